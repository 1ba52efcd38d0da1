import type { As, JsonScalar } from '../../catalogue/types.ts';
import type { FactValue } from '../../facts/types.ts';
import { durationMs, parseDuration, startOf } from '../moment.ts';
import { networkOf } from './network.ts';
import { isVersion } from './version.ts';

const DAY = 86_400_000;
const UNITS: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

/** A value as its type reads it, a list member by member; undefined where one of them cannot be read that way. */
export function convert(value: FactValue, as: As | undefined): FactValue | undefined {
  if (Array.isArray(value)) {
    const list = (value as readonly JsonScalar[]).map((each) => convertScalar(each, as));
    return list.includes(undefined) ? undefined : (list as JsonScalar[]);
  }
  if (as === 'set') return [value as JsonScalar];
  return convertScalar(value as JsonScalar, as);
}

function convertScalar(value: JsonScalar, as: As | undefined): JsonScalar | undefined {
  return as === undefined || as === 'set' ? value : CONVERSIONS[as](value);
}

const CONVERSIONS: Readonly<Record<Exclude<As, 'set'>, (value: JsonScalar) => JsonScalar | undefined>> = {
  string: (value) => String(value),
  lower: (value) => String(value).toLowerCase(),
  int: (value) => (/^-?\d+$/.test(String(value)) ? Number(value) : undefined),
  number: (value) => (/^-?\d+(\.\d+)?$/.test(String(value)) ? Number(value) : undefined),
  bool: toBool,
  bytes: toBytes,
  duration: milliseconds,
  // A number of days is held against a duration that is written as one.
  days: (value) => {
    if (typeof value === 'number') return value;
    const ms = milliseconds(value);
    return ms === undefined ? undefined : ms / DAY;
  },
  timestamp: (value) => startOf(String(value)),
  version: (value) => (isVersion(String(value)) ? String(value) : undefined),
  cidr: (value) => networkOf(String(value))?.text,
};

/** What has no end lasts longer than anything; such a number lives in comparisons only. */
function milliseconds(value: JsonScalar): number | undefined {
  if (value === 'unlimited') return Number.POSITIVE_INFINITY;
  const duration = parseDuration(String(value));
  return duration === undefined ? undefined : durationMs(duration);
}

// A bare `10M` is a million in one product and 2^20 in the next, which only its reader knows: here it says nothing.
function toBytes(value: JsonScalar): number | undefined {
  if (value === 'unlimited') return Number.POSITIVE_INFINITY;
  const [, amount, unit = 'B'] = /^(\d+(?:\.\d+)?)(?: ?([A-Za-z]+))?$/.exec(String(value)) ?? [];
  const factor = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor;
}

function toBool(value: JsonScalar): boolean | undefined {
  const text = String(value).toLowerCase();
  if (['true', 'yes', 'on', '1'].includes(text)) return true;
  return ['false', 'no', 'off', '0'].includes(text) ? false : undefined;
}
