import { nearestName } from '../../catalogue/nearest.ts';
import type { Fault } from '../../catalogue/problem.ts';
import { dateOf } from '../../audit/spreadsheet/date.ts';
import { cellProblem, refuseFile } from '../../audit/spreadsheet/place.ts';
import type { Row, Sheet, Workbook } from '../../audit/spreadsheet/types.ts';
import type { AnswerStatus, InformationRequest, PartyRole } from '../../audit/types.ts';
import type { Problem } from '../../errors.ts';
import { exchangeWordsOf, type RegisterColumn } from '../../language/exchange.ts';
import { wordsOf } from '../../language/language.ts';
import { cellsOf, QUESTION, REGISTER_COLUMNS } from '../../report/exchange/register.ts';
import type { AnswerIn, Incoming } from './answer-in.ts';

const LANGS = ['nl', 'en'] as const;

/**
 * The answers in a register that came back as a spreadsheet, in either language. Notes rows that ask something else than the
 * audit did, ids it does not know, and cells that cannot be read; throws UserError where it is no register at all.
 */
export function sheetAnswers(
  workbook: Workbook,
  requests: readonly InformationRequest[],
  problems: Problem[],
): readonly Incoming[] {
  const sheet = registerIn(workbook);
  const [head, ...rows] = sheet.rows;
  const columns = columnsIn(workbook.file, sheet, head);
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const reading: Reading = { workbook, sheet, row, columns, problems };
    const request = requestOf(reading, requests, seen);
    if (request === undefined) return [];
    checkQuestion(reading, request);
    return [{ request, answer: answerOf(reading, request), problem: (column, fault) => at(reading, column, fault) }];
  });
}

interface Reading {
  readonly workbook: Workbook;
  readonly sheet: Sheet;
  readonly row: Row;
  readonly columns: ReadonlyMap<RegisterColumn, number>;
  readonly problems: Problem[];
}

function registerIn({ file, sheets }: Workbook): Sheet {
  const names = LANGS.map((lang) => exchangeWordsOf(lang).sheet);
  const found = sheets.find(({ name }) => names.includes(name));
  if (found !== undefined) return found;
  return refuseFile(file, {
    code: 'unknown-name',
    message: `has no sheet ${names.join(' or ')}; it has ${sheets.map(({ name }) => name).join(', ') || 'none'}`,
  });
}

/** Which column holds what, by the words above it, wherever it was moved to. */
function columnsIn(file: string, { name }: Sheet, head: Row | undefined): ReadonlyMap<RegisterColumn, number> {
  const columns = new Map<RegisterColumn, number>();
  for (const [number, { text }] of head?.cells ?? []) {
    const column = REGISTER_COLUMNS.find((each) =>
      LANGS.some((lang) => fold(exchangeWordsOf(lang).columns[each]) === fold(text)),
    );
    if (column === undefined) continue;
    if (columns.has(column)) refuseFile(file, { code: 'duplicate', message: `has two columns ${text}` }, name);
    columns.set(column, number);
  }
  const missing = REGISTER_COLUMNS.filter((column) => !columns.has(column));
  if (missing.length > 0) {
    const words = missing.map((column) => LANGS.map((lang) => exchangeWordsOf(lang).columns[column]).join(' / '));
    refuseFile(file, { code: 'schema', message: `misses in its first row: ${words.join(', ')}` }, name);
  }
  return columns;
}

function requestOf(
  reading: Reading,
  requests: readonly InformationRequest[],
  seen: Set<string>,
): InformationRequest | undefined {
  const { row, columns, problems } = reading;
  const filled = [...columns.values()].some((column) => (row.cells.get(column)?.text ?? '').trim() !== '');
  if (!filled) return undefined;
  const id = textIn(reading, 'id').trim();
  const known = requests.map((each) => each.id);
  const request = requests.find((each) => each.id === id);
  if (request === undefined) {
    const nearest = nearestName(id, known);
    const message = id === '' ? 'says not which request this row is about' : `${id} is no request of this audit`;
    const fault: Fault = { code: 'unknown-name', message, allowed: known };
    problems.push(at(reading, 'id', nearest === undefined ? fault : { ...fault, nearest }));
  } else if (seen.has(id))
    problems.push(at(reading, 'id', { code: 'duplicate', message: `${id} has more than one row` }));
  seen.add(id);
  return request;
}

/** The question has to come back as it went out: an answer to another question is no answer to this one. */
function checkQuestion(reading: Reading, request: InformationRequest): void {
  const asked = LANGS.map((lang) => cellsOf(request, lang));
  for (const column of QUESTION) {
    const cell = reading.row.cells.get(reading.columns.get(column) ?? 0);
    const texts = [cell?.text ?? '', ...(cell?.number === undefined ? [] : [dateOf(cell, reading.workbook) ?? ''])];
    if (asked.some((each) => texts.some((text) => tidy(text) === tidy(each[column])))) continue;
    const message = `is not what ${request.id} asks: the question may not be changed, only answered`;
    reading.problems.push(at(reading, column, { code: 'schema', message }));
  }
}

function answerOf(reading: Reading, request: InformationRequest): AnswerIn {
  const now = cellsOf(request, 'en');
  function text(column: 'role' | 'ground' | 'offered' | 'remarks'): string | undefined {
    const written = textIn(reading, column);
    if (written.trim() === '') return undefined;
    return tidy(written) === tidy(now[column]) ? now[column] : written;
  }
  const files = textIn(reading, 'files')
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const found = {
    status: wordIn(reading, 'status', 'answer') as AnswerStatus | undefined,
    party: wordIn(reading, 'party', 'partyRole') as PartyRole | undefined,
    role: text('role'),
    at: dateIn(reading),
    ground: text('ground'),
    offered: text('offered'),
    files: files.length === 0 ? undefined : files,
    remarks: text('remarks'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** Words of the same table that are no answer: where a request stands without one. */
const STANDINGS: readonly string[] = ['open', 'not-sent'];

/** A word of a closed list, in either language or as its code. */
function wordIn(reading: Reading, column: 'status' | 'party', table: 'answer' | 'partyRole'): string | undefined {
  const written = textIn(reading, column).trim();
  if (written === '') return undefined;
  const tables = LANGS.map((lang): Readonly<Record<string, string>> => wordsOf(lang)[table]);
  const codes = Object.keys(tables[0] ?? {}).filter((code) => !STANDINGS.includes(code));
  const found = codes.find((code) =>
    [code, ...tables.map((words) => words[code] ?? '')].map(fold).includes(fold(written)),
  );
  if (found !== undefined) return found;
  const allowed = codes.map((code) => tables.map((words) => words[code] ?? '').join(' / '));
  reading.problems.push(
    at(reading, column, {
      code: 'unknown-name',
      message: `"${written}" is none of the words for this column`,
      allowed,
    }),
  );
  return undefined;
}

function dateIn(reading: Reading): string | undefined {
  const cell = reading.row.cells.get(reading.columns.get('at') ?? 0);
  if (cell === undefined || cell.text.trim() === '') return undefined;
  if (cell.number === undefined) return cell.text.trim();
  return dateOf(cell, reading.workbook) ?? cell.text;
}

function textIn({ row, columns }: Reading, column: RegisterColumn): string {
  return row.cells.get(columns.get(column) ?? 0)?.text ?? '';
}

function at({ workbook, sheet, row, columns }: Reading, column: RegisterColumn, fault: Fault): Problem {
  const place = { file: workbook.file, sheet: sheet.name, row: row.number, column: columns.get(column) ?? 1 };
  return cellProblem(place, fault);
}

/** Line ends and outer white space are a spreadsheet's own. */
function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}
