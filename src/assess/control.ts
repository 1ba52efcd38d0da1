import type { Decision, Owner } from '../audit/types.ts';
import type { Addressee, Aspect, Control } from '../catalogue/types.ts';
import type { Context } from './context.ts';
import { assessCriterion, worst } from './criterion.ts';
import { startOf } from './moment.ts';
import { applies, singleNeeds } from './readings.ts';
import type {
  AspectResult,
  Basis,
  Cause,
  CriterionResult,
  Disposition,
  Finding,
  Observation,
  Stance,
  Outcome,
  Status,
  Verdict,
} from './types.ts';

const ASPECTS: readonly Aspect[] = ['design', 'existence', 'operation'];

/** One control: its criteria by aspect, and the decisions that stand beside the verdict without erasing it. */
export function assessControl(control: Control, catalogue: string, context: Context): Finding {
  const required = control.depth.filter((aspect) => context.audit.depth.includes(aspect));
  const criteria = control.criteria.map((criterion): CriterionResult =>
    required.includes(criterion.aspect) ? assessCriterion(criterion, context) : notExamined(criterion),
  );
  const rolled = rollUp(criteria, required);
  const dispositions = dispositionsOf(control, criteria, rolled.verdict, context);
  const lifted = dispositions.some(
    ({ kind, active, decision }) => kind === 'not-applicable' && active && isWhole(decision, context),
  );
  const { id, ref, title, topic, theme, addressee, mandatory, knockout, request, weak, remedy } = control;
  const owner = context.audit.owners.find((each) => each.control === ref);
  return {
    control: ref,
    catalogue,
    ...{ id, title, topic, theme, addressee, mandatory, knockout },
    verdict: lifted ? 'not-applicable' : rolled.verdict,
    parties: partiesOf(criteria, required, lifted),
    depth: lifted ? [] : rolled.depth,
    didNotOccur: !lifted && rolled.didNotOccur,
    aspects: rolled.aspects,
    dispositions,
    ...(owner === undefined ? {} : { owner: { role: owner.role, accepted: isAccepted(owner, context.asOf) } }),
    basis: basisOf(criteria),
    ...officialOf(control, catalogue, context),
    ...{ request, weak, remedy, criteria },
  };
}

function officialOf({ id }: Control, catalogue: string, { audit }: Context): Pick<Finding, 'official'> {
  const own = audit.normTexts.find((each) => each.catalogue === catalogue);
  const text = own !== undefined && Object.hasOwn(own.texts, id) ? own.texts[id] : undefined;
  return own === undefined || text === undefined ? {} : { official: { text, file: own.file, sha256: own.sha256 } };
}

/** An owner took it on when he said so; what is promised for a day after as-of is not yet so. */
export function isAccepted({ acceptedAt }: Pick<Owner, 'acceptedAt'>, asOf: number): boolean {
  const at = startOf(acceptedAt ?? '');
  return at !== undefined && at <= asOf;
}

/** Facts count whatever they showed: what was examined and found stands also where no verdict could be reached. */
export function basisOf(criteria: readonly CriterionResult[]): Basis {
  const examined = criteria.filter(({ status }) => status !== 'not-examined');
  const found = examined.filter(({ observations }) =>
    observations.some(({ facts, items }) => facts.length > 0 || items.some(({ stance }) => FOUND.includes(stance))),
  );
  if (found.length === 0) return 'none';
  return found.length === examined.length ? 'full' : 'limited';
}

const FOUND: readonly Stance[] = ['support', 'against', 'precondition-absent', 'population-empty'];

// A decision on one criterion lifts that criterion, and never the control that holds others.
function isWhole(decision: string, { decisions }: Context): boolean {
  return decisions.some(({ subject }) => subject.id === decision && subject.criterion === undefined);
}

function notExamined({ id, ref, aspect, addressee, text }: Control['criteria'][number]): CriterionResult {
  return {
    id,
    ref,
    aspect,
    addressee,
    text,
    status: 'not-examined',
    rule: 'outside-depth',
    causes: [],
    observations: [],
  };
}

interface RolledUp {
  readonly verdict: Verdict;
  readonly depth: readonly Aspect[];
  readonly didNotOccur: boolean;
  readonly aspects: Aspects;
}

/** DESIGN §3, Control. */
export function rollUp(criteria: readonly CriterionResult[], required: readonly Aspect[]): RolledUp {
  const aspects = Object.fromEntries(
    ASPECTS.map((aspect) => [aspect, aspectOf(aspect, criteria, required)]),
  ) as Aspects;
  const statuses = required.map((aspect) => aspects[aspect].status);
  const depth = required.filter((aspect) => aspects[aspect].status === 'met');
  const verdict = verdictOf(statuses, aspects.design.status);
  const didNotOccur = verdict === 'pass' && statuses.includes('did-not-occur');
  const told = verdict !== 'not-established' || ASPECTS.some((aspect) => aspects[aspect].causes.length > 0);
  return { verdict, depth, didNotOccur, aspects: told ? aspects : notJudged(aspects, criteria) };
}

type Aspects = Finding['aspects'];

