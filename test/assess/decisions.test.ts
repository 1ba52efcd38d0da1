import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import type { Decision } from '../../src/audit/types.ts';
import {
  CRITERION,
  findingOf,
  given,
  grounds,
  item,
  itemId,
  measures,
  portal,
  reads,
  seen,
  superfluous,
  WITHHELD,
} from './observed.ts';
import { assessWorld, inputOf, person, type World } from './world.ts';

type Given = Partial<Decision>;
const without = (key: keyof Decision) => ({ [key]: undefined }) as Given;
const waiver: Given = { kind: 'waiver', control: 'norm@1/1.01', expires: '2026-12-31' };
const controls = (world: World, measure: boolean): World => ({
  ...world,
  controls: world.controls.map((each) => ({ ...each, measure })),
});
const own = (decision: Given): World => controls(seen(measures(), [portal('bad')], { decisions: [decision] }), false);
const because = (world: World) => assessWorld(world).decisions[0]?.because?.code ?? 'active';

describe('a decision needs who, why, an approver and an expiry, and expires hard', () => {
  it.each<[string, Given, string]>([
    ['in force', waiver, 'active'],
    ['no approver', { ...waiver, ...without('approver') }, 'inert.no-approver'],
    ['approved by its author', { ...waiver, approver: person('client', 'one') }, 'inert.self-approved'],
    ['no expiry', { ...waiver, ...without('expires') }, 'inert.no-expiry'],
    ['expired a year ago', { ...waiver, expires: '2025-11-01' }, 'inert.expired'],
    ['expired the day before as-of', { ...waiver, expires: '2026-10-31' }, 'inert.expired'],
    ['expires at the end of as-of', { ...waiver, expires: '2026-11-01' }, 'active'],
    ['expires at a moment of as-of', { ...waiver, expires: '2026-11-01T12:00:00Z' }, 'inert.expired'],
    ['an expiry in words', { ...waiver, expires: 'next year' }, 'inert.malformed-expiry'],
    ['an expiry that does not exist', { ...waiver, expires: '2027-02-30' }, 'inert.malformed-expiry'],
    ['an expiry in another order', { ...waiver, expires: '01-02-2027' }, 'inert.malformed-expiry'],
    ['an expiry as a duration', { ...waiver, expires: 'P3M' }, 'inert.malformed-expiry'],
  ])('%s', (_name, decision, expected) => {
    expect(because(own(decision))).toBe(expected);
  });
});

describe('a waiver stands beside the verdict and never erases it', () => {
  it.each([
    ['a fail', seen(measures(), [portal('bad')]), 'fail'],
    ['a pass', seen(measures(), [portal('good')]), 'pass'],
    ['nothing established', seen(measures(), []), 'not-established'],
    ['a failed attempt', seen(measures(), [portal('timeout')]), 'not-established'],
    ['a withheld item', given(reads(), [item(1, 'good', WITHHELD)]), 'not-established'],
  ] as const)('%s', (_name, world, verdict) => {
    for (const measure of [false, true]) {
      const finding = findingOf(controls({ ...world, decisions: [waiver] }, measure));
      expect(finding.verdict).toBe(verdict);
      expect(finding.dispositions).toMatchObject([{ kind: 'waiver', active: !measure }]);
    }
  });

  it('the risk of a measure of the government cannot be accepted', () => {
    expect(because(controls(own(waiver), true))).toBe('inert.government-measure');
  });

  it('of a control that is not there it is inert', () => {
    expect(because(own({ ...waiver, control: 'norm@1/9.99' }))).toBe('inert.government-measure');
  });
});

describe('nobody lifts what stands against himself', () => {
  const paperGone = given(reads(), [grounds(), item(1, 'good'), item(2, 'good', WITHHELD)]);
  const by = (one: 'auditor' | 'supplier', two: 'auditor' | 'supplier'): World => {
    const world = superfluous(paperGone, itemId(2), itemId(1));
    const people = { by: person(one, 'one'), approver: person(two, 'two') };
    return { ...world, decisions: world.decisions.map((each) => ({ ...each, ...people })) };
  };
  it.each<[string, World, string]>([
    ['two auditors', by('auditor', 'auditor'), 'pass active'],
    ['asked for by the supplier', by('supplier', 'auditor'), 'pass active'],
    ['approved by the supplier', by('auditor', 'supplier'), 'pass active'],
    ['two people of the supplier', by('supplier', 'supplier'), 'not-established inert.own-judgement'],
  ])('superfluous: %s', (_name, world, expected) => {
    expect(`${findingOf(world).verdict} ${because(world)}`).toBe(expected);
  });

  const two = { by: person('supplier', 'one'), approver: person('supplier', 'two') };
  it.each<[string, Given]>([
    ['a whole control', { kind: 'not-applicable', control: 'norm@1/1.01', riskAnalysis: 'RA-1' }],
    ['a criterion', { kind: 'not-applicable', criterion: CRITERION, riskAnalysis: 'RA-1' }],
  ])('not applicable: %s', (_name, decision) => {
    const lifting = { ...decision, fact: 'there is none', items: [itemId(8)], ...two };
    const world = given(reads(), [grounds()], { decisions: [lifting] });
    expect(`${findingOf(world).verdict} ${because(world)}`).toBe('not-established inert.own-judgement');
  });
});

