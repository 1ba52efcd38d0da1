import { createPublicKey, verify } from 'node:crypto';
import { mkdir, readFile, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

import { fingerprintOf } from '../../src/dossier/keys.ts';
import { readDossier } from '../../src/dossier/read-dossier.ts';
import { files, open } from './folder.ts';
import { AUDITOR, collect, collected, flip, KNOWN, named, OTHER, seal, sealed, sealNames, write } from './sealed.ts';

it('says everything an in-toto Statement in a DSSE envelope says, and any program can check it', async () => {
  const folder = await sealed();
  const envelope = JSON.parse(await readFile(join(folder, 'dossier/seals/0001.json'), 'utf8')) as {
    readonly payload: string;
    readonly payloadType: string;
    readonly signatures: readonly [{ readonly keyid: string; readonly sig: string }];
  };
  const payload = Buffer.from(envelope.payload, 'base64');
  const statement = JSON.parse(payload.toString('utf8')) as {
    readonly subject: readonly { readonly name: string }[];
    readonly predicate: { readonly publicKey: string };
  };
  expect(envelope.payloadType).toBe('application/vnd.in-toto+json');
  expect(envelope.signatures).toMatchObject([{ keyid: fingerprintOf(AUDITOR.publicKey) }]);
  const signed = Buffer.from(
    `DSSEv1 28 application/vnd.in-toto+json ${String(payload.length)} ${payload.toString('utf8')}`,
  );
  const key = createPublicKey(statement.predicate.publicKey);
  expect(verify(null, signed, key, Buffer.from(envelope.signatures[0].sig, 'base64'))).toBe(true);

  const all = await files(folder);
  const left = all.filter((path) => /^(\.key|reports\/.*|dossier\/seals\/.*)$/.test(path));
  expect(left).toHaveLength(3);
  expect(statement).toMatchObject({
    _type: 'https://in-toto.io/Statement/v1',
    predicateType: 'urn:biotoets:seal:1',
    predicate: {
      number: 1,
      previous: null,
      by: 'auditor',
      index: { seq: 4 },
      catalogues: { 'small@1': '2'.repeat(64) },
    },
  });
  expect(statement.subject.map(({ name }) => name)).toEqual(all.filter((path) => !left.includes(path)));
});

it('a folder that was sealed and left alone has nothing wrong with it, and says by whose key', async () => {
  const folder = await collected();
  const made = await seal(folder, { keys: KNOWN });
  const state = await readDossier(folder, { keys: KNOWN });
  expect(state).toMatchObject({ problems: [], notices: [], seal: made });
  expect(made).toMatchObject({ number: 1, by: 'auditor', key: KNOWN[0], known: true });
  // Where nobody vouches for a key, it is named.
  expect(await readDossier(folder)).toMatchObject({
    problems: [],
    notices: [`dossier/seals/0001.json: ${KNOWN[0] ?? ''}`],
    seal: { known: false },
  });
});

it('a report, the key of the audit, a history and what is passing are no part of it', async () => {
  const folder = await sealed();
  await write(folder, 'reports/assessment.json', 'another');
  await write(folder, '.key', 'another');
  await write(folder, '.key.123', 'half');
  await write(folder, '.git/HEAD', 'ref');
  await write(folder, 'dossier/tmp/123-4', 'half');
  await write(folder, 'dossier/lock', '{}');
  const { problems, notices } = await readDossier(folder, { keys: KNOWN });
  expect(problems).toEqual([]);
  expect(notices).toEqual(['dossier/lock', 'dossier/tmp/123-4']);
});

it('work that goes on is named as such, until it is sealed too', async () => {
  const folder = await sealed();
  await collect(folder, 'c');
  await write(folder, 'judgements/8.24.04.yaml', 'judgements: [one]\n');
  await write(folder, 'judgements/8.24.05.yaml', 'judgements: [two]\n');
  await rm(join(folder, 'requests'), { recursive: true });
  const { problems, indexBroken, brokenBlobs } = await readDossier(folder, { keys: KNOWN });
  const blob = problems.find(({ path }) => path.startsWith('dossier/blobs/'));
  expect(problems).toMatchObject([
    { code: 'sealed-file-changed', path: 'dossier/index.jsonl', line: 6, seal: 1 },
    { code: 'sealed-file-added', path: blob?.path, seal: 1 },
    { code: 'sealed-file-changed', path: 'judgements/8.24.04.yaml' },
    { code: 'sealed-file-added', path: 'judgements/8.24.05.yaml' },
    { code: 'sealed-file-missing', path: 'requests/IV-001.yaml' },
  ]);
  // It is no reason to doubt what was collected.
  expect({ indexBroken, brokenBlobs: brokenBlobs.size }).toEqual({ indexBroken: false, brokenBlobs: 0 });
  expect(await seal(folder)).toMatchObject({ number: 2 });
  expect(await named(folder)).toEqual([]);
});

it('several seals form a chain, of several people if need be', async () => {
  const folder = await sealed();
  const keys = [...KNOWN, fingerprintOf(OTHER.publicKey)];
  await collect(folder, 'c');
  await seal(folder, { privateKey: OTHER.privateKey, keys });
  await seal(folder);
  expect(await sealNames(folder)).toEqual(['0001.json', '0002.json', '0003.json']);
  expect(await named(folder, keys)).toEqual([]);
  expect(await named(folder)).toEqual(['seal-unknown-key dossier/seals/0002.json']);
});

it('bytes destroyed on purpose are explained by the index; that it grew is said', async () => {
  const folder = await sealed();
  const { entries } = await readDossier(folder);
  const item = entries.find((entry) => entry.type === 'item');
  const sha256 = item?.artefacts[0]?.sha256 ?? '';
  const dossier = await open(folder);
  await dossier.tombstone({ slot: 'a', sha256, by: 'CISO', why: 'names' });
  await dossier.close();
  expect(await named(folder)).toEqual(['sealed-file-changed dossier/index.jsonl']);
  await seal(folder);
  expect(await named(folder)).toEqual([]);
  // Put back by somebody who kept a copy: it was to be gone.
  await write(folder, `dossier/blobs/${sha256.slice(0, 2)}/${sha256}`, 'bytes of a');
  expect((await readDossier(folder, { keys: KNOWN })).notices).toContain(
    `dossier/blobs/${sha256.slice(0, 2)}/${sha256}`,
  );
});

it('a seal that was announced and not set is missed, and set by the next run', async () => {
  const folder = await sealed();
  const dossier = await open(folder);
  await dossier.record({ type: 'seal', number: 2 });
  await dossier.close();
  await write(folder, 'dossier/tmp/seal', 'half');
  expect(await named(folder)).toEqual([
    'seal-missing dossier/seals/0002.json',
    'sealed-file-changed dossier/index.jsonl',
  ]);
  expect(await seal(folder)).toMatchObject({ number: 2 });
  expect(await readDossier(folder, { keys: KNOWN })).toMatchObject({ problems: [], notices: [] });
});

it('a line that a killed process did not finish is no change to what was sealed', async () => {
  const folder = await sealed();
  await writeFile(join(folder, 'dossier/index.jsonl'), '{"half', { flag: 'a' });
  expect(await readDossier(folder, { keys: KNOWN })).toMatchObject({
    problems: [],
    notices: ['dossier/index.jsonl:6'],
  });
});

it('what stays damaged is not sealed', async () => {
  const folder = await sealed();
  const [blob = ''] = (await files(folder)).filter((path) => path.startsWith('dossier/blobs/'));
  await flip(join(folder, blob), 0);
  await expect(seal(folder)).rejects.toMatchObject({
    code: 'integrity',
    message: /blob-broken; a seal would only cover/,
  });
  const other = await sealed();
  await flip(join(other, 'dossier/seals/0001.json'), 20);
  await expect(seal(other)).rejects.toMatchObject({ code: 'integrity', message: /seals\/0001\.json: seal-/ });
  const removed = await sealed();
  await seal(removed);
  await unlink(join(removed, 'dossier/seals/0001.json'));
  await expect(seal(removed)).rejects.toMatchObject({ code: 'integrity', message: /0001\.json: seal-missing/ });
});

it('a key that the audit does not list cannot seal it', async () => {
  const folder = await collected();
  const before = await files(folder);
  await expect(seal(folder, { privateKey: OTHER.privateKey, keys: KNOWN })).rejects.toMatchObject({
    code: 'usage',
    message: /lists other keys/,
  });
  expect(await files(folder)).toEqual(before);
});

it('what is no plain file cannot be sealed, and is named when it comes later', async () => {
  const folder = await collected();
  await symlink(join(folder, 'audit.yaml'), join(folder, 'evidence/link.yaml'));
  await expect(seal(folder)).rejects.toMatchObject({ code: 'unreadable', message: /evidence\/link\.yaml is a link/ });
  const later = await sealed();
  await unlink(join(later, 'evidence/policy.txt'));
  await symlink(join(later, 'audit.yaml'), join(later, 'evidence/policy.txt'));
  await symlink('/', join(later, 'evidence/root'));
  expect(await named(later)).toEqual(['sealed-file-changed evidence/policy.txt', 'sealed-file-added evidence/root']);
});

it('a dossier in which nothing was collected yet can be sealed', async () => {
  const folder = await collected();
  await rm(join(folder, 'dossier'), { recursive: true });
  await seal(folder);
  expect(await named(folder)).toEqual([]);
  await rename(join(folder, 'audit.yaml'), join(folder, 'audit.yml'));
  expect(await named(folder)).toEqual(['sealed-file-added audit.yml', 'sealed-file-missing audit.yaml']);
});

it('a folder of seals that is a link elsewhere is not read', async () => {
  const [folder, elsewhere] = [await sealed(), await sealed()];
  await rm(join(folder, 'dossier/seals'), { recursive: true });
  await symlink(join(elsewhere, 'dossier/seals'), join(folder, 'dossier/seals'));
  expect(await named(folder)).toEqual(['unknown-file dossier/seals', 'seal-missing dossier/seals/0001.json']);
  await unlink(join(folder, 'dossier/seals'));
  await mkdir(join(folder, 'dossier/seals/0001.json'), { recursive: true });
  expect(await named(folder)).toEqual(['seal-unreadable dossier/seals/0001.json']);
});