// Nothing is left to examine, or only what never happened without a design: that too is said, with a cause.
function notJudged(aspects: Aspects, criteria: readonly CriterionResult[]): Aspects {
  const open = ([aspect, result]: [string, AspectResult]): [string, AspectResult] => {
    const own = result.status !== 'met' && criteria.some((criterion) => criterion.aspect === aspect);
    return [aspect, own ? { ...result, causes: ['not-judged'] } : result];
  };
  return Object.fromEntries(Object.entries(aspects).map(open)) as Aspects;
}

function aspectOf(aspect: Aspect, criteria: readonly CriterionResult[], required: readonly Aspect[]): AspectResult {
  const own = criteria.filter((criterion) => criterion.aspect === aspect);
  if (!required.includes(aspect) || own.length === 0) return { status: 'not-examined', causes: [] };
  const status: Status = worst(own.map((criterion) => criterion.status as Outcome)) ?? 'not-applicable';
  const causes = own
    .filter((criterion) => criterion.status === status)
    .flatMap((criterion) => criterion.causes.map((each) => each.cause));
  return { status, causes: [...new Set<Cause>(causes)].sort() };
}

// What never happened passes only on a design that was established; an empty control passes never.
function verdictOf(statuses: readonly Status[], design: Status): Verdict {
  const examined = statuses.filter((status) => status !== 'not-applicable' && status !== 'not-examined');
  if (examined.includes('fail')) return 'fail';
  if (examined.length === 0 || examined.includes('not-established')) return 'not-established';
  return examined.includes('did-not-occur') && design !== 'met' ? 'not-established' : 'pass';
}

function partiesOf(
  criteria: readonly CriterionResult[],
  required: readonly Aspect[],
  lifted: boolean,
): Finding['parties'] {
  const verdict = (party: Addressee): Verdict | undefined => {
    const own = criteria.filter((criterion) => criterion.addressee === party);
    if (own.length === 0) return undefined;
    return lifted ? 'not-applicable' : rollUp(own, required).verdict;
  };
  const supplier = verdict('supplier');
  const client = verdict('client');
  return { ...(supplier === undefined ? {} : { supplier }), ...(client === undefined ? {} : { client }) };
}

function dispositionsOf(
  control: Control,
  criteria: readonly CriterionResult[],
  verdict: Verdict,
  context: Context,
): readonly Disposition[] {
  const objectionTo = (decision: Decision): Disposition['because'] =>
    decision.criterion === undefined
      ? stillApplies(control, criteria, verdict, context)
      : needApplies(decision, criteria);
  return context.decisions
    .filter(({ subject }) => subject.control === control.ref || subject.criterion?.startsWith(`${control.ref}#`))
    .map(({ subject, inert }): Disposition => {
      const objection = inert ?? (subject.kind === 'not-applicable' ? objectionTo(subject) : undefined);
      const base = { decision: subject.id, kind: subject.kind };
      return objection === undefined ? { ...base, active: true } : { ...base, active: false, because: objection };
    });
}

/** Anything in scope that its checks apply to, and any item that is against or blocks, makes "not applicable" inert and loud. */
export function stillApplies(
  control: Control,
  criteria: readonly CriterionResult[],
  verdict: Verdict,
  { audit, pin }: Context,
): Disposition['because'] {
  if (verdict === 'pass') return { code: 'inert.established' };
  const measured = control.criteria.flatMap((criterion) =>
    singleNeeds(criterion.needs).filter((need) => need.kind === 'check' && need.from === undefined),
  );
  // A target that was taken out of the scope later was in it when the work began.
  const target = [...audit.targets, ...(pin?.targets ?? [])].find((each) =>
    measured.some((need) => applies(need, each)),
  );
  if (target !== undefined) return { code: 'inert.target-in-scope', params: { target: target.id } };
  const observations = criteria.flatMap((criterion) => criterion.observations);
  const shrunk = observations.find((observation) => observation.rule === 'scope-shrunk');
  if (shrunk !== undefined) return { code: 'inert.target-in-scope', params: { target: shrunk.target } };
  return adverseItem(observations);
}

/** What keeps a decision on a criterion, or on one of its needs, from lifting it. */
function needApplies({ criterion, need }: Decision, criteria: readonly CriterionResult[]): Disposition['because'] {
  const own = criteria
    .filter((each) => each.ref === criterion)
    .flatMap(({ observations }) => observations)
    .filter(({ need: id, rule }) => (need === undefined || need === id) && rule !== 'decided-not-applicable');
  const supported = own.some(({ items }) => items.some((item) => item.stance === 'support'));
  return adverseItem(own) ?? (supported ? { code: 'inert.established' } : undefined);
}

function adverseItem(observations: readonly Observation[]): Disposition['because'] {
  if (observations.some(({ rule }) => rule === 'established-earlier')) return { code: 'inert.established-earlier' };
  const items = observations.flatMap((observation) => observation.items);
  const adverse = items.find((item) => item.stance === 'against' || item.stance === 'blocks');
  return adverse === undefined ? undefined : { code: 'inert.adverse-item', params: { item: adverse.item } };
}
