import { canonicalJson } from './canonical-json.ts';
import type { Head } from './read-index.ts';
import { isCount, isHash, isMoment, isObject, isText, listOf, mapOf, optional, shape } from './shape.ts';

/** https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
const STATEMENT = 'https://in-toto.io/Statement/v1';
/** What a seal says, in a form of our own. */
const PREDICATE = 'urn:biotoets:seal:1';
/** Type of the text in its envelope. */
export const STATEMENT_TYPE = 'application/vnd.in-toto+json';

/** What a seal says beside which files there were. Every hash is a SHA-256 in hexadecimal. */
export interface SealPredicate {
  /** From 1. */
  readonly number: number;
  /** Hash of the file of the seal before it; null for the first. */
  readonly previous: string | null;
  /** ISO 8601, UTC; the clock of who sealed. */
  readonly sealedAt: string;
  /** The party that sealed, as it calls itself. */
  readonly by: string;
  /** PEM, so that the signature can be checked without anything else. Whose key it is, it cannot say. */
  readonly publicKey: string;
  readonly audit: { readonly id: string; readonly sha256: string };
  /** The moment that is judged at. */
  readonly asOf: string;
  /** By their ref, such as `bio2@1.3`. */
  readonly catalogues: Readonly<Record<string, string>>;
  /** Rulesets, defaults and tables that the catalogues lean on. */
  readonly reference: string;
  readonly tool: string;
  /** The last line of the index: with its chain it stands for all before it. */
  readonly index: Head;
  /** Of reports/assessment.json, where there was one. */
  readonly assessment?: string;
}

export interface SealStatement {
  /** Every sealed file, by its path from the audit folder, with its hash. */
  readonly files: ReadonlyMap<string, string>;
  readonly predicate: SealPredicate;
}

const isStatement = shape({
  _type: (value) => value === STATEMENT,
  predicateType: (value) => value === PREDICATE,
  subject: listOf(shape({ name: isText, digest: shape({ sha256: isHash }) })),
  predicate: shape({
    number: isCount,
    previous: (value) => value === null || isHash(value),
    sealedAt: isMoment,
    by: isText,
    publicKey: isText,
    audit: shape({ id: isText, sha256: isHash }),
    asOf: isMoment,
    catalogues: mapOf(isHash),
    reference: isHash,
    tool: isText,
    index: shape({ seq: isCount, sha256: isHash }),
    assessment: optional(isHash),
  }),
});

/** The text that is signed: an in-toto Statement as canonical JSON, files in order of their paths. */
export function writeStatement({ files, predicate }: SealStatement): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return canonicalJson({
    _type: STATEMENT,
    subject: sorted.map(([name, sha256]) => ({ name, digest: { sha256 } })),
    predicateType: PREDICATE,
    predicate,
  });
}

/** Reads such a text; undefined when it is not one that `writeStatement` writes. */
export function readStatement(text: string): SealStatement | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || !isStatement(value)) return undefined;
  const { subject, predicate } = value as {
    readonly subject: readonly { readonly name: string; readonly digest: { readonly sha256: string } }[];
    readonly predicate: SealPredicate;
  };
  const statement = { files: new Map(subject.map(({ name, digest }) => [name, digest.sha256])), predicate };
  return writeStatement(statement) === text ? statement : undefined;
}
