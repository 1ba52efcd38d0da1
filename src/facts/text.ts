import type { FactAt, Reading, Source, UnreadableCode } from './types.ts';

export type Unreadable = Extract<Reading, { readonly status: 'unreadable' }>;

/** Configuration and registers are read whole; nothing of that kind is larger than this. */
export const MAX_TEXT_BYTES = 5 * 1024 * 1024;

const BOM = '\uFEFF';

export function unreadable(code: UnreadableCode, detail: string, at?: FactAt): Unreadable {
  return { status: 'unreadable', code, detail, ...(at === undefined ? {} : { at }) };
}

/** Place in a source; line and column count from 1. */
export function place(source: Source, line?: number, column?: number): FactAt {
  return {
    artefact: source.sha256,
    file: source.name,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
}

/** Line and column, from 1, of an offset in a text. */
export function lineColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

/** Readers of one file refuse none and several: they would have to choose. */
export function onlySource(sources: readonly Source[]): Source | Unreadable {
  const [source] = sources;
  if (source === undefined) return unreadable('empty', 'no file');
  return sources.length === 1 ? source : unreadable('unsupported', `${sources.length} files where one is expected`);
}

/** A whole file as text: UTF-8 and nothing else, without NUL; CRLF becomes LF, so that lines count the same. */
export async function readText(source: Source, maxBytes = MAX_TEXT_BYTES): Promise<string | Unreadable> {
  const bytes = await readBytes(source, maxBytes);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const decoded = decodeUtf8(bytes);
  if (typeof decoded !== 'string') return unreadable('encoding', decoded.detail, place(source, decoded.line));
  const text = decoded.replaceAll('\r\n', '\n');
  return text.trim() === '' ? unreadable('empty', 'nothing but white space', place(source, 1)) : text;
}

async function readBytes(source: Source, maxBytes: number): Promise<Uint8Array | Unreadable> {
  const tooLarge = unreadable('too-large', `larger than ${maxBytes} bytes`, place(source));
  if (source.size > maxBytes) return tooLarge;
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of source.open()) {
    total += chunk.length;
    if (total > maxBytes) return tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Strict: a byte that is not UTF-8, or a NUL, is named by its line (from 1) and never guessed at. */
export function decodeUtf8(bytes: Uint8Array): string | { readonly detail: string; readonly line: number } {
  const loose = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const nul = loose.indexOf('\0');
  if (nul >= 0) return { detail: 'NUL in text', line: lineColumn(loose, nul).line };
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { detail: 'not UTF-8', line: lineColumn(loose, Math.max(0, loose.indexOf('\uFFFD'))).line };
  }
  return loose.startsWith(BOM) ? loose.slice(1) : loose;
}
