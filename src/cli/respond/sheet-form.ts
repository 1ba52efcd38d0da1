import type { FindingsSource } from '../../audit/schema.generated.ts';
import { dateOf } from '../../audit/spreadsheet/date.ts';
import { cellProblem, refuseFile } from '../../audit/spreadsheet/place.ts';
import type { CellPlace, Row, Sheet, Workbook } from '../../audit/spreadsheet/types.ts';
import { formatPath, type Fault } from '../../catalogue/problem.ts';
import { checkText } from '../../catalogue/validate.ts';
import type { Problem } from '../../errors.ts';
import { FINDINGS_FORM, type FormField } from '../../language/findings-form.ts';
import { wordsOf } from '../../language/language.ts';
import { FORM_COLUMNS, FORM_HEAD } from '../../report/exchange/findings-xlsx.ts';
import type { FilledIn } from './read-form.ts';

const LANGS = ['nl', 'en'] as const;

/** Where a field stands in the document that the sheet is read as. */
const FIELD_PATH: Readonly<Partial<Record<FormField, string>>> = {
  action: 'plan.action',
  owner: 'plan.owner',
  planDue: 'plan.due',
  retest: 'plan.retest',
};

/**
 * A form that came back as a spreadsheet, in either language, read as the document it is. Notes what is wrong with the
 * cell it stands in; throws UserError where it is no such form.
 */
export async function sheetForm(workbook: Workbook, problems: Problem[]): Promise<FilledIn | undefined> {
  const sheet = formIn(workbook);
  const reading = { workbook, sheet, places: new Map<string, CellPlace>() };
  const data = dataOf(reading);
  const found: Problem[] = [];
  const text = JSON.stringify(data);
  const bytes = new TextEncoder().encode(text);
  const checked = await checkText<FindingsSource>({ file: workbook.file, bytes, text }, ['findings@1'], found);
  problems.push(...found.map((problem) => problemAt(reading, problem.path ?? '', problem)));
  if (checked === undefined) return undefined;
  return {
    form: checked.data,
    report: (path, fault) => problems.push(problemAt(reading, formatPath(path), fault)),
  };
}

interface Reading {
  readonly workbook: Workbook;
  readonly sheet: Sheet;
  /** The cell of each path of the document. */
  readonly places: Map<string, CellPlace>;
}

function formIn({ file, sheets }: Workbook): Sheet {
  const names = LANGS.map((lang) => FINDINGS_FORM[lang].sheet);
  const found = sheets.find(({ name }) => names.includes(name));
  if (found !== undefined) return found;
  const has = sheets.map(({ name }) => name).join(', ') || 'none';
  return refuseFile(file, { code: 'unknown-name', message: `has no sheet ${names.join(' or ')}; it has ${has}` });
}

function dataOf(reading: Reading): object {
  const { workbook, sheet } = reading;
  const head = Object.fromEntries(
    FORM_HEAD.flatMap((field) => {
      const row = sheet.rows.find((each) => isNamed(each.cells.get(1)?.text, field));
      return row === undefined ? [] : [[field, valueAt(reading, { row, column: 2, path: field })]];
    }),
  );
  const at = sheet.rows.findIndex(({ cells }) => [...cells.values()].some(({ text }) => isNamed(text, 'position')));
  const columns = columnsIn(workbook.file, sheet, sheet.rows[at]);
  const rows = sheet.rows
    .slice(at + 1)
    .filter(({ cells }) => [...cells.values()].some(({ text }) => text.trim() !== ''));
  return {
    schema: 'findings@1',
    ...head,
    findings: rows.map((row, index) => entryOf(reading, { row, columns, index })),
  };
}

function isNamed(text: string | undefined, field: FormField): boolean {
  return LANGS.some((lang) => fold(FINDINGS_FORM[lang].head[field]) === fold(text ?? ''));
}

type Columns = ReadonlyMap<FormField, number>;

/** Which column holds what, by the words above it, wherever it was moved to. */
function columnsIn(file: string, { name }: Sheet, head: Row | undefined): Columns {
  const columns = new Map<FormField, number>();
  for (const [number, { text }] of head?.cells ?? []) {
    const field = FORM_COLUMNS.find((each) => isNamed(text, each));
    if (field === undefined) continue;
    if (columns.has(field)) refuseFile(file, { code: 'duplicate', message: `has two columns ${text}` }, name);
    columns.set(field, number);
  }
  const missing = FORM_COLUMNS.filter((field) => !columns.has(field));
  if (missing.length === 0) return columns;
  const words = missing.map((field) => LANGS.map((lang) => FINDINGS_FORM[lang].head[field]).join(' / '));
  return refuseFile(file, { code: 'schema', message: `misses above its findings: ${words.join(', ')}` }, name);
}

function entryOf(
  reading: Reading,
  { row, columns, index }: { readonly row: Row; readonly columns: Columns; readonly index: number },
): object {
  const base = `findings[${index}]`;
  const value = (field: FormField): string => {
    const path = `${base}.${FIELD_PATH[field] ?? field}`;
    return valueAt(reading, { row, column: columns.get(field) ?? 0, path });
  };
  return {
    control: value('control').trim(),
    position: positionIn(value('position')),
    text: value('text'),
    plan: { action: value('action'), owner: value('owner'), due: value('planDue').trim(), retest: value('retest') },
  };
}

/** The text of a cell; a date that the spreadsheet keeps as a number, as a date. Line ends are a spreadsheet's own. */
function valueAt(
  { workbook, sheet, places }: Reading,
  { row, column, path }: { readonly row: Row; readonly column: number; readonly path: string },
): string {
  places.set(path, { file: workbook.file, sheet: sheet.name, row: row.number, column });
  const cell = row.cells.get(column);
  if (cell === undefined) return '';
  const isDate = path === 'at' || path.endsWith('.due');
  return ((isDate ? dateOf(cell, workbook) : undefined) ?? cell.text).replace(/\r\n?/g, '\n');
}

/** A position as its code, in whichever language it was filled in; anything else as it stands, to be refused. */
function positionIn(written: string): string {
  const word = fold(written);
  const codes = ['agrees', 'partly', 'disagrees'] as const;
  return (
    codes.find((code) => [code, ...LANGS.map((lang) => fold(wordsOf(lang).position[code]))].includes(word)) ??
    written.trim()
  );
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}

/** The cell of a path, or of the nearest part of the document that has one. */
function problemAt({ places, workbook, sheet }: Reading, path: string, fault: Fault): Problem {
  const near = [...places.keys()].find((each) => each.startsWith(path) || path.startsWith(each));
  const place = places.get(path) ??
    places.get(near ?? '') ?? { file: workbook.file, sheet: sheet.name, row: 1, column: 1 };
  return cellProblem(place, fault);
}
