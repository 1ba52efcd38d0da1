import { place, unreadable, type Unreadable } from '../../text.ts';
import type { FactAt } from '../../types.ts';
import type { ConfigFile } from '../types.ts';

/** A value of APT's tree, by its full name in lower case; a member of a list has a number behind it. */
export interface AptValue {
  readonly value: string;
  readonly at: FactAt;
}

interface Token {
  readonly kind: 'word' | 'open' | 'close' | 'end';
  readonly text: string;
  readonly line: number;
}

const TOKEN =
  /(\s+)|(\/\/[^\n]*|#(?!clear|include)[^\n]*)|(\/\*[\s\S]*?\*\/)|("(?:[^"\n\\]|\\.)*")|([{};])|([^\s{};"]+)/gy;
const MAX_TOKENS = 500_000;

/** Puts the settings of one file over those before it. apt.conf(5). */
export function parseApt(file: ConfigFile, into: Map<string, AptValue>): Unreadable | undefined {
  const { text, source } = file;
  if (typeof text !== 'string') return text;
  const tokens = tokensOf(text);
  if (typeof tokens === 'number') return unreadable('syntax', 'neither a name nor a value', place(source, tokens));
  const scope: string[] = [];
  let words: Token[] = [];
  for (const token of tokens) {
    if (token.kind === 'word') words.push(token);
    else if (token.kind === 'open') {
      scope.push(pathOf(scope, words[0]?.text ?? ''));
      words = [];
    } else {
      if (words.length > 0) assign(words, scope.at(-1) ?? '', { into, file });
      words = [];
      if (token.kind === 'close' && scope.pop() === undefined)
        return unreadable('syntax', 'a brace that nothing opened', place(source, token.line));
    }
  }
  return scope.length === 0 ? undefined : unreadable('syntax', 'a brace that is not closed', place(source, 1));
}

function tokensOf(text: string): readonly Token[] | number {
  const tokens: Token[] = [];
  let line = 1;
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [all, , , , quoted, sign, word] = match;
    if (sign !== undefined) tokens.push({ kind: KINDS[sign] ?? 'end', text: sign, line });
    else if (quoted !== undefined || word !== undefined)
      tokens.push({ kind: 'word', text: quoted ?? word ?? '', line });
    line += all.split('\n').length - 1;
    end = match.index + all.length;
    if (tokens.length > MAX_TOKENS) return line;
  }
  return end === text.length ? tokens : line;
}

const KINDS: Readonly<Record<string, Token['kind']>> = { '{': 'open', '}': 'close', ';': 'end' };

interface Target {
  readonly into: Map<string, AptValue>;
  readonly file: ConfigFile;
}

function assign([first, second]: readonly Token[], scope: string, { into, file }: Target): void {
  if (first === undefined) return;
  if (first.text === '#clear' && second !== undefined) {
    clear(pathOf([scope], second.text), into);
    return;
  }
  const at = place(file.source, first.line);
  // A value alone is one more member of the list it stands in.
  const [name, value] =
    second === undefined && first.text.startsWith('"') ? ['::', first.text] : [first.text, second?.text ?? ''];
  const path = pathOf([scope], name);
  const key = path.endsWith('::') ? `${path}${memberCount(path, into)}` : path;
  into.set(key, { value: unquoted(value), at });
}

function pathOf(scope: readonly string[], name: string): string {
  const outer = scope.at(-1) ?? '';
  const own = unquoted(name).toLowerCase();
  if (outer === '') return own;
  return own.startsWith('::') ? `${outer}${own}` : `${outer}::${own}`;
}

function memberCount(list: string, into: ReadonlyMap<string, AptValue>): number {
  let count = 0;
  while (into.has(`${list}${count}`)) count += 1;
  return count;
}

function clear(path: string, into: Map<string, AptValue>): void {
  for (const key of into.keys()) if (key === path || key.startsWith(`${path}::`)) into.delete(key);
}

function unquoted(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1) : text;
}
