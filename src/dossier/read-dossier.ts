import { lstat, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

import { hashFile } from './blobs.ts';
import { errnoOf } from './fs-errors.ts';
import { blobName, blobPath, layoutOf, SHA256, type Layout } from './layout.ts';
import { readIndex, type IndexState } from './read-index.ts';
import type { DossierProblem, DossierState, Entry, SealState } from './types.ts';
import { verifySeals } from './verify-seals.ts';

/** So many blobs are hashed at once: enough to keep the disk busy, few enough to stay small. */
const PARALLEL = 4;

export interface ReadOptions {
  /** Fingerprints of the keys whose seals are trusted; none: a seal's key is taken at its word, and named in a notice. */
  readonly keys?: readonly string[];
}

/**
 * Reads a dossier back and verifies every byte of it: chain, head, blobs (also those nothing refers to), and that
 * nothing else lies there; where it was sealed, also every other file of the audit folder. Throws for no damage. Where
 * there is no dossier, the state is empty and nothing is wrong.
 */
export async function readDossier(folder: string, { keys = [] }: ReadOptions = {}): Promise<DossierState> {
  const layout = layoutOf(folder);
  const kind = await kindOf(layout.root);
  if (kind === 'nothing') return stateOf({ entries: [], problems: [], notices: [] });
  if (kind !== 'folder') {
    return stateOf({
      entries: [],
      problems: [{ code: 'index-unreadable', path: 'dossier', found: kind }],
      notices: [],
    });
  }
  const index = await readIndex(layout);
  const found = await walk(folder, layout);
  const expected = expectedBlobs(index.entries);
  const hashes = await hashAll(layout, [...found.blobs]);
  const sealed = await verifySeals({ folder, layout, index, blobs: hashes, keys });
  const own = [...index.problems, ...found.problems, ...compareBlobs(expected, hashes, found.blobs)];
  const named = new Set(own.map(({ path }) => path));
  return stateOf({
    entries: index.entries,
    // What the dossier itself gives away need not be said again because it was sealed.
    problems: [...own, ...sealed.problems.filter(({ path }) => !named.has(path))],
    notices: [
      ...found.notices,
      ...indexNotices(index),
      ...undeadBlobs(index.entries, expected, found.blobs),
      ...sealed.notices,
    ],
    seal: sealed.seal,
  });
}

type Parts = Pick<DossierState, 'entries' | 'problems' | 'notices'> & { readonly seal?: SealState | undefined };

/** Problems of the index leave open which items there were; one of a blob concerns the items that name it. */
function stateOf({ entries, problems, notices, seal }: Parts): DossierState {
  const blobs = problems.filter(({ code }) => code === 'blob-broken' || code === 'blob-missing');
  return {
    entries,
    problems,
    indexBroken: problems.some(({ code }) => code.startsWith('index-') || code === 'head-broken'),
    brokenBlobs: new Set(blobs.map(({ path }) => path.slice(-64))),
    notices,
    ...(seal === undefined ? {} : { seal }),
  };
}

type Kind = 'nothing' | 'folder' | 'file' | 'link' | 'other' | 'unreadable';

async function kindOf(path: string): Promise<Kind> {
  try {
    const stat = await lstat(path);
    if (stat.isSymbolicLink()) return 'link';
    if (stat.isDirectory()) return 'folder';
    return stat.isFile() ? 'file' : 'other';
  } catch (error) {
    return errnoOf(error) === 'ENOENT' ? 'nothing' : 'unreadable';
  }
}

interface Walk {
  readonly blobs: ReadonlySet<string>;
  readonly problems: readonly DossierProblem[];
  readonly notices: readonly string[];
}

/** Links are never followed: what is not a plain file in its place is unknown. */
async function walk(folder: string, layout: Layout): Promise<Walk> {
  const blobs = new Set<string>();
  const problems: DossierProblem[] = [];
  const notices: string[] = [];
  const unknown = (path: string): number => problems.push({ code: 'unknown-file', path: relativePath(folder, path) });

  for (const path of await list(layout.root)) {
    const kind = await kindOf(path);
    if (path === layout.lock && kind === 'file') notices.push(relativePath(folder, path));
    else if (path === layout.tmp && kind === 'folder') {
      notices.push(...(await list(path)).map((stray) => relativePath(folder, stray)));
    } else if (path === layout.seals && kind === 'folder') continue;
    else if (path === layout.blobs && kind === 'folder') await walkBlobs({ layout, blobs, unknown });
    else if ((path !== layout.index && path !== layout.head) || kind !== 'file') unknown(path);
  }
  return { blobs, problems, notices };
}

interface BlobWalk {
  readonly layout: Layout;
  readonly blobs: Set<string>;
  readonly unknown: (path: string) => void;
}

async function walkBlobs({ layout, blobs, unknown }: BlobWalk): Promise<void> {
  for (const shelf of await list(layout.blobs)) {
    if ((await kindOf(shelf)) !== 'folder') {
      unknown(shelf);
      continue;
    }
    for (const path of await list(shelf)) {
      const name = path.slice(shelf.length + 1);
      const inPlace = SHA256.test(name) && blobPath(layout, name) === path;
      if (inPlace && (await kindOf(path)) === 'file') blobs.add(name);
      else unknown(path);
    }
  }
}

async function list(path: string): Promise<readonly string[]> {
  const names = await readdir(path).catch(() => []);
  return names.sort().map((name) => join(path, name));
}

function relativePath(folder: string, path: string): string {
  return relative(folder, path).split('\\').join('/');
}

/** Which blobs must be there and the first slot that names each; a tombstone lifts it, a later item asks for it again. */
function expectedBlobs(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const slots = new Map<string, string>();
  for (const entry of entries) {
    if (entry.type === 'tombstone') slots.delete(entry.sha256);
    if (entry.type !== 'item') continue;
    for (const { sha256 } of entry.artefacts) if (!slots.has(sha256)) slots.set(sha256, entry.slot);
  }
  return slots;
}

/** The hash of each blob's bytes, or the error that kept it from being read. */
async function hashAll(layout: Layout, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  const queue = names.values();
  async function work(): Promise<void> {
    for (const name of queue) {
      const path = blobPath(layout, name);
      hashes.set(name, await hashFile(path).catch((error: unknown) => errnoOf(error) ?? 'unreadable'));
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return hashes;
}

function compareBlobs(
  expected: ReadonlyMap<string, string>,
  hashes: ReadonlyMap<string, string>,
  present: ReadonlySet<string>,
): readonly DossierProblem[] {
  const missing = [...expected].filter(([sha256]) => !present.has(sha256));
  const changed = [...hashes].filter(([sha256, found]) => sha256 !== found);
  return [
    ...missing.map(
      ([sha256, slot]) => ({ code: 'blob-missing', path: blobName(sha256), slot }) satisfies DossierProblem,
    ),
    ...changed
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([sha256, found]) => {
        const slot = expected.get(sha256);
        const problem = {
          code: 'blob-broken',
          path: blobName(sha256),
          expected: sha256,
          found,
        } satisfies DossierProblem;
        return slot === undefined ? problem : { ...problem, slot };
      }),
  ];
}

/** What a killed process leaves at the end of the index: a torn line, or lines the head does not know yet. */
function indexNotices({ torn, beyond, last }: IndexState): readonly string[] {
  const unfinished = torn > 0 ? [`dossier/index.jsonl:${String(last.seq + 2)}`] : [];
  return beyond > 0 ? [`dossier/index.jsonl:${String(last.seq + 1)}`, ...unfinished] : unfinished;
}

/** Bytes that were to be destroyed and are still there: the next collection removes them. */
function undeadBlobs(
  entries: readonly Entry[],
  expected: ReadonlyMap<string, string>,
  present: ReadonlySet<string>,
): readonly string[] {
  const buried = entries.flatMap((entry) => (entry.type === 'tombstone' ? [entry.sha256] : []));
  return [...new Set(buried)].filter((sha256) => present.has(sha256) && !expected.has(sha256)).map(blobName);
}
