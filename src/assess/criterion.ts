import type { Target } from '../audit/types.ts';
import type { Criterion, TargetKind } from '../catalogue/types.ts';
import { markContested, observeAssurance } from './assurance.ts';
import { mergeCauses, reason, gatherCauses } from './cause.ts';
import { type Context, droppedTargets, profileFor } from './context.ts';
import { endOf, startOf } from './moment.ts';
import { observe } from './need.ts';
import type { LedgerRow } from './ledger.ts';
import { isExamined, mainKinds, reachOf } from './examined.ts';
import { carries, singleNeeds } from './readings.ts';
import { stayEstablished } from './sticky.ts';
import type { Cause, CauseShown, CriterionResult, Observation, Outcome, Rule } from './types.ts';

/** From bad to good; what does not apply stands apart. */
const WORST: readonly Outcome[] = ['fail', 'not-established', 'did-not-occur', 'met'];

/** The worst of several outcomes; undefined when nothing is left to examine. */
export function worst(outcomes: readonly Outcome[]): Outcome | undefined {
  return WORST.find((outcome) => outcomes.includes(outcome));
}

/** One criterion: what can be established of it now, and what was established before and not refuted since. */
export function assessCriterion(criterion: Criterion, context: Context): CriterionResult {
  return stayEstablished(assessNow(criterion, context), criterion, context);
}

/** Over all its needs and targets the worst of them, with what shrank the scope in plain sight. */
function assessNow(criterion: Criterion, context: Context): CriterionResult {
  const targets = context.audit.targets.filter((target) => isExamined(criterion, target));
  const reaches = reachOf(criterion, context);
  const observed = targets.flatMap((target) =>
    criterion.needs
      .filter((need) => reaches(need, target))
      .flatMap((need) => observe(need, target, criterion, context)),
  );
  const report = observeAssurance(criterion, context);
  const observations = markContested([
    ...observed,
    ...(report === undefined ? [] : [report]),
    ...missingTargets(criterion, targets, context),
    ...shrunk(criterion, context),
  ]);
  const counted = observations.filter((observation) => observation.branchOf === undefined);
  const status = worst(counted.map((observation) => observation.outcome));
  const { id, ref, aspect, addressee, text } = criterion;
  const base = { id, ref, aspect, addressee, text, observations };
  if (status === undefined) return { ...base, ...nothingLeft(counted, criterion) };
  const decisive = counted.filter((observation) => observation.outcome === status);
  const causes =
    status === 'not-established'
      ? mergeCauses(withoutEmptyJudgements(decisive).map((observation) => observation.causes))
      : [];
  return { ...base, status, rule: decisive[0]?.rule ?? 'worst-of', causes };
}

// Nobody can judge what is not there: while the evidence itself is missing, its absence is the cause, not the auditor.
function withoutEmptyJudgements(observations: readonly Observation[]): readonly Observation[] {
  const evidence = observations.filter(
    (observation) => observation.check !== 'judgement' || observation.items.length > 0,
  );
  return evidence.length > 0 ? evidence : observations;
}

// All that was left out by a decision is not applicable; all that was left out by facts alone is still to be judged.
function nothingLeft(
  counted: readonly Observation[],
  { addressee }: Criterion,
): Pick<CriterionResult, 'status' | 'rule' | 'causes'> {
  const decided = counted.length > 0 && counted.every((observation) => observation.rule === 'decided-not-applicable');
  if (decided) return { status: 'not-applicable', rule: 'decided-not-applicable', causes: [] };
  return { status: 'not-established', rule: 'nothing-left', causes: gatherCauses([reason('not-judged', addressee)]) };
}

