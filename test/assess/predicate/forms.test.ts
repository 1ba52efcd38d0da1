import { describe, expect, it } from 'vitest';
import type { Predicate } from '../../../src/catalogue/types.ts';
import type { FactValue } from '../../../src/facts/types.ts';
import { and, not, or, type Truth } from '../../../src/assess/predicate/types.ts';
import { contextOf, type Facts, judge } from './facts.ts';

const T = 'true';
const F = 'false';
const U = 'unknown';
const VALUES = { [T]: 1, [F]: 0, [U]: '?' } as const;
const x: Predicate = { at: 'x', equals: 1 };
const y: Predicate = { at: 'y', equals: 1 };

describe('all, any, not: Kleene', () => {
  it.each<[Truth, Truth, Truth, Truth]>([
    [T, T, T, T],
    [T, F, F, T],
    [F, T, F, T],
    [F, F, F, F],
    [T, U, U, T],
    [U, T, U, T],
    [F, U, F, U],
    [U, F, F, U],
    [U, U, U, U],
  ])('%s and %s is %s, or is %s', (a, b, all, any) => {
    const facts = { x: VALUES[a], y: VALUES[b] };
    expect([and([a, b]), or([a, b])]).toEqual([all, any]);
    expect(judge({ all: [x, y] }, facts).truth).toBe(all);
    expect(judge({ any: [x, y] }, facts).truth).toBe(any);
    expect(judge({ not: { all: [x, y] } }, facts).truth).toBe(not(all));
    expect(judge({ any: [{ not: x }, { not: y }] }, facts).truth).toBe(not(all));
  });

  it('a hidden fact is told before a norm that nobody set', () => {
    const unset: Predicate = { at: 'y', gte: { $param: 'unheard' } };
    expect(judge({ all: [unset, x] }, { x: '?', y: 1 }).cause).toBe('indeterminate');
    expect(judge({ all: [x, unset] }, { x: '?', y: 1 }).cause).toBe('indeterminate');
    expect(judge({ all: [unset, x] }, { x: 1, y: 1 }).cause).toBe('no-baseline');
    expect(judge({ all: [unset, x] }, { x: 0, y: 1 })).toMatchObject({ truth: F });
  });
});

describe('variants that disagree', () => {
  it.each<[readonly Facts[], Truth]>([
    [[{ x: 1 }], T],
    [[{ x: 1 }, { x: 1 }], T],
    [[{ x: 0 }, { x: 0 }], F],
    [[{ x: 1 }, { x: 0 }], U],
    [[{ x: 0 }, { x: 1 }], U],
    [[{ x: 1 }, { x: '?' }], U],
    [[{ x: 0 }, { x: '?' }], U],
    [[{ x: '?' }, { x: '?' }], U],
    [[{ x: 1 }, { x: 1 }, { x: 0 }], U],
    [[], U],
  ])('%j: %s', (variants, truth) => {
    expect(judge(x, variants).truth).toBe(truth);
    expect(judge(x, [...variants].reverse()).truth).toBe(truth);
  });
});

type Form = 'each' | 'some' | 'none';
const list = (...members: readonly (0 | 1 | '?')[]): Facts =>
  Object.fromEntries(members.map((value, n) => [`l.${n}.ok`, value]));

