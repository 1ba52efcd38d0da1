import type { NamedCheck, PredicateContext } from '../predicate/types.ts';
import { durationMs, parseDuration, startOf } from '../moment.ts';
import { resolveOperand } from '../predicate/operand.ts';
import type { Operand } from '../../catalogue/types.ts';
import type { FactTree } from '../predicate/fact-tree.ts';

type Verdict = ReturnType<NamedCheck['evaluate']>;

/**
 * The longest time between two moments of a series that reaches into a period is at most a duration. The ends count: the
 * gap before the first moment of the period starts at the moment before it, or else at the start of the period.
 */
export const maxGap: NamedCheck = {
  name: 'max-gap',
  parameters: ['series', 'atMost', 'from', 'to'],
  evaluate(tree, operands, context) {
    const atMost = resolveOperand(operands['atMost'] ?? null, context);
    const expected = `gap <= ${atMost.name}`;
    const open = (cause: 'no-baseline' | 'indeterminate', actual: string): Verdict => {
      return { truth: 'unknown', cause, expected, actual };
    };
    if (!atMost.ok) return open(atMost.cause, 'no limit set');
    const limit = parseDuration(String(atMost.value));
    const series = momentsAt(tree, operands['series']);
    if (limit === undefined || series === undefined) return open('indeterminate', 'no series of moments with a zone');
    const from = end(operands['from'], context);
    const to = end(operands['to'], context);
    if (!from.ok) return open(from.cause, 'no start');
    if (!to.ok) return open(to.cause, 'no end');
    const points = pointsBetween(series, from.value, to.value);
    if (points === undefined) return open('indeterminate', 'no moment to count from');
    const gap = longest(points);
    const actual = `${(gap / 86_400_000).toFixed(1)} d`;
    if (gap <= durationMs(limit)) return { truth: 'true', expected, actual };
    // A gap is an absence: in what may be a part of the moments it may be nobody's.
    return context.complete ? { truth: 'false', expected, actual } : open('indeterminate', actual);
  },
};

function momentsAt(tree: FactTree, path: Operand | undefined): readonly number[] | undefined {
  const fact = typeof path === 'string' ? tree.byPath.get(path) : undefined;
  if (fact === undefined || !('value' in fact) || !Array.isArray(fact.value)) return undefined;
  const moments = (fact.value as readonly unknown[]).map((each) => startOf(String(each)));
  return moments.includes(undefined) ? undefined : (moments as number[]);
}

type End =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly cause: 'no-baseline' | 'indeterminate' };

function end(operand: Operand | undefined, context: PredicateContext): End {
  const resolved = operand === undefined ? undefined : resolveOperand(operand, context);
  if (resolved?.ok === false) return { ok: false, cause: resolved.cause };
  const value = startOf(String(resolved?.value));
  return value === undefined ? { ok: false, cause: 'indeterminate' } : { ok: true, value };
}

/** In order, with the ends; undefined where no moment lies in the period or before it. */
function pointsBetween(series: readonly number[], from: number, to: number): readonly number[] | undefined {
  const known = series.filter((moment) => moment <= to).sort((a, b) => a - b);
  if (known.length === 0) return undefined;
  const before = known.findLast((moment) => moment <= from) ?? from;
  return [before, ...known.filter((moment) => moment > from), to];
}

function longest(points: readonly number[]): number {
  return points.slice(1).reduce((most, moment, index) => Math.max(most, moment - (points[index] ?? moment)), 0);
}
