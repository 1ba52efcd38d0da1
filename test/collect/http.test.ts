import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { readFileSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { createServer as createTls } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { readServerConfig, startServer } from '../../fixtures/servers/server.js';
import { httpCollector } from '../../src/collect/http.ts';
import type { Collected } from '../../src/collect/types.ts';
import { httpReader } from '../../src/facts/wire/http.ts';
import type { HttpTranscript } from '../../src/facts/wire/http-transcript.ts';
import type { EndpointParams } from '../../src/plan/types.ts';
import {
  ABSENT,
  bytesOf,
  context,
  endpoint,
  factsOf,
  FIXTURES,
  startPeer,
  taskOf,
  troubleOf,
  UNPARSED,
} from './context.ts';

const HOST = 'portal.aurora-post.example';
const TLS = {
  key: readFileSync(`${FIXTURES}/tls/good.key.pem`),
  cert: readFileSync(`${FIXTURES}/tls/good.pem`),
};
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function listening(server: ReturnType<typeof createHttp>): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const notFound: RequestListener = (_, response) => void response.writeHead(404).end();

/** An encrypted and a plain server that answer as the test says. */
async function serve(
  https: RequestListener,
  http: RequestListener = notFound,
): Promise<{ port: number; httpPort: number }> {
  return { port: await listening(createHttps(TLS, https)), httpPort: await listening(createHttp(http)) };
}

/** An encrypted server that speaks HTTP by hand. */
async function speak(onConnection: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createTls(TLS, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => onConnection(socket));
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function collect(params: Partial<EndpointParams> & { port: number }, changes = {}): Promise<Collected> {
  const start = performance.now();
  const collected = await httpCollector.collect(taskOf('http', endpoint(params)), context(changes));
  expect(performance.now() - start).toBeLessThan(5000);
  return collected;
}

async function facts(params: Partial<EndpointParams> & { port: number }, changes = {}) {
  return factsOf(httpReader, await collect(params, changes));
}

async function transcriptOf(collected: Collected): Promise<HttpTranscript> {
  if (collected.outcome !== 'collected') throw new Error('not collected');
  return JSON.parse((await bytesOf(collected.artefacts[0]!)).toString()) as HttpTranscript;
}

describe('the example servers', () => {
  it('good: redirects, sends its headers and publishes security.txt', async () => {
    const server = await startServer(readServerConfig(`${FIXTURES}/servers/good.json`));
    closers.push(() => server.close());
    const seen = await facts(server);
    expect(Object.fromEntries([...seen].filter(([path]) => !path.startsWith('headers.')))).toEqual({
      'plain.closed': false,
      'plain.status': 301,
      'plain.redirectsToSameHostHttps': true,
      'https.status': 200,
      'hsts.present': true,
      'hsts.valid': true,
      'hsts.maxAge': 63072000,
      'hsts.includeSubDomains': true,
      'csp.present': true,
      nosniff: true,
      'referrerPolicy.value': 'no-referrer',
      'securityTxt.status': 200,
      'securityTxt.present': true,
      'securityTxt.valid': true,
      'securityTxt.errors': [],
      'securityTxt.contacts': 1,
      'securityTxt.expires': '2049-06-30T12:00:00Z',
      'securityTxt.policy': true,
    });
    expect(seen.get('headers.x-frame-options')).toBe('DENY');
  });

  it('weak: serves in plain, sends no headers and has no security.txt', async () => {
    const server = await startServer(readServerConfig(`${FIXTURES}/servers/weak.json`));
    closers.push(() => server.close());
    const seen = await facts({ ...server, host: 'portal.kestrel-mail.example' });
    expect(seen.get('plain.redirectsToSameHostHttps')).toBe(false);
    expect(seen.get('hsts.present')).toBe(false);
    expect(seen.get('hsts.maxAge')).toEqual(ABSENT);
    expect(seen.get('securityTxt.status')).toBe(404);
    expect(seen.get('securityTxt.present')).toBe(false);
  });
});

describe('the plain port', () => {
  it('refused twice is closed, which is a fact', async () => {
    const { port: httpPort, close } = await startPeer(() => undefined);
    close();
    const { port } = await serve(notFound);
    const seen = await facts({ port, httpPort });
    expect(seen.get('plain.closed')).toBe(true);
    expect(seen.get('plain.status')).toEqual(ABSENT);
  });

  it('that hangs is unknown: a time-out is no missing redirect', async () => {
    const { port: httpPort, close } = await startPeer(() => undefined);
    closers.push(close);
    const { port } = await serve(notFound);
    const seen = await facts({ port, httpPort });
    expect(seen.get('plain.closed')).toEqual(UNPARSED);
    expect(seen.get('plain.redirectsToSameHostHttps')).toEqual(UNPARSED);
    expect(seen.get('https.status')).toBe(404);
  });

  it.each([
    ['another host, even when it is encrypted', 301, 'https://www.aurora-post.example/', false],
    ['the same host in plain', 302, `http://${HOST}/other`, false],
    ['the same host, encrypted', 308, `https://${HOST}/`, true],
    ['the same host in capitals', 301, `HTTPS://${HOST.toUpperCase()}/start`, true],
    ['something that is no URL', 301, 'https://[', false],
    ['a file', 301, 'file:///etc/passwd', false],
  ])('that leads to %s', async (_, status, location, expected) => {
    const params = await serve(notFound, (__, response) => void response.writeHead(status, { location }).end());
    expect((await facts(params)).get('plain.redirectsToSameHostHttps')).toBe(expected);
  });

  it.each([401, 403, 429, 503])('that answers %i: access denied is neither pass nor fail', async (status) => {
    const params = await serve(notFound, (_, response) => void response.writeHead(status).end());
    const seen = await facts(params);
    expect(seen.get('plain.status')).toBe(status);
    expect(seen.get('plain.redirectsToSameHostHttps')).toEqual(UNPARSED);
  });
});

describe('redirects', () => {
  it('to a host that is not in the audit are recorded, not followed', async () => {
    const collected = await collect(
      await serve((_, response) => void response.writeHead(302, { location: 'https://www.elsewhere.example/' }).end()),
    );
    const { legs } = await transcriptOf(collected);
    const https = legs.find(({ leg }) => leg === 'https');
    expect(https?.exchanges).toHaveLength(1);
    expect(https?.exchanges[0]?.redirect).toEqual({
      to: 'https://www.elsewhere.example/',
      followed: false,
      why: 'not-allowed',
    });
  });

  it('to a private address are not followed, though its name is allowed', async () => {
    const { port: inner, connections, close } = await startPeer(() => undefined);
    closers.push(close);
    const params = await serve((_, response) => void response.writeHead(302, { location: 'https://127.0.0.1/' }).end());
    const collected = await collect({ ...params, allowed: ['127.0.0.1'], httpPort: inner });
    const { legs } = await transcriptOf(collected);
    expect(legs.find(({ leg }) => leg === 'https')?.trouble?.code).toBe('private-address');
    // The one connection is that of the plain leg.
    expect(connections()).toBe(1);
  });

  it('to another port of an allowed host are not followed', async () => {
    const params = await serve(
      (_, response) => void response.writeHead(302, { location: `https://${HOST}:22/` }).end(),
    );
    const { legs } = await transcriptOf(await collect(params));
    expect(legs[1]?.exchanges[0]?.redirect?.why).toBe('other-port');
  });

  it('in a circle end at the limit', async () => {
    const params = await serve(
      (request, response) => void response.writeHead(302, { location: request.url ?? '/' }).end(),
    );
    const { legs } = await transcriptOf(await collect(params));
    const exchanges = legs.find(({ leg }) => leg === 'https')?.exchanges ?? [];
    expect(exchanges).toHaveLength(5);
    expect(exchanges.at(-1)?.redirect).toMatchObject({ followed: false, why: 'too-many' });
  });
});

describe('what a blocking answer lacks is not missing', () => {
  it.each([401, 403, 429, 500, 503])('status %i', async (status) => {
    const params = await serve(
      (_, response) => void response.writeHead(status, { 'x-content-type-options': 'nosniff' }).end(),
    );
    const seen = await facts(params);
    expect(seen.get('https.status')).toBe(status);
    expect(seen.get('hsts.present')).toEqual(UNPARSED);
    expect(seen.get('hsts.maxAge')).toEqual(UNPARSED);
    expect(seen.get('nosniff')).toBe(true);
    expect(seen.get('securityTxt.present')).toEqual(UNPARSED);
  });
});

describe('security.txt', () => {
  const TEXT = 'Contact: mailto:security@aurora-post.example\nExpires: 2049-01-01T00:00:00Z\n';

  function only(path: string, headers: Record<string, string>, body: string | Buffer): RequestListener {
    return (request, response) => {
      if (request.url === path) response.writeHead(200, headers).end(body);
      else response.writeHead(404).end();
    };
  }

  it('at the old place only is there, with an error', async () => {
    const seen = await facts(await serve(only('/security.txt', { 'content-type': 'text/plain' }, TEXT)));
    expect(seen.get('securityTxt.status')).toBe(404);
    expect(seen.get('securityTxt.present')).toBe(true);
    expect(seen.get('securityTxt.errors')).toEqual(['location']);
    expect(seen.get('securityTxt.valid')).toBe(false);
  });

  it('that is compressed although nobody asked is not read: no bomb goes off', async () => {
    const headers = { 'content-type': 'text/plain', 'content-encoding': 'gzip' };
    const seen = await facts(
      await serve(only('/.well-known/security.txt', headers, Buffer.from([0x1f, 0x8b, 8, 0, 0]))),
    );
    expect(seen.get('securityTxt.status')).toBe(200);
    expect(seen.get('securityTxt.valid')).toEqual(UNPARSED);
  });

  it('without end is cut off and not judged', async () => {
    const params = await serve((request, response) => {
      if (request.url !== '/.well-known/security.txt') return void response.writeHead(404).end();
      response.writeHead(200, { 'content-type': 'text/plain' });
      const piece = Buffer.alloc(10_000, 'a');
      const flood = (): void => {
        while (!response.destroyed && response.write(piece));
        response.once('drain', flood);
      };
      flood();
    });
    const collected = await collect(params);
    const seen = await factsOf(httpReader, collected);
    expect(seen.get('securityTxt.present')).toEqual(UNPARSED);
    expect((await transcriptOf(collected)).legs[2]?.exchanges[0]?.body?.text.length).toBeLessThanOrEqual(20_000);
  });

  it('that drips is cut off and not judged', async () => {
    const params = await serve((request, response) => {
      if (request.url !== '/.well-known/security.txt') return void response.writeHead(404).end();
      response.writeHead(200, { 'content-type': 'text/plain' });
      const timer = setInterval(() => response.write('a'), 30);
      response.on('close', () => clearInterval(timer));
    });
    expect((await facts(params)).get('securityTxt.valid')).toEqual(UNPARSED);
  });

  it('over plain HTTP is not fetched', async () => {
    const params = await serve((request, response) => {
      const away = request.url === '/.well-known/security.txt';
      response.writeHead(away ? 302 : 404, away ? { location: `http://${HOST}/.well-known/security.txt` } : {}).end();
    });
    const seen = await facts(params);
    expect(seen.get('securityTxt.status')).toBe(302);
    expect(seen.get('securityTxt.present')).toEqual(UNPARSED);
  });
});

/** Header lines as long as anybody listens. */
function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write('X: a\r\n'.repeat(2000)), 1);
  socket.on('close', () => clearInterval(timer));
}

