import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEnough } from '../../../src/plan/sampling/chance.ts';
import { isLargeEnough, sizeFor, smallestSample, type SamplingTables } from '../../../src/plan/sampling/size.ts';
import type { SampleMethod } from '../../../src/audit/types.ts';

const INFINITE = Number.POSITIVE_INFINITY;
const POPULATIONS = [12, 52, 250, 1000, INFINITE];

describe('the smallest sample', () => {
  // Calculated with fractions, outside this program.
  it.each([
    [0.95, 0.05, 0, [12, 33, 51, 57, 59]],
    [0.95, 0.05, 1, [undefined, 45, 78, 90, 93]],
    [0.95, 0.05, 2, [undefined, 52, 102, 119, 124]],
    [0.95, 0.05, 3, [undefined, undefined, 123, 146, 153]],
    [0.95, 0.1, 0, [9, 20, 27, 29, 29]],
    [0.95, 0.1, 3, [undefined, 44, 69, 74, 76]],
    [0.9, 0.1, 0, [8, 16, 21, 22, 22]],
    [0.9, 0.1, 2, [undefined, 34, 49, 51, 52]],
    [0.99, 0.02, 0, [12, 47, 150, 204, 228]],
    [0.99, 0.02, 3, [undefined, undefined, 242, 419, 499]],
    // A chance of exactly one half, which is enough.
    [0.5, 0.5, 0, [1, 1, 1, 1, 1]],
    [0.5, 0.5, 1, [3, 3, 3, 3, 3]],
    [0.5, 0.5, 3, [7, 7, 7, 7, 7]],
  ])('at confidence %d, tolerable %d and %i allowed', (confidence, tolerable, k, sizes) => {
    expect(POPULATIONS.map((population) => smallestSample({ population, k, confidence, tolerable }))).toEqual(sizes);
  });

  it.each([
    [1_000_000, 0.95, 0.05, 0, 59],
    [5_000_000, 0.95, 0.05, 3, 153],
    // One row in a million deviates: nearly all have to be seen.
    [1_000_000, 0.95, 0.000001, 0, 950_000],
    [260, 0.95, 0.05, 0, 53],
    [1, 0.95, 0.05, 0, 1],
    [0, 0.95, 0.05, 0, 0],
  ])('of %i rows', (population, confidence, tolerable, k, n) => {
    expect(smallestSample({ population, k, confidence, tolerable })).toBe(n);
  });

  it('of which nobody can work out in time that it is just enough is not enough', () => {
    // Twenty thousand of forty thousand rows: a chance of exactly one half, were the deviating row one.
    const question = { population: 40_000, k: 0, confidence: 0.5, tolerable: 0.5 / 40_000 };
    expect(isEnough(20_000, question)).toBe(true);
    expect(isEnough(19_999, question)).toBe(false);
    const wide = { population: 10 ** 12, k: 12_000, confidence: 0.5, tolerable: 0.5 };
    expect(isEnough(24_001, wide)).toBe(false);
  });

  it('lets so many rows deviate as the share says in decimals, not as a double says', () => {
    // 0.07 × 100 is 7.000000000000001 in doubles: eight deviating rows would be found sooner than seven.
    expect(0.07 * 100).toBeGreaterThan(7);
    expect(smallestSample({ population: 100, k: 0, confidence: 0.95, tolerable: 0.07 })).toBe(34);
  });

  const questions = fc.record({
    population: fc.integer({ min: 1, max: 400 }),
    k: fc.integer({ min: 0, max: 4 }),
    confidence: fc.integer({ min: 50, max: 99 }).map((percent) => percent / 100),
    tolerable: fc.integer({ min: 1, max: 60 }).map((percent) => percent / 100),
  });

  it('is enough, and one fewer is not', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const n = smallestSample(question);
        if (n === undefined) return;
        expect(isEnough(n, question)).toBe(true);
        expect(isEnough(n - 1, question)).toBe(false);
      }),
    );
  });

  it('grows with confidence and with the deviations allowed, and shrinks with what is tolerable', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const sizeOf = (change: Partial<typeof question>): number =>
          smallestSample({ ...question, ...change }) ?? question.population + 1;
        const n = sizeOf({});
        expect(sizeOf({ confidence: question.confidence + 0.005 })).toBeGreaterThanOrEqual(n);
        expect(sizeOf({ k: question.k + 1 })).toBeGreaterThanOrEqual(n);
        expect(sizeOf({ tolerable: question.tolerable + 0.1 })).toBeLessThanOrEqual(n);
      }),
    );
  });

  it('agrees with counting every sample there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 2 }), (population, k) => {
        for (let n = 1; n <= population; n += 1) {
          const deviating = Math.ceil(population / 4);
          const samples = subsets(population).filter((sample) => sample.length === n);
          const passing = samples.filter((sample) => sample.filter((row) => row < deviating).length <= k);
          const enough = deviating > k && passing.length * 10 <= samples.length;
          expect(isEnough(n, { population, k, confidence: 0.9, tolerable: 0.25 })).toBe(enough);
        }
      }),
      { numRuns: 15 },
    );
  });
});

function subsets(size: number): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** size }, (_, bits) =>
    Array.from({ length: size }, (_each, row) => row).filter((row) => (bits >> row) & 1),
  );
}

/**
 * AICPA, Audit Sampling, table A-1: sizes at 5 percent risk of overreliance, of an endless population, with as many
 * deviations allowed as the expected rate gives in the sample. Columns by tolerable rate, from an expected rate of 0 up.
 */
