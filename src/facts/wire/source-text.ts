import type { Source } from '../types.ts';

/** What a source holds as text, or why it cannot be read. A transcript or a certificate is small: `max` is in bytes. */
export type SourceText = { readonly text: string } | { readonly error: 'too-large' | 'encoding' | 'empty' };

const MAX = 16 * 1024 * 1024;

/** Reads a whole small UTF-8 source. */
export async function sourceText(source: Source, max = MAX): Promise<SourceText> {
  if (source.size > max) return { error: 'too-large' };
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of source.open()) {
    size += piece.length;
    if (size > max) return { error: 'too-large' };
    pieces.push(piece);
  }
  if (size === 0) return { error: 'empty' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces)) };
  } catch {
    return { error: 'encoding' };
  }
}
