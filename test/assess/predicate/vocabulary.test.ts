import { describe, expect, it } from 'vitest';
import type { Bounds, JsonScalar, Leaf, Operand, Operator, Predicate } from '../../../src/catalogue/types.ts';
import { evaluate } from '../../../src/assess/predicate/evaluate.ts';
import type { Truth } from '../../../src/assess/predicate/types.ts';
import type { Fact, FactValue } from '../../../src/facts/types.ts';
import { contextOf, type Facts, judge } from './facts.ts';

const T = 'true';
const F = 'false';
const U = 'unknown';

function leaf(operator: Operator, operand: Operand | Bounds, more: Partial<Leaf> = {}): Predicate {
  return { at: 'x', [operator]: operand, ...more };
}

describe('operators over lists', () => {
  it.each<[FactValue, Operator, Operand, Truth]>([
    [['a', 'b'], 'notContains', 'c', T],
    [['a', 'b'], 'notContains', 'a', F],
    ['abc', 'notContains', 'd', T],
    [5, 'notContains', 5, U],
    [['a', 'b', 'c'], 'containsAll', ['a', 'b'], T],
    [['a'], 'containsAll', ['a', 'b'], F],
    ['a', 'containsAll', ['a'], U],
    [['a', 'c'], 'containsAny', ['a', 'b'], T],
    [['c'], 'containsAny', ['a', 'b'], F],
    [[], 'containsAny', ['a'], F],
    [['a', 'b'], 'unique', true, T],
    [['a', 'a'], 'unique', true, F],
    [['a', 'a'], 'unique', false, T],
    ['a', 'unique', true, U],
    [['a', 'b'], 'orderedBefore', ['a', 'b'], T],
    [['b', 'a'], 'orderedBefore', ['a', 'b'], F],
    [['a', 'b', 'a'], 'orderedBefore', ['a', 'b'], T],
    [['b'], 'orderedBefore', ['a', 'b'], F],
    [['a'], 'orderedBefore', ['a', 'b'], T],
    [[], 'orderedBefore', ['a', 'b'], T],
    ['a', 'orderedBefore', ['a', 'b'], U],
  ])('%j %s %j: %s', (value, operator, operand, truth) => {
    expect(judge(leaf(operator, operand), { x: value }).truth).toBe(truth);
  });

  it('makes a list of a text at its separator', () => {
    const asked = leaf('containsAll', ['a b', 'c'], { split: ';' });
    expect(judge(asked, { x: ' a b ; c;' }).truth).toBe(T);
    expect(judge(asked, { x: ['a b', 'c'] }).truth).toBe(T);
    expect(judge(asked, { x: 'a b' }).truth).toBe(F);
  });
});

