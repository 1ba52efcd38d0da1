import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeAnswer, parseAnswer } from '../../../src/facts/wire/tls-answer.ts';
import { buildHello, TLS_VERSIONS, type HelloOffer } from '../../../src/facts/wire/tls-hello.ts';
import { LEGACY_SUITES, SSL2_SUITES, suiteCode, suiteName, TLS13_SUITES } from '../../../src/facts/wire/tls-suites.ts';

const RETRY = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c';

function u16(value: number): readonly number[] {
  return [value >> 8, value & 0xff];
}

function record(type: number, body: readonly number[]): readonly number[] {
  return [type, 3, 1, ...u16(body.length), ...body];
}

function helloMessage(
  version: number,
  suite: number,
  extensions: readonly number[] = [],
  random = '07'.repeat(32),
): readonly number[] {
  const tail = extensions.length > 0 ? [...u16(extensions.length), ...extensions] : [];
  const body = [...u16(version), ...Buffer.from(random, 'hex'), 0, ...u16(suite), 0, ...tail];
  return [2, 0, ...u16(body.length), ...body];
}

function ssl2(suites: readonly number[], certificate = [1, 2, 3]): readonly number[] {
  const specs = suites.flatMap((code) => [code >> 16, (code >> 8) & 0xff, code & 0xff]);
  const body = [4, 0, 1, 0, 2, ...u16(certificate.length), ...u16(specs.length), 0, 2, ...certificate, ...specs, 9, 9];
  return [0x80 | (body.length >> 8), body.length & 0xff, ...body];
}

const parse = (bytes: readonly number[]) => parseAnswer(Uint8Array.from(bytes));

