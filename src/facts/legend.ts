import type { ColumnLegend } from '../audit/types.ts';
import type { JsonScalar } from '../catalogue/types.ts';
import { parseDuration, parseMoment } from './moment.ts';

/** A raw value as its legend explains it. `order` ranks numbers and moments; undefined as a whole: it does not convert. */
export interface Converted {
  readonly value: JsonScalar;
  readonly order?: number;
}

export type Convert = (raw: string, native: JsonScalar) => Converted | undefined;

type LegendType = NonNullable<ColumnLegend['type']>;

const INTEGER = /^[+-]?\d{1,16}$/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/;
const HASH = /^(?:[a-z0-9-]+:)?(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i;

const CONVERTERS: Readonly<Record<LegendType, (legend: ColumnLegend) => Convert>> = {
  string: () => (raw) => ({ value: raw }),
  enum: (legend) => declared(legend) ?? ((raw) => ({ value: raw })),
  bool: (legend) => declared(legend) ?? toBool,
  int: () => toInt,
  number: () => toNumber,
  timestamp: (legend) => (raw) => toMoment(raw, legend.unit),
  duration: (legend) => (raw) => {
    const value = parseDuration(raw, legend.unit);
    return value === undefined ? undefined : { value };
  },
  hash: () => (raw) => (HASH.test(raw) ? { value: raw.toLowerCase() } : undefined),
};

// What people and systems write where there is nothing to write.
const HOLLOW = /^(?:-{1,2}|n\/a|null|nil|none|geen|n\.v\.t\.|onbekend|unknown)$/i;
const HIDDEN = /^(?:\[?(?:gelakt|redacted)\]?|\[redacted:[a-z-]+:[0-9a-f]{12}\]|x{3,}|[*█■]{3,})$/i;

/** What a cell holds: something, nothing in so many words, or something that was blacked out. */
export type Filling = 'filled' | 'empty' | 'hollow' | 'hidden';

/** Tells what a raw value holds. A word that its legend declares is a value, whatever it looks like. */
export function fillingOf(raw: string, legend: ColumnLegend): Filling {
  const { values } = legend;
  const text = raw.trim();
  if (values !== undefined && (Object.hasOwn(values, raw) || Object.hasOwn(values, text))) return 'filled';
  if (text === '') return 'empty';
  if (HOLLOW.test(text)) return 'hollow';
  return HIDDEN.test(text) ? 'hidden' : 'filled';
}

/** Columns of a legend that claim one name, or one column that claims two: no one of them may win. */
export function doubledColumns(legend: readonly ColumnLegend[]): readonly string[] {
  const doubled = legend.filter((one) =>
    legend.some((other) => other !== one && (other.as === one.as || other.column.trim() === one.column.trim())),
  );
  return [...new Set(doubled.map(({ column }) => column))];
}

/** How a column's raw values are read. Without a type a value stays what the format made of it. */
export function converter(legend: ColumnLegend): Convert {
  if (legend.type !== undefined) return CONVERTERS[legend.type](legend);
  return declared(legend) ?? toNative;
}

function declared(legend: ColumnLegend): Convert | undefined {
  if (legend.values === undefined) return undefined;
  const meanings = new Map(Object.entries(legend.values));
  return (raw) => {
    const value = meanings.get(raw) ?? meanings.get(raw.trim());
    return value === undefined ? undefined : { value };
  };
}

// A number that a double cannot hold would be a different number.
function toNative(_raw: string, native: JsonScalar): Converted | undefined {
  const lost = typeof native === 'number' && Math.abs(native) > Number.MAX_SAFE_INTEGER;
  return lost || Number.isNaN(native) ? undefined : { value: native };
}

function toBool(raw: string): Converted | undefined {
  if (/^true$/i.test(raw)) return { value: true };
  return /^false$/i.test(raw) ? { value: false } : undefined;
}

function toInt(raw: string): Converted | undefined {
  const value = Number(raw);
  return INTEGER.test(raw) && Number.isSafeInteger(value) ? { value: value + 0, order: value } : undefined;
}

function toNumber(raw: string): Converted | undefined {
  const value = Number(raw);
  return NUMBER.test(raw) && Math.abs(value) <= Number.MAX_SAFE_INTEGER
    ? { value: value + 0, order: value }
    : undefined;
}

function toMoment(raw: string, unit: string | undefined): Converted | undefined {
  const order = unit === 's' || unit === 'ms' ? epoch(raw, unit) : parseMoment(raw);
  return order === undefined ? undefined : { value: new Date(order).toISOString(), order };
}

function epoch(raw: string, unit: 's' | 'ms'): number | undefined {
  const ms = Number(raw) * (unit === 's' ? 1000 : 1);
  return INTEGER.test(raw) && Math.abs(ms) < 8.64e15 ? ms : undefined;
}
