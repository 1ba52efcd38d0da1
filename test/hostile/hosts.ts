import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer as createPlain, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTls } from 'node:tls';
import { FIXTURES } from '../collect/context.ts';

/** What an endpoint does with a connection. */
type Behaviour = (socket: Socket) => void;

export interface Host {
  readonly port: number;
  readonly close: () => void;
}

const HEAD = 'HTTP/1.1 200 OK\r\n';
const HSTS = 'Strict-Transport-Security: max-age=63072000\r\n';
const END = 'Content-Length: 0\r\nConnection: close\r\n\r\n';

const hang: Behaviour = (socket) => void socket.resume();
const reset: Behaviour = (socket) => void socket.once('data', () => socket.resetAndDestroy());

/** One byte at a time, as slowly as keeps a naive reader waiting for ever. */
function drip(text: string): Behaviour {
  return (socket) => {
    let at = 0;
    const timer = setInterval(() => socket.write(text[at++ % text.length]!, 'latin1'), 100);
    socket.on('close', () => clearInterval(timer));
    socket.resume();
  };
}

/** The beginning, and then without end. */
function flood(start: string, more: string): Behaviour {
  const piece = more.repeat(Math.ceil(65_536 / more.length));
  return (socket) => {
    const pour = (): void => {
      while (!socket.destroyed && socket.write(piece, 'latin1'));
    };
    socket.write(start, 'latin1');
    socket.on('drain', pour);
    socket.once('data', pour);
    socket.resume();
  };
}

/** Each request gets this answer, byte for byte. */
function answer(text: string): Behaviour {
  return (socket) => void socket.once('data', () => socket.end(text, 'latin1'));
}

// A handshake record that announces more than it brings, over and over.
const HALF_A_RECORD = '\u0016\u0003\u0003\u0040\u0000\u0002\u0000\u003f\u00fc';

const PLAIN: Readonly<Record<string, Behaviour>> = {
  'host-hangs': hang,
  'host-drips': drip(HALF_A_RECORD),
  'host-resets': reset,
  'host-floods': flood('', HALF_A_RECORD),
};

const ENCRYPTED: Readonly<Record<string, Behaviour>> = {
  'http-hangs': hang,
  'http-drips': drip(`${HEAD}X-Slow: ${'a'.repeat(50_000)}`),
  'http-closes': (socket) => void socket.once('data', () => socket.end()),
  'http-floods-headers': flood(HEAD, 'X-Header: more and more of it\r\n'),
  'http-is-not-http': answer('\u0000\u0001SSH-2.0-nothing\r\n\r\n'),
  'ansi-header': answer(`${HEAD}Server: \u001b[31mred\u001b]0;title\u0007\r\n${HSTS}X-Next: \u009b2J\r\n${END}`),
  'nul-certificate': answer(`${HEAD}${HSTS}${END}`),
};

async function listening(server: Server): Promise<Host> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, close };
}

function encrypted(id: string, behaviour: Behaviour): Server {
  const name = id === 'nul-certificate' ? 'nul' : 'good';
  const read = (end: string): Buffer => readFileSync(join(FIXTURES, `tls/${name}${end}`));
  return createTls({ key: read('.key.pem'), cert: read('.pem') }, (socket) => {
    socket.on('error', () => undefined);
    behaviour(socket);
  });
}

/** Every hostile host by its id in expect.yaml. */
export const HOSTS: Readonly<Record<string, () => Promise<Host>>> = Object.fromEntries([
  ...Object.entries(PLAIN).map(([id, behaviour]) => [id, () => listening(createPlain(behaviour))] as const),
  ...Object.entries(ENCRYPTED).map(([id, behaviour]) => [id, () => listening(encrypted(id, behaviour))] as const),
]);