function missingTargets(criterion: Criterion, targets: readonly Target[], context: Context): readonly Observation[] {
  const kinds = mainKinds(criterion);
  if (targets.some(({ kind }) => kinds.includes(kind))) return [];
  const undeclared = kinds.filter((kind) => !isDeclaredNone(kind, criterion, context));
  if (undeclared.length === 0) return [];
  const params = { kind: undeclared.join(', ') };
  return [
    scopeObservation(
      'no-target',
      'coverage-incomplete',
      'auditor',
      { code: 'because.no-target', params },
      { criterion, context },
    ),
  ];
}

// That there is no configuration about one topic says nothing about the others this criterion asks for.
function isDeclaredNone(kind: TargetKind, criterion: Criterion, { audit }: Context): boolean {
  const said = audit.none.filter((none) => none.kind === kind);
  if (said.some(({ about }) => about === undefined)) return true;
  const topics = singleNeeds(criterion.needs).flatMap((need) =>
    need.kind === 'check' && need.about !== undefined ? [need.about] : [],
  );
  return topics.length > 0 && topics.every((topic) => said.some(({ about }) => about === topic));
}

/** The scope was pinned by the first plan, and an item may speak of more than is listed: neither may go unseen. */
function shrunk(criterion: Criterion, context: Context): readonly Observation[] {
  const place = { criterion, context };
  const kept = new Map(context.audit.targets.map((target) => [target.id, target.kind]));
  const dropped = droppedTargets(context)
    .filter((target) => isExamined(criterion, target))
    .map((target) =>
      scopeObservation(
        'scope-shrunk',
        'coverage-incomplete',
        'auditor',
        { code: 'because.scope-dropped', params: { target: target.id } },
        place,
      ),
    );
  const rows = context.rowsByCriterion.get(criterion.ref) ?? [];
  const named = rows.flatMap((row) =>
    aimedElsewhere(row, criterion, kept) ? row.targets : row.targets.filter((target) => !kept.has(target)),
  );
  const unlisted = [...new Set(named)]
    .sort()
    .map((target) =>
      scopeObservation(
        'scope-shrunk',
        'coverage-incomplete',
        'auditor',
        { code: 'because.unlisted-target', params: { target } },
        place,
      ),
    );
  const narrowed =
    criterion.aspect === 'operation' && periodNarrowed(context)
      ? [scopeObservation('scope-shrunk', 'out-of-period', 'auditor', { code: 'because.period-narrowed' }, place)]
      : [];
  return [...dropped, ...unlisted, ...narrowed];
}

// What a criterion asks for, said to be about something the criterion is not about: nobody would look at it.
function aimedElsewhere(row: LedgerRow, criterion: Criterion, kinds: ReadonlyMap<string, TargetKind>): boolean {
  if (row.targets.length === 0 || row.targets.some((target) => !kinds.has(target))) return false;
  const main = mainKinds(criterion);
  const asked = [...kinds.values()].some((kind) => main.includes(kind)) ? main : criterion.targets;
  const reached = row.targets.some((target) => asked.includes(kinds.get(target) ?? 'service'));
  const wanted = singleNeeds(criterion.needs);
  return !reached && wanted.some((need) => need.kind !== 'judgement' && need.from !== undefined && carries(row, need));
}

export function periodNarrowed({ pin, period }: Context): boolean {
  if (pin === undefined) return false;
  const from = startOf(pin.period.from) ?? period.from;
  const to = endOf(pin.period.to) ?? period.to;
  return period.from > from || period.to < to;
}

function scopeObservation(
  rule: Rule,
  cause: Cause,
  by: CauseShown['attributableTo'],
  because: Observation['because'],
  { criterion, context }: { readonly criterion: Criterion; readonly context: Context },
): Observation {
  const target = String(because.params?.['target'] ?? '');
  const profile = profileFor(context, target);
  return {
    need: 'scope',
    check: 'scope',
    target,
    outcome: 'not-established',
    rule,
    because,
    causes: gatherCauses([reason(cause, criterion.addressee, { by })]),
    ruleset: '',
    profile,
    contested: false,
    trace: [],
    facts: [],
    advisories: [],
    items: [],
  };
}
