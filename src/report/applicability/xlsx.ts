import type { SheetData } from 'write-excel-file/universal';
import { UserError } from '../../errors.ts';
import { bodyCell, CELL_CHARACTERS, headCell, textCell } from '../exchange/cells.ts';
import type { Pair } from '../types.ts';
import type { StatementColumn, StatementDocument, StatementTable } from './types.ts';

/** Widths in characters. */
const WIDTHS: Readonly<Record<StatementColumn, number>> = {
  control: 22,
  title: 40,
  measure: 12,
  standing: 20,
  ground: 30,
  why: 44,
  by: 24,
  fact: 36,
  items: 30,
  riskAnalysis: 20,
  approver: 24,
  expires: 18,
  state: 34,
  waivers: 24,
  verdict: 18,
  kind: 22,
  decision: 30,
};

/** The statement as a spreadsheet: statement, annex, and what it is about. Every cell is text. Throws UserError `too-large`. */
export async function statementXlsx(document: StatementDocument): Promise<Uint8Array> {
  const { default: writeXlsx } = await import('write-excel-file/universal');
  const { tables, annex, words, title, about, notes, totals, counters } = document;
  const columns = tables[0]?.columns ?? [];
  const whole = { ...annex, columns, rows: tables.flatMap(({ rows }) => rows) };
  const said: SheetData = [
    [headCell(title)],
    ...pairRows(about),
    ...notes.map((note) => [textCell(note)]),
    [null],
    [headCell(words.totals)],
    ...pairRows(totals),
    [null],
    [headCell(words.counters)],
    ...pairRows(counters),
  ];
  const sheets = [
    tableSheet(words.sheet, whole, document),
    tableSheet(words.annexSheet, annex, document),
    { sheet: words.about, data: said, columns: [{ width: 70 }, { width: 90 }], showGridLines: false },
  ];
  const blob = await writeXlsx(sheets, { fontFamily: 'Calibri', fontSize: 10 }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function tableSheet(sheet: string, { columns, rows }: StatementTable, { heads }: StatementDocument) {
  const data: SheetData = [
    columns.map((column) => headCell(heads[column])),
    ...rows.map((row) => columns.map((column) => bodyCell(fitting(row, column), false))),
  ];
  return {
    ...{ sheet, data, stickyRowsCount: 1, stickyColumnsCount: 1, showGridLines: false },
    columns: columns.map((column) => ({ width: WIDTHS[column] })),
    orientation: 'landscape' as const,
  };
}

/** A statement that was cut off would say something else. */
function fitting(row: StatementTable['rows'][number], column: StatementColumn): string {
  const text = row[column] ?? '';
  if (text.length <= CELL_CHARACTERS) return text;
  throw new UserError(
    'too-large',
    `${row.control ?? ''}: ${column} is longer than the ${CELL_CHARACTERS} characters a cell holds; write it as .md or .csv`,
  );
}

function pairRows(pairs: readonly Pair[]): SheetData {
  return pairs.map(({ label, value }) => [textCell(label), textCell(value.slice(0, CELL_CHARACTERS))]);
}
