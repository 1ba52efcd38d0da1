import type { Audit } from '../audit/types.ts';
import type { Addressee, Catalogue, Control, Criterion, Need } from '../catalogue/types.ts';
import { criteriaOf } from './criteria.ts';
import type { FirstRequest, SuggestedRequest } from './types.ts';

/**
 * Evidence that has to be asked for and has not been. A request that was written down and never sent asks nothing of anybody:
 * it is named here, to be sent.
 */
export function suggestedRequests(catalogues: readonly Catalogue[], audit: Audit): readonly SuggestedRequest[] {
  const sent = new Set(audit.requests.filter(isSent).flatMap(({ criteria }) => criteria));
  const open = criteriaOf(catalogues, audit).filter(({ ref }) => !sent.has(ref));
  const found = new Map<string, SuggestedRequest>();
  for (const { ref, control, needs } of open) {
    const written = audit.requests.find(({ criteria }) => criteria.includes(ref))?.id;
    for (const kind of needs.flatMap(kindsAsked)) {
      const key = JSON.stringify([control, kind, written]);
      const criteria = [...new Set([...(found.get(key)?.criteria ?? []), ref])].sort();
      found.set(key, { criteria, kind, ...(written === undefined ? {} : { written }) });
    }
  }
  return [...found.values()];
}

function isSent({ askedAt }: Audit['requests'][number]): boolean {
  return askedAt !== undefined;
}

/**
 * The first register of an audit: one request per control and addressee, for the criteria nobody wrote a request for yet.
 * Only what can be answered is asked: a criterion needs a target of its kind in this audit.
 */
export function firstRequests(catalogues: readonly Catalogue[], audit: Audit): readonly FirstRequest[] {
  const written = new Set(audit.requests.flatMap(({ criteria }) => criteria));
  const kinds = new Set(audit.targets.map(({ kind }) => kind));
  const wanted = criteriaOf(catalogues, audit).filter(
    ({ ref, needs, targets }) => !written.has(ref) && needs.some(isAsked) && targets.some((kind) => kinds.has(kind)),
  );
  return catalogues.flatMap(({ controls }) =>
    controls.flatMap((control) => {
      const mine = wanted.filter((criterion) => criterion.control === control.ref);
      return (['supplier', 'client'] as const).flatMap((to) => requestTo(to, control, mine));
    }),
  );
}

function requestTo(to: Addressee, control: Control, wanted: readonly Criterion[]): readonly FirstRequest[] {
  const mine = wanted.filter(({ addressee }) => addressee === to);
  if (mine.length === 0) return [];
  const { ref, topic, request } = control;
  const kinds = [...new Set(mine.flatMap(({ needs }) => needs.flatMap(kindsAsked)))].sort();
  return [{ control: ref, to, criteria: mine.map((criterion) => criterion.ref), kinds, why: topic, ...request }];
}

/** A judgement needs something to judge; what the tool measures by itself needs no request. */
function isAsked(need: Need): boolean {
  return need.kind === 'judgement' || kindsAsked(need).length > 0;
}

function kindsAsked(need: Need): readonly string[] {
  if (need.kind === 'anyOf') return need.branches.flatMap(kindsAsked);
  if (need.kind === 'judgement') return [];
  const beside = need.kind === 'check' ? need.beside.map(({ from }) => from) : [];
  return [...(need.from === undefined ? [] : [need.from]), ...beside];
}
