import type { Fact, FactAt, FactValue } from '../types.ts';

export type Origin = Extract<Fact, { value: FactValue }>['origin'];

/** What a reader knows of one path: a value, that there is none (`absent`), or that it cannot tell (`unparsed`). */
export type Known = { readonly value: FactValue } | 'absent' | 'unparsed';

/** A value where there is one, otherwise the certainty that there is none. */
export function valueOrAbsent(value: FactValue | undefined): Known {
  return value === undefined ? 'absent' : { value };
}

export function toFact(
  path: string,
  known: Known,
  { at, origin }: { readonly at: FactAt; readonly origin: Origin },
): Fact {
  return typeof known === 'string' ? { path, origin: known, at } : { path, value: known.value, origin, at };
}

/** Facts of a table of paths, in the order of the table. */
export function toFacts(
  table: Readonly<Record<string, Known>>,
  from: { readonly at: FactAt; readonly origin: Origin; readonly prefix?: string },
): readonly Fact[] {
  return Object.entries(table).map(([path, known]) => toFact(`${from.prefix ?? ''}${path}`, known, from));
}

export function allUnparsed(paths: readonly string[]): Readonly<Record<string, Known>> {
  return Object.fromEntries(paths.map((path) => [path, 'unparsed']));
}
