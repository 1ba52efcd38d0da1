import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, lstat, open, rename, rm } from 'node:fs/promises';
import { dirname, isAbsolute, relative, sep } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { UserError } from '../errors.ts';
import { encryptionTo } from './age.ts';
import { hashFile } from './blobs.ts';
import { bundleFiles } from './bundle-files.ts';
import { syncFolder } from './durable.ts';
import { errnoOf, writing } from './fs-errors.ts';
import { layoutOf } from './layout.ts';
import { takeLock } from './lock.ts';
import { makeFolders } from './recover-dossier.ts';
import { growsTooMuch, ZIP_LIMITS } from './zip-limits.ts';
import { zipStream, type ZipSource } from './zip-stream.ts';

export interface BundleOptions {
  readonly folder: string;
  readonly out: string;
  /** Public keys of age; none: the zip itself. */
  readonly recipients: readonly string[];
  /** Throws where the folder is not fit to be handed over; called when nobody can change the dossier any more. */
  readonly check: () => Promise<void>;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

export interface Bundled {
  readonly files: number;
  /** SHA-256 and size of the zip, before encryption: the same folder gives the same. */
  readonly sha256: string;
  readonly size: number;
}

/**
 * Writes an audit folder as a zip, encrypted if asked; whole or not at all, and never over something else. Holds the
 * dossier meanwhile, so that nobody adds to it. Throws UserError.
 */
export async function bundle(options: BundleOptions): Promise<Bundled> {
  const { folder, out } = options;
  const inside = relative(folder, out);
  if (!inside.startsWith(`..${sep}`) && inside !== '..' && !isAbsolute(inside))
    throw new UserError('usage', `${out} lies in the audit folder itself; put the bundle somewhere else`);
  const encrypt = options.recipients.length === 0 ? undefined : encryptionTo(options.recipients);
  const release = await hold(folder, options.now());
  try {
    await options.check();
    const files = await bundleFiles(folder);
    const temporary = `${out}.${String(process.pid)}.tmp`;
    try {
      const written = await writing(out, () => write(files, temporary, { ...options, encrypt }));
      await writing(out, () => publish(temporary, options));
      return { files: files.length, ...written };
    } finally {
      await rm(temporary, { force: true });
    }
  } finally {
    await release();
  }
}

/** The lock of a dossier, where there is one: an audit that collected nothing yet can be handed over too. */
async function hold(folder: string, now: Date): Promise<() => Promise<void>> {
  const layout = layoutOf(folder);
  const present = await lstat(layout.root).catch(() => undefined);
  if (present === undefined) return () => Promise.resolve();
  return await writing(layout.root, async () => {
    await makeFolders(layout);
    return takeLock(layout, now.toISOString());
  });
}

interface Writing extends Pick<BundleOptions, 'folder' | 'signal'> {
  readonly encrypt: ReturnType<typeof encryptionTo> | undefined;
}

/** A file that shrinks to next to nothing looks like an archive bomb when it is unpacked: then none is shrunk. */
async function write(files: readonly ZipSource[], temporary: string, options: Writing) {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const written = await writeOnce(zipStream(files, true), temporary, options);
  if (!growsTooMuch(bytes, written.size, ZIP_LIMITS)) return written;
  return await writeOnce(zipStream(files, false), temporary, options);
}

async function writeOnce(zip: Readable, temporary: string, { encrypt, signal, folder }: Writing) {
  const hash = createHash('sha256');
  let size = 0;
  const counted = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      size += piece.length;
      done(null, piece);
    },
  });
  try {
    const target = createWriteStream(temporary, { mode: 0o600 });
    if (encrypt === undefined) await pipeline(zip, counted, target, { signal });
    else await pipeline(zip, counted, encrypt, target, { signal });
  } catch (error) {
    if (signal.aborted) throw new UserError('interrupted', 'interrupted', [], { cause: error });
    if (error instanceof UserError || errnoOf(error) !== undefined) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new UserError('unreadable', `${folder} changed while it was bundled: ${message}`, [], { cause: error });
  }
  return { sha256: hash.digest('hex'), size };
}

async function publish(temporary: string, { out }: BundleOptions): Promise<void> {
  const file = await open(temporary, 'r');
  await file.sync().finally(() => file.close());
  try {
    await link(temporary, out);
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'EEXIST') await refuseOther(temporary, out);
    // A file system without hard links, such as a memory stick.
    else if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') await rename(temporary, out);
    else throw error;
  }
  await syncFolder(dirname(out));
}

async function refuseOther(temporary: string, out: string): Promise<void> {
  const [mine, there] = await Promise.all([temporary, out].map((path) => hashFile(path).catch(() => path)));
  if (mine === there) return;
  throw new UserError(
    'unwritable',
    `${out} is there already, and a bundle takes the place of nothing; name another file`,
  );
}
