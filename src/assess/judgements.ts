import type { Judgement } from '../audit/types.ts';
import type { Criterion, JudgementNeed } from '../catalogue/types.ts';
import { barrier, type Bearing, bearing, blocks, datingGap, neutral, type Subject } from './bearing.ts';
import { reason } from './cause.ts';
import type { Context, Weighed } from './context.ts';
import { isConfirmed, missingFields, seenByTwo } from './explained.ts';
import type { LedgerRow } from './ledger.ts';
import { startOf } from './moment.ts';
import { atLeast, strengthOf } from './strength.ts';
import type { Cause } from './types.ts';
import type { Objection } from './weigh-judgement.ts';

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
  return available && explained && isConfirmed(row) && row.integrity !== 'broken';
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
    if (!isUsable(row) || !isConfirmed(row, context.asOf)) {
      const missing = missingFields(subject, undefined);
      return [blocks(subject, reason('not-explained', criterion.addressee, { missing }))];
    }
    if (inert !== undefined) return [neutral(subject, reason(causeOf(inert, row, criterion), criterion.addressee))];
    if (stopped !== undefined) return [stopped];
    // A person may see more in a paper than a check does, and cannot make it younger than it is.
    const gap = judgement.verdict === 'met' ? datingGap(subject) : undefined;
    if (gap !== undefined) return [neutral(subject, gap)];
    return [
      bearing(subject, judgement.verdict === 'met' ? 'support' : 'against', {
        observedAt: reviewedAt,
        deviations: 1,
        judgedBy: judgement.by.role,
      }),
    ];
  });
}

// Too weak to carry what was judged: stronger evidence settles that, another judgement does not.
function causeOf({ code }: Objection, row: LedgerRow, { addressee }: Criterion): Cause {
  if (code !== 'inert.too-strong') return 'not-judged';
  return strengthOf(row, addressee) === 'R5' ? 'statement-only' : 'unverifiable-origin';
}

/** Somebody judged it and it is no longer in the ledger: known to exist, and not there. */
export function vanished(item: string): LedgerRow {
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
  const standing = context.judgements
    .filter(({ subject, inert }) => inert === undefined && subject.criterion === criterion.ref)
    .map(({ subject }) => subject);
  // Items that are set against each other refute nothing: one of them is right, and nobody said which.
  const disputed = new Set(standing.flatMap(({ refutes }) => refutes));
  const undisputed = (items: readonly string[]): readonly string[] => items.filter((item) => !disputed.has(item));
  return standing.find(
    ({ refutes, items, verdict }) =>
      refutes.includes(row.id) && canRefute({ verdict, items: undisputed(items) }, row, criterion, context),
  );
}

/**
 * Does a judgement name an item that is strong enough to refute another one? Seen after as-of it was not seen yet. Who
 * concludes that it fails takes nothing away from what shows so.
 */
export function canRefute(
  { items, verdict }: Pick<Judgement, 'items' | 'verdict'>,
  row: LedgerRow,
  criterion: Criterion,
  { ledger, asOf }: Pick<Context, 'ledger' | 'asOf'>,
): boolean {
  if (verdict === 'fail') return false;
  return items.some((item) => {
    const counter = rowNamed(item, ledger);
    if (counter === undefined || counter.id === row.id || !isUsable(counter)) return false;
    if (counter.observedAt !== undefined && counter.observedAt > asOf) return false;
    // Counter-evidence is about the same criterion, not whatever lies at hand.
    if (counter.origin !== 'measured' && !counter.askedFor.includes(criterion.ref)) return false;
    return counter.access !== 'partial' && atLeast(strengthOf(counter, criterion.addressee), 'R3');
  });
}
