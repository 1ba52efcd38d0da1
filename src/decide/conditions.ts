import type { Assessment, Cause, CauseShown, CriterionResult, Finding, ResponseShown } from '../assess/types.ts';
import type { Advice, Condition, Conditions } from './types.ts';

/** From what a service may not survive to what stands in its way not at all. */
const WORST: readonly Advice[] = ['stop', 'suspend', 'conditional', 'go'];

// Work of the auditor's own that was not done. By any other cause a party under audit could hide a fail: it weighs as one.
const OWN_WORK: readonly Cause[] = [
  'not-requested',
  'not-attempted',
  'measurement-failed',
  'not-judged',
  'sample-too-small',
];

/**
 * What to do with the service, and what has to be done for it: one condition for each criterion that fails, and for each
 * party that can settle one that is not established. A knock-out stops it by a fail and by whatever may hide one, and
 * suspends it while only the auditor's own work is open, as does an audit in which nothing is established for its subject;
 * other mandatory controls make it conditional. Worse verdicts, and less evidence, never give better advice; a plan changes
 * who and when, never the advice. Null for a selection: it has no conclusion, and so no advice.
 */
export function decideConditions(assessment: Assessment): Conditions | null {
  if (assessment.conclusion === null) return null;
  const kinds = new Map(assessment.items.map(({ id, kind }) => [id, kind]));
  const conditions = assessment.findings.flatMap((finding) => {
    if (!finding.mandatory && !finding.knockout) return [];
    const responses = assessment.responses.filter(({ control }) => control === finding.control);
    return conditionsOf(finding, { responses, isMeasured: (item) => kinds.get(item) === 'measured' });
  });
  const advices: readonly Advice[] = [groundFor(assessment), ...conditions.map(({ advice }) => advice)];
  return { advice: WORST.find((each) => advices.includes(each)) ?? 'suspend', conditions };
}

// Nothing against it is not yet something for it.
function groundFor({ findings, audit, integrity }: Assessment): Advice {
  const established = findings.some(({ mandatory, parties }) => mandatory && parties[audit.subject] === 'pass');
  return established && integrity === 'intact' ? 'go' : 'suspend';
}

interface Known {
  readonly responses: readonly ResponseShown[];
  readonly isMeasured: (item: string) => boolean;
}

function conditionsOf(finding: Finding, known: Known): readonly Condition[] {
  if (finding.verdict !== 'fail' && finding.verdict !== 'not-established') return [];
  const found = finding.criteria.flatMap((criterion) => {
    if (criterion.status === 'fail') return [failed(finding, criterion, known)];
    return criterion.status === 'not-established' ? opened(finding, criterion, known) : [];
  });
  return found.length > 0 ? found : [nothingJudged(finding, known)];
}

function failed(finding: Finding, criterion: CriterionResult, known: Known): Condition {
  const against = criterion.observations.flatMap(({ items }) =>
    items.filter(({ stance }) => stance === 'against').map(({ item }) => item),
  );
  const items = [...new Set(against)].sort();
  const measured = items.length > 0 && items.every(known.isMeasured);
  const retest: Condition['retest'] = {
    code: measured ? 'retest.measured' : 'retest.delivered',
    params: { criterion: criterion.ref, items: items.join(', ') },
  };
  return condition(finding, { criterion: criterion.ref, party: criterion.addressee, retest, because: 'fail' }, known);
}

/** Each party that can settle it has a condition of its own. */
function opened(finding: Finding, criterion: CriterionResult, known: Known): readonly Condition[] {
  const firsts = new Map<CauseShown['attributableTo'], CauseShown>();
  for (const cause of criterion.causes) {
    if (!firsts.has(cause.attributableTo)) firsts.set(cause.attributableTo, cause);
  }
  if (firsts.size === 0) return [nothingJudged(finding, known, criterion.ref)];
  return [...firsts].map(([party, { next }]) =>
    condition(finding, { criterion: criterion.ref, party, retest: next, because: 'not-established' }, known),
  );
}

function nothingJudged(finding: Finding, known: Known, criterion = finding.control): Condition {
  const retest = { code: 'next.not-judged', params: { party: 'auditor', items: '' } };
  return condition(finding, { criterion, party: 'auditor', retest, because: 'not-established' }, known);
}

function condition(
  finding: Finding,
  about: Pick<Condition, 'criterion' | 'party' | 'retest' | 'because'>,
  { responses }: Known,
): Condition {
  const { control } = finding;
  const base = { control, ...about, advice: adviceOn(finding) };
  // What the auditor or the tool has to do is nobody's promise.
  if (about.party === 'auditor' || about.party === 'tool') return base;
  const plans = responses.flatMap(({ plan }) => plan ?? []);
  const plan = plans.find(({ party }) => party === about.party) ?? plans[0];
  const owner = plan?.owner ?? (finding.owner?.accepted === true ? finding.owner.role : undefined);
  return {
    ...base,
    ...(owner === undefined ? {} : { owner }),
    ...(plan === undefined ? {} : { due: plan.due }),
  };
}

function adviceOn({ knockout, verdict, criteria }: Finding): Condition['advice'] {
  if (!knockout) return 'conditional';
  if (verdict === 'fail') return 'stop';
  const open = criteria.filter(({ status }) => status === 'not-established');
  const own = open.every(({ causes }) => causes.every(({ cause }) => OWN_WORK.includes(cause)));
  return own ? 'suspend' : 'stop';
}