const EXPECTED = [
  ...Array.from({ length: 17 }, (_, index) => index * 25),
  ...[500, 600, 700, 800, 900, 1000, 1250, 1500, 1750],
];
const TABLE_A1: readonly (readonly [tolerable: number, sizes: readonly number[]])[] = [
  [0.02, [149, 236, 313, 386, 590, 1030]],
  [0.03, [99, 157, 157, 208, 257, 303, 392, 562, 846, 1466]],
  [0.04, [74, 117, 117, 117, 156, 156, 192, 227, 294, 390, 513, 722, 1098, 1936]],
  [0.05, [59, 93, 93, 93, 93, 124, 124, 153, 181, 208, 234, 286, 361, 458, 624, 877, 1348]],
  [0.06, [49, 78, 78, 78, 78, 78, 103, 103, 127, 127, 150, 173, 195, 238, 280, 341, 421, 1580]],
  [0.07, [42, 66, 66, 66, 66, 66, 66, 88, 88, 88, 109, 109, 129, 148, 167, 185, 221, 478, 1832]],
  [0.08, [36, 58, 58, 58, 58, 58, 58, 77, 77, 77, 77, 95, 95, 112, 112, 129, 146, 240, 532]],
  [0.09, [32, 51, 51, 51, 51, 51, 51, 51, 68, 68, 68, 68, 84, 84, 84, 100, 100, 158, 266, 585]],
  [0.1, [29, 46, 46, 46, 46, 46, 46, 46, 46, 61, 61, 61, 61, 61, 76, 76, 89, 116, 179, 298, 649]],
  [0.15, [19, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 40, 40, 40, 40, 50, 68, 85, 110, 150, 576]],
  [0.2, [14, 22, 22, 22, 22, 22, 22, 22, 22, 22, 22, 22, 22, 22, 22, 22, 22, 30, 30, 37, 37, 44, 50, 88, 193, 720]],
];

describe('AICPA table A-1', () => {
  it.each(TABLE_A1)('tolerable rate %d', (tolerable, sizes) => {
    const found = sizes.map((_, index) => {
      const allowed = (n: number): number => Math.ceil((n * EXPECTED[index]!) / 10_000);
      let n = 1;
      while (!isEnough(n, { population: INFINITE, k: allowed(n), confidence: 0.95, tolerable })) n += 1;
      return n;
    });
    expect(found).toEqual(sizes);
  });
});

const TABLES: SamplingTables = {
  frequency: {
    id: 'frequency',
    title: { nl: 'x', en: 'x' },
    source: { nl: 'x', en: 'x' },
    sizes: {
      monthly: { low: 2, moderate: 3, high: 4, upTo: 52 },
      'per-event-many': { low: 25, moderate: 40, high: 60 },
    },
  },
};
const often = (frequency: string, risk: 'low' | 'moderate' | 'high' = 'moderate'): SampleMethod => ({
  kind: 'frequency',
  frequency,
  risk,
});
const calculated: SampleMethod = { kind: 'hypergeometric', confidence: 0.95, tolerable: 0.05 };

describe('the size a method asks for', () => {
  it.each([
    [often('monthly'), 12, 0, { n: 3 }],
    [often('monthly', 'high'), 12, 0, { n: 4 }],
    [often('monthly', 'high'), 3, 0, { n: 3 }],
    [often('monthly'), 0, 0, { n: 0 }],
    [often('per-event-many', 'high'), 100_000, 0, { n: 60 }],
    [calculated, 250, 0, { n: 51 }],
    [calculated, 250, 3, { n: 123 }],
    [calculated, 0, 0, { n: 0 }],
    [often('monthly'), 52, 0, { none: '52 rows are too many for monthly, which is for fewer than 52' }],
    [often('hourly'), 12, 0, { none: 'there is no frequency hourly' }],
    [often('constructor'), 12, 0, { none: 'there is no frequency constructor' }],
    [often('monthly'), 12, 1, { none: 'sizes by frequency allow no deviations; calculate the size to allow some' }],
    [calculated, 12, 1, { none: '1 deviations of 12 rows are within what is tolerable: no sample can show anything' }],
  ])('%o of %i rows, %i allowed', (method, size, k, expected) => {
    expect(sizeFor({ method, size, k }, TABLES)).toEqual(expected);
  });

  it.each([
    [3, often('monthly'), 12, 0, true],
    [2, often('monthly'), 12, 0, false],
    [3, often('monthly'), 300, 0, false],
    [3, often('monthly'), 12, 1, false],
    [3, often('hourly'), 12, 0, false],
    [51, calculated, 250, 0, true],
    [50, calculated, 250, 0, false],
    [250, calculated, 250, 0, true],
    [12, calculated, 12, 1, false],
    [0, calculated, 0, 0, true],
  ])('%i is large enough for %o of %i rows, %i allowed: %s', (n, method, size, k, expected) => {
    expect(isLargeEnough(n, { method, size, k }, TABLES)).toBe(expected);
  });

  it.each([
    [0.01, 0.05],
    [0.89, 0.05],
    [0.95, 0.21],
    [0.01, 0.99],
  ])('at confidence %d, tolerable %d no sample shows anything', (confidence, tolerable) => {
    const wanted = { method: { kind: 'hypergeometric', confidence, tolerable }, size: 250, k: 0 } as const;
    const size = sizeFor(wanted, TABLES);
    expect('none' in size ? size.none : '').toMatch(/^below 90 % confidence, or with more than 20 % tolerable/);
    expect(isLargeEnough(250, wanted, TABLES)).toBe(false);
  });

  it('without its table nothing is large enough', () => {
    expect(isLargeEnough(100, { method: often('monthly'), size: 100, k: 0 }, {})).toBe(false);
  });

  it('a size of any height that stands in a file costs no time', () => {
    const started = performance.now();
    expect(isLargeEnough(59, { method: calculated, size: 2 ** 53 - 1, k: 0 }, {})).toBe(true);
    expect(performance.now() - started).toBeLessThan(100);
  });
});
