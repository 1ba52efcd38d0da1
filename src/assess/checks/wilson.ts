import { resolveOperand } from '../predicate/operand.ts';
import type { NamedCheck } from '../predicate/types.ts';
import { numberAt } from './ratio.ts';

/** Two-sided 95 %. */
const Z = 1.959963984540054;
/** Beyond any sample that people examine. */
const MOST = 1_000_000_000;

/**
 * A share that was counted in a sample, by its Wilson score interval (95 %, two-sided; Wilson 1927). It holds where the whole
 * interval is on the right side of the norm, and fails where all of it is on the wrong side. In between the sample is too
 * small, and what is printed is how large it would have to be at the same share.
 */
export const wilson: NamedCheck = {
  name: 'wilson',
  parameters: ['part', 'whole', 'atLeast', 'atMost'],
  evaluate(tree, operands, context) {
    const { atLeast, atMost } = operands;
    const limit = resolveOperand(atLeast ?? atMost ?? null, context);
    const expected = `${atLeast === undefined ? 'upper bound <=' : 'lower bound >='} ${limit.name}`;
    if (!limit.ok) return { truth: 'unknown', cause: limit.cause, expected, actual: 'no limit set' };
    const part = numberAt(tree, operands['part']);
    const whole = numberAt(tree, operands['whole']);
    if (!isCount(part) || !isCount(whole) || part > whole || !isShare(limit.value))
      return { truth: 'unknown', cause: 'indeterminate', expected, actual: 'no counts' };
    const norm = { limit: limit.value, least: atLeast !== undefined };
    const side = sideOf(part / whole, whole, norm);
    const { low, high } = interval(part / whole, whole);
    const actual = whole === 0 ? '0 of 0' : `${part} of ${whole}: ${low.toFixed(3)} - ${high.toFixed(3)}`;
    if (side !== undefined) return { truth: side ? 'true' : 'false', expected, actual };
    const needed = whole === 0 ? undefined : sizeNeeded(part / whole, whole, norm);
    const asked = needed === undefined ? '' : `; at this share n >= ${needed}`;
    return { truth: 'unknown', cause: 'sample-too-small', expected, actual: `${actual}${asked}` };
  },
};

interface Norm {
  readonly limit: number;
  readonly least: boolean;
}

/** The interval of a share seen in n, from 0 to 1. */
export function interval(share: number, n: number): { readonly low: number; readonly high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const weight = Z ** 2 / n;
  const middle = (share + weight / 2) / (1 + weight);
  const half = (Z * Math.sqrt((share * (1 - share)) / n + weight / (4 * n))) / (1 + weight);
  // At the ends the interval touches them; rounding must not leave a share of nought above nought.
  return { low: share === 0 ? 0 : Math.max(0, middle - half), high: share === 1 ? 1 : Math.min(1, middle + half) };
}

/** Undefined where the norm lies within the interval. */
function sideOf(share: number, n: number, { limit, least }: Norm): boolean | undefined {
  if (n === 0) return undefined;
  const { low, high } = interval(share, n);
  if (least ? low >= limit : high <= limit) return true;
  return (least ? high < limit : low > limit) ? false : undefined;
}

/** The smallest sample that would decide at this share; undefined where none would. */
export function sizeNeeded(share: number, from: number, norm: Norm): number | undefined {
  let [small, large] = [from, from];
  while (sideOf(share, large, norm) === undefined) {
    if (large > MOST) return undefined;
    [small, large] = [large, large * 2];
  }
  while (large - small > 1) {
    const middle = Math.floor((small + large) / 2);
    if (sideOf(share, middle, norm) === undefined) small = middle;
    else large = middle;
  }
  return large;
}

function isCount(value: number | undefined): value is number {
  return value !== undefined && Number.isInteger(value) && value >= 0;
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}
