import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readServerConfig, startServer } from '../../fixtures/servers/server.js';
import { tlsCollector } from '../../src/collect/tls.ts';
import { tlsReader } from '../../src/facts/wire/tls.ts';
import { ABSENT, bytesOf, context, endpoint, factsOf, FIXTURES, taskOf, type FactMap } from './context.ts';

type Server = Awaited<ReturnType<typeof startServer>>;

function values(facts: FactMap, list: string, name: string): readonly unknown[] {
  const pattern = new RegExp(`^${list}\\.\\d+\\.${name}$`);
  return [...facts].filter(([path]) => pattern.test(path)).map(([, value]) => value);
}

function accepted(facts: FactMap): Record<string, unknown> {
  const names = values(facts, 'protocols', 'name') as readonly string[];
  return Object.fromEntries(names.map((name, index) => [name, facts.get(`protocols.${index}.accepted`)]));
}

async function measure(port: number, host?: string): Promise<FactMap> {
  const params = endpoint({ port, ...(host === undefined ? {} : { host }) });
  return factsOf(tlsReader, await tlsCollector.collect(taskOf('tls', params), context()));
}

describe('the good example server', () => {
  let server: Server;
  let facts: FactMap;

  beforeAll(async () => {
    server = await startServer(readServerConfig(`${FIXTURES}/servers/good.json`));
    facts = await measure(server.port);
  });
  afterAll(() => server.close());

  it('accepts TLS 1.2 and 1.3 and refuses everything older', () => {
    expect(accepted(facts)).toEqual({
      'TLSv1.3': true,
      'TLSv1.2': true,
      'TLSv1.1': false,
      'TLSv1.0': false,
      SSLv3: false,
      SSLv2: false,
    });
  });

  it('takes exactly the suites it was configured with', () => {
    expect([...values(facts, 'suites', 'name')].sort()).toEqual([
      'TLS_AES_128_GCM_SHA256',
      'TLS_AES_256_GCM_SHA384',
      'TLS_CHACHA20_POLY1305_SHA256',
      'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
      'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
      'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
    ]);
    expect(facts.get('suites.complete')).toBe(true);
  });

  it('shows its own certificate and no root that Node happens to know', () => {
    expect(values(facts, 'chain', 'subject')).toEqual(['CN=portal.aurora-post.example, O=Biotoets examples']);
    expect(facts.get('chain.0.notBefore')).toBe('2024-01-01T00:00:00Z');
    expect(facts.get('chain.0.notAfter')).toBe('2049-12-31T23:59:59Z');
    expect(facts.get('chain.0.selfSigned')).toBe(false);
    expect(facts.get('chain.0.key.type')).toBe('ec');
    expect(facts.get('chain.0.key.curve')).toBe('prime256v1');
    expect(facts.get('chain.0.key.bits')).toEqual(ABSENT);
    expect(facts.get('chain.0.signature')).toBe('ecdsa-with-SHA256');
  });

  it('is trusted through the anchor of the audit and named by its certificate', () => {
    expect(facts.get('trust.authorized')).toBe(true);
    expect(facts.get('trust.error')).toEqual(ABSENT);
    expect(facts.get('hostname.matches')).toBe(true);
    expect(facts.get('negotiated.version')).toBe('TLSv1.3');
    expect(facts.get('negotiated.suite')).toBe('TLS_AES_256_GCM_SHA384');
  });

  it('is not trusted without that anchor, and its name still matches: the two are judged apart', async () => {
    const { host, address = '', port, httpPort, allowed } = endpoint({ port: server.port });
    const params = { host, address, port, httpPort, allowed, private: true };
    const bare = await factsOf(tlsReader, await tlsCollector.collect(taskOf('tls', params), context()));
    expect(bare.get('trust.authorized')).toBe(false);
    expect(bare.get('trust.error')).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    expect(bare.get('hostname.matches')).toBe(true);
  });

  it('under another name is trusted but not named', async () => {
    const other = await measure(server.port, 'www.aurora-post.example');
    expect(other.get('trust.authorized')).toBe(true);
    expect(other.get('hostname.matches')).toBe(false);
  });

  it('measured twice gives the same bytes', async () => {
    const task = taskOf('tls', endpoint({ port: server.port }));
    const once = async (): Promise<Buffer> => {
      const collected = await tlsCollector.collect(task, context());
      return collected.outcome === 'collected' ? bytesOf(collected.artefacts[0]!) : Buffer.of();
    };
    const bytes = [await once(), await once()];
    expect(bytes[0]?.toString()).toContain('tls-transcript@1');
    expect(bytes[0]?.equals(bytes[1]!)).toBe(true);
  });
});

