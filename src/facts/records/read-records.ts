import type { Reference } from '../../catalogue/types.ts';
import { onlySource } from '../text.ts';
import type { Reading, ReaderParams, Source } from '../types.ts';
import { derivedFold } from './derive/derived-fold.ts';
import { readLists } from './derive/read-list.ts';
import { columnFold } from './fold.ts';
import { foldRows, type RowFormat } from './fold-rows.ts';
import { pairFold } from './pairs.ts';
import { recordReading } from './record-facts.ts';

/** Reads an export: its columns as the legend explains them, and what is to be worked out over its rows. */
export async function readRecords(
  format: RowFormat,
  sources: readonly Source[],
  { columns = [], derive = [], lists = {} }: ReaderParams,
  { cases }: Pick<Reference, 'cases'>,
): Promise<Reading> {
  const source = onlySource(sources);
  if ('status' in source) return source;
  const folds = columns.map(columnFold);
  const pairs = pairFold(folds);
  // Without a legend there is nothing to hold against a list.
  const read = await readLists(folds.length === 0 ? [] : derive, lists);
  const derived = derive.map((derivation) => derivedFold(derivation, { folds, source, lists: read, cases }));
  const folding = await foldRows(format, { source, folds, watches: [pairs, ...derived] });
  if (folding.status !== 'folded') return folding;
  const { rows } = folding;
  const more = [...pairs.facts(source), ...derived.flatMap((fold) => fold.facts(rows))];
  return recordReading(`${format}@1`, source, { rows, folds, more });
}
