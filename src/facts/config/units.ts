/** Seconds per unit; months and years as programs count them: 30.44 and 365.25 days. */
const SECONDS: Readonly<Record<string, number>> = {
  ms: 0.001,
  msec: 0.001,
  s: 1,
  sec: 1,
  secs: 1,
  second: 1,
  seconds: 1,
  min: 60,
  mins: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hr: 3600,
  hour: 3600,
  hours: 3600,
  d: 86_400,
  day: 86_400,
  days: 86_400,
  w: 604_800,
  week: 604_800,
  weeks: 604_800,
  month: 2_629_800,
  months: 2_629_800,
  y: 31_557_600,
  year: 31_557_600,
  years: 31_557_600,
};

/** What a product does with a bare number and a bare `m` or `M`, in seconds. */
export interface TimeGrammar {
  readonly bare: number;
  readonly units?: Readonly<Record<string, number>>;
}

/** ISO 8601 duration of a number of seconds; undefined for a negative or endless one. */
export function isoDuration(seconds: number): string | undefined {
  if (!Number.isFinite(seconds) || seconds < 0) return undefined;
  const whole = Math.floor(seconds);
  return whole >= 86_400 && whole % 86_400 === 0 ? `P${whole / 86_400}D` : `PT${whole}S`;
}

/** `1h 30min`, `2d`, `90` as an ISO 8601 duration, in the grammar of the product; undefined for anything else. */
export function toDuration(text: string, { bare, units = {} }: TimeGrammar): string | undefined {
  const rest = text.trim();
  if (/^\d+(\.\d+)?$/.test(rest)) return isoDuration(Number(rest) * bare);
  const parts = [...rest.matchAll(/(\d+(?:\.\d+)?)\s*([A-Za-z]+)\s*/gy)];
  if (parts.length === 0 || parts.reduce((length, [all]) => length + all.length, 0) !== rest.length) return undefined;
  let seconds = 0;
  for (const [, amount, unit = ''] of parts) {
    const factor = units[unit] ?? SECONDS[unit.toLowerCase()];
    if (factor === undefined) return undefined;
    seconds += Number(amount) * factor;
  }
  return isoDuration(seconds);
}

const BYTES: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** `10M`, `512k`, `1 GiB`, `100MB` as bytes, in powers of 1024; undefined for anything else. */
export function toBytes(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b)?$/i.exec(text.trim());
  const factor = BYTES[match?.[2]?.toLowerCase() ?? 'none'];
  return match === null || factor === undefined ? undefined : Math.round(Number(match[1]) * factor);
}

/** The ways programs write yes and no. */
export function toSwitch(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (['yes', 'true', 'on', '1', 'enable', 'enabled'].includes(word)) return true;
  return ['no', 'false', 'off', '0', 'disable', 'disabled'].includes(word) ? false : undefined;
}
