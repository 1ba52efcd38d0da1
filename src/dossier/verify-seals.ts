import { join } from 'node:path';

import { listSealable } from './audit-files.ts';
import { hashFile } from './blobs.ts';
import { errnoOf } from './fs-errors.ts';
import { blobName, sealPath, type Layout } from './layout.ts';
import type { IndexState } from './read-index.ts';
import { readSeals, type Seal, type Seals } from './read-seals.ts';
import { buried } from './recover-dossier.ts';
import type { DossierProblem, SealState } from './types.ts';

export interface SealCheck {
  readonly problems: readonly DossierProblem[];
  /** Seals whose key nobody vouches for, with its fingerprint. */
  readonly notices: readonly string[];
  readonly seal?: SealState;
}

export interface SealedFolder {
  readonly folder: string;
  readonly layout: Layout;
  readonly index: IndexState;
  /** Hashes of the blobs, by their name, as they were just read. */
  readonly blobs: ReadonlyMap<string, string>;
  /** Fingerprints of the keys that are trusted; none: every key is taken at its word, and named. */
  readonly keys: readonly string[];
}

const INDEX = 'dossier/index.jsonl';
const HEAD = 'dossier/head.json';

/**
 * Holds the seals against each other, against the index, and the newest that can be trusted against every file of the audit
 * folder. Needs no network and throws for no damage; a folder that was never sealed has nothing wrong with it.
 */
export async function verifySeals(folder: SealedFolder): Promise<SealCheck> {
  const read = await readSeals(folder.layout);
  const trusted = read.seals.filter(({ key }) => folder.keys.length === 0 || folder.keys.includes(key));
  const newest = trusted.at(-1);
  const problems = [
    ...read.problems,
    ...missingSeals(read, folder.index),
    ...read.seals
      .filter((seal) => !trusted.includes(seal))
      .map((seal) => problemOf(seal, 'seal-unknown-key', { found: seal.key })),
    ...read.seals.flatMap((seal) => orderOf(seal, read, folder.index)),
    ...trusted.flatMap((seal) => comparePrefix(seal, folder.index)),
    ...(newest === undefined ? [] : grownIndex(newest, folder.index)),
    ...(newest === undefined ? [] : await compareFiles(newest, folder)),
  ];
  const last = read.seals.at(-1);
  return {
    problems,
    notices: folder.keys.length > 0 ? [] : read.seals.map(({ number, key }) => `${sealPath(number)}: ${key}`),
    ...(last === undefined ? {} : { seal: stateOf(last, folder.keys) }),
  };
}

function stateOf({ number, sha256, key, predicate }: Seal, keys: readonly string[]): SealState {
  const { sealedAt, by, assessment } = predicate;
  const state = { sha256, number, sealedAt, by, key, known: keys.includes(key) };
  return assessment === undefined ? state : { ...state, assessment };
}

type More = Pick<DossierProblem, 'expected' | 'found'>;

function problemOf({ number }: Seal, code: 'seal-order' | 'seal-unknown-key', more: More): DossierProblem {
  return { code, path: sealPath(number), seal: number, ...more };
}

/** Those the index announced, and those that a later one stands on. */
function missingSeals({ hashes, problems }: Seals, { entries }: IndexState): readonly DossierProblem[] {
  const announced = entries.flatMap((entry) => (entry.type === 'seal' ? [entry.number] : []));
  const highest = [...announced, ...hashes.keys()].reduce((a, b) => Math.max(a, b), 0);
  // What is there and cannot be read is named as that.
  const there = new Set([...hashes.keys(), ...problems.map(({ seal }) => seal)]);
  const missing: DossierProblem[] = [];
  // A number from outside says nothing of how many there are: what lies there does.
  for (let number = 1; number <= Math.min(highest, announced.length + hashes.size); number += 1) {
    if (!there.has(number)) missing.push({ code: 'seal-missing', path: sealPath(number), seal: number });
  }
  return missing;
}

/** Each says which it is, which came before it, and that the last line of the index announced it. */
function orderOf(seal: Seal, { hashes, seals }: Seals, { entries, problems }: IndexState): readonly DossierProblem[] {
  const { number, previous, index } = seal.predicate;
  if (number !== seal.number) {
    return [problemOf(seal, 'seal-order', { expected: String(seal.number), found: String(number) })];
  }
  const before = number === 1 ? null : hashes.get(number - 1);
  if (before !== undefined && before !== previous) {
    return [problemOf(seal, 'seal-order', { expected: before ?? 'none', found: previous ?? 'none' })];
  }
  const earlier = seals.find((each) => each.number === number - 1);
  const line = entries[index.seq];
  const announced = line?.type === 'seal' && line.number === number;
  // Where the index itself is damaged, its own problems say so.
  const unannounced = !announced && problems.length === 0 && index.seq < entries.length;
  if (unannounced || (earlier !== undefined && earlier.predicate.index.seq >= index.seq)) {
    return [problemOf(seal, 'seal-order', { found: `${INDEX}:${String(index.seq + 1)}` })];
  }
  return [];
}

/** The index may have grown since; what was sealed of it may not have changed. */
function comparePrefix(seal: Seal, { entries, last, problems }: IndexState): readonly DossierProblem[] {
  if (problems.length > 0) return [];
  const { seq, sha256 } = seal.predicate.index;
  const common = { path: INDEX, seal: seal.number } as const;
  if (seq > last.seq) {
    const [expected, found] = [seq, last.seq].map((each) => `${String(each + 1)} lines`);
    return [{ ...common, code: 'index-truncated', expected: expected ?? '', found: found ?? '' }];
  }
  const found = seq === last.seq ? last.sha256 : entries[seq + 1]?.prev;
  if (found === undefined || found === sha256) return [];
  return [{ ...common, code: 'index-broken', expected: sha256, found }];
}

/** Lines after the seal: work that was done since, or that somebody added. */
function grownIndex({ number, predicate }: Seal, { last }: IndexState): readonly DossierProblem[] {
  const { seq } = predicate.index;
  return last.seq > seq ? [{ code: 'sealed-file-changed', path: INDEX, line: seq + 2, seal: number }] : [];
}

async function compareFiles(seal: Seal, { folder, index, blobs }: SealedFolder): Promise<readonly DossierProblem[]> {
  const present = await listSealable(folder);
  // The index and its head were followed line by line, which tells a file that grew from one that changed.
  const followed = new Set([INDEX, HEAD]);
  const destroyed = new Set([...buried(index.entries)].map(blobName));
  const known = new Map([...blobs].map(([name, hash]) => [blobName(name), hash]));
  const problems: DossierProblem[] = [];
  const note = (code: DossierProblem['code'], path: string, more: More = {}): number =>
    problems.push({ code, path, seal: seal.number, ...more });
  for (const path of [...present.files, ...present.others]) {
    const expected = seal.files.get(path);
    if (followed.has(path) || destroyed.has(path)) continue;
    if (expected === undefined) {
      note('sealed-file-added', path);
      continue;
    }
    const found = known.get(path) ?? (await hashOrCode(join(folder, path), present.others.includes(path)));
    if (found !== expected) note('sealed-file-changed', path, { expected, found });
  }
  const there = new Set([...present.files, ...present.others]);
  for (const path of seal.files.keys()) {
    if (!there.has(path) && !followed.has(path) && !destroyed.has(path)) note('sealed-file-missing', path);
  }
  return problems;
}

async function hashOrCode(path: string, special: boolean): Promise<string> {
  // What is no plain file may lead elsewhere, or never end.
  if (special) return 'no file';
  return await hashFile(path).catch((error: unknown) => errnoOf(error) ?? 'unreadable');
}
