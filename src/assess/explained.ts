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
  return [...new Set([...asked, ...reattached(row, criterion.ref, need)])].filter((field) => !filled.includes(field));
}

// It was collected as something else, or for something else: until a card and a request say so again it explains nothing here.
function reattached(row: LedgerRow, criterion: string, need: CheckNeed | DocumentNeed | undefined): readonly string[] {
  const wanted = [need?.from, need?.kind === 'check' ? need.empty?.from : undefined];
  const otherKind = need?.from !== undefined && row.kind !== undefined && !wanted.includes(row.kind);
  const otherRequest = need?.from !== undefined && row.askedFor.length > 0 && !row.askedFor.includes(criterion);
  return [...(otherKind ? ['kind'] : []), ...(otherRequest ? ['request'] : [])];
}

// A design is a decision somebody took on a day; operation is about a period.
function byAspect(aspect: string, need: CheckNeed | DocumentNeed | undefined): readonly CardField[] {
  if (aspect === 'operation') return ['period'];
  return aspect === 'design' && need?.kind === 'document' ? ['adopted'] : [];
}
