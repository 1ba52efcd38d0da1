import type {
  AnyOfNeed,
  CheckNeed,
  Criterion,
  DocumentNeed,
  Need,
  ProfileName,
  SingleNeed,
} from '../catalogue/types.ts';
import type { Target } from '../audit/types.ts';
import { advisoriesOf } from './advisories.ts';
import { bearCheck } from './bear-check.ts';
import { bearDocument } from './bear-document.ts';
import { bearSamples } from './bear-sample.ts';
import type { Bearing } from './bearing.ts';
import { gatherCauses, reason, type Reason } from './cause.ts';
import { type Context, decisionsFor, profileFor, rulesetsOf } from './context.ts';
import { bearJudgements } from './judgements.ts';
import type { LedgerRow } from './ledger.ts';
import { listsOf } from './predicate/lists.ts';
import { applies, carries } from './readings.ts';
import { counts, coversPeriod, settle, type Settled, shownBearing } from './settle.ts';
import type { AdvisoryShown, Observation, Outcome, Rule } from './types.ts';

/** One need on one target: the observation that counts, and before it the branches of an `anyOf`. */
export function observe(need: Need, target: Target, criterion: Criterion, context: Context): readonly Observation[] {
  if (need.kind !== 'anyOf') return [observeSingle(need, target, criterion, context)];
  return observeAny(need, target, criterion, context);
}

const BEST: readonly Outcome[] = ['met', 'did-not-occur', 'not-established', 'fail'];

function observeAny(need: AnyOfNeed, target: Target, criterion: Criterion, context: Context): readonly Observation[] {
  const observed = need.branches
    .filter((branch) => applies(branch, target))
    .map((branch) => observeSingle(branch, target, criterion, context));
  const best =
    BEST.map((outcome) => observed.find((branch) => branch.outcome === outcome)).find(
      (branch) => branch !== undefined,
    ) ?? observed[0];
  if (best === undefined) return [];
  const decided = observed.every((branch) => branch.rule === 'decided-not-applicable');
  const whole: Observation = {
    ...best,
    need: need.id,
    rule: decided ? 'decided-not-applicable' : 'best-of',
    because: { code: 'because.best-of', params: { branch: best.need } },
    contested: observed.some((branch) => branch.contested),
    ...(need.text === undefined ? {} : { text: need.text }),
  };
  return [...observed.map((branch) => ({ ...branch, branchOf: need.id })), whole];
}

function observeSingle(need: SingleNeed, target: Target, criterion: Criterion, context: Context): Observation {
  const bearings = settle(bear(need, target, criterion, context), need, criterion, context);
  const verdict = decide({ need, target, criterion, context, bearings });
  const decisive =
    bearings.find((bearing) => bearing.row.id === verdict.item) ?? bearings.find((bearing) => bearing.trace.length > 0);
  const profile = profileFor(context, target.id);
  const adverse = bearings.some((bearing) => bearing.stance === 'against');
  return {
    need: need.id,
    check: need.kind === 'check' ? `${need.kind} ${need.family}` : need.kind,
    target: target.id,
    outcome: verdict.outcome,
    rule: verdict.rule,
    because: verdict.because,
    causes: gatherCauses(verdict.reasons),
    ruleset: need.kind === 'check' ? rulesetsRead(need, profile, context) : '',
    profile,
    contested: adverse && bearings.some((bearing) => bearing.stance === 'support'),
    trace: decisive?.trace ?? [],
    facts: decisive?.facts ?? [],
    advisories: verdict.advisories ?? [],
    items: bearings.map(shownBearing),
    ...(need.text === undefined ? {} : { text: need.text }),
  };
}

/** The dated rulesets a check takes its lists from; a check of an export reads none. */
function rulesetsRead(need: CheckNeed, profile: ProfileName, context: Context): string {
  const lists = [...listsOf(need)];
  return rulesetsOf(context, profile)
    .filter((ruleset) => lists.some((list) => ruleset.lists[list] !== undefined))
    .map((ruleset) => ruleset.id)
    .join(', ');
}

function bear(need: SingleNeed, target: Target, criterion: Criterion, context: Context): readonly Bearing[] {
  if (need.kind === 'judgement')
    return [
      ...bearJudgements(need, criterion, context),
      ...bearSamples({ need, target: target.id, criterion, context }),
    ];
  const rows = rowsFor(need, target, criterion, context);
  return rows.map((row) => {
    const subject = { criterion, row, context };
    return need.kind === 'document' ? bearDocument(subject, need) : bearCheck(subject, need, target.id);
  });
}

