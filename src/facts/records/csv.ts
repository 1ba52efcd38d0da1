import type { ColumnLegend } from '../../audit/types.ts';
import { doubledColumns } from '../legend.ts';
import { onlySource, place, unreadable, type Unreadable } from '../text.ts';
import type { Reader, Reading, Source } from '../types.ts';
import { columnFold, type ColumnFold } from './fold.ts';
import { eachLine, MAX_LINE, RecordFault, recordFault } from './lines.ts';
import { pairFold, type PairFold } from './pairs.ts';
import { recordReading } from './record-facts.ts';

const SEPARATORS = [';', ',', '\t'] as const;

/** RFC 4180, separated by `;`, `,` or a tab as its first line tells; folded in one pass, whatever its size. */
export const csvReader: Reader = {
  name: 'csv',
  version: '1',
  family: 'records',
  async read(sources, params) {
    const source = onlySource(sources);
    if ('status' in source) return source;
    try {
      return await readCsv(source, params.columns ?? []);
    } catch (error) {
      if (error instanceof RecordFault) return error.reading;
      throw error;
    }
  },
};

interface Table {
  readonly header: readonly string[];
  readonly folds: readonly ColumnFold[];
  readonly pairs: PairFold;
  /** For each fold the number of its column, or -1. */
  readonly positions: readonly number[];
}

async function readCsv(source: Source, legend: readonly ColumnLegend[]): Promise<Reading> {
  const doubled = doubledColumns(legend);
  let table: Table | Unreadable | undefined;
  let rows = 0;
  await eachRow(source, (fields, line) => {
    if (table === undefined) {
      table = openTable(fields, legend, source);
      return legend.length > 0 && doubled.length === 0 && !('status' in table);
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
  if (legend.length === 0) return { status: 'needs-legend', columns: table.header };
  if (doubled.length > 0) return { status: 'needs-legend', columns: doubled };
  return recordReading('csv@1', source, { ...table, rows });
}

function openTable(fields: readonly string[], legend: readonly ColumnLegend[], source: Source): Table | Unreadable {
  const header = fields.map((name) => name.trim());
  const double = header.find((name, index) => header.indexOf(name) !== index && name !== '');
  if (double !== undefined) return unreadable('syntax', 'two columns of one name', place(source, 1));
  const folds = legend.map(columnFold);
  const positions = legend.map(({ column }) => header.indexOf(column.trim()));
  folds.forEach((fold, index) => (fold.found = positions[index] !== -1));
  return { header, folds, pairs: pairFold(folds), positions };
}

function addRow({ folds, pairs, positions }: Table, fields: readonly string[], line: number): void {
  for (let index = 0; index < folds.length; index += 1) {
    const field = fields[positions[index] ?? -1];
    if (field !== undefined) folds[index]?.add(field, field, line);
  }
  pairs.addRow();
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
