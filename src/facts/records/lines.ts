import { isAscii, isUtf8 } from 'node:buffer';
import { place, unreadable, type Unreadable } from '../text.ts';
import type { Source } from '../types.ts';

/** Longest line, and longest quoted row, in characters, that is kept in memory. */
export const MAX_LINE = 1024 * 1024;
/** A line of more bytes than this has more characters than MAX_LINE. */
const MAX_LINE_BYTES = 3 * MAX_LINE;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BOM = '\uFEFF';

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

/** Returns false to read no further. `number` counts from 1. */
type OnLine = (text: string, number: number) => boolean;

/**
 * Hands over every line of a file in order, without its end (LF or CRLF), in bounded memory. Throws a RecordFault for
 * bytes that are not UTF-8, a NUL or an endless line, after the lines before it.
 */
export async function eachLine(source: Source, onLine: OnLine): Promise<void> {
  const reader: LineReader = { source, onLine, number: 1 };
  let pieces: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source.open()) {
    // No byte of a longer character is a line feed: whatever ends in one is whole.
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    if (end > 0) {
      pieces.push(chunk.subarray(0, end));
      if (!readBlock(reader, Buffer.concat(pieces))) return;
      pieces = [];
      size = 0;
    }
    pieces.push(chunk.subarray(end));
    size += chunk.length - end;
    if (size > MAX_LINE_BYTES) throw tooLong(reader);
  }
  readBlock(reader, Buffer.concat(pieces));
}

interface LineReader {
  readonly source: Source;
  readonly onLine: OnLine;
  /** Of the next line. */
  number: number;
}

/** Hands over the lines of a block of whole lines; false when no more are wanted. */
function readBlock(reader: LineReader, bytes: Buffer): boolean {
  const text = decode(bytes);
  if (text !== undefined) return handOver(reader, text);
  const fault = firstFault(bytes);
  if (!handOver(reader, bytes.toString('utf8', 0, fault.start))) return false;
  throw recordFault(reader.source, 'encoding', fault.detail, reader.number);
}

/** Undefined where the bytes are not UTF-8, or hold a NUL. Most logs are ASCII, which needs no decoding. */
function decode(bytes: Buffer): string | undefined {
  if (bytes.includes(0)) return undefined;
  if (isAscii(bytes)) return bytes.toString('latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}

/** Where the first line starts that cannot be decoded. */
function firstFault(bytes: Buffer): { readonly start: number; readonly detail: string } {
  let start = 0;
  for (;;) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const line = bytes.subarray(start, feed < 0 ? bytes.length : feed);
    if (line.includes(0) && isUtf8(line)) return { start, detail: 'NUL in text' };
    if (!isUtf8(line) || feed < 0) return { start, detail: 'not UTF-8' };
    start = feed + 1;
  }
}

function handOver(reader: LineReader, text: string): boolean {
  let from = reader.number === 1 && text.startsWith(BOM) ? 1 : 0;
  while (from < text.length) {
    const feed = text.indexOf('\n', from);
    const end = feed < 0 ? text.length : feed;
    if (end - from > MAX_LINE) throw tooLong(reader);
    const cut = end > from && text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end;
    if (!reader.onLine(text.slice(from, cut), reader.number)) return false;
    reader.number += 1;
    from = end + 1;
  }
  return true;
}

function tooLong({ source, number }: LineReader): RecordFault {
  return recordFault(source, 'too-large', `a line longer than ${MAX_LINE}`, number);
}
