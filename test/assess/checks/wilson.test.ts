import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interval, sizeNeeded } from '../../../src/assess/checks/wilson.ts';
import type { Operand } from '../../../src/catalogue/types.ts';
import { contextOf, type Facts, judge } from '../predicate/facts.ts';

type Limit = { readonly atLeast: Operand } | { readonly atMost: Operand };
const use = (limit: Limit) => ({ use: 'wilson', with: { part: 'p', whole: 'w', ...limit } }) as const;
const of = (facts: Facts, limit: Limit, parameters = {}) => judge(use(limit), facts, contextOf(true, parameters));

describe('the interval of a share', () => {
  it.each([
    [95, 100, '0.888'],
    [190, 200, '0.910'],
    [285, 300, '0.919'],
    [380, 400, '0.924'],
  ])('%i of %i is at least %s', (part, whole, low) => {
    expect(interval(part / whole, whole).low.toFixed(3)).toBe(low);
  });

  it('is everything where nothing was seen', () => {
    expect(interval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  const counts = fc.integer({ min: 1, max: 5000 }).chain((whole) => fc.tuple(fc.nat(whole), fc.constant(whole)));

  it('holds the share, between nought and one', () => {
    fc.assert(
      fc.property(counts, ([part, whole]) => {
        const { low, high } = interval(part / whole, whole);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low - 1e-12).toBeLessThanOrEqual(part / whole);
        expect(high + 1e-12).toBeGreaterThanOrEqual(part / whole);
      }),
    );
  });

  it('narrows with more of the same', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 20 }), ([part, whole], times) => {
        const [few, many] = [interval(part / whole, whole), interval(part / whole, whole * times)];
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
  });

  it('rises with every one that is found', () => {
    fc.assert(
      fc.property(counts, ([part, whole]) => {
        fc.pre(part < whole);
        const [one, more] = [interval(part / whole, whole), interval((part + 1) / whole, whole)];
        expect(more.low).toBeGreaterThan(one.low);
        expect(more.high).toBeGreaterThan(one.high);
      }),
    );
  });

  it('is as far from nought as that of the rest is from one', () => {
    fc.assert(
      fc.property(counts, ([part, whole]) => {
        const rest = interval((whole - part) / whole, whole);
        expect(interval(part / whole, whole).low).toBeCloseTo(1 - rest.high, 10);
      }),
    );
  });
});

describe('a share held to a norm', () => {
  it.each<[number, number, Limit, string]>([
    [95, 100, { atLeast: 0.88 }, 'true'],
    [95, 100, { atLeast: 0.89 }, 'unknown'],
    [95, 100, { atLeast: 0.97 }, 'unknown'],
    [95, 100, { atLeast: 0.98 }, 'false'],
    [190, 200, { atLeast: 0.91 }, 'true'],
    [5, 100, { atMost: 0.12 }, 'true'],
    [5, 100, { atMost: 0.05 }, 'unknown'],
    [5, 100, { atMost: 0.02 }, 'false'],
    [99, 100, { atLeast: 1 }, 'false'],
    [0, 100, { atMost: 0 }, 'unknown'],
    [10, 10, { atLeast: 1 }, 'unknown'],
  ])('%i of %i, %j: %s', (p, w, limit, truth) => {
    const judged = of({ p, w }, limit);
    expect([judged.truth, judged.cause]).toEqual([truth, truth === 'unknown' ? 'sample-too-small' : undefined]);
  });

  it('prints the bounds, and how large the sample would have to be', () => {
    const actual = (p: number, w: number, limit: Limit) => of({ p, w }, limit).trace[0]?.actual;
    expect(actual(95, 100, { atLeast: 0.88 })).toBe('95 of 100: 0.888 - 0.978');
    expect(actual(95, 100, { atLeast: 0.9 })).toBe('95 of 100: 0.888 - 0.978; at this share n >= 139');
    expect(actual(90, 100, { atLeast: 0.9 })).toBe('90 of 100: 0.826 - 0.945');
    expect(actual(0, 0, { atLeast: 0.9 })).toBe('0 of 0');
  });

  it('the size it prints is the smallest that decides', () => {
    const share = fc.integer({ min: 50, max: 99 });
    fc.assert(
      fc.property(share, share, (seen, norm) => {
        fc.pre(seen !== norm);
        const [at, limit] = [seen / 100, norm / 100];
        const decides = (n: number): boolean => {
          const { low, high } = interval(at, n);
          return low >= limit || high < limit;
        };
        const needed = sizeNeeded(at, 1, { limit, least: true }) ?? 0;
        expect([decides(needed), needed === 1 || !decides(needed - 1)]).toEqual([true, true]);
      }),
    );
    // At a share that is the norm no sample decides.
    expect(sizeNeeded(0.9, 100, { limit: 0.9, least: true })).toBeUndefined();
  });

  it('never changes sides as the norm is relaxed', () => {
    const rank = { false: 0, unknown: 1, true: 2 } as const;
    const whole = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(whole, fc.double({ min: 0, max: 1, noNaN: true }), fc.array(fc.nat(100)), (w, share, norms) => {
        const p = Math.round(share * w);
        const ranks = [...norms].sort((a, b) => b - a).map((each) => rank[of({ p, w }, { atLeast: each / 100 }).truth]);
        expect(ranks).toEqual([...ranks].sort());
      }),
    );
  });

  it.each<[string, Facts, Limit, string]>([
    ['a norm that nobody set', { p: 95, w: 100 }, { atLeast: { $param: 'unheard' } }, 'no-baseline'],
    ['no counts', {}, { atLeast: 0.9 }, 'indeterminate'],
    ['a hidden count', { p: '?', w: 100 }, { atLeast: 0.9 }, 'indeterminate'],
    ['more than there were', { p: 101, w: 100 }, { atLeast: 0.9 }, 'indeterminate'],
    ['a share for a count', { p: 0.95, w: 1 }, { atLeast: 0.9 }, 'indeterminate'],
    ['fewer than none', { p: -1, w: 100 }, { atMost: 0.9 }, 'indeterminate'],
    ['a norm in percents', { p: 95, w: 100 }, { atLeast: 90 }, 'indeterminate'],
    ['a norm in words', { p: 95, w: 100 }, { atLeast: 'most' }, 'indeterminate'],
    ['a sample of none', { p: 0, w: 0 }, { atMost: 0.1 }, 'sample-too-small'],
  ])('is open on %s', (_name, facts, limit, cause) => {
    const judged = of(facts, limit);
    expect([judged.truth, judged.cause]).toEqual(['unknown', cause]);
  });

  it('takes its norm from the audit', () => {
    const limit = { atLeast: { $param: 'recall' } };
    expect(of({ p: 380, w: 400 }, limit, { recall: 0.92 }).truth).toBe('true');
  });
});
