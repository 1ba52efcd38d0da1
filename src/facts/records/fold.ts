import type { ColumnLegend } from '../../audit/types.ts';
import type { JsonScalar } from '../../catalogue/types.ts';
import { converter, type Convert, type Filling, fillingFor, momentFor } from '../legend.ts';
import { lacksZone } from '../moment.ts';
import { exactSum, type Sum } from './sum.ts';

/** More distinct values than this are not counted. */
export const MAX_DISTINCT = 100_000;
/** Longer lists are not kept. */
export const MAX_LIST = 1000;

/** A value and the first line, from 1, on which it stands. */
export interface Seen<T> {
  readonly value: T;
  readonly line: number;
}

export interface ValueCount {
  readonly value: JsonScalar;
  count: number;
  line: number | undefined;
}

/** What one row holds in a column. Filled and without a value: it does not convert. */
export interface Cell {
  filling: Filling;
  raw: string;
  value: JsonScalar | undefined;
  /** Ranks numbers, and moments in milliseconds since 1970. */
  order: number | undefined;
}

/** What is known of one column after every row went by. Lines are those where a thing is first seen. */
export interface ColumnFold {
  readonly legend: ColumnLegend;
  /** False for a column of which no row held anything to fold. */
  found: boolean;
  missing: number;
  missingLine: number | undefined;
  present: number;
  presentLine: number | undefined;
  invalid: number;
  invalidLine: number | undefined;
  /** First line that says in words that it holds nothing. */
  hollowLine: number | undefined;
  /** First line that was blacked out: hidden is neither there nor missing. */
  hiddenLine: number | undefined;
  /** First number below nought, where numbers count something. */
  negativeLine: number | undefined;
  /** The lowest and the highest of a column that ranks; undefined while it has none. */
  end(which: 'min' | 'max'): Seen<JsonScalar> | undefined;
  /** First line that comes after a later one; undefined while the column ascends. */
  descends: number | undefined;
  readonly counts: ReadonlyMap<JsonScalar, ValueCount> | undefined;
  distinct: Set<JsonScalar> | undefined;
  list: JsonScalar[] | undefined;
  /** Moments that name no zone of their own, whether or not the legend gives one. */
  unzoned: number;
  unzonedLine: number | undefined;
  /** What the latest row held. */
  readonly cell: Cell;
  sum(): number | undefined;
  add(raw: string, native: JsonScalar, line: number): void;
  /** A value that is there and is no scalar. */
  addInvalid(line: number): void;
}

/** Folds one column in bounded memory. A cell that holds nothing is missing; what does not convert is invalid. */
export function columnFold(legend: ColumnLegend): ColumnFold {
  const { convert, show, ranked } = columnType(legend);
  const fillingOf = fillingFor(legend);
  const counts = declaredCounts(legend);
  const timed = legend.type === 'timestamp' && legend.unit === undefined;
  const fold: ColumnFold = {
    ...emptyColumn(legend, counts),
    sum: () => ranked?.sum.value(),
    end: (which) => (ranked === undefined ? undefined : endOf(ranked[which], show)),
    addInvalid(line) {
      setCell(fold.cell, 'filled', '');
      addPresent(fold, line);
      addUnconverted(fold, line);
    },
    add(raw, native, line) {
      const filling = fillingOf(raw);
      setCell(fold.cell, filling, raw);
      if (filling !== 'filled') {
        addUnfilled(fold, filling, line);
        return;
      }
      addPresent(fold, line);
      if (timed && !raw.endsWith('Z') && lacksZone(raw)) addUnzoned(fold, line);
      const converted = convert(raw, native);
      if (converted === undefined) {
        addUnconverted(fold, line);
        return;
      }
      fold.cell.value = converted.value;
      fold.cell.order = converted.order;
      addValue(fold, converted.value, show, line);
      if (ranked !== undefined) addRanked(fold, ranked, line);
    },
  };
  return fold;
}

/** How a column is read while its rows go by. A moment is kept as a number and only written out where it is shown. */
interface ColumnType {
  readonly convert: Convert;
  readonly show: (value: JsonScalar) => JsonScalar;
  readonly ranked: Ranked | undefined;
}

interface End {
  order: number;
  value: JsonScalar;
  line: number | undefined;
}

/** What ranks: its ends so far. */
interface Ranked {
  readonly sum: Sum;
  readonly summed: boolean;
  readonly min: End;
  readonly max: End;
  previous: number;
}

