const MOMENT = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)$/;
const DURATION = /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(?:\.\d+)?S)?)?$/;

const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  s: ['PT', 'S'],
  seconds: ['PT', 'S'],
  min: ['PT', 'M'],
  minutes: ['PT', 'M'],
  h: ['PT', 'H'],
  hours: ['PT', 'H'],
  d: ['P', 'D'],
  days: ['P', 'D'],
  weeks: ['P', 'W'],
  months: ['P', 'M'],
  years: ['P', 'Y'],
};

/**
 * Milliseconds since 1970 of an ISO 8601 moment, with a fraction where it is finer. Undefined without a zone, and for
 * a day or an hour that does not exist: neither is guessed.
 */
export function parseMoment(text: string): number | undefined {
  const match = MOMENT.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1, 6).map(Number);
  const second = Number(match[6] ?? 0);
  const offset = offsetMinutes(match[8] ?? 'Z');
  if (offset === undefined || hour > 23 || minute > 59 || second > 59 || !isDay(year, month, day)) return undefined;
  const fraction = match[7] === undefined ? 0 : Number(`0.${match[7]}`) * 1000;
  return Date.UTC(year, month - 1, day, hour, minute, second) - offset * 60_000 + fraction;
}

// The years before 100 are others to Date.UTC.
function isDay(year: number, month: number, day: number): boolean {
  return year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function offsetMinutes(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** A duration as ISO 8601: as it stands, or a whole number of `unit`. `m` alone is refused: minute or month? */
export function parseDuration(text: string, unit: string | undefined): string | undefined {
  if (DURATION.test(text)) return text;
  const [before, after] = (unit === undefined ? undefined : UNITS[unit]) ?? [];
  return before === undefined || after === undefined || !/^\d{1,15}$/.test(text)
    ? undefined
    : `${before}${Number(text)}${after}`;
}
