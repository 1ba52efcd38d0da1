import type { JsonScalar, Operand } from '../../catalogue/types.ts';
import type { FactTree } from '../predicate/fact-tree.ts';
import type { NamedCheck } from '../predicate/types.ts';
import { resolveOperand } from '../predicate/operand.ts';
import { numberAt } from './ratio.ts';

/**
 * Two counts of the same thing differ by at most a share of the larger, or by at most a count; without either they are
 * equal. Two counts of nothing show nothing.
 */
export const reconcile: NamedCheck = {
  name: 'reconcile',
  parameters: ['a', 'b', 'share', 'count'],
  evaluate(tree, operands, context) {
    const { share, count } = operands;
    const limit = resolveOperand(share ?? count ?? 0, context);
    const expected = `${share === undefined ? 'difference' : 'relative difference'} <= ${limit.name}`;
    if (!limit.ok) return { truth: 'unknown', cause: limit.cause, expected, actual: 'no limit set' };
    const a = countAt(tree, operands['a']);
    const b = countAt(tree, operands['b']);
    if (a === undefined || b === undefined)
      return { truth: 'unknown', cause: 'indeterminate', expected, actual: 'no counts' };
    const actual = `${a} / ${b}`;
    const larger = Math.max(a, b);
    if (larger === 0) return { truth: 'unknown', cause: 'sample-too-small', expected, actual };
    const apart = Math.abs(a - b) / (share === undefined ? 1 : larger);
    const agree = share !== undefined && count !== undefined ? undefined : within(apart, limit.value);
    // In what may be a part of the rows a difference is nobody's.
    if (agree === undefined || (!agree && !context.complete))
      return { truth: 'unknown', cause: 'indeterminate', expected, actual };
    return { truth: agree ? 'true' : 'false', expected, actual };
  },
};

function countAt(tree: FactTree, path: Operand | undefined): number | undefined {
  const count = numberAt(tree, path);
  return count !== undefined && count >= 0 ? count : undefined;
}

/** Undefined where the limit is none. */
function within(apart: number, limit: JsonScalar | readonly JsonScalar[]): boolean | undefined {
  return typeof limit === 'number' && limit >= 0 ? apart <= limit : undefined;
}
