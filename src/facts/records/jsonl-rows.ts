import type { JsonScalar } from '../../catalogue/types.ts';
import { pathSegments } from '../config/tree.ts';
import { doubledColumns } from '../legend.ts';
import { place, unreadable } from '../text.ts';
import type { Source } from '../types.ts';
import type { ColumnFold } from './fold.ts';
import type { Folding, RowFile } from './fold-rows.ts';
import { eachLine, recordFault } from './lines.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Where the legend says a column stands: a name at the top, which may look like a path, and the path. */
interface Column {
  readonly name: readonly [string];
  readonly path: readonly string[];
}

/** Places longer than this are no column's. */
const MAX_PLACE = 64;

/** JSON Lines: one object a line. Throws a RecordFault for a line that holds anything else. */
export async function foldJsonl({ source, folds, watches }: RowFile): Promise<Folding> {
  const legend = folds.map((fold) => fold.legend);
  const columns = legend.map(({ column }): Column => ({ name: [column], path: pathSegments(column) }));
  const doubled = doubledColumns(legend);
  const row = jsonRow(columns);
  let names: readonly string[] | undefined;
  let rows = 0;
  await eachLine(source, (text, line) => {
    if (text.trim() === '') return true;
    const object = parseLine(text, line, source);
    names ??= Object.keys(object);
    for (let index = 0; index < folds.length; index += 1) addField(folds[index], object, columns[index], line);
    row.line = line;
    row.object = object;
    for (const watch of watches) watch.addRow(row);
    rows += 1;
    return legend.length > 0 && doubled.length === 0;
  });
  if (names === undefined) return unreadable('empty', 'no line with a value', place(source, 1));
  if (legend.length === 0) return { status: 'needs-legend', columns: names.slice(0, 1000) };
  if (doubled.length > 0) return { status: 'needs-legend', columns: doubled };
  return { status: 'folded', rows };
}

interface JsonRow {
  line: number;
  object: JsonObject;
  others(): readonly string[];
}

// One for the whole file: a row lasts until the next one.
function jsonRow(columns: readonly Column[]): JsonRow {
  const row: JsonRow = {
    line: 0,
    object: {},
    others: () => textsIn(row.object, new Set(columns.map((column) => placeKey(placeOf(row.object, column))))),
  };
  return row;
}

/** Names and scalars of an object at any depth, but for those at the places that are taken. */
function textsIn(object: JsonObject, taken: ReadonlySet<string>): readonly string[] {
  const texts: string[] = [];
  // By a list of its own and not by recursion: a line may be nested deeper than the stack is.
  const open: { readonly value: unknown; readonly place: readonly string[] | undefined }[] = [
    { value: object, place: [] },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, place: at } = next;
    if (isScalar(value)) {
      if (at === undefined || !taken.has(placeKey(at))) texts.push(String(value));
    } else if (typeof value === 'object' && value !== null)
      for (const [name, child] of Object.entries(value)) {
        if (isObject(value)) texts.push(name);
        // What lies deeper than any column is nobody's.
        open.push({ value: child, place: at === undefined || at.length === MAX_PLACE ? undefined : [...at, name] });
      }
  }
  return texts;
}

// Most columns are names at the top. No name makes the one form look like the other.
function placeKey(place: readonly string[]): string {
  return place.length === 1 ? `.${place[0]}` : JSON.stringify(place);
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

function addField(fold: ColumnFold | undefined, row: JsonObject, column: Column | undefined, line: number): void {
  if (fold === undefined || column === undefined) return;
  const value = valueAt(row, placeOf(row, column));
  if (value !== undefined) fold.found = true;
  if (value === undefined || isVoid(value)) fold.add('', null, line);
  else if (isScalar(value)) fold.add(String(value), value, line);
  else fold.addInvalid(line);
}

// A column is a name at the top, or else a path.
function placeOf(row: JsonObject, { name, path }: Column): readonly string[] {
  return Object.hasOwn(row, name[0]) ? name : path;
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
