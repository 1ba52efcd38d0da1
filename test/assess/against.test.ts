import { describe, expect, it } from 'vitest';
import {
  answered,
  asks,
  CRITERION,
  DESK,
  given,
  HALF,
  item,
  paper,
  itemId,
  LAST_YEAR,
  measures,
  observed,
  OLD,
  outcomeOf,
  PARTIAL,
  portal,
  portalId,
  reads,
  says,
  seen,
  STATEMENT,
  stancesOf,
} from './observed.ts';
import type { World } from './world.ts';

const operation = reads({ card: ['complete'], deviations: 'bad' }, { aspect: 'operation' });
const acknowledged = { acknowledged: { by: DESK, at: '2026-10-21' } };
const on = (day: string) => ({ card: { observedAt: day } });
const refuting = (by: string, more: Parameters<typeof says>[2] = {}) => ({
  judgements: [says('met', [by], { refutes: [itemId(1, 'bad')], ...more })],
});

describe('an adverse item counts where it can be read, explained or not', () => {
  it.each<[string, World, string]>([
    ['measured', seen(measures(), [portal('bad')]), 'fail against'],
    [
      'in a format its reader knows',
      given(reads(), [item(1, 'bad', { recognised: true, without: ['what', 'madeBy', 'columns'] })]),
      'fail against',
    ],
    ['explained on its card', given(reads(), [item(1, 'bad')]), 'fail against'],
    [
      'acknowledged by the addressee',
      given(reads({ card: ['complete'] }), [item(1, 'bad', { card: acknowledged, without: ['complete'] })]),
      'fail against',
    ],
    [
      'acknowledged by somebody else',
      given(reads({ card: ['complete'] }), [
        item(1, 'bad', {
          card: { acknowledged: { by: { party: 'client', role: 'owner' }, at: '2026-10-21' } },
          without: ['complete'],
        }),
      ]),
      'not-established blocked not-explained',
    ],
    [
      'not explained',
      given(reads({ card: ['complete'] }), [item(1, 'bad', { without: ['complete'] })]),
      'not-established blocked not-explained',
    ],
    [
      'without its legend',
      given(reads(), [item(1, 'bad', { without: ['columns'], card: acknowledged })]),
      'not-established blocked not-explained',
    ],
    ['delivered in part', given(reads(), [item(1, 'bad', PARTIAL)]), 'fail against'],
    ['only a statement', given(reads(), [item(1, 'bad', STATEMENT)]), 'fail against'],
    ['long ago: it does not go stale', given(reads({}, { window: 'P3M' }), [item(1, 'bad', OLD)]), 'fail against'],
    ['after as-of', seen(measures(), [portal('bad', '2026-12-01')]), 'not-established nothing-usable out-of-period'],
    [
      'about another year, in operation',
      given(operation, [item(1, 'bad', LAST_YEAR)]),
      'not-established nothing-usable out-of-period',
    ],
    ['about half of the period, in operation', given(operation, [item(1, 'bad', HALF)]), 'fail against'],
    [
      'about a period nobody tells, in operation',
      given(operation, [item(1, 'bad', { without: ['period'], recognised: true })]),
      'not-established blocked not-explained',
    ],
    ['broken', given(reads(), [item(1, 'bad')], { indexBroken: true }), 'not-established blocked integrity-broken'],
  ])('%s', (_name, world, expected) => {
    expect(outcomeOf(world)).toBe(expected);
  });
});

