import type { CellObject, SheetData } from 'write-excel-file/universal';
import type { InformationRequest } from '../../audit/types.ts';
import { exchangeWordsOf, type RegisterColumn } from '../../language/exchange.ts';
import { wordsOf } from '../../language/language.ts';
import type { Lang } from '../../language/types.ts';
import { ANSWER, cellsOf, REGISTER_COLUMNS } from './register.ts';

/** A cell of a spreadsheet holds no more characters; a longer text would come back cut. */
export const CELL_CHARACTERS = 32_767;

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

const INK = {
  head: '#17456B',
  text: '#1A1F24',
  question: '#F4F6F8',
  answer: '#FFF4DC',
  line: '#D3DAE0',
  white: '#FFFFFF',
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

function headCell(text: string): CellObject {
  return {
    ...textCell(text),
    fontWeight: 'bold',
    textColor: INK.white,
    backgroundColor: INK.head,
    alignVertical: 'center',
    height: 32,
  };
}

function bodyCell(text: string, answer: boolean): CellObject {
  const look = {
    backgroundColor: answer ? INK.answer : INK.question,
    borderColor: INK.line,
    borderStyle: 'thin' as const,
  };
  return text === '' ? look : { ...textCell(text), ...look };
}

function textCell(text: string): CellObject {
  return { value: escapeCell(text), type: String, wrap: true, alignVertical: 'top', textColor: INK.text };
}

/** Characters that XML forbids or that a writer of it takes out, and an underscore that could begin such an escape. */
const CHANGED =
  /_(?=x[0-9A-Fa-f]{4})|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd]|\p{Noncharacter_Code_Point}|\p{Cs}/gu;

/** What XML or a spreadsheet would change stands as `_x000D_`, so that it comes back as it was. */
function escapeCell(text: string): string {
  return text.replace(CHANGED, (character) =>
    Array.from({ length: character.length }, (_, at) => {
      const code = character.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
      return `_x${code}_`;
    }).join(''),
  );
}
