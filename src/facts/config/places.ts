import { matches } from './glob.ts';
import type { Places } from './types.ts';

/** Under this folder the collector keeps what the running program says of itself. */
export const DUMP = '@dump/';

/** Name under which the collector says which folders it saw, one to a line: an empty one brings no file. */
export const FOLDERS = '@folders';

/** Name under which the collector keeps the mapping of a generic export, which stands outside what was handed over. */
export const MAPPING = '@mapping';

/**
 * Which of the files in a folder belong to a product: where the folder is the root of a machine those in their usual
 * places, otherwise all of them. Without a main file everything is handed over: the reader says what it looked for.
 */
export function belongs(files: readonly string[], { main, also }: Places): readonly string[] {
  const rooted = main.filter((place) => place.includes('/') && files.includes(place));
  if (rooted.length === 0) return files;
  return files.filter((file) => rooted.includes(file) || also.some((pattern) => isIn(file, pattern)));
}

function isIn(file: string, pattern: string): boolean {
  return pattern.endsWith('/**') ? file.startsWith(pattern.slice(0, -2)) : matches(file, pattern);
}
