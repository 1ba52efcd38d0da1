import type { Criterion, SingleNeed } from '../catalogue/types.ts';
import { type Bearing, spanOf } from './bearing.ts';
import { type Context, decisionsFor } from './context.ts';
import { refutation } from './judgements.ts';
import { adverseStrength, atLeast } from './strength.ts';
import type { ItemBearing } from './types.ts';

/** A bearing with what takes the edge off it: remedied, refuted, superfluous, or within a sample rule. */
export interface Settled extends Bearing {
  readonly supersededBy?: string;
  readonly refutedBy?: string;
  readonly superfluousBy?: string;
  readonly allowedBy?: string;
}

/** Holds the bearings on one need against each other. Nothing is removed: what no longer counts stays, with the reason. */
export function settle(
  bearings: readonly Bearing[],
  need: SingleNeed,
  criterion: Criterion,
  context: Context,
): readonly Settled[] {
  const rule = sampleRule(bearings, criterion, context);
  return bearings.map((bearing): Settled => {
    if (bearing.stance === 'blocks') return { ...bearing, ...superfluous(bearing, need, criterion, context) };
    if (bearing.stance !== 'against') return bearing;
    const later = criterion.aspect === 'operation' ? undefined : remedy(bearing, bearings, criterion);
    const refuted = refutation(bearing.row, criterion, context);
    return {
      ...bearing,
      ...(later === undefined ? {} : { supersededBy: later.row.id }),
      ...(refuted === undefined ? {} : { refutedBy: `${refuted.criterion} (${refuted.by.role})` }),
      ...(rule === undefined || !bearing.supportable ? {} : { allowedBy: rule }),
    };
  });
}

export function counts(bearing: Settled): boolean {
  return (
    bearing.supersededBy === undefined &&
    bearing.refutedBy === undefined &&
    bearing.superfluousBy === undefined &&
    bearing.allowedBy === undefined
  );
}

// Remedied during the audit: strictly later, usable, and at least as strong.
function remedy(adverse: Bearing, bearings: readonly Bearing[], { addressee }: Criterion): Bearing | undefined {
  const { observedAt } = adverse;
  if (observedAt === undefined) return undefined;
  const strength = adverseStrength(adverse.row, addressee);
  return bearings.find(
    (other) =>
      other.stance === 'support' &&
      // What a sample showed is remedied by what another one shows, not by somebody's word.
      (adverse.sample === undefined || other.sample !== undefined) &&
      other.observedAt !== undefined &&
      other.observedAt > observedAt &&
      atLeast(other.strength, strength),
  );
}

function superfluous(
  bearing: Bearing,
  need: SingleNeed,
  criterion: Criterion,
  context: Context,
): { superfluousBy?: string } {
  const decision = decisionsFor(context, 'superfluous', criterion).find(
    (each) => each.item === bearing.row.id && (each.need === undefined || each.need === need.id),
  );
  return decision === undefined ? {} : { superfluousBy: decision.id };
}

// All deviations of the period together stay within a number that was fixed before the draw.
function sampleRule(bearings: readonly Bearing[], criterion: Criterion, context: Context): string | undefined {
  if (criterion.aspect !== 'operation') return undefined;
  const adverse = bearings.filter((bearing) => bearing.stance === 'against');
  if (adverse.length === 0 || adverse.some((bearing) => bearing.row.card?.filled.includes('complete') !== true))
    return undefined;
  const deviations = adverse.reduce((sum, bearing) => sum + bearing.deviations, 0);
  return decisionsFor(context, 'sample-rule', criterion).find((decision) => deviations <= (decision.k ?? -1))?.id;
}

/** Do the supporting items together speak of the whole audited period? Only operation asks for it. */
export function coversPeriod(supports: readonly Settled[], criterion: Criterion, context: Context): boolean {
  if (criterion.aspect !== 'operation') return true;
  const spans = supports.flatMap((bearing) => seenSpan(bearing) ?? []).sort((a, b) => a.from - b.from);
  let reached = context.period.from;
  for (const span of spans) {
    // Periods are given in days: one that starts the day after the other ended leaves no hole.
    if (span.from > reached + 1000) return false;
    reached = Math.max(reached, span.to);
  }
  return reached >= context.period.to;
}

// Nothing can speak of days after it was made.
function seenSpan({ row }: Settled): { readonly from: number; readonly to: number } | undefined {
  const span = spanOf(row);
  if (span === undefined || row.origin === 'measured') return span;
  const made = Math.min(
    (row.observedAt ?? Number.POSITIVE_INFINITY) + DAY,
    row.collectedAt ?? Number.POSITIVE_INFINITY,
  );
  return { from: span.from, to: Math.min(span.to, made) };
}

/** A card gives the day it was made, not the hour. */
const DAY = 86_399_999;

export function shownBearing(bearing: Settled): ItemBearing {
  const { row, stance, reason, supersededBy, refutedBy, superfluousBy, allowedBy } = bearing;
  return {
    item: row.id,
    stance,
    ...(bearing.sample === undefined ? {} : { sample: bearing.sample.id }),
    ...(reason === undefined ? {} : { cause: reason.cause, attributableTo: reason.attributableTo }),
    ...(reason?.missing === undefined ? {} : { missing: reason.missing }),
    ...(supersededBy === undefined ? {} : { supersededBy }),
    ...(refutedBy === undefined ? {} : { refutedBy }),
    ...(superfluousBy === undefined ? {} : { superfluousBy }),
    ...(allowedBy === undefined ? {} : { allowedBy }),
  };
}
