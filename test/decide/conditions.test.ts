import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assessment, Attribution, Cause, CriterionResult, Finding, Verdict } from '../../src/assess/types.ts';
import { decideConditions } from '../../src/decide/conditions.ts';
import type { Advice } from '../../src/decide/types.ts';
import { causes, everything } from '../report/everything.ts';

interface Spec {
  readonly verdict: Verdict;
  readonly knockout?: boolean;
  readonly mandatory?: boolean;
  readonly causes?: readonly (readonly [Cause, Attribution])[];
  readonly plan?: boolean;
  readonly accepted?: boolean;
}

const ITEM = 'portal/tls@00000000';

function criterionOf({ verdict, causes: given = [['not-requested', 'auditor']] }: Spec): CriterionResult {
  const [criterion] = everything.findings.flatMap((finding) => finding.criteria);
  const [observation] = everything.findings.flatMap(({ criteria }) => criteria.flatMap((each) => each.observations));
  const status = verdict === 'pass' ? 'met' : verdict;
  const shown = verdict === 'not-established' ? given : [];
  return {
    ...criterion!,
    ...{ id: 'a', addressee: 'supplier', status },
    causes: shown.map(([cause, attributableTo]) => ({
      ...{ cause, attributableTo, items: [] },
      next: { code: `next.${cause}`, params: { party: attributableTo } },
    })),
    observations: [
      { ...observation!, outcome: status, items: verdict === 'fail' ? [{ item: ITEM, stance: 'against' }] : [] },
    ],
  };
}

function findingOf(spec: Spec, n: number): Finding {
  const { verdict, knockout = false, mandatory = true, accepted } = spec;
  const control = `norm@1/1.0${n}`;
  const criterion = { ...criterionOf(spec), ref: `${control}#a` };
  const owner = accepted === undefined ? {} : { owner: { role: 'Contract owner', accepted } };
  const example = everything.findings.find((finding) => finding.owner === undefined)!;
  return {
    ...example,
    control,
    verdict,
    parties: { supplier: verdict },
    knockout,
    mandatory,
    ...owner,
    criteria: [criterion],
  };
}

const PLAN = { action: 'mend', party: 'supplier', owner: 'CTO', due: '2027-01-01', overdue: false } as const;

function assessed(specs: readonly Spec[], more: Partial<Assessment> = {}): Assessment {
  const findings = specs.map(findingOf);
  return {
    ...everything,
    findings,
    integrity: 'intact',
    conclusion: 'meets',
    items: [{ ...everything.items[0]!, id: ITEM, kind: 'measured' }],
    responses: specs.flatMap(({ plan }, n) => (plan === true ? [{ control: findings[n]!.control, plan: PLAN }] : [])),
    ...more,
  };
}

const adviceOf = (specs: readonly Spec[], more: Partial<Assessment> = {}): Advice | undefined =>
  decideConditions(assessed(specs, more))?.advice;

const pass: Spec = { verdict: 'pass' };
const fail: Spec = { verdict: 'fail' };
const open = (cause: Cause, party: Attribution = 'supplier'): Spec => ({
  verdict: 'not-established',
  causes: [[cause, party]],
});
const ko = (spec: Spec): Spec => ({ ...spec, knockout: true });

describe('advice', () => {
  it.each<[string, readonly Spec[], Advice]>([
    ['everything passes', [pass, ko(pass)], 'go'],
    ['something does not apply', [pass, { verdict: 'not-applicable' }], 'go'],
    ['nothing applies: nothing is for it', [{ verdict: 'not-applicable' }], 'suspend'],
    ['nothing examined', [], 'suspend'],
    ['a mandatory control fails', [pass, fail], 'conditional'],
    ['a mandatory control is open', [pass, open('not-requested', 'auditor')], 'conditional'],
    ['a mandatory control is withheld', [pass, open('withheld')], 'conditional'],
    ['a control that is not mandatory fails', [pass, { ...fail, mandatory: false }], 'go'],
    ['a knock-out fails', [pass, ko(fail)], 'stop'],
    ['a knock-out that is not mandatory fails', [pass, ko({ ...fail, mandatory: false })], 'stop'],
    ['a knock-out fails, with a plan', [pass, ko({ ...fail, plan: true })], 'stop'],
    ['a knock-out fails among what is open', [open('stale'), ko(fail), ko(open('not-judged', 'auditor'))], 'stop'],
    ['a knock-out was not asked for', [pass, ko(open('not-requested', 'auditor'))], 'suspend'],
    ['a knock-out was not judged', [pass, ko(open('not-judged', 'auditor'))], 'suspend'],
    ['a knock-out is open, another control fails', [fail, ko(open('not-judged', 'auditor'))], 'suspend'],
    ['a knock-out is withheld', [pass, ko(open('withheld'))], 'stop'],
    ['a knock-out is not explained', [pass, ko(open('not-explained'))], 'stop'],
    ['evidence of a knock-out is broken', [pass, ko(open('integrity-broken', 'auditor'))], 'stop'],
  ])('%s', (_name, specs, advice) => {
    expect(adviceOf(specs)).toBe(advice);
  });

  it('is none for a selection', () => {
    expect(decideConditions(assessed([pass], { conclusion: null }))).toBeNull();
  });

  it('is never go over a broken dossier', () => {
    expect(adviceOf([pass], { integrity: 'broken' })).toBe('suspend');
  });

  it('suspends by a knock-out only for the work of the auditor and the tool', () => {
    const suspended = causes.filter((cause) => adviceOf([ko(open(cause))]) === 'suspend');
    expect([...suspended].sort()).toEqual([
      'measurement-failed',
      'not-attempted',
      'not-judged',
      'not-requested',
      'sample-too-small',
    ]);
  });
});

