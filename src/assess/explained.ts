import type { Aspect, CardField, CheckNeed, DocumentNeed } from '../catalogue/types.ts';
import type { Subject } from './bearing.ts';
import type { Context } from './context.ts';
import type { LedgerRow } from './ledger.ts';
import { startOf } from './moment.ts';
import { peopleIn } from './same-person.ts';

/** Without these nobody can interpret a delivered item, whatever it is. */
const ALWAYS: readonly CardField[] = ['what', 'madeBy'];

/** Card fields that evidence for a need has to have, whatever it turns out to be. */
export function fieldsDue(aspect: Aspect, need: CheckNeed | DocumentNeed | undefined): readonly CardField[] {
  return [...new Set([...ALWAYS, ...(need?.card ?? []), ...byAspect(aspect, need)])];
}

/** Card fields that are still to be filled in; the tool writes its own cards for what it measures. */
export function missingFields(
  { row, criterion, context }: Pick<Subject, 'row' | 'criterion'> & { readonly context: Pick<Context, 'asOf'> },
  need: CheckNeed | DocumentNeed | undefined,
): readonly string[] {
  if (row.origin === 'measured') return [];
  const asked: readonly string[] = fieldsDue(criterion.aspect, need);
  const filled: readonly string[] = row.card?.filled ?? [];
  const lacking = [...asked, ...byAccess(row), ...reattached(row, criterion.ref, need)];
  const open = [...new Set(lacking)].filter((field) => !filled.includes(field));
  return isConfirmed(row, context.asOf) ? open : [...open, 'confirmed'];
}

/**
 * What was said in an interview is known once the side that was interviewed confirms the record. A confirmation by the
 * interviewer, or of after as-of, is none.
 */
export function isConfirmed({ card }: LedgerRow, asOf = Number.POSITIVE_INFINITY): boolean {
  if (card?.madeBy?.how !== 'interview') return true;
  const { confirmed, madeBy } = card;
  const at = startOf(confirmed?.at ?? '');
  if (confirmed === undefined || at === undefined || at > asOf || confirmed.by.party === 'auditor') return false;
  return madeBy.party === 'auditor' || madeBy.party === confirmed.by.party;
}

// What left no copy, or left one with holes, says who saw what, and what was blacked out by whom.
function byAccess(row: LedgerRow): readonly string[] {
  if (row.access === 'redacted') return row.card?.redaction === undefined ? ['redaction'] : [];
  return row.access === 'on-site' && !seenByTwo(row) ? ['onSite', 'onSite.by'] : [];
}

/** Seen on site counts when two people saw it who are not of the party that made it. */
export function seenByTwo({ card }: LedgerRow): boolean {
  const by = card?.onSite?.by ?? [];
  const others = by.filter(({ party }) => card?.madeBy !== undefined && party !== card.madeBy.party);
  return peopleIn(others) >= 2;
}

// It was collected as something else, or for something else: until a card and a request say so again it explains nothing here.
function reattached(row: LedgerRow, criterion: string, need: CheckNeed | DocumentNeed | undefined): readonly string[] {
  if (need?.from === undefined) return [];
  const aside = need.kind === 'check' ? [need.empty ?? [], need.beside].flat() : [];
  const wanted = [need, ...aside].map(({ from }) => from);
  const lacking = {
    kind: row.kind !== undefined && !wanted.includes(row.kind),
    request: row.askedFor.length > 0 && !row.askedFor.includes(criterion),
    supports: row.card?.supports?.includes(criterion) === false,
  };
  return Object.entries(lacking).flatMap(([field, lacks]) => (lacks ? [field] : []));
}

// A design is a decision somebody took on a day; operation is about a period.
function byAspect(aspect: string, need: CheckNeed | DocumentNeed | undefined): readonly CardField[] {
  if (aspect === 'operation') return ['period'];
  return aspect === 'design' && need?.kind === 'document' ? ['adopted'] : [];
}
