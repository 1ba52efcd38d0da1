import type { TextDecoder as Decoder } from 'node:util';
import { decodeUtf8, place, unreadable, type Unreadable } from '../text.ts';
import type { Source } from '../types.ts';

/** Longest line, and longest quoted row, that is kept in memory. */
export const MAX_LINE = 1024 * 1024;

export interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/** Ends the reading of a file from deep inside a loop; never leaves its reader. */
export class RecordFault extends Error {
  readonly reading: Unreadable;

  constructor(reading: Unreadable) {
    super(reading.detail);
    this.name = 'RecordFault';
    this.reading = reading;
  }
}

export function recordFault(source: Source, code: Unreadable['code'], detail: string, line: number): RecordFault {
  return new RecordFault(unreadable(code, detail, place(source, line)));
}

/**
 * Hands over every line of a file in order, without its end (LF or CRLF), in bounded memory. Throws a RecordFault for
 * bytes that are not UTF-8, a NUL or an endless line. `onLine` returns false to read no further.
 */
export async function eachLine(source: Source, onLine: (text: string, number: number) => boolean): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let carry = '';
  let number = 1;
  for await (const chunk of source.open()) {
    const text = carry + decode(decoder, chunk, source, number, carry);
    let from = 0;
    for (let to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
      if (!onLine(cut(text, from, to), number)) return;
      number += 1;
      from = to + 1;
    }
    carry = text.slice(from);
    if (carry.length > MAX_LINE) throw recordFault(source, 'too-large', `a line longer than ${MAX_LINE}`, number);
  }
  const last = carry + decode(decoder, undefined, source, number, carry);
  if (last !== '') onLine(cut(last, 0, last.length), number);
}

function cut(text: string, from: number, to: number): string {
  return text.slice(from, to > from && text.charCodeAt(to - 1) === 13 ? to - 1 : to);
}

function decode(decoder: Decoder, chunk: Uint8Array | undefined, source: Source, line: number, carry: string): string {
  try {
    const text = chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    const nul = text.indexOf('\0');
    if (nul < 0) return text;
    throw recordFault(source, 'encoding', 'NUL in text', line + newlines(text.slice(0, nul)));
  } catch (error) {
    if (error instanceof RecordFault) throw error;
    const found = decodeUtf8(Buffer.concat([Buffer.from(carry), chunk ?? new Uint8Array()]));
    throw recordFault(source, 'encoding', 'not UTF-8', typeof found === 'string' ? line : line + found.line - 1);
  }
}

function newlines(text: string): number {
  return text.split('\n').length - 1;
}
