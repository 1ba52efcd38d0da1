import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { syncFolder } from './durable.ts';
import { blobPath, layoutOf, SHA256, type Layout } from './layout.ts';
import { redactStream } from './redact.ts';
import type { ArtefactRef, RawArtefact } from './types.ts';

/** An artefact written and hashed, but not yet part of the dossier. */
export interface StagedBlob {
  readonly ref: ArtefactRef;
  readonly temporary: string;
}

/** What the collector's own stream threw while it was read: trouble of the item, not of the disk. */
export class SourceError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'SourceError';
  }
}

/** Writes an artefact to a temporary file on disk, text redacted on the way. Throws SourceError or what the disk throws. */
export async function stageBlob(artefact: RawArtefact, temporary: string, key: Uint8Array): Promise<StagedBlob> {
  const tally = { count: 0 };
  const raw = fromSource(artefact.bytes);
  const bytes = artefact.form === 'text' ? redactStream(raw, { key, tally, name: artefact.name }) : raw;
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(temporary, 'w', 0o600);
  try {
    for await (const piece of bytes) {
      hash.update(piece);
      size += piece.length;
      await file.writeFile(piece);
    }
    await file.sync();
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
  return { ref: { name: artefact.name, sha256: hash.digest('hex'), size, redactions: tally.count }, temporary };
}

async function* fromSource(bytes: RawArtefact['bytes']): AsyncGenerator<Uint8Array> {
  if (bytes instanceof Uint8Array) {
    yield bytes;
    return;
  }
  const source = bytes[Symbol.asyncIterator]();
  try {
    for (;;) {
      // Only what the source itself throws is the source's; a consumer that stops is not.
      const next = await source.next().catch((error: unknown) => Promise.reject(new SourceError(error)));
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await source.return?.();
  }
}

/** Gives a staged artefact its name. Content that is there already is replaced by itself, which also mends it. */
export async function keepBlob(layout: Layout, { ref, temporary }: StagedBlob): Promise<void> {
  const path = blobPath(layout, ref.sha256);
  await mkdir(dirname(path), { recursive: true });
  await rename(temporary, path);
  await syncFolder(dirname(path));
}

/** Streams the bytes of one stored artefact, in pieces of 64 KiB. */
export function openBlob(folder: string, sha256: string): AsyncIterable<Uint8Array> {
  // A hash comes from the index, and the index may have been tampered with: it must not become a path elsewhere.
  if (!SHA256.test(sha256)) throw new Error('not a SHA-256');
  return createReadStream(blobPath(layoutOf(folder), sha256));
}

export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece as Uint8Array);
  return hash.digest('hex');
}

export function temporaryPath(layout: Layout, number: number): string {
  return join(layout.tmp, `${String(process.pid)}-${String(number)}`);
}
