/** An ISO 8601 duration by its parts; `sign` is -1 for one that goes backwards. */
export interface Duration {
  readonly sign: 1 | -1;
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

const ISO_DURATION =
  /^(-?)P(?=.)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/;

/** Numbers of the groups of a match; a group that took no part counts 0. */
function numbers(groups: readonly (string | undefined)[]): readonly number[] {
  return groups.map((group) => Number(group ?? 0));
}

/** Parses `P1Y6M`, `PT4H` or, backwards, `-P30D`; undefined for anything else, such as `3m` or `P1.5Y`. */
export function parseDuration(text: string): Duration | undefined {
  const match = ISO_DURATION.exec(text);
  if (match === null) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = numbers(match.slice(2));
  return { sign: match[1] === '-' ? -1 : 1, years, months, weeks, days, hours, minutes, seconds };
}

/**
 * The date moved by a duration, in UTC and by the calendar: 31 January plus P1M is the last day of February.
 * `times` -1 goes the other way.
 */
export function addDuration(date: Date, duration: Duration, times: 1 | -1 = 1): Date {
  const sign = duration.sign * times;
  const months = date.getUTCMonth() + sign * (duration.years * 12 + duration.months);
  const year = date.getUTCFullYear();
  const moved = new Date(date);
  // Day 0 of the month after is the last day of the month itself.
  const last = new Date(date);
  last.setUTCFullYear(year, months + 1, 0);
  moved.setUTCFullYear(year, months, Math.min(date.getUTCDate(), last.getUTCDate()));
  const { weeks, days, hours, minutes, seconds } = duration;
  const milliseconds = (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000;
  return new Date(moved.getTime() + sign * milliseconds);
}

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-](\d{2}):(\d{2})))?$/;

/** Highest hour, minute and second of a day, and hour and minute of a time zone. */
const HIGHEST = [23, 59, 59, 14, 59];

/** Whether a text is written as a date or moment but names none that exists, such as 2026-02-30. */
export function isImpossibleDate(text: string): boolean {
  const match = ISO_DATE.exec(text);
  if (match === null) return false;
  const [year = 0, month = 0, day = 0, ...rest] = numbers(match.slice(1));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const dayExists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return !dayExists || rest.some((part, index) => part > (HIGHEST[index] ?? 0));
}
