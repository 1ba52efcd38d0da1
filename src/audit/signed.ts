import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import canonicalize from 'canonicalize';
import { UserError } from '../errors.ts';
import { fingerprintOf } from './keys.ts';
import type { Signer as SignerSource } from './schema.generated.ts';
import type { Identity, KnownKey, Signer } from './types.ts';

/** What a person puts a name under: one thing said in one audit, so that a signature cannot be carried to another. */
export interface Statement {
  readonly type: 'judgement' | 'judgement-review' | 'decision' | 'decision-approval' | 'sample' | 'sample-review';
  /** Id of the audit. */
  readonly audit: string;
  readonly content: object;
}

/** The audit whose keys are known. */
export interface Keyring {
  readonly audit: string;
  readonly keys: readonly KnownKey[];
}

type Reviewed = { readonly by: SignerSource; readonly review?: { readonly by: SignerSource; readonly at: string } };

/** What an author signs: everything but the signatures, and without the review that comes after. */
export function authored(type: Statement['type'], audit: string, content: Reviewed): Statement {
  return { type, audit, content: { ...content, by: unsigned(content.by), review: undefined } };
}

/** What a reviewer signs: all that was written, with the author's signature, and who reviewed it when. */
export function reviewed(type: Statement['type'], audit: string, content: Reviewed): Statement {
  const { review } = content;
  const last = review === undefined ? undefined : { ...review, by: unsigned(review.by) };
  return { type, audit, content: { ...content, review: last } };
}

export function unsigned({ party, role, id }: SignerSource): SignerSource {
  return { party, role, id };
}

/** RFC 8785, so that order and spacing of a file do not matter. Undefined where the content has no canonical form. */
function bytesOf({ type, audit, content }: Statement): Buffer | undefined {
  try {
    return Buffer.from(canonicalize({ type: `biotoets/${type}@1`, audit, content }) ?? '', 'utf8');
  } catch {
    return undefined;
  }
}

/** Base64 Ed25519 signature. Throws UserError `schema` where the statement cannot be signed. */
export function signStatement(statement: Statement, key: KeyObject): string {
  const bytes = bytesOf(statement);
  if (bytes === undefined)
    throw new UserError('schema', 'what is to be signed holds half a character (a lone surrogate)');
  return sign(null, bytes, key).toString('base64');
}

/** A signer as the other stages know him: by name, and by whether the name was signed. */
export function identified(signer: SignerSource, statement: Statement, keyring: Keyring): Signer {
  const { signature } = signer;
  if (signature === undefined) return unsigned(signer);
  return { ...unsigned(signer), identity: identityOf(signer, signature, statement, keyring) };
}

// A signature that nobody can check is broken too: leaving out the key must not turn it into a mere name.
function identityOf({ id, party }: SignerSource, signature: string, statement: Statement, { keys }: Keyring): Identity {
  const key = keys.find((each) => each.id === id);
  const bytes = bytesOf(statement);
  if (key === undefined || key.party !== party || bytes === undefined) return 'signature-broken';
  const valid = verify(null, bytes, createPublicKey(key.publicKey), Buffer.from(signature, 'base64'));
  return valid ? 'signed' : 'signature-broken';
}

/**
 * Checks that a private key is of this signer: the audit lists its public half under his id. Throws UserError `usage` where
 * it is listed under nobody, or under somebody else.
 */
export function requireOwnKey(key: KeyObject, signer: SignerSource, { keys }: Keyring): void {
  const publicKey = createPublicKey(key);
  const known = keys.find(({ fingerprint }) => fingerprint === fingerprintOf(publicKey));
  if (known === undefined) {
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString().trim();
    const advice = `list its public half in audit.yaml under keys, with id ${signer.id}`;
    throw new UserError('usage', `the key is not known in this audit; ${advice}:\n${pem}`);
  }
  if (known.id !== signer.id || known.party !== signer.party)
    throw new UserError(
      'usage',
      `the key is of ${known.id} (${known.party}), not of ${signer.id} (${signer.party}): nobody signs for another`,
    );
}
