import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { UserError, type Problem } from '../errors.ts';
import { ZIP_LIMITS } from './zip-limits.ts';
import { nameFault, placeFault, type NameTree } from './zip-names.ts';
import type { ZipSource } from './zip-stream.ts';

/** What is this machine's alone: the key under which secrets became placeholders, the lock, and what is half written. */
const LEFT_OUT = [/^\.key(\.|$)/, /^\.git$/, /^dossier\/(lock|tmp)$/, /\.\d+\.tmp$/];

/** A key of any use fits in this. */
const MAX_KEY_BYTES = 64 * 1024;
const SECRET = /-----BEGIN [A-Z ]*PRIVATE KEY-----|AGE-SECRET-KEY-/;

interface Walk {
  readonly root: string;
  readonly files: ZipSource[];
  readonly problems: Problem[];
  readonly tree: NameTree;
}

/**
 * The files of an audit folder that go into a bundle. Throws one UserError with everything that cannot go along: links,
 * names that not every machine can unpack, and private keys, which are the owner's alone.
 */
export async function bundleFiles(root: string): Promise<readonly ZipSource[]> {
  const walk: Walk = { root, files: [], problems: [], tree: new Map() };
  await walkFolder('', walk);
  const [first] = walk.problems;
  if (first !== undefined) throw new UserError(first.code, `${root} cannot be bundled`, walk.problems);
  const bytes = walk.files.reduce((sum, { size }) => sum + size, 0);
  if (walk.files.length <= ZIP_LIMITS.entries && bytes <= ZIP_LIMITS.bytes) return walk.files;
  throw new UserError(
    'too-large',
    `${root} holds ${String(walk.files.length)} files of ${String(bytes)} bytes, and unbundle takes no more than ${String(ZIP_LIMITS.entries)} of ${String(ZIP_LIMITS.bytes)}`,
  );
}

async function walkFolder(folder: string, walk: Walk): Promise<void> {
  const entries = await readdir(join(walk.root, folder), { withFileTypes: true });
  for (const entry of entries) {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (LEFT_OUT.some((pattern) => pattern.test(name))) continue;
    if (!entry.isDirectory() && !entry.isFile()) refuse(name, 'is a link or a device; put the file itself there', walk);
    else if (entry.isDirectory()) await walkFolder(name, walk);
    else await addFile(name, walk);
    if (walk.files.length > ZIP_LIMITS.entries) return;
  }
}

async function addFile(name: string, walk: Walk): Promise<void> {
  const path = join(walk.root, name);
  const fault = nameFault(name) ?? placeFault(walk.tree, name, 'file');
  if (fault !== undefined) {
    refuse(name, fault, walk);
    return;
  }
  const { size } = await lstat(path);
  // What the dossier holds of a key was replaced when it was stored.
  if (!name.startsWith('dossier/') && (await holdsKey(path, size)))
    refuse(name, 'holds a private key, which never goes into a bundle: move it out of the audit folder', walk);
  else walk.files.push({ name, path, size });
}

function refuse(path: string, message: string, { problems }: Walk): void {
  problems.push({ code: 'unreadable', path, message });
}

async function holdsKey(path: string, size: number): Promise<boolean> {
  if (size > MAX_KEY_BYTES) return false;
  const file = await open(path, 'r');
  try {
    return SECRET.test(await file.readFile('latin1'));
  } finally {
    await file.close();
  }
}
