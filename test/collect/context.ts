import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { resolve } from 'node:path';
import type { Collected, CollectContext } from '../../src/collect/types.ts';
import type { RawArtefact, Trouble } from '../../src/dossier/types.ts';
import type { Fact, FactValue, Reader, Source } from '../../src/facts/types.ts';
import type { EndpointParams, Limits } from '../../src/plan/types.ts';

export const FIXTURES = resolve(import.meta.dirname, '../../fixtures');

/** Small bounds: every hostile peer has to end well within a second of work. */
export const LIMITS: Limits = {
  connectMs: 300,
  handshakeMs: 400,
  taskMs: 20_000,
  bodyBytes: 20_000,
  fileBytes: 1_000_000,
  files: 20,
  includeDepth: 5,
  redirects: 4,
  perHost: 2,
  concurrency: 4,
  attempts: 1,
};

export function context(changes: Partial<Limits> = {}, folder = FIXTURES): CollectContext {
  const signal = new AbortController().signal;
  return { folder, limits: { ...LIMITS, ...changes }, signal, now: () => new Date('2026-01-01T00:00:00Z') };
}

export function endpoint(changes: Partial<EndpointParams> & Pick<EndpointParams, 'port'>): EndpointParams {
  const host = changes.host ?? 'portal.aurora-post.example';
  return { host, address: '127.0.0.1', httpPort: 9, trust: 'tls/ca.pem', private: true, allowed: [host], ...changes };
}

export function taskOf<C extends 'tls' | 'http'>(collector: C, params: EndpointParams) {
  return {
    collector,
    slot: `portal/${collector}`,
    targets: ['portal'],
    origin: 'measured' as const,
    criteria: [],
    params,
  };
}

export function troubleOf(collected: Collected): Trouble['code'] | undefined {
  return collected.outcome === 'failed' ? collected.trouble.code : undefined;
}

export async function bytesOf({ bytes }: RawArtefact): Promise<Buffer> {
  if (bytes instanceof Uint8Array) return Buffer.from(bytes);
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

export function sourceOf(name: string, bytes: Uint8Array): Source {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  async function* open(): AsyncGenerator<Uint8Array> {
    await Promise.resolve();
    yield bytes;
  }
  return { name, sha256, size: bytes.length, open };
}

export type FactMap = ReadonlyMap<string, FactValue | { readonly origin: string }>;

/** Facts by path: the value where there is one, otherwise `{origin}`. */
export function byPath(facts: readonly Fact[]): FactMap {
  return new Map(facts.map((fact) => [fact.path, 'value' in fact ? fact.value : { origin: fact.origin }]));
}

export async function factsOf(reader: Reader, collected: Collected): Promise<FactMap> {
  if (collected.outcome !== 'collected') throw new Error(`not collected: ${JSON.stringify(collected.trouble)}`);
  const sources = await Promise.all(collected.artefacts.map(async (one) => sourceOf(one.name, await bytesOf(one))));
  const reference = { rulesets: {}, profiles: {}, sha256: '' } as never;
  const reading = await reader.read(sources, {}, reference);
  if (reading.status !== 'read') throw new Error(`not read: ${JSON.stringify(reading)}`);
  return byPath(reading.facts.variants[0]!.facts);
}

export const UNPARSED = { origin: 'unparsed' };
export const ABSENT = { origin: 'absent' };

/** A peer that does with each connection whatever the test says. */
export async function startPeer(
  onConnection: (socket: Socket) => void,
): Promise<{ port: number; connections: () => number; close: () => void }> {
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    onConnection(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, connections: () => count, close };
}
