import { constants } from 'node:fs';
import { open, realpath, type FileHandle } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { failed, fileTrouble, type Failed } from './trouble.ts';

export interface OpenFile {
  readonly handle: FileHandle;
  readonly size: number;
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The real path of a file of the audit folder; one that leads outside, directly or by a link, is never touched. */
export async function resolveInside(folder: string, path: string): Promise<string | Failed> {
  const outside = failed('outside-folder', path);
  const wanted = resolve(folder, path);
  if (!isInside(folder, wanted)) return outside;
  try {
    const [home, real] = await Promise.all([realpath(folder), realpath(wanted)]);
    return isInside(home, real) ? real : outside;
  } catch (error) {
    return fileTrouble(error);
  }
}

/** Opens a regular file of the audit folder for reading; a FIFO, device or folder is refused without waiting for it. */
export async function openInside(folder: string, path: string, maxBytes: number): Promise<OpenFile | Failed> {
  const real = await resolveInside(folder, path);
  if (typeof real !== 'string') return real;
  let handle: FileHandle | undefined;
  try {
    // O_NONBLOCK: opening a FIFO would otherwise wait for a writer for ever.
    handle = await open(real, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    const stat = await handle.stat();
    if (stat.isFile() && stat.size <= maxBytes) return { handle, size: stat.size };
    await handle.close();
    return stat.isFile() ? failed('too-large', `${stat.size} bytes`) : failed('not-a-file', path);
  } catch (error) {
    await handle?.close();
    return fileTrouble(error);
  }
}

/** The whole of a small file of the audit folder. */
export async function readInside(folder: string, path: string, maxBytes: number): Promise<Buffer | Failed> {
  const file = await openInside(folder, path, maxBytes);
  if ('outcome' in file) return file;
  try {
    const bytes = await file.handle.readFile();
    return bytes.length <= maxBytes ? bytes : failed('too-large', `more than ${maxBytes} bytes`);
  } catch (error) {
    return fileTrouble(error);
  } finally {
    await file.handle.close();
  }
}
