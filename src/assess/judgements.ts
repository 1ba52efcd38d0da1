import type { Audit, Judgement } from '../audit/types.ts';
import type { Addressee, Criterion, FactFamily, JudgementNeed } from '../catalogue/types.ts';
import type { FactSet, Reading } from '../facts/types.ts';
import { barrier, type Bearing, bearing, blocks, neutral, type Subject } from './bearing.ts';
import { reason } from './cause.ts';
import type { Context, Weighed } from './context.ts';
import { missingFields, seenByTwo } from './explained.ts';
import type { LedgerRow } from './ledger.ts';
import { startOf } from './moment.ts';
import { atLeast, strengthOf } from './strength.ts';

type Weighing = {
  /** By criterion: nobody judges his own work. */
  readonly addressees: ReadonlyMap<string, Addressee>;
  readonly ledger: readonly LedgerRow[];
  readonly readings: ReadonlyMap<string, Reading>;
  readonly asOf: number;
};

/** Does a judgement stand? It needs a second pair of eyes, and at least one usable item behind it. DESIGN §3, Judgements. */
export function weighJudgement(judgement: Judgement, place: Weighing): Weighed<Judgement> {
  const inert = (code: string, params?: Record<string, string>): Weighed<Judgement> => ({
    subject: judgement,
    inert: { code: `inert.${code}`, ...(params === undefined ? {} : { params }) },
  });
  const { review } = judgement;
  if (review === undefined) return inert('unreviewed');
  if (review.by.id.trim().toLowerCase() === judgement.by.id.trim().toLowerCase()) return inert('self-reviewed');
  const own = place.addressees.get(judgement.criterion);
  if (own !== undefined && (judgement.by.party === own || review.by.party === own)) return inert('own-judgement');
  const reviewedAt = startOf(review.at);
  if (reviewedAt === undefined) return inert('unreviewed');
  if (reviewedAt > place.asOf) return inert('after-as-of');
  if (judgement.items.length === 0) return inert('no-evidence');
  const rows = judgement.items.map((item) => rowNamed(item, place.ledger));
  const unknown = judgement.items.find((_, index) => rows[index] === undefined);
  if (unknown !== undefined) return inert('unknown-item', { item: unknown });
  const stale = rows.find((row) => row !== undefined && isStale(row, place));
  if (stale !== undefined) return inert('stale-judgement', { item: stale.id });
  return rows.some((row) => row !== undefined && isUsable(row)) ? { subject: judgement } : inert('items-unusable');
}

/** An item with bytes is named with its hash: a judgement is about these bytes and no others. */
export function rowNamed(item: string, ledger: readonly LedgerRow[]): LedgerRow | undefined {
  return ledger.find((row) => row.id === item);
}

/** The items of the slot that an unknown id names: the bytes it may have been meant for. */
export function knownIn(item: string, ledger: readonly LedgerRow[]): readonly string[] {
  const [slot] = item.split('@');
  return ledger.filter((row) => row.slot === slot).map(({ id }) => id);
}

/** Available, whole, intact and explained, whatever it shows. */
export function isUsable(row: LedgerRow): boolean {
  const available =
    row.access === 'received' ||
    (row.access === 'on-site' && seenByTwo(row)) ||
    (row.access === 'redacted' && !row.hidesTested && row.card?.redaction !== undefined);
  const explained =
    row.origin === 'measured' || (row.card?.filled.includes('what') === true && row.card.filled.includes('madeBy'));
  return available && explained && row.integrity !== 'broken';
}

// Collected again with other bytes: what was judged is still so only if the facts in them are the same.
function isStale(row: LedgerRow, { ledger, readings }: Weighing): boolean {
  if (row.newest) return false;
  // A newer attempt that failed shows nothing, so nobody can say that the facts are still the same.
  const newer = ledger.filter((each) => each.slot === row.slot && each.newest);
  return newer.some((each) => !sameFacts(row, each, readings));
}

function sameFacts(a: LedgerRow, b: LedgerRow, readings: ReadonlyMap<string, Reading>): boolean {
  const left = factsOf(a, readings);
  const right = factsOf(b, readings);
  return left.size > 0 && left.size === right.size && [...left].every(([key, facts]) => right.get(key) === facts);
}

