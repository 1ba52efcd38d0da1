import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';

import { UserError, type Problem } from '../errors.ts';
import { listFiles } from './audit-files.ts';
import { errnoOf } from './fs-errors.ts';
import { ZIP_LIMITS } from './zip-limits.ts';
import { nameFault, placeFault, type NameTree } from './zip-names.ts';
import type { ZipSource } from './zip-stream.ts';

/** A key of any use fits in this. */
const MAX_KEY_BYTES = 64 * 1024;
const SECRET = /-----BEGIN [A-Z ]*PRIVATE KEY-----|AGE-SECRET-KEY-/;

/**
 * The files of an audit folder that go into a bundle. Throws one UserError with everything that cannot go along: links,
 * names that not every machine can unpack, and private keys, which are the owner's alone.
 */
export async function bundleFiles(root: string): Promise<readonly ZipSource[]> {
  const { files, others } = await listFiles(root);
  const problems = others.map((path) =>
    refusal(path, 'cannot be read, or is a link or a device; put the file itself there'),
  );
  const tree: NameTree = new Map();
  const sources: ZipSource[] = [];
  for (const name of files) {
    const path = join(root, name);
    try {
      const { size } = await lstat(path);
      const fault = nameFault(name) ?? placeFault(tree, name, 'file') ?? (await secretFault(name, path, size));
      if (fault === undefined) sources.push({ name, path, size });
      else problems.push(refusal(name, fault));
    } catch (error) {
      problems.push(refusal(name, `cannot be read (${errnoOf(error) ?? 'unknown'})`));
    }
  }
  if (problems.length > 0) throw new UserError('unreadable', `${root} cannot be bundled`, problems);
  const bytes = sources.reduce((sum, { size }) => sum + size, 0);
  if (sources.length <= ZIP_LIMITS.entries && bytes <= ZIP_LIMITS.bytes) return sources;
  throw new UserError(
    'too-large',
    `${root} holds ${String(sources.length)} files of ${String(bytes)} bytes, and unbundle takes no more than ${String(ZIP_LIMITS.entries)} of ${String(ZIP_LIMITS.bytes)}`,
  );
}

function refusal(path: string, message: string): Problem {
  return { code: 'unreadable', path, message };
}

// What the dossier holds of a key was replaced when it was stored.
async function secretFault(name: string, path: string, size: number): Promise<string | undefined> {
  if (name.startsWith('dossier/') || size > MAX_KEY_BYTES) return undefined;
  const file = await open(path, 'r');
  try {
    const held = SECRET.test(await file.readFile('latin1'));
    return held ? 'holds a private key, which never goes into a bundle: move it out of the audit folder' : undefined;
  } finally {
    await file.close();
  }
}
