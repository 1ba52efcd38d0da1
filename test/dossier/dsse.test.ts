import { createPrivateKey, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { isSignedBy, openEnvelope, signEnvelope } from '../../src/dossier/dsse.ts';
import { fingerprintOf } from '../../src/dossier/keys.ts';

const TYPE = 'application/vnd.in-toto+json';
const { privateKey, publicKey } = generateKeyPairSync('ed25519');

// The secret key of RFC 8032, §7.1, test 1, behind the fixed head of PKCS 8.
const KNOWN = createPrivateKey({
  key: Buffer.from(
    `302e020100300506032b6570042204209d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60`,
    'hex',
  ),
  format: 'der',
  type: 'pkcs8',
});

it('signs the type and the text, with their lengths before them', () => {
  const file = signEnvelope({ type: 'http://example.com/HelloWorld', payload: 'hello world' }, KNOWN);
  expect(JSON.parse(file)).toMatchObject({
    payload: 'aGVsbG8gd29ybGQ=',
    payloadType: 'http://example.com/HelloWorld',
    signatures: [{ keyid: fingerprintOf(KNOWN) }],
  });
  // As the DSSE specification writes out for this example.
  const bytes = Buffer.from('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  const { signature = '' } = openEnvelope(file) ?? {};
  expect(verify(null, bytes, createPublicKey(KNOWN), Buffer.from(signature, 'base64'))).toBe(true);
});

it('gives back any text, and knows the key that signed it from another', () => {
  const other = generateKeyPairSync('ed25519').publicKey;
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (payload) => {
      const signed = openEnvelope(signEnvelope({ type: TYPE, payload }, privateKey));
      expect(signed).toMatchObject({ type: TYPE, payload, keyId: fingerprintOf(publicKey) });
      expect(signed !== undefined && isSignedBy(signed, publicKey)).toBe(true);
      expect(signed !== undefined && isSignedBy(signed, other)).toBe(false);
    }),
  );
});

it('no bit of the file can change unseen', () => {
  const file = Buffer.from(signEnvelope({ type: TYPE, payload: '{"a":1}' }, privateKey));
  for (let bit = 0; bit < file.length * 8; bit += 1) {
    const changed = Buffer.from(file);
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    const signed = openEnvelope(changed.toString('utf8'));
    expect(signed !== undefined && isSignedBy(signed, publicKey), `bit ${String(bit)}`).toBe(false);
  }
});

it('the end of the type cannot move into the text', () => {
  const signed = openEnvelope(signEnvelope({ type: 'a', payload: 'b c' }, privateKey));
  expect(signed && isSignedBy({ ...signed, type: 'a b', payload: 'c' }, publicKey)).toBe(false);
});

const ENVELOPE = JSON.parse(signEnvelope({ type: TYPE, payload: 'x' }, privateKey)) as {
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly object[];
};

it.each([
  ['nothing', ''],
  ['null', 'null\n'],
  ['a list', '[]\n'],
  ['no signature', `${JSON.stringify({ ...ENVELOPE, signatures: [] })}\n`],
  [
    'two signatures',
    `${JSON.stringify({ ...ENVELOPE, signatures: [...ENVELOPE.signatures, ...ENVELOPE.signatures] })}\n`,
  ],
  ['a key too many', `${JSON.stringify({ ...ENVELOPE, zzz: 1 })}\n`],
  ['white space', `${JSON.stringify(ENVELOPE, null, 1)}\n`],
  ['no line end', JSON.stringify(ENVELOPE)],
  ['bytes that are no text', `${JSON.stringify({ ...ENVELOPE, payload: '/w==' })}\n`],
  ['base64 in another way', `${JSON.stringify({ ...ENVELOPE, payload: 'eA' })}\n`],
])('%s is no envelope', (_, text) => {
  expect(openEnvelope(text)).toBeUndefined();
});
