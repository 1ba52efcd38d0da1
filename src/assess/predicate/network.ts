import ipaddr from 'ipaddr.js';

type Address = ReturnType<typeof ipaddr.parse>;

/** An address is a network of one. `any` is how a listener writes every address of its machine. */
export interface Network {
  readonly first: Address;
  readonly prefix: number;
  readonly any: boolean;
  /** Canonical: `10.0.0.0/8`, `2001:db8::1/128`. */
  readonly text: string;
}

const LOOPBACK = networksOf('127.0.0.0/8', '::1');
/** RFC 1918, 3927, 4193, 4291 and 6598: not reached from the internet. */
const PRIVATE = networksOf(
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '100.64.0.0/10',
  'fc00::/7',
  'fe80::/10',
);
/** Of no one machine: multicast and broadcast. */
const MANY = networksOf('224.0.0.0/4', '255.255.255.255', 'ff00::/8');

/** `localhost` is loopback by RFC 6761; of any other name it is not known what it stands for. */
export function networkOf(text: string): Network | undefined {
  if (text === 'localhost') return networkOf('127.0.0.1');
  if (text === '*') return networkOf('0.0.0.0');
  const [, host = '', length] = /^\[?([0-9A-Fa-f.:]+)\]?(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  // A number alone, or an octal, is an address to some programs and not to others.
  if (!ipaddr.IPv4.isValidFourPartDecimal(host) && !ipaddr.IPv6.isValid(host)) return undefined;
  const written = ipaddr.parse(host);
  const address = ipaddr.process(host);
  const mapped = written.kind() === address.kind() ? 0 : 96;
  const bits = address.kind() === 'ipv4' ? 32 : 128;
  const prefix = length === undefined ? bits : Number(length) - mapped;
  if (prefix < 0 || prefix > bits) return undefined;
  const first = ipaddr.fromByteArray(masked(address.toByteArray(), prefix));
  const any = length === undefined && address.range() === 'unspecified';
  return { first, prefix, any, text: `${first.toString()}/${prefix}` };
}

function masked(bytes: readonly number[], prefix: number): number[] {
  return bytes.map((byte, index) => {
    const kept = Math.min(8, Math.max(0, prefix - index * 8));
    return byte & (0xff << (8 - kept)) & 0xff;
  });
}

/** Whether every address of the one lies in the other. */
export function isWithin(inner: Network, outer: Network): boolean {
  if (inner.first.kind() !== outer.first.kind() || inner.prefix < outer.prefix) return false;
  return inner.first.match(outer.first, outer.prefix);
}

function isWithinOne(network: Network, list: readonly Network[]): boolean {
  return list.some((outer) => isWithin(network, outer));
}

function networksOf(...texts: readonly string[]): readonly Network[] {
  return texts.flatMap((text) => networkOf(text) ?? []);
}

/** Every address of it stays on the machine. */
export function isLoopback(network: Network): boolean {
  return !network.any && isWithinOne(network, LOOPBACK);
}

/** No address of it is reached from the internet, and it is not loopback; undefined for "every address of the machine". */
export function isPrivate(network: Network): boolean | undefined {
  return network.any ? undefined : isWithinOne(network, PRIVATE);
}

/** Some address of it is reached from the internet, documentation addresses taken as such; undefined as above. */
export function isPublic(network: Network): boolean | undefined {
  return network.any ? undefined : !isWithinOne(network, [...LOOPBACK, ...PRIVATE, ...MANY]);
}
