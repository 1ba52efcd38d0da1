import type { Aspect, Criterion, DocumentNeed } from '../catalogue/types.ts';
import type { Fact, FactAt } from '../facts/types.ts';
import { barrier, type Bearing, bearing, blocks, inPeriod, neutral, type Subject, supportGap } from './bearing.ts';
import { gatherCauses, reason } from './cause.ts';
import { type Context, profileFor } from './context.ts';
import { missingFields } from './explained.ts';
import type { LedgerRow } from './ledger.ts';
import { endOf, startOf } from './moment.ts';
import { isAssurance, readingKey } from './readings.ts';
import { counts, settle, type Settled, shownBearing } from './settle.ts';
import type { AssuranceShown, FactShown, Observation } from './types.ts';

/** What a report says, as its reader found it. */
export interface Report {
  readonly type: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly covers: boolean;
  readonly opinion: string | undefined;
  readonly carveOuts: readonly string[];
  readonly userControls: AssuranceShown['userControls'];
  readonly results: ReadonlyMap<string, Result>;
}

interface Result {
  readonly says: 'effective' | 'exception' | 'not-tested';
  readonly at: FactAt;
}

/** The name under which reports stand beside the needs of a criterion. */
const NEED: DocumentNeed = { kind: 'document', id: 'assurance', from: 'assurance', card: ['what', 'madeBy'] };

/** Of what a report of each kind can say that it worked; a certificate names no criteria and a test no period. */
const ASPECTS: Readonly<Record<string, readonly Aspect[]>> = {
  'isae3402-1': ['design', 'existence'],
  'isae3402-2': ['design', 'existence', 'operation'],
  'soc2-1': ['design', 'existence'],
  'soc2-2': ['design', 'existence', 'operation'],
  iso27001: [],
  pentest: ['existence'],
  'service-report': ['operation'],
};

/**
 * What reports of third parties say of a criterion. An exception counts against it; a favourable result is shown, and
 * neither lifts a fail nor takes the place of evidence. A report that was asked for and cannot be used stands in the way.
 */
export function observeAssurance(criterion: Criterion, context: Context): Observation | undefined {
  const rows = (context.rowsByCriterion.get(criterion.ref) ?? []).filter(isAssurance);
  const bearings = settle(
    rows.map((row) => bearReport({ criterion, row, context })),
    NEED,
    criterion,
    context,
  );
  const against = bearings.find((each) => each.stance === 'against' && counts(each));
  const blocking = bearings.filter((each) => each.stance === 'blocks' && counts(each));
  const support = bearings.find((each) => each.stance === 'support');
  const shown = observation(criterion, context, bearings);
  if (against !== undefined)
    return {
      ...shown,
      outcome: 'fail',
      rule: 'against',
      because: { code: 'because.assurance-exception', params: { item: against.row.id } },
      facts: against.facts,
    };
  if (blocking.length > 0) return { ...shown, ...blocked(blocking) };
  if (support === undefined) return undefined;
  const because = { code: 'because.assurance-effective', params: { item: support.row.id } };
  // Shown, and not counted: as a branch of nothing it can lift nothing.
  return { ...shown, branchOf: NEED.id, outcome: 'met', rule: 'supported', because, facts: support.facts };
}

function observation(criterion: Criterion, context: Context, bearings: readonly Settled[]) {
  const target = criterion.addressee === 'client' ? 'client' : 'service';
  const adverse = bearings.some(({ stance }) => stance === 'against');
  return {
    need: NEED.id,
    check: NEED.id,
    target,
    causes: [],
    ruleset: '',
    profile: profileFor(context, target),
    contested: adverse && bearings.some(({ stance }) => stance === 'support'),
    trace: [],
    facts: [],
    advisories: [],
    items: bearings.map(shownBearing),
  };
}

function blocked(blocking: readonly Settled[]): Pick<Observation, 'outcome' | 'rule' | 'because' | 'causes'> {
  const reasons = blocking.flatMap(({ reason: why, row }) => (why === undefined ? [] : [{ ...why, item: row.id }]));
  const [first] = reasons;
  const params = { item: first?.item ?? '', cause: first?.cause ?? '' };
  return {
    outcome: 'not-established',
    rule: 'blocked',
    because: { code: 'because.blocked', params },
    causes: gatherCauses(reasons),
  };
}

function bearReport(subject: Subject): Bearing {
  const { row, criterion } = subject;
  const { addressee } = criterion;
  const stopped = barrier(subject);
  // That there is no report is no deviation of what it would have been about.
  if (stopped?.stance === 'against') return neutral(subject, reason('not-received', addressee));
  if (stopped !== undefined) return stopped;
  if (row.artefacts.length === 0) return blocks(subject, reason('not-judged', addressee));
  const report = reportOf(row, subject.context);
  if (report === undefined) return blocks(subject, reason('indeterminate', addressee, { next: 'next.unreadable' }));
  return bearResult(subject, report);
}

function bearResult(subject: Subject, report: Report): Bearing {
  const { row, criterion } = subject;
  const { addressee } = criterion;
  const result = report.results.get(criterion.ref);
  const dated: Subject = { ...subject, row: { ...row, period: spanOf(report) } };
  const said = result === undefined ? {} : { facts: [factShown(criterion, result)] };
  if (result?.says === 'exception' && report.covers && inPeriod(dated) !== 'outside')
    return bearing(dated, 'against', { ...said, deviations: 1 });
  if (row.access === 'partial') return blocks(subject, reason('not-received', addressee));
  // Nobody adopts a report, and which period it is about it says itself.
  const missing = missingFields(dated, NEED).filter((field) => field !== 'adopted' && field !== 'period');
  if (missing.length > 0) return blocks(subject, reason('not-explained', addressee, { missing }));
  if (result?.says !== 'effective' || objection(report, criterion, subject.context) !== undefined)
    return neutral(subject, reason('coverage-incomplete', addressee));
  const gap = supportGap(dated, [], true);
  return gap === undefined ? bearing(dated, 'support', said) : neutral(subject, gap);
}

