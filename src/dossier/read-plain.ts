import { lstat, readFile } from 'node:fs/promises';

import { errnoOf } from './fs-errors.ts';

/**
 * The bytes of a plain file, or a word for why not: what the file system says, `no file` for a link, a pipe or a device
 * (which may lead elsewhere, or never end), `too large` beyond so many bytes.
 */
export async function readPlain(path: string, most: number): Promise<Buffer | string> {
  try {
    const stat = await lstat(path);
    if (!stat.isFile()) return 'no file';
    return stat.size > most ? 'too large' : await readFile(path);
  } catch (error) {
    return errnoOf(error) ?? 'unknown';
  }
}
