import { createHash, type KeyObject } from 'node:crypto';
import { createReadStream } from 'node:fs';

import { UserError } from '../errors.ts';
import { canonicalJson } from './canonical-json.ts';
import { openEnvelope, signEnvelope, type Signed } from './dsse.ts';
import { errnoOf } from './fs-errors.ts';
import { hashOf } from './read-index.ts';
import { isCount, isHash, isMoment, isText, listOf, optional, shape, type Test } from './shape.ts';

const TYPE = 'application/vnd.biotoets.commitments+json';

/** A document that is not handed over: its bytes cannot be told from this, and no other bytes fit it. */
export interface CommittedDocument {
  readonly id: string;
  readonly title?: string;
  readonly size: number;
  /** SHA-256 over the 32 bytes of the salt and the bytes of the document. */
  readonly commitment: string;
}

/** What is handed over, signed. */
export interface CommitmentList {
  readonly schema: 'commitments@1';
  /** By the clock of who made it. */
  readonly madeAt: string;
  readonly documents: readonly CommittedDocument[];
}

/** What is kept, and brought to the reading room. */
export interface CommitmentSalts {
  readonly schema: 'commitment-salts@1';
  /** SHA-256 of the file of the list. */
  readonly list: string;
  /** `salt` in hexadecimal, 32 bytes. */
  readonly documents: readonly { readonly id: string; readonly file: string; readonly salt: string }[];
}

export interface ReadList {
  readonly list: CommitmentList;
  /** Of the file. */
  readonly sha256: string;
  /** Says nothing before `isSignedBy` does. */
  readonly signed: Signed;
}

const isId: Test = (value) => typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(value);

const isList = shape({
  schema: (value) => value === 'commitments@1',
  madeAt: isMoment,
  documents: listOf(shape({ id: isId, title: optional(isText), size: isCount, commitment: isHash })),
});

const isSalts = shape({
  schema: (value) => value === 'commitment-salts@1',
  list: isHash,
  documents: listOf(shape({ id: isId, file: isText, salt: isHash })),
});

/** The list as a file: one signed line. */
export function writeCommitments(list: CommitmentList, privateKey: KeyObject): string {
  return signEnvelope({ type: TYPE, payload: canonicalJson(list) }, privateKey);
}

/** Reads such a file; undefined when it is none, or names a document twice. Whose it is, is not looked at. */
export function readCommitments(text: string): ReadList | undefined {
  const signed = openEnvelope(text);
  if (signed?.type !== TYPE) return undefined;
  const list = parse(signed.payload, isList) as CommitmentList | undefined;
  // In one form only: what stands there twice would be one thing to one reader, and another to the next.
  if (list === undefined || canonicalJson(list) !== signed.payload) return undefined;
  return { list, sha256: hashOf(text), signed };
}

/** The salts as a file, for their owner to read. */
export function writeSalts(salts: CommitmentSalts): string {
  return `${JSON.stringify(salts, null, 2)}\n`;
}

/** Reads such a file; undefined when it is none, or names a document twice. */
export function readSalts(text: string): CommitmentSalts | undefined {
  return parse(text, isSalts) as CommitmentSalts | undefined;
}

interface Documents {
  readonly documents: readonly { readonly id: string }[];
}

function parse(text: string, test: Test): Documents | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!test(value)) return undefined;
    const { documents } = value as Documents;
    return new Set(documents.map(({ id }) => id)).size === documents.length ? (value as Documents) : undefined;
  } catch {
    return undefined;
  }
}

export interface Measured {
  readonly size: number;
  /** SHA-256 of the document itself. */
  readonly sha256: string;
  readonly commitment: string;
}

/** Reads a document of any size through once, and keeps nothing of it. Throws UserError. */
export async function measureDocument(path: string, salt: Uint8Array, signal: AbortSignal): Promise<Measured> {
  const plain = createHash('sha256');
  const salted = createHash('sha256').update(salt);
  let size = 0;
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 20, signal })) {
      const bytes: Uint8Array = piece as Buffer;
      plain.update(bytes);
      salted.update(bytes);
      size += bytes.length;
    }
  } catch (error) {
    throw unread(path, error);
  }
  return { size, sha256: plain.digest('hex'), commitment: salted.digest('hex') };
}

function unread(path: string, error: unknown): unknown {
  const code = errnoOf(error);
  if (code === undefined) return error;
  if (code === 'ABORT_ERR') return new UserError('interrupted', 'interrupted', [], { cause: error });
  if (code === 'ENOENT') return new UserError('not-found', `${path} does not exist`, [], { cause: error });
  const found = code === 'EISDIR' ? 'is a folder, where a file is due' : `cannot be read (${code})`;
  return new UserError('unreadable', `${path} ${found}`, [], { cause: error });
}
