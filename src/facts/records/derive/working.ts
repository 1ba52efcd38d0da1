import type { ColumnLegend } from '../../../audit/types.ts';
import type { Derivation, Reference } from '../../../catalogue/types.ts';
import type { ColumnFold } from '../fold.ts';
import type { RowWatch } from '../fold-rows.ts';
import type { ListRead } from './read-list.ts';
import type { Said } from './said.ts';

type Keys<T> = T extends unknown ? Exclude<keyof T, 'name'> : never;
export type DerivationKind = Keys<Derivation>;
/** What the catalogue says of one kind of derivation. */
export type SpecOf<K extends DerivationKind> = Extract<Derivation, Readonly<Record<K, unknown>>>[K];

/** One derivation at work. It says exactly the names its kind has. */
export interface Working extends RowWatch {
  says(): readonly Said[];
}

/** Where a derivation takes its columns: all must be in the legend, of the type it needs, and in the file. */
export interface Columns {
  readonly all: readonly ColumnFold[];
  take(name: string, type?: NonNullable<ColumnLegend['type']>): ColumnFold;
  readonly lists: ReadonlyMap<SpecOf<'join'>, ListRead>;
  readonly cases: Reference['cases'];
}

/** The names each kind says its facts under. The catalogue holds the same list, to link the paths of predicates. */
export const DERIVED_NAMES: Readonly<Record<DerivationKind, readonly string[]>> = {
  span: ['rows', 'over', 'max', 'open', 'oldestOpen', 'youngestOpen', 'excused', 'negative', 'unread'],
  same: ['rows', 'equal', 'unread'],
  sequence: ['rows', 'gaps', 'doubles', 'first', 'last', 'unread'],
  chain: ['rows', 'broken', 'start', 'end', 'unread'],
  backlog: ['rows', 'max', 'openAtEnd', 'oldestOpen', 'p95', 'unread'],
  sensitive: ['rows', 'secrets', 'personal', 'numbers', 'addresses', 'unread'],
  cases: ['rows', 'of', 'missing', 'twice', 'wrong', 'wrongCases', 'unknownCases', 'unread'],
  join: ['rows', 'matches', 'canaries', 'canariesFound', 'listed', 'unjoinable', 'saltsDiffer'],
};
