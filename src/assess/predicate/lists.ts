import type { CheckNeed } from '../../catalogue/types.ts';

/** Names of the lists a check reads, in its predicate, its precondition and its advice. */
export function listsOf(need: CheckNeed): ReadonlySet<string> {
  const when = need.when === undefined ? [] : [need.when];
  return new Set([need.assert, ...when, ...need.advice.map((each) => each.assert)].flatMap(listsIn));
}

// A list stands wherever an operand may, whatever the form around it.
function listsIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  return '$list' in part ? [String(part.$list)] : Object.values(part).flatMap(listsIn);
}
