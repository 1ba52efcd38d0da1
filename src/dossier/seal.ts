import type { KeyObject } from 'node:crypto';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { UserError } from '../errors.ts';
import { listSealable } from './audit-files.ts';
import { hashFile } from './blobs.ts';
import { signEnvelope } from './dsse.ts';
import { syncFolder, writeDurably } from './durable.ts';
import { errnoOf, writing } from './fs-errors.ts';
import { fingerprintOf, publicPem } from './keys.ts';
import { layoutOf, sealPath } from './layout.ts';
import { readDossier } from './read-dossier.ts';
import { hashOf, readIndex } from './read-index.ts';
import { STATEMENT_TYPE, writeStatement, type SealPredicate } from './statement.ts';
import type { Dossier, DossierProblem, DossierState, SealState } from './types.ts';

export interface SealWishes {
  readonly privateKey: KeyObject;
  /** Fingerprints of the keys the audit lists; none: it lists none. */
  readonly keys: readonly string[];
  readonly now: () => Date;
  /** What only the caller can tell of this state of the dossier. */
  readonly about: (state: DossierState) => About;
}

type About = Pick<SealPredicate, 'by' | 'audit' | 'asOf' | 'catalogues' | 'reference' | 'tool' | 'assessment'>;

/** A new seal is the answer to these: what was sealed is no longer all there is, or a seal was not finished. */
const MENDED = ['sealed-file-changed', 'sealed-file-missing', 'sealed-file-added'];

/**
 * Sets a seal over an audit folder, in an open dossier: `dossier/seals/NNNN.json`, over every file and over the seal before
 * it. Killed anywhere it leaves no half seal; one that was announced and not set is set again. Throws UserError `integrity`
 * where there is damage that a seal would only cover up, `usage` for a key the audit does not list, and `unreadable`.
 */
export async function sealDossier(folder: string, dossier: Dossier, wishes: SealWishes): Promise<SealState> {
  const { privateKey, keys, now } = wishes;
  const key = fingerprintOf(privateKey);
  if (keys.length > 0 && !keys.includes(key)) {
    throw new UserError(
      'usage',
      `the audit lists other keys than this one (${key}); put its public key under keys in audit.yaml first, or use one that is there`,
    );
  }
  const state = await readDossier(folder, { keys });
  const number = (state.seal?.number ?? 0) + 1;
  refuseDamage(state.problems, number);
  const about = wishes.about(state);
  await dossier.record({ type: 'seal', number });
  const { last } = await readIndex(layoutOf(folder));
  const sealedAt = now().toISOString();
  const predicate = {
    ...about,
    number,
    previous: state.seal?.sha256 ?? null,
    sealedAt,
    publicKey: publicPem(privateKey),
    index: last,
  } satisfies SealPredicate;
  const payload = writeStatement({ files: await hashFiles(folder), predicate });
  const text = signEnvelope({ type: STATEMENT_TYPE, payload }, privateKey);
  await keep(folder, number, text);
  const known = keys.includes(key);
  return { sha256: hashOf(text), number, sealedAt, by: about.by, key, known };
}

function refuseDamage(problems: readonly DossierProblem[], number: number): void {
  const unfinished = sealPath(number);
  const damage = problems.find(
    ({ code, path }) => !MENDED.includes(code) && !(code === 'seal-missing' && path === unfinished),
  );
  if (damage === undefined) return;
  const { path, code } = damage;
  throw new UserError(
    'integrity',
    `${path}: ${code}; a seal would only cover this up: run biotoets verify, and put back a copy of what is damaged`,
  );
}

async function hashFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const { files, others } = await listSealable(folder);
  const [special] = others;
  if (special !== undefined) {
    const place = special === '' ? folder : special;
    throw new UserError(
      'unreadable',
      `${place} is a link, a pipe or a folder that cannot be read; a seal is over bytes: put the file itself there`,
    );
  }
  const hashes = new Map<string, string>();
  for (const path of files) {
    const hash = await hashFile(join(folder, path)).catch((error: unknown) => {
      throw new UserError('unreadable', `${path} cannot be read (${errnoOf(error) ?? 'unknown'})`, [], {
        cause: error,
      });
    });
    hashes.set(path, hash);
  }
  return hashes;
}

/** Whole or not at all; the lock keeps others from writing the same one. */
async function keep(folder: string, number: number, text: string): Promise<void> {
  const layout = layoutOf(folder);
  const path = join(folder, sealPath(number));
  const temporary = join(layout.tmp, 'seal');
  await writing(path, async () => {
    await mkdir(dirname(path), { recursive: true });
    await writeDurably(temporary, text);
    await rename(temporary, path);
    await syncFolder(dirname(path));
    await syncFolder(layout.root);
  });
}
