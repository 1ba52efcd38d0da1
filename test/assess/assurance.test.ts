import { describe, expect, it } from 'vitest';
import { CRITERION, criterionOf, given, item, itemId, judged, paper, reads, says } from './observed.ts';
import { assessWorld, type CriterionSpec, type DeliveredSpec, shaOf, type World } from './world.ts';

type ReportFacts = NonNullable<DeliveredSpec['report']>;

const FACTS: ReportFacts = {
  type: 'isae3402-2',
  'period.from': '2026-01-01',
  'period.to': '2026-10-31',
  'scope.covers': true,
  opinion: 'unqualified',
  'controls.0.criterion': CRITERION,
  'controls.0.result': 'effective',
};

/** A report about the criterion, by an independent third party. */
function report(facts: ReportFacts = {}, options: Parameters<typeof item>[2] = {}): DeliveredSpec {
  const { card = {}, ...rest } = options;
  return item(5, 'good', {
    kind: 'assurance',
    report: { ...FACTS, ...facts },
    ...rest,
    card: {
      madeBy: { party: 'third-party', how: 'third-party-report' },
      scope: { covers: true, description: 'all' },
      ...card,
    },
  });
}

const exception = (more: ReportFacts = {}, options: Parameters<typeof item>[2] = {}) =>
  report({ 'controls.0.result': 'exception', ...more }, options);

const works = reads({}, { aspect: 'operation' });

/** The criterion, and what stands beside it of the report. */
function resultOf(world: World): string {
  const { status, observations } = criterionOf(world);
  const beside = observations.find(({ need }) => need === 'assurance');
  const said = beside === undefined ? 'nothing' : `${beside.outcome}${beside.contested ? ' contested' : ''}`;
  return `${status}, report says ${said}`;
}

type Case = readonly [string, World, string];
const own = (spec: CriterionSpec, items: readonly DeliveredSpec[], more: Partial<World> = {}): World =>
  given(spec, items, more);

const CASES: readonly Case[] = [
  ['own evidence and a favourable report', own(works, [item(1, 'good'), report()]), 'met, report says met'],
  ['a favourable report alone', own(works, [report()]), 'not-established, report says met'],
  [
    'own evidence is bad and the report is fine',
    own(works, [item(1, 'bad'), report()]),
    'fail, report says met contested',
  ],
  [
    'own evidence is fine and the report has an exception',
    own(works, [item(1, 'good'), exception()]),
    'fail, report says fail contested',
  ],
  ['an exception alone', own(works, [exception()]), 'fail, report says fail'],
  [
    'an exception in a report on something else',
    own(works, [item(1, 'good'), exception({ 'scope.covers': false })]),
    'met, report says nothing',
  ],
  [
    'an exception of last year',
    own(works, [
      item(1, 'good'),
      exception({ 'period.from': '2025-01-01', 'period.to': '2025-12-31' }, { without: ['period'] }),
    ]),
    'met, report says nothing',
  ],
  [
    'an exception on another criterion',
    own(works, [item(1, 'good'), exception({ 'controls.0.criterion': 'norm@1/1.01#z' })]),
    'met, report says nothing',
  ],
  [
    'a report that was withheld',
    own(works, [item(1, 'good'), report({}, { card: { access: 'withheld' } })]),
    'not-established, report says not-established',
  ],
  [
    'a report that is broken',
    own(works, [item(1, 'good'), report()], { broken: [shaOf('IV-1-5', 'good')] }),
    'not-established, report says not-established',
  ],
  [
    'a report that cannot be read',
    own(works, [item(1, 'good'), report({}, { shows: 'unreadable' })]),
    'not-established, report says not-established',
  ],
  [
    'a favourable report nobody explains',
    own(works, [item(1, 'good'), report({}, { without: ['what'] })]),
    'not-established, report says not-established',
  ],
  [
    'an exception nobody explains',
    own(works, [item(1, 'good'), exception({}, { without: ['what'] })]),
    'fail, report says fail contested',
  ],
  [
    'a report delivered in part',
    own(works, [item(1, 'good'), report({}, { card: { access: 'partial' } })]),
    'not-established, report says not-established',
  ],
  [
    'an exception in the part that was delivered',
    own(works, [item(1, 'good'), exception({}, { card: { access: 'partial' } })]),
    'fail, report says fail contested',
  ],
  [
    'it was purged',
    own(works, [item(1, 'good'), report()], { purged: [shaOf('IV-1-5', 'good')] }),
    'not-established, report says not-established',
  ],
];

