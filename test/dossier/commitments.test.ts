import fc from 'fast-check';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  measureDocument,
  readCommitments,
  readSalts,
  writeCommitments,
  writeSalts,
  type CommitmentList,
} from '../../src/dossier/commitments.ts';
import { isSignedBy, signEnvelope } from '../../src/dossier/dsse.ts';
import { redactStream } from '../../src/dossier/redact.ts';
import { audit as folder, text } from './folder.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const never = new AbortController().signal;
const HASH = 'ab'.repeat(32);

const LIST: CommitmentList = {
  schema: 'commitments@1',
  madeAt: '2026-11-23T09:00:00.000Z',
  documents: [
    { id: 'D-001', size: 12, commitment: HASH, title: 'Pentest – bevindingen' },
    { id: 'D-002', size: 0, commitment: HASH },
  ],
};

describe('a list', () => {
  it('is read back as it was written, under the hash of its file', () => {
    const file = writeCommitments(LIST, privateKey);
    const read = readCommitments(file);
    expect(read?.list).toEqual(LIST);
    expect(read?.sha256).toBe(createHash('sha256').update(file).digest('hex'));
    expect(read !== undefined && isSignedBy(read.signed, publicKey)).toBe(true);
  });

  it('is changed in no byte without that being seen', () => {
    const file = writeCommitments(LIST, privateKey);
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 0x20, max: 0x7e }), (at, code) => {
        const changed = `${file.slice(0, at)}${String.fromCharCode(code)}${file.slice(at + 1)}`;
        const read = readCommitments(changed);
        const holds = read !== undefined && isSignedBy(read.signed, publicKey);
        expect(holds).toBe(changed === file);
      }),
      { numRuns: 2000 },
    );
  });

  it('loses nothing when the dossier takes secrets out of texts', async () => {
    const file = writeCommitments(
      { ...LIST, documents: [{ ...LIST.documents[0]!, title: 'password: hunter2' }] },
      privateKey,
    );
    const tally = { count: 0 };
    async function* bytes() {
      yield await Promise.resolve(Buffer.from(file));
    }
    expect(await text(redactStream(bytes(), { key: new Uint8Array(32), tally, name: 'commitments.json' }))).toBe(file);
  });

  const type = 'application/vnd.biotoets.commitments+json';
  const twice = JSON.stringify({
    documents: [LIST.documents[1], LIST.documents[1]],
    madeAt: LIST.madeAt,
    schema: LIST.schema,
  });
  it.each([
    ['nothing', ''],
    ['another JSON', '{"documents":[]}\n'],
    ['another type', signEnvelope({ type: 'application/vnd.in-toto+json', payload: JSON.stringify(LIST) }, privateKey)],
    ['another order of its keys', signEnvelope({ type, payload: JSON.stringify(LIST) }, privateKey)],
    ['a document twice', signEnvelope({ type, payload: twice }, privateKey)],
    ['no JSON inside', signEnvelope({ type, payload: '{' }, privateKey)],
    ['another schema', writeCommitments({ ...LIST, schema: 'commitments@2' as 'commitments@1' }, privateKey)],
    [
      'an id with a line end',
      writeCommitments({ ...LIST, documents: [{ ...LIST.documents[1]!, id: 'D\n1' }] }, privateKey),
    ],
    ['a size below zero', writeCommitments({ ...LIST, documents: [{ ...LIST.documents[1]!, size: -1 }] }, privateKey)],
  ])('is not read from %s', (_, file) => {
    expect(readCommitments(file)).toBeUndefined();
  });
});

describe('salts', () => {
  const salts = {
    schema: 'commitment-salts@1',
    list: HASH,
    documents: [{ id: 'D-001', file: 'a.pdf', salt: HASH }],
  } as const;

  it('are read back as they were written', () => {
    expect(readSalts(writeSalts(salts))).toEqual(salts);
  });

  it.each([
    ['one that is too short', { ...salts, documents: [{ id: 'D-001', file: 'a.pdf', salt: 'ab' }] }],
    ['a key too many', { ...salts, more: 1 }],
    ['a document twice', { ...salts, documents: [salts.documents[0], salts.documents[0]] }],
  ])('are not read from %s', (_, value) => {
    expect(readSalts(JSON.stringify(value))).toBeUndefined();
  });
});

describe('a document', () => {
  it('is measured as its size, its hash, and the hash of salt and bytes, whatever its length', async () => {
    const path = join(await folder(), 'document');
    for (const length of [0, 1, 65_536, 3_000_001]) {
      const bytes = Buffer.alloc(length, length);
      const salt = Buffer.alloc(32, 9);
      writeFileSync(path, bytes);
      expect(await measureDocument(path, salt, never)).toEqual({
        size: length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        commitment: createHash('sha256')
          .update(Buffer.concat([salt, bytes]))
          .digest('hex'),
      });
    }
  });

  it('that cannot be read is said to be so', async () => {
    const root = await folder();
    await expect(measureDocument(join(root, 'no'), Buffer.alloc(32), never)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(measureDocument(root, Buffer.alloc(32), never)).rejects.toMatchObject({ code: 'unreadable' });
    writeFileSync(join(root, 'a'), 'a');
    const stopped = measureDocument(join(root, 'a'), Buffer.alloc(32), AbortSignal.abort());
    await expect(stopped).rejects.toMatchObject({ code: 'interrupted' });
  });
});
