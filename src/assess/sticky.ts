import type { Criterion } from '../catalogue/types.ts';
import type { Context } from './context.ts';
import { profileFor } from './context.ts';
import { endOf, startOf } from './moment.ts';
import type { Assessment, CriterionResult, ItemBearing, Observation, Stance } from './types.ts';

/** What the audit before this one established, as far as this one is held to it. */
export interface Earlier {
  readonly assessment: Assessment;
  readonly criteria: ReadonlyMap<string, CriterionResult>;
  readonly items: ReadonlySet<string>;
  /** Milliseconds. */
  readonly asOf: number;
}

export function earlierFrom(assessment: Assessment): Earlier {
  const criteria = assessment.findings.flatMap((finding) => finding.criteria);
  return {
    assessment,
    criteria: new Map(criteria.map((criterion) => [criterion.ref, criterion])),
    items: new Set(assessment.items.map(({ id }) => id)),
    asOf: Date.parse(assessment.audit.asOf),
  };
}

/**
 * A fail that was established before stays until new evidence refutes it: what is withheld this time, or shown again
 * unchanged, takes nothing away from it.
 */
export function stayEstablished(result: CriterionResult, criterion: Criterion, context: Context): CriterionResult {
  const earlier = context.earlier?.criteria.get(result.ref);
  if (earlier?.status !== 'fail' || result.status === 'fail' || result.status === 'not-examined') return result;
  const open = earlier.observations.filter(
    (observation) => observation.branchOf === undefined && observation.outcome === 'fail',
  );
  const unrefuted = open.filter((observation) => !isRefuted(observation, result, criterion, context));
  if (unrefuted.length === 0) return result;
  const standing = unrefuted.map((observation) => stillOpen(observation, context));
  return {
    ...result,
    status: 'fail',
    rule: 'established-earlier',
    causes: [],
    observations: [...result.observations, ...standing],
  };
}

const REFUTING: readonly Stance[] = ['support', 'population-empty', 'precondition-absent'];

// Where the norm no longer has the need, any of its needs may tell; the target stays the one that failed.
function isRefuted(
  failed: Observation,
  { observations }: CriterionResult,
  { needs, aspect }: Criterion,
  context: Context,
): boolean {
  // In operation every deviation of a day counts: an audit of the same days brings none of them back.
  if (aspect === 'operation' && sharesDays(context)) return false;
  const known = needs.some((need) => need.id === failed.need);
  return observations.some((observation) => {
    if (observation.branchOf !== undefined || observation.target !== failed.target) return false;
    if (known && observation.need !== failed.need) return false;
    const better = observation.outcome !== 'fail' && observation.outcome !== 'not-established';
    return better && observation.items.some((item) => REFUTING.includes(item.stance) && isNew(item, failed, context));
  });
}

function sharesDays({ earlier, period }: Context): boolean {
  if (earlier === undefined) return false;
  const { from, to } = earlier.assessment.audit.period;
  const [start, end] = [startOf(from), endOf(to)];
  return start === undefined || end === undefined || (start <= period.to && end >= period.from);
}

/**
 * Evidence the audit before did not have: other bytes, or a measurement made since. What is older than what showed the fail
 * would not have lifted it then, and does not now that it is kept back; only people can say that older papers show more.
 */
function isNew({ item }: ItemBearing, failed: Observation, { earlier, ledger }: Context): boolean {
  if (earlier === undefined) return true;
  const row = ledger.find(({ id }) => id === item);
  const unseen = !earlier.items.has(item);
  if (failed.check === 'judgement') return unseen;
  const observedAt = row?.observedAt ?? Number.NEGATIVE_INFINITY;
  if (unseen) return observedAt > shownAt(failed, earlier);
  return row?.origin === 'measured' && observedAt > earlier.asOf;
}

/** When the thing was last seen to fail, as far as the audit before tells; milliseconds. */
function shownAt({ items, because }: Observation, { assessment, asOf }: Earlier): number {
  const against = items.filter(({ stance }) => stance === 'against').map(({ item }) => item);
  const seen = assessment.items.flatMap(({ id, observedAt }) =>
    against.includes(id) && observedAt !== undefined ? [Date.parse(observedAt)] : [],
  );
  if (seen.length > 0 && seen.length === against.length) return Math.max(...seen);
  return because.code === EARLIER ? Date.parse(String(because.params?.['asOf'])) : asOf;
}

const EARLIER = 'because.established-earlier';

function stillOpen(failed: Observation, context: Context): Observation {
  const { audit } = context.earlier?.assessment ?? {};
  const params = { audit: audit?.id ?? '', asOf: audit?.asOf.slice(0, 10) ?? '' };
  return {
    ...failed,
    rule: 'established-earlier',
    // An audit that could not refute it either did not establish it.
    because: failed.because.code === EARLIER ? failed.because : { code: EARLIER, params },
    causes: [],
    contested: false,
    profile: profileFor(context, failed.target),
    trace: [],
    advisories: [],
    // The items of then are not in the ledger of now: they are named in the assessment of then.
    items: [],
  };
}
