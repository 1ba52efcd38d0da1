import { describe, expect, it } from 'vitest';
import type { Need } from '../../src/catalogue/types.ts';
import { worst } from '../../src/assess/criterion.ts';
import type { Outcome } from '../../src/assess/types.ts';
import {
  answered,
  CRITERION,
  criterionOf,
  given,
  grounds,
  item,
  itemId,
  observationsOf,
  outcomeOf,
  WITHHELD,
} from './observed.ts';
import { checkNeed, type Content, criterion, type DeliveredSpec, judgementNeed, type World } from './world.ts';

describe('worst-of: over needs and targets the worst wins', () => {
  it.each<{ readonly of: readonly Outcome[]; readonly is: Outcome | undefined }>([
    { of: ['met', 'met'], is: 'met' },
    { of: ['met', 'fail'], is: 'fail' },
    { of: ['not-established', 'fail'], is: 'fail' },
    { of: ['did-not-occur', 'fail'], is: 'fail' },
    { of: ['met', 'not-established'], is: 'not-established' },
    { of: ['did-not-occur', 'not-established'], is: 'not-established' },
    { of: ['met', 'did-not-occur'], is: 'did-not-occur' },
    { of: ['not-applicable', 'met'], is: 'met' },
    { of: ['not-applicable', 'fail'], is: 'fail' },
    { of: ['not-applicable', 'not-established'], is: 'not-established' },
    { of: ['not-applicable', 'did-not-occur'], is: 'did-not-occur' },
    { of: ['not-applicable', 'not-applicable'], is: undefined },
    { of: [], is: undefined },
    { of: ['met', 'did-not-occur', 'not-established', 'fail', 'not-applicable'], is: 'fail' },
  ])('$of is $is', ({ of, is }) => {
    expect(worst(of)).toBe(is);
    expect(worst([...of].reverse())).toBe(is);
  });

  const one = checkNeed({ id: 'one', from: 'export' });
  const other = checkNeed({ id: 'other', from: 'report' });
  it.each<[Content, Content, string]>([
    ['good', 'good', 'met'],
    ['good', 'bad', 'fail'],
    ['unknown', 'bad', 'fail'],
    ['good', 'unknown', 'not-established'],
    ['good', 'unreadable', 'not-established'],
  ])('a criterion whose two needs show %s and %s is %s', (first, second, status) => {
    const items = [item(1, first), item(2, second, { kind: 'report' })];
    const world = given(criterion([one, other]), items);
    expect(observationsOf(world)).toHaveLength(2);
    expect(criterionOf(world).status).toBe(status);
  });

  it.each<[Content, Content | 'timeout', string]>([
    ['good', 'good', 'met'],
    ['good', 'bad', 'fail'],
    ['good', 'timeout', 'not-established'],
    ['bad', 'timeout', 'fail'],
    ['inapplicable', 'good', 'met'],
  ])('two targets that show %s and %s give %s', (first, second, status) => {
    const spec = criterion([checkNeed({ when: { at: 'applies', equals: true } })]);
    const at = '2026-10-20T00:00:00Z';
    const world = given(spec, [], {
      requests: [],
      targets: [
        { id: 'portal', kind: 'web' },
        { id: 'gateway', kind: 'web' },
      ],
      measured: [
        { target: 'portal', collector: 'http', at, shows: first },
        { target: 'gateway', collector: 'http', at, shows: second },
      ],
    });
    expect(criterionOf(world).status).toBe(status);
  });
});

describe('best-of: of an anyOf the best branch counts', () => {
  const when = { at: 'applies', equals: true } as const;
  const branches = [checkNeed({ id: 'one', from: 'export', when }), checkNeed({ id: 'other', from: 'report', when })];
  const either = criterion([{ kind: 'anyOf', id: 'either', branches } as Need]);
  const pair = (first: DeliveredSpec, second: DeliveredSpec, more: Partial<World> = {}) =>
    given(either, [first, { ...second, kind: 'report' }], more);
  const impossible = { kind: 'not-applicable' as const, criterion: CRITERION, fact: 'none', items: [itemId(8)] };

  it.each<[string, World, string]>([
    ['both good', pair(item(1, 'good'), item(2, 'good')), 'met best-of'],
    ['one good, one bad', pair(item(1, 'bad'), item(2, 'good')), 'met best-of'],
    ['one good, one unreadable', pair(item(1, 'unreadable'), item(2, 'good')), 'met best-of'],
    ['one good, one withheld', pair(item(1, 'good', WITHHELD), item(2, 'good')), 'met best-of'],
    ['one bad, one unreadable', pair(item(1, 'bad'), item(2, 'unreadable')), 'not-established best-of indeterminate'],
    ['one bad, one withheld', pair(item(1, 'bad'), item(2, 'good', WITHHELD)), 'not-established best-of withheld'],
    ['both bad', pair(item(1, 'bad'), item(2, 'bad')), 'fail best-of'],
    ['one good, one not applicable', pair(item(1, 'good'), item(2, 'inapplicable')), 'met best-of'],
    ['one bad, one not applicable', pair(item(1, 'bad'), item(2, 'inapplicable')), 'fail best-of'],
    ['both not applicable', pair(item(1, 'inapplicable'), item(2, 'inapplicable')), 'not-applicable best-of'],
    ['one good, the other never delivered', given(either, [item(1, 'good')]), 'met best-of'],
    [
      'one good, the question answered in part',
      pair(item(1, 'good'), item(2, 'good'), { requests: [answered('partial')] }),
      'not-established best-of not-received',
    ],
    [
      'both lifted by a decision',
      given(either, [grounds()], { decisions: [impossible] }),
      'not-applicable decided-not-applicable',
    ],
  ])('%s', (_name, world, expected) => {
    expect(outcomeOf(world)).toBe(expected);
  });

  it('shows every branch, and counts none of them twice', () => {
    const world = pair(item(1, 'bad'), item(2, 'good'));
    const all = criterionOf(world).observations;
    expect(all.map(({ need, branchOf, outcome }) => [need, branchOf, outcome])).toEqual([
      ['one', 'either', 'fail'],
      ['other', 'either', 'met'],
      ['either', undefined, 'met'],
    ]);
  });

  it('what no branch applies to is left to judge, not passed', () => {
    const world = pair(item(1, 'inapplicable'), item(2, 'inapplicable'));
    expect(criterionOf(world)).toMatchObject({ status: 'not-established', rule: 'nothing-left' });
  });

  it('a judgement may be a branch', () => {
    const spec = criterion([{ kind: 'anyOf', id: 'either', branches: [branches[0], judgementNeed()] } as Need]);
    const judgements = [{ criterion: CRITERION, verdict: 'met' as const, items: [itemId(8)] }];
    expect(outcomeOf(given(spec, [grounds()], { judgements }))).toBe('met best-of');
  });
});
