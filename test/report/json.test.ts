import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assess/types.ts';
import { contentHash } from '../../src/report/hash.ts';
import { jsonPieces } from '../../src/report/json-pieces.ts';
import { jsonReporter } from '../../src/report/json.ts';
import { everything } from './everything.ts';
import { render } from './render.ts';

/** The same data with the keys of every object the other way round. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, reversed(each as unknown)]),
  ) as T;
}

describe('jsonPieces', () => {
  it('writes what JSON.parse reads back, whatever the value and the layout', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, spaces) => {
        expect(JSON.parse([...jsonPieces(value, spaces)].join(''))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('writes the layout of JSON.stringify', () => {
    const value = { a: [1, { b: 'x' }], c: {}, d: [], e: null };
    expect([...jsonPieces(value, 2)].join('')).toBe(JSON.stringify(value, null, 2));
    expect([...jsonPieces(value, 0)].join('')).toBe(JSON.stringify(value));
  });

  it('never makes one giant string', () => {
    const longest = Math.max(...Array.from(jsonPieces(everything, 2), (piece) => piece.length));
    expect(longest).toBeLessThan(JSON.stringify(everything).length / 4);
  });
});

describe('contentHash', () => {
  it('does not depend on the order of keys, nor on a trip through a file', () => {
    const hash = contentHash(everything);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(contentHash(reversed(everything))).toBe(hash);
    expect(contentHash(JSON.parse(JSON.stringify(everything)) as Assessment)).toBe(hash);
  });

  it('does not count the hash that was read back with the assessment', async () => {
    const read = JSON.parse(await render(jsonReporter, everything, 'nl')) as Assessment & { contentHash: string };
    expect(read.contentHash).toBe(contentHash(everything));
    expect(contentHash(read)).toBe(contentHash(everything));
  });

  it('changes with any verdict', () => {
    const [first, ...rest] = everything.findings;
    expect(contentHash({ ...everything, findings: [{ ...first!, verdict: 'pass' }, ...rest] })).not.toBe(
      contentHash(everything),
    );
  });
});

describe('jsonReporter', () => {
  it('loses nothing', async () => {
    const { contentHash: hash, ...read } = JSON.parse(await render(jsonReporter, everything, 'nl')) as Assessment & {
      contentHash: string;
    };
    expect(read).toEqual(JSON.parse(JSON.stringify(everything)));
    expect(hash).toHaveLength(64);
  });

  it('is the same in every language', async () => {
    expect(await render(jsonReporter, everything, 'nl')).toBe(await render(jsonReporter, everything, 'en'));
  });
});
