import { lookup } from 'node:dns/promises';
import { BlockList, connect, isIP } from 'node:net';
import type { EndpointParams, Limits } from '../plan/types.ts';
import { onAbort } from './on-abort.ts';
import { failed, networkTrouble, type Failed } from './trouble.ts';

// Source: IANA special-purpose address registries; everything that is not a host on the public internet.
const IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
const IPV6: readonly (readonly [string, number])[] = [
  ['::', 128],
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];
/** Prefixes under which an IPv4 address travels as IPv6: 96 bits, then the address. */
const EMBEDDING: readonly string[] = ['::', '::ffff:0:0', '64:ff9b::'];

function blockList(): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of IPV4) {
    list.addSubnet(net, prefix, 'ipv4');
    for (const outer of EMBEDDING) list.addSubnet(embedded(outer, net), 96 + prefix, 'ipv6');
  }
  for (const [net, prefix] of IPV6) list.addSubnet(net, prefix, 'ipv6');
  return list;
}

function embedded(outer: string, net: string): string {
  return outer === '::ffff:0:0' ? `::ffff:${net}` : `${outer}${net}`;
}

const PRIVATE = blockList();

/** Loopback, private, link-local and other addresses that are no host on the public internet. */
export function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, '');
  return PRIVATE.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
}

export interface Bounds {
  readonly limits: Limits;
  readonly signal: AbortSignal;
}

/** Rejects with ETIMEDOUT after `ms`, whatever the promise does. */
async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' })), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

type Named = Pick<EndpointParams, 'host' | 'address' | 'private'>;

async function resolve({ host, address }: Named, ms: number): Promise<readonly string[]> {
  const fixed = address ?? host;
  if (isIP(fixed) !== 0) return [fixed];
  const found = await within(lookup(fixed, { all: true }), ms);
  return found.map((one) => one.address);
}

/** Addresses of a host that may be probed. One private address among them is enough to stay away from all. */
export async function allowedAddresses(named: Named, { limits }: Bounds): Promise<readonly string[] | Failed> {
  try {
    const addresses = await resolve(named, limits.connectMs);
    const hidden = named.private ? undefined : addresses.find(isPrivateAddress);
    if (hidden !== undefined) return failed('private-address', `${named.host} is ${hidden}`, hidden);
    return addresses.length > 0 ? addresses : failed('resolve', `${named.host} has no address`);
  } catch (error) {
    return networkTrouble(error);
  }
}

/** Opens and closes a TCP connection; undefined when that worked. */
export function tryConnect(address: string, port: number, { limits, signal }: Bounds): Promise<Failed | undefined> {
  return new Promise((done) => {
    const socket = connect({ host: address, port });
    const end = (result: Failed | undefined): void => {
      clearTimeout(timer);
      release();
      socket.destroy();
      done(result);
    };
    const timer = setTimeout(
      () => end(failed('timeout', `no connection in ${limits.connectMs} ms`, address)),
      limits.connectMs,
    );
    const release = onAbort(signal, () => end(failed('interrupted', 'interrupted', address)));
    socket.once('connect', () => end(undefined));
    socket.once('error', (error) => end(networkTrouble(error, address)));
  });
}

/** The first address of a host that accepts a connection on this port, or why there is none. */
export async function reach(named: Named & { readonly port: number }, bounds: Bounds): Promise<string | Failed> {
  const addresses = await allowedAddresses(named, bounds);
  if ('outcome' in addresses) return addresses;
  let trouble: Failed | undefined;
  for (const address of addresses.slice(0, 4)) {
    trouble = await tryConnect(address, named.port, bounds);
    if (!trouble) return address;
  }
  return trouble ?? failed('resolve', `${named.host} has no address`);
}
