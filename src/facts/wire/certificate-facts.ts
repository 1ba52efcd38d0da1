import { X509Certificate, type KeyObject } from 'node:crypto';
import type { Fact, FactAt } from '../types.ts';
import { printable } from './printable.ts';
import { signatureAlgorithm } from './signature-algorithm.ts';
import { allUnparsed, toFacts, valueOrAbsent, type Known, type Origin } from './to-fact.ts';

/** Facts of one certificate, below `chain.N`. */
const PATHS = [
  'subject',
  'issuer',
  'notBefore',
  'notAfter',
  'selfSigned',
  'key.type',
  'key.bits',
  'key.curve',
  'signature',
];

const KEY_TYPES: Readonly<Record<string, string>> = {
  rsa: 'rsa',
  'rsa-pss': 'rsa',
  ec: 'ec',
  ed25519: 'ed25519',
  ed448: 'ed448',
  dsa: 'dsa',
};

/** One certificate of a chain: PEM, and where it was read. */
export interface PemAt {
  readonly pem: string;
  readonly at: FactAt;
}

/** A certificate that OpenSSL can read; undefined for anything else. */
export function parseCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function moment(text: string): Known {
  const time = Date.parse(text);
  return Number.isNaN(time) ? 'unparsed' : { value: new Date(time).toISOString().replace('.000Z', 'Z') };
}

function name(text: string): Known {
  return { value: printable(text.split('\n').join(', ')) };
}

function keyFacts(key: KeyObject): Readonly<Record<string, Known>> {
  const details = key.asymmetricKeyDetails ?? {};
  const type = KEY_TYPES[key.asymmetricKeyType ?? ''] ?? 'other';
  // A curve without a name (explicit parameters) may be anything.
  const curve = type === 'ec' && details.namedCurve === undefined ? 'unparsed' : valueOrAbsent(details.namedCurve);
  return { 'key.type': { value: type }, 'key.bits': valueOrAbsent(details.modulusLength), 'key.curve': curve };
}

/** OpenSSL refuses some keys only when they are asked for. */
function publicKey(certificate: X509Certificate): KeyObject | undefined {
  try {
    return certificate.publicKey;
  } catch {
    return undefined;
  }
}

function isSelfSigned(certificate: X509Certificate, key: KeyObject): Known {
  if (certificate.issuer !== certificate.subject) return { value: false };
  try {
    return { value: certificate.verify(key) };
  } catch {
    return 'unparsed';
  }
}

function describe(certificate: X509Certificate): Readonly<Record<string, Known>> {
  const key = publicKey(certificate);
  const signature = signatureAlgorithm(certificate.raw);
  return {
    subject: name(certificate.subject),
    issuer: name(certificate.issuer),
    notBefore: moment(certificate.validFrom),
    notAfter: moment(certificate.validTo),
    selfSigned: key ? isSelfSigned(certificate, key) : 'unparsed',
    ...(key ? keyFacts(key) : allUnparsed(['key.type', 'key.bits', 'key.curve'])),
    signature: signature === undefined ? 'unparsed' : { value: signature },
  };
}

/** `chain.N.*` of every certificate, in the order given, N from `first`. One that cannot be read is unknown, not missing. */
export function chainFacts(chain: readonly PemAt[], origin: Origin, first = 0): readonly Fact[] {
  return chain.flatMap(({ pem, at }, index) => {
    const certificate = parseCertificate(pem);
    const table = certificate ? describe(certificate) : allUnparsed(PATHS);
    return toFacts(table, { at, origin, prefix: `chain.${first + index}.` });
  });
}

/** One certificate nobody could look at: without it "every certificate is fine" would be claimed of an unseen one. */
export function unknownCertificate(index: number, at: FactAt): readonly Fact[] {
  return toFacts(allUnparsed(PATHS), { at, origin: 'observed', prefix: `chain.${index}.` });
}

/**
 * Does the certificate name this host? Alternative names only, never the common name (RFC 9525); OpenSSL compares whole
 * names by their length, so a NUL inside one fools nobody. Undefined for a host that is neither a name nor an address.
 */
export function namesHost(certificate: X509Certificate, host: string): boolean | undefined {
  const isAddress = host.includes(':') || /^[\d.]+$/.test(host);
  try {
    if (isAddress) return certificate.checkIP(host) !== undefined;
    return certificate.checkHost(host, { subject: 'never', partialWildcards: false }) !== undefined;
  } catch {
    return undefined;
  }
}
