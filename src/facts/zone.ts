const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** No zone is further from UTC than this. */
const FURTHEST = 15 * HOUR;
/** More days than this are not remembered at once. */
const MAX_DAYS = 10_000;

/** From what a wall clock shows (milliseconds, as if in UTC) to the moment; undefined where it shows that never, or twice. */
export type ToUtc = (wall: number) => number | undefined;

/** Reads the wall clock of a zone: `UTC`, an offset such as `+01:00`, or an IANA name. Undefined for one nobody knows. */
export function zoneClock(zone: string): ToUtc | undefined {
  const fixed = fixedOffset(zone);
  if (fixed !== undefined) return (wall) => wall - fixed;
  const offsetAt = offsetsOf(zone);
  return offsetAt === undefined ? undefined : wallClock(offsetAt);
}

function fixedOffset(zone: string): number | undefined {
  if (zone === 'UTC') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d\d):([0-5]\d)$/.exec(zone) ?? [];
  if (sign === undefined) return undefined;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return offset > FURTHEST ? undefined : sign === '-' ? -offset : offset;
}

/** How far a zone is ahead of UTC, in milliseconds, at a moment. */
function offsetsOf(zone: string): ((moment: number) => number) | undefined {
  const format = formatFor(zone);
  if (format === undefined) return undefined;
  return (moment) => {
    const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    return wall - Math.floor(moment / 1000) * 1000;
  };
}

function formatFor(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      ...{ calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
  } catch {
    return undefined;
  }
}

// A day on which the clock is not changed has one offset; asking for every row what it is would take minutes.
function wallClock(offsetAt: (moment: number) => number): ToUtc {
  const days = new Map<number, readonly number[]>();
  return (wall) => {
    const day = Math.floor(wall / DAY);
    let offsets = days.get(day);
    if (offsets === undefined) {
      if (days.size >= MAX_DAYS) days.clear();
      offsets = [...new Set([offsetAt(day * DAY - FURTHEST), offsetAt(day * DAY + DAY + FURTHEST)])];
      days.set(day, offsets);
    }
    const [only] = offsets;
    if (offsets.length === 1 && only !== undefined) return wall - only;
    const moments = offsets.map((offset) => wall - offset).filter((moment) => wall - moment === offsetAt(moment));
    return moments.length === 1 ? moments[0] : undefined;
  };
}