it('no number is allowed where a single deviation is one too many', () => {
  const rule = (k: number): Given => ({
    ...{ kind: 'sample-rule', criterion: CRITERION, k },
    ...{ fixedAt: '2026-01-01', drawnAt: '2026-02-01' },
  });
  const codes = [0, 1].map((k) => {
    const input = inputOf(given(reads({}, { aspect: 'operation' }), [item(1, 'bad')], { decisions: [rule(k)] }));
    const catalogues = input.catalogues.map((catalogue) => ({
      ...catalogue,
      controls: catalogue.controls.map((control) => ({
        ...control,
        criteria: control.criteria.map((each) => ({ ...each, zeroTolerance: true })),
      })),
    }));
    const { findings, decisions } = assess({ ...input, catalogues });
    return `${findings[0]!.verdict} ${decisions[0]!.because?.code ?? 'active'}`;
  });
  expect(codes).toEqual(['fail active', 'fail inert.sample-tolerance']);
});

describe('not applicable: a whole control', () => {
  const whole: Given = {
    kind: 'not-applicable',
    control: 'norm@1/1.01',
    fact: 'there is none',
    items: [itemId(8)],
    riskAnalysis: 'RA-1',
  };
  const two = (more: Partial<World> = {}, decision: Given = whole) =>
    given(reads(), [grounds()], { decisions: [decision], ...more });
  it.each<[string, World, string, string]>([
    ['lifted', two(), 'not-applicable', 'active'],
    ['no fact', two({}, { ...whole, ...without('fact') }), 'not-established', 'inert.no-fact'],
    ['no evidence', two({}, { ...whole, items: [] }), 'not-established', 'inert.no-evidence'],
    ['an adverse item', two({ delivered: [grounds(), item(1, 'bad')] }), 'fail', 'inert.adverse-item'],
    [
      'an item that blocks',
      two({ delivered: [grounds(), item(1, 'good', WITHHELD)] }),
      'not-established',
      'inert.adverse-item',
    ],
    [
      'what it would lift is established',
      two({ delivered: [grounds(), item(1, 'good')] }),
      'pass',
      'inert.established',
    ],
    [
      'a target its checks apply to',
      { ...seen(measures(), [portal('timeout')], { decisions: [whole] }), delivered: [grounds()] },
      'not-established',
      'inert.target-in-scope',
    ],
    [
      'such a target, taken out of the scope',
      {
        ...seen(measures(), [], {
          decisions: [whole],
          targets: [{ id: 'service', kind: 'service' }],
          pin: { targets: [{ id: 'portal', kind: 'web' }], period: { from: '2026-01-01', to: '2026-10-31' } },
        }),
        delivered: [grounds()],
      },
      'not-established',
      'inert.target-in-scope',
    ],
    ['expired', two({}, { ...whole, expires: '2026-01-01' }), 'not-established', 'inert.expired'],
    [
      'a control of our own without a risk analysis',
      controls(two({}, { ...whole, ...without('riskAnalysis') }), false),
      'not-established',
      'inert.no-risk-analysis',
    ],
    [
      'a measure of the government without a risk analysis',
      two({}, { ...whole, ...without('riskAnalysis') }),
      'not-applicable',
      'active',
    ],
  ])('%s', (_name, world, verdict, expected) => {
    const finding = findingOf(world);
    const disposition = finding.dispositions[0];
    expect(finding.verdict).toBe(verdict);
    expect(disposition?.active).toBe(expected === 'active');
    expect(disposition?.because?.code ?? 'active').toBe(expected);
  });
});

describe('not applicable: one criterion lifts itself and never its control', () => {
  const base = given(reads(), [grounds(), item(1, 'bad')]);
  const [control] = base.controls;
  const [first] = control!.criteria;
  const both: World = {
    ...base,
    controls: [{ ...control!, criteria: [first!, { ...first!, id: 'b' }] }],
    decisions: [{ kind: 'not-applicable', criterion: 'norm@1/1.01#b', fact: 'none', items: [itemId(8)] }],
  };

  it('beside one that fails', () => {
    const finding = findingOf(both);
    expect(finding.criteria.map(({ status }) => status)).toEqual(['fail', 'not-applicable']);
    expect(finding.verdict).toBe('fail');
    expect(finding.dispositions).toMatchObject([{ active: true }]);
  });

  it('beside one that is met', () => {
    expect(findingOf({ ...both, delivered: [grounds(), item(1, 'good')] }).verdict).toBe('pass');
  });

  it('where it was the only one, nothing is left to examine, and that is said', () => {
    const alone = given(reads(), [grounds()], {
      decisions: [{ kind: 'not-applicable', criterion: CRITERION, fact: 'none', items: [itemId(8)] }],
    });
    const finding = findingOf(alone);
    expect(finding.criteria[0]?.status).toBe('not-applicable');
    expect(finding.verdict).toBe('not-established');
    expect(finding.aspects.existence.causes).toEqual(['not-judged']);
  });

  it('is printed as inert where the criterion is contradicted', () => {
    const wrong = { ...both, decisions: [{ ...both.decisions[0]!, criterion: CRITERION }] };
    expect(findingOf(wrong).dispositions).toMatchObject([{ active: false, because: { code: 'inert.adverse-item' } }]);
  });
});
