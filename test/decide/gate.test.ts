import { describe, expect, it } from 'vitest';
import type { Assessment, Cause, CriterionResult, Finding, Rule, Verdict } from '../../src/assess/types.ts';
import { decideGate } from '../../src/decide/gate.ts';
import { causes as allCauses, everything } from '../report/everything.ts';

interface Spec {
  readonly verdict: Verdict;
  readonly knockout?: boolean;
  readonly rule?: Rule;
  readonly cause?: Cause;
}

const [example] = everything.findings;
const [exampleObservation] = everything.findings.flatMap(({ criteria }) =>
  criteria.flatMap(({ observations }) => observations),
);

function findingOf(
  { verdict, knockout = false, rule = 'nothing-usable', cause = 'not-requested' }: Spec,
  n: number,
): Finding {
  if (example === undefined || exampleObservation === undefined) throw new Error('no example');
  const status = verdict === 'pass' ? 'met' : verdict;
  const next = { code: `next.${cause}` };
  const causes = verdict === 'not-established' ? [{ cause, attributableTo: 'auditor', items: [], next } as const] : [];
  const criterion: CriterionResult = {
    ...example.criteria[0]!,
    ...{ status, rule, causes },
    observations: [{ ...exampleObservation, outcome: status, rule, causes }],
  };
  return { ...example, control: `norm@1/1.0${n}`, verdict, knockout, criteria: [criterion] };
}

function assessed(specs: readonly Spec[]): Assessment {
  return { ...everything, findings: specs.map(findingOf) };
}

const pass: Spec = { verdict: 'pass' };
const fail: Spec = { verdict: 'fail' };
const none: Spec = { verdict: 'not-applicable' };
const open = (more: Partial<Spec> = {}): Spec => ({ verdict: 'not-established', ...more });

describe('gate × verdict × failOn', () => {
  it.each<[string, readonly Spec[], strict: 0 | 1 | 2, failOnly: 0 | 1 | 2]>([
    ['all pass', [pass, pass], 0, 0],
    ['one fails', [pass, fail], 1, 1],
    ['one fails, one is open', [fail, open()], 1, 1],
    ['one is open', [pass, open()], 2, 0],
    ['one is not applicable', [pass, none], 0, 0],
    ['a knock-out is open', [pass, open({ knockout: true })], 2, 2],
    ['a knock-out fails', [pass, { ...fail, knockout: true }], 1, 1],
    ['something blocks', [pass, open({ rule: 'blocked', cause: 'withheld' })], 2, 2],
    ['all open', [open(), open()], 2, 2],
    ['all not applicable', [none, none], 2, 2],
    ['not applicable and open', [none, open()], 2, 2],
    ['nothing selected', [], 2, 2],
    ['one fails, and nothing else', [fail], 1, 1],
  ])('%s', (_name, specs, strict, failOnly) => {
    const assessment = assessed(specs);
    const codes = (['not-established', 'fail'] as const).map(
      (failOn) => decideGate(assessment, { only: [], failOn }).code,
    );
    expect(codes).toEqual([strict, failOnly]);
    expect(decideGate(assessment, { only: [] }).code).toBe(strict);
  });

  // Leaving out what was asked for is the quietest way of keeping it back.
  const NEVER: readonly Cause[] = ['not-received', 'not-explained', 'coverage-incomplete', 'out-of-period'];
  it.each(allCauses)('an open control because of %s', (cause) => {
    const gate = decideGate(assessed([pass, open({ cause })]), { only: [], failOn: 'fail' });
    expect(gate.holds).toBe(!NEVER.includes(cause));
    expect(gate.shut.map(({ because }) => because)).toEqual(NEVER.includes(cause) ? [cause] : []);
  });

  it('says which controls keep it shut', () => {
    expect(decideGate(assessed([pass, fail, open()]), { only: [] }).shut).toEqual([
      { control: 'norm@1/1.01', because: 'fail' },
      { control: 'norm@1/1.02', because: 'not-established' },
    ]);
  });

  it('holds or has a code, never both', () => {
    for (const specs of [[pass], [fail], [open()], [none], [pass, open()], []]) {
      const { holds, code } = decideGate(assessed(specs), { only: [], failOn: 'fail' });
      expect(holds).toBe(code === 0);
    }
  });
});
