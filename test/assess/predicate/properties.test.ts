import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Predicate } from '../../../src/catalogue/types.ts';
import { contextOf, type Facts, judge } from './facts.ts';

const RUNS = { numRuns: 1000 };
const PATHS = ['x', 'y', 'l.0.x', 'l.0.y', 'l.1.x', 'l.1.y', 'm.k', 'm.k.z', 'l'];

const value = fc.constantFrom<Facts[string]>(0, 1, 2, 'a', '?', '!', '-');
const facts: fc.Arbitrary<Facts> = fc.dictionary(fc.constantFrom(...PATHS), value, { maxKeys: 9 });
const absent = fc.constantFrom('pass' as const, 'fail' as const, 'unknown' as const);

const leaf: fc.Arbitrary<Predicate> = fc.oneof(
  fc.record({ at: fc.constantFrom('x', 'y', 'm', 'm.k', 'm.k.z'), equals: fc.constantFrom(0, 1) }),
  fc.record({ at: fc.constantFrom('x', 'y', 'm.k.z'), gte: fc.constantFrom(1, 2), absent }),
  fc.record({ at: fc.constantFrom('x', 'y', 'm', 'm.k', 'm.k.z', 'l'), exists: fc.boolean() }),
  fc.record({ at: fc.constantFrom('x', 'y'), gte: fc.constant({ $param: 'unheard' }) }),
  fc.record({ at: fc.constantFrom('x', 'y', 'l', 'm.k'), matches: fc.constantFrom('a', '^[01]$') }),
  fc.record({ at: fc.constantFrom('x', 'y', 'm.k.z'), length: fc.constantFrom({ gte: 1 }, { lte: 0 }), absent }),
  fc.record({ at: fc.constantFrom('x', 'm.k'), versionLt: fc.constantFrom('1', '2.1') }),
);

const { predicate } = fc.letrec<{ predicate: Predicate }>((tie) => ({
  predicate: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('predicate'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('predicate'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('predicate') }),
    fc.record(
      { if: tie('predicate'), then: tie('predicate'), else: tie('predicate') },
      { requiredKeys: ['if', 'then'] },
    ),
    fc.record(
      {
        count: fc.constantFrom('l', 'm.*.k'),
        where: tie('predicate'),
        is: fc.constantFrom({ gte: 1 }, { lte: 1 }, { equals: 2 }, { gte: 1, lte: 1 }),
      },
      { requiredKeys: ['count', 'is'] },
    ),
    ...(['each', 'some', 'none', 'exactlyOne'] as const).map((form) =>
      fc.record(
        { [form]: fc.constant('l'), where: leaf, assert: tie('predicate'), onEmpty: absent },
        { requiredKeys: [form, 'assert'] },
      ),
    ),
  ) as fc.Arbitrary<Predicate>,
}));

describe('hiding never helps and never harms', () => {
  it('a fact that is replaced by a template makes nothing true and nothing that was true false', () => {
    fc.assert(
      fc.property(predicate, facts, fc.nat(), fc.boolean(), (asked, given, n, complete) => {
        const paths = Object.keys(given);
        const hidden = paths[n % Math.max(1, paths.length)];
        if (hidden === undefined) return;
        const before = judge(asked, given, contextOf(complete)).truth;
        const after = judge(asked, { ...given, [hidden]: '?' }, contextOf(complete)).truth;
        if (before !== 'true') expect(after).not.toBe('true');
        if (before === 'true') expect(after).not.toBe('false');
      }),
      RUNS,
    );
  });

  it('a template that becomes known flips no result that was known', () => {
    fc.assert(
      fc.property(
        predicate,
        facts,
        fc.constantFrom(...PATHS),
        value,
        fc.boolean(),
        (asked, given, path, shown, complete) => {
          const before = judge(asked, { ...given, [path]: '?' }, contextOf(complete)).truth;
          const after = judge(asked, { ...given, [path]: shown }, contextOf(complete)).truth;
          if (before !== 'unknown') expect(after).toBe(before);
        },
      ),
      RUNS,
    );
  });

  it('a source that turns out to be complete flips no result that was known', () => {
    fc.assert(
      fc.property(predicate, facts, (asked, given) => {
        const before = judge(asked, given, contextOf(false)).truth;
        if (before !== 'unknown') expect(judge(asked, given, contextOf(true)).truth).toBe(before);
      }),
      RUNS,
    );
  });

  it('an unknown always says why, and the first step of the trace is the result', () => {
    fc.assert(
      fc.property(predicate, facts, fc.boolean(), (asked, given, complete) => {
        const { truth, cause, trace } = judge(asked, given, contextOf(complete));
        expect(trace[0]?.result).toBe(truth);
        expect(cause === undefined).toBe(truth !== 'unknown');
      }),
      RUNS,
    );
  });
});
