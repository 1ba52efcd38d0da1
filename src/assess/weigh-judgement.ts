import type { Audit, Judgement } from '../audit/types.ts';
import type { Criterion, FactFamily, Strength } from '../catalogue/types.ts';
import type { FactSet, Reading } from '../facts/types.ts';
import type { Weighed } from './context.ts';
import { isUsable, rowNamed } from './judgements.ts';
import type { LedgerRow } from './ledger.ts';
import { startOf } from './moment.ts';
import { carries, singleNeeds } from './readings.ts';
import { isSamePerson } from './same-person.ts';
import { atLeast, floorOf, strengthOf } from './strength.ts';

/** What a judgement is held against. */
export interface Weighing {
  readonly criteria: ReadonlyMap<string, Criterion>;
  readonly ledger: readonly LedgerRow[];
  readonly readings: ReadonlyMap<string, Reading>;
  /** Milliseconds since the epoch. */
  readonly asOf: number;
}

/** Why a judgement has no effect: an `inert.…` code. */
export type Objection = NonNullable<Weighed<Judgement>['inert']>;

/** All judgements of an audit, each with the reason it has no effect, if there is one. */
export function weighJudgements({ judgements }: Audit, place: Weighing): readonly Weighed<Judgement>[] {
  return judgements.map((subject) => {
    const inert = reviewObjection(subject, place) ?? judgementObjection(subject, place);
    return inert === undefined ? { subject } : { subject, inert };
  });
}

/** What is wrong with the review of a judgement: it needs a second pair of eyes, and not those of the examined party. */
export function reviewObjection(
  judgement: Pick<Judgement, 'by' | 'review' | 'criterion'>,
  place: Weighing,
): Objection | undefined {
  const { criterion, by, review } = judgement;
  if (review === undefined) return { code: 'inert.unreviewed' };
  if (review.by.identity === 'signature-broken') return { code: 'inert.signature-broken' };
  if (isSamePerson(review.by, by)) return { code: 'inert.self-reviewed' };
  if (review.by.party === place.criteria.get(criterion)?.addressee) return { code: 'inert.own-judgement' };
  const reviewedAt = startOf(review.at);
  if (reviewedAt === undefined) return { code: 'inert.unreviewed' };
  return reviewedAt > place.asOf ? { code: 'inert.after-as-of' } : undefined;
}

/** What is wrong with a judgement itself, whoever reviews it. DESIGN §3, Judgements. */
export function judgementObjection(judgement: Judgement, place: Weighing): Objection | undefined {
  const { by, items } = judgement;
  const criterion = place.criteria.get(judgement.criterion);
  if (by.identity === 'signature-broken') return { code: 'inert.signature-broken' };
  if (by.party === criterion?.addressee) return { code: 'inert.own-judgement' };
  if (items.length === 0) return { code: 'inert.no-evidence' };
  const rows = items.flatMap((item) => rowNamed(item, place.ledger) ?? []);
  const unknown = items.find((item) => rowNamed(item, place.ledger) === undefined);
  if (unknown !== undefined) return { code: 'inert.unknown-item', params: { item: unknown } };
  const stale = rows.find((row) => isStale(row, place, judgement.verdict));
  if (stale !== undefined) return { code: 'inert.stale-judgement', params: { item: stale.id } };
  const usable = rows.filter(isUsable);
  if (usable.length === 0) return { code: 'inert.items-unusable' };
  return criterion === undefined || judgement.verdict === 'fail' ? undefined : tooStrong(usable, criterion, place);
}

/**
 * Nobody may conclude more than the evidence can carry: one usable item at least is of the strength that the aspect asks for,
 * and about this criterion. A deviation may be concluded from anything usable.
 */
function tooStrong(usable: readonly LedgerRow[], criterion: Criterion, { asOf }: Weighing): Objection | undefined {
  const floors = usable.map((row) => floorFor(row, criterion));
  const carrying = usable.some((row, index) => {
    const about = row.origin === 'measured' || row.askedFor.includes(criterion.ref);
    const seen = row.observedAt === undefined || row.observedAt <= asOf;
    return about && seen && atLeast(strengthOf(row, criterion.addressee), floors[index] ?? 'R1');
  });
  if (carrying) return undefined;
  const items = usable.map((row) => `${row.id} (${strengthOf(row, criterion.addressee)})`).join(', ');
  return { code: 'inert.too-strong', params: { floor: floors[0] ?? '', items } };
}

/** The weakest strength a `met` may rest on. */
function floorFor(row: LedgerRow, criterion: Criterion): Strength {
  const document = singleNeeds(criterion.needs).some((need) => need.kind === 'document' && carries(row, need));
  return floorOf(criterion, row, document);
}

// Collected again with other bytes: what was judged is still so only if the facts in them are the same.
function isStale(row: LedgerRow, { ledger, readings }: Weighing, verdict: Judgement['verdict']): boolean {
  if (row.newest) return false;
  // A newer attempt that failed shows nothing: nobody can say that the facts are still the same, nor that they are not.
  const newer = ledger.filter(
    (each) => each.slot === row.slot && each.newest && (verdict === 'met' || each.artefacts.length > 0),
  );
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
