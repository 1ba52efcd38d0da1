import type { Derivation } from '../../../catalogue/types.ts';
import { place } from '../../text.ts';
import type { Fact, Source } from '../../types.ts';
import { columnFold, type ColumnFold } from '../fold.ts';
import type { RowWatch } from '../fold-rows.ts';
import { backlog } from './backlog.ts';
import { cases } from './cases.ts';
import { chain } from './chain.ts';
import { join } from './join.ts';
import type { Said } from './said.ts';
import { same } from './same.ts';
import { sensitive } from './sensitive.ts';
import { sequence } from './sequence.ts';
import { span } from './span.ts';
import { type Columns, DERIVED_NAMES, type DerivationKind, type Working } from './working.ts';

/** What a derivation is worked out over. */
export interface DeriveFrom {
  readonly folds: readonly ColumnFold[];
  readonly source: Source;
  readonly lists: Columns['lists'];
  readonly cases: Columns['cases'];
}

export interface DerivedFold extends RowWatch {
  facts(rows: number): readonly Fact[];
}

/** Works out one derivation while the rows go by: facts under `derived.<name>`. Without rows, or a column, they say so. */
export function derivedFold(derivation: Derivation, { folds, source, lists, cases: sets }: DeriveFrom): DerivedFold {
  const taken: ColumnFold[] = [];
  const columns: Columns = {
    all: folds,
    lists,
    cases: sets,
    take(name, type) {
      const fold = folds.find(({ legend }) => legend.as === name && (type === undefined || legend.type === type));
      taken.push(fold ?? columnFold({ column: name, as: name }));
      return taken.at(-1) as ColumnFold;
    },
  };
  const { kind, working } = start(derivation, columns);
  return {
    addRow(row) {
      working.addRow(row);
    },
    facts(rows) {
      const of = (said: Said): Fact => toFact(`derived.${derivation.name}`, said, source);
      const names = DERIVED_NAMES[kind];
      if (rows === 0) return names.map((name) => of({ name, origin: 'absent' }));
      // A column that nobody explained, or that is not there, may have held anything.
      if (taken.some(({ found }) => !found)) return names.map((name) => of({ name, origin: 'unparsed', line: 1 }));
      return working.says().map(of);
    },
  };
}

function start(derivation: Derivation, columns: Columns): { readonly kind: DerivationKind; readonly working: Working } {
  if ('span' in derivation) return { kind: 'span', working: span(derivation.span, columns) };
  if ('same' in derivation) return { kind: 'same', working: same(derivation.same, columns) };
  if ('sequence' in derivation) return { kind: 'sequence', working: sequence(derivation.sequence, columns) };
  if ('chain' in derivation) return { kind: 'chain', working: chain(derivation.chain, columns) };
  if ('backlog' in derivation) return { kind: 'backlog', working: backlog(derivation.backlog, columns) };
  if ('cases' in derivation) return { kind: 'cases', working: cases(derivation.cases, columns) };
  if ('sensitive' in derivation) return { kind: 'sensitive', working: sensitive(columns) };
  return { kind: 'join', working: join(derivation.join, columns) };
}

function toFact(base: string, said: Said, source: Source): Fact {
  const at = place(source, said.line);
  const path = `${base}.${said.name}`;
  return 'value' in said ? { path, value: said.value, origin: 'derived', at } : { path, origin: said.origin, at };
}
