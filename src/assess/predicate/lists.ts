import type { CheckNeed, Predicate } from '../../catalogue/types.ts';

/** Names of the lists a check reads, in its predicate, its precondition and its advice. */
export function listsOf(need: CheckNeed): ReadonlySet<string> {
  const when = need.when === undefined ? [] : [need.when];
  return new Set([need.assert, ...when, ...need.advice.map((each) => each.assert)].flatMap(listsIn));
}

function listsIn(predicate: Predicate): readonly string[] {
  if ('all' in predicate) return predicate.all.flatMap(listsIn);
  if ('any' in predicate) return predicate.any.flatMap(listsIn);
  if ('not' in predicate) return listsIn(predicate.not);
  if ('if' in predicate)
    return [predicate.if, predicate.then, ...(predicate.else === undefined ? [] : [predicate.else])].flatMap(listsIn);
  if ('count' in predicate) return predicate.where === undefined ? [] : listsIn(predicate.where);
  if ('assert' in predicate)
    return [predicate.assert, ...(predicate.where === undefined ? [] : [predicate.where])].flatMap(listsIn);
  const operands: readonly unknown[] = Object.values('use' in predicate ? predicate.with : predicate);
  return operands.flatMap((operand) =>
    typeof operand === 'object' && operand !== null && '$list' in operand ? [String(operand.$list)] : [],
  );
}
