import { isConfirmed } from '../../assess/explained.ts';
import type { LedgerRow } from '../../assess/ledger.ts';
import { factTree } from '../../assess/predicate/fact-tree.ts';
import { populationOf, requestFor, rowsByCriterion } from '../../assess/readings.ts';
import type { CardField, Criterion } from '../../catalogue/types.ts';
import { UserError } from '../../errors.ts';
import type { Reading } from '../../facts/types.ts';
import { wordsOf } from '../../language/language.ts';
import { unusable } from '../people/find-items.ts';
import { readOne } from '../read-facts.ts';
import type { Sampling } from './sampling.ts';

/**
 * How many rows a population holds. Throws UserError where nobody could draw from it: not there, broken, replaced, not
 * explained, not whole, or not a list of records.
 */
export async function countRows(row: LedgerRow, criterion: Criterion, sampling: Sampling): Promise<number> {
  const { inputs, ledger, options } = sampling;
  if (row.integrity === 'broken') throw new UserError('integrity', `${row.id} is broken; biotoets verify names it`);
  const why = unusable(row) ?? unexplained(row, criterion);
  if (why !== undefined) throw new UserError('usage', `${row.id} cannot be drawn from: ${why}`);
  if (!row.newest) throw new UserError('usage', `${row.id} was collected again since; draw from the newest`);
  const place = { audit: inputs.audit, rowsByCriterion: rowsByCriterion(ledger) };
  const request = requestFor(row, populationOf(criterion.ref), place);
  const reading = await readOne(options.folder, request, inputs);
  const rows = rowsIn(reading);
  if (rows === undefined) throw new UserError('unreadable', `${row.id} cannot be drawn from: ${troubleIn(reading)}`);
  const told = row.card?.complete?.population;
  if (typeof told === 'number' && told !== rows)
    throw new UserError(
      'usage',
      `${row.id} holds ${rows} rows, and its card speaks of a population of ${told}: it is not the whole`,
    );
  return rows;
}

function unexplained(row: LedgerRow, { aspect }: Criterion): string | undefined {
  const asked: readonly CardField[] = aspect === 'operation' ? ['complete', 'period'] : ['complete'];
  const missing = asked.filter((field) => row.card?.filled.includes(field) !== true);
  if (row.access === 'partial') return wordsOf('en').access.partial;
  if (missing.length > 0) return `not explained: ${missing.map((field) => wordsOf('en').cardField[field]).join(', ')}`;
  return isConfirmed(row) ? undefined : wordsOf('en').cardField.confirmed;
}

function rowsIn(reading: Reading): number | undefined {
  if (reading.status !== 'read') return undefined;
  const [variant, other] = reading.facts.variants;
  const rows = variant === undefined || other !== undefined ? undefined : factTree(variant).byPath.get('rows');
  return rows !== undefined && 'value' in rows && typeof rows.value === 'number' ? rows.value : undefined;
}

function troubleIn(reading: Reading): string {
  if (reading.status === 'needs-legend') return `its card has no columns: ${reading.columns.join(', ')}`;
  if (reading.status !== 'unreadable') return 'it is not a list of records';
  const line = reading.at?.line === undefined ? '' : ` (line ${reading.at.line})`;
  return `${reading.detail}${line}`;
}
