import { createHmac } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

import { createCsvRedactor } from './redact-csv.ts';
import { createJsonRedactor } from './redact-json.ts';
import { createLineRedactor } from './redact-lines.ts';
import { isDefaultPassword } from './redact-defaults.ts';
import type { Mark, SecretType } from './redact-patterns.ts';
import { hide } from './redact-values.ts';

/** Longest line, and longest string in JSON, that is looked into; a longer one is replaced whole. In bytes. */
const LONGEST = 1 << 20;

/** Where a password may stand; a default one is called so, under the same HMAC. */
const GUESSABLE: ReadonlySet<SecretType> = new Set(['credential', 'header', 'url', 'hash']);

export interface Redacted {
  readonly text: string;
  readonly count: number;
}

interface Redactor {
  push(text: string, final: boolean): string;
}

interface Tally {
  count: number;
}

export interface StreamOptions {
  readonly key: Uint8Array;
  /** What was removed is added to it. */
  readonly tally: Tally;
  /** Name of the file: in a CSV the header says what a column holds. */
  readonly name?: string;
}

/**
 * Removes secrets from a text, each replaced by `[redacted:<type>:<12 hex>]`: the same secret gives the same
 * placeholder under the same key. Without the key nothing can be told but that it is one of few default passwords. Lines stay lines, JSON stays JSON.
 */
export function redactText(text: string, key: Uint8Array): Redacted {
  const tally = { count: 0 };
  const redacted = redactWith(text, marker(key, tally));
  return { text: tally.count === 0 ? text : redacted, count: tally.count };
}

/** The same for bytes of any length, in bounded memory. */
export async function* redactStream(
  source: AsyncIterable<Uint8Array>,
  { key, tally, name = '' }: StreamOptions,
): AsyncGenerator<Uint8Array> {
  const mark = marker(key, tally);
  const redactor = /\.csv$/i.test(name) ? createTable(mark) : createRedactor(mark);
  let wide: TextDecoder | undefined;
  let first = true;
  for await (const piece of source) {
    if (first) wide = wideDecoder(piece);
    first &&= piece.length === 0;
    const text = wide === undefined ? latin1(piece) : latin1(Buffer.from(wide.decode(piece, { stream: true })));
    const redacted = redactor.push(text, false);
    if (redacted !== '') yield encode(redacted, wide);
  }
  const rest = redactor.push(wide === undefined ? '' : latin1(Buffer.from(wide.decode())), true);
  if (rest !== '') yield encode(rest, wide);
}

/** Text of two bytes a character (from Windows) would hide its secrets from every pattern. */
function wideDecoder(piece: Uint8Array): TextDecoder | undefined {
  if (piece[0] === 0xff && piece[1] === 0xfe) return new TextDecoder('utf-16le', { ignoreBOM: true });
  if (piece[0] === 0xfe && piece[1] === 0xff) return new TextDecoder('utf-16be', { ignoreBOM: true });
  return undefined;
}

function encode(text: string, wide: TextDecoder | undefined): Uint8Array {
  const bytes = Buffer.from(text, 'latin1');
  if (wide === undefined) return bytes;
  const units = Buffer.from(bytes.toString('utf8'), 'utf16le');
  return wide.encoding === 'utf-16be' ? units.swap16() : units;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function marker(key: Uint8Array, tally: Tally): Mark {
  return (type, secret) => {
    tally.count += 1;
    const kind = GUESSABLE.has(type) && isDefaultPassword(secret) ? 'default-password' : type;
    return `[redacted:${kind}:${createHmac('sha256', key).update(secret, 'utf8').digest('hex').slice(0, 12)}]`;
  };
}

function redactWith(text: string, mark: Mark): string {
  const redacted = createRedactor(mark).push(latin1(Buffer.from(text, 'utf8')), true);
  return Buffer.from(redacted, 'latin1').toString('utf8');
}

/** JSON as long as it is JSON, lines from there on. Characters are bytes, so that nothing but secrets changes. */
function createRedactor(mark: Mark): Redactor {
  const lines = createLines(mark);
  let json = undefined as ReturnType<typeof createJsonRedactor> | undefined;
  let start: string | undefined = '';
  return {
    push(text, final) {
      let input = text;
      if (start !== undefined) {
        start += text;
        const sort = sniff(start, final);
        if (sort === undefined) return '';
        if (sort === 'json')
          json = createJsonRedactor({ mark, inner: (value) => redactWith(value, mark), limit: LONGEST });
        input = start;
        start = undefined;
      }
      if (json === undefined) return lines.push(input, final);
      const { text: redacted, rest } = json.push(input, final);
      if (rest === undefined) return redacted;
      json = undefined;
      return redacted + lines.push(rest, final);
    },
  };
}

/** Columns by their header first, then what shows in the lines themselves. */
function createTable(mark: Mark): Redactor {
  const columns = createCsvRedactor({
    hide: (value) => inText(value, (text) => hide(text, mark)),
    oversized: (value) => mark('oversized', value),
    limit: LONGEST,
  });
  const rest = createRedactor(mark);
  return { push: (text, final) => rest.push(columns.push(text, final), final) };
}

/** Undefined while it cannot be told yet. `[section]` of an INI file is not JSON. */
function sniff(start: string, final: boolean): 'json' | 'lines' | undefined {
  const text = start.replace(/^(?:\u00ef\u00bb\u00bf)?[ \t\r\n]+/, '');
  if (text.length < 2 && !final && start.length < LONGEST) return undefined;
  return /^(?:\{[ \t\r\n]*(?:["}]|$)|\[[ \t\r\n]*(?:["{[\]0-9-]|(?:true|false|null)[ \t\r\n,\]]|$))/.test(text)
    ? 'json'
    : 'lines';
}

function createLines(mark: Mark): Redactor {
  const redactLine = createLineRedactor(mark);
  let carry = '';
  let swallowing = false;

  function whole(line: string): string {
    const [, body = '', end = ''] = /^([^\r\n]*)([\r\n]*)$/.exec(line) ?? [undefined, line, ''];
    if (body.length > LONGEST) return mark('oversized', body) + end;
    return inText(body, redactLine) + end;
  }
  return {
    push(text, final) {
      const pieces: string[] = [];
      let position = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', position)) {
        const line = carry + text.slice(position, end + 1);
        pieces.push(swallowing ? '\n' : whole(line));
        swallowing = false;
        carry = '';
        position = end + 1;
      }
      if (!swallowing) carry += text.slice(position);
      if (carry.length > LONGEST) {
        pieces.push(mark('oversized', carry));
        swallowing = true;
        carry = '';
      }
      if (final && carry !== '') pieces.push(whole(carry));
      return pieces.join('');
    },
  };
}

/** A line of bytes as the text it is, where it is UTF-8; otherwise byte by byte. */
function inText(line: string, change: (line: string) => string): string {
  // Most lines are plain ASCII and the same either way.
  if (!/[^\u0000-\u007f]/.test(line)) return change(line);
  const bytes = Buffer.from(line, 'latin1');
  if (!isUtf8(bytes)) return change(line);
  const text = bytes.toString('utf8');
  const changed = change(text);
  return changed === text ? line : Buffer.from(changed, 'utf8').toString('latin1');
}
