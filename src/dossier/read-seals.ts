import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { isSignedBy, openEnvelope } from './dsse.ts';
import { fingerprintOf, parsePublicKey } from './keys.ts';
import { sealPath, type Layout } from './layout.ts';
import { hashOf } from './read-index.ts';
import { readPlain } from './read-plain.ts';
import { readStatement, STATEMENT_TYPE, type SealStatement } from './statement.ts';
import type { DossierProblem, DossierProblemCode } from './types.ts';

/** A seal's file is a line for each file it is over; beyond this it is none. */
const LARGEST = 256 << 20;

/** A seal that can be read, and was signed with the key it names. Whose key that is, is another matter. */
export interface Seal extends SealStatement {
  readonly number: number;
  readonly sha256: string;
  /** Fingerprint. */
  readonly key: string;
}

export interface Seals {
  /** In order of their numbers, of which some may be missing. */
  readonly seals: readonly Seal[];
  /** Hash of every seal's file that could be read at all, by its number. */
  readonly hashes: ReadonlyMap<number, string>;
  readonly problems: readonly DossierProblem[];
}

/** Reads the seals of a dossier, each by itself. Throws for no damage. */
export async function readSeals(layout: Layout): Promise<Seals> {
  const seals: Seal[] = [];
  const hashes = new Map<number, string>();
  const problems: DossierProblem[] = [];
  for (const name of await namesIn(layout.seals)) {
    const path = `dossier/seals/${name}`;
    const number = Number(/^(\d{4,15})\.json$/.exec(name)?.[1] ?? 0);
    if (number < 1 || sealPath(number) !== path) {
      problems.push({ code: 'unknown-file', path });
      continue;
    }
    const bytes = await readPlain(join(layout.seals, name), LARGEST);
    if (typeof bytes !== 'string') hashes.set(number, hashOf(bytes));
    const seal = typeof bytes === 'string' ? 'seal-unreadable' : openSeal(bytes, number);
    if (typeof seal === 'string') problems.push({ code: seal, path, seal: number });
    else seals.push(seal);
  }
  return { seals: seals.sort((a, b) => a.number - b.number), hashes, problems };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const stat = await lstat(folder).catch(() => undefined);
  return stat?.isDirectory() === true ? (await readdir(folder).catch(() => [])).sort() : [];
}

function openSeal(bytes: Buffer, number: number): Seal | DossierProblemCode {
  const signed = openEnvelope(bytes.toString('utf8'));
  const statement = signed?.type === STATEMENT_TYPE ? readStatement(signed.payload) : undefined;
  if (signed === undefined || statement === undefined) return 'seal-unreadable';
  const key = parsePublicKey(statement.predicate.publicKey);
  if (key === undefined || !isSignedBy(signed, key)) return 'seal-broken';
  return { ...statement, number, sha256: hashOf(bytes), key: fingerprintOf(key) };
}
