import { basename } from 'node:path';
import { throwProblems } from '../../catalogue/problem.ts';
import type { YamlSource } from '../../catalogue/yaml.ts';
import { type Problem, type SourcePosition, UserError } from '../../errors.ts';
import { readSmallText } from '../read-small-text.ts';

/** What was found in one row, and where that was written. */
export interface Found {
  readonly row: number;
  readonly outcome: 'conforms' | 'deviates';
  readonly note?: string;
  readonly at?: SourcePosition;
}

/** One row as it is written, in whatever form. */
interface Written {
  readonly row: unknown;
  readonly outcome: unknown;
  readonly note: unknown;
  readonly at: SourcePosition;
}

const COLUMNS = ['row', 'outcome', 'note'] as const;

/** Reads results from YAML (a list of row, outcome, note) or CSV with these columns. Throws one UserError with every problem. */
export async function readResults(path: string): Promise<readonly Found[]> {
  const text = readSmallText(path).replace(/^\uFEFF/, '');
  const file = basename(path);
  const problems: Problem[] = [];
  const written = /\.ya?ml$/i.test(path) ? await fromYaml(text, file, problems) : fromCsv(text, file, problems);
  const found = written.flatMap((each) => toFound(each, problems) ?? []);
  throwProblems(problems);
  if (found.length === 0) throw new UserError('schema', `${file} holds no results`);
  return found;
}

async function fromYaml(text: string, file: string, problems: Problem[]): Promise<readonly Written[]> {
  const { parseYaml } = await import('../../catalogue/yaml.ts');
  const source = await parseYaml(file, text, problems);
  if (source === undefined) return [];
  if (!Array.isArray(source.data)) {
    problems.push({ code: 'schema', message: 'is no list of row, outcome and note', at: source.positionOf([]) });
    return [];
  }
  return source.data.flatMap((entry: unknown, index) => fromEntry(entry, index, { source, problems }) ?? []);
}

function fromEntry(
  entry: unknown,
  index: number,
  { source, problems }: { readonly source: YamlSource; readonly problems: Problem[] },
): Written | undefined {
  const at = source.positionOf([index]);
  if (typeof entry !== 'object' || entry === null) {
    problems.push({ code: 'schema', message: 'is no row with an outcome', at });
    return undefined;
  }
  const held = entry as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(held).filter((key) => !(COLUMNS as readonly string[]).includes(key));
  for (const key of unknown)
    problems.push({ code: 'unknown-key', message: `"${key}" is not read`, allowed: COLUMNS, at });
  return { row: held['row'], outcome: held['outcome'], note: held['note'], at };
}

function fromCsv(text: string, file: string, problems: Problem[]): readonly Written[] {
  const lines = text.split(/\r?\n/);
  const [heading = ''] = lines;
  const separator = heading.includes(';') ? ';' : ',';
  const names = (fieldsOf(heading, separator) ?? []).map((name) => name.trim().toLowerCase());
  const lacking = COLUMNS.filter((name) => name !== 'note' && !names.includes(name));
  const refuse = (line: number, message: string): void => {
    problems.push({ code: 'schema', message, at: { file, line, column: 1 } });
  };
  if (lacking.length > 0) {
    refuse(1, `has no column ${lacking.join(' and ')}`);
    return [];
  }
  return lines.flatMap((line, index): readonly Written[] => {
    if (index === 0 || line.trim() === '') return [];
    const fields = fieldsOf(line, separator);
    if (fields?.length !== names.length) {
      refuse(index + 1, `does not have ${names.length} fields, or a quote stands where none may`);
      return [];
    }
    const field = (name: (typeof COLUMNS)[number]): string => fields[names.indexOf(name)]?.trim() ?? '';
    const [row, note] = [field('row'), field('note')];
    const at = { file, line: index + 1, column: 1 };
    const number = /^\d{1,15}$/.test(row) ? Number(row) : row;
    return [{ row: number, outcome: field('outcome'), note: note === '' ? undefined : note, at }];
  });
}

/** Fields of one line; undefined where a quote is not closed or stands inside a field. */
function fieldsOf(line: string, separator: string): readonly string[] | undefined {
  const field = new RegExp(`("(?:[^"]|"")*"|[^"${separator}]*)(${separator}|$)`, 'y');
  const fields: string[] = [];
  for (;;) {
    const match = field.exec(line);
    if (match === null) return undefined;
    const [, text = '', end] = match;
    fields.push(text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);
    if (end === '') return fields;
  }
}

function toFound({ row, outcome, note, at }: Written, problems: Problem[]): Found | undefined {
  const before = problems.length;
  if (!Number.isSafeInteger(row) || Number(row) < 1)
    problems.push({ code: 'schema', message: 'row is no row number; rows count from 1', found: String(row), at });
  if (outcome !== 'conforms' && outcome !== 'deviates')
    problems.push({ code: 'schema', message: 'outcome is neither of these', allowed: ['conforms', 'deviates'], at });
  // A formula would be carried out in the next spreadsheet that this is pasted into.
  if (note !== undefined && (typeof note !== 'string' || note.trim() === '' || /^[=+@]/.test(note)))
    problems.push({ code: 'schema', message: 'note is no text, or a formula', at });
  if (problems.length > before) return undefined;
  const said = typeof note === 'string' ? { note } : {};
  return { row: Number(row), outcome: outcome === 'deviates' ? 'deviates' : 'conforms', ...said, at };
}
