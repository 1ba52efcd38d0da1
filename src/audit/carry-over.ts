import { carriedTo, entriesFor, fateOf } from '../catalogue/map.ts';
import type { Catalogue, Reference } from '../catalogue/types.ts';
import type { Problem, SourcePosition } from '../errors.ts';
import type { Audit } from './types.ts';

/** An audit of which everything is keyed to its own catalogues, and what could not be brought there. */
export interface Carried {
  readonly audit: Audit;
  readonly problems: readonly Problem[];
}

interface Carrying {
  readonly loaded: ReadonlySet<string>;
  readonly reference: Reference;
  readonly problems: Problem[];
}

/**
 * Brings what is keyed to another version of a norm to the version of the audit, where a mapping shows that nothing of
 * substance changed. Requests only ask, so they go wherever their subject went; a judgement, a decision or an owner stays
 * with what was judged: over a merged, split, new or changed measure it has to be given anew.
 */
export function carryOver(audit: Audit, catalogues: readonly Catalogue[], reference: Reference): Carried {
  const carrying: Carrying = { loaded: new Set(catalogues.map(({ ref }) => ref)), reference, problems: [] };
  const one = <T extends { readonly at?: SourcePosition }>(entry: T, key: keyof T & string, base = ''): T => {
    const ref = entry[key];
    return typeof ref === 'string'
      ? { ...entry, [key]: stay(ref, { at: entry.at, path: base + key }, carrying) }
      : entry;
  };
  const carried: Audit = {
    ...audit,
    requests: audit.requests.map((request) => ({
      ...request,
      criteria: [
        ...new Set(
          request.criteria.flatMap((ref, index) =>
            follow(ref, { at: request.at, path: `criteria[${index}]` }, carrying),
          ),
        ),
      ],
    })),
    cards: audit.cards.map((card) =>
      card.supports === undefined
        ? card
        : {
            ...card,
            supports: card.supports.flatMap((ref) => follow(ref, { at: card.at, path: 'supports' }, carrying)),
          },
    ),
    samples: audit.samples.map((sample) => one(sample, 'criterion')),
    judgements: audit.judgements.map((judgement) => one(judgement, 'criterion')),
    decisions: audit.decisions.map((decision) =>
      one(one(decision, 'criterion', `${decision.id}.`), 'control', `${decision.id}.`),
    ),
    applicability: audit.applicability.map((entry) => one(entry, 'control')),
    owners: audit.owners.map((owner) => one(owner, 'control')),
    responses: audit.responses.map((response) => one(response, 'control')),
  };
  return { audit: carried, problems: carrying.problems };
}

interface Place {
  readonly at: SourcePosition | undefined;
  readonly path: string;
}

/** A reference in its parts; undefined where it is of a loaded catalogue, or of one that no mapping knows. */
function foreign(
  ref: string,
  { loaded, reference }: Carrying,
): { readonly control: string; readonly rest: string } | undefined {
  const [control = '', criterion] = ref.split('#');
  const [catalogue = ''] = control.split('/');
  if (loaded.has(catalogue) || !reference.mappings.some(({ from, to }) => from === catalogue && loaded.has(to)))
    return undefined;
  return { control, rest: criterion === undefined ? '' : `#${criterion}` };
}

function stay(ref: string, place: Place, carrying: Carrying): string {
  const parts = foreign(ref, carrying);
  if (parts === undefined) return ref;
  const to = carriedTo(parts.control, carrying.reference);
  if (to !== undefined) return to + parts.rest;
  refuse(ref, parts.control, place, carrying);
  return ref;
}

function follow(ref: string, place: Place, carrying: Carrying): readonly string[] {
  const parts = foreign(ref, carrying);
  if (parts === undefined) return [ref];
  const to = entriesFor(parts.control, carrying.reference)
    .filter(({ entry, forward, mapping }) => forward && entry.verified && carrying.loaded.has(mapping.to))
    .flatMap(({ entry, mapping }) => entry.to.map((id) => `${mapping.to}/${id}${parts.rest}`));
  if (to.length > 0) return to;
  refuse(ref, parts.control, place, carrying);
  return [ref];
}

function refuse(ref: string, control: string, { at, path }: Place, { reference, problems }: Carrying): void {
  const said = fateOf(control, reference);
  problems.push({
    code: 'dangling',
    message: `${ref} is of another version of the norm, and nothing carries it over: ${said}; judge anew under the version of this audit`,
    path,
    found: ref,
    ...(at === undefined ? {} : { at }),
  });
}
