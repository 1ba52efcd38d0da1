import { doubledColumns } from '../legend.ts';
import { place, unreadable, type Unreadable } from '../text.ts';
import type { Source } from '../types.ts';
import type { ColumnFold } from './fold.ts';
import type { Folding, RowFile, RowWatch } from './fold-rows.ts';
import { eachLine, MAX_LINE, recordFault } from './lines.ts';

const SEPARATORS = [';', ',', '\t'] as const;

interface Table {
  readonly header: readonly string[];
  readonly folds: readonly ColumnFold[];
  readonly watches: readonly RowWatch[];
  /** For each fold the number of its column, or -1. */
  readonly positions: readonly number[];
  readonly row: CsvRow;
}

/** RFC 4180, separated by `;`, `,` or a tab as its first line tells. Throws a RecordFault for a file that is not. */
export async function foldCsv(file: RowFile): Promise<Folding> {
  const { source, folds } = file;
  const doubled = doubledColumns(folds.map(({ legend }) => legend));
  let table: Table | Unreadable | undefined;
  let rows = 0;
  await eachRow(source, (fields, line) => {
    if (table === undefined) {
      table = openTable(fields, file);
      return folds.length > 0 && doubled.length === 0 && !('status' in table);
    }
    if ('status' in table) return false;
    if (fields.length !== table.header.length)
      throw recordFault(source, 'syntax', `${fields.length} fields where ${table.header.length} are expected`, line);
    addRow(table, fields, line);
    rows += 1;
    return true;
  });
  if (table === undefined) return unreadable('empty', 'no header line', place(source, 1));
  if ('status' in table) return table;
  if (folds.length === 0) return { status: 'needs-legend', columns: table.header };
  if (doubled.length > 0) return { status: 'needs-legend', columns: doubled };
  return { status: 'folded', rows };
}

function openTable(fields: readonly string[], { source, folds, watches }: RowFile): Table | Unreadable {
  const header = fields.map((name) => name.trim());
  const double = header.find((name, index) => header.indexOf(name) !== index && name !== '');
  if (double !== undefined) return unreadable('syntax', 'two columns of one name', place(source, 1));
  const positions = folds.map(({ legend }) => header.indexOf(legend.column.trim()));
  folds.forEach((fold, index) => (fold.found = positions[index] !== -1));
  return { header, folds, watches, positions, row: csvRow(positions) };
}

function addRow({ folds, watches, positions, row }: Table, fields: readonly string[], line: number): void {
  for (let index = 0; index < folds.length; index += 1) {
    const field = fields[positions[index] ?? -1];
    if (field !== undefined) folds[index]?.add(field, field, line);
  }
  row.line = line;
  row.fields = fields;
  for (const watch of watches) watch.addRow(row);
}

interface CsvRow {
  line: number;
  fields: readonly string[];
  others(): readonly string[];
}

// One for the whole file: a row lasts until the next one.
function csvRow(positions: readonly number[]): CsvRow {
  const taken = new Set(positions);
  const row: CsvRow = {
    line: 0,
    fields: [],
    others: () => row.fields.filter((_, index) => !taken.has(index)),
  };
  return row;
}

/** A row of which a quoted field goes on in the next line. */
interface OpenRow {
  readonly parts: string[];
  readonly line: number;
  length: number;
}

/** Puts quoted rows that span lines together. Blank lines are allowed at the end only. */
async function eachRow(source: Source, onRow: (fields: readonly string[], line: number) => boolean): Promise<void> {
  let separator: string | undefined;
  let open: OpenRow | undefined;
  let blank: number | undefined;
  await eachLine(source, (text, number) => {
    if (text === '' && open === undefined) {
      blank ??= number;
      return true;
    }
    if (blank !== undefined) throw recordFault(source, 'syntax', 'a blank line', blank);
    if (open === undefined && separator !== undefined && !text.includes('"'))
      return onRow(text.split(separator), number);
    const row = join(open, text, number);
    open = row.complete ? undefined : row;
    if (row.length > MAX_LINE) throw recordFault(source, 'too-large', `a row longer than ${MAX_LINE}`, row.line);
    if (!row.complete) return true;
    const whole = row.parts.length === 1 ? text : row.parts.join('\n');
    separator ??= detectSeparator(whole, source);
    const fields = splitRow(whole, separator);
    if (fields === undefined) throw recordFault(source, 'syntax', 'a quote inside a field', row.line);
    return onRow(fields, row.line);
  });
  if (open !== undefined) throw recordFault(source, 'syntax', 'a quote that is not closed', open.line);
}

// A row is whole when its quotes are even in number: that is known without reading its earlier lines again.
function join(open: OpenRow | undefined, text: string, line: number): OpenRow & { readonly complete: boolean } {
  const even = evenQuotes(text);
  if (open === undefined) return { parts: [text], line, length: text.length, complete: even };
  open.parts.push(text);
  open.length += text.length + 1;
  return { ...open, complete: !even };
}

function evenQuotes(text: string): boolean {
  let even = true;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) even = !even;
  return even;
}

function detectSeparator(header: string, source: Source): string {
  if (header.includes('\r')) throw recordFault(source, 'syntax', 'lines that end in CR alone', 1);
  const bare = header.replace(/"[^"]*"/g, '');
  const counted = SEPARATORS.map((separator) => ({ separator, count: bare.split(separator).length }));
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).separator;
}

/** Fields of one whole row; undefined when a quote stands where RFC 4180 has none. */
export function splitRow(text: string, separator: string): readonly string[] | undefined {
  if (!text.includes('"')) return text.split(separator);
  const fields: string[] = [];
  let from = 0;
  while (from <= text.length) {
    if (text[from] !== '"') {
      const to = text.indexOf(separator, from);
      fields.push(text.slice(from, to < 0 ? text.length : to));
      if (to < 0) return fields;
      from = to + 1;
      continue;
    }
    const close = closingQuote(text, from + 1);
    if (close < 0) return undefined;
    fields.push(text.slice(from + 1, close).replaceAll('""', '"'));
    if (close + 1 === text.length) return fields;
    if (text[close + 1] !== separator) return undefined;
    from = close + 2;
  }
  return fields;
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}
