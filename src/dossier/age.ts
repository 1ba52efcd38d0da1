import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import { Decrypter, Encrypter } from 'age-encryption';

import { UserError } from '../errors.ts';

const MAGIC = 'age-encryption.org/v1\n';
/** A header has a few lines for each recipient; what has no end within this is no header. */
const MAX_HEADER = 1024 * 1024;

type Encryption = (plain: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;

/** A step of a pipeline that encrypts to these recipients (`age1…`). Throws UserError `usage` for what is no recipient. */
export function encryptionTo(recipients: readonly string[]): Encryption {
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch (error) {
      throw new UserError('usage', `--recipient ${recipient} is no public key of age (age1…)`, [], { cause: error });
    }
  }
  return async function* encrypt(plain) {
    yield* await encrypter.encrypt(ReadableStream.from(plain));
  };
}

/** Whether a file begins as age writes it. */
export async function isEncrypted(path: string): Promise<boolean> {
  const head = await headOf(path, MAGIC.length);
  return head.toString('latin1') === MAGIC;
}

/** The secret keys in the text of an identity file, a line each; lines after # are notes. Throws UserError `unreadable`. */
export function readIdentities(text: string, shown: string): readonly string[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  if (lines.length > 0 && lines.every((line) => /^AGE-SECRET-KEY-(PQ-)?1[A-Z0-9]+$/.test(line))) return lines;
  throw new UserError('unreadable', `${shown} is no identity file of age (lines of AGE-SECRET-KEY-1…)`);
}

/**
 * Decrypts a file with one of these identities. Throws UserError `unreadable` where none fits; the stream itself fails with
 * `integrity` where the bytes were changed or cut off.
 */
export async function decryptFile(path: string, identities: readonly string[], shown: string): Promise<Readable> {
  const header = await headOf(path, MAX_HEADER);
  if (!header.includes('\n--- ')) throw new UserError('unreadable', `${shown} has no whole header of age`);
  const decrypter = new Decrypter();
  try {
    for (const identity of identities) decrypter.addIdentity(identity);
    const source = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
    return Readable.from(checked(Readable.fromWeb(await decrypter.decrypt(source)), shown), { objectMode: false });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UserError('unreadable', `${shown} cannot be decrypted: ${message}`, [], { cause: error });
  }
}

async function* checked(plain: Readable, shown: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of plain) yield piece as Uint8Array;
  } catch (error) {
    throw new UserError('integrity', `${shown} was changed or cut off after it was encrypted`, [], { cause: error });
  }
}

async function headOf(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(bytes);
    const { bytesRead } = await file.read(head, 0, bytes, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
