import type { Criterion } from '../catalogue/types.ts';
import type { Context } from './context.ts';
import { profileFor } from './context.ts';
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
  { needs }: Criterion,
  context: Context,
): boolean {
  const known = needs.some((need) => need.id === failed.need);
  return observations.some((observation) => {
    if (observation.branchOf !== undefined || observation.target !== failed.target) return false;
    if (known && observation.need !== failed.need) return false;
    const better = observation.outcome !== 'fail' && observation.outcome !== 'not-established';
    return better && observation.items.some((item) => REFUTING.includes(item.stance) && isNew(item, context));
  });
}

/** Evidence the audit before did not have: other bytes, or a measurement made since. */
function isNew({ item }: ItemBearing, { earlier, ledger }: Context): boolean {
  if (earlier === undefined) return true;
  if (!earlier.items.has(item)) return true;
  const row = ledger.find(({ id }) => id === item);
  return row?.origin === 'measured' && (row.observedAt ?? 0) > earlier.asOf;
}

function stillOpen(failed: Observation, context: Context): Observation {
  const { assessment } = context.earlier ?? {};
  return {
    ...failed,
    rule: 'established-earlier',
    because: {
      code: 'because.established-earlier',
      params: { audit: assessment?.audit.id ?? '', asOf: assessment?.audit.asOf.slice(0, 10) ?? '' },
    },
    causes: [],
    contested: false,
    profile: profileFor(context, failed.target),
    trace: [],
    advisories: [],
    // The items of then are not in the ledger of now: they are named in the assessment of then.
    items: [],
  };
}
