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
import { MAX_BYTES } from '../../catalogue/read-file.ts';
import { UserError } from '../../errors.ts';
import type { Io } from '../io.ts';

/** Reads the user's own copy of the official text, Markdown or a spreadsheet. Throws UserError where it holds no number. */
export async function readOfficial(file: string, io: Io): Promise<OfficialText> {
  const path = resolve(io.cwd, file);
  const bytes = await bytesOf(path, file);
  const entries = /\.xlsx$/i.test(path) ? await fromSpreadsheet(path) : readOfficialMarkdown(decoded(bytes, file));
  if (entries.length === 0)
    throw new UserError(
      'unreadable',
      `${file} holds no number of the norm; a heading such as "## 5.01.01" is due, or a column of numbers`,
    );
  const seen = new Set<string>();
  const twice = entries.find(({ id }) => seen.size === seen.add(id).size);
  if (twice !== undefined) throw new UserError('duplicate', `${file}:${twice.line}  ${twice.id} is there twice`);
  return { file: basename(file), sha256: createHash('sha256').update(bytes).digest('hex'), entries };
}

async function bytesOf(path: string, file: string): Promise<Buffer> {
  try {
    const status = await stat(path);
    // Asked before opening: to open a pipe is to wait for whoever writes to it.
    if (!status.isFile()) throw new UserError('unreadable', `${file} is not a regular file`);
    if (status.size > MAX_BYTES) throw new UserError('too-large', `${file} is larger than ${MAX_BYTES} bytes`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError('unreadable', `${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
}

function decoded(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError('unreadable', `${file} is no UTF-8 text`);
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
