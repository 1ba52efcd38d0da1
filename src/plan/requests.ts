import type { Audit } from '../audit/types.ts';
import type { Addressee, Catalogue, Control, Criterion, Need } from '../catalogue/types.ts';
import { criteriaOf } from './criteria.ts';
import type { FirstRequest, SuggestedRequest } from './types.ts';

/** Something to ask for, and of whom. */
interface Asked {
  readonly kind: string;
  readonly to: Addressee;
}

/**
 * Evidence that has to be asked for and has not been. A request that was written down and never sent asks nothing of anybody:
 * it is named here, to be sent.
 */
export function suggestedRequests(catalogues: readonly Catalogue[], audit: Audit): readonly SuggestedRequest[] {
  const sent = audit.requests.filter(isSent);
  const found = new Map<string, SuggestedRequest>();
  for (const criterion of criteriaOf(catalogues, audit)) {
    const { ref, control } = criterion;
    for (const asked of askedFor(criterion)) {
      if (isCovered(asked, criterion, sent, audit)) continue;
      const written = audit.requests.find((each) => each.criteria.includes(ref) && !isSent(each))?.id;
      const key = JSON.stringify([control, asked.kind, written]);
      const criteria = [...new Set([...(found.get(key)?.criteria ?? []), ref])].sort();
      found.set(key, { criteria, kind: asked.kind, ...(written === undefined ? {} : { written }) });
    }
  }
  return [...found.values()];
}

function isSent({ askedAt }: Audit['requests'][number]): boolean {
  return askedAt !== undefined;
}

/** What another party must bring is asked of that party, unless it came along with what was asked of the first. */
function isCovered(
  { kind, to }: Asked,
  { ref, addressee }: Criterion,
  requests: Audit['requests'],
  { cards }: Pick<Audit, 'cards'>,
): boolean {
  const asking = requests.filter(({ criteria }) => criteria.includes(ref));
  if (to === addressee) return asking.length > 0;
  return (
    asking.some((request) => request.to === to) ||
    cards.some((card) => card.kind === kind && asking.some(({ id }) => id === card.request))
  );
}

/**
 * The first register of an audit: one request per control and party, for what nobody wrote a request for yet. Only what can
 * be answered is asked: a criterion needs a target of its kind in this audit.
 */
export function firstRequests(catalogues: readonly Catalogue[], audit: Audit): readonly FirstRequest[] {
  const kinds = new Set(audit.targets.map(({ kind }) => kind));
  const wanted = criteriaOf(catalogues, audit).filter(({ targets }) => targets.some((kind) => kinds.has(kind)));
  return catalogues.flatMap(({ controls }) =>
    controls.flatMap((control) => {
      const mine = wanted.filter((criterion) => criterion.control === control.ref);
      return (['supplier', 'client'] as const).flatMap((to) => requestTo(to, control, mine, audit));
    }),
  );
}

function requestTo(
  to: Addressee,
  control: Control,
  wanted: readonly Criterion[],
  audit: Audit,
): readonly FirstRequest[] {
  const open = wanted.flatMap((criterion) => {
    const asked = askedFor(criterion).filter(
      (each) => each.to === to && !isCovered(each, criterion, audit.requests, audit),
    );
    const judged = criterion.addressee === to && criterion.needs.some(({ kind }) => kind === 'judgement');
    const unwritten = !audit.requests.some(({ criteria }) => criteria.includes(criterion.ref));
    return asked.length > 0 || (judged && unwritten) ? [{ ref: criterion.ref, asked }] : [];
  });
  if (open.length === 0) return [];
  const { ref, topic, request } = control;
  const kinds = [...new Set(open.flatMap(({ asked }) => asked.map(({ kind }) => kind)))].sort();
  return [{ control: ref, to, criteria: open.map((each) => each.ref), kinds, why: topic, ...request }];
}

function askedFor({ needs, addressee }: Criterion): readonly Asked[] {
  return needs.flatMap((need) => askedBy(need, addressee));
}

function askedBy(need: Need, addressee: Addressee): readonly Asked[] {
  if (need.kind === 'anyOf') return need.branches.flatMap((branch) => askedBy(branch, addressee));
  if (need.kind === 'judgement') return [];
  const beside = need.kind === 'check' ? need.beside : [];
  return [
    ...(need.from === undefined ? [] : [{ kind: need.from, to: addressee }]),
    ...beside.map(({ from, addressee: to = addressee }) => ({ kind: from, to })),
  ];
}
