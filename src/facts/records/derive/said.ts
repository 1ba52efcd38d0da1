import type { FactValue } from '../../types.ts';

/** What a derivation says under its name: a value, or why there is none. `line` from 1. */
export type Said = { readonly name: string; readonly line?: number | undefined } & (
  { readonly value: FactValue } | { readonly origin: 'absent' | 'unparsed' }
);

/** How often something was seen, and the first line on which it was. */
export interface Tally {
  count: number;
  line: number | undefined;
}

export function tally(): Tally {
  return { count: 0, line: undefined };
}

export function addTo(seen: Tally, line: number): void {
  seen.count += 1;
  seen.line ??= line;
}

/** A count of which what could not be read may make more: above nought it stands, none is no longer a fact. */
export function atLeast(name: string, seen: Tally, unread: Tally): Said {
  if (seen.count === 0 && unread.count > 0) return { name, origin: 'unparsed', line: unread.line };
  return { name, value: seen.count, line: seen.line };
}

/** Something that what could not be read may change either way. Without a value there is none. */
export function exactly(
  name: string,
  seen: { readonly value: FactValue | undefined; readonly line?: number | undefined },
  unread: Tally,
): Said {
  if (unread.count > 0) return { name, origin: 'unparsed', line: unread.line };
  return seen.value === undefined ? { name, origin: 'absent' } : { name, value: seen.value, line: seen.line };
}

/** A count that is what it is. */
export function plainly(name: string, { count, line }: Tally): Said {
  return { name, value: count, line };
}

/** Two tallies as one; its line is the first of them. */
export function together(one: Tally, other: Tally): Tally {
  const lines = [one.line, other.line].filter((line) => line !== undefined);
  return { count: one.count + other.count, line: lines.length === 0 ? undefined : Math.min(...lines) };
}
