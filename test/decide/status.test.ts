import { describe, expect, it } from 'vitest';
import type { Assessment, DecisionShown, JudgementShown, RequestShown, SampleShown } from '../../src/assess/types.ts';
import { type Aging, type Status, statusOf } from '../../src/decide/status.ts';
import { asks, given, paper } from '../assess/observed.ts';
import { assessWorld } from '../assess/world.ts';

const assessment = assessWorld(given(asks(), [paper(1)]));
const AGING: Aging = { evidence: [], decisions: [] };
const status = (change: Partial<Assessment>, aging: Partial<Aging> = {}): Status =>
  statusOf({ ...assessment, ...change }, { ...AGING, ...aging }, []);

describe('requests', () => {
  const request = (change: Partial<RequestShown>): RequestShown => ({
    ...{
      id: 'IV-1',
      to: 'supplier',
      ask: '?',
      explain: [],
      criteria: [],
      reminders: [],
      overdue: false,
      status: 'open',
    },
    ...change,
  });
  it.each<[string, Partial<RequestShown>, string | undefined]>([
    ['open', {}, 'open'],
    ['overdue', { overdue: true }, 'overdue'],
    ['in part', { status: 'partial' }, 'partial'],
    ['in part and overdue', { status: 'partial', overdue: true }, 'overdue'],
    ['not sent', { status: 'not-sent' }, 'not-sent'],
    ['received', { status: 'received' }, undefined],
    ['refused', { status: 'withheld' }, undefined],
    ['redacted', { status: 'redacted' }, undefined],
    ['seen on site', { status: 'on-site' }, undefined],
    ['none', { status: 'none' }, undefined],
  ])('%s', (_name, change, expected) => {
    const { requests } = status({ requests: [request(change)] });
    const states = Object.entries(requests).flatMap(([state, lines]) => (lines.length > 0 ? [state] : []));
    expect(states).toEqual(expected === undefined ? [] : [expected]);
  });
});

describe('samples', () => {
  const sample = (change: Partial<SampleShown>): SampleShown => ({
    ...{ id: 'S-1', criterion: 'c', population: 'IV-1-1', size: 100, n: 25, k: 0, seed: 's', by: 'auditor' },
    method: { kind: 'hypergeometric', confidence: 0.95, tolerable: 0.1 },
    ...{ drawn: [], examined: 0, deviations: 0, standing: false },
    ...change,
  });
  const drawn = { drawnAt: '2026-10-01', drawn: [1, 2] };
  it.each<[string, Partial<SampleShown>, string | undefined]>([
    ['fixed', {}, 'not-drawn'],
    ['drawn', drawn, 'not-recorded'],
    ['recorded in part', { ...drawn, examined: 24 }, 'not-recorded'],
    ['recorded', { ...drawn, examined: 25 }, 'not-reviewed'],
    ['reviewed, and standing', { ...drawn, examined: 25, reviewedBy: 'two', standing: true }, undefined],
    ['reviewed, and without effect', { ...drawn, examined: 25, reviewedBy: 'two' }, 'inert'],
  ])('%s', (_name, change, expected) => {
    expect(status({ samples: [sample(change)] }).samples.map(({ state }) => state)).toEqual(
      expected === undefined ? [] : [expected],
    );
  });
});

describe('judgements and decisions', () => {
  const judgement: JudgementShown = {
    ...{ criterion: 'c', verdict: 'met', standing: true, items: [], refutes: [], why: 'seen', by: 'auditor' },
    identity: 'asserted',
  };
  const decision: DecisionShown = { id: 'B-1', kind: 'waiver', about: 'c', why: 'so', by: 'one', active: true };
  const because = { code: 'inert.unreviewed' };

  it('names a judgement without effect, and no other', () => {
    const { judgements } = status({ judgements: [judgement, { ...judgement, standing: false, because }] });
    expect(judgements).toEqual([{ criterion: 'c', verdict: 'met', by: 'auditor', because }]);
  });

  it.each<[string, DecisionShown, boolean | undefined, readonly string[]]>([
    ['in force', decision, undefined, []],
    ['about to expire', decision, false, ['expiring']],
    ['expired', { ...decision, active: false, because: { code: 'inert.expired' } }, true, ['expired']],
    ['without effect', { ...decision, active: false, because: { code: 'inert.no-approver' } }, undefined, ['inert']],
    ['without effect, whatever it ends', { ...decision, active: false, because }, false, ['inert']],
  ])('a decision %s', (_name, shown, expired, expected) => {
    const decisions = expired === undefined ? [] : [{ decision: shown, expired }];
    expect(status({ decisions: [shown] }, { decisions }).decisions.map(({ state }) => state)).toEqual(expected);
  });
});

describe('the rest', () => {
  it('names items of which fields are missing, each once', () => {
    const silent = assessWorld(given(asks(), [paper(1, { without: ['what'] }), paper(2, { uncarded: true })]));
    const { unexplained } = statusOf(silent, AGING, []);
    expect(unexplained.map(({ item, missing }) => `${item.split('@')[0] ?? ''} ${missing.join()}`)).toEqual([
      'IV-1-1 what',
      'IV-1-2 adopted,madeBy,what',
    ]);
  });

  it('names the parties that have not reacted, once the findings were sent', () => {
    expect(status({}).reactions).toEqual([]);
    const hearing = {
      sentAt: '2026-10-01',
      due: '2026-10-15',
      over: true,
      outstanding: [{ control: 'c', party: 'client' as const }],
    };
    expect(status({ hearing }).reactions).toEqual([{ control: 'c', party: 'client', due: '2026-10-15', over: true }]);
  });

  it('counts an action that serves two controls once', () => {
    const answer = { kind: 'answer', request: 'IV-1', status: 'open', overdue: true } as const;
    const duty = { control: 'c', title: { nl: '', en: '' }, verdict: 'fail', criteria: [], actions: [answer] } as const;
    const duties = [{ party: 'client', owned: 1, accepted: 0, duties: [duty, { ...duty, control: 'd' }] } as const];
    expect(statusOf(assessment, AGING, duties).duties).toEqual([
      { party: 'client', controls: 2, owned: 1, accepted: 0, actions: 1, overdue: 1 },
    ]);
  });
});
