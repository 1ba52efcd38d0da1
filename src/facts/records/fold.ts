import type { ColumnLegend } from '../../audit/types.ts';
import type { JsonScalar } from '../../catalogue/types.ts';
import { converter, fillingOf } from '../legend.ts';
import { exactSum } from './sum.ts';

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
  min: Seen<JsonScalar> | undefined;
  max: Seen<JsonScalar> | undefined;
  /** First line that comes after a later one; undefined while the column ascends. */
  descends: number | undefined;
  readonly counts: ReadonlyMap<JsonScalar, ValueCount> | undefined;
  distinct: Set<JsonScalar> | undefined;
  list: JsonScalar[] | undefined;
  /** What the latest row held; undefined where it held nothing that is understood. */
  last: JsonScalar | undefined;
  sum(): number | undefined;
  add(raw: string, native: JsonScalar, line: number): void;
  /** A value that is there and is no scalar. */
  addInvalid(line: number): void;
}

/** Folds one column in bounded memory. A cell that holds nothing is missing; what does not convert is invalid. */
export function columnFold(legend: ColumnLegend): ColumnFold {
  const convert = converter(legend);
  const total = exactSum();
  const summed = legend.type === 'int' || legend.type === 'number';
  const counts = declaredCounts(legend);
  let low = Infinity;
  let high = -Infinity;
  let previous = -Infinity;
  const fold: ColumnFold = {
    ...emptyColumn(legend, counts),
    sum: () => total.value(),
    addInvalid(line) {
      fold.last = undefined;
      fold.present += 1;
      fold.presentLine ??= line;
      addUnconverted(fold, line);
    },
    add(raw, native, line) {
      fold.last = undefined;
      if (addUnfilled(fold, raw, line)) return;
      fold.present += 1;
      fold.presentLine ??= line;
      const converted = convert(raw, native);
      if (converted === undefined) {
        addUnconverted(fold, line);
        return;
      }
      const { value, order } = converted;
      fold.last = value;
      addValue(fold, value, line);
      if (order === undefined) return;
      if (summed) total.add(raw);
      if (summed && order < 0 && legend.unit !== 'signed') fold.negativeLine ??= line;
      if (order < low) [low, fold.min] = [order, { value, line }];
      if (order > high) [high, fold.max] = [order, { value, line }];
      if (order < previous) fold.descends ??= line;
      previous = order;
    },
  };
  return fold;
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
    min: undefined,
    max: undefined,
    descends: undefined,
    counts,
    distinct: new Set<JsonScalar>(),
    last: undefined,
    list: [],
  };
}

function declaredCounts(legend: ColumnLegend): ReadonlyMap<JsonScalar, ValueCount> | undefined {
  const meanings = legend.values ?? (legend.type === 'bool' ? { true: true, false: false } : undefined);
  if (meanings === undefined) return undefined;
  return new Map(Object.values(meanings).map((value) => [value, { value, count: 0, line: undefined }]));
}

function addUnfilled(fold: ColumnFold, raw: string, line: number): boolean {
  const filling = fillingOf(raw, fold.legend);
  if (filling === 'filled') return false;
  if (filling === 'hollow') fold.hollowLine ??= line;
  if (filling === 'hidden') {
    fold.hiddenLine ??= line;
    addUnconverted(fold, line);
  } else addMissing(fold, line);
  return true;
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

function addValue(fold: ColumnFold, value: JsonScalar, line: number): void {
  addToList(fold, value);
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

// A slice keeps the whole chunk it was cut from in memory; what is kept for long is copied out of it.
function own(value: JsonScalar): JsonScalar {
  return typeof value === 'string' && value.length > 12 ? Buffer.from(value).toString() : value;
}
