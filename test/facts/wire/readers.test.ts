import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { headerFacts, parseHsts } from '../../../src/facts/wire/http-headers.ts';
import { httpReader } from '../../../src/facts/wire/http.ts';
import type { HttpTranscript, LegTranscript } from '../../../src/facts/wire/http-transcript.ts';
import { printable } from '../../../src/facts/wire/printable.ts';
import { TLS_VERSIONS } from '../../../src/facts/wire/tls-hello.ts';
import { tlsReader } from '../../../src/facts/wire/tls.ts';
import type { Handshake, TlsTranscript, Trust, VersionProbe } from '../../../src/facts/wire/tls-transcript.ts';
import type { Fact, Reader } from '../../../src/facts/types.ts';
import { ABSENT, byPath, FIXTURES, sourceOf, UNPARSED, type FactMap } from '../../collect/context.ts';

const REFERENCE = { rulesets: {}, profiles: {}, sha256: '' } as never;

function read(reader: Reader, content: unknown) {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return reader.read([sourceOf('transcript.json', Buffer.from(text))], {}, REFERENCE);
}

async function list(reader: Reader, content: unknown): Promise<readonly Fact[]> {
  const reading = await read(reader, content);
  if (reading.status !== 'read') throw new Error(JSON.stringify(reading));
  return reading.facts.variants[0]!.facts;
}

async function facts(reader: Reader, content: unknown): Promise<FactMap> {
  return byPath(await list(reader, content));
}

const LEAF = readFileSync(`${FIXTURES}/tls/good.pem`, 'utf8');
const OTHER = readFileSync(`${FIXTURES}/tls/weak.pem`, 'utf8');

function probe(version: VersionProbe['version'], changes: Partial<VersionProbe> = {}): VersionProbe {
  return { version, result: 'refused', suites: [], complete: true, ...changes };
}

function shake(flavour: Handshake['flavour'], pem = LEAF, trust: Trust = { result: 'authorized' }): Handshake {
  return { flavour, result: 'completed', version: 'TLSv1.3', suite: 'TLS_AES_128_GCM_SHA256', chain: [pem], trust };
}

function tls(changes: Partial<TlsTranscript> = {}): TlsTranscript {
  const versions = TLS_VERSIONS.map((version) =>
    probe(version, version === 'TLSv1.3' ? { result: 'accepted', suites: [0x1301] } : {}),
  );
  return {
    schema: 'tls-transcript@1',
    host: 'portal.aurora-post.example',
    port: 443,
    versions,
    handshakes: [shake('any')],
    ...changes,
  };
}

