import type { Lang } from './types.ts';

export const LOCALES: Readonly<Record<Lang, string>> = { nl: 'nl-NL', en: 'en-GB' };

/** Made once per language, when first asked for: making one costs more than a thousand dates. */
const FORMATS = new Map<Lang, Intl.DateTimeFormat>();

function formatOf(lang: Lang): Intl.DateTimeFormat {
  const known = FORMATS.get(lang);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(LOCALES[lang], { dateStyle: 'long', timeZone: 'UTC' });
  FORMATS.set(lang, made);
  return made;
}

/** How a day is stored as a moment: its start, or its last millisecond where the day is included. */
const WHOLE_DAY = /T(00:00:00\.000|23:59:59\.999)Z$/;

/** An ISO 8601 date or moment in words, always in UTC: the same on every machine. Anything else prints as it stands. */
export function dateIn(lang: Lang, iso: string): string {
  const day = /^\d{4}-\d\d-\d\d$/.test(iso);
  // A moment without a zone would read as local time, which differs per machine.
  if (!day && !/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(iso)) return iso;
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime()) || (day && moment.toISOString().slice(0, 10) !== iso)) return iso;
  const date = formatOf(lang).format(moment);
  return day || WHOLE_DAY.test(iso) ? date : `${date} ${moment.toISOString().slice(11, 16)} UTC`;
}

/** A whole number with its thousands apart. */
export function countIn(lang: Lang, n: number): string {
  return n.toLocaleString(LOCALES[lang]);
}