describe('hostile answers over TLS', () => {
  it.each<[string, (socket: Socket) => void, string]>([
    ['hangs', () => undefined, 'timeout'],
    ['resets', (socket) => socket.destroy(), 'reset'],
    ['sends a header of 1 MB', (socket) => void socket.write(`X: ${'a'.repeat(1024 * 1024)}\r\n\r\n`), 'too-large'],
    ['sends headers without end', drip, 'too-large'],
    ['is no HTTP', (socket) => void socket.end('220 mail.example ESMTP\r\n'), 'protocol'],
  ])('a server that %s', async (_, behave, code) => {
    const port = await speak((socket) => {
      if (code === 'too-large') socket.write('HTTP/1.1 200 OK\r\n');
      behave(socket);
    });
    expect(troubleOf(await collect({ port }))).toBe(code);
  });

  it('an escape sequence in a header is shown, not sent to a terminal', async () => {
    const port = await speak(
      (socket) => void socket.end('HTTP/1.1 200 OK\r\nServer: \u001b[31mred\u001b[0m\r\nContent-Length: 0\r\n\r\n'),
    );
    const collected = await collect({ port });
    expect(
      (await bytesOf((collected as Extract<Collected, { outcome: 'collected' }>).artefacts[0]!)).includes(0x1b),
    ).toBe(false);
    expect((await factsOf(httpReader, collected)).get('headers.server')).toBe('\\x1b[31mred\\x1b[0m');
  });

  it('the value of a cookie is left out; its name and attributes stay', async () => {
    const params = await serve(
      (_, response) => void response.writeHead(200, { 'set-cookie': 'sid=canary-7f3a; Secure; HttpOnly' }).end(),
    );
    const collected = await collect(params);
    expect(JSON.stringify(await transcriptOf(collected))).not.toContain('canary');
    expect((await factsOf(httpReader, collected)).get('headers.set-cookie')).toBe('sid=[removed]; Secure; HttpOnly');
  });
});

it('unreachable target is not ok: no encrypted port', async () => {
  const { port, close } = await startPeer(() => undefined);
  close();
  expect(await collect({ port })).toMatchObject({ outcome: 'failed', retry: true, trouble: { code: 'refused' } });
});

it('a name that resolves to loopback is left alone unless the target is private', async () => {
  const { port, connections, close } = await startPeer(() => undefined);
  closers.push(close);
  const { host, httpPort, allowed } = endpoint({ port, host: 'localhost' });
  const params = { host, port, httpPort, allowed, private: false };
  expect(troubleOf(await httpCollector.collect(taskOf('http', params), context()))).toBe('private-address');
  expect(connections()).toBe(0);
});

it('a name that does not resolve is trouble, not a missing header', async () => {
  const { host, port, httpPort, allowed } = endpoint({ port: 443, host: 'nobody.invalid' });
  const params = { host, port, httpPort, allowed, private: true };
  const code = troubleOf(await httpCollector.collect(taskOf('http', params), context({ connectMs: 3000 })));
  expect(['resolve', 'timeout']).toContain(code);
});
