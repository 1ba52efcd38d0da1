import { isUsable, rowNamed } from '../../assess/judgements.ts';
import type { LedgerRow } from '../../assess/ledger.ts';
import { nearestName } from '../../catalogue/nearest.ts';
import type { Problem } from '../../errors.ts';
import { wordsOf } from '../../language/language.ts';

/**
 * The ledger rows that a person means: by id, or by slot where that holds one item. Notes what nothing answers to, with the
 * nearest, and what may be more than one.
 */
export function findItems(
  wanted: readonly string[],
  ledger: readonly LedgerRow[],
  problems: Problem[],
): readonly LedgerRow[] {
  return wanted.flatMap((name) => {
    const rows = name.includes('@')
      ? [rowNamed(name, ledger) ?? []].flat()
      : ledger.filter(({ slot }) => slot === name);
    const [row, other] = rows;
    if (row !== undefined && other === undefined) return [row];
    problems.push(row === undefined ? unknownItem(name, ledger) : severalItems(name, rows));
    return [];
  });
}

function unknownItem(name: string, ledger: readonly LedgerRow[]): Problem {
  const [slot = name] = name.split('@');
  const inSlot = ledger.filter((row) => row.slot === slot).map(({ id }) => id);
  const nearest =
    inSlot[0] ??
    nearestName(
      name,
      ledger.flatMap(({ id, slot: each }) => [id, each]),
    );
  const message = `this audit has no item ${name}`;
  return { code: 'unknown-name', message, found: name, ...(nearest === undefined ? {} : { nearest }) };
}

function severalItems(name: string, rows: readonly LedgerRow[]): Problem {
  const ids = rows.map(({ id, newest }) => (newest ? `${id} (the newest)` : id));
  return { code: 'usage', message: `${name} was collected more than once; name one of ${ids.join(', ')}`, found: name };
}

/** Why a row cannot be judged, in words; undefined where it can. */
export function unusable(row: LedgerRow): string | undefined {
  if (isUsable(row)) return undefined;
  const { access, integrity, cardField } = wordsOf('en');
  if (row.integrity === 'broken') return integrity.broken;
  const filled: readonly string[] = row.card?.filled ?? [];
  const missing = (['what', 'madeBy', 'confirmed'] as const).filter(
    (field) => !filled.includes(field) && (field !== 'confirmed' || row.card?.madeBy?.how === 'interview'),
  );
  const lacks = missing.length === 0 ? '' : `, not explained: ${missing.map((field) => cardField[field]).join(', ')}`;
  return `${access[row.access]}${lacks}`;
}
