import { sign, verify, type KeyObject } from 'node:crypto';

import { canonicalJson } from './canonical-json.ts';
import { fingerprintOf } from './keys.ts';

/**
 * A signed text: a DSSE envelope with one Ed25519 signature, as canonical JSON. Only that one form is accepted, so that no
 * byte of the file can change unseen. https://github.com/secure-systems-lab/dsse
 */
interface Envelope {
  /** base64 */
  readonly payload: string;
  readonly payloadType: string;
  /** `keyid` is the fingerprint of the key, `sig` base64. */
  readonly signatures: readonly [{ readonly keyid: string; readonly sig: string }];
}

export interface Unsigned {
  /** What the payload is, such as `application/vnd.in-toto+json`: it is signed along. */
  readonly type: string;
  readonly payload: string;
}

export interface Signed extends Unsigned {
  /** Fingerprint the envelope gives of its key: no proof of anything before `isSignedBy` says so. */
  readonly keyId: string;
  /** base64 */
  readonly signature: string;
}

/** Signs a text with an Ed25519 private key. Returns the file, one line. */
export function signEnvelope({ type, payload }: Unsigned, privateKey: KeyObject): string {
  const envelope = {
    payload: base64(payload),
    payloadType: type,
    signatures: [
      { keyid: fingerprintOf(privateKey), sig: sign(null, toSign({ type, payload }), privateKey).toString('base64') },
    ],
  } satisfies Envelope;
  return `${canonicalJson(envelope)}\n`;
}

/** Reads such a file; undefined when it is none, or not in its one form. Says nothing of the signature yet. */
export function openEnvelope(text: string): Signed | undefined {
  const envelope = parse(text);
  if (envelope === undefined) return undefined;
  const [{ keyid, sig }] = envelope.signatures;
  const payload = Buffer.from(envelope.payload, 'base64').toString('utf8');
  const sameSignature = Buffer.from(sig, 'base64').toString('base64') === sig;
  if (base64(payload) !== envelope.payload || !sameSignature) return undefined;
  // Built anew from what was understood: a key too many, a space or another order gives another text.
  const { payloadType } = envelope;
  const whole = { payload: envelope.payload, payloadType, signatures: [{ keyid, sig }] } satisfies Envelope;
  if (`${canonicalJson(whole)}\n` !== text) return undefined;
  return { type: payloadType, payload, keyId: keyid, signature: sig };
}

/** Whether this very text was signed with this key. */
export function isSignedBy(signed: Signed, publicKey: KeyObject): boolean {
  if (fingerprintOf(publicKey) !== signed.keyId) return false;
  return verify(null, toSign(signed), publicKey, Buffer.from(signed.signature, 'base64'));
}

function parse(text: string): Envelope | undefined {
  try {
    const { payload, payloadType, signatures } = JSON.parse(text) as Partial<Record<keyof Envelope, unknown>>;
    const [signature] = signatures as readonly Partial<Record<'keyid' | 'sig', unknown>>[];
    const { keyid, sig } = signature ?? {};
    if (typeof payload !== 'string' || typeof payloadType !== 'string') return undefined;
    if (typeof keyid !== 'string' || typeof sig !== 'string') return undefined;
    return { payload, payloadType, signatures: [{ keyid, sig }] };
  } catch {
    return undefined;
  }
}

// The lengths say where the type ends and the payload begins: no two pairs give the same bytes.
function toSign({ type, payload }: Unsigned): Buffer {
  const lengths = [type, payload].map((text) => String(Buffer.byteLength(text)));
  return Buffer.from(`DSSEv1 ${lengths[0] ?? ''} ${type} ${lengths[1] ?? ''} ${payload}`, 'utf8');
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
