import { en } from './en.ts';
import { messagesEn } from './messages-en.ts';
import { messagesNl } from './messages-nl.ts';
import { nl } from './nl.ts';
import type { Lang, Message, Messages, Words } from './types.ts';

const WORDS: Readonly<Record<Lang, Words>> = { nl, en };
const MESSAGES: Readonly<Record<Lang, Messages>> = { nl: messagesNl, en: messagesEn };
const LOCALES: Readonly<Record<Lang, string>> = { nl: 'nl-NL', en: 'en-GB' };

export function wordsOf(lang: Lang): Words {
  return WORDS[lang];
}

/** The sentence for a stored code. A code of a later version prints itself and its parameters: nothing is lost. */
export function say(lang: Lang, message: Message): string {
  const table: Readonly<Record<string, Messages[keyof Messages]>> = MESSAGES[lang];
  const params = message.params ?? {};
  const phrase = Object.hasOwn(table, message.code) ? table[message.code] : undefined;
  if (phrase === undefined) return [message.code, ...Object.entries(params).map(([k, v]) => `${k}=${v}`)].join(' ');
  return phrase((name) => (Object.hasOwn(params, name) ? String(params[name]) : '…'));
}

/** Made once per language, when first asked for: making one costs more than a thousand dates. */
const FORMATS = new Map<Lang, Intl.DateTimeFormat>();

function formatOf(lang: Lang): Intl.DateTimeFormat {
  const known = FORMATS.get(lang);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(LOCALES[lang], { dateStyle: 'long', timeZone: 'UTC' });
  FORMATS.set(lang, made);
  return made;
}

/** An ISO 8601 date or moment in words, always in UTC: the same on every machine. Anything else prints as it stands. */
export function dateIn(lang: Lang, iso: string): string {
  const day = /^\d{4}-\d\d-\d\d$/.test(iso);
  // A moment without a zone would read as local time, which differs per machine.
  if (!day && !/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(iso)) return iso;
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime()) || (day && moment.toISOString().slice(0, 10) !== iso)) return iso;
  const date = formatOf(lang).format(moment);
  // The last millisecond is how a day that includes its end is stored.
  return day || iso.endsWith('T23:59:59.999Z') ? date : `${date} ${moment.toISOString().slice(11, 16)} UTC`;
}

/** "a, b en c" */
export function listIn(lang: Lang, parts: readonly string[]): string {
  return new Intl.ListFormat(LOCALES[lang], { type: 'conjunction' }).format(parts);
}
