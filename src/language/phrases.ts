import type { Attribution } from '../assess/types.ts';
import type { PartyRole } from '../audit/types.ts';

/** The word for a code; a code of a later version stands for itself, so that nothing is lost. */
export function wordOr(table: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(table, code) ? (table[code] ?? code) : code;
}

/** A sentence names this many things; reports list all of them beside it. */
const MOST = 9;

/** A comma-separated parameter between two brackets, each part in words; nothing when it is empty or was not given. */
export function listed(value: string, before: string, after: string, word: (part: string) => string = String): string {
  const parts = value.split(/\s*,\s*/).filter((part) => part !== '' && part !== '…');
  const shown = parts.length > MOST ? [...parts.slice(0, MOST).map(word), `+${parts.length - MOST}`] : parts.map(word);
  return parts.length === 0 ? '' : `${before}${shown.join(', ')}${after}`;
}

/** A parameter between two texts; nothing when it is empty or was not given. */
export function given(value: string, before: string, after = ''): string {
  return value.trim() === '' || value === '…' ? '' : `${before}${bare(value)}${after}`;
}

/** The party that has to do something, as the start of a sentence. */
export function party(table: Readonly<Record<Attribution | PartyRole, string>>, code: string, unknown: string): string {
  return wordOr({ ...table, '…': unknown }, code);
}

/** Without the full stop that the sentence around it brings. */
export function bare(text: string): string {
  return text.trim().replace(/\.$/, '');
}
