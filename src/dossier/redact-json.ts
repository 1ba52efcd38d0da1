import { expectingKey, followPunctuation, headerOf, isConcealedIn, isSecretValue, type Frame } from './json-frames.ts';
import { isHarmless } from './redact-harmless.ts';
import { isConnectionAddress, NAMING_KEY, redactHeader } from './redact-keys.ts';
import { isBsn, isSuspect, type Mark } from './redact-patterns.ts';

export interface JsonRedactorOptions {
  readonly mark: Mark;
  /** Redacts the text inside a string, which may be a configuration file of its own. */
  readonly inner: (text: string) => string;
  /** Longest string, in characters, that is looked into. */
  readonly limit: number;
}

/** `rest` is there when this turns out not to be JSON from that point on. */
interface Pushed {
  readonly text: string;
  readonly rest?: string;
}

export interface JsonRedactor {
  push(text: string, final: boolean): Pushed;
}

interface Lexer {
  readonly options: JsonRedactorOptions;
  readonly stack: Frame[];
  buffer: string;
  /** Inside a string that was too long to look into. */
  swallowing: boolean;
}

const TOKEN =
  /[ \t\r\n]+|"[^"\\\u0000-\u001f]*(?:\\[^\u0000-\u001f][^"\\\u0000-\u001f]*)*"|[{}[\],:]|-?[0-9][0-9.eE+-]*(?=[^0-9.eE+-])|true|false|null/y;
/** A string that stands for itself: ASCII without escapes. */
const PLAIN = /^[\u0020-\u005b\u005d-\u007f]*$/;
const UNFINISHED =
  /^(?:"[^"\\\u0000-\u001f]*(?:\\[^\u0000-\u001f][^"\\\u0000-\u001f]*)*\\?|-?[0-9.eE+-]*|t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?)$/;

/**
 * Redacts JSON and JSON Lines token by token: what comes out is JSON of the same shape, however it was laid out.
 * Characters are bytes here (latin1), so that nothing but secrets changes.
 */
export function createJsonRedactor(options: JsonRedactorOptions): JsonRedactor {
  const lexer: Lexer = { options, stack: [], buffer: '', swallowing: false };
  return {
    push(text, final) {
      lexer.buffer += text;
      if (lexer.swallowing && !skipString(lexer)) return { text: '' };
      // A number is whole only when something follows it; what is added here is taken off again.
      const added = final && /[0-9]$/.test(lexer.buffer);
      if (added) lexer.buffer += '\n';
      const tokens = redactTokens(lexer);
      const left = leftover(lexer, final);
      const all = { ...left, text: tokens + left.text };
      if (!added) return all;
      return all.rest === undefined ? { text: all.text.slice(0, -1) } : { ...all, rest: all.rest.slice(0, -1) };
    },
  };
}

function redactTokens(lexer: Lexer): string {
  const pieces: string[] = [];
  let position = 0;
  for (;;) {
    TOKEN.lastIndex = position;
    const token = TOKEN.exec(lexer.buffer)?.[0];
    const piece = token === undefined ? undefined : redactToken(lexer, token);
    if (token === undefined || piece === undefined) break;
    pieces.push(piece);
    position += token.length;
  }
  lexer.buffer = lexer.buffer.slice(position);
  return pieces.join('');
}

/** Undefined: this cannot be JSON. */
function redactToken({ stack, options }: Lexer, token: string): string | undefined {
  const follows = followPunctuation(stack, token);
  if (follows !== undefined) return follows ? token : undefined;
  if (token.trim() === '') return token;
  const keyed = expectingKey(stack.at(-1));
  const quoted = token.startsWith('"');
  if (keyed === undefined) return (quoted ? redactString : redactScalar)(token, stack.at(-1), options);
  if (!quoted) return undefined;
  keyed.key = decode(token);
  return looksInnocent(token) ? token : rewrite(token, options.inner);
}

/** Most strings: nothing in them that any rule looks for, and no escapes that could hide it. */
function looksInnocent(token: string): boolean {
  return !token.includes('\\') && !isSuspect(token);
}

function redactString(token: string, frame: Frame | undefined, { mark, inner }: JsonRedactorOptions): string {
  const value = decode(token);
  const header = headerOf(frame, value);
  const named = isSecretValue(frame) && !isConnectionAddress(frame?.key ?? '', value);
  const secret = named || isConcealedIn(frame, value);
  if (frame !== undefined && (frame.array || NAMING_KEY.test(frame.key ?? ''))) frame.name = value;
  if (header !== undefined) return rewrite(token, (text) => redactHeader(header, text, mark));
  if (!secret) return looksInnocent(token) ? token : rewrite(token, inner);
  return rewrite(token, (text) => (isHarmless(text) ? text : mark('credential', text)));
}

function redactScalar(token: string, frame: Frame | undefined, { mark }: JsonRedactorOptions): string {
  if (/^[-0-9]/.test(token) && isSecretValue(frame)) return `"${mark('credential', token)}"`;
  return isBsn(token) ? `"${mark('bsn', token)}"` : token;
}

/** What is to be done with a token that is not whole: wait, give up looking into it, or give up on JSON. */
function leftover(lexer: Lexer, final: boolean): Pushed {
  const { buffer, options } = lexer;
  const unfinished = UNFINISHED.test(buffer);
  if (unfinished && buffer.length <= options.limit && (!final || buffer === '')) return { text: '' };
  if (unfinished && buffer.startsWith('"') && buffer.length > options.limit) {
    lexer.swallowing = true;
    lexer.buffer = trailingEscape(buffer);
    return { text: `"${options.mark('oversized', buffer)}"` };
  }
  lexer.buffer = '';
  return { text: '', rest: buffer };
}

/** Drops the remainder of a string up to its quote; false when that is not there yet. */
function skipString(lexer: Lexer): boolean {
  const { buffer } = lexer;
  const end = /^[^"\\\n]*(?:\\[^\n][^"\\\n]*)*(["\n])/.exec(buffer);
  if (end === null) {
    lexer.buffer = trailingEscape(buffer);
    return false;
  }
  lexer.swallowing = false;
  lexer.buffer = buffer.slice(end[0].length - (end[1] === '\n' ? 1 : 0));
  return true;
}

/** A backslash at the end guards the first character that is still to come. */
function trailingEscape(text: string): string {
  return (/\\*$/.exec(text)?.[0].length ?? 0) % 2 === 1 ? '\\' : '';
}

/** A string token in latin1 as the text it stands for. */
function decode(token: string): string {
  if (PLAIN.test(token)) return token.slice(1, -1);
  try {
    return JSON.parse(Buffer.from(token, 'latin1').toString('utf8')) as string;
  } catch {
    return token.slice(1, -1);
  }
}

/** Left as it was written unless something was removed from it. */
function rewrite(token: string, change: (text: string) => string): string {
  const before = decode(token);
  const after = change(before);
  return after === before ? token : Buffer.from(JSON.stringify(after), 'utf8').toString('latin1');
}
