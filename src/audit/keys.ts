import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { Report } from '../catalogue/problem.ts';
import { type Checked, checkFile, reportIn } from '../catalogue/validate.ts';
import type { Problem } from '../errors.ts';
import type { AuditSource } from './schema.generated.ts';
import type { Audit, KnownKey } from './types.ts';

/** SHA-256 of a public key's SubjectPublicKeyInfo, hex: by this a key is known in every list, seal and signature. */
export function fingerprintOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** The public keys an audit lists; notes what is no Ed25519 key, and a key or an id that stands there twice. */
export function toKeys({ data, source }: Checked<AuditSource>, report: Report): readonly KnownKey[] {
  const known: KnownKey[] = [];
  (data.keys ?? []).forEach(({ id, party, role, publicKey }, index) => {
    const path = ['keys', index, 'publicKey'];
    // Node would take the public half of it; whoever reads the folder could sign in that name.
    if (publicKey.includes('PRIVATE KEY')) {
      report(path, { code: 'schema', message: 'holds a private key: take it out, and make another one' });
      return;
    }
    const key = publicKeyOf(publicKey);
    if (key === undefined) {
      report(path, { code: 'schema', message: 'is no Ed25519 public key in PEM' });
      return;
    }
    const fingerprint = fingerprintOf(key);
    const twice = known.find((each) => each.id === id || each.fingerprint === fingerprint);
    if (twice !== undefined) report(path, { code: 'duplicate', message: `has the id or the key of ${twice.id}` });
    known.push({ id, party, role, publicKey, fingerprint, at: source.positionOf(['keys', index]) });
  });
  return known;
}

/** The keys that may seal: those of the party that carries out the audit. Others sign what is theirs, and seal nothing. */
export function sealKeys({ keys, operator }: Pick<Audit, 'keys' | 'operator'>): readonly KnownKey[] {
  return keys.filter(({ party }) => party === operator.party);
}

/**
 * The keys that may seal an audit folder, for who only wants to know whose a seal is. Undefined where audit.yaml cannot be
 * read or is not right: `loadAudit` says what is wrong with it.
 */
export async function readSealKeys(folder: string): Promise<readonly KnownKey[] | undefined> {
  const problems: Problem[] = [];
  const document = await checkFile<AuditSource>({ root: folder, file: 'audit.yaml' }, ['audit@1'], problems);
  if (document === undefined) return undefined;
  const keys = toKeys(document, reportIn(document.source, problems));
  return problems.length > 0 ? undefined : sealKeys({ keys, operator: document.data.operator });
}

function publicKeyOf(pem: string): KeyObject | undefined {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
