import type { SheetData } from 'write-excel-file/universal';
import type { InformationRequest } from '../../audit/types.ts';
import { exchangeWordsOf, type RegisterColumn } from '../../language/exchange.ts';
import { wordsOf } from '../../language/language.ts';
import type { Lang } from '../../language/types.ts';
import { bodyCell, headCell, textCell } from './cells.ts';
import { ANSWER, cellsOf, REGISTER_COLUMNS } from './register.ts';

/** Widths in characters. */
const WIDTHS: Readonly<Record<RegisterColumn, number>> = {
  id: 11,
  to: 13,
  criteria: 24,
  ask: 48,
  why: 36,
  form: 36,
  explain: 40,
  askedAt: 13,
  due: 13,
  reminders: 16,
  status: 20,
  party: 15,
  role: 20,
  at: 14,
  ground: 32,
  offered: 32,
  files: 32,
  remarks: 32,
};

/**
 * The register as a spreadsheet in which a party can answer: one row per request, the answer's columns coloured, and a sheet
 * that says how. Every cell is text, whatever it begins with.
 */
export async function registerXlsx(requests: readonly InformationRequest[], lang: Lang): Promise<Uint8Array> {
  const { default: writeXlsx } = await import('write-excel-file/universal');
  const words = exchangeWordsOf(lang);
  const head = REGISTER_COLUMNS.map((column) => headCell(words.columns[column]));
  const rows = requests.map((request) => {
    const cells = cellsOf(request, lang);
    return REGISTER_COLUMNS.map((column) => bodyCell(cells[column], isAnswer(column)));
  });
  const sheets = [
    {
      sheet: words.sheet,
      data: [head, ...rows] satisfies SheetData,
      columns: REGISTER_COLUMNS.map((column) => ({ width: WIDTHS[column] })),
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
      orientation: 'landscape' as const,
      showGridLines: false,
    },
    { sheet: words.guide, data: guide(lang), columns: [{ width: 100 }], showGridLines: false },
  ];
  const blob = await writeXlsx(sheets, { fontFamily: 'Calibri', fontSize: 10 }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function isAnswer(column: RegisterColumn): boolean {
  return ANSWER.some((each) => each === column);
}

function guide(lang: Lang): SheetData {
  const { how, statuses, parties } = exchangeWordsOf(lang);
  const { answer, partyRole } = wordsOf(lang);
  const given = ['received', 'partial', 'on-site', 'redacted', 'withheld', 'none'] as const;
  return [
    ...how.map((line) => [textCell(line)]),
    [null],
    [headCell(statuses)],
    ...given.map((status) => [textCell(answer[status])]),
    [null],
    [headCell(parties)],
    ...Object.values(partyRole).map((party) => [textCell(party)]),
  ];
}
