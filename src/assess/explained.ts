import type { CardField, CheckNeed, DocumentNeed } from '../catalogue/types.ts';
import type { Subject } from './bearing.ts';
import type { LedgerRow } from './ledger.ts';

/** Without these nobody can interpret a delivered item, whatever it is. */
const ALWAYS: readonly CardField[] = ['what', 'madeBy'];

/** Card fields that are still to be filled in; the tool writes its own cards for what it measures. */
export function missingFields(
  { row, criterion }: Subject,
  need: CheckNeed | DocumentNeed | undefined,
): readonly string[] {
  if (row.origin === 'measured') return [];
  const asked: readonly string[] = [...ALWAYS, ...(need?.card ?? []), ...byAspect(criterion.aspect, need)];
  const filled: readonly string[] = row.card?.filled ?? [];
  const lacking = [...asked, ...byAccess(row), ...reattached(row, criterion.ref, need)];
  return [...new Set(lacking)].filter((field) => !filled.includes(field));
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
  return new Set(others.map(({ party, role }) => `${party} ${role.trim().toLowerCase()}`)).size >= 2;
}

// It was collected as something else, or for something else: until a card and a request say so again it explains nothing here.
function reattached(row: LedgerRow, criterion: string, need: CheckNeed | DocumentNeed | undefined): readonly string[] {
  const wanted = [need?.from, need?.kind === 'check' ? need.empty?.from : undefined];
  const otherKind = need?.from !== undefined && row.kind !== undefined && !wanted.includes(row.kind);
  const otherRequest = need?.from !== undefined && row.askedFor.length > 0 && !row.askedFor.includes(criterion);
  const otherAim = row.card?.supports?.includes(criterion) === false;
  return [
    ...(otherKind ? ['kind'] : []),
    ...(otherRequest ? ['request'] : []),
    ...(otherAim && need?.from !== undefined ? ['supports'] : []),
  ];
}

// A design is a decision somebody took on a day; operation is about a period.
function byAspect(aspect: string, need: CheckNeed | DocumentNeed | undefined): readonly CardField[] {
  if (aspect === 'operation') return ['period'];
  return aspect === 'design' && need?.kind === 'document' ? ['adopted'] : [];
}
