import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Operand } from '../../src/catalogue/types.ts';
import { NAMED_CHECKS } from '../../src/catalogue/vocabulary.ts';
import { namedChecks } from '../../src/assess/checks/registry.ts';
import type { Truth } from '../../src/assess/predicate/types.ts';
import { contextOf, type Facts, judge } from './predicate/facts.ts';

const T = 'true';
const F = 'false';
const U = 'unknown';
type With = Readonly<Record<string, Operand>>;

it('the registry, the folder and the vocabulary of catalogues hold the same checks', () => {
  const files = readdirSync(new URL('../../src/assess/checks', import.meta.url));
  const names = files.map((file) => file.replace('.ts', '')).filter((name) => name !== 'registry');
  expect(Object.keys(namedChecks).sort()).toEqual(names.sort());
  expect(Object.keys(NAMED_CHECKS).sort()).toEqual(names.sort());
  for (const name of names) {
    expect(namedChecks[name]?.name).toBe(name);
    const { must = {}, may = {} } = NAMED_CHECKS[name] ?? {};
    expect([...(namedChecks[name]?.parameters ?? [])].sort()).toEqual(
      [...Object.keys(must), ...Object.keys(may)].sort(),
    );
  }
});

describe('max-gap: the longest time that reaches into the period', () => {
  const ends = { from: { $time: 'periodFrom' }, to: { $time: 'periodTo' } } as const;
  const use = (atMost: Operand, more: With = ends) =>
    ({ use: 'max-gap', with: { series: 'l', atMost, ...more } }) as const;
  const days = (...given: readonly string[]): Facts => ({ l: given });
  it.each<[string, ReturnType<typeof use>, Facts, Truth]>([
    ['small gaps', use('P100D'), days('2026-01-15', '2026-04-01', '2026-06-15'), T],
    ['in any order', use('P100D'), days('2026-06-15', '2026-01-15', '2026-04-01'), T],
    ['one large gap', use('P100D'), days('2026-01-15', '2026-06-15'), F],
    ['a large gap before the first', use('P100D'), days('2026-05-01', '2026-06-15'), F],
    ['a large gap after the last', use('P100D'), days('2026-01-15', '2026-02-15'), F],
    ['one moment before the period that is recent enough', use('P366D'), days('2025-09-01'), T],
    ['one moment long before the period', use('P366D'), days('2019-01-01'), F],
    ['a gap that began before the period', use('P366D'), days('2024-12-01', '2026-06-15'), F],
    ['only moments after the period', use('P366D'), days('2027-01-01'), U],
    ['no moments', use('P366D'), days(), U],
    ['a series that is hidden', use('P366D'), { l: '?' }, U],
    ['a series that is not there', use('P366D'), {}, U],
    ['one moment, not as a series', use('P366D'), { l: '2026-03-01' }, U],
    ['a moment without a zone', use('P366D'), days('2026-03-01T10:00:00'), U],
    ['a moment that is none', use('P366D'), days('2026-03-01', 'soon'), U],
    ['a limit that is none', use('a year'), days('2026-03-01'), U],
    ['a limit nobody set', use({ $param: 'unheard' }), days('2026-03-01'), U],
    ['no start', use('P366D', { to: ends.to }), days('2026-03-01'), U],
    ['no end', use('P366D', { from: ends.from }), days('2026-03-01'), U],
    ['a start nobody set', use('P366D', { ...ends, from: { $param: 'unheard' } }), days('2026-03-01'), U],
    ['an end that is no moment', use('P366D', { ...ends, to: 'soon' }), days('2026-03-01'), U],
  ])('%s', (_name, predicate, facts, truth) => {
    expect(judge(predicate, facts).truth).toBe(truth);
  });

  it('in what may be a part of the moments a gap is nobody’s', () => {
    const gap = days('2026-01-15', '2026-06-15');
    expect(judge(use('P100D'), gap, contextOf(false)).truth).toBe(U);
    expect(judge(use('P200D'), gap, contextOf(false)).truth).toBe(T);
  });

  it('an end that nobody knows is unknown', () => {
    const context = { ...contextOf(), moments: { ...contextOf().moments, observedAt: undefined } };
    const predicate = use('P366D', { ...ends, to: { $time: 'observedAt' } });
    expect(judge(predicate, days('2026-03-01'), context).truth).toBe(U);
  });
});