describe('the weak example server', () => {
  let server: Server;
  let facts: FactMap;

  beforeAll(async () => {
    server = await startServer(readServerConfig(`${FIXTURES}/servers/weak.json`));
    facts = await measure(server.port, 'portal.kestrel-mail.example');
  });
  afterAll(() => server.close());

  it('accepts TLS 1.0 to 1.2', () => {
    const expected = {
      'TLSv1.3': false,
      'TLSv1.2': true,
      'TLSv1.1': true,
      'TLSv1.0': true,
      SSLv3: false,
      SSLv2: false,
    };
    expect(accepted(facts)).toEqual(expected);
  });

  it('takes suites without forward secrecy, also under the old versions', () => {
    const names = values(facts, 'suites', 'name');
    expect(names).toContain('TLS_RSA_WITH_AES_128_CBC_SHA');
    expect(values(facts, 'suites', 'protocol')).toContain('TLSv1.0');
    expect(facts.get('suites.complete')).toBe(true);
  });

  it('has an RSA key of 2048 bits', () => {
    expect(facts.get('chain.0.key.type')).toBe('rsa');
    expect(facts.get('chain.0.key.bits')).toBe(2048);
    expect(facts.get('negotiated.version')).toBe('TLSv1.2');
  });
});

it('an expired certificate is not trusted, with the reason', async () => {
  const server = await startServer({ key: `${FIXTURES}/tls/expired.key.pem`, cert: `${FIXTURES}/tls/expired.pem` });
  try {
    const facts = await measure(server.port);
    expect(facts.get('trust.authorized')).toBe(false);
    expect(facts.get('trust.error')).toBe('CERT_HAS_EXPIRED');
    expect(facts.get('chain.0.notAfter')).toBe('2021-01-01T00:00:00Z');
  } finally {
    await server.close();
  }
});

it('a NUL in an alternative name fools nobody', async () => {
  const server = await startServer({ key: `${FIXTURES}/tls/nul.key.pem`, cert: `${FIXTURES}/tls/nul.pem` });
  try {
    const facts = await measure(server.port);
    expect(facts.get('hostname.matches')).toBe(false);
    expect(facts.get('trust.authorized')).toBe(true);
  } finally {
    await server.close();
  }
});

it('a host with an RSA and an ECDSA certificate shows both', async () => {
  const { createServer } = await import('node:tls');
  const { readFileSync } = await import('node:fs');
  const pem = (name: string): Buffer => readFileSync(`${FIXTURES}/tls/${name}`);
  const both = createServer({
    key: [pem('good.key.pem'), pem('weak.key.pem')],
    cert: [pem('good.pem'), pem('weak.pem')],
  });
  both.on('tlsClientError', () => undefined);
  await new Promise<void>((done) => both.listen(0, '127.0.0.1', done));
  try {
    const address = both.address();
    const facts = await measure(typeof address === 'object' && address ? address.port : 0);
    expect([...values(facts, 'chain', 'key.type')].sort()).toEqual(['ec', 'rsa']);
    // The RSA one is for another host: one bad certificate is enough.
    expect(facts.get('hostname.matches')).toBe(false);
  } finally {
    both.close();
  }
});
