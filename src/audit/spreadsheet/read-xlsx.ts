import { readFileSync, statSync } from 'node:fs';
import { basename, posix } from 'node:path';
import { fileErrorCode } from '../../catalogue/read-file.ts';
import { openZip, type Zip } from './open-zip.ts';
import { refuseFile } from './place.ts';
import { readSheet } from './read-sheet.ts';
import { readStrings } from './read-strings.ts';
import { readXml } from './read-xml.ts';
import type { Sheet, Workbook } from './types.ts';

/** Larger than any answered register. */
const FILE_BYTES = 16 * 1024 * 1024;
const SHEETS = 50;

/** Parts by which a spreadsheet reaches outside itself, or runs something; a register needs none of them. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/^xl\/externalLinks\//, 'refers to another file'],
  [/^xl\/(connections\.xml|queryTables\/)/, 'fetches data from elsewhere'],
  [/(^|\/)vba[^/]*\.bin$/i, 'holds macros'],
  [/^xl\/(embeddings|activeX|ctrlProps)\//, 'holds embedded objects'],
];

/**
 * Reads a spreadsheet (.xlsx): names of sheets, and the cells that hold something. Nothing is calculated, fetched or run.
 * Throws UserError for what is no spreadsheet, for formulas, for parts that reach outside, and for what is too large.
 */
export async function readXlsx(path: string): Promise<Workbook> {
  const file = basename(path);
  const zip = await openZip(file, readBytes(path, file));
  refuseForeign(file, zip);
  const workbook = await readWorkbook(file, zip);
  const targets = await readTargets(file, zip);
  const texts = await zip.text('xl/sharedStrings.xml');
  const strings = texts === undefined ? [] : await readStrings({ file, part: 'xl/sharedStrings.xml', text: texts });
  const sheets: Sheet[] = [];
  for (const { name, id } of workbook.sheets) {
    const part = targets.get(id);
    const text = part === undefined ? undefined : await zip.text(part);
    if (part === undefined || text === undefined)
      refuseFile(file, { code: 'unreadable', message: 'is named in the file and not there' }, name);
    sheets.push({ name, rows: await readSheet({ file, part, text, name, strings }) });
  }
  return { file, sheets, date1904: workbook.date1904 };
}

function readBytes(path: string, file: string): Uint8Array {
  try {
    const status = statSync(path);
    if (!status.isFile()) refuseFile(file, { code: 'unreadable', message: 'is no regular file' });
    if (status.size > FILE_BYTES)
      refuseFile(file, { code: 'too-large', message: `is larger than ${FILE_BYTES / 1024 / 1024} MB` });
    return readFileSync(path);
  } catch (error) {
    const code = fileErrorCode(error);
    if (code === 'ENOENT') return refuseFile(file, { code: 'not-found', message: 'does not exist' });
    if (/^E[A-Z]+$/.test(code)) return refuseFile(file, { code: 'unreadable', message: `cannot be read (${code})` });
    throw error;
  }
}

function refuseForeign(file: string, { names }: Zip): void {
  for (const name of names) {
    const found = FOREIGN.find(([pattern]) => pattern.test(name));
    if (found !== undefined)
      refuseFile(file, { code: 'schema', message: `${found[1]}: save it without, and hand it over again` }, name);
  }
}

interface Contents {
  readonly sheets: readonly { readonly name: string; readonly id: string }[];
  readonly date1904: boolean;
}

async function readWorkbook(file: string, zip: Zip): Promise<Contents> {
  const part = 'xl/workbook.xml';
  const text = await zip.text(part);
  if (text === undefined)
    return refuseFile(file, { code: 'unreadable', message: 'is no spreadsheet in the form .xlsx: it has no workbook' });
  const sheets: { readonly name: string; readonly id: string }[] = [];
  let date1904 = false;
  await readXml(
    { file, part, text },
    {
      open(name, attributes) {
        if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
        if (name === 'externalReference')
          refuseFile(file, { code: 'schema', message: 'refers to another file: save it without' }, part);
        if (name === 'sheet') sheets.push({ name: attributes['name'] ?? '', id: attributes['id'] ?? '' });
        if (sheets.length > SHEETS)
          refuseFile(file, { code: 'too-large', message: `has more than ${SHEETS} sheets` }, part);
      },
    },
  );
  return { sheets, date1904 };
}

/** Which part of the file each sheet is, by the id the workbook gives it. */
async function readTargets(file: string, zip: Zip): Promise<ReadonlyMap<string, string>> {
  const part = 'xl/_rels/workbook.xml.rels';
  const text = (await zip.text(part)) ?? '<Relationships/>';
  const targets = new Map<string, string>();
  await readXml(
    { file, part, text },
    {
      open(name, { Id = '', Target = '', TargetMode = '' }) {
        if (name !== 'Relationship') return;
        if (TargetMode === 'External')
          refuseFile(file, { code: 'schema', message: 'refers to another file: save it without' }, part);
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : posix.join('xl', Target));
      },
    },
  );
  return targets;
}
