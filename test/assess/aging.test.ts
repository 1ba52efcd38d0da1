import { describe, expect, it } from 'vitest';
import { agingDecisions, agingItems } from '../../src/assess/aging.ts';
import type { Decision } from '../../src/audit/types.ts';
import {
  CRITERION,
  given,
  item,
  itemId,
  judged,
  measures,
  paper,
  portal,
  portalId,
  reads,
  says,
  seen,
} from './observed.ts';
import { assessWorld, type World } from './world.ts';

/** As-of is the end of 1 November 2026 in all these worlds. */
function aging(world: World, window: string, days = 30): readonly string[] {
  const windows = new Map(window === '' ? [] : [[CRITERION, window] as const]);
  return agingItems(assessWorld(world), windows, days).map(
    ({ item: id, until, stale }) => `${id} ${until.slice(0, 10)}${stale ? ' stale' : ''}`,
  );
}

const spec = (window: string) => (window === '' ? {} : { window });
const measured = (window: string, ...days: readonly string[]): World =>
  seen(
    measures({}, spec(window)),
    days.map((day) => portal('good', day)),
  );
const PORTAL = portalId('good');

describe('evidence going stale', () => {
  it.each<[string, World, string, readonly string[]]>([
    ['without a window nothing ages', measured('', '2020-01-01'), '', []],
    ['fresh enough', measured('P1Y', '2026-10-20'), 'P1Y', []],
    ['its window ends in a month', measured('P1M', '2026-10-25'), 'P1M', [`${PORTAL} 2026-11-25`]],
    ['its window ends today', measured('P1M', '2026-10-02'), 'P1M', [`${PORTAL} 2026-11-02`]],
    ['its window ended', measured('P1M', '2026-09-20'), 'P1M', [`${PORTAL} 2026-10-20 stale`]],
    ['the last day of a short month', measured('P1M', '2026-09-30'), 'P1M', [`${PORTAL} 2026-10-30 stale`]],
    ['the same bytes again later', measured('P1M', '2026-08-01', '2026-10-20'), 'P1M', [`${PORTAL} 2026-11-20`]],
    [
      'one that is against does not age',
      seen(measures({}, { window: 'P1M' }), [portal('bad', '2026-09-01')]),
      'P1M',
      [],
    ],
    [
      'what a person judged has no window',
      given(judged({ window: 'P1M' }), [paper(1)], { judgements: [says('met', [itemId(1)])] }),
      'P1M',
      [],
    ],
    ['a delivered export', given(reads({}, { window: 'P1M' }), [item(1, 'good')]), 'P1M', [`${itemId(1)} 2026-11-30`]],
    [
      'an export that was delivered again',
      given(reads({}, { window: 'P1M' }), [
        item(1, 'good', { collectedAt: '2026-09-10T00:00:00Z', card: { observedAt: '2026-09-10' } }),
        item(1, 'advised', { collectedAt: '2026-10-31T12:00:00Z' }),
      ]),
      'P1M',
      [`${itemId(1, 'advised')} 2026-11-30`],
    ],
  ])('%s', (_name, world, window, expected) => {
    expect(aging(world, window)).toEqual(expected);
  });

  it('looks as far ahead as it is asked to', () => {
    expect(aging(measured('P1Y', '2026-10-20'), 'P1Y', 400)).toEqual([`${PORTAL} 2027-10-20`]);
  });

  it('agrees with the verdict on what is stale', () => {
    const world = measured('P1M', '2026-09-20');
    const causes = assessWorld(world).findings.flatMap(({ criteria }) => criteria.flatMap((each) => each.causes));
    expect(causes.map(({ cause }) => cause)).toEqual(['stale']);
  });
});

describe('decisions about to expire', () => {
  const GOOD: Partial<Decision> = { kind: 'explained-advisory', criterion: CRITERION, owner: 'CISO' };
  const ending = (...decisions: readonly Partial<Decision>[]): readonly string[] => {
    const world = given(judged(), [paper(1)], { decisions: decisions.map((each) => ({ ...GOOD, ...each })) });
    return agingDecisions(assessWorld(world), 30).map(
      ({ decision, expired }) => `${decision.id} ${expired ? 'expired' : 'expiring'}`,
    );
  };
  it.each<[string, readonly Partial<Decision>[], readonly string[]]>([
    ['far away', [{ expires: '2027-06-01' }], []],
    ['in a month', [{ expires: '2026-11-20' }], ['B-0 expiring']],
    ['on the last day looked at', [{ expires: '2026-11-30' }], ['B-0 expiring']],
    ['a day later', [{ expires: '2026-12-02' }], []],
    ['today', [{ expires: '2026-11-01' }], ['B-0 expiring']],
    ['yesterday', [{ expires: '2026-10-31' }], ['B-0 expired']],
    ['no date', [{ expires: undefined as unknown as string }], []],
    ['no date that exists', [{ expires: '2026-02-30' }], []],
    ['inert for another reason', [{ expires: '2026-11-20', approver: undefined as never }], []],
    [
      'the first to end comes first',
      [{ expires: '2026-11-20' }, { expires: '2026-11-10' }],
      ['B-1 expiring', 'B-0 expiring'],
    ],
  ])('%s', (_name, decisions, expected) => {
    expect(ending(...decisions)).toEqual(expected);
  });
});
