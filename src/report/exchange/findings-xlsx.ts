import type { SheetData } from 'write-excel-file/universal';
import { FINDINGS_FORM, type FormField } from '../../language/findings-form.ts';
import { wordsOf } from '../../language/language.ts';
import type { Lang } from '../../language/types.ts';
import { bodyCell, CELL_CHARACTERS, headCell, textCell } from './cells.ts';
import type { FindingSent, FindingsSent } from './findings.ts';

/** Above the findings, a line each: label and value. */
export const FORM_HEAD = ['audit', 'party', 'assessment', 'due', 'by', 'at'] as const satisfies readonly FormField[];
const ASKED = ['control', 'title', 'verdict', 'grounds'] as const satisfies readonly FormField[];
const ANSWERED = ['position', 'text', 'action', 'owner', 'planDue', 'retest'] as const satisfies readonly FormField[];
/** The columns of the findings, under their heads. */
export const FORM_COLUMNS = [...ASKED, ...ANSWERED];

/** Widths in characters. */
const WIDTHS: Readonly<Record<(typeof FORM_COLUMNS)[number], number>> = {
  control: 24,
  title: 36,
  verdict: 20,
  grounds: 64,
  position: 16,
  text: 48,
  action: 36,
  owner: 20,
  planDue: 14,
  retest: 32,
};

// Escapes take room in a cell too.
const ROOM = CELL_CHARACTERS - 2_000;

/** The form as a spreadsheet: what was found, and coloured cells for the reaction and the plan. Every cell is text. */
export async function findingsXlsx({ findings, ...head }: FindingsSent, lang: Lang): Promise<Uint8Array> {
  const { default: writeXlsx } = await import('write-excel-file/universal');
  const words = FINDINGS_FORM[lang];
  const values: Readonly<Record<string, string>> = { ...head };
  const data: SheetData = [
    ...FORM_HEAD.map((field) => [
      headCell(words.head[field]),
      bodyCell(values[field] ?? '', values[field] === undefined),
    ]),
    [null],
    FORM_COLUMNS.map((column) => headCell(words.head[column])),
    ...findings.map((finding) => [
      ...asked(finding, words.more).map((text) => bodyCell(text, false)),
      ...ANSWERED.map(() => bodyCell('', true)),
    ]),
  ];
  const columns = FORM_COLUMNS.map((column) => ({ width: WIDTHS[column] }));
  const sheets = [
    { sheet: words.sheet, data, columns, orientation: 'landscape' as const, showGridLines: false },
    { sheet: words.guide, data: guide(lang), columns: [{ width: 100 }], showGridLines: false },
  ];
  const blob = await writeXlsx(sheets, { fontFamily: 'Calibri', fontSize: 10 }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function asked({ control, title, verdict, grounds }: FindingSent, more: string): readonly string[] {
  const kept: string[] = [];
  let room = ROOM;
  for (const line of grounds) {
    room -= line.length + 1;
    if (room < 0) break;
    kept.push(line);
  }
  return [control, title, verdict, [...kept, ...(kept.length < grounds.length ? [more] : [])].join('\n')];
}

function guide(lang: Lang): SheetData {
  const { position } = wordsOf(lang);
  return [
    ...FINDINGS_FORM[lang].intro.map((line) => [textCell(line)]),
    [null],
    [headCell(FINDINGS_FORM[lang].head.position)],
    ...Object.values(position).map((word) => [textCell(word)]),
  ];
}
