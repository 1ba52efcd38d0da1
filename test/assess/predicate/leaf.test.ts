import { describe, expect, it } from 'vitest';
import type { As, Operand, Operator, Predicate } from '../../../src/catalogue/types.ts';
import type { FactValue } from '../../../src/facts/types.ts';
import type { Truth } from '../../../src/assess/predicate/types.ts';
import { contextOf, type Facts, judge } from './facts.ts';

const T = 'true';
const F = 'false';
const U = 'unknown';
const leaf = (operator: Operator, operand: Operand, more: object = {}): Predicate => ({
  at: 'x',
  [operator]: operand,
  ...more,
});

describe('operators', () => {
  it.each<[FactValue, Operator, Operand, Truth]>([
    [1, 'equals', 1, T],
    [1, 'equals', '1', F],
    ['a', 'equals', 'A', F],
    [['a', 'b'], 'equals', ['a', 'b'], T],
    [['b', 'a'], 'equals', ['a', 'b'], F],
    [true, 'notEquals', false, T],
    [null, 'equals', null, T],
    [1, 'notEquals', 1, F],
    ['a', 'in', ['a', 'b'], T],
    ['c', 'in', ['a', 'b'], F],
    ['a', 'in', [], F],
    [['a'], 'in', ['a'], U],
    ['a', 'in', 'a', U],
    ['c', 'notIn', ['a', 'b'], T],
    ['a', 'notIn', ['a', 'b'], F],
    [['a'], 'notIn', ['b'], U],
    [['a', 'b'], 'contains', 'a', T],
    [['a', 'b'], 'contains', ['a', 'b'], T],
    [['a', 'b'], 'contains', 'c', F],
    ['abc', 'contains', 'b', T],
    ['abc', 'contains', 'd', F],
    [5, 'contains', 5, U],
    [['a'], 'subsetOf', ['a', 'b'], T],
    [['a', 'c'], 'subsetOf', ['a', 'b'], F],
    [[], 'subsetOf', ['a'], T],
    ['a', 'subsetOf', ['a'], T],
    [['a'], 'subsetOf', 'a', U],
    [['c'], 'disjointFrom', ['a', 'b'], T],
    [['a', 'c'], 'disjointFrom', ['a', 'b'], F],
    [['a'], 'disjointFrom', 'a', U],
    [2, 'gte', 1, T],
    [1, 'gte', 1, T],
    [0, 'gte', 1, F],
    ['2', 'gte', 1, U],
    [true, 'gte', 1, U],
    [1, 'lte', 1, T],
    [2, 'lte', 1, F],
    [[1], 'lte', 1, U],
    [0, 'exists', true, T],
    [0, 'exists', false, F],
  ])('%j %s %j is %s', (value, operator, operand, truth) => {
    expect(judge(leaf(operator, operand), { x: value }).truth).toBe(truth);
  });
});

describe('as: what cannot be converted is unknown', () => {
  it.each<[FactValue, As, Operator, Operand, Truth]>([
    ['007', 'int', 'equals', 7, T],
    ['-3', 'int', 'lte', 0, T],
    ['7.5', 'int', 'gte', 7, U],
    ['many', 'int', 'gte', 7, U],
    ['', 'int', 'gte', 0, U],
    ['1e3', 'int', 'gte', 0, U],
    ['7.5', 'number', 'gte', 7, T],
    ['7,5', 'number', 'gte', 7, U],
    ['Infinity', 'number', 'gte', 7, U],
    ['On', 'bool', 'equals', true, T],
    ['no', 'bool', 'equals', true, F],
    ['perhaps', 'bool', 'equals', true, U],
    [1, 'string', 'equals', '1', T],
    ['NO', 'lower', 'in', ['no'], T],
    ['a', 'set', 'subsetOf', ['a', 'b'], T],
    ['P1Y', 'duration', 'gte', 'P6M', T],
    ['PT3M', 'duration', 'gte', 'P3M', F],
    ['3m', 'duration', 'gte', 'PT1M', U],
    ['2026-06-30T00:00:00Z', 'timestamp', 'lte', '2026-06-30T00:00:00Z', T],
    ['2026-06-30T02:00:00+02:00', 'timestamp', 'equals', '2026-06-30T00:00:00Z', T],
    ['2026-06-30T00:00:00', 'timestamp', 'lte', '2026-07-01', U],
    ['2026-02-30', 'timestamp', 'lte', '2026-07-01', U],
    ['30-06-2026', 'timestamp', 'lte', '2026-07-01', U],
    [['1', 'x'], 'int', 'subsetOf', [1], U],
  ])('%j as %s %s %j is %s', (value, as, operator, operand, truth) => {
    expect(judge(leaf(operator, operand, { as }), { x: value }).truth).toBe(truth);
  });
});

