import { LOCALES } from './date.ts';
import { en } from './en.ts';
import { messagesEn } from './messages-en.ts';
import { messagesNl } from './messages-nl.ts';
import { nl } from './nl.ts';
import type { Lang, Message, Messages, Words } from './types.ts';

const WORDS: Readonly<Record<Lang, Words>> = { nl, en };
const MESSAGES: Readonly<Record<Lang, Messages>> = { nl: messagesNl, en: messagesEn };

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

/** "a, b en c" */
export function listIn(lang: Lang, parts: readonly string[]): string {
  return new Intl.ListFormat(LOCALES[lang], { type: 'conjunction' }).format(parts);
}
