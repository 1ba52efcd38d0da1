import { createHash } from 'node:crypto';
import type { TextFile } from './read-file.ts';

/** SHA-256, in hexadecimal, over files by path: the same set gives the same hash in any order. */
export function hashFiles(files: readonly Pick<TextFile, 'file' | 'bytes'>[]): string {
  const hash = createHash('sha256');
  for (const { file, bytes } of files.toSorted((a, b) => (a.file < b.file ? -1 : 1))) {
    // Lengths in front, so that no bytes can pass for the end of a file and a next one.
    hash.update(`${Buffer.byteLength(file)}:${file}:${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
}
