import fc from 'fast-check';
import { cp, mkdtemp, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

import { canonicalJson } from '../../src/dossier/canonical-json.ts';
import { signEnvelope } from '../../src/dossier/dsse.ts';
import { publicPem } from '../../src/dossier/keys.ts';
import { readDossier } from '../../src/dossier/read-dossier.ts';
import { audit, files } from './folder.ts';
import {
  AUDITOR,
  blobs,
  collect,
  flip,
  KNOWN,
  named,
  OTHER,
  rewriteIndex,
  seal,
  sealed,
  SOURCES,
  write,
} from './sealed.ts';

const TWO = 'dossier/seals/0002.json';

let prepared: string;

beforeAll(async () => {
  prepared = await mkdtemp(join(tmpdir(), 'sealed-'));
  await sealed(prepared);
  await collect(prepared, 'c');
  await seal(prepared);
  return () => rm(prepared, { recursive: true });
});

/** A folder that was sealed, gone on with, and sealed again. */
async function sealedTwice(): Promise<string> {
  const folder = await audit();
  await cp(prepared, folder, { recursive: true });
  return folder;
}

async function swap(folder: string, one: string, other: string): Promise<void> {
  await rename(join(folder, one), join(folder, 'aside'));
  await rename(join(folder, other), join(folder, one));
  await rename(join(folder, 'aside'), join(folder, other));
}

interface Envelope {
  readonly payload: string;
  readonly payloadType: string;
}

interface Statement {
  readonly subject: readonly object[];
  readonly predicate: object;
}

/** Signs a seal again, with what it says changed: it may even be the auditor's own key. */
async function resign(
  folder: string,
  path: string,
  { by = OTHER, change = {} }: { readonly by?: typeof OTHER; readonly change?: object } = {},
): Promise<void> {
  const file = join(folder, path);
  const envelope = JSON.parse(await readFile(file, 'utf8')) as Envelope;
  const statement = JSON.parse(Buffer.from(envelope.payload, 'base64').toString('utf8')) as Statement;
  const predicate = { ...statement.predicate, publicKey: publicPem(by.publicKey), ...change };
  const payload = canonicalJson({ ...statement, predicate });
  await writeFile(file, signEnvelope({ type: envelope.payloadType, payload }, by.privateKey));
}

/** What was done between the two seals, as it shows when the second cannot be trusted. */
const SINCE_ONE = ['sealed-file-changed dossier/index.jsonl', 'sealed-file-added dossier/blobs/*'];

type Tampering = (folder: string) => Promise<void>;

/** What is done to a folder that was sealed twice, and everything that is then named. */
const TAMPERINGS: Readonly<Record<string, readonly [Tampering, ...string[]]>> = {
  'one bit of a judgement': [
    (folder) => flip(join(folder, 'judgements/8.24.04.yaml'), 3),
    'sealed-file-changed judgements/8.24.04.yaml',
  ],
  'one bit of a card': [
    (folder) => flip(join(folder, 'evidence/IV-001-1.card.yaml'), 0, 7),
    'sealed-file-changed evidence/IV-001-1.card.yaml',
  ],
  'one bit of the audit itself': [(folder) => flip(join(folder, 'audit.yaml'), 9), 'sealed-file-changed audit.yaml'],
  'a name': [
    (folder) => rename(join(folder, 'evidence/policy.txt'), join(folder, 'evidence/policy-v3.txt')),
    'sealed-file-added evidence/policy-v3.txt',
    'sealed-file-missing evidence/policy.txt',
  ],
  'capitals in a name': [
    (folder) => rename(join(folder, 'evidence/policy.txt'), join(folder, 'evidence/Policy.txt')),
    'sealed-file-added evidence/Policy.txt',
    'sealed-file-missing evidence/policy.txt',
  ],
  'a file less': [(folder) => unlink(join(folder, 'norm/catalogue.yaml')), 'sealed-file-missing norm/catalogue.yaml'],
  'a file more': [(folder) => write(folder, 'responses/x.yaml', 'agrees'), 'sealed-file-added responses/x.yaml'],
  'an empty file more': [(folder) => write(folder, 'evidence/.hidden', ''), 'sealed-file-added evidence/.hidden'],
  'two files swapped': [
    (folder) => swap(folder, 'evidence/policy.txt', 'evidence/deep/er/tests.csv'),
    'sealed-file-changed evidence/deep/er/tests.csv',
    'sealed-file-changed evidence/policy.txt',
  ],
  'one bit of a blob': [
    async (folder) => flip(join(folder, (await blobs(folder))[0] ?? ''), 2),
    'blob-broken dossier/blobs/*',
  ],
  'two blobs swapped': [
    async (folder) => swap(folder, (await blobs(folder))[0] ?? '', (await blobs(folder))[1] ?? ''),
    'blob-broken dossier/blobs/*',
    'blob-broken dossier/blobs/*',
  ],
  'a blob less': [
    async (folder) => unlink(join(folder, (await blobs(folder))[0] ?? '')),
    'blob-missing dossier/blobs/*',
  ],
  'a blob more': [
    // Nothing refers to it, and its name is its hash.
    (folder) => write(folder, 'dossier/blobs/e3/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', ''),
    'sealed-file-added dossier/blobs/*',
  ],
  'something that does not belong in a dossier': [
    (folder) => write(folder, 'dossier/notes.txt', 'hello'),
    'unknown-file dossier/notes.txt',
  ],
  'something that does not belong among the seals': [
    (folder) => write(folder, 'dossier/seals/2.json', '{}'),
    'unknown-file dossier/seals/2.json',
  ],
  'a date in the index': [
    async (folder) => {
      const text = await readFile(join(folder, 'dossier/index.jsonl'), 'utf8');
      await writeFile(join(folder, 'dossier/index.jsonl'), text.replace('2026-11-02', '2026-11-01'));
    },
    'index-broken dossier/index.jsonl',
  ],
  'a date in the index, with a chain and a head that fit': [
    (folder) =>
      rewriteIndex(folder, (entries) =>
        entries.map((entry) => (entry['slot'] === 'b' ? { ...entry, observedAt: '2026-10-01' } : entry)),
      ),
    'index-broken dossier/index.jsonl',
    'index-broken dossier/index.jsonl',
  ],
  'the order of the index, with a chain and a head that fit': [
    (folder) => rewriteIndex(folder, ([plan = {}, a = {}, b = {}, ...rest]) => [plan, b, a, ...rest]),
    'index-broken dossier/index.jsonl',
    'index-broken dossier/index.jsonl',
  ],
  'a line less, with a chain and a head that fit': [
    (folder) => rewriteIndex(folder, (entries) => entries.filter(({ slot }) => slot !== 'a')),
    'seal-order dossier/seals/0001.json',
    'index-broken dossier/index.jsonl',
    'index-truncated dossier/index.jsonl',
  ],
  'the end of the index, with a head that fits': [
    (folder) => rewriteIndex(folder, (entries) => entries.slice(0, -1)),
    'index-truncated dossier/index.jsonl',
  ],
  'a line more, with a chain and a head that fit': [
    (folder) => rewriteIndex(folder, (entries) => [...entries, { ...entries.at(-2), at: '2026-11-03T09:00:00.000Z' }]),
    'sealed-file-changed dossier/index.jsonl',
  ],
  'no index and no head': [
    async (folder) => {
      await unlink(join(folder, 'dossier/index.jsonl'));
      await unlink(join(folder, 'dossier/head.json'));
    },
    'index-truncated dossier/index.jsonl',
    'index-truncated dossier/index.jsonl',
  ],
  'the head': [(folder) => flip(join(folder, 'dossier/head.json'), 8), 'head-broken dossier/head.json'],
  'the newest seal taken away': [(folder) => unlink(join(folder, TWO)), `seal-missing ${TWO}`, ...SINCE_ONE],
  'the oldest seal taken away': [
    (folder) => unlink(join(folder, 'dossier/seals/0001.json')),
    'seal-missing dossier/seals/0001.json',
  ],
  'all seals taken away': [
    (folder) => rm(join(folder, 'dossier/seals'), { recursive: true }),
    'seal-missing dossier/seals/0001.json',
    `seal-missing ${TWO}`,
  ],
  'two seals swapped': [
    (folder) => swap(folder, 'dossier/seals/0001.json', TWO),
    'seal-order dossier/seals/0001.json',
    `seal-order ${TWO}`,
    ...SINCE_ONE,
  ],
  'a seal of another day put in its place': [
    (folder) =>
      resign(folder, 'dossier/seals/0001.json', { by: AUDITOR, change: { sealedAt: '2020-01-01T00:00:00.000Z' } }),
    `seal-order ${TWO}`,
  ],
  'a seal doubled': [
    (folder) => cp(join(folder, TWO), join(folder, 'dossier/seals/0003.json')),
    'seal-order dossier/seals/0003.json',
  ],
  'a seal nobody announced': [
    async (folder) => {
      const previous = (await readDossier(folder)).seal?.sha256;
      await cp(join(folder, TWO), join(folder, 'dossier/seals/0003.json'));
      await resign(folder, 'dossier/seals/0003.json', { by: AUDITOR, change: { number: 3, previous } });
    },
    'seal-order dossier/seals/0003.json',
  ],
  'a seal signed again by another key': [(folder) => resign(folder, TWO), `seal-unknown-key ${TWO}`, ...SINCE_ONE],
  'a seal that names another key than signed it': [
    (folder) => resign(folder, TWO, { change: { publicKey: publicPem(AUDITOR.publicKey) } }),
    `seal-broken ${TWO}`,
    ...SINCE_ONE,
  ],
  'a seal over no files, by the known key': [
    async (folder) => {
      const text = await readFile(join(folder, TWO), 'utf8');
      const { payload, payloadType } = JSON.parse(text) as Envelope;
      const statement = JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as Statement;
      const empty = canonicalJson({ ...statement, subject: [] });
      await writeFile(join(folder, TWO), signEnvelope({ type: payloadType, payload: empty }, AUDITOR.privateKey));
    },
    ...Object.keys(SOURCES).map((path) => `sealed-file-added ${path}`),
    ...['a', 'b', 'c'].map(() => 'sealed-file-added dossier/blobs/*'),
  ],
  'a changed file, sealed anew by another': [
    async (folder) => {
      await flip(join(folder, 'evidence/policy.txt'), 0);
      await seal(folder, { privateKey: OTHER.privateKey });
    },
    'seal-unknown-key dossier/seals/0003.json',
    'sealed-file-changed dossier/index.jsonl',
    'sealed-file-changed evidence/policy.txt',
  ],
};

describe('every kind of tampering is named, and nothing else', () => {
  it.each(Object.entries(TAMPERINGS))('%s', async (_, [tamper, ...expected]) => {
    const folder = await sealedTwice();
    expect(await named(folder)).toEqual([]);
    await tamper(folder);
    const found = await named(folder);
    expect(found.map((each) => each.replace(/[0-9a-f]{2}\/[0-9a-f]{64}$/, '*')).sort()).toEqual([...expected].sort());
  });
});

it('no byte of a seal, of the index or of its head can change unseen, whoever signed', async () => {
  const folder = await sealedTwice();
  for (const path of ['dossier/seals/0001.json', TWO, 'dossier/index.jsonl', 'dossier/head.json']) {
    const whole = await readFile(join(folder, path));
    // A prime step: other places in every file, all of the alphabet, and done in seconds.
    for (let byte = 0; byte < whole.length; byte += 47) {
      await writeFile(join(folder, path), whole);
      await flip(join(folder, path), byte, byte & 7);
      expect((await readDossier(folder)).problems, `${path}, byte ${String(byte)}`).not.toEqual([]);
    }
    await writeFile(join(folder, path), whole);
  }
  expect(await named(folder)).toEqual([]);
}, 60_000);

it('whatever anybody changes, a file that it concerns is named', async () => {
  const folder = await sealed();
  const all = (await files(folder)).filter((path) => !/^(\.key|reports\/)/.test(path));
  const change = fc.record({
    path: fc.constantFrom(...all),
    other: fc.constantFrom(...all),
    how: fc.constantFrom('flip', 'cut', 'grow', 'remove', 'copy', 'swap'),
    at: fc.nat(),
  });
  await fc.assert(
    fc.asyncProperty(change, async ({ path, other, how, at }) => {
      fc.pre(how !== 'swap' || path !== other);
      const copy = await mkdtemp(join(tmpdir(), 'tampered-'));
      try {
        await cp(folder, copy, { recursive: true });
        const place = join(copy, path);
        const bytes = await readFile(place);
        if (how === 'flip') await flip(place, at % bytes.length, at & 7);
        if (how === 'cut') await writeFile(place, bytes.subarray(0, at % bytes.length));
        if (how === 'grow') await writeFile(place, '\n', { flag: 'a' });
        if (how === 'remove') await unlink(place);
        if (how === 'copy') await cp(place, join(copy, `${path}.copy`));
        if (how === 'swap') await swap(copy, path, other);
        const concerned = how === 'swap' ? [path, other] : [path];
        const found = await named(copy);
        expect(
          concerned.some((each) => found.join('\n').includes(each)),
          found.join('\n'),
        ).toBe(true);
      } finally {
        await rm(copy, { recursive: true });
      }
    }),
    { numRuns: 100 },
  );
}, 60_000);

it('a folder sealed elsewhere verifies in another place, without its key and its reports', async () => {
  const folder = await sealedTwice();
  const elsewhere = await audit();
  await cp(folder, elsewhere, { recursive: true });
  await rm(join(elsewhere, '.key'));
  await rm(join(elsewhere, 'reports'), { recursive: true });
  expect(await readDossier(elsewhere, { keys: KNOWN })).toEqual(await readDossier(folder, { keys: KNOWN }));
});