const COVERAGE: readonly Case[] = [
  [
    'type 1 says nothing of operation',
    own(works, [item(1, 'good'), report({ type: 'isae3402-1' })]),
    'met, report says nothing',
  ],
  ['type 1 speaks of existence', own(reads(), [item(1, 'good'), report({ type: 'soc2-1' })]), 'met, report says met'],
  [
    'a certificate proves nothing',
    own(reads(), [item(1, 'good'), report({ type: 'iso27001' })]),
    'met, report says nothing',
  ],
  [
    'a certificate does not take the place of evidence',
    own(works, [report({ type: 'iso27001' })]),
    'not-established, report says nothing',
  ],
  [
    'a penetration test says nothing of a period',
    own(works, [item(1, 'good'), report({ type: 'pentest' })]),
    'met, report says nothing',
  ],
  [
    'an adverse opinion supports nothing',
    own(works, [item(1, 'good'), report({ opinion: 'adverse' })]),
    'met, report says nothing',
  ],
  [
    'no opinion supports nothing',
    own(works, [item(1, 'good'), report({ opinion: 'disclaimer' })]),
    'met, report says nothing',
  ],
  ['carved out', own(works, [item(1, 'good'), report({ 'carveOuts.0': CRITERION })]), 'met, report says nothing'],
  [
    'ends before the period does',
    own(works, [item(1, 'good'), report({ 'period.to': '2026-06-30' }, { without: ['period'] })]),
    'met, report says nothing',
  ],
  [
    'not tested',
    own(works, [item(1, 'good'), report({ 'controls.0.result': 'not-tested' })]),
    'met, report says nothing',
  ],
  [
    'said by the supplier itself',
    own(works, [item(1, 'good'), report({}, { card: { madeBy: { party: 'supplier', how: 'document' } } })]),
    'met, report says nothing',
  ],
  [
    "the supplier's own service report has an exception",
    own(works, [
      item(1, 'good'),
      exception({ type: 'service-report' }, { card: { madeBy: { party: 'supplier', how: 'document' } } }),
    ]),
    'fail, report says fail contested',
  ],
];

describe.each([
  ['what a report says beside the evidence', CASES],
  ['what a report covers', COVERAGE],
])('%s', (_name, cases) => {
  it.each(cases)('%s', (_case, world, expected) => {
    expect(resultOf(world)).toBe(expected);
  });
});

describe('a report', () => {
  it('is marked beside what contradicts it, both ways', () => {
    const { observations } = criterionOf(own(works, [item(1, 'bad'), report()]));
    expect(observations.map(({ need, outcome, contested }) => [need, outcome, contested])).toEqual([
      ['check', 'fail', true],
      ['assurance', 'met', true],
    ]);
  });

  it('is refuted like anything else: by a judgement with counter-evidence', () => {
    const world = own(judged({ aspect: 'existence' }), [paper(1), item(2, 'good', { kind: 'other' }), exception()], {
      judgements: [{ ...says('met', [itemId(2)]), refutes: [itemId(5)] }],
    });
    expect(resultOf(world)).toBe('met, report says nothing');
  });

  it('is shown with its coverage, what it leaves out and what it leaves to the client', () => {
    const world = own(works, [
      report(
        {
          'period.to': '2026-09-30',
          'carveOuts.0': 'data centre',
          'userControls.0.id': 'CUEC-1',
          'userControls.0.text': 'reviews accounts',
        },
        { without: ['period'] },
      ),
    ]);
    const result = assessWorld(world);
    expect(result.assurance).toEqual([
      {
        item: itemId(5),
        type: 'isae3402-2',
        period: { from: '2026-01-01', to: '2026-09-30' },
        carveOuts: ['data centre'],
        userControls: [{ id: 'CUEC-1', text: 'reviews accounts' }],
        bridgeDays: 31,
        coverage: [
          {
            criterion: CRITERION,
            says: 'effective',
            counts: false,
            because: { code: 'assurance.period', params: { from: '2026-01-01', to: '2026-09-30' } },
          },
        ],
      },
    ]);
    const codes = result.limitations.map(({ code, party }) => `${code} ${party}`);
    expect(codes).toEqual(
      expect.arrayContaining([
        'limitation.carve-out supplier',
        'limitation.bridge supplier',
        'limitation.user-control client',
      ]),
    );
  });

  it('that is a certificate is a limitation', () => {
    const { limitations } = assessWorld(own(works, [report({ type: 'iso27001' })]));
    expect(limitations.map(({ code }) => code)).toContain('limitation.certificate');
  });
});