describe('remedied during the audit: a strictly later usable observation, at least as strong', () => {
  it.each<[string, World, string]>([
    ['a later measurement', seen(measures(), [portal('bad', '2026-10-01'), portal('good')]), 'met supported'],
    ['an earlier measurement', seen(measures(), [portal('good', '2026-10-01'), portal('bad')]), 'fail against'],
    [
      'good, then bad, then good',
      seen(measures(), [portal('good', '2026-09-01'), portal('bad', '2026-10-01'), portal('good')]),
      'met supported',
    ],
    [
      'bad, then good, then bad',
      seen(measures(), [portal('bad', '2026-09-01'), portal('good', '2026-10-01'), portal('bad')]),
      'fail against',
    ],
    [
      'a later export',
      given(reads(), [item(1, 'bad', on('2026-10-01')), item(2, 'good', on('2026-10-02'))]),
      'met supported',
    ],
    [
      'an export of the same day',
      given(reads(), [item(1, 'bad', on('2026-10-01')), item(2, 'good', on('2026-10-01'))]),
      'fail against',
    ],
    [
      'a later export without a date',
      given(reads(), [item(1, 'bad', on('2026-10-01')), item(2, 'good', { without: ['observedAt'] })]),
      'fail against',
    ],
    [
      'against an undated one',
      given(reads(), [item(1, 'bad', { without: ['observedAt'] }), item(2, 'good')]),
      'fail against',
    ],
    [
      'a later statement',
      given(reads(), [
        item(1, 'bad', on('2026-10-01')),
        item(2, 'good', { card: { observedAt: '2026-10-02', ...STATEMENT.card } }),
      ]),
      'fail against',
    ],
    [
      'a later export that is not explained',
      given(reads(), [item(1, 'bad', on('2026-10-01')), item(2, 'good', { without: ['what'], recognised: true })]),
      'fail against',
    ],
    ['a later failed attempt', seen(measures(), [portal('bad', '2026-10-01'), portal('timeout')]), 'fail against'],
    [
      'a later measurement after as-of',
      seen(measures(), [portal('bad', '2026-10-01'), portal('good', '2026-12-01')]),
      'fail against',
    ],
    [
      'a later measurement, in operation',
      seen(measures({}, { aspect: 'operation' }), [portal('bad', '2026-10-01'), portal('good')]),
      'fail against',
    ],
    [
      'a delivery after a written "none"',
      given(asks(), [paper(1)], { requests: [answered('none', { at: '2026-10-01' })] }),
      'met supported',
    ],
    [
      'a delivery before a written "none"',
      given(asks(), [paper(1, on('2026-09-01'))], { requests: [answered('none', { at: '2026-10-01' })] }),
      'fail against',
    ],
  ])('%s', (_name, world, expected) => {
    expect(outcomeOf(world)).toBe(expected);
  });

  it('prints both, and calls them contested', () => {
    const world = seen(measures(), [portal('bad', '2026-10-01'), portal('good')]);
    expect(observed(world).contested).toBe(true);
    expect(stancesOf(world).toSorted()).toEqual(['portal/http against superseded', 'portal/http support']);
    expect(observed(world).items.map((each) => each.supersededBy)).toContain(portalId('good'));
  });
});

describe('refuted: a reviewed judgement with counter-evidence of R3 or better', () => {
  const items = [item(1, 'bad'), item(2, 'good')];
  const against = (counter: Parameters<typeof item>[2]) => [item(1, 'bad'), item(2, 'good', counter)];
  it.each<[string, World, string]>([
    ['an export as counter-evidence', given(reads(), items, refuting(itemId(2))), 'met supported'],
    ['in operation too', given(operation, items, refuting(itemId(2))), 'met supported'],
    ['a statement as counter-evidence', given(reads(), against(STATEMENT), refuting(itemId(2))), 'fail against'],
    [
      'counter-evidence that is not explained',
      given(reads(), against({ without: ['what'] }), refuting(itemId(2))),
      'fail against',
    ],
    ['counter-evidence delivered in part', given(reads(), against(PARTIAL), refuting(itemId(2))), 'fail against'],
    ['the item itself as counter-evidence', given(reads(), items, refuting(itemId(1, 'bad'))), 'fail against'],
    [
      'counter-evidence that is refuted in its turn',
      given(reads(), [item(1, 'bad'), item(2, 'bad'), item(3, 'good')], {
        judgements: [
          says('met', [itemId(1, 'bad'), itemId(2, 'bad')], { refutes: [itemId(1, 'bad'), itemId(2, 'bad')] }),
        ],
      }),
      'fail against',
    ],
    [
      'two judgements that set two items against each other',
      given(reads(), [item(1, 'bad'), item(2, 'bad'), item(3, 'good')], {
        judgements: [
          says('met', [itemId(1, 'bad')], { refutes: [itemId(2, 'bad')] }),
          says('met', [itemId(2, 'bad')], { refutes: [itemId(1, 'bad')] }),
        ],
      }),
      'fail against',
    ],
    [
      'by who concludes that it fails',
      given(reads(), items, {
        judgements: [says('fail', [itemId(2)], { refutes: [itemId(1, 'bad')] })],
      }),
      'fail against',
    ],
    ['nobody reviewed it', given(reads(), items, refuting(itemId(2), { reviewer: null })), 'fail against'],
    ['its author reviewed it', given(reads(), items, refuting(itemId(2), { reviewer: 'one' })), 'fail against'],
    ['reviewed after as-of', given(reads(), items, refuting(itemId(2), { at: '2026-12-01' })), 'fail against'],
    [
      'on another criterion',
      given(reads(), items, refuting(itemId(2), { criterion: 'norm@1/1.01#b' })),
      'fail against',
    ],
    [
      'of other bytes in the same slot',
      given(reads(), items, refuting(itemId(2), { refutes: [itemId(1, 'unknown')] })),
      'fail against',
    ],
    [
      'of the slot, without its bytes',
      given(reads(), items, refuting(itemId(2), { refutes: ['IV-1-1'] })),
      'fail against',
    ],
  ])('%s', (_name, world, expected) => {
    expect(outcomeOf(world)).toBe(expected);
  });

  it('the refuted item stays printed', () => {
    expect(stancesOf(given(reads(), items, refuting(itemId(2))))).toEqual(['IV-1-1 against refuted', 'IV-1-2 support']);
  });
});

