import { nearestName } from '../catalogue/nearest.ts';
import type { Criterion, Need } from '../catalogue/types.ts';
import type { Problem } from '../errors.ts';
import { itemsNamed, slotOf } from './named.ts';
import type { Audit, Card } from './types.ts';

/** Evidence that no need asks for: what only a judgement or a decision names, and the reports of third parties. */
const ALWAYS = ['other', 'assurance'];

/** Every kind of evidence that a need reads. */
export function kindsOf(need: Need): readonly string[] {
  if (need.kind === 'anyOf') return need.branches.flatMap(kindsOf);
  if (need.kind === 'judgement') return [];
  if (need.kind === 'document') return [need.from];
  return [need.from, need.empty?.from, ...need.beside.map(({ from }) => from)].flatMap((kind) => kind ?? []);
}

// As `portal-1` and `portal-2`: the one is no slip of the pen for the other.
function isSibling(a: string, b: string): boolean {
  return a.replace(/\d+/g, '#') === b.replace(/\d+/g, '#');
}

function kindProblem(card: Card, asked: readonly string[], named: boolean): Problem | undefined {
  if (asked.length === 0 || asked.includes(card.kind) || ALWAYS.includes(card.kind)) return undefined;
  const nearest = nearestName(card.kind, asked);
  if (nearest === undefined && named) return undefined;
  return {
    code: 'unknown-name',
    message: `no criterion of ${card.request} asks for evidence of the kind "${card.kind}"`,
    ...{ found: card.kind, allowed: [...asked, ...ALWAYS], at: card.at, path: 'kind' },
    ...(nearest === undefined ? {} : { nearest }),
  };
}

function targetProblems(card: Card, listed: readonly string[]): readonly Problem[] {
  return card.targets.flatMap((target, index) => {
    if (listed.includes(target)) return [];
    const nearest = nearestName(
      target,
      listed.filter((each) => !isSibling(each, target)),
    );
    if (nearest === undefined) return [];
    const message = `there is no target "${target}"`;
    return [{ code: 'dangling', message, found: target, nearest, at: card.at, path: `targets[${index}]` }];
  });
}

/**
 * Lists cards of a kind that their request does not ask for, and on a target that is nearly one of the audit: what was written
 * wrong must not end as evidence that is missing. A target that resembles none is no problem here; the ledger treats it.
 */
export function linkCards(audit: Audit, criteria: ReadonlyMap<string, Criterion>): readonly Problem[] {
  const listed = audit.targets.map(({ id }) => id);
  const named = new Set(itemsNamed(audit).map(slotOf));
  const asked = new Map(
    audit.requests.map((request) => {
      const needs = request.criteria.flatMap((ref) => criteria.get(ref)?.needs ?? []);
      return [request.id, [...new Set(needs.flatMap(kindsOf))].sort()];
    }),
  );
  return audit.cards.flatMap((card) => {
    const kind = kindProblem(card, asked.get(card.request) ?? [], named.has(card.item));
    return [...(kind === undefined ? [] : [kind]), ...targetProblems(card, listed)];
  });
}
