import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { hashFile } from '../../dossier/blobs.ts';
import { errnoOf } from '../../dossier/fs-errors.ts';
import { UserError } from '../../errors.ts';
import { unwritable } from '../write-out.ts';

/** A file that came in, before it has a place. */
export interface Arrival {
  /** As it was delivered; in an archive with its folders. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly type: string;
}

export interface TakenIn {
  readonly name: string;
  /** Its place, relative to the audit folder. */
  readonly file: string;
  readonly sha256: string;
  readonly size: number;
  readonly type: string;
  /** The same bytes lay there before: nothing was copied. */
  readonly known: boolean;
}

/** The evidence of an audit by what tells files apart cheaply, and then surely. */
export interface Shelf {
  readonly folder: string;
  /** Where new files go, relative to it. */
  readonly inbox: string;
  /** Files of `evidence/` by their size in bytes. */
  readonly bySize: Map<number, string[]>;
  /** What was hashed once: many files may have one size. */
  readonly hashes: Map<string, string>;
}

/**
 * Takes one file into the inbox, unless the same bytes are in `evidence/` already; never over another file. Throws UserError.
 */
export async function takeIn({ name, path, size, type }: Arrival, shelf: Shelf, signal: AbortSignal): Promise<TakenIn> {
  // Not among the evidence: what a killed process leaves there is none.
  const temporary = join(shelf.folder, `.intake.${String(process.pid)}.tmp`);
  try {
    const sha256 = await copy(path, temporary, signal);
    const known = await sameIn(shelf, size, sha256);
    if (known !== undefined) return { name, file: known, sha256, size, type, known: true };
    const file = await place(temporary, shelf, safeName(name));
    shelf.bySize.set(size, [...(shelf.bySize.get(size) ?? []), file]);
    shelf.hashes.set(file, sha256);
    return { name, file, sha256, size, type, known: false };
  } catch (error) {
    if (signal.aborted) throw new UserError('interrupted', 'interrupted', [], { cause: error });
    throw error instanceof UserError ? error : unwritable(join(shelf.folder, shelf.inbox), error);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** The hash is of what was copied, whatever happens to the file meanwhile. */
async function copy(from: string, to: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      done(null, piece);
    },
  });
  await pipeline(createReadStream(from), hashed, createWriteStream(to, { flush: true }), { signal });
  return hash.digest('hex');
}

async function sameIn({ folder, bySize, hashes }: Shelf, size: number, sha256: string): Promise<string | undefined> {
  for (const file of bySize.get(size) ?? []) {
    // A file that cannot be read is like no other.
    const hash = hashes.get(file) ?? (await hashFile(join(folder, file)).catch(() => ''));
    hashes.set(file, hash);
    if (hash === sha256) return file;
  }
  return undefined;
}

/** Under its own name, or with a number after it where that is taken. */
async function place(temporary: string, { folder, inbox }: Shelf, name: string): Promise<string> {
  const ending = extname(name);
  const stem = name.slice(0, name.length - ending.length);
  for (let n = 1; ; n += 1) {
    const file = `${inbox}/${n === 1 ? name : `${stem}-${String(n)}${ending}`}`;
    const path = join(folder, file);
    await mkdir(dirname(path), { recursive: true });
    if (await placed(temporary, path)) return file;
  }
}

async function placed(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    // A file system without hard links, such as a memory stick.
    if ((await stat(path).catch(() => undefined)) !== undefined) return false;
    await rename(temporary, path);
    return true;
  }
}

/**
 * A name under which a delivered file is evidence and nothing else: not hidden, no note to people, no rule for git, and no
 * card. What it explains about other files is for the auditor to take over.
 */
export function safeName(name: string): string {
  const steps = name
    .split('/')
    .map((step) => step.replace(/[\u0000-\u001f\u007f-\u009f\\:*?"<>|\ufffd]/g, '_').replace(/^\./, '_'));
  const last = steps.pop() ?? '';
  const isNote = /^readme\.md$/i.test(last);
  const isCard = /\.cards?\.(ya?ml|json)$|^card\.ya?ml$/i.test(last);
  return [...steps, `${isNote ? '_' : ''}${last}${isCard ? '.txt' : ''}`].join('/');
}
