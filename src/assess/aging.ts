import type { CriterionRef } from '../catalogue/types.ts';
import { addDuration, endOf, parseDuration, startOf } from './moment.ts';
import type { Assessment, DecisionShown } from './types.ts';

/** An item that speaks for a criterion only until a day. */
export interface AgingItem {
  readonly item: string;
  /** ISO 8601 moment after which it is too old. */
  readonly until: string;
  readonly stale: boolean;
  /** The criteria it would be too old for, first those that it supports shortest. */
  readonly criteria: readonly string[];
}

/** A decision that ends soon, or has ended. */
export interface AgingDecision {
  readonly decision: DecisionShown;
  readonly expired: boolean;
}

const DAY = 86_400_000;

/**
 * Evidence whose window ends within some days of as-of, or has ended: each item once, with the first day at which it is too
 * old. `windows` holds the ISO 8601 window of each criterion that has one. An item that was collected again is left out.
 */
export function agingItems(
  { findings, items, audit }: Assessment,
  windows: ReadonlyMap<CriterionRef, string>,
  days: number,
): readonly AgingItem[] {
  const asOf = startOf(audit.asOf) ?? 0;
  const newest = newestBySlot(items);
  const ends = new Map<string, { until: number; criteria: string[] }>();
  for (const criterion of findings.flatMap(({ criteria }) => criteria)) {
    const window = parseDuration(windows.get(criterion.ref) ?? '');
    if (window === undefined) continue;
    for (const id of heldByTime(criterion.observations)) {
      const item = newest.get(id);
      const observedAt = startOf(item?.observedAt ?? '');
      if (observedAt === undefined) continue;
      const until = addDuration(observedAt, window);
      if (until > asOf + days * DAY) continue;
      const known = ends.get(id);
      if (known === undefined) ends.set(id, { until, criteria: [criterion.ref] });
      else ends.set(id, { until: Math.min(known.until, until), criteria: [...known.criteria, criterion.ref] });
    }
  }
  return [...ends]
    .map(([item, { until, criteria }]): AgingItem => ({
      ...{ item, until: new Date(until).toISOString(), stale: until < asOf },
      criteria: [...new Set(criteria)].sort(),
    }))
    .sort((a, b) => (`${a.until} ${a.item}` < `${b.until} ${b.item}` ? -1 : 1));
}

type Observations = Assessment['findings'][number]['criteria'][number]['observations'];

/** What supports by being recent, or is too old to; a person's judgement has no window of its own. */
function heldByTime(observations: Observations): readonly string[] {
  const bearings = observations.filter(({ check }) => check !== 'judgement').flatMap(({ items }) => items);
  return [
    ...new Set(
      bearings.flatMap(({ item, stance, cause }) => (stance === 'support' || cause === 'stale' ? [item] : [])),
    ),
  ];
}

function newestBySlot(items: Assessment['items']): ReadonlyMap<string, Assessment['items'][number]> {
  const latest = new Map<string, string>();
  for (const { slot, collectedAt = '' } of items)
    if (collectedAt > (latest.get(slot) ?? '')) latest.set(slot, collectedAt);
  const current = items.filter(({ slot, collectedAt = '' }) => collectedAt >= (latest.get(slot) ?? ''));
  return new Map(current.map((item) => [item.id, item]));
}

/** Decisions that ended, and those in force that end within some days of as-of; the first to end comes first. */
export function agingDecisions({ decisions, audit }: Assessment, days: number): readonly AgingDecision[] {
  const asOf = startOf(audit.asOf) ?? 0;
  return decisions
    .flatMap((decision): readonly AgingDecision[] => {
      const end = endOf(decision.expires ?? '');
      if (end === undefined || end > asOf + days * DAY) return [];
      const expired = end < asOf;
      return expired || decision.active ? [{ decision, expired }] : [];
    })
    .sort((a, b) => (`${a.decision.expires} ${a.decision.id}` < `${b.decision.expires} ${b.decision.id}` ? -1 : 1));
}
