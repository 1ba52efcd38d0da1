import { describe, expect, it } from 'vitest';
import {
  asks,
  CRITERION,
  given,
  item,
  judged,
  measures,
  paper,
  portal,
  reads,
  says,
  seen,
  itemId,
} from './observed.ts';
import { assessWorld, type CriterionSpec, type DeliveredSpec, type MeasuredSpec, single, type World } from './world.ts';

const BEFORE = { asOf: '2026-06-30' };

/** The audit before: the same criterion, seen to fail. */
const failedExport = assessWorld(
  given(reads(), [item(1, 'bad', { collectedAt: '2026-06-01T00:00:00Z', card: { observedAt: '2026-06-01' } })], BEFORE),
);
const failedPortal = assessWorld(seen(measures(), [portal('bad', '2026-06-01')], BEFORE));
const failedPaper = assessWorld(given(judged(), [paper(1)], { judgements: [says('fail', [itemId(1)])] }));
const passed = assessWorld(given(reads(), [item(1, 'good')]));

function now(
  spec: CriterionSpec,
  items: readonly DeliveredSpec[],
  predecessor: World['predecessor'],
  more: Partial<World> = {},
): World {
  return given(spec, items, { ...(predecessor === undefined ? {} : { predecessor }), ...more });
}
const measured = (list: readonly MeasuredSpec[]): World => seen(measures(), list, { predecessor: failedPortal });

function resultOf(world: World): string {
  const { status, rule } = assessWorld(world).findings[0]!.criteria[0]!;
  return `${status} ${rule}`;
}

const EARLIER = 'fail established-earlier';
type Case = readonly [string, World, string];

const CASES: readonly Case[] = [
  ['nothing this time', now(reads(), [], failedExport), EARLIER],
  ['withheld this time', now(reads(), [item(2, 'good', { card: { access: 'withheld' } })], failedExport), EARLIER],
  ['asked of nobody this time', now(reads(), [], failedExport, { requests: [] }), EARLIER],
  ['new evidence shows that it is met', now(reads(), [item(2, 'good')], failedExport), 'met supported'],
  ['new evidence that is not explained', now(reads(), [item(2, 'good', { without: ['what'] })], failedExport), EARLIER],
  [
    'new evidence that is too weak',
    now(reads(), [item(2, 'good', { card: { madeBy: { party: 'supplier', how: 'statement' } } })], failedExport),
    EARLIER,
  ],
  ['new evidence that is broken', now(reads(), [item(2, 'good')], failedExport, { indexBroken: true }), EARLIER],
  ['it fails again', now(reads(), [item(2, 'bad')], failedExport), 'fail against'],
  [
    'decided to be not applicable',
    now(reads(), [], failedExport, {
      decisions: [{ kind: 'not-applicable', criterion: CRITERION, fact: 'none', items: [itemId(2)] }],
      delivered: [item(2, 'good', { kind: 'inventory' })],
    }),
    EARLIER,
  ],
  ['it was met before', now(reads(), [], passed), 'not-established blocked'],
  ['there was no audit before', now(reads(), [], undefined), 'not-established blocked'],
  ['measured again and good', measured([portal('good', '2026-10-20')]), 'met supported'],
  ['not measured again', measured([]), EARLIER],
  ['the measurement failed', measured([portal('timeout', '2026-10-20')]), EARLIER],
  [
    'only a measurement from before',
    seen(measures(), [portal('good', '2026-05-01')], { predecessor: failedPortal }),
    EARLIER,
  ],
  ['a measurement of after it that was not there before', measured([portal('good', '2026-06-15')]), 'met supported'],
  [
    'an export of before it, while the one that showed it is kept back',
    now(reads(), [item(2, 'good', { card: { observedAt: '2026-02-01' } })], failedExport),
    EARLIER,
  ],
  [
    'an export of the same day',
    now(reads(), [item(2, 'good', { card: { observedAt: '2026-06-01' } })], failedExport),
    EARLIER,
  ],
  ['an export of no day', now(reads(), [item(2, 'good', { without: ['observedAt'] })], failedExport), EARLIER],
  [
    'the same target under another name',
    single(measures(), {
      targets: [{ id: 'door', kind: 'web' }],
      measured: [{ target: 'door', collector: 'http', at: '2026-10-20T00:00:00Z', shows: 'good' }],
      predecessor: failedPortal,
    }),
    EARLIER,
  ],
  [
    'judged anew on the same paper',
    now(judged(), [paper(1)], failedPaper, { judgements: [says('met', [itemId(1)])] }),
    EARLIER,
  ],
  [
    'judged anew on another paper',
    now(judged(), [paper(2)], failedPaper, { judgements: [says('met', [itemId(2)])] }),
    'met supported',
  ],
  ['judged by nobody', now(judged(), [paper(2)], failedPaper), EARLIER],
  ['a paper where an export failed', now(asks({ aspect: 'existence' }), [], failedExport), EARLIER],
];

describe('a fail that was established before', () => {
  it.each(CASES)('%s', (_name, world, expected) => {
    expect(resultOf(world)).toBe(expected);
  });

  it('makes the control fail, the conclusion too, and says where it comes from', () => {
    const result = assessWorld(now(reads(), [], failedExport));
    const [finding] = result.findings;
    expect([finding!.verdict, result.conclusion]).toEqual(['fail', 'does-not-meet']);
    expect(finding!.criteria[0]!.observations.at(-1)).toMatchObject({
      outcome: 'fail',
      rule: 'established-earlier',
      because: { code: 'because.established-earlier', params: { audit: 'A-1', asOf: '2026-06-30' } },
    });
    expect(result.predecessor).toMatchObject({ id: 'A-1' });
  });

  it('in operation stays for the days it was about, and for no others', () => {
    const works = reads({}, { aspect: 'operation' });
    const before = { period: { from: '2025-01-01', to: '2025-12-31' }, asOf: '2026-01-31' };
    const lastYear = { card: { period: before.period, observedAt: '2026-01-10' }, collectedAt: '2026-01-12T00:00:00Z' };
    const earlier = assessWorld(given(works, [item(1, 'bad', lastYear)], before));
    const clean = item(2, 'good', { card: { observedAt: '2026-10-31' } });
    expect(resultOf(now(works, [clean], earlier))).toBe('met supported');
    const same = item(2, 'good', { card: { period: before.period, observedAt: '2026-10-30' } });
    const again = { period: before.period };
    expect(resultOf(now(works, [same], undefined, again))).toBe('met supported');
    expect(resultOf(now(works, [same], earlier, again))).toBe(EARLIER);
  });

  it('stays through an audit that could not refute it either', () => {
    const second = assessWorld(now(reads(), [], failedExport));
    expect(resultOf(now(reads(), [], second))).toBe(EARLIER);
    expect(resultOf(now(reads(), [item(2, 'good')], second))).toBe('met supported');
    const older = item(2, 'good', { card: { observedAt: '2026-02-01' } });
    expect(resultOf(now(reads(), [older], second))).toBe(EARLIER);
    const third = assessWorld(now(reads(), [], second)).findings[0]!.criteria[0]!.observations.at(-1);
    expect(third!.because.params).toEqual({ audit: 'A-1', asOf: '2026-06-30' });
  });

  it('is a limitation where the criterion is not examined again', () => {
    const { limitations } = assessWorld(now(reads({}, { id: 'b' }), [], failedExport));
    expect(limitations).toContainEqual({
      code: 'limitation.earlier-fail-unseen',
      params: { criterion: CRITERION },
      party: 'auditor',
    });
  });
});
