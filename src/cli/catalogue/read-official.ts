import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { readXlsx } from '../../audit/spreadsheet/read-xlsx.ts';
import {
  type OfficialEntry,
  type OfficialText,
  readOfficialMarkdown,
  readOfficialRows,
} from '../../catalogue/official.ts';
import { UserError } from '../../errors.ts';
import type { Io } from '../io.ts';

/** Many times the published text. */
const MAX_BYTES = 20_000_000;

/** Reads the user's own copy of the official text, Markdown or a spreadsheet. Throws UserError where it holds no number. */
export async function readOfficial(file: string, io: Io): Promise<OfficialText> {
  const path = resolve(io.cwd, file);
  const bytes = await bytesOf(path, file);
  const entries = path.endsWith('.xlsx') ? await fromSpreadsheet(path) : readOfficialMarkdown(bytes.toString('utf8'));
  if (entries.length === 0)
    throw new UserError(
      'unreadable',
      `${file} holds no number of the norm; a heading such as "## 5.01.01" is due, or a column of numbers`,
    );
  const [twice] = entries.filter(({ id }, index) => entries.findIndex((entry) => entry.id === id) !== index);
  if (twice !== undefined) throw new UserError('duplicate', `${file}:${twice.line}  ${twice.id} is there twice`);
  return { file: basename(file), sha256: createHash('sha256').update(bytes).digest('hex'), entries };
}

async function bytesOf(path: string, file: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) throw new UserError('too-large', `${file} is larger than ${MAX_BYTES} bytes`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError('unreadable', `${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
}

async function fromSpreadsheet(path: string): Promise<readonly OfficialEntry[]> {
  const { sheets } = await readXlsx(path);
  const bySheet = sheets.map(({ rows }) =>
    readOfficialRows(
      rows.map(({ number, cells }) => ({ row: number, cells: [...cells.values()].map(({ text }) => text) })),
    ),
  );
  return bySheet.reduce((most, entries) => (entries.length > most.length ? entries : most), []);
}