describe('the tls reader', () => {
  it('numbers every version, accepted or not, and says where it read what', async () => {
    const found = await list(tlsReader, tls());
    expect(found.filter(({ path }) => path.startsWith('protocols.'))).toHaveLength(12);
    expect(found[1]).toMatchObject({ path: 'protocols.0.accepted', value: true, origin: 'observed' });
    expect(found[1]?.at).toMatchObject({ file: 'transcript.json', scope: 'TLSv1.3' });
    expect(found[1]?.at.artefact).toMatch(/^[0-9a-f]{64}$/);
  });

  it('a version the transcript leaves out was not measured', async () => {
    const seen = await facts(
      tlsReader,
      tls({ versions: [probe('TLSv1.3', { result: 'accepted', suites: [0x1301] })] }),
    );
    expect(seen.get('protocols.1.name')).toBe('TLSv1.2');
    expect(seen.get('protocols.1.accepted')).toEqual(UNPARSED);
    expect(seen.get('suites.complete')).toEqual(UNPARSED);
  });

  it.each<[string, readonly Handshake[], unknown, unknown, unknown]>([
    ['one good certificate', [shake('any')], true, ABSENT, true],
    ['a second for another host', [shake('any'), shake('rsa', OTHER)], true, ABSENT, false],
    [
      'a second that is not trusted',
      [shake('any'), shake('rsa', LEAF, { result: 'unauthorized', error: 'CERT_HAS_EXPIRED' })],
      false,
      'CERT_HAS_EXPIRED',
      true,
    ],
    [
      'a second that nobody could see',
      [shake('any'), { flavour: 'rsa', result: 'unknown', detail: 'timeout' }],
      UNPARSED,
      UNPARSED,
      UNPARSED,
    ],
    [
      'a second the server does not have',
      [shake('any'), { flavour: 'rsa', result: 'refused', detail: 'alert' }],
      true,
      ABSENT,
      true,
    ],
    [
      'trust that could not be measured',
      [shake('any', LEAF, { result: 'unknown', detail: 'reset' })],
      UNPARSED,
      UNPARSED,
      true,
    ],
    ['no handshake at all', [], UNPARSED, UNPARSED, UNPARSED],
    ['a certificate that is none', [shake('any', 'nonsense')], true, ABSENT, UNPARSED],
  ])('%s', async (_, handshakes, authorized, error, matches) => {
    const seen = await facts(tlsReader, tls({ handshakes }));
    expect(seen.get('trust.authorized')).toEqual(authorized);
    expect(seen.get('trust.error')).toEqual(error);
    expect(seen.get('hostname.matches')).toEqual(matches);
  });

  it('a handshake that broke off leaves a certificate that nobody saw', async () => {
    const seen = await facts(
      tlsReader,
      tls({ handshakes: [shake('any'), { flavour: 'ecdsa', result: 'unknown', detail: 'reset' }] }),
    );
    expect(seen.get('chain.0.key.type')).toBe('ec');
    expect(seen.get('chain.1.key.type')).toEqual(UNPARSED);
  });
});

function leg(name: LegTranscript['leg'], status: number, changes: Partial<LegTranscript> = {}): LegTranscript {
  const exchange = { url: `https://portal.aurora-post.example/`, status, headers: [] };
  return { leg: name, exchanges: [exchange], closed: false, ...changes };
}

function http(legs: readonly LegTranscript[]): HttpTranscript {
  return { schema: 'http-transcript@1', host: 'portal.aurora-post.example', port: 443, httpPort: 80, legs };
}