describe('operators over one value', () => {
  it.each<[JsonScalar, Operator, Operand, Partial<Leaf>, Truth]>([
    [2, 'gt', 1, {}, T],
    [1, 'gt', 1, {}, F],
    [1, 'lt', 2, {}, T],
    [2, 'lt', 2, {}, F],
    ['a', 'lt', 2, {}, U],
    ['unlimited', 'lt', 'P1D', { as: 'duration' }, F],
    ['unlimited', 'gte', 'unlimited', { as: 'duration' }, T],
    ['unlimited', 'gt', 'unlimited', { as: 'duration' }, F],
    ['10 MiB', 'lte', '10 MB', { as: 'bytes' }, F],
    ['10MB', 'lte', '10 MiB', { as: 'bytes' }, T],
    [1024, 'equals', '1 KiB', { as: 'bytes' }, T],
    ['10M', 'gte', 1, { as: 'bytes' }, U],
    ['unlimited', 'lte', '1 TiB', { as: 'bytes' }, F],
    ['TLSv1.2', 'matches', '^TLSv1\\.[23]$', {}, T],
    ['TLSv1.1', 'matches', '^TLSv1\\.[23]$', {}, F],
    ['TLSv1.1', 'notMatches', '1\\.1', {}, F],
    ['x', 'notMatches', '1\\.1', {}, T],
    [12, 'matches', '^1', {}, T],
    ['x', 'matches', '(?=a)', {}, U],
  ])('%j %s %j %j: %s', (value, operator, operand, more, truth) => {
    expect(judge(leaf(operator, operand, more), { x: value }).truth).toBe(truth);
  });

  it('a pattern that backtracks elsewhere costs nothing here', () => {
    const before = performance.now();
    expect(judge(leaf('matches', '(a+)+$'), { x: `${'a'.repeat(100_000)}b` }).truth).toBe(F);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});

describe('versions', () => {
  it.each<[string, Operator, string, Truth]>([
    ['1.22.1', 'versionGte', '1.22.0', T],
    ['1.22.1', 'versionGte', '1.22.10', F],
    ['v2.40', 'versionGte', '2.39', T],
    ['1:9.2p1-2+deb12u3', 'versionLt', '1:9.2p1-2+deb12u10', T],
    ['1:1.0', 'versionGte', '9.9', T],
    ['2.0~rc1', 'versionLt', '2.0', T],
    ['15', 'versionGte', '15.4', U],
    ['15', 'versionLt', '15.4', U],
    ['15', 'versionLt', '16.1', T],
    ['16', 'versionGte', '15.4', T],
    ['latest', 'versionGte', '15.4', U],
  ])('%s %s %s: %s', (value, operator, operand, truth) => {
    expect(judge(leaf(operator, operand), { x: value }).truth).toBe(truth);
  });

  it('orders what is read as a version', () => {
    expect(judge(leaf('gt', '1.9', { as: 'version' }), { x: '1.10' }).truth).toBe(T);
    expect(judge(leaf('gt', '1.9', { as: 'version' }), { x: 'main' }).truth).toBe(U);
  });
});

describe('networks', () => {
  it.each<[FactValue, Operator, Operand, Truth]>([
    ['10.1.2.3', 'cidrWithin', '10.0.0.0/8', T],
    ['10.0.0.0/7', 'cidrWithin', '10.0.0.0/8', F],
    [['10.1.0.0/16', '192.0.2.7'], 'cidrWithin', ['10.0.0.0/8', '192.0.2.0/24'], T],
    ['::ffff:10.0.0.1', 'cidrWithin', '10.0.0.0/8', T],
    ['0.0.0.0', 'cidrWithin', '0.0.0.0/0', F],
    ['db.internal', 'cidrWithin', '10.0.0.0/8', U],
    ['010.0.0.1', 'cidrWithin', '10.0.0.0/8', U],
    ['127.0.0.2', 'isLoopback', true, T],
    ['[::1]', 'isLoopback', true, T],
    ['localhost', 'isLoopback', true, T],
    [['127.0.0.1', '10.0.0.1'], 'isLoopback', true, F],
    ['*', 'isLoopback', true, F],
    ['::', 'isLoopback', false, T],
    ['db', 'isLoopback', true, U],
    ['192.168.1.0/24', 'isPrivate', true, T],
    ['fd00::1', 'isPrivate', true, T],
    ['127.0.0.1', 'isPrivate', true, F],
    ['0.0.0.0', 'isPrivate', true, U],
    ['0.0.0.0/0', 'isPublic', true, T],
    ['10.0.0.0/7', 'isPublic', true, T],
    ['203.0.113.4', 'isPublic', true, T],
    [['10.0.0.1', '203.0.113.4'], 'isPublic', true, T],
    ['10.0.0.1', 'isPublic', false, T],
    ['*', 'isPublic', false, U],
    [['*', '203.0.113.4'], 'isPublic', false, F],
    [[], 'isPublic', false, U],
  ])('%j %s %j: %s', (value, operator, operand, truth) => {
    expect(judge(leaf(operator, operand), { x: value }).truth).toBe(truth);
  });

  it('reads two ways of writing a network as one', () => {
    expect(judge(leaf('equals', '10.0.0.0/8', { as: 'cidr' }), { x: '10.9.9.9/8' }).truth).toBe(T);
  });
});

describe('moments', () => {
  // As-of is 2026-07-01T12:00:00Z.
  it.each<[string, Operator, string, Truth]>([
    ['2026-06-30T00:00:00Z', 'before', '2026-06-30T00:00:01Z', T],
    ['2026-06-30T00:00:00Z', 'before', '2026-06-30T00:00:00Z', F],
    ['2026-06-30', 'before', '2026-06-30', U],
    ['2026-06-01', 'before', '2026-06-30', T],
    ['2026-06-30T00:00:01Z', 'after', '2026-06-30T00:00:00Z', T],
    ['2026-06-30T00:00:00Z', 'after', '2026-06-30T00:00:00Z', F],
    ['2026-06-30T12:00:00Z', 'withinLast', 'P7D', T],
    ['2026-06-24T11:59:59Z', 'withinLast', 'P7D', F],
    ['2026-07-01T12:00:01Z', 'withinLast', 'P7D', F],
    ['2026-06-24', 'withinLast', 'P7D', U],
    ['yesterday', 'withinLast', 'P7D', U],
  ])('%s %s %s: %s', (value, operator, operand, truth) => {
    expect(judge(leaf(operator, operand), { x: value }).truth).toBe(truth);
  });
});

describe('where a value comes from', () => {
  const at = { artefact: 'sha' };
  const FACTS: Readonly<Record<string, readonly Fact[]>> = {
    written: [{ path: 'x', value: 1, origin: 'explicit', at }],
    itself: [{ path: 'x', value: 1, origin: 'default', at }],
    worked: [{ path: 'x', value: 1, origin: 'derived', at }],
    template: [{ path: 'x', origin: 'templated', at }],
    without: [{ path: 'x', origin: 'absent', at }],
    nothing: [],
  };
  it.each<[keyof typeof FACTS, boolean, Truth, Truth]>([
    ['written', true, T, F],
    ['itself', true, F, T],
    ['worked', true, U, F],
    ['template', true, U, U],
    ['without', true, F, U],
    ['nothing', true, F, U],
    ['nothing', false, U, U],
  ])('%s, complete %j: explicit is %s and default is %s', (name, complete, explicit, byItself) => {
    const set = { family: 'tree', reader: 'test@1', complete, variants: [{ facts: FACTS[name] ?? [] }] } as const;
    expect(evaluate(leaf('explicit', true), set, contextOf(complete)).truth).toBe(explicit);
    expect(evaluate(leaf('origin', ['default']), set, contextOf(complete)).truth).toBe(byItself);
  });
});

describe('length', () => {
  it.each<[FactValue, Bounds, Truth]>([
    [['a', 'b'], { gte: 2 }, T],
    [['a', 'b'], { gte: 1, lte: 1 }, F],
    ['héé', { equals: 3 }, T],
    [12, { gte: 1 }, U],
    ['?', { gte: 0 }, U],
    ['abc', { gte: { $param: 'unheard' } }, U],
  ])('%j %j: %s', (value, bounds, truth) => {
    expect(judge(leaf('length', bounds), { x: value }).truth).toBe(truth);
  });

  it('says that a bound which nobody set is missing', () => {
    expect(judge(leaf('length', { gte: { $param: 'unheard' } }), { x: 'abc' }).cause).toBe('no-baseline');
  });
});

describe('if, then, else', () => {
  const VALUES = { [T]: 1, [F]: 0, [U]: '?' } as const;
  const is = (at: string): Predicate => ({ at, equals: 1 });
  it.each<[Truth, Truth, Truth, Truth]>([
    [T, T, F, T],
    [T, F, T, F],
    [T, U, T, U],
    [F, F, T, T],
    [F, T, F, F],
    [U, T, T, T],
    [U, F, F, F],
    [U, T, F, U],
    [U, U, T, U],
  ])('if %s then %s else %s: %s', (condition, then, otherwise, truth) => {
    const facts = { c: VALUES[condition], t: VALUES[then], e: VALUES[otherwise] };
    expect(judge({ if: is('c'), then: is('t'), else: is('e') }, facts).truth).toBe(truth);
  });

  it.each<[Truth, Truth, Truth]>([
    [F, F, T],
    [U, T, T],
    [U, F, U],
    [T, F, F],
  ])('if %s then %s, without else: %s', (condition, then, truth) => {
    expect(judge({ if: is('c'), then: is('t') }, { c: VALUES[condition], t: VALUES[then] }).truth).toBe(truth);
  });

  it('its trace names the branch that decided', () => {
    const asked: Predicate = { if: is('c'), then: is('t'), else: is('e') };
    expect(judge(asked, { c: 0, t: 1, e: 0 }).trace.map(({ depth, form, path }) => [depth, form, path])).toEqual([
      [0, 'if', undefined],
      [1, 'equals', 'c'],
      [1, 'else', undefined],
      [2, 'equals', 'e'],
    ]);
  });
});

describe('how many', () => {
  const where: Predicate = { at: 'k', equals: 1 };
  const list = (...values: readonly FactValue[]): Facts =>
    Object.fromEntries(values.map((value, index) => [`l.${index}.k`, value]));
  it.each<[Facts, Bounds, boolean, Truth]>([
    [list(1, 1, 0), { equals: 2 }, true, T],
    [list(1, 1, 0), { gte: 3 }, true, F],
    [list(1, 1, '?'), { gte: 2 }, true, T],
    [list(1, 1, '?'), { lte: 2 }, true, U],
    [list(1, 1, '?'), { equals: 3 }, true, U],
    [list(1, 0), { gte: 1 }, false, T],
    [list(1, 0), { lte: 1 }, false, U],
    [list(1, 1), { lte: 1 }, false, F],
    [{ l: '-' }, { equals: 0 }, false, T],
    [{ l: '?' }, { equals: 0 }, true, U],
  ])('%j %j, complete %j: %s', (facts, is, complete, truth) => {
    expect(judge({ count: 'l', where, is }, facts, contextOf(complete)).truth).toBe(truth);
  });

  it.each<[Facts, boolean, Truth]>([
    [list(1, 0), true, T],
    [list(1, 1), true, F],
    [list(0, 0), true, F],
    [list(1, '?'), true, U],
    [list(1, 1, '?'), true, F],
    [list(1), false, U],
    [list(), true, F],
    [{ l: '?' }, true, U],
  ])('exactly one of %j, complete %j: %s', (facts, complete, truth) => {
    expect(judge({ exactlyOne: 'l', assert: where }, facts, contextOf(complete)).truth).toBe(truth);
  });

  it('goes over the lists of every member', () => {
    const facts: Facts = { 's.0.l.0.k': 1, 's.0.l.1.k': 1, 's.1.l.0.k': 0, 's.2.name': 'x' };
    expect(judge({ count: 's.*.l', is: { equals: 3 } }, facts).truth).toBe(T);
    expect(judge({ each: 's.*.l', assert: where }, facts).truth).toBe(F);
    expect(judge({ each: 's.*.l', assert: where }, { ...facts, 's.1.l.0.k': 1, 's.2.l': '?' }).truth).toBe(U);
    expect(judge({ count: 's.*.l', is: { equals: 3 } }, facts, contextOf(false)).truth).toBe(U);
  });
});
