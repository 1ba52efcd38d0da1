import { nearestName } from '../catalogue/nearest.ts';
import { UserError } from '../errors.ts';
import { LIMITS } from '../plan/plan.ts';
import type { Limits } from '../plan/types.ts';

/** A flag may be less patient than the default, or for a slow link more so; it may not make a probe a bad neighbour. */
const AT_MOST_TIMES = 10;

const NAMES = Object.keys(LIMITS) as readonly (keyof Limits)[];

/** Reads `connectMs=2000` and the like. Throws UserError `usage`. */
export function readLimits(written: readonly string[]): Partial<Limits> {
  return Object.fromEntries(written.map(readLimit));
}

function readLimit(written: string): readonly [keyof Limits, number] {
  const [wanted = '', text = ''] = written.split('=', 2);
  const name = NAMES.find((each) => each === wanted);
  if (name === undefined) {
    const nearest = nearestName(wanted, NAMES);
    const guess = nearest === undefined ? '' : `; did you mean ${nearest}?`;
    throw new UserError('usage', `--limit ${written}: there are ${NAMES.join(', ')}${guess}`);
  }
  const value = Number(text);
  const most = LIMITS[name] * AT_MOST_TIMES;
  if (/^\d+$/.test(text) && value >= 1 && value <= most) return [name, value];
  throw new UserError('usage', `--limit ${written}: ${name} is a whole number from 1 to ${most}`);
}
