import type { ColumnLegend } from '../audit/types.ts';
import type { JsonScalar } from '../catalogue/types.ts';
import { parseDuration, parseMoment } from './moment.ts';
import { zoneClock } from './zone.ts';

/** A raw value as its legend explains it. `order` ranks numbers and moments; undefined as a whole: it does not convert. */
export interface Converted {
  readonly value: JsonScalar;
  readonly order?: number;
}

export type Convert = (raw: string, native: JsonScalar) => Converted | undefined;

type LegendType = NonNullable<ColumnLegend['type']>;

const INTEGER = /^[+-]?\d{1,16}$/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/;
const HEX = /^[0-9a-f]+$/i;
const HASH_NAME = /^[a-z0-9-]+$/i;
/** Lengths in hexadecimal digits of MD5, SHA-1, SHA-256, SHA-384 and SHA-512. */
const HASH_LENGTHS: ReadonlySet<number> = new Set([32, 40, 64, 96, 128]);

const CONVERTERS: Readonly<Record<LegendType, (legend: ColumnLegend) => Convert>> = {
  string: () => (raw) => ({ value: raw }),
  enum: (legend) => declared(legend) ?? ((raw) => ({ value: raw })),
  bool: (legend) => declared(legend) ?? toBool,
  int: () => toInt,
  number: () => toNumber,
  timestamp: (legend) => {
    const toMoment = momentFor(legend);
    return (raw) => {
      const order = toMoment(raw);
      return order === undefined ? undefined : { value: new Date(order).toISOString(), order };
    };
  },
  duration: (legend) => (raw) => {
    const value = parseDuration(raw, legend.unit);
    return value === undefined ? undefined : { value };
  },
  hash: () => toHash,
};

// What people and systems write where there is nothing to write.
const HOLLOW = /^(?:-{1,2}|n\/a|null|nil|none|geen|n\.v\.t\.|onbekend|unknown)$/i;
const HIDDEN = /^(?:\[?(?:gelakt|redacted)\]?|\[redacted:[a-z-]+:[0-9a-f]{12}\]|x{3,}|[*█■]{3,})$/i;

/** What a cell holds: something, nothing in so many words, or something that was blacked out. */
export type Filling = 'filled' | 'empty' | 'hollow' | 'hidden';

/** With these a hollow or hidden value may begin. */
const DOUBTFUL: readonly boolean[] = Array.from({ length: 128 }, (_, code) =>
  '-nguor[x*'.includes(String.fromCharCode(code).toLowerCase()),
);

/** Tells what a raw value holds. A word that its legend declares is a value, whatever it looks like. */
export function fillingOf(raw: string, legend: ColumnLegend): Filling {
  return fillingFor(legend)(raw);
}

/** `fillingOf` for the cells of one column. */
export function fillingFor({ values }: ColumnLegend): (raw: string) => Filling {
  const words = values === undefined ? undefined : new Set(Object.keys(values));
  return (raw) => {
    if (words?.has(raw) === true) return 'filled';
    if (isPlain(raw)) return 'filled';
    const text = raw.trim();
    if (words?.has(text) === true) return 'filled';
    if (text === '') return 'empty';
    if (HOLLOW.test(text)) return 'hollow';
    return HIDDEN.test(text) ? 'hidden' : 'filled';
  };
}

// Most cells of a log show by their first and last character that there is nothing to look for.
function isPlain(raw: string): boolean {
  const first = raw.charCodeAt(0);
  const last = raw.charCodeAt(raw.length - 1);
  return first > 32 && first < 127 && last > 32 && last < 127 && DOUBTFUL[first] === false;
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

// With or without the name of its kind before it: `sha256:…`.
function toHash(raw: string): Converted | undefined {
  const from = raw.indexOf(':') + 1;
  if (!HASH_LENGTHS.has(raw.length - from)) return undefined;
  if (!HEX.test(from === 0 ? raw : raw.slice(from))) return undefined;
  return from === 0 || HASH_NAME.test(raw.slice(0, from - 1)) ? { value: raw.toLowerCase() } : undefined;
}

/** The moment a raw value of a timestamp column stands for, in milliseconds since 1970. */
export function momentFor({ unit, zone }: ColumnLegend): (raw: string) => number | undefined {
  if (unit === 's' || unit === 'ms') return (raw) => epoch(raw, unit);
  const clock = zone === undefined ? undefined : zoneClock(zone);
  return (raw) => parseMoment(raw, clock);
}

function epoch(raw: string, unit: 's' | 'ms'): number | undefined {
  const ms = Number(raw) * (unit === 's' ? 1000 : 1);
  return INTEGER.test(raw) && Math.abs(ms) < 8.64e15 ? ms : undefined;
}