/** The ledger rows a need looks at on a target. */
function rowsFor(
  need: CheckNeed | DocumentNeed,
  target: Target,
  criterion: Criterion,
  context: Context,
): readonly LedgerRow[] {
  const measured = need.kind === 'check' && need.from === undefined;
  const rows = measured ? context.measured : (context.rowsByCriterion.get(criterion.ref) ?? []);
  const empty = need.kind === 'check' ? need.empty : undefined;
  return rows.filter((row) => {
    if (row.targets.length > 0 && !row.targets.includes(target.id)) return false;
    const aside = need.kind === 'check' ? need.beside : [];
    return [need, empty ?? [], aside].flat().some((source) => carries(row, source));
  });
}

interface Case {
  readonly need: SingleNeed;
  readonly target: Target;
  readonly criterion: Criterion;
  readonly context: Context;
  readonly bearings: readonly Settled[];
}

interface Decided {
  readonly outcome: Outcome;
  readonly rule: Rule;
  readonly because: Observation['because'];
  readonly reasons: readonly (Reason & { readonly item?: string })[];
  readonly item?: string;
  readonly advisories?: readonly AdvisoryShown[];
}

/** DESIGN §3, Outcome of a need on a target: first match. */
function decide(given: Case): Decided {
  const against = given.bearings.find((bearing) => bearing.stance === 'against' && counts(bearing));
  const blocking = given.bearings.filter((bearing) => bearing.stance === 'blocks' && counts(bearing));
  if (against !== undefined) return decideAgainst(against, given.need);
  if (blocking.length === 0) {
    const inapplicable = notApplicable(given);
    if (inapplicable !== undefined) return inapplicable;
  }
  if (blocking.length > 0) return notEstablished('blocked', blocking);
  return decideSupport(given);
}

function decideAgainst(against: Settled, need: SingleNeed): Decided {
  const item = against.row.id;
  const fact = against.facts[0];
  const params = { item, path: fact?.path ?? '', expected: fact?.expected ?? '', actual: fact?.actual ?? '' };
  const code =
    against.row.absentBy !== undefined
      ? 'because.acknowledged-absent'
      : need.kind === 'judgement'
        ? 'because.judged-fail'
        : 'because.against';
  const judged = { code, params: { ...params, request: against.row.request?.id ?? '', by: against.judgedBy ?? item } };
  return {
    outcome: 'fail',
    rule: 'against',
    because: sampled('because.sampled-fail', against) ?? judged,
    reasons: [],
    item,
  };
}

function sampled(code: string, { sample }: Settled): Observation['because'] | undefined {
  return sample === undefined ? undefined : { code, params: sample };
}

// A precondition or a decision lifts a need only while no item of it is against or blocks; support shows that it does apply.
function notApplicable({ need, criterion, context, bearings }: Case): Decided | undefined {
  if (bearings.some((bearing) => bearing.stance === 'support')) return undefined;
  const absent = bearings.find((bearing) => bearing.stance === 'precondition-absent');
  if (absent !== undefined) {
    const because = { code: 'because.precondition', params: { item: absent.row.id } };
    return { outcome: 'not-applicable', rule: 'precondition-absent', because, reasons: [], item: absent.row.id };
  }
  const decision = decisionsFor(context, 'not-applicable', criterion).find(
    (each) => each.need === undefined || each.need === need.id,
  );
  if (decision === undefined || bearings.some((bearing) => bearing.stance === 'against')) return undefined;
  const because = { code: 'because.decided', params: { decision: decision.id } };
  return { outcome: 'not-applicable', rule: 'decided-not-applicable', because, reasons: [] };
}

function decideSupport(given: Case): Decided {
  const { need, criterion, context, bearings } = given;
  const supports = bearings.filter((bearing) => bearing.stance === 'support' || bearing.allowedBy !== undefined);
  const [first] = supports;
  if (first !== undefined) {
    // A person says which period was judged; a sample speaks of the period of its population, and of no other.
    const byPerson = need.kind === 'judgement' && supports.some(({ sample }) => sample === undefined);
    const covered = byPerson || coversPeriod(supports, criterion, context);
    return covered ? decideAdvice(given, supports, first) : uncovered(given, supports);
  }
  const empties = bearings.filter((bearing) => bearing.stance === 'population-empty');
  const [empty] = empties;
  if (empty !== undefined) {
    if (!coversPeriod(empties, criterion, context)) return uncovered(given, empties);
    const because = { code: 'because.empty', params: { item: empty.row.id } };
    return { outcome: 'did-not-occur', rule: 'population-empty', because, reasons: [], item: empty.row.id };
  }
  return notEstablished('nothing-usable', bearings, lack(given));
}

