import type { FactValue } from '../../facts/types.ts';
import { endOf, startOf } from '../moment.ts';
import type { Truth } from './types.ts';

interface Span {
  readonly first: number;
  readonly last: number;
}

const HOUR = 3_600_000;
/** A day begins first in UTC+14 and ends last in UTC-12. */
const EAST = 14 * HOUR;
const WEST = 12 * HOUR;

/** Milliseconds since the epoch. A full moment is a point; a bare date is that day in whichever zone it was meant. */
function spanOf(value: FactValue): Span | undefined {
  if (Array.isArray(value)) return undefined;
  const [first, last] = [startOf(String(value)), endOf(String(value))];
  if (first === undefined || last === undefined) return undefined;
  return first === last ? { first, last } : { first: first - EAST, last: last + WEST };
}

/** Whether the one moment lies at or after the other, as far as they are written: unknown where their spans overlap. */
export function notBefore(one: FactValue, other: FactValue): Truth {
  const [a, b] = [spanOf(one), spanOf(other)];
  if (a === undefined || b === undefined) return 'unknown';
  if (a.first >= b.last) return 'true';
  return a.last < b.first ? 'false' : 'unknown';
}