function columnType(legend: ColumnLegend): ColumnType {
  const summed = legend.type === 'int' || legend.type === 'number';
  const ranked: Ranked = {
    ...{ sum: exactSum(), summed, previous: -Infinity },
    ...{
      min: { order: Infinity, value: null, line: undefined },
      max: { order: -Infinity, value: null, line: undefined },
    },
  };
  if (legend.type !== 'timestamp')
    return { convert: converter(legend), show: (value) => value, ranked: summed ? ranked : undefined };
  const toMoment = momentFor(legend);
  return {
    convert(raw) {
      const order = toMoment(raw);
      return order === undefined ? undefined : { value: Math.trunc(order), order };
    },
    show: (value) => new Date(Number(value)).toISOString(),
    ranked,
  };
}

function setCell(cell: Cell, filling: Filling, raw: string): void {
  cell.filling = filling;
  cell.raw = raw;
  cell.value = undefined;
  cell.order = undefined;
}

function emptyColumn(legend: ColumnLegend, counts: ReadonlyMap<JsonScalar, ValueCount> | undefined) {
  return {
    legend,
    found: false,
    missing: 0,
    missingLine: undefined,
    present: 0,
    presentLine: undefined,
    invalid: 0,
    invalidLine: undefined,
    hollowLine: undefined,
    hiddenLine: undefined,
    negativeLine: undefined,
    unzoned: 0,
    unzonedLine: undefined,
    descends: undefined,
    counts,
    distinct: new Set<JsonScalar>(),
    list: [],
    cell: { filling: 'empty' as const, raw: '', value: undefined, order: undefined },
  };
}

function declaredCounts(legend: ColumnLegend): ReadonlyMap<JsonScalar, ValueCount> | undefined {
  const meanings = legend.values ?? (legend.type === 'bool' ? { true: true, false: false } : undefined);
  if (meanings === undefined) return undefined;
  return new Map(Object.values(meanings).map((value) => [value, { value, count: 0, line: undefined }]));
}

function addPresent(fold: ColumnFold, line: number): void {
  fold.present += 1;
  fold.presentLine ??= line;
}

function addUnzoned(fold: ColumnFold, line: number): void {
  fold.unzoned += 1;
  fold.unzonedLine ??= line;
}

function addRanked(fold: ColumnFold, ranked: Ranked, line: number): void {
  const { order, value, raw } = fold.cell;
  if (order === undefined || value === undefined) return;
  if (ranked.summed) {
    ranked.sum.add(raw);
    if (order < 0 && fold.legend.unit !== 'signed') fold.negativeLine ??= line;
  }
  const { min, max } = ranked;
  if (order < min.order) setEnd(min, order, value, line);
  if (order > max.order) setEnd(max, order, value, line);
  if (order < ranked.previous) fold.descends ??= line;
  ranked.previous = order;
}

function setEnd(end: End, order: number, value: JsonScalar, line: number): void {
  end.order = order;
  end.value = value;
  end.line = line;
}

function endOf({ value, line }: End, show: ColumnType['show']): Seen<JsonScalar> | undefined {
  return line === undefined ? undefined : { value: show(value), line };
}

function addUnfilled(fold: ColumnFold, filling: Filling, line: number): void {
  if (filling === 'hollow') fold.hollowLine ??= line;
  if (filling === 'hidden') {
    fold.hiddenLine ??= line;
    addUnconverted(fold, line);
  } else addMissing(fold, line);
}

function addMissing(fold: ColumnFold, line: number): void {
  fold.missing += 1;
  fold.missingLine ??= line;
  addToList(fold, null);
}

function addUnconverted(fold: ColumnFold, line: number): void {
  fold.invalid += 1;
  fold.invalidLine ??= line;
  fold.list = undefined;
}

function addValue(fold: ColumnFold, value: JsonScalar, show: ColumnType['show'], line: number): void {
  if (fold.list !== undefined) addToList(fold, show(value));
  const count = fold.counts?.get(value);
  if (count !== undefined) {
    count.count += 1;
    count.line ??= line;
  }
  if (fold.distinct === undefined || fold.distinct.has(value)) return;
  fold.distinct.add(own(value));
  if (fold.distinct.size > MAX_DISTINCT) fold.distinct = undefined;
}

function addToList(fold: ColumnFold, value: JsonScalar): void {
  if (fold.list === undefined) return;
  if (fold.list.length === MAX_LIST) fold.list = undefined;
  else fold.list.push(own(value));
}

/** A slice keeps the whole chunk it was cut from in memory; what is kept for long is copied out of it. */
export function own<T extends JsonScalar>(value: T): T {
  return typeof value === 'string' && value.length > 12 ? (Buffer.from(value).toString() as T) : value;
}
