/** Addresses of one family, both ends included. */
export interface Range {
  readonly family: 'v4' | 'v6';
  readonly first: bigint;
  readonly last: bigint;
}

export type Extent = 'everything' | 'wide' | 'some';

interface Space {
  readonly first: bigint;
  readonly last: bigint;
  /** More addresses than these are no network of one's own: sixteen /8 blocks, or one /16 of IPv6. */
  readonly wide: bigint;
}

/** What can be reached from. For IPv6 that is 2000::/3, all that is given out to the public (RFC 4291 §2.4). */
const SPACES = {
  v4: { first: 0n, last: 2n ** 32n - 1n, wide: 2n ** 28n },
  v6: { first: 1n << 125n, last: (1n << 126n) - 1n, wide: 2n ** 112n },
} as const satisfies Record<Range['family'], Space>;

/** An address or a block such as `10.0.0.0/8` or `fd00::/8`; undefined when it is neither. */
export function parseRange(text: string): Range | undefined {
  const [address = '', length, more] = text.split('/');
  const v4 = parts(address.split('.'), /^\d{1,3}$/, 10, 256);
  const family = v4?.length === 4 ? 'v4' : 'v6';
  const bits = family === 'v4' ? 32 : 128;
  const value = family === 'v4' ? join(v4 ?? [], 8n) : parseV6(address);
  const prefix = length === undefined ? bits : Number(length);
  if (value === undefined || more !== undefined || !/^\d{1,3}$/.test(length ?? '0') || prefix > bits) return undefined;
  const host = BigInt(bits - prefix);
  const first = (value >> host) << host;
  return { family, first, last: first + (1n << host) - 1n };
}

function parts(words: readonly string[], form: RegExp, base: number, limit: number): readonly number[] | undefined {
  const numbers = words.map((word) => (form.test(word) ? Number.parseInt(word, base) : limit));
  return numbers.every((each) => each < limit) ? numbers : undefined;
}

function join(words: readonly number[], width: bigint): bigint {
  return words.reduce((sum, word) => (sum << width) + BigInt(word), 0n);
}

function parseV6(text: string): bigint | undefined {
  const [left = '', right, more] = text.split('::');
  if (more !== undefined) return undefined;
  const words = (half: string): readonly string[] => (half === '' ? [] : half.split(':'));
  const [head, tail] = [words(left), words(right ?? '')];
  const gap = 8 - head.length - tail.length;
  if (right === undefined ? gap !== 0 : gap < 1) return undefined;
  const all = parts([...head, ...Array<string>(gap).fill('0'), ...tail], /^[\da-f]{1,4}$/i, 16, 0x10000);
  return all && join(all, 16n);
}

/** How much of what can be reached from one family the ranges hold together. */
export function extentOf(ranges: readonly Range[], family: Range['family']): Extent {
  const space = SPACES[family];
  const held = ranges.filter((range) => range.family === family).sort((a, b) => (a.first < b.first ? -1 : 1));
  let next: bigint = space.first;
  let count = 0n;
  for (const { first, last } of held) {
    const from = first > next ? first : next;
    const to = last < space.last ? last : space.last;
    if (to < from) continue;
    count += to - from + 1n;
    next = to + 1n;
  }
  if (count === space.last - space.first + 1n) return 'everything';
  return count > space.wide ? 'wide' : 'some';
}
