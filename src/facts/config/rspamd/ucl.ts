import { isTemplated, maskTemplates } from '../../templates.ts';
import { place, unreadable, type Unreadable } from '../../text.ts';
import type { FactAt } from '../../types.ts';
import { written } from '../found.ts';
import type { ConfigFile, Found } from '../types.ts';

const MAX_DEPTH = 20;
const TOKEN = /#[^\n]*|\/\*[^]*?\*\/|"(?:\\.|[^"\\])*"|'[^']*'|[{}[\];,=:](?!\/)|\n|[^\s{}[\];,="'#]+/g;

/** A section of a file in libucl's language; what it includes itself makes it open. */
export interface Section {
  readonly at: FactAt;
  readonly values: Map<string, Found<string>>;
  readonly sections: Map<string, Section>;
  open?: FactAt;
}

interface Token {
  readonly text: string;
  readonly at: FactAt;
}

/** `name = value;`, `name value;` and `name { … }` of UCL; a list is its members with a space between them. */
export function parseUcl({ text, source }: ConfigFile): Section | Unreadable {
  if (typeof text !== 'string') return text;
  const tokens: Token[] = [];
  let line = 1;
  for (const [word] of maskTemplates(text).text.matchAll(TOKEN)) {
    if (!word.startsWith('#') && !word.startsWith('/*')) tokens.push({ text: word, at: place(source, line) });
    line += word.split('\n').length - 1;
  }
  const root = sectionAt(place(source, 1));
  const end = read(tokens, 0, root, 0);
  if (typeof end !== 'number') return end;
  return end < tokens.length ? unreadable('syntax', 'closes nothing', tokens[end]?.at) : root;
}

function sectionAt(at: FactAt): Section {
  return { at, values: new Map(), sections: new Map() };
}

/** Reads up to the bracket that closes the section; where that stands. */
function read(tokens: readonly Token[], start: number, into: Section, depth: number): number | Unreadable {
  let index = start;
  for (let name = tokens[index]; name !== undefined && name.text !== '}'; name = tokens[index]) {
    index += 1;
    if (/^[\n;,]$/.test(name.text)) continue;
    if (depth > MAX_DEPTH) return unreadable('bomb', 'sections within sections', name.at);
    // What is included, and what a template stands for, may say anything.
    if (name.text.startsWith('.') || isTemplated(name.text)) into.open ??= name.at;
    const end = wordsEnd(tokens, index);
    const words = tokens.slice(index, end);
    if (tokens[end]?.text !== '{') {
      into.values.set(unquoted(name.text), valueOf(words, name.at));
      index = end;
      continue;
    }
    const after = readSection(tokens, { name, words, end }, into, depth);
    if (typeof after !== 'number') return after;
    index = after;
  }
  return index;
}

function wordsEnd(tokens: readonly Token[], start: number): number {
  let end = start;
  while (end < tokens.length && !/^[\n;{}]$/.test(tokens[end]?.text ?? '')) end += 1;
  return end;
}

interface Head {
  readonly name: Token;
  readonly words: readonly Token[];
  /** Where its bracket opens. */
  readonly end: number;
}

/** `name { … }`, `name = { … }`, `kind name { … }`. */
function readSection(
  tokens: readonly Token[],
  { name, words, end }: Head,
  into: Section,
  depth: number,
): number | Unreadable {
  const key = [name, ...words]
    .map(({ text }) => unquoted(text))
    .filter((text) => text !== '=' && text !== ':')
    .join(' ');
  const inner = into.sections.get(key) ?? sectionAt(name.at);
  into.sections.set(key, inner);
  const closed = read(tokens, end + 1, inner, depth + 1);
  if (typeof closed !== 'number') return closed;
  if (tokens[closed]?.text !== '}') return unreadable('syntax', 'a section that is not closed', name.at);
  if (inner.open !== undefined) into.open ??= inner.open;
  return closed + 1;
}

function valueOf(words: readonly Token[], at: FactAt): Found<string> {
  const texts = words.map(({ text }) => text).filter((text) => !/^[=:,[\]]$/.test(text));
  return written(texts.map(unquoted).join(' '), at);
}

function unquoted(text: string): string {
  return /^(["']).*\1$/s.test(text) ? text.slice(1, -1) : text;
}
