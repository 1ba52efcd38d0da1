/** Names as they stand in facts and rulesets. */
export type TlsVersion = 'SSLv2' | 'SSLv3' | 'TLSv1.0' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';

/** Newest first: a server that answers at all answers the first ones soonest. */
export const TLS_VERSIONS: readonly TlsVersion[] = ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1.0', 'SSLv3', 'SSLv2'];

const WIRE: Record<TlsVersion, number> = {
  SSLv2: 0x0002,
  SSLv3: 0x0300,
  'TLSv1.0': 0x0301,
  'TLSv1.1': 0x0302,
  'TLSv1.2': 0x0303,
  'TLSv1.3': 0x0304,
};

export interface HelloOffer {
  readonly version: TlsVersion;
  /** Suite codes, at most a few hundred. */
  readonly suites: readonly number[];
  /** Host name for SNI; leave out for an address. */
  readonly serverName?: string;
}

// Neither is a secret: no handshake is ever finished, so a fixed value keeps the codec pure.
const RANDOM = Array.from({ length: 32 }, (_, index) => index * 7 + 1);
const SESSION = Array.from({ length: 32 }, (_, index) => 255 - index * 3);

// Every group and signature a server might insist on: the question is which suites it takes, not which curves.
const GROUPS = [
  0x11ec, 0x001d, 0x0017, 0x0018, 0x0019, 0x001e, 0x001a, 0x001b, 0x001c, 0x001f, 0x0020, 0x0021, 0x0015, 0x0016,
  0x0100, 0x0101, 0x0102, 0x0103, 0x0104,
];
const SIGNATURES = [
  0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b, 0x0401, 0x0501, 0x0601,
  0x0303, 0x0301, 0x0203, 0x0201, 0x0402, 0x0302, 0x0202, 0x0101,
];

const EXTENSION = {
  serverName: 0x0000,
  groups: 0x000a,
  pointFormats: 0x000b,
  signatures: 0x000d,
  extendedMasterSecret: 0x0017,
  supportedVersions: 0x002b,
  keyShare: 0x0033,
  renegotiation: 0xff01,
} as const;

function u16(value: number): readonly number[] {
  return [value >> 8, value & 0xff];
}

function u16s(values: readonly number[]): readonly number[] {
  return values.flatMap(u16);
}

function sized16(body: readonly number[]): readonly number[] {
  return [...u16(body.length), ...body];
}

function sized8(body: readonly number[]): readonly number[] {
  return [body.length, ...body];
}

function extension(type: number, body: readonly number[]): readonly number[] {
  return [...u16(type), ...sized16(body)];
}

function extensions({ version, serverName }: HelloOffer): readonly number[] {
  const name = serverName === undefined ? [] : [...new TextEncoder().encode(serverName)];
  const signs = version === 'TLSv1.2' || version === 'TLSv1.3';
  const common = [
    ...(name.length > 0 ? extension(EXTENSION.serverName, sized16([0, ...sized16(name)])) : []),
    ...extension(EXTENSION.groups, sized16(u16s(GROUPS))),
    ...(signs ? extension(EXTENSION.signatures, sized16(u16s(SIGNATURES))) : []),
  ];
  if (version === 'TLSv1.3') {
    // An empty key_share makes the server answer HelloRetryRequest: it names the suite, and no key is needed.
    return [
      ...common,
      ...extension(EXTENSION.supportedVersions, sized8(u16(WIRE[version]))),
      ...extension(EXTENSION.keyShare, sized16([])),
    ];
  }
  return [
    ...common,
    ...extension(EXTENSION.pointFormats, sized8([0])),
    ...extension(EXTENSION.extendedMasterSecret, []),
    ...extension(EXTENSION.renegotiation, sized8([])),
  ];
}

function ssl2Hello(suites: readonly number[]): Uint8Array {
  const specs = suites.flatMap((code) => [code >> 16, (code >> 8) & 0xff, code & 0xff]);
  const challenge = RANDOM.slice(0, 16);
  const body = [
    1,
    ...u16(WIRE.SSLv2),
    ...u16(specs.length),
    ...u16(0),
    ...u16(challenge.length),
    ...specs,
    ...challenge,
  ];
  return Uint8Array.from([0x80 | (body.length >> 8), body.length & 0xff, ...body]);
}

/** A ClientHello that offers exactly one version and these suites. Source: RFC 5246 §7.4.1, RFC 8446 §4.1, RFC 6101. */
export function buildHello(offer: HelloOffer): Uint8Array {
  const { version, suites } = offer;
  if (version === 'SSLv2') return ssl2Hello(suites);
  const wire = WIRE[version];
  const body = [
    ...u16(Math.min(wire, WIRE['TLSv1.2'])),
    ...RANDOM,
    ...sized8(version === 'TLSv1.3' ? SESSION : []),
    ...sized16(u16s(suites)),
    ...sized8([0]),
    ...(version === 'SSLv3' ? [] : sized16(extensions(offer))),
  ];
  const handshake = [1, 0, ...sized16(body)];
  // The record says 3.1 whatever is offered: that is what servers of every age read.
  return Uint8Array.from([22, ...u16(Math.min(wire, WIRE['TLSv1.0'])), ...sized16(handshake)]);
}

export function versionOfWire(wire: number): TlsVersion | undefined {
  return TLS_VERSIONS.find((name) => WIRE[name] === wire);
}
