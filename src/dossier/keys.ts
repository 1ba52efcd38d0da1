import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';

import { UserError } from '../errors.ts';
import { errnoOf, writing } from './fs-errors.ts';

/** More than a PEM file of one key ever holds. */
const LONGEST = 10_000;

/** SHA-256 of the SubjectPublicKeyInfo of a key pair, hex; the private key will do. The same as an audit's `keys` give. */
export function fingerprintOf(key: KeyObject): string {
  return createHash('sha256')
    .update(publicPart(key).export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** The public key as PEM, as it stands under `keys` in audit.yaml. */
export function publicPem(key: KeyObject): string {
  return publicPart(key).export({ type: 'spki', format: 'pem' }).toString();
}

/** An Ed25519 public key from PEM; undefined when it is none. */
export function parsePublicKey(pem: string): KeyObject | undefined {
  return parsed(createPublicKey, pem);
}

/** Reads an Ed25519 private key. Throws UserError `unreadable` or `usage`. */
export async function readPrivateKey(path: string): Promise<KeyObject> {
  const pem = await readPem(path);
  const key = parsed(createPrivateKey, pem);
  if (key !== undefined) return key;
  const kind = parsePublicKey(pem) === undefined ? 'no Ed25519 private key in PEM' : 'the public key, not the private';
  throw new UserError('usage', `${path} is ${kind}; make one with biotoets seal <audit-folder> --make-key <file>`);
}

/** Reads an Ed25519 public key. Throws UserError `unreadable` or `usage`. */
export async function readPublicKey(path: string): Promise<KeyObject> {
  const key = parsePublicKey(await readPem(path));
  if (key === undefined) throw new UserError('usage', `${path} is no Ed25519 public key in PEM`);
  return key;
}

/** Makes a key pair and writes its private half to a file that must not exist yet, for this user alone (mode 0600). */
export async function makePrivateKey(path: string): Promise<KeyObject> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const file = await writing(path, () => open(path, 'wx', 0o600)).catch((error: unknown) => {
    throw errnoOf(error instanceof Error ? error.cause : undefined) === 'EEXIST'
      ? new UserError('unwritable', `${path} is there already; a key is never overwritten`, [], { cause: error })
      : error;
  });
  try {
    await writing(path, () => file.writeFile(pem));
    await file.sync();
  } finally {
    await file.close();
  }
  return privateKey;
}

async function readPem(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).slice(0, LONGEST);
  } catch (error) {
    const code = errnoOf(error);
    if (code === undefined) throw error;
    const found = code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
    throw new UserError(code === 'ENOENT' ? 'not-found' : 'unreadable', `${path} ${found}`, [], { cause: error });
  }
}

function parsed(read: (pem: string) => KeyObject, pem: string): KeyObject | undefined {
  try {
    const key = read(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

function publicPart(key: KeyObject): KeyObject {
  return key.type === 'private' ? createPublicKey(key) : key;
}