describe('ratio: one count over another', () => {
  const use = (atLeast: Operand) => ({ use: 'ratio', with: { part: 'p', whole: 'w', atLeast } }) as const;
  it.each<[Facts, Operand, Truth, string?]>([
    [{ p: 95, w: 100 }, 0.95, T],
    [{ p: 94, w: 100 }, 0.95, F],
    [{ p: 0, w: 100 }, 0.95, F],
    [{ p: 100, w: 100 }, 1, T],
    [{ p: 0, w: 0 }, 0.95, U, 'sample-too-small'],
    [{ p: '?', w: 100 }, 0.95, U, 'indeterminate'],
    [{ p: 95 }, 0.95, U, 'indeterminate'],
    [{ p: '95', w: 100 }, 0.95, U, 'indeterminate'],
    [{ p: 95, w: 100 }, 'most', U, 'indeterminate'],
    [{ p: 95, w: 100 }, { $param: 'unheard' }, U, 'no-baseline'],
    [{ p: 95, w: 100 }, { $param: 'share' }, T],
  ])('%j, at least %j: %s', (facts, atLeast, truth, cause) => {
    const judged = judge(use(atLeast), facts, contextOf(true, { share: 0.9 }));
    expect([judged.truth, judged.cause]).toEqual([truth, cause]);
  });
});

describe('utilisation: work over capacity', () => {
  const work = { volume: 6000, minutes: 2, share: 0.5, hours: 200 };
  const use = (atMost: Operand) => {
    const paths = { volume: 'volume', minutes: 'minutes', share: 'share', hours: 'hours' };
    return { use: 'utilisation', with: { ...paths, atMost } } as const;
  };
  it.each<[string, Facts, Operand, Truth, string?]>([
    ['half of the hours', work, 0.85, T],
    ['exactly the limit', work, 0.5, T],
    ['over the limit', work, 0.49, F],
    ['no work at all', { ...work, volume: 0 }, 0.85, T],
    ['more work than hours', { ...work, volume: 60_000 }, 0.85, F],
    ['no hours', { ...work, hours: 0 }, 0.85, U, 'indeterminate'],
    ['fewer than no hours', { ...work, hours: -1 }, 0.85, U, 'indeterminate'],
    ['hidden minutes', { ...work, minutes: '?' }, 0.85, U, 'indeterminate'],
    ['a share in words', { ...work, share: 'half' }, 0.85, U, 'indeterminate'],
    ['no limit', work, { $param: 'unheard' }, U, 'no-baseline'],
    ['a limit in words', work, 'most', U, 'indeterminate'],
  ])('%s', (_name, facts, atMost, truth, cause) => {
    const judged = judge(use(atMost), facts);
    expect([judged.truth, judged.cause]).toEqual([truth, cause]);
  });
});

describe('reconcile: two counts of the same thing', () => {
  const use = (more: With = {}) => ({ use: 'reconcile', with: { a: 'a', b: 'b', ...more } }) as const;
  it.each<[string, Facts, With, Truth, string?]>([
    ['equal', { a: 7, b: 7 }, {}, T],
    ['one off', { a: 7, b: 8 }, {}, F],
    ['one off of two allowed', { a: 7, b: 8 }, { count: 2 }, T],
    ['three off of two allowed', { a: 7, b: 10 }, { count: 2 }, F],
    ['exactly the share', { a: 999, b: 1000 }, { share: 0.001 }, T],
    ['the share, the other way round', { a: 1000, b: 999 }, { share: 0.001 }, T],
    ['over the share', { a: 998, b: 1000 }, { share: 0.001 }, F],
    ['nothing against something', { a: 0, b: 1 }, {}, F],
    ['nothing against nothing', { a: 0, b: 0 }, {}, U, 'sample-too-small'],
    ['a count that is hidden', { a: '?', b: 7 }, {}, U, 'indeterminate'],
    ['a count that is not there', { b: 7 }, {}, U, 'indeterminate'],
    ['a count in words', { a: '7', b: 7 }, {}, U, 'indeterminate'],
    ['a count below nought', { a: -7, b: -7 }, {}, U, 'indeterminate'],
    ['a share nobody set', { a: 7, b: 7 }, { share: { $param: 'unheard' } }, U, 'no-baseline'],
    ['a share in words', { a: 7, b: 7 }, { share: 'little' }, U, 'indeterminate'],
    ['a count below nought allowed', { a: 7, b: 7 }, { count: -1 }, U, 'indeterminate'],
    ['both limits at once', { a: 7, b: 7 }, { count: 1, share: 0.5 }, U, 'indeterminate'],
  ])('%s', (_name, facts, more, truth, cause) => {
    const judged = judge(use(more), facts);
    expect([judged.truth, judged.cause]).toEqual([truth, cause]);
  });

  it('in what may be a part of the rows a difference is nobody’s', () => {
    expect(judge(use(), { a: 7, b: 8 }, contextOf(false)).truth).toBe(U);
    expect(judge(use(), { a: 7, b: 7 }, contextOf(false)).truth).toBe(T);
  });
});
