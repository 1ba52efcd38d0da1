import type { Provenance } from '../audit/types.ts';
import type { Aspect, Criterion, Strength } from '../catalogue/types.ts';
import type { Reason } from './cause.ts';
import { accessReason, reason } from './cause.ts';
import type { Context } from './context.ts';
import { addDuration, parseDuration } from './moment.ts';
import type { LedgerRow } from './ledger.ts';
import { atLeast, floorOf, strengthOf } from './strength.ts';
import type { AdvisoryShown, FactShown, Stance, TraceStep, Cause } from './types.ts';

/** How one row bears on one need of one target, before rows are held against each other. */
export interface Bearing {
  readonly row: LedgerRow;
  readonly stance: Stance;
  readonly strength: Strength;
  readonly reason?: Reason;
  readonly trace: readonly TraceStep[];
  readonly facts: readonly FactShown[];
  /** Advice that is not followed on this row. */
  readonly advice: readonly Omit<AdvisoryShown, 'explained'>[];
  /** Advice of which the row does not tell whether it is followed. */
  readonly openAdvice: readonly { readonly id: string; readonly cause: Cause }[];
  /** How many records deviate. */
  readonly deviations: number;
  /** Would it support, were its content favourable? Only such an item can be let through by a sample rule. */
  readonly supportable: boolean;
  /** The role of who judged, where a judgement is what bears. */
  readonly judgedBy?: string;
  /** The sample that speaks through the row, and what it found. */
  readonly sample?: { readonly id: string } & Readonly<Partial<Record<'size' | 'n' | 'k' | 'deviations', number>>>;
  /** When the thing was as seen; milliseconds. */
  readonly observedAt: number | undefined;
}

export interface Subject {
  readonly criterion: Criterion;
  readonly row: LedgerRow;
  readonly context: Context;
}

type Seen = Pick<Bearing, 'trace' | 'facts'>;
const UNSEEN: Seen = { trace: [], facts: [] };

export function bearing({ row, criterion }: Subject, stance: Stance, extra: Partial<Bearing> = {}): Bearing {
  return {
    row,
    stance,
    strength: strengthOf(row, criterion.addressee),
    trace: [],
    facts: [],
    advice: [],
    openAdvice: [],
    deviations: 0,
    supportable: stance === 'support',
    observedAt: row.observedAt,
    ...extra,
  };
}

export function blocks(subject: Subject, why: Reason, seen: Seen = UNSEEN): Bearing {
  return bearing(subject, 'blocks', { ...seen, reason: why });
}

export function neutral(subject: Subject, why: Reason, seen: Seen = UNSEEN): Bearing {
  return bearing(subject, 'neutral', { ...seen, reason: why });
}

/**
 * What stops a row before anyone looks at its content, in the order of DESIGN §3: broken bytes, refusals and failed
 * measurements block; what was seen after as-of is out of the period and neither helps nor harms.
 */
export function barrier(subject: Subject): Bearing | undefined {
  const { row, criterion } = subject;
  if (row.integrity === 'broken') return blocks(subject, reason('integrity-broken', criterion.addressee));
  if (statesNone(subject)) return bearing(subject, 'against', { deviations: 1 });
  const access = accessReason(row, criterion.addressee);
  if (access !== undefined) return blocks(subject, access);
  // Answered in part, and this is the part that is not there.
  if (row.artefacts.length === 0 && (row.access === 'partial' || row.access === 'redacted'))
    return blocks(subject, reason('not-received', criterion.addressee));
  if (row.access === 'redacted' && row.hidesTested) return blocks(subject, reason('redacted', criterion.addressee));
  return lateness(subject);
}

// What was stated after as-of was not stated yet.
function statesNone({ row, criterion, context }: Subject): boolean {
  return row.absentBy === criterion.addressee && (row.observedAt ?? context.asOf) <= context.asOf;
}

