import type { FactAt, Fact, FactValue, Reading, Source } from '../types.ts';
import { place } from '../text.ts';
import type { ColumnFold, ValueCount } from './fold.ts';

/** A file after every row went by. */
export interface Folded {
  readonly rows: number;
  readonly folds: readonly ColumnFold[];
  /** What was worked out over its rows. */
  readonly more: readonly Fact[];
}

/** The facts of a folded file: its rows, and of each column what the legend allows to be said. */
export function recordReading(reader: string, source: Source, { rows, folds, more }: Folded): Reading {
  const facts: readonly Fact[] = [
    { path: 'rows', value: rows, origin: 'derived', at: place(source) },
    ...folds.flatMap((fold) => columnFacts(fold, source)),
    ...more,
    ...folds.filter((fold) => fold.legend.as === 'time').map((fold) => ascending(fold, source)),
  ];
  return {
    status: 'read',
    recognised: false,
    facts: { family: 'records', reader, complete: true, variants: [{ facts }] },
  };
}

interface Place {
  readonly path: string;
  at(line: number | undefined): FactAt;
}

function columnFacts(fold: ColumnFold, source: Source): readonly Fact[] {
  const to: Place = { path: `columns.${fold.legend.as}`, at: (line) => place(source, line) };
  if (!fold.found) return [{ path: to.path, origin: 'absent', at: place(source, 1) }];
  return [
    filled(to, 'missing', fold),
    filled(to, 'present', fold),
    known(to, 'invalid', fold.invalid, fold.invalidLine),
    distinct(to, fold),
    fold.list === undefined ? unparsed(to, 'list', fold.invalidLine) : known(to, 'list', fold.list, 1),
    ...countFacts(to, fold),
    ...zoneFacts(to, fold),
    ...orderFacts(to, fold),
  ];
}

function known(to: Place, name: string, value: FactValue, line: number | undefined): Fact {
  return { path: `${to.path}.${name}`, value, origin: 'derived', at: to.at(line) };
}

function unparsed(to: Place, name: string, line: number | undefined): Fact {
  return { path: `${to.path}.${name}`, origin: 'unparsed', at: to.at(line) };
}

function filled(to: Place, name: 'missing' | 'present', fold: ColumnFold): Fact {
  if (fold.hiddenLine !== undefined) return unparsed(to, name, fold.hiddenLine);
  return known(to, name, fold[name], name === 'missing' ? fold.missingLine : fold.presentLine);
}

function distinct(to: Place, fold: ColumnFold): Fact {
  if (fold.distinct === undefined || fold.invalid > 0) return unparsed(to, 'distinct', fold.invalidLine);
  return known(to, 'distinct', fold.distinct.size, fold.presentLine);
}

// An undeclared value may mean any of the declared ones: a count above nought stands, and none is no longer a fact.
function countFacts(to: Place, fold: ColumnFold): readonly Fact[] {
  if (fold.counts === undefined) return [];
  const declared = [...fold.counts.values()].map((each) => countFact(to, each, fold));
  return [...declared, known(to, 'values.undeclared', fold.invalid, fold.invalidLine)];
}

function countFact(to: Place, { value, count, line }: ValueCount, fold: ColumnFold): Fact {
  const name = `values.${String(value).replaceAll('.', '\\.')}`;
  return count === 0 && fold.invalid > 0 ? unparsed(to, name, fold.invalidLine) : known(to, name, count, line);
}

function zoneFacts(to: Place, fold: ColumnFold): readonly Fact[] {
  if (fold.legend.type !== 'timestamp') return [];
  if (fold.hiddenLine !== undefined && fold.unzoned === 0) return [unparsed(to, 'unzoned', fold.hiddenLine)];
  return [known(to, 'unzoned', fold.unzoned, fold.unzonedLine)];
}

function orderFacts(to: Place, fold: ColumnFold): readonly Fact[] {
  const { type } = fold.legend;
  const unread = unranked(fold);
  if (type !== 'int' && type !== 'number' && type !== 'timestamp') return [];
  const ends = (['min', 'max'] as const).map((name) => {
    const end = fold.end(name);
    if (unread !== undefined) return unparsed(to, name, unread);
    return end === undefined
      ? { path: `${to.path}.${name}`, origin: 'absent' as const, at: to.at(undefined) }
      : known(to, name, end.value, end.line);
  });
  return type === 'timestamp' ? ends : [...ends, sumFact(to, fold)];
}

// A moment or number that is there in words only ("onbekend") could be the first, the last or the largest.
function unranked(fold: ColumnFold): number | undefined {
  return fold.invalidLine ?? fold.hollowLine;
}

// A count below nought would cancel out another one.
function sumFact(to: Place, fold: ColumnFold): Fact {
  const unread = unranked(fold) ?? fold.negativeLine;
  const sum = unread === undefined ? fold.sum() : undefined;
  return sum === undefined ? unparsed(to, 'sum', unread) : known(to, 'sum', sum, undefined);
}

/** Rows without a moment can stand anywhere: then it is not known whether the rows ascend, unless they already do not. */
function ascending(fold: ColumnFold, source: Source): Fact {
  const path = 'order.ascending';
  if (fold.descends !== undefined) return { path, value: false, origin: 'derived', at: place(source, fold.descends) };
  if (fold.end('min') === undefined) return { path, origin: 'absent', at: place(source) };
  const unknown = fold.invalidLine ?? fold.missingLine;
  if (unknown !== undefined) return { path, origin: 'unparsed', at: place(source, unknown) };
  return { path, value: true, origin: 'derived', at: place(source, fold.presentLine) };
}