describe('a bare date is that day in any zone: what may lie on either side is unknown', () => {
  it.each<[string, FactValue, 'gte' | 'lte' | 'equals', Operand, Truth]>([
    ['a contract that ends on the as-of day', '2026-07-01', 'gte', { $time: 'asOf' }, U],
    ['one that ended two days before', '2026-06-29', 'gte', { $time: 'asOf' }, F],
    ['one that ends two days after', '2026-07-03', 'gte', { $time: 'asOf' }, T],
    ['a delivery at midnight on the day the contract began', '2026-01-01T00:00:00+01:00', 'gte', '2026-01-01', U],
    ['a delivery when that day had begun nowhere', '2025-12-31T09:59:59Z', 'gte', '2026-01-01', F],
    ['a delivery when that day had begun in UTC+14', '2025-12-31T10:00:00Z', 'gte', '2026-01-01', U],
    ['a delivery when that day was not over in UTC-12', '2026-01-02T11:59:59Z', 'gte', '2026-01-01', U],
    ['a delivery when that day was over everywhere', '2026-01-02T12:00:00Z', 'gte', '2026-01-01', T],
    ['signed before the day began anywhere', '2025-12-31T10:00:00Z', 'lte', '2026-01-01', T],
    ['signed in the day', '2026-01-01T12:00:00Z', 'lte', '2026-01-01', U],
    ['signed after the day everywhere', '2026-01-02T12:00:00Z', 'lte', '2026-01-01', F],
    ['the same day twice', '2026-01-01', 'lte', '2026-01-01', U],
    ['days in a row', '2026-01-01', 'lte', '2026-01-02', U],
    ['days well apart', '2026-01-01', 'lte', '2026-01-04', T],
    ['days well apart, the wrong way round', '2026-01-04', 'lte', '2026-01-01', F],
    ['a moment and itself', '2026-01-01T00:00:00Z', 'gte', '2026-01-01T01:00:00+01:00', T],
    ['the same day is equal still', '2026-01-01', 'equals', '2026-01-01', T],
    ['a list of days', ['2026-01-01'], 'gte', '2020-01-01', U],
  ])('%s', (_name, value, operator, operand, truth) => {
    expect(judge(leaf(operator, operand, { as: 'timestamp' }), { x: value }).truth).toBe(truth);
  });
});

describe('absent: a fact only where the reader or a complete source says so', () => {
  it.each<[string, Facts, boolean, object, Truth]>([
    ['not in a complete source', {}, true, {}, U],
    ['not in a complete source, absent: fail', {}, true, { absent: 'fail' }, F],
    ['not in a complete source, absent: pass', {}, true, { absent: 'pass' }, T],
    ['not in a complete source, absent: unknown', {}, true, { absent: 'unknown' }, U],
    ['not in an incomplete source, absent: fail', {}, false, { absent: 'fail' }, U],
    ['not in an incomplete source, absent: pass', {}, false, { absent: 'pass' }, U],
    ['said to be absent, absent: fail', { x: '-' }, false, { absent: 'fail' }, F],
    ['said to be absent, absent: pass', { x: '-' }, false, { absent: 'pass' }, T],
    ['templated, absent: pass', { x: '?' }, true, { absent: 'pass' }, U],
    ['unparsed, absent: fail', { x: '!' }, true, { absent: 'fail' }, U],
  ])('%s', (_name, facts, complete, more, truth) => {
    expect(judge(leaf('equals', 1, more), facts, contextOf(complete)).truth).toBe(truth);
  });

  const header = 'headers.strict-transport-security';
  it.each<[string, Facts, boolean, Predicate, Truth]>([
    [
      'under a branch that is absent, in an incomplete source',
      { [header]: '-' },
      false,
      { at: `${header}.maxAge`, gte: 1, absent: 'fail' },
      F,
    ],
    ['two levels under it', { headers: '-' }, false, { at: `${header}.maxAge`, gte: 1, absent: 'fail' }, F],
    ['under a branch that is absent, nothing said', { [header]: '-' }, false, { at: `${header}.maxAge`, gte: 1 }, U],
    [
      'under a branch that is templated',
      { [header]: '?' },
      true,
      { at: `${header}.maxAge`, gte: 1, absent: 'fail' },
      U,
    ],
    [
      'absent under what is templated',
      { headers: '?', [header]: '-' },
      true,
      { at: `${header}.maxAge`, gte: 1, absent: 'fail' },
      U,
    ],
    [
      'beside a branch that is absent',
      { 'headers.server': '-' },
      false,
      { at: `${header}.maxAge`, gte: 1, absent: 'fail' },
      U,
    ],
    ['exists, under a branch that is absent', { [header]: '-' }, false, { at: `${header}.maxAge`, exists: true }, F],
    [
      'exists not, under a branch that is absent',
      { [header]: '-' },
      false,
      { at: `${header}.maxAge`, exists: false },
      T,
    ],
    ['an absent fact does not make its branch exist', { [header]: '-' }, true, { at: 'headers', exists: true }, F],
    ['nor in an incomplete source', { [header]: '-' }, false, { at: 'headers', exists: true }, U],
    ['a known fact makes its branch exist', { [header]: 'max-age=1' }, false, { at: 'headers', exists: true }, T],
    ['a templated fact leaves it open', { [header]: '?' }, true, { at: 'headers', exists: true }, U],
    [
      'a list that is absent has no members',
      { 'servers.0.locations': '-' },
      false,
      { each: 'servers.0.locations', assert: { at: 'x', equals: 1 }, onEmpty: 'pass' },
      T,
    ],
    [
      'nor has one under a branch that is absent',
      { servers: '-' },
      false,
      { each: 'servers.0.locations', assert: { at: 'x', equals: 1 }, onEmpty: 'fail' },
      F,
    ],
    ['a name with a dot is one name', { 'a\\.b.c': 1 }, true, { at: 'a\\.b', exists: true }, T],
  ])('%s', (_name, facts, complete, predicate, truth) => {
    expect(judge(predicate, facts, contextOf(complete)).truth).toBe(truth);
  });
});

