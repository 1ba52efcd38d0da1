import { clean } from '../escape.ts';
import { streamed } from '../streamed.ts';
import type { StatementDocument } from './types.ts';

/** What a spreadsheet takes for the beginning of a formula, full-width forms and all. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/u;

function* write({ tables, heads, about, notes }: StatementDocument): Generator<string> {
  const columns = tables[0]?.columns ?? [];
  // What holds for the whole of it stands in every row: a table without it would be quoted without it.
  const beside = [...about.map(({ value }) => value), notes.join(' ')];
  yield line([...columns.map((column) => heads[column]), ...about.map(({ label }) => label), '']);
  for (const table of tables)
    for (const row of table.rows) yield line([...columns.map((column) => row[column] ?? ''), ...beside]);
}

function line(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** One line of text, always quoted; an apostrophe before what would be a formula. */
function cell(text: string): string {
  const plain = clean(text);
  return `"${(FORMULA.test(plain) ? `'${plain}` : plain).replaceAll('"', '""')}"`;
}

/** The statement as CSV (RFC 4180), a row per control; waivers stand beside the control they are of. */
export function statementCsv(document: StatementDocument): AsyncIterable<string> {
  return streamed(write(document));
}
