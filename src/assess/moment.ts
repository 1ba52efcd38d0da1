const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const DURATION = /^P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?!$)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

export interface Duration {
  readonly months: number;
  readonly ms: number;
}

/** Milliseconds since the epoch; a bare date is the first moment of that day in UTC. Undefined when it is neither. */
export function startOf(text: string): number | undefined {
  if (DATE.test(text)) return valid(Date.parse(`${text}T00:00:00Z`), text);
  if (MOMENT.test(text)) return valid(Date.parse(text), text);
  return undefined;
}

/** As `startOf`, but a bare date is the last millisecond of that day: a period and an expiry include their end. */
export function endOf(text: string): number | undefined {
  const start = startOf(text);
  return start !== undefined && DATE.test(text) ? start + 86_399_999 : start;
}

/** ISO 8601 only: `P3M` is months and `PT3M` minutes, so that nobody's minute becomes a month. */
export function parseDuration(text: string): Duration | undefined {
  const match = DURATION.exec(text);
  if (match === null) return undefined;
  const part = (index: number): number => Number(match[index] ?? 0);
  const seconds = part(5) * 3600 + part(6) * 60 + part(7);
  return { months: part(1) * 12 + part(2), ms: ((part(3) * 7 + part(4)) * 86_400 + seconds) * 1000 };
}

/** Calendar arithmetic in UTC; the day is cut off at the end of the month it lands in. */
export function addDuration(moment: number, duration: Duration, sign: 1 | -1 = 1): number {
  const date = new Date(moment);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + sign * duration.months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime() + sign * duration.ms;
}

/** Milliseconds for comparing durations with each other; a month counts 30 days there. */
export function durationMs(duration: Duration): number {
  return duration.months * 30 * 86_400_000 + duration.ms;
}

// Date.parse rolls 30 February over to March; a date that does not exist is not a date.
function valid(moment: number, text: string): number | undefined {
  if (Number.isNaN(moment)) return undefined;
  const day = Number(text.slice(8, 10));
  const last = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
  return day >= 1 && day <= last ? moment : undefined;
}