describe('operands: lists, parameters and moments', () => {
  const set = contextOf(true, { least: 3, limit: 'P1Y' });
  const time = (operand: Operand, operator: 'gte' | 'lte' = 'gte') => leaf(operator, operand, { as: 'timestamp' });
  it.each<[string, Predicate, FactValue, Truth, string?]>([
    ['a list of the ruleset', leaf('in', { $list: 'good' }), 'a', T],
    ['not on the list', leaf('in', { $list: 'good' }), 'z', F],
    ['a list nobody has', leaf('in', { $list: 'unheard' }), 'a', U, 'no-baseline'],
    ['a parameter', leaf('gte', { $param: 'least' }), 3, T],
    ['a parameter not reached', leaf('gte', { $param: 'least' }), 2, F],
    ['a parameter nobody set', leaf('gte', { $param: 'unheard' }), 3, U, 'no-baseline'],
    ['a parameter as a duration', leaf('lte', { $param: 'limit' }, { as: 'duration' }), 'P6M', T],
    // With bare dates for the facts these could not be told apart: a day near the moment may lie on either side of it.
    ['as-of', time({ $time: 'asOf' }, 'lte'), '2026-07-01T12:00:00Z', T],
    ['observedAt and thirty days', time({ $time: 'observedAt', plus: 'P30D' }), '2026-07-30T00:00:00Z', T],
    ['observedAt and thirty days, not reached', time({ $time: 'observedAt', plus: 'P30D' }), '2026-07-29T23:59:59Z', F],
    ['a year before the end of the period', time({ $time: 'periodTo', minus: 'P1Y' }), '2025-07-01T00:00:00Z', T],
    ['more than a year before it', time({ $time: 'periodTo', minus: 'P1Y' }), '2025-06-30T00:00:00Z', F],
    ['a month back is a month of the calendar', time({ $time: 'periodFrom', minus: 'P1M' }), '2025-12-01T00:00:00Z', T],
    ['forward and back', time({ $time: 'periodFrom', plus: 'P1M', minus: 'P1M' }, 'lte'), '2026-01-01T00:00:00Z', T],
    ['a duration that is none', time({ $time: 'asOf', plus: '30 days' }), '2026-07-29', U, 'indeterminate'],
    ['a duration with a sign', time({ $time: 'asOf', plus: '-P30D' }), '2026-07-29', U, 'indeterminate'],
    ['beyond all dates', time({ $time: 'asOf', plus: 'P999999Y' }, 'lte'), '2026-07-29', U, 'indeterminate'],
  ])('%s', (_name, predicate, value, truth, cause) => {
    const judged = judge(predicate, { x: value }, set);
    expect([judged.truth, judged.cause]).toEqual([truth, cause]);
  });

  it('a moment that nobody knows is unknown', () => {
    const context = { ...contextOf(), moments: { ...contextOf().moments, observedAt: undefined } };
    expect(judge(time({ $time: 'observedAt' }), { x: '2026-07-01' }, context).truth).toBe(U);
  });

  it('the trace tells what was expected, and what it stands on', () => {
    const { trace } = judge(leaf('gte', { $param: 'least' }), { x: 2 }, set);
    expect(trace).toMatchObject([{ form: 'gte', result: F, path: 'x', expected: 'gte least = 3', actual: '2' }]);
  });
});