describe('each, some, none over complete and incomplete sources', () => {
  it.each<[string, Facts, Record<Form, readonly [complete: Truth, incomplete: Truth]>]>([
    ['all good', list(1, 1), { each: [T, U], some: [T, T], none: [F, F] }],
    ['one bad', list(1, 0), { each: [F, F], some: [T, T], none: [F, F] }],
    ['all bad', list(0, 0), { each: [F, F], some: [F, U], none: [T, U] }],
    ['good and hidden', list(1, '?'), { each: [U, U], some: [T, T], none: [F, F] }],
    ['bad and hidden', list(0, '?'), { each: [F, F], some: [U, U], none: [U, U] }],
    ['hidden', list('?'), { each: [U, U], some: [U, U], none: [U, U] }],
    ['no members', {}, { each: [U, U], some: [F, U], none: [U, U] }],
    ['a templated list', { l: '?' }, { each: [U, U], some: [U, U], none: [U, U] }],
    ['a templated list with a bad member', { l: '?', ...list(0) }, { each: [F, F], some: [U, U], none: [U, U] }],
    ['an absent list', { l: '-' }, { each: [U, U], some: [F, F], none: [U, U] }],
  ])('%s', (_name, facts, expected) => {
    for (const form of ['each', 'some', 'none'] as const) {
      const predicate = { [form]: 'l', assert: { at: 'ok', equals: 1 } } as unknown as Predicate;
      const truths = [true, false].map((complete) => judge(predicate, facts, contextOf(complete)).truth);
      expect([form, ...truths]).toEqual([form, ...expected[form]]);
    }
  });

  it.each<[Form, 'pass' | 'fail' | 'unknown' | undefined, Truth]>([
    ['each', 'pass', T],
    ['each', 'fail', F],
    ['each', 'unknown', U],
    ['each', undefined, U],
    ['some', 'pass', T],
    ['some', 'fail', F],
    ['some', undefined, F],
    ['none', 'pass', T],
    ['none', 'fail', F],
    ['none', undefined, U],
  ])('%s over nothing, onEmpty %s: %s, and only where the source is complete', (form, onEmpty, truth) => {
    const base = { [form]: 'l', assert: { at: 'ok', equals: 1 }, ...(onEmpty === undefined ? {} : { onEmpty }) };
    const predicate = base as unknown as Predicate;
    expect(judge(predicate, { other: 1 }).truth).toBe(truth);
    expect(judge(predicate, { other: 1 }, contextOf(false)).truth).toBe(U);
  });

  const where = (...members: readonly (readonly [tls: boolean | '?', ok: 0 | 1 | '?'])[]): Facts =>
    Object.fromEntries(
      members.flatMap(([tls, ok], n): (readonly [string, FactValue])[] => [
        [`l.${n}.tls`, tls],
        [`l.${n}.ok`, ok],
      ]),
    );
  it.each<[string, Facts, Truth]>([
    ['inside and good', where([true, 1]), T],
    ['inside and bad', where([true, 0]), F],
    ['bad, but outside', where([true, 1], [false, 0]), T],
    ['good inside, hidden outside', where([true, 1], [false, '?']), T],
    ['nothing inside', where([false, 0]), U],
    ['perhaps inside, and good', where([true, 1], ['?', 1]), T],
    ['perhaps inside, and bad', where([true, 1], ['?', 0]), U],
    ['perhaps inside, and hidden', where([true, 1], ['?', '?']), U],
    ['perhaps inside, and another is bad', where([true, 0], ['?', 0]), F],
    ['only perhaps inside, and bad', where(['?', 0]), U],
    ['only perhaps inside, and good', where(['?', 1]), U],
  ])('where: %s', (_name, facts, truth) => {
    const predicate: Predicate = { each: 'l', where: { at: 'tls', equals: true }, assert: { at: 'ok', equals: 1 } };
    expect(judge(predicate, facts).truth).toBe(truth);
  });

  it('paths inside are relative to the member, also of a list in a list', () => {
    const facts = { 'l.0.m.0.ok': 1, 'l.1.m.0.ok': 1, 'l.1.m.1.ok': 0, ok: 1 };
    const inner: Predicate = { each: 'm', assert: { at: 'ok', equals: 1 } };
    expect(judge({ each: 'l', assert: inner }, facts).truth).toBe(F);
    expect(judge({ some: 'l', assert: inner }, facts).truth).toBe(T);
    const { trace } = judge({ each: 'l', assert: inner }, facts);
    expect(trace.filter(({ result, path }) => result === F && path === 'l.1.m.1.ok')).toHaveLength(1);
  });
});