function uncovered({ criterion, context }: Case, supports: readonly Settled[]): Decided {
  const { from, to } = context.audit.period;
  const reasons = supports.map((bearing) => ({
    ...reason('coverage-incomplete', criterion.addressee),
    item: bearing.row.id,
  }));
  return {
    outcome: 'not-established',
    rule: 'nothing-usable',
    because: { code: 'because.coverage', params: { from, to } },
    reasons,
  };
}

// The norm asks for the recommended setting or an explanation: reason, owner and end date.
function decideAdvice(given: Case, supports: readonly Settled[], first: Settled): Decided {
  const { need, target, criterion, context } = given;
  const advisories = advisoriesOf(need, criterion, context, supports);
  const item = first.row.id;
  if (advisories.length > 0 && context.reference.profiles[profileFor(context, target.id)].advisoriesFail) {
    const because = { code: 'because.advisory', params: { advice: advisories[0]?.id ?? '' } };
    return { outcome: 'fail', rule: 'advisory-strict', because, reasons: [], item, advisories };
  }
  const open = advisories.find((advisory) => !advisory.explained);
  const undecided = undecidedAdvice(given, supports);
  if (open === undefined && undecided !== undefined) {
    const because = { code: 'because.unknown', params: { item: undecided.item, cause: undecided.cause } };
    const reasons = [{ ...reason(undecided.cause, criterion.addressee), item: undecided.item }];
    return { outcome: 'not-established', rule: 'advisory-unexplained', because, reasons, item, advisories };
  }
  if (open !== undefined) {
    const because = { code: 'because.advisory', params: { advice: open.id } };
    const why = { ...reason('not-explained', criterion.addressee, { missing: [`advice ${open.id}`] }), item };
    return { outcome: 'not-established', rule: 'advisory-unexplained', because, reasons: [why], item, advisories };
  }
  const code = need.kind === 'judgement' ? 'because.judged-met' : 'because.supported';
  return {
    outcome: 'met',
    rule: 'supported',
    because: sampled('because.sampled-met', first) ?? { code, params: { item, by: first.judgedBy ?? item } },
    reasons: [],
    item,
    advisories,
  };
}

// Where a profile fails on advice no explanation helps, so nothing but the fact itself settles it.
function undecidedAdvice({ target, criterion, context }: Case, supports: readonly Settled[]) {
  const strict = context.reference.profiles[profileFor(context, target.id)].advisoriesFail;
  const explained = decisionsFor(context, 'explained-advisory', criterion).map((decision) => decision.advice);
  const open = supports.flatMap(({ openAdvice, row }) =>
    openAdvice.filter(({ id }) => strict || !explained.includes(id)).map(({ cause }) => ({ cause, item: row.id })),
  );
  // A fact that is hidden tells more than a norm that nobody set.
  return open.find(({ cause }) => cause === 'indeterminate') ?? open[0];
}

function notEstablished(rule: Rule, bearings: readonly Settled[], otherwise: readonly Reason[] = []): Decided {
  const reasons = bearings.flatMap((bearing) =>
    bearing.reason === undefined ? [] : [{ ...bearing.reason, item: bearing.row.id }],
  );
  const [first] = reasons;
  const because =
    first === undefined
      ? { code: 'because.nothing' }
      : {
          code: rule === 'blocked' ? 'because.blocked' : 'because.unknown',
          params: { item: first.item, cause: first.cause },
        };
  return {
    outcome: 'not-established',
    rule,
    because,
    reasons: reasons.length > 0 ? reasons : otherwise,
    ...(first === undefined ? {} : { item: first.item }),
  };
}

/** Nothing at all speaks to the need: what was never asked for is the auditor's to ask. */
function lack({ need, criterion, context }: Case): readonly Reason[] {
  if (need.kind === 'judgement') return [reason('not-judged', criterion.addressee)];
  if (need.kind === 'check' && need.from === undefined) return [reason('not-attempted', criterion.addressee)];
  const asked = context.audit.requests.some(
    (request) => request.askedAt !== undefined && request.criteria.includes(criterion.ref),
  );
  return [reason(asked ? 'not-received' : 'not-requested', criterion.addressee)];
}