function lateness(subject: Subject): Bearing | undefined {
  const { row, criterion, context } = subject;
  if (row.observedAt !== undefined) {
    return row.observedAt > context.asOf ? neutral(subject, reason('out-of-period', criterion.addressee)) : undefined;
  }
  // Undated, and not known to have been there by as-of: nobody can tell on which side of it the thing was seen.
  const undatable = (row.collectedAt ?? Number.POSITIVE_INFINITY) > context.asOf;
  return undatable
    ? blocks(subject, reason('not-explained', criterion.addressee, { missing: ['observedAt'] }))
    : undefined;
}

/** Which aspects files can show, by where they come from: a repository is no machine, and a setting no event. */
const SHOWS: Readonly<Record<Provenance, readonly Aspect[]>> = {
  repository: ['design'],
  template: ['design'],
  plan: ['design'],
  host: ['existence'],
  dump: ['existence'],
  state: ['existence', 'operation'],
};

/** Where files come from that cannot show this aspect: neither for nor against. */
export function besideAspect({ row, criterion, context }: Subject): Reason | undefined {
  const target = context.audit.targets.find(({ id }) => row.origin === 'measured' && row.targets.includes(id));
  const { provenance } = target ?? {};
  if (provenance === undefined || SHOWS[provenance].includes(criterion.aspect)) return undefined;
  return reason('unverifiable-origin', criterion.addressee);
}

/** What an item still lacks to support although its content is favourable. DESIGN §3, Support. */
export function supportGap(subject: Subject, missing: readonly string[], document: boolean): Reason | undefined {
  const { row, criterion } = subject;
  const { addressee } = criterion;
  if (missing.length > 0) return reason('not-explained', addressee, { missing });
  if (row.origin === 'delivered' && !row.newest) return reason('stale', addressee);
  const strength = strengthOf(row, addressee);
  if (!atLeast(strength, floorOf(criterion, row, document)))
    return reason(strength === 'R5' ? 'statement-only' : 'unverifiable-origin', addressee);
  if (wrongEnvironment(subject)) return reason('unverifiable-origin', addressee);
  return datingGap(subject);
}

/** What the dates of an item lack: too old for its criterion's window, or about other days than the audited ones. */
export function datingGap({ row, criterion, context }: Subject): Reason | undefined {
  const window = criterion.window === undefined ? undefined : parseDuration(criterion.window);
  if (window !== undefined) {
    if (row.observedAt === undefined) return reason('not-explained', criterion.addressee, { missing: ['observedAt'] });
    if (row.observedAt < addDuration(context.asOf, window, -1)) return reason('stale', criterion.addressee);
  }
  if (criterion.aspect !== 'operation') return undefined;
  const covers = spanOf(row);
  if (covers === undefined) return reason('not-explained', criterion.addressee, { missing: ['period'] });
  const outside = covers.to < context.period.from || covers.from > context.period.to;
  return outside ? reason('out-of-period', criterion.addressee) : undefined;
}

/** The time an item speaks of: its period, or the moment of a measurement. */
export function spanOf(row: LedgerRow): { readonly from: number; readonly to: number } | undefined {
  if (row.period !== undefined) return row.period;
  return row.origin === 'measured' && row.observedAt !== undefined
    ? { from: row.observedAt, to: row.observedAt }
    : undefined;
}

/** Does an adverse record lie in the audited period? A delivered item says so on its card or not at all. */
export function inPeriod({ row, criterion, context }: Subject): 'inside' | 'outside' | 'unknown' {
  if (criterion.aspect !== 'operation') return 'inside';
  const span = spanOf(row);
  if (span === undefined) return 'unknown';
  return span.to < context.period.from || span.from > context.period.to ? 'outside' : 'inside';
}

// A repository or a test set-up shows a design; it cannot show that production is so.
function wrongEnvironment({ row, criterion, context }: Subject): boolean {
  if (criterion.aspect === 'design' || row.origin !== 'measured') return false;
  return context.audit.targets.some((target) => row.targets.includes(target.id) && target.environment !== 'production');
}
