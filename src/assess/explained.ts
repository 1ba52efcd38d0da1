import type { CardField, CheckNeed, DocumentNeed } from '../catalogue/types.ts';
import type { Subject } from './bearing.ts';

/** Without these nobody can interpret a delivered item, whatever it is. */
const ALWAYS: readonly CardField[] = ['what', 'madeBy'];

/** Card fields that are still to be filled in; the tool writes its own cards for what it measures. */
export function missingFields(
  { row, criterion }: Subject,
  need: CheckNeed | DocumentNeed | undefined,
): readonly CardField[] {
  if (row.origin === 'measured') return [];
  const asked: readonly CardField[] = [...ALWAYS, ...(need?.card ?? []), ...byAspect(criterion.aspect, need)];
  const filled = row.card?.filled ?? [];
  return [...new Set(asked)].filter((field) => !filled.includes(field));
}

// A design is a decision somebody took on a day; operation is about a period.
function byAspect(aspect: string, need: CheckNeed | DocumentNeed | undefined): readonly CardField[] {
  if (aspect === 'operation') return ['period'];
  return aspect === 'design' && need?.kind === 'document' ? ['adopted'] : [];
}
