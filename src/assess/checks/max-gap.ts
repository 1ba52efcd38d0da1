import type { NamedCheck, PredicateContext } from '../predicate/types.ts';
import { durationMs, parseDuration, startOf } from '../moment.ts';
import { resolveOperand } from '../predicate/operand.ts';
import type { Operand } from '../../catalogue/types.ts';
import type { FactTree } from '../predicate/fact-tree.ts';

/** The longest time between two moments of a series, its ends included, is at most a duration. */
export const maxGap: NamedCheck = {
  name: 'max-gap',
  parameters: ['series', 'atMost', 'from', 'to'],
  evaluate(tree, operands, context) {
    const atMost = resolveOperand(operands['atMost'] ?? null, context);
    const expected = `gap <= ${atMost.name}`;
    if (!atMost.ok) return { truth: 'unknown', cause: atMost.cause, expected, actual: 'no limit set' };
    const limit = parseDuration(String(atMost.value));
    const series = momentsAt(tree, operands['series']);
    if (limit === undefined || series === undefined || series.length === 0) {
      return { truth: 'unknown', cause: 'indeterminate', expected, actual: 'no series of moments with a zone' };
    }
    const gap = longest(series, end(operands['from'], context), end(operands['to'], context));
    return {
      truth: gap <= durationMs(limit) ? 'true' : 'false',
      expected,
      actual: `${(gap / 86_400_000).toFixed(1)} d`,
    };
  },
};

function momentsAt(tree: FactTree, path: Operand | undefined): readonly number[] | undefined {
  const fact = typeof path === 'string' ? tree.byPath.get(path) : undefined;
  if (fact === undefined || !('value' in fact) || !Array.isArray(fact.value)) return undefined;
  const moments = (fact.value as readonly unknown[]).map((each) => startOf(String(each)));
  return moments.includes(undefined) ? undefined : (moments as number[]);
}

function end(operand: Operand | undefined, context: PredicateContext): number | undefined {
  const resolved = operand === undefined ? undefined : resolveOperand(operand, context);
  return resolved?.ok === true ? startOf(String(resolved.value)) : undefined;
}

function longest(series: readonly number[], from: number | undefined, to: number | undefined): number {
  const inside = series.filter(
    (moment) => (from === undefined || moment >= from) && (to === undefined || moment <= to),
  );
  const points = [from, ...inside, to].filter((moment) => moment !== undefined).sort((a, b) => a - b);
  return points.slice(1).reduce((most, moment, index) => Math.max(most, moment - (points[index] ?? moment)), 0);
}
