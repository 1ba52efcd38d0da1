import { afterEach, describe, expect, it } from 'vitest';
import { tlsCollector } from '../../src/collect/tls.ts';
import { tlsReader } from '../../src/facts/wire/tls.ts';
import { context, endpoint, factsOf, startPeer, taskOf, UNPARSED, type FactMap } from './context.ts';

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

const SSL3 = 0x0300;
const HANDSHAKE_FAILURE = Uint8Array.of(21, 3, 0, 0, 2, 2, 40);

function suitesIn(hello: Buffer): readonly number[] {
  const from = 44 + (hello[43] ?? 0);
  const size = hello.readUInt16BE(from);
  return Array.from({ length: size / 2 }, (_, index) => hello.readUInt16BE(from + 2 + index * 2));
}

function serverHello(version: number, suite: number): Uint8Array {
  const body = [version >> 8, version & 0xff, ...Array<number>(32).fill(7), 0, suite >> 8, suite & 0xff, 0];
  return Uint8Array.from([22, 3, 0, 0, body.length + 4, 2, 0, 0, body.length, ...body]);
}

/** A server of the nineties: SSL 2 and SSL 3 with suites that no library of today can make. It never finishes a handshake. */
async function nineties(suites: readonly number[], ssl2: readonly number[]): Promise<number> {
  const { port, close } = await startPeer((socket) => {
    socket.once('data', (hello) => {
      if ((hello[0] ?? 0) & 0x80) {
        const specs = ssl2.flatMap((code) => [code >> 16, (code >> 8) & 0xff, code & 0xff]);
        const body = [4, 0, 1, 0, 2, 0, 1, 0, specs.length, 0, 16, 42, ...specs, ...Array<number>(16).fill(1)];
        socket.write(Uint8Array.from([0x80, body.length, ...body]));
        return;
      }
      const suite = suitesIn(hello).find((code) => suites.includes(code));
      if (hello.readUInt16BE(9) < SSL3 || suite === undefined) socket.end(HANDSHAKE_FAILURE);
      else socket.write(serverHello(SSL3, suite));
    });
  });
  closers.push(close);
  return port;
}

function names(facts: FactMap, protocol: string): readonly unknown[] {
  const found = [...facts].filter(([path, value]) => /^suites\.\d+\.protocol$/.test(path) && value === protocol);
  return found.map(([path]) => facts.get(path.replace('.protocol', '.name')));
}

describe('what OpenSSL can no longer offer is still seen', () => {
  it('SSL 2, SSL 3, export, RC4, 3DES, NULL and anonymous suites', async () => {
    const port = await nineties([0x0003, 0x0005, 0x000a, 0x0001, 0x0018, 0x0019], [0x010080, 0x0700c0]);
    const collected = await tlsCollector.collect(taskOf('tls', endpoint({ port })), context());
    const facts = await factsOf(tlsReader, collected);
    const accepted = [0, 1, 2, 3, 4, 5].map((n) => facts.get(`protocols.${n}.accepted`));
    expect(accepted).toEqual([false, false, false, false, true, true]);
    expect([...names(facts, 'SSLv3')].sort()).toEqual([
      'TLS_DH_anon_EXPORT_WITH_DES40_CBC_SHA',
      'TLS_DH_anon_WITH_RC4_128_MD5',
      'TLS_RSA_EXPORT_WITH_RC4_40_MD5',
      'TLS_RSA_WITH_3DES_EDE_CBC_SHA',
      'TLS_RSA_WITH_NULL_MD5',
      'TLS_RSA_WITH_RC4_128_SHA',
    ]);
    expect(names(facts, 'SSLv2')).toEqual(['SSL_CK_RC4_128_WITH_MD5', 'SSL_CK_DES_192_EDE3_CBC_WITH_MD5']);
    expect(facts.get('suites.complete')).toBe(true);
    // Nobody here can finish such a handshake, so the certificate stays unknown.
    expect(facts.get('trust.authorized')).toEqual(UNPARSED);
    expect(facts.get('chain.0.subject')).toEqual(UNPARSED);
  });
});