describe('a server answer', () => {
  it.each([
    [
      'a ServerHello',
      record(22, helloMessage(0x0303, 0xc02f)),
      { kind: 'hello', version: 0x0303, suite: 0xc02f, retry: false },
    ],
    [
      'a HelloRetryRequest, its version in an extension',
      record(22, helloMessage(0x0303, 0x1301, [0, 0x2b, 0, 2, 3, 4, 0, 0x33, 0, 2, 0, 0x17], RETRY)),
      { kind: 'hello', version: 0x0304, suite: 0x1301, retry: true },
    ],
    ['an alert', record(21, [2, 70]), { kind: 'alert', code: 70 }],
    [
      'a warning and then a hello',
      [...record(21, [1, 112]), ...record(22, helloMessage(0x0301, 5))],
      { kind: 'hello', version: 0x0301, suite: 5, retry: false },
    ],
    ['a warning alone', record(21, [1, 112]), { kind: 'incomplete', warning: 112 }],
    ['an SSL 2 hello', ssl2([0x010080, 0x0700c0]), { kind: 'hello2', suites: [0x010080, 0x0700c0] }],
    ['an SSL 2 error', [0x80, 3, 0, 0, 1], { kind: 'alert', code: 0 }],
    ['another protocol', [...Buffer.from('HTTP/1.1 400 Bad Request\r\n')], { kind: 'not-tls' }],
    ['a record that is too long', [22, 3, 3, 0xff, 0xff], { kind: 'malformed', detail: 'record of 65535 bytes' }],
    ['an empty record', [22, 3, 3, 0, 0], { kind: 'malformed', detail: 'record of 0 bytes' }],
    [
      'a certificate first',
      record(22, [11, 0, 0, 0]),
      { kind: 'malformed', detail: 'handshake message 11 before ServerHello' },
    ],
    [
      'a hello of 16 MB',
      record(22, [2, 255, 255, 255]),
      { kind: 'malformed', detail: 'ServerHello of 16777215 bytes' },
    ],
    ['nothing', [], { kind: 'incomplete' }],
  ])('%s', (_, bytes, expected) => {
    expect(parse(bytes)).toEqual(expected);
  });

  it('may come in pieces of any size: every prefix is incomplete', () => {
    const whole = record(22, helloMessage(0x0303, 0x1301, [0, 0x2b, 0, 2, 3, 4]));
    for (let size = 0; size < whole.length; size += 1) expect(parse(whole.slice(0, size)).kind).toBe('incomplete');
  });

  it('may be spread over records', () => {
    const message = helloMessage(0x0302, 0x2f);
    const pieces = message.flatMap((byte) => record(22, [byte]));
    expect(parse(pieces)).toEqual({ kind: 'hello', version: 0x0302, suite: 0x2f, retry: false });
  });

  it('never makes the parser throw, whatever its bytes', () => {
    const kinds = ['incomplete', 'hello', 'hello2', 'alert', 'not-tls', 'malformed'];
    const start = fc.constantFrom([], [22, 3, 3], [21, 3, 1], [0x80], [22, 3, 3, 0, 80, 2, 0, 0, 76, 3, 3]);
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 300 }), (head, tail) => {
        expect(kinds).toContain(parseAnswer(Uint8Array.from([...head, ...tail])).kind);
      }),
      { numRuns: 2000 },
    );
  });

  it('with one byte changed is never taken for more than it says', () => {
    const whole = record(22, helloMessage(0x0303, 0x1301, [0, 0x2b, 0, 2, 3, 4]));
    const offer: HelloOffer = { version: 'TLSv1.3', suites: [0x1301] };
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        const answer = parse(whole.map((old, index) => (index === at ? byte : old)));
        if (answer.kind === 'incomplete') return;
        const result = judgeAnswer(offer, answer);
        if (result.kind === 'picked') expect(result.suites).toEqual([0x1301]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an answer held against its offer', () => {
  const offer: HelloOffer = { version: 'TLSv1.2', suites: [0xc02f, 0x002f] };
  const hello = (version: number, suite: number) => ({ kind: 'hello', version, suite, retry: false }) as const;

  it.each([
    ['the offered version and a suite of the offer', hello(0x0303, 0x002f), 'picked'],
    ['a suite that was not offered', hello(0x0303, 0x0035), 'violation'],
    ['a lower version', hello(0x0301, 0x002f), 'rejected'],
    ['a lower version with a suite that was not offered', hello(0x0301, 0x0035), 'violation'],
    ['a higher version', hello(0x0304, 0xc02f), 'violation'],
    ['a version that does not exist', hello(0x7f1c, 0xc02f), 'violation'],
    ['an alert', { kind: 'alert', code: 40 } as const, 'rejected'],
    ['another protocol', { kind: 'not-tls' } as const, 'rejected'],
    ['nonsense', { kind: 'malformed', detail: 'x' } as const, 'violation'],
    ['SSL 2', { kind: 'hello2', suites: [0x010080] } as const, 'violation'],
  ])('%s', (_, answer, kind) => {
    expect(judgeAnswer(offer, answer).kind).toBe(kind);
  });

  it('SSL 2 without any suite is agreed to nothing', () => {
    expect(judgeAnswer({ version: 'SSLv2', suites: [0x010080] }, { kind: 'hello2', suites: [] }).kind).toBe(
      'violation',
    );
  });
});

describe('a hello', () => {
  it.each(TLS_VERSIONS)('%s has lengths that add up', (version) => {
    const suites = version === 'SSLv2' ? [0x010080] : [0xc02f, 0x1301];
    const bytes = Buffer.from(buildHello({ version, suites, serverName: 'portal.example' }));
    if (version === 'SSLv2') {
      expect(bytes.readUInt16BE(0) & 0x7fff).toBe(bytes.length - 2);
      return;
    }
    expect(bytes.readUInt16BE(3)).toBe(bytes.length - 5);
    expect(bytes.readUIntBE(6, 3)).toBe(bytes.length - 9);
    expect(bytes.includes('portal.example')).toBe(version !== 'SSLv3');
  });
});

describe('the table of suites', () => {
  it('holds every code once', () => {
    const codes = [...LEGACY_SUITES, ...TLS13_SUITES, ...SSL2_SUITES].map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThan(350);
  });

  // Codes of every class that a norm speaks about. Source: IANA registry of TLS cipher suites.
  it.each([
    [0x1302, 'TLS_AES_256_GCM_SHA384'],
    [0x1305, 'TLS_AES_128_CCM_8_SHA256'],
    [0xc02f, 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
    [0xcca9, 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256'],
    [0xc0ad, 'TLS_ECDHE_ECDSA_WITH_AES_256_CCM'],
    [0xc0ae, 'TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8'],
    [0xc05d, 'TLS_ECDHE_ECDSA_WITH_ARIA_256_GCM_SHA384'],
    [0xc087, 'TLS_ECDHE_ECDSA_WITH_CAMELLIA_256_GCM_SHA384'],
    [0x00c4, 'TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA256'],
    [0x0004, 'TLS_RSA_WITH_RC4_128_MD5'],
    [0x000a, 'TLS_RSA_WITH_3DES_EDE_CBC_SHA'],
    [0x0003, 'TLS_RSA_EXPORT_WITH_RC4_40_MD5'],
    [0x0002, 'TLS_RSA_WITH_NULL_SHA'],
    [0x0034, 'TLS_DH_anon_WITH_AES_128_CBC_SHA'],
    [0x0700c0, 'SSL_CK_DES_192_EDE3_CBC_WITH_MD5'],
    [0xeeee, '0xEEEE'],
  ])('%i is %s', (code, name) => {
    expect(suiteName(code)).toBe(name);
  });

  it('writes codes in four digits, of SSL 2 in six', () => {
    expect([suiteCode(0x2f), suiteCode(0x010080)]).toEqual(['002F', '010080']);
  });
});
