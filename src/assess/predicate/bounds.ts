import type { Bounds } from '../../catalogue/types.ts';
import { resolveOperand } from './operand.ts';
import { and, type Judged, type PredicateContext, type Truth } from './types.ts';

/** A number that is known, or known to lie between two; `most` is infinite where nothing bounds it. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** Each bound as certain of a range as the range is: true or false only where all of it agrees. */
export const BOUNDS: Readonly<Record<keyof Bounds, (range: Range, due: number) => Truth>> = {
  gte: ({ least, most }, due) => (least >= due ? 'true' : most < due ? 'false' : 'unknown'),
  lte: ({ least, most }, due) => (most <= due ? 'true' : least > due ? 'false' : 'unknown'),
  equals: ({ least, most }, due) =>
    least === due && most === due ? 'true' : due < least || due > most ? 'false' : 'unknown',
};

/** Holds a number to its bounds; a bound that nobody set is a missing norm. */
export function judgeBounds(
  range: Range,
  bounds: Bounds,
  context: PredicateContext,
): Pick<Judged, 'truth' | 'cause'> & { readonly expected: string } {
  const judged = (Object.keys(BOUNDS) as readonly (keyof Bounds)[]).flatMap((name) => {
    const operand = bounds[name];
    if (operand === undefined) return [];
    const resolved = resolveOperand(operand, context);
    const due = resolved.ok && typeof resolved.value === 'number' ? resolved.value : undefined;
    const truth = due === undefined ? ('unknown' as const) : BOUNDS[name](range, due);
    return [{ truth, unset: !resolved.ok, text: `${name} ${resolved.name}` }];
  });
  const truth = and(judged.map((each) => each.truth));
  const expected = judged.map((each) => each.text).join(', ');
  if (truth !== 'unknown') return { truth, expected };
  const hidden = judged.some((each) => each.truth === 'unknown' && !each.unset);
  return { truth, expected, cause: hidden ? 'indeterminate' : 'no-baseline' };
}
