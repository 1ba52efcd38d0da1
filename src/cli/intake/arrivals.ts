import { mkdir, mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { hashFile } from '../../dossier/blobs.ts';
import { extractZip } from '../../dossier/extract-zip.ts';
import { errnoOf } from '../../dossier/fs-errors.ts';
import { UserError } from '../../errors.ts';
import { fileType } from './file-type.ts';
import type { Arrival } from './inbox.ts';

/** Bytes that tell what a file is. */
const HEAD = 64;

/** An archive that was unpacked: its files are what was delivered, its hash is what was sent. */
export interface Archive {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
}

export interface Pile {
  readonly arrivals: readonly Arrival[];
  readonly archives: readonly Archive[];
  /** What was in an archive and is no evidence, by `archive!name`; named, so that nobody has to miss it. */
  readonly aside: readonly string[];
}

/**
 * Does something with the files that a user names, zips unpacked to a folder of this user's own that is gone afterwards.
 * Throws UserError for an archive that is not safe to unpack, before anything is taken in.
 */
export async function withPile<T>(
  paths: readonly string[],
  signal: AbortSignal,
  work: (pile: Pile) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'biotoets-intake-'));
  try {
    const arrivals: Arrival[] = [];
    const archives: Archive[] = [];
    const aside: string[] = [];
    for (const [index, path] of paths.entries()) {
      const name = basename(path);
      if (!/\.zip$/i.test(name)) {
        arrivals.push(await look(name, path));
        continue;
      }
      const into = join(folder, String(index));
      await mkdir(into);
      const names = await extractZip({ archive: path, shown: name, into, signal });
      for (const each of names) {
        const arrival = await look(each, join(into, each));
        if (arrival.size === 0 || isLitter(each)) aside.push(`${name}!${each}`);
        else arrivals.push(arrival);
      }
      archives.push({ name, sha256: await hashFile(path), size: (await stat(path)).size });
    }
    return await work({ arrivals, archives, aside });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a computer leaves in a folder for itself. */
function isLitter(name: string): boolean {
  return /(^|\/)(__MACOSX\/.*|\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(name);
}

/** What a file is, before anything is done with it: where one of a pile cannot be taken in, none is. */
async function look(name: string, path: string): Promise<Arrival> {
  try {
    const status = await stat(path);
    const problem = status.isDirectory() ? 'is a folder; name the files in it, or zip it' : 'is not a regular file';
    if (!status.isFile()) throw new UserError('unreadable', `${path} ${problem}`);
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
      return { name, path, size: status.size, type: fileType(name, buffer.subarray(0, bytesRead)) };
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = errnoOf(error);
    if (code === undefined || error instanceof UserError) throw error;
    if (code === 'ENOENT') throw new UserError('not-found', `${path} does not exist`, [], { cause: error });
    throw new UserError('unreadable', `${path} cannot be read (${code})`, [], { cause: error });
  }
}
