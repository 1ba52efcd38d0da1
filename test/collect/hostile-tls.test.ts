import { afterEach, describe, expect, it } from 'vitest';
import { connect, type Socket } from 'node:net';
import { readServerConfig, startServer } from '../../fixtures/servers/server.js';
import { tlsCollector } from '../../src/collect/tls.ts';
import { tlsReader } from '../../src/facts/wire/tls.ts';
import { context, endpoint, factsOf, FIXTURES, startPeer, taskOf, troubleOf, UNPARSED } from './context.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function peer(onConnection: (socket: Socket) => void): Promise<number> {
  const { port, close } = await startPeer(onConnection);
  closers.push(close);
  return port;
}

/** Answers every hello with these bytes. */
function answering(bytes: readonly number[]): (socket: Socket) => void {
  return (socket) => void socket.once('data', () => socket.write(Uint8Array.from(bytes)));
}

function serverHello(version: number, suite: number): readonly number[] {
  const body = [version >> 8, version & 0xff, ...Array<number>(32).fill(7), 0, suite >> 8, suite & 0xff, 0];
  return [22, 3, 1, 0, body.length + 4, 2, 0, 0, body.length, ...body];
}

async function collect(port: number, changes = {}) {
  const start = performance.now();
  const collected = await tlsCollector.collect(taskOf('tls', endpoint({ port })), context(changes));
  expect(performance.now() - start).toBeLessThan(5000);
  return collected;
}

describe('a peer nobody can measure ends in trouble, never in facts', () => {
  it('unreachable target is not ok: nobody listens', async () => {
    const { port, close } = await startPeer(() => undefined);
    close();
    const collected = await collect(port);
    expect(collected).toMatchObject({ outcome: 'failed', retry: true, trouble: { code: 'refused' } });
  });

  it('a peer that hangs', async () => {
    expect(troubleOf(await collect(await peer(() => undefined), { handshakeMs: 150 }))).toBe('timeout');
  });

  it('a peer that drips a byte at a time', async () => {
    const port = await peer((socket) => {
      const bytes = [22, 3, 3, 0, 200];
      const timer = setInterval(() => socket.write(Uint8Array.of(bytes.shift() ?? 0)), 20);
      socket.on('close', () => clearInterval(timer));
    });
    expect(troubleOf(await collect(port, { handshakeMs: 150 }))).toBe('timeout');
  });

  it('a peer that resets', async () => {
    const port = await peer((socket) => void socket.once('data', () => socket.resetAndDestroy()));
    expect(troubleOf(await collect(port))).toBe('reset');
  });

  it('a peer that sends without end', async () => {
    const warnings = Buffer.from(Array.from({ length: 5000 }, () => [21, 3, 3, 0, 2, 1, 90]).flat());
    const port = await peer((socket) => {
      const flood = (): void => {
        while (socket.writable && socket.write(warnings));
        socket.once('drain', flood);
      };
      flood();
    });
    expect(troubleOf(await collect(port))).toBe('protocol');
  });

  it('a record that claims 65,535 bytes', async () => {
    expect(troubleOf(await collect(await peer(answering([22, 3, 3, 0xff, 0xff, 2, 0, 0, 1]))))).toBe('protocol');
  });

  it('a suite that was not offered', async () => {
    const collected = await collect(await peer(answering(serverHello(0x0303, 0xeeee))));
    expect(collected).toMatchObject({ outcome: 'failed', retry: false, trouble: { code: 'protocol' } });
  });

  it('an answer that breaks off', async () => {
    const port = await peer(
      (socket) => void socket.once('data', () => socket.end(Uint8Array.of(22, 3, 3, 0, 60, 2, 0))),
    );
    expect(troubleOf(await collect(port))).toBe('protocol');
  });
});

it('a port that speaks something else accepts no version: that was seen', async () => {
  const port = await peer((socket) => void socket.end('SSH-2.0-example\r\n'));
  const facts = await factsOf(tlsReader, await collect(port));
  expect([0, 1, 2, 3, 4, 5].map((n) => facts.get(`protocols.${n}.accepted`))).toEqual(Array(6).fill(false));
  expect(facts.get('trust.authorized')).toEqual(UNPARSED);
});

it('a port that closes on every hello accepts no version', async () => {
  const port = await peer((socket) => void socket.once('data', () => socket.end()));
  const facts = await factsOf(tlsReader, await collect(port));
  expect(facts.get('protocols.1.accepted')).toBe(false);
});

/** Between prober and server; may spoil a connection after its first hello was seen. */
async function between(
  target: number,
  spoil: (hello: Buffer, client: Socket, count: number) => boolean,
): Promise<number> {
  let count = 0;
  return peer((client) => {
    client.once('data', (hello) => {
      count += 1;
      if (spoil(hello, client, count)) return;
      const server = connect(target, '127.0.0.1');
      server.on('error', () => client.destroy());
      server.write(hello);
      client.pipe(server).pipe(client);
    });
  });
}

describe('network trouble in one question', () => {
  it('leaves that version unknown, neither accepted nor refused, and the list of suites open', async () => {
    const server = await startServer(readServerConfig(`${FIXTURES}/servers/good.json`));
    closers.push(() => server.close());
    const port = await between(server.port, (hello, client) => {
      // The version inside the hello: TLS 1.1 is always reset.
      const reset = hello[9] === 3 && hello[10] === 2;
      if (reset) client.resetAndDestroy();
      return reset;
    });
    const facts = await factsOf(tlsReader, await collect(port));
    expect(facts.get('protocols.0.accepted')).toBe(true);
    expect(facts.get('protocols.2.name')).toBe('TLSv1.1');
    expect(facts.get('protocols.2.accepted')).toEqual(UNPARSED);
    expect(facts.get('protocols.3.accepted')).toBe(false);
    expect(facts.get('suites.complete')).toEqual(UNPARSED);
    expect(facts.get('suites.6.name')).toEqual(UNPARSED);
  });

  it('that happens once changes nothing', async () => {
    const server = await startServer(readServerConfig(`${FIXTURES}/servers/good.json`));
    closers.push(() => server.close());
    const port = await between(server.port, (_, client, count) => {
      if (count % 7 === 3) client.resetAndDestroy();
      return count % 7 === 3;
    });
    const facts = await factsOf(tlsReader, await collect(port));
    expect(facts.get('suites.complete')).toBe(true);
    expect(facts.get('protocols.2.accepted')).toBe(false);
  });
});

it('a loopback address is left alone unless the target is private', async () => {
  const { port, connections, close } = await startPeer(() => undefined);
  closers.push(close);
  const params = endpoint({ port, private: false });
  expect(troubleOf(await tlsCollector.collect(taskOf('tls', params), context()))).toBe('private-address');
  expect(connections()).toBe(0);
});

it('a trust anchor outside the audit folder is not read', async () => {
  const params = endpoint({ port: 1, trust: '../package.json' });
  expect(troubleOf(await tlsCollector.collect(taskOf('tls', params), context()))).toBe('outside-folder');
});