describe('each condition says who, when and how it will be seen', () => {
  const only = (spec: Spec) => decideConditions(assessed([spec]))!.conditions;

  it('takes owner and date from the plan', () => {
    expect(only({ ...fail, plan: true, accepted: true })).toEqual([
      {
        ...{ control: 'norm@1/1.00', criterion: 'norm@1/1.00#a', advice: 'conditional', party: 'supplier' },
        ...{ because: 'fail', owner: 'CTO', due: '2027-01-01' },
        retest: { code: 'retest.measured', params: { criterion: 'norm@1/1.00#a', items: ITEM } },
      },
    ]);
  });

  it('takes the accepted owner where there is no plan, and then has no date', () => {
    expect(only({ ...fail, accepted: true })).toMatchObject([{ owner: 'Contract owner' }]);
    expect(only({ ...fail, accepted: true })[0]).not.toHaveProperty('due');
  });

  it('has no owner where nobody accepted', () => {
    expect(only({ ...fail, accepted: false })[0]).not.toHaveProperty('owner');
    expect(only(fail)[0]).not.toHaveProperty('owner');
  });

  it('asks for new evidence where the fail was shown by what was delivered', () => {
    const delivered = assessed([fail], { items: [{ ...everything.items[0]!, id: ITEM, kind: 'delivered' }] });
    expect(decideConditions(delivered)?.conditions).toMatchObject([{ retest: { code: 'retest.delivered' } }]);
  });

  it('has one for each party that can settle what is open', () => {
    const spec: Spec = {
      verdict: 'not-established',
      causes: [
        ['stale', 'supplier'],
        ['withheld', 'supplier'],
        ['not-judged', 'auditor'],
      ],
      plan: true,
    };
    expect(only(spec).map(({ party, owner, retest }) => [party, owner, retest.code])).toEqual([
      ['supplier', 'CTO', 'next.stale'],
      ['auditor', undefined, 'next.not-judged'],
    ]);
  });

  it('leaves no open control without a condition', () => {
    const finding = { ...findingOf({ verdict: 'not-established' }, 0), criteria: [] };
    const conditions = decideConditions(assessed([], { findings: [finding] }))?.conditions;
    expect(conditions).toMatchObject([
      { criterion: 'norm@1/1.00', party: 'auditor', retest: { code: 'next.not-judged' } },
    ]);
  });
});

const RANK: Readonly<Record<Advice, number>> = { go: 0, conditional: 1, suspend: 2, stop: 3 };
const rank = (specs: readonly Spec[]): number => RANK[adviceOf(specs)!];

const cause = fc.tuple(
  fc.constantFrom(...causes),
  fc.constantFrom<Attribution>('supplier', 'client', 'auditor', 'tool'),
);
const spec: fc.Arbitrary<Spec> = fc.record({
  verdict: fc.constantFrom<Verdict>('pass', 'fail', 'not-established', 'not-applicable'),
  knockout: fc.boolean(),
  mandatory: fc.boolean(),
  plan: fc.boolean(),
  causes: fc.array(cause, { minLength: 1, maxLength: 3 }),
});
const audit = fc
  .array(spec, { minLength: 1, maxLength: 5 })
  .chain((specs) => fc.tuple(fc.constant(specs), fc.nat(specs.length - 1)));

describe('never pays', () => {
  const worse: Readonly<Record<Verdict, Verdict>> = {
    pass: 'not-established',
    'not-established': 'fail',
    fail: 'fail',
    'not-applicable': 'not-applicable',
  };

  it('a worse verdict', () => {
    fc.assert(
      fc.property(audit, ([specs, at]) => {
        const changed = specs.map((each, n) => (n === at ? { ...each, verdict: worse[each.verdict] } : each));
        expect(rank(changed)).toBeGreaterThanOrEqual(rank(specs));
      }),
    );
  });

  it('dropping a plan, or promising one', () => {
    fc.assert(
      fc.property(audit, ([specs, at]) => {
        const changed = specs.map((each, n) => (n === at ? { ...each, plan: false } : each));
        expect(rank(changed)).toBe(rank(specs));
      }),
    );
  });

  it('keeping back what would be a fail', () => {
    const kept = fc.constantFrom<Cause>(
      'withheld',
      'redacted',
      'not-received',
      'not-explained',
      'purged',
      'coverage-incomplete',
    );
    fc.assert(
      fc.property(audit, kept, ([specs, at], because) => {
        const failed = specs.map((each, n) => (n === at ? { ...each, verdict: 'fail' as const } : each));
        const hidden = failed.map((each, n) => (n === at ? { ...each, ...open(because) } : each));
        expect(rank(hidden)).toBeGreaterThanOrEqual(rank(failed));
      }),
    );
  });
});
