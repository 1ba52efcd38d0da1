import type { KeyObject } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { nearestName } from '../../catalogue/nearest.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { measureDocument, writeCommitments, writeSalts, type CommittedDocument } from '../../dossier/commitments.ts';
import { createExclusively } from '../../dossier/durable.ts';
import { fingerprintOf, makePrivateKey, publicPem, readPrivateKey } from '../../dossier/keys.ts';
import { hashOf } from '../../dossier/read-index.ts';
import { UserError } from '../../errors.ts';
import { type Io, printable } from '../io.ts';
import { unwritable } from '../write-out.ts';

export interface CommitFlags {
  readonly key?: string;
  readonly makeKey?: string;
  readonly out: string;
  readonly salts: string;
  readonly title?: readonly string[];
  readonly quiet?: boolean;
}

interface Committed {
  readonly file: string;
  readonly salt: string;
  readonly document: CommittedDocument;
}

/** For the supplier: a signed list of documents that are shown and not handed over, and the salts that stay at home. */
export async function commitCommand(files: readonly string[], flags: CommitFlags, io: Io): Promise<Ending> {
  const [out, salts] = [resolve(io.cwd, flags.out), resolve(io.cwd, flags.salts)];
  await refuseTaken([out, salts]);
  const paths = files.map((file) => resolve(io.cwd, file));
  const twice = paths.find((path, index) => paths.indexOf(path) < index);
  if (twice !== undefined) throw new UserError('usage', `${twice} is named twice`);
  const ids = paths.map((_, index) => `D-${String(index + 1).padStart(3, '0')}`);
  const titles = readTitles(flags.title ?? [], ids);
  const key = await keyFor(flags, io);
  const committed: Committed[] = [];
  for (const [index, path] of paths.entries()) {
    const id = ids[index] ?? '';
    const salt = io.random(32);
    const { size, commitment } = await measureDocument(path, salt, io.signal);
    const title = titles.get(id);
    const document = { id, size, commitment, ...(title === undefined ? {} : { title }) };
    committed.push({ file: basename(path), salt: Buffer.from(salt).toString('hex'), document });
  }
  await write({ out, salts, key, committed, io });
  if (flags.quiet !== true) {
    const lines = committed.map(({ file, document }) => `${document.id}  ${String(document.size)} bytes  ${file}`);
    const advice = `hand over ${flags.out}; keep ${flags.salts}, and bring it with the documents to the reading room`;
    io.stderr.write(printable([...lines, `signed with key ${fingerprintOf(key)}`, advice, ''].join('\n')));
  }
  return {};
}

/** The salts first: without them a list that was handed over can never be kept to. */
async function write({ out, salts, key, committed, io }: Writing): Promise<void> {
  const documents = committed.map(({ document }) => document);
  const list = writeCommitments({ schema: 'commitments@1', madeAt: io.now().toISOString(), documents }, key);
  const kept = committed.map(({ file, salt, document: { id } }) => ({ id, file, salt }));
  await create(salts, writeSalts({ schema: 'commitment-salts@1', list: hashOf(list), documents: kept }));
  await create(out, list);
}

interface Writing {
  readonly out: string;
  readonly salts: string;
  readonly key: KeyObject;
  readonly committed: readonly Committed[];
  readonly io: Io;
}

async function create(path: string, text: string): Promise<void> {
  const temporary = `${path}.${String(process.pid)}.tmp`;
  const isNew = await createExclusively(path, temporary, text).catch((error: unknown) => {
    throw unwritable(path, error);
  });
  if (!isNew) throw taken(path);
}

async function refuseTaken(paths: readonly string[]): Promise<void> {
  if (new Set(paths).size < paths.length) throw new UserError('usage', '--out and --salts are to be two files');
  for (const path of paths) if ((await lstat(path).catch(() => undefined)) !== undefined) throw taken(path);
}

function taken(path: string): UserError {
  return new UserError('unwritable', `${path} is there already, and commit never overwrites a list or its salts`);
}

async function keyFor({ key, makeKey }: CommitFlags, io: Io): Promise<KeyObject> {
  if ((key === undefined) === (makeKey === undefined))
    throw new UserError('usage', 'name your private key with --key, or have one made with --make-key');
  if (key !== undefined) return await readPrivateKey(resolve(io.cwd, key));
  const made = await makePrivateKey(resolve(io.cwd, makeKey ?? ''));
  io.stderr.write(`give this public key to the auditor, by another way than the list:\n${publicPem(made)}`);
  return made;
}

function readTitles(written: readonly string[], ids: readonly string[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const each of written) {
    const at = each.indexOf('=');
    const [id, title] = [each.slice(0, at), each.slice(at + 1).trim()];
    if (at < 0 || title === '') throw new UserError('usage', `--title ${each}: write it as D-001=The title`);
    if (!ids.includes(id)) {
      const nearest = nearestName(id, ids);
      const guess = nearest === undefined ? '' : `; did you mean ${nearest}?`;
      throw new UserError(
        'usage',
        `--title ${each}: there is no document ${id}; the files are numbered in order, from D-001${guess}`,
      );
    }
    titles.set(id, title);
  }
  return titles;
}
