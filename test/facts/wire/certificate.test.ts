import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { certificateReader } from '../../../src/facts/wire/certificate.ts';
import { namesHost, parseCertificate } from '../../../src/facts/wire/certificate-facts.ts';
import { signatureAlgorithm } from '../../../src/facts/wire/signature-algorithm.ts';
import type { Reading } from '../../../src/facts/types.ts';
import { ABSENT, byPath, FIXTURES, sourceOf, UNPARSED } from '../../collect/context.ts';

const REFERENCE = { rulesets: {}, profiles: {}, sha256: '' } as never;

function pem(name: string): Buffer {
  return readFileSync(`${FIXTURES}/tls/${name}.pem`);
}

function read(bytes: Uint8Array): Promise<Reading> {
  return certificateReader.read([sourceOf('chain.pem', bytes)], {}, REFERENCE);
}

async function facts(bytes: Uint8Array) {
  const reading = await read(bytes);
  if (reading.status !== 'read') throw new Error(JSON.stringify(reading));
  return byPath(reading.facts.variants[0]!.facts);
}

describe('a certificate', () => {
  it.each([
    ['kinds/rsa-1024-sha1', 'rsa', 1024, ABSENT, 'sha1WithRSAEncryption'],
    ['kinds/rsa-3072-sha384', 'rsa', 3072, ABSENT, 'sha384WithRSAEncryption'],
    ['kinds/rsa-pss-sha256', 'rsa', 2048, ABSENT, 'RSASSA-PSS-SHA256'],
    ['kinds/p521-sha512', 'ec', ABSENT, 'secp521r1', 'ecdsa-with-SHA512'],
    ['kinds/brainpool-sha256', 'ec', ABSENT, 'brainpoolP256r1', 'ecdsa-with-SHA256'],
    ['kinds/ed25519', 'ed25519', ABSENT, ABSENT, 'ed25519'],
    ['kinds/ed448', 'ed448', ABSENT, ABSENT, 'ed448'],
    ['weak', 'rsa', 2048, ABSENT, 'ecdsa-with-SHA256'],
  ])('%s: its key and its signature', async (name, type, bits, curve, signature) => {
    const seen = await facts(pem(name));
    expect(seen.get('chain.0.key.type')).toBe(type);
    expect(seen.get('chain.0.key.bits')).toEqual(bits);
    expect(seen.get('chain.0.key.curve')).toEqual(curve);
    expect(seen.get('chain.0.signature')).toBe(signature);
    expect(seen.get('chain.0.selfSigned')).toBe(name.startsWith('kinds/'));
  });

  it('with explicit curve parameters has no curve anybody can name', async () => {
    const curve = (await facts(pem('kinds/explicit-curve'))).get('chain.0.key.curve');
    // OpenSSL may recognise the parameters as those of P-256; a name of its own it may not make up.
    expect([UNPARSED, 'prime256v1']).toContainEqual(curve);
  });

  it('has its place in the file', async () => {
    const reading = await read(
      Buffer.concat([Buffer.from('# leaf\n'), pem('good'), Buffer.from('\n# root\n'), pem('ca')]),
    );
    if (reading.status !== 'read') throw new Error('not read');
    const lines = reading.facts.variants[0]!.facts.filter(({ path }) => path.endsWith('.subject')).map(
      ({ at }) => at.line,
    );
    const length = pem('good').toString().split('\n').length - 1;
    expect(lines).toEqual([2, length + 4]);
  });

  it('that OpenSSL cannot read is unknown, not missing', async () => {
    const seen = await facts(Buffer.from('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'));
    expect(seen.get('chain.0.subject')).toEqual(UNPARSED);
    expect(seen.get('chain.0.key.type')).toEqual(UNPARSED);
  });

  it.each([
    ['no certificate', 'hello\n', 'syntax'],
    ['one that breaks off', pem('good').toString().slice(0, 300), 'syntax'],
    ['one whole and one that breaks off', pem('good').toString() + pem('ca').toString().slice(0, 300), 'syntax'],
    ['nothing', '', 'empty'],
    ['no text', Buffer.from([0xff, 0xfe, 0]), 'encoding'],
  ])('%s is unreadable', async (_, content, code) => {
    expect(await read(Buffer.from(content))).toMatchObject({ status: 'unreadable', code });
  });
});

describe('the name in a certificate', () => {
  const good = parseCertificate(pem('good').toString())!;
  const nul = parseCertificate(pem('nul').toString())!;

  it.each([
    [good, 'portal.aurora-post.example', true],
    [good, 'PORTAL.aurora-post.example', true],
    [good, 'aurora-post.example', false],
    [good, '127.0.0.1', false],
    [good, ': ', undefined],
    [good, 'a\0b', undefined],
    // The common name does not count.
    [parseCertificate(pem('kinds/ed25519').toString())!, 'ed25519', false],
    [nul, 'portal.aurora-post.example', false],
    [nul, 'portal.evil.example', false],
  ])('%#', (certificate, host, expected) => {
    expect(namesHost(certificate, host)).toBe(expected);
  });
});

it('the DER walker never throws, whatever its bytes', () => {
  const real = parseCertificate(pem('kinds/rsa-pss-sha256').toString())!.raw;
  fc.assert(
    fc.property(fc.nat(real.length - 1), fc.nat(255), fc.nat(real.length), (at, byte, end) => {
      const bytes = Uint8Array.from(real);
      bytes[at] = byte;
      expect(['string', 'undefined']).toContain(typeof signatureAlgorithm(bytes.subarray(0, end)));
    }),
    { numRuns: 2000 },
  );
});

it('every kind of certificate among the fixtures is tested', () => {
  expect(readdirSync(`${FIXTURES}/tls/kinds`)).toHaveLength(8);
});
