import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { UserError } from '../errors.ts';
import { decryptFile, isEncrypted } from './age.ts';
import { extractZip } from './extract-zip.ts';
import { errnoOf, writing } from './fs-errors.ts';

export interface UnbundleOptions {
  readonly archive: string;
  /** A folder that is not there yet, or empty. */
  readonly into: string;
  /** Secret keys of age, for a bundle that is encrypted. */
  readonly identities: readonly string[];
  readonly signal: AbortSignal;
}

/**
 * Unpacks a bundle beside its place and puts it there when it is whole; gives the names of its files. On failure nothing
 * is left. Throws UserError.
 */
export async function unbundle({ archive, into, identities, signal }: UnbundleOptions): Promise<readonly string[]> {
  await requireEmpty(into);
  const shown = basename(archive);
  const temporary = `${into}.${String(process.pid)}.tmp`;
  const folder = join(temporary, 'folder');
  try {
    await writing(into, () => mkdir(folder, { recursive: true, mode: 0o700 }));
    const zip = await decrypted();
    const names = await extractZip({ archive: zip, shown, into: folder, signal });
    await writing(into, async () => {
      await rmdir(into).catch(() => undefined);
      await rename(folder, into);
    });
    return names;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }

  async function decrypted(): Promise<string> {
    if (!(await reading(shown, () => isEncrypted(archive)))) return archive;
    if (identities.length === 0)
      throw new UserError('usage', `${shown} is encrypted; name the file of your secret key with --identity`);
    const plain = join(temporary, 'bundle.zip');
    const source = await decryptFile(archive, identities, shown);
    await writing(plain, () => pipeline(source, createWriteStream(plain, { mode: 0o600 }), { signal }));
    return plain;
  }
}

async function requireEmpty(into: string): Promise<void> {
  const present = await writing(into, () => readdir(into).catch(absent));
  if (present.length > 0)
    throw new UserError(
      'unwritable',
      `${into} is not an empty folder, and unbundle takes the place of nothing; name a new one`,
    );
  await writing(into, () => mkdir(dirname(into), { recursive: true }));
}

/** What stands in a place that is no folder: nothing, or the file in the way. */
function absent(error: unknown): readonly string[] {
  if (errnoOf(error) === 'ENOENT') return [];
  if (errnoOf(error) === 'ENOTDIR') return ['a file'];
  throw error;
}

async function reading<T>(shown: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ENOENT') throw new UserError('not-found', `${shown} does not exist`, [], { cause: error });
    throw new UserError('unreadable', `${shown} cannot be read (${code ?? 'unknown'})`, [], { cause: error });
  }
}