/** Facts per family and parameters, without the places they were read at. */
function factsOf(row: LedgerRow, readings: ReadonlyMap<string, Reading>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [key, reading] of readings) {
    const [family, sha256, ...params] = key.split(' ');
    if (sha256 === row.sha256 && reading.status === 'read')
      found.set(`${family as FactFamily} ${params.join(' ')}`, bareFacts(reading.facts));
  }
  return found;
}

function bareFacts(facts: FactSet): string {
  return JSON.stringify(
    facts.variants.map(({ assuming, facts: list }) => [assuming ?? null, list.map((fact) => ({ ...fact, at: null }))]),
  );
}

/** How the judgements on a criterion bear on its judgement need. Every item they name counts as an item of the need. */
export function bearJudgements(need: JudgementNeed, criterion: Criterion, context: Context): readonly Bearing[] {
  return context.judgements
    .filter(
      ({ subject }) => subject.criterion === criterion.ref && (subject.need === undefined || subject.need === need.id),
    )
    .flatMap((judgement) => bearJudgement(judgement, criterion, context));
}

function bearJudgement(
  { subject: judgement, inert }: Weighed<Judgement>,
  criterion: Criterion,
  context: Context,
): readonly Bearing[] {
  const reviewedAt = judgement.review === undefined ? undefined : startOf(judgement.review.at);
  return judgement.items.flatMap((item) => {
    const known = rowNamed(item, context.ledger);
    const row = known ?? vanished(item);
    const subject: Subject = { criterion, row, context };
    // Only the auditor writes ids down: one that nothing answers to is never the addressee's doing.
    if (known === undefined) return [blocks(subject, reason('not-judged', criterion.addressee))];
    const stopped = barrier(subject);
    if (stopped?.stance === 'blocks') return [stopped];
    if (row.access === 'partial') return [blocks(subject, reason('not-received', criterion.addressee))];
    if (!isUsable(row)) {
      const missing = missingFields(subject, undefined);
      return [blocks(subject, reason('not-explained', criterion.addressee, { missing }))];
    }
    if (inert !== undefined) return [neutral(subject, reason('not-judged', criterion.addressee))];
    if (stopped !== undefined) return [stopped];
    return [
      bearing(subject, judgement.verdict === 'met' ? 'support' : 'against', {
        observedAt: reviewedAt,
        deviations: 1,
        judgedBy: judgement.by.role,
      }),
    ];
  });
}

/** Somebody judged it and it is no longer in the ledger: known to exist, and not there. */
function vanished(item: string): LedgerRow {
  return {
    id: item,
    slot: item,
    origin: 'refused',
    targets: [],
    criteria: [],
    askedFor: [],
    recordedKinds: [],
    access: 'not-received',
    hidesTested: true,
    integrity: 'none',
    artefacts: [],
    newest: true,
    state: '',
  };
}

/** The standing judgement that refutes an adverse item with counter-evidence of R3 or better, if there is one. */
export function refutation(row: LedgerRow, criterion: Criterion, context: Context): Judgement | undefined {
  return context.judgements.find(({ subject, inert }) => {
    if (inert !== undefined || subject.criterion !== criterion.ref || !subject.refutes.includes(row.id)) return false;
    return subject.items.some((item) => {
      const counter = rowNamed(item, context.ledger);
      if (counter === undefined || counter.id === row.id || !isUsable(counter)) return false;
      // Counter-evidence is about the same criterion, not whatever lies at hand.
      if (counter.origin !== 'measured' && !counter.askedFor.includes(criterion.ref)) return false;
      return counter.access !== 'partial' && atLeast(strengthOf(counter, criterion.addressee), 'R3');
    });
  })?.subject;
}

/** Judgements dated after the audit's as-of are not of this assessment. */
export function weighJudgements(audit: Audit, place: Weighing): readonly Weighed<Judgement>[] {
  return audit.judgements.map((judgement) => weighJudgement(judgement, place));
}
