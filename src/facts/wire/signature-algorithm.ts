// Names as OpenSSL prints them. Source: RFC 3279, RFC 4055, RFC 5758, RFC 8410, NIST CSOR.
const NAMES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.2': 'md2WithRSAEncryption',
  '1.2.840.113549.1.1.4': 'md5WithRSAEncryption',
  '1.2.840.113549.1.1.5': 'sha1WithRSAEncryption',
  '1.3.14.3.2.29': 'sha1WithRSA',
  '1.2.840.113549.1.1.14': 'sha224WithRSAEncryption',
  '1.2.840.113549.1.1.11': 'sha256WithRSAEncryption',
  '1.2.840.113549.1.1.12': 'sha384WithRSAEncryption',
  '1.2.840.113549.1.1.13': 'sha512WithRSAEncryption',
  '1.2.840.10045.4.1': 'ecdsa-with-SHA1',
  '1.2.840.10045.4.3.1': 'ecdsa-with-SHA224',
  '1.2.840.10045.4.3.2': 'ecdsa-with-SHA256',
  '1.2.840.10045.4.3.3': 'ecdsa-with-SHA384',
  '1.2.840.10045.4.3.4': 'ecdsa-with-SHA512',
  '2.16.840.1.101.3.4.3.9': 'ecdsa-with-SHA3-224',
  '2.16.840.1.101.3.4.3.10': 'ecdsa-with-SHA3-256',
  '2.16.840.1.101.3.4.3.11': 'ecdsa-with-SHA3-384',
  '2.16.840.1.101.3.4.3.12': 'ecdsa-with-SHA3-512',
  '1.2.840.10040.4.3': 'dsaWithSHA1',
  '2.16.840.1.101.3.4.3.2': 'dsa_with_SHA256',
  '1.3.101.112': 'ed25519',
  '1.3.101.113': 'ed448',
};

const PSS = '1.2.840.113549.1.1.10';
const PSS_HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'SHA1',
  '2.16.840.1.101.3.4.2.4': 'SHA224',
  '2.16.840.1.101.3.4.2.1': 'SHA256',
  '2.16.840.1.101.3.4.2.2': 'SHA384',
  '2.16.840.1.101.3.4.2.3': 'SHA512',
};

const TAG = { oid: 0x06, sequence: 0x30, first: 0xa0 } as const;

interface Element {
  readonly tag: number;
  readonly body: Uint8Array;
}

/** The element that starts here and what follows it; undefined where the bytes are no DER. */
function element(bytes: Uint8Array): { readonly found: Element; readonly rest: Uint8Array } | undefined {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined) return undefined;
  const extra = first < 0x80 ? 0 : first - 0x80;
  if (first === 0x80 || extra > 4 || bytes.length < 2 + extra) return undefined;
  const size = extra === 0 ? first : bytes.subarray(2, 2 + extra).reduce((sum, byte) => sum * 256 + byte, 0);
  const end = 2 + extra + size;
  if (bytes.length < end) return undefined;
  return { found: { tag, body: bytes.subarray(2 + extra, end) }, rest: bytes.subarray(end) };
}

function children(bytes: Uint8Array): readonly Element[] | undefined {
  const found: Element[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const next = element(rest);
    if (!next) return undefined;
    found.push(next.found);
    rest = next.rest;
  }
  return found;
}

function oid({ tag, body }: Element): string | undefined {
  if (tag !== TAG.oid || body.length === 0) return undefined;
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of body) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [first = 0, ...others] = arcs;
  const root = Math.min(Math.floor(first / 40), 2);
  return [root, first - root * 40, ...others].join('.');
}

/** RSASSA-PSS names its hash in its parameters; without them it is SHA-1. */
function pssName(parameters: Element | undefined): string | undefined {
  if (parameters?.tag !== TAG.sequence) return 'RSASSA-PSS-SHA1';
  const hash = children(parameters.body)?.find(({ tag }) => tag === TAG.first);
  if (!hash) return 'RSASSA-PSS-SHA1';
  const [algorithm] = children(hash.body) ?? [];
  const [name] = (algorithm && children(algorithm.body)) ?? [];
  const known = name && PSS_HASHES[oid(name) ?? ''];
  return known === undefined ? undefined : `RSASSA-PSS-${known}`;
}

/**
 * Signature algorithm of a DER certificate, which Node 20 does not tell: `sha256WithRSAEncryption`, `ed25519`,
 * `RSASSA-PSS-SHA256`, or the dotted number of one that is not known here. Undefined where the bytes are no certificate.
 */
export function signatureAlgorithm(der: Uint8Array): string | undefined {
  const certificate = element(der)?.found;
  const parts = certificate?.tag === TAG.sequence ? children(certificate.body) : undefined;
  const algorithm = parts?.[1];
  if (algorithm?.tag !== TAG.sequence) return undefined;
  const [name, parameters] = children(algorithm.body) ?? [];
  const number = name && oid(name);
  if (number === undefined) return undefined;
  return number === PSS ? pssName(parameters) : (NAMES[number] ?? number);
}
