import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

import { fingerprintOf as fingerprintInAudit } from '../../src/audit/keys.ts';
import { fingerprintOf, makePrivateKey, publicPem, readPrivateKey, readPublicKey } from '../../src/dossier/keys.ts';
import { audit } from './folder.ts';

it('makes a key for this user alone, which reads back, and never overwrites one', async () => {
  const path = join(await audit(), 'key.pem');
  const made = await makePrivateKey(path);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const read = await readPrivateKey(path);
  expect(fingerprintOf(read)).toBe(fingerprintOf(made));
  const before = await readFile(path, 'utf8');
  await expect(makePrivateKey(path)).rejects.toMatchObject({ code: 'unwritable', message: /never overwritten/ });
  expect(await readFile(path, 'utf8')).toBe(before);
});

it('knows a key by the fingerprint that an audit gives it, private half or public', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  expect(fingerprintOf(privateKey)).toBe(fingerprintInAudit(publicKey));
  expect(fingerprintOf(publicKey)).toBe(fingerprintInAudit(publicKey));
  const path = join(await audit(), 'key.pub');
  await writeFile(path, publicPem(privateKey));
  expect(fingerprintOf(await readPublicKey(path))).toBe(fingerprintOf(createPublicKey(publicPem(publicKey))));
});

it('says what is wrong with a file that holds no such key', async () => {
  const folder = await audit();
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const files = {
    'text.pem': 'no key',
    'rsa.pem': rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    'public.pem': publicPem(generateKeyPairSync('ed25519').publicKey),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const refused = (name: string) => expect(readPrivateKey(join(folder, name))).rejects;
  await refused('text.pem').toMatchObject({ code: 'usage', message: /no Ed25519 private key in PEM/ });
  await refused('rsa.pem').toMatchObject({ code: 'usage', message: /no Ed25519 private key in PEM/ });
  await refused('public.pem').toMatchObject({ code: 'usage', message: /the public key, not the private/ });
  await refused('none.pem').toMatchObject({ code: 'not-found' });
  await refused('.').toMatchObject({ code: 'unreadable' });
  await expect(readPublicKey(join(folder, 'rsa.pem'))).rejects.toMatchObject({ code: 'usage' });
});