describe('the http reader', () => {
  it('names the hosts it was sent to and did not follow, each once', async () => {
    const redirect = { to: 'https://elsewhere.example/login?x=1', followed: false, why: 'not-listed' };
    const legs = ['plain', 'https'].map((name) => {
      const own = leg(name as LegTranscript['leg'], 301);
      return { ...own, exchanges: own.exchanges.map((exchange) => ({ ...exchange, redirect })) };
    });
    const found = await list(httpReader, http(legs));
    expect(found.filter(({ path }) => path.startsWith('strayed.'))).toMatchObject([
      { path: 'strayed.0.host', value: 'elsewhere.example' },
    ]);
  });

  it.each([
    ['https://portal.aurora-post.example/', 443, true],
    ['https://portal.aurora-post.example:443/', 443, true],
    ['https://portal.aurora-post.example:8443/', 443, false],
    ['https://portal.aurora-post.example:8443/', 8443, true],
    ['https://portal.aurora-post.example/', 8443, true],
    ['https://elsewhere.example/', 443, false],
    ['http://portal.aurora-post.example/', 443, false],
  ])('a redirect to %s from a host whose https is on %i: %s', async (to, port, expected) => {
    const own = leg('plain', 301);
    const exchanges = own.exchanges.map((exchange) => ({ ...exchange, redirect: { to, followed: true } }));
    const seen = await facts(httpReader, { ...http([{ ...own, exchanges }]), port });
    expect(seen.get('plain.redirectsToSameHostHttps')).toBe(expected);
  });

  it('without any leg knows nothing and says so', async () => {
    const found = await list(httpReader, http([]));
    expect(found).toHaveLength(18);
    expect(found.every(({ origin }) => origin === 'unparsed')).toBe(true);
  });

  it.each<[string, readonly LegTranscript[], unknown]>([
    ['404 at both places', [leg('securityTxt', 404), leg('securityTxtLegacy', 410)], false],
    ['404 at one, the other not asked', [leg('securityTxt', 404)], UNPARSED],
    [
      '404 at one, trouble at the other',
      [leg('securityTxt', 404), leg('securityTxtLegacy', 404, { trouble: { code: 'reset', detail: '' } })],
      UNPARSED,
    ],
    ['access denied', [leg('securityTxt', 403), leg('securityTxtLegacy', 404)], UNPARSED],
    ['too many requests', [leg('securityTxt', 429), leg('securityTxtLegacy', 404)], UNPARSED],
    ['a server error', [leg('securityTxt', 500), leg('securityTxtLegacy', 404)], UNPARSED],
    ['sent away', [leg('securityTxt', 302), leg('securityTxtLegacy', 404)], UNPARSED],
  ])('security.txt: %s', async (_, legs, present) => {
    expect((await facts(httpReader, http(legs))).get('securityTxt.present')).toEqual(present);
  });

  it.each<[string, unknown]>([
    ['max-age=31536000', { maxAge: 31536000, includeSubDomains: false }],
    ['max-age="63072000" ; includeSubDomains; preload', { maxAge: 63072000, includeSubDomains: true }],
    ['MAX-AGE = 0;INCLUDESUBDOMAINS', { maxAge: 0, includeSubDomains: true }],
    ['includeSubDomains', undefined],
    ['max-age=1; max-age=2', undefined],
    ['max-age=-1', undefined],
    ['max-age=1e9', undefined],
    ['max age=1', undefined],
    ['', undefined],
  ])('HSTS %j', (header, expected) => {
    expect(parseHsts(header)).toEqual(expected);
  });

  it.each<[readonly (readonly [string, string])[], string, unknown]>([
    [
      [
        ['Strict-Transport-Security', 'max-age=0'],
        ['strict-transport-security', 'max-age=9'],
      ],
      'hsts.maxAge',
      0,
    ],
    [[['Strict-Transport-Security', 'nonsense']], 'hsts.valid', false],
    [[['Referrer-Policy', 'no-referrer, Strict-Origin, future-policy']], 'referrerPolicy.value', 'strict-origin'],
    [[['Referrer-Policy', 'whatever']], 'referrerPolicy.value', 'whatever'],
    [[], 'referrerPolicy.value', undefined],
    [[['X-Content-Type-Options', 'NoSniff']], 'nosniff', true],
    [[['X-Content-Type-Options', 'nosniff, other']], 'nosniff', false],
    [[['Content-Security-Policy-Report-Only', "default-src 'self'"]], 'csp.present', false],
  ])('headers %j give %s', (headers, path, expected) => {
    const known = headerFacts({ url: '', status: 200, headers })[path];
    expect(typeof known === 'object' ? known.value : undefined).toBe(expected);
  });
});

describe.each<[string, Reader, unknown]>([
  ['tls', tlsReader, tls()],
  ['http', httpReader, http([leg('plain', 301), leg('https', 200), leg('securityTxt', 404)])],
])('a broken %s transcript', (_, reader, whole) => {
  it.each(['', '{', 'null', '[]', '{"schema":"x"}', '\u0000'])('%j is unreadable', async (text) => {
    expect((await read(reader, text)).status).toBe('unreadable');
  });

  it('never makes the reader throw: any value in any place', async () => {
    const paths = Object.keys(whole as object);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.jsonValue(), async (key, value) => {
        const reading = await read(reader, { ...(whole as object), [key]: value });
        expect(['read', 'unreadable']).toContain(reading.status);
      }),
      { numRuns: 300 },
    );
  });

  it('with any character changed is read or refused', async () => {
    const text = JSON.stringify(whole);
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.string({ maxLength: 3 }), async (at, put) => {
        const reading = await read(reader, text.slice(0, at) + put + text.slice(at + 1));
        expect(['read', 'unreadable']).toContain(reading.status);
      }),
      { numRuns: 500 },
    );
  });
});

it('a string from outside loses its control characters', () => {
  expect(printable('a\u001b[31m\u0007\u009b\u202eb\n')).toBe('a\\x1b[31m\\x07\\x9b\\u202eb\\x0a');
  expect(printable('x'.repeat(10), 4)).toBe('xxxx…');
});