describe('sample rule: k deviations, fixed before the draw, per record', () => {
  const rule = (more: object = {}) => ({
    decisions: [
      {
        kind: 'sample-rule',
        criterion: CRITERION,
        k: 3,
        fixedAt: '2026-01-01',
        drawnAt: '2026-02-01',
        ...more,
      } as const,
    ],
  });
  const one = [item(1, 'bad')];
  it.each<[string, World, string]>([
    ['three deviations, three allowed', given(operation, one, rule()), 'met supported'],
    ['three deviations, two allowed', given(operation, one, rule({ k: 2 })), 'fail against'],
    ['three deviations, none allowed', given(operation, one, rule({ k: 0 })), 'fail against'],
    ['six in two items, three allowed', given(operation, [item(1, 'bad'), item(2, 'bad')], rule()), 'fail against'],
    [
      'six in two items, six allowed',
      given(operation, [item(1, 'bad'), item(2, 'bad')], rule({ k: 6 })),
      'met supported',
    ],
    ['fixed after the draw', given(operation, one, rule({ fixedAt: '2026-03-01' })), 'fail against'],
    ['fixed on the day of the draw', given(operation, one, rule({ fixedAt: '2026-02-01' })), 'fail against'],
    ['no day on which it was fixed', given(operation, one, rule({ fixedAt: undefined })), 'fail against'],
    ['no number', given(operation, one, rule({ k: undefined })), 'fail against'],
    ['expired', given(operation, one, rule({ expires: '2026-10-01' })), 'fail against'],
    ['nobody approved it', given(operation, one, rule({ approver: undefined })), 'fail against'],
    ['on a moment instead of a period', given(reads({ deviations: 'bad' }), one, rule()), 'fail against'],
    [
      'the sample is not said to be whole',
      given(reads({ deviations: 'bad' }, { aspect: 'operation' }), [item(1, 'bad', { without: ['complete'] })], rule()),
      'fail against',
    ],
    [
      'half of the period',
      given(operation, [item(1, 'bad', HALF)], rule()),
      'not-established nothing-usable coverage-incomplete',
    ],
    ['only a statement', given(operation, [item(1, 'bad', STATEMENT)], rule()), 'fail against'],
    [
      'records that nobody counts',
      given(reads({ deviations: 'unheard' }, { aspect: 'operation' }), one, rule()),
      'fail against',
    ],
  ])('%s', (_name, world, expected) => {
    expect(outcomeOf(world)).toBe(expected);
  });
});

describe('contested: items that disagree', () => {
  it.each<[string, World, boolean]>([
    ['one good, one bad', given(reads(), [item(1, 'good'), item(2, 'bad')]), true],
    ['both good', given(reads(), [item(1, 'good'), item(2, 'good')]), false],
    ['both bad', given(reads(), [item(1, 'bad'), item(2, 'bad')]), false],
    ['one bad, one unreadable', given(reads(), [item(1, 'bad'), item(2, 'unreadable')]), false],
    ['one bad, one statement', given(reads(), [item(1, 'bad'), item(2, 'good', STATEMENT)]), false],
    ['a remedied deviation', seen(measures(), [portal('bad', '2026-10-01'), portal('good')]), true],
    ['a deviation that came back', seen(measures(), [portal('good', '2026-10-01'), portal('bad')]), true],
    ['a refuted deviation', given(reads(), [item(1, 'bad'), item(2, 'good')], refuting(itemId(2))), true],
    ['a written "none" and a delivery', given(asks(), [paper(1)], { requests: [answered('none')] }), true],
    ['nothing at all', given(reads(), []), false],
  ])('%s', (_name, world, expected) => {
    expect(observed(world).contested).toBe(expected);
  });
});
