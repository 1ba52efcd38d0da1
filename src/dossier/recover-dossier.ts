import { lstat, mkdir, readdir, rm, truncate, unlink } from 'node:fs/promises';
import { join } from 'node:path';

import { UserError } from '../errors.ts';
import { replaceDurably } from './durable.ts';
import { blobPath, type Layout } from './layout.ts';
import { headText, ORIGIN, readIndex, type IndexState } from './read-index.ts';
import type { Entry } from './types.ts';

/** Makes the folders of a dossier; only the user may look into them. */
export async function makeFolders(layout: Layout): Promise<void> {
  const present = await lstat(layout.root).catch(() => undefined);
  // A link could lead the writing anywhere.
  if (present !== undefined && !present.isDirectory()) {
    throw new UserError('unwritable', `${layout.root} is not a folder: move it away`);
  }
  await mkdir(layout.root, { recursive: true, mode: 0o700 });
  await mkdir(layout.tmp, { recursive: true });
  await mkdir(layout.blobs, { recursive: true });
}

/**
 * Puts right what a killed process left: stray temporary files, a line it did not finish, a head that lags, bytes it
 * was about to destroy. Damage is not put right: throws UserError `integrity`. Needs the lock.
 */
export async function recoverDossier(layout: Layout): Promise<IndexState> {
  const state = await readIndex(layout);
  const [problem] = state.problems;
  if (problem !== undefined) {
    const where = problem.line === undefined ? problem.path : `${problem.path}:${String(problem.line)}`;
    throw new UserError(
      'integrity',
      `${where}: ${problem.code}; nothing can be added to a dossier whose index is damaged: put back a copy of it`,
    );
  }
  for (const name of await readdir(layout.tmp)) await rm(join(layout.tmp, name), { recursive: true });
  if (state.torn > 0) await truncate(layout.index, state.length);
  // An empty dossier has its head first: an index without a head would look like a head that was removed.
  if (state.beyond > 0 || state.last === ORIGIN) {
    await replaceDurably(layout.head, join(layout.tmp, 'head'), headText(state.last));
  }
  for (const sha256 of buried(state.entries)) await unlink(blobPath(layout, sha256)).catch(() => undefined);
  return state;
}

/** Blobs with a tombstone that no later item asked for again. */
export function buried(entries: readonly Entry[]): ReadonlySet<string> {
  const hashes = new Set<string>();
  for (const entry of entries) {
    if (entry.type === 'tombstone') hashes.add(entry.sha256);
    if (entry.type === 'item') for (const { sha256 } of entry.artefacts) hashes.delete(sha256);
  }
  return hashes;
}
