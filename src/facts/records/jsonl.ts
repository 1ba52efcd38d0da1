import type { ColumnLegend } from '../../audit/types.ts';
import type { JsonScalar } from '../../catalogue/types.ts';
import { doubledColumns } from '../legend.ts';
import { pathSegments } from '../config/tree.ts';
import { onlySource, place, unreadable } from '../text.ts';
import type { Reader, Reading, Source } from '../types.ts';
import { columnFold, type ColumnFold } from './fold.ts';
import { eachLine, RecordFault, recordFault } from './lines.ts';
import { pairFold } from './pairs.ts';
import { recordReading } from './record-facts.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** JSON Lines: one object a line; folded in one pass, whatever its size. */
export const jsonlReader: Reader = {
  name: 'jsonl',
  version: '1',
  family: 'records',
  async read(sources, params) {
    const source = onlySource(sources);
    if ('status' in source) return source;
    try {
      return await readJsonl(source, params.columns ?? []);
    } catch (error) {
      if (error instanceof RecordFault) return error.reading;
      throw error;
    }
  },
};

async function readJsonl(source: Source, legend: readonly ColumnLegend[]): Promise<Reading> {
  const folds = legend.map(columnFold);
  const pairs = pairFold(folds);
  const paths = legend.map(({ column }) => pathSegments(column));
  const doubled = doubledColumns(legend);
  let columns: readonly string[] | undefined;
  let rows = 0;
  await eachLine(source, (text, line) => {
    if (text.trim() === '') return true;
    const row = parseLine(text, line, source);
    columns ??= Object.keys(row);
    folds.forEach((fold, index) => addField(fold, row, paths[index] ?? [], line));
    pairs.addRow();
    rows += 1;
    return legend.length > 0 && doubled.length === 0;
  });
  if (columns === undefined) return unreadable('empty', 'no line with a value', place(source, 1));
  if (legend.length === 0) return { status: 'needs-legend', columns: columns.slice(0, 1000) };
  if (doubled.length > 0) return { status: 'needs-legend', columns: doubled };
  return recordReading('jsonl@1', source, { rows, folds, pairs });
}

function parseLine(text: string, line: number, source: Source): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw recordFault(source, 'syntax', 'not JSON', line);
  }
  if (!isObject(value)) throw recordFault(source, 'syntax', 'an object is expected', line);
  return value;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// A column is a name at the top, or else a path.
function addField(fold: ColumnFold, row: JsonObject, path: readonly string[], line: number): void {
  const { column } = fold.legend;
  const value = Object.hasOwn(row, column) ? row[column] : valueAt(row, path);
  if (value !== undefined) fold.found = true;
  if (value === undefined || isVoid(value)) fold.add('', null, line);
  else if (isScalar(value)) fold.add(String(value), value, line);
  else fold.addInvalid(line);
}

function isVoid(value: unknown): boolean {
  if (value === null) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function isScalar(value: unknown): value is Exclude<JsonScalar, null> {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function valueAt(row: JsonObject, path: readonly string[]): unknown {
  let value: unknown = row;
  for (const segment of path) {
    if (!isObject(value) || !Object.hasOwn(value, segment)) return undefined;
    value = value[segment];
  }
  return value;
}