function factShown({ ref }: Criterion, { says, at }: Result): FactShown {
  return { expected: 'equals effective', actual: says, path: `controls.${ref}`, origin: 'declared', at };
}

function spanOf({ period }: Report): { readonly from: number; readonly to: number } {
  return { from: startOf(period.from) ?? 0, to: endOf(period.to) ?? 0 };
}

type Objection = NonNullable<AssuranceShown['coverage'][number]['because']>;

/** Why a favourable result says nothing of this criterion. */
function objection(report: Report, criterion: Criterion, { period }: Context): Objection | undefined {
  const { type, opinion } = report;
  if (!report.covers) return { code: 'assurance.out-of-scope' };
  if (ASPECTS[type]?.includes(criterion.aspect) !== true)
    return { code: 'assurance.aspect', params: { type, aspect: criterion.aspect } };
  if (opinion === 'adverse' || opinion === 'disclaimer') return { code: 'assurance.opinion', params: { opinion } };
  if (report.carveOuts.some((part) => part === criterion.ref || part === criterion.control))
    return { code: 'assurance.carve-out' };
  const span = spanOf(report);
  const covered = criterion.aspect !== 'operation' || (span.from <= period.from && span.to >= period.to);
  return covered ? undefined : { code: 'assurance.period', params: { ...report.period } };
}

/** The reports of this audit and what each covers. */
export function showAssurance(context: Context): readonly AssuranceShown[] {
  const criteria = new Map(
    context.controls.flatMap(({ control }) => control.criteria.map((each) => [each.ref, each] as const)),
  );
  return context.ledger.filter(isAssurance).flatMap((row): readonly AssuranceShown[] => {
    const report = reportOf(row, context);
    if (report === undefined) return [];
    const { type, period, carveOuts, userControls } = report;
    const bridgeDays = Math.round((context.period.to - spanOf(report).to) / 86_400_000);
    const refs = [...new Set([...row.criteria, ...report.results.keys()])].filter((ref) => criteria.has(ref)).sort();
    const coverage = refs.flatMap((ref) => {
      const criterion = criteria.get(ref);
      return criterion === undefined ? [] : [coverageOf(criterion, report, context)];
    });
    const bridge = bridgeDays > 0 ? { bridgeDays } : {};
    return [{ item: row.id, type, period, carveOuts, userControls, ...bridge, coverage }];
  });
}

function coverageOf(criterion: Criterion, report: Report, context: Context): AssuranceShown['coverage'][number] {
  const says = report.results.get(criterion.ref)?.says ?? 'not-tested';
  const because = says === 'effective' ? objection(report, criterion, context) : undefined;
  const countsHere = says === 'exception' || (says === 'effective' && because === undefined);
  return { criterion: criterion.ref, says, counts: countsHere, ...(because === undefined ? {} : { because }) };
}

/** Undefined where the report is gone, broken or not in the form its reader knows. */
function reportOf(row: LedgerRow, context: Context): Report | undefined {
  if (row.integrity !== 'intact' || row.access === 'purged' || row.access === 'withheld') return undefined;
  const reading = context.readings.get(readingKey(row, { family: 'assurance', criterion: '' }, context));
  if (reading?.status !== 'read') return undefined;
  const facts = reading.facts.variants[0]?.facts ?? [];
  if (facts.some((fact) => !('value' in fact))) return undefined;
  return toReport(new Map(facts.map((fact) => [fact.path, fact])));
}

function toReport(facts: ReadonlyMap<string, Fact>): Report {
  const value = (path: string): string | undefined => {
    const fact = facts.get(path);
    return fact !== undefined && 'value' in fact ? String(fact.value) : undefined;
  };
  const count = (list: string): readonly number[] => {
    const numbers = [...facts.keys()].flatMap((path) => new RegExp(`^${list}\\.(\\d+)`).exec(path)?.[1] ?? []);
    return [...new Set(numbers)].map(Number);
  };
  return {
    type: value('type') ?? '',
    period: { from: value('period.from') ?? '', to: value('period.to') ?? '' },
    covers: value('scope.covers') === 'true',
    opinion: value('opinion'),
    carveOuts: count('carveOuts').map((n) => value(`carveOuts.${n}`) ?? ''),
    userControls: count('userControls').map((n) => {
      const control = value(`userControls.${n}.control`);
      const base = { id: value(`userControls.${n}.id`) ?? '', text: value(`userControls.${n}.text`) ?? '' };
      return { ...base, ...(control === undefined ? {} : { control }) };
    }),
    results: new Map(
      count('controls').map((n): [string, Result] => [
        value(`controls.${n}.criterion`) ?? '',
        { says: value(`controls.${n}.result`) as Result['says'], at: atOf(facts.get(`controls.${n}.result`)) },
      ]),
    ),
  };
}

function atOf(fact: Fact | undefined): FactAt {
  return fact?.at ?? { artefact: '' };
}

/** A report and another observation that say opposite things are both marked, and both stay. */
export function markContested(observations: readonly Observation[]): readonly Observation[] {
  const report = observations.find(({ need }) => need === NEED.id);
  if (report === undefined || report.outcome === 'not-established') return observations;
  const opposite = report.outcome === 'met' ? 'fail' : 'met';
  const others = observations.filter(
    (each) => each !== report && each.outcome === opposite && each.branchOf === undefined,
  );
  if (others.length === 0) return observations;
  return observations.map((each) => (each === report || others.includes(each) ? { ...each, contested: true } : each));
}
