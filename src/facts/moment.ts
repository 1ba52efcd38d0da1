const DURATION = /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(?:\.\d+)?S)?)?$/;
const PERIOD =
  /^P(?!$)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/;
/** What follows the minutes: seconds, a fraction of them, and a zone. */
const REST = /^(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?$/;

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

/** What a wall clock shows, as if it stood in UTC, in milliseconds since 1970; and the zone beside it, if any. */
interface Shown {
  readonly wall: number;
  readonly zone: string | undefined;
}

/**
 * Milliseconds since 1970 of an ISO 8601 moment, with a fraction where it is finer. Undefined without a zone, unless
 * `toUtc` tells what the wall clock meant, and for a day or an hour that does not exist: neither is guessed.
 */
export function parseMoment(text: string, toUtc?: (wall: number) => number | undefined): number | undefined {
  const shown = parseShown(text);
  if (shown === undefined) return undefined;
  const { wall, zone } = shown;
  if (zone === undefined) return toUtc?.(wall);
  const offset = offsetMinutes(zone);
  return offset === undefined ? undefined : wall - offset * 60_000;
}

/** Whether a text is a moment but for the zone it does not name. */
export function lacksZone(text: string): boolean {
  const shown = parseShown(text);
  return shown !== undefined && shown.zone === undefined;
}

// By its characters and not by one pattern: a log has millions of these.
function parseShown(text: string): Shown | undefined {
  if (text[4] !== '-' || text[7] !== '-' || text[13] !== ':' || (text[10] !== 'T' && text[10] !== ' '))
    return undefined;
  const year = digits(text, 0) * 100 + digits(text, 2);
  const [month, day] = [digits(text, 5), digits(text, 8)];
  const [hour, minute] = [digits(text, 11), digits(text, 14)];
  // What is no digit is NaN, and no comparison with that holds.
  if (!(isDay(year, month, day) && hour <= 23 && minute <= 59)) return undefined;
  const start = Date.UTC(year, month - 1, day, hour, minute);
  if (text.length === 20 && text[16] === ':' && text[19] === 'Z') {
    const second = digits(text, 17);
    return second <= 59 ? { wall: start + second * 1000, zone: 'Z' } : undefined;
  }
  return withRest(start, text.slice(16));
}

function withRest(start: number, rest: string): Shown | undefined {
  const match = REST.exec(rest);
  const second = Number(match?.[1] ?? 0);
  if (match === null || second > 59) return undefined;
  const fraction = match[2] === undefined ? 0 : Number(`0.${match[2]}`) * 1000;
  return { wall: start + second * 1000 + fraction, zone: match[3] };
}

/** The number that two digits make; NaN where one is no digit. */
function digits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const units = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? tens * 10 + units : NaN;
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

/** A length of time by the calendar: months are counted as months, everything else in milliseconds. */
export interface CalendarPeriod {
  readonly months: number;
  readonly ms: number;
}

/** An ISO 8601 duration of whole parts, such as P7D or P3M; undefined for anything else. */
export function parsePeriod(text: string): CalendarPeriod | undefined {
  const match = PERIOD.exec(text);
  if (match === null) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const ms = (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000;
  return { months: years * 12 + months, ms };
}

/** The moment a period later, in UTC; the last day of a month is as far as a month goes. */
export function addPeriod(moment: number, { months, ms }: CalendarPeriod): number {
  if (months === 0) return moment + ms;
  const date = new Date(moment);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  date.setUTCDate(Math.min(day, daysIn(date.getUTCFullYear(), date.getUTCMonth() + 1)));
  return date.getTime() + (moment - Math.trunc(moment)) + ms;
}
