import { isTemplated, templateEnd } from '../../templates.ts';

export interface Token {
  readonly kind: 'word' | 'open' | 'close' | 'end' | 'opaque';
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

export interface NginxFault {
  readonly code?: 'too-deep';
  readonly detail: string;
  readonly line: number;
  readonly column: number;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  /** A template statement decides which directives are there at all. */
  readonly conditional: boolean;
}

interface Scan {
  readonly text: string;
  readonly lineStarts: readonly number[];
  readonly firstLine: number;
  readonly tokens: Token[];
  /** First word of the directive that is being read. */
  name: string | undefined;
  conditional: boolean;
  /** Kinds of template that nothing closes any more. */
  readonly unclosed: Set<string>;
}

const SPACE = /\s/;
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '\\': '\\', t: '\t', r: '\r', n: '\n' };

/** Words and marks as nginx itself reads them, with lines counted from `firstLine`. */
export function tokenize(text: string, firstLine = 1): Tokens | NginxFault {
  const scan: Scan = {
    text,
    lineStarts: lineStarts(text),
    firstLine,
    tokens: [],
    name: undefined,
    conditional: false,
    unclosed: new Set(),
  };
  let offset = 0;
  while (offset < text.length) {
    const next = step(scan, offset);
    if (typeof next !== 'number') return next;
    offset = next;
  }
  return { tokens: scan.tokens, conditional: scan.conditional };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function locate({ lineStarts: starts, firstLine }: Scan, offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + firstLine, column: offset - (starts[low] ?? 0) + 1 };
}

function push(scan: Scan, kind: Token['kind'], text: string, offset: number): void {
  scan.tokens.push({ kind, text, ...locate(scan, offset) });
  if (kind === 'word') scan.name ??= text;
  else scan.name = undefined;
}

/** Reads one thing that starts at `offset`; gives the offset after it. */
function step(scan: Scan, offset: number): number | NginxFault {
  const { text } = scan;
  const char = text[offset] ?? '';
  if (SPACE.test(char)) return offset + 1;
  if (char === '#') return endOfLine(text, offset);
  const template = templateEnd(text, offset, scan.unclosed);
  if (template !== undefined && scan.name === undefined) return templateStatement(scan, template);
  if (template === undefined) {
    if (char === ';') return mark(scan, 'end', offset);
    if (char === '}') return mark(scan, 'close', offset);
    if (char === '{') return scan.name?.endsWith('_by_lua_block') ? luaBlock(scan, offset) : mark(scan, 'open', offset);
  }
  return char === '"' || char === "'" ? quotedWord(scan, offset, char) : bareWord(scan, offset);
}

function mark(scan: Scan, kind: 'end' | 'open' | 'close', offset: number): number {
  push(scan, kind, '', offset);
  return offset + 1;
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

// Where a directive is due, a template stands for directives nobody can see yet.
function templateStatement(scan: Scan, end: number): number {
  scan.conditional = true;
  const semicolon = /[ \t]*;/y;
  semicolon.lastIndex = end;
  return semicolon.test(scan.text) ? semicolon.lastIndex : end;
}

function quotedWord(scan: Scan, start: number, quote: string): number | NginxFault {
  const { text } = scan;
  let word = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === quote) return closeQuote(scan, start, at, word);
    const [piece, length] = pieceAt(scan, at);
    word += piece;
    at += length - 1;
  }
  return { detail: 'a quote that is not closed', ...locate(scan, start) };
}

function closeQuote(scan: Scan, start: number, end: number, word: string): number | NginxFault {
  push(scan, 'word', word, start);
  const next = scan.text[end + 1];
  if (next === undefined || SPACE.test(next) || ';{)'.includes(next)) return end + 1;
  return { detail: 'text after a closing quote', ...locate(scan, end + 1) };
}

function bareWord(scan: Scan, start: number): number {
  const { text } = scan;
  let word = '';
  let at = start;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (SPACE.test(char) || char === ';') break;
    // `${name}` is a variable and `{{ name }}` a template; any other brace opens a block.
    if (char === '{' && text[at - 1] !== '$' && templateEnd(text, at, scan.unclosed) === undefined) break;
    const [piece, length] = pieceAt(scan, at);
    word += piece;
    at += length;
  }
  push(scan, 'word', word, start);
  return at;
}

/** A template, an escape or a character: how it reads, and how long it is. */
function pieceAt({ text, unclosed }: Scan, at: number): readonly [string, number] {
  const end = templateEnd(text, at, unclosed);
  if (end !== undefined) return [text.slice(at, end), end - at];
  const char = text[at] ?? '';
  if (char !== '\\' || at + 1 >= text.length) return [char, 1];
  const next = text[at + 1] ?? '';
  return [ESCAPES[next] ?? char + next, 2];
}

/** Skips a block of Lua as one opaque thing: braces in its strings and comments do not count. */
function luaBlock(scan: Scan, start: number): number | NginxFault {
  const { text } = scan;
  const mark = /(?:--)?\[(=*)\[|--|["'{}]/g;
  mark.lastIndex = start;
  let depth = 0;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    if (match[0] === '{') depth += 1;
    else if (match[0] === '}') depth -= 1;
    else mark.lastIndex = luaEnd(text, match);
    if (depth > 0) continue;
    push(scan, 'opaque', '', start);
    return mark.lastIndex;
  }
  return { detail: 'a Lua block that is not closed', ...locate(scan, start) };
}

/** Where a string or comment of Lua ends; one that nothing closes takes all there is left. */
function luaEnd(text: string, { 0: opening, 1: equals, index }: RegExpExecArray): number {
  const from = index + opening.length;
  if (opening === '--') return endOfLine(text, from);
  if (opening !== '"' && opening !== "'") {
    const close = `]${equals ?? ''}]`;
    const end = text.indexOf(close, from);
    return end < 0 ? text.length : end + close.length;
  }
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === opening || text[at] === '\n') return at + 1;
  }
  return text.length;
}

/** Whether a word waits for a template engine, or is known only when a request comes. */
export function isOpen(word: string): boolean {
  return isTemplated(word) || word.includes('$');
}
