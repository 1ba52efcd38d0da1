import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readXlsx } from '../../../src/audit/spreadsheet/read-xlsx.ts';
import { UserError } from '../../../src/errors.ts';
import { type Parts, sheetParts, zipOf } from './xlsx.ts';

function written(bytes: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'biotoets-xlsx-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'blad.xlsx');
  writeFileSync(path, bytes);
  return path;
}

async function cellsOf(parts: Parts) {
  const { sheets } = await readXlsx(written(await zipOf(parts)));
  return sheets[0]!.rows.flatMap(({ number, cells }) => [...cells].map(([column, cell]) => [number, column, cell]));
}

/** What is said of a file that is refused. */
async function refusal(bytes: string | Uint8Array): Promise<{ readonly code: string; readonly message: string }> {
  const error: unknown = await readXlsx(written(bytes)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  const { code, message, problems } = error as UserError;
  for (const problem of problems) expect(problem.at?.file).toBe('blad.xlsx');
  expect(problems.length).toBeGreaterThan(0);
  return { code, message };
}

describe('what a cell holds', () => {
  const strings = {
    'xl/sharedStrings.xml':
      '<sst><si><t>gedeeld</t></si><si><r><t>twee </t></r><r><t>delen</t></r><rPh><t>klank</t></rPh></si><si><t/></si></sst>',
  };
  it.each<[string, string, object | undefined]>([
    ['a shared text', '<c r="B2" t="s"><v>0</v></c>', { text: 'gedeeld' }],
    ['a text in runs, without how it sounds', '<c r="B2" t="s"><v>1</v></c>', { text: 'twee delen' }],
    ['an empty shared text', '<c r="B2" t="s"><v>2</v></c>', undefined],
    ['a text in place', '<c r="B2" t="inlineStr"><is><t>hier</t></is></c>', { text: 'hier' }],
    [
      'a text with white space around it',
      '<c r="B2" t="inlineStr"><is><t xml:space="preserve"> a\nb </t></is></c>',
      { text: ' a\nb ' },
    ],
    [
      'an escaped character',
      '<c r="B2" t="inlineStr"><is><t>a_x000D_b_x005F_x0041_</t></is></c>',
      { text: 'a\rb_x0041_' },
    ],
    ['a text that looks like a formula', '<c r="B2" t="inlineStr"><is><t>=1+1</t></is></c>', { text: '=1+1' }],
    ['a number', '<c r="B2"><v>46000</v></c>', { text: '46000', number: 46000 }],
    ['true', '<c r="B2" t="b"><v>1</v></c>', { text: 'TRUE' }],
    ['a date in ISO 8601', '<c r="B2" t="d"><v>2026-01-31</v></c>', { text: '2026-01-31' }],
    ['nothing', '<c r="B2" s="3"/>', undefined],
    ['an entity of XML itself', '<c r="B2" t="inlineStr"><is><t>a &amp; &#98;</t></is></c>', { text: 'a & b' }],
  ])('%s', async (_name, cell, expected) => {
    const found = await cellsOf(sheetParts(`<row r="2">${cell}</row>`, strings));
    expect(found).toEqual(expected === undefined ? [] : [[2, 2, expected]]);
  });

  it('counts on where no reference is given', async () => {
    const found = await cellsOf(sheetParts('<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>'));
    expect(found.map(([row, column]) => [row, column])).toEqual([
      [1, 1],
      [1, 2],
      [2, 1],
    ]);
  });

  it('reads names with a prefix', async () => {
    const parts = sheetParts('', {
      'xl/worksheets/sheet1.xml':
        '<x:worksheet xmlns:x="u"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    });
    expect(await cellsOf(parts)).toEqual([[1, 1, { text: '5', number: 5 }]]);
  });
});

describe('what is refused, with its place', () => {
  const row = (cell: string): string => `<row r="4">${cell}</row>`;
  it.each<[string, Parts, string, RegExp]>([
    [
      'a formula',
      sheetParts(row('<c r="C4"><f>1+1</f><v>2</v></c>')),
      'schema',
      /blad\.xlsx:4:3 {2}Blad!C4 {2}holds a formula/,
    ],
    [
      'a shared formula',
      sheetParts(row('<c r="AB4"><f t="shared" si="0"/><v>2</v></c>')),
      'schema',
      /Blad!AB4 {2}holds a formula/,
    ],
    [
      'an error value',
      sheetParts(row('<c r="C4" t="e"><v>#REF!</v></c>')),
      'schema',
      /Blad!C4 {2}holds the error #REF!/,
    ],
    [
      'a text that is not there',
      sheetParts(row('<c r="C4" t="s"><v>9</v></c>')),
      'schema',
      /Blad!C4 {2}refers to a text that is not/,
    ],
    [
      'a cell twice',
      sheetParts(row('<c r="C4"><v>1</v></c><c r="C4"><v>2</v></c>')),
      'schema',
      /Blad!C4 {2}is in the sheet twice/,
    ],
    [
      'an external entity',
      sheetParts('', {
        'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet>&e;</worksheet>',
      }),
      'schema',
      /xl\/worksheets\/sheet1\.xml {2}declares a document type/,
    ],
    [
      'entities that grow',
      sheetParts('', {
        'xl/sharedStrings.xml': `<!DOCTYPE s [<!ENTITY a "${'a'.repeat(99)}"><!ENTITY b "&a;&a;&a;">]><sst>&b;</sst>`,
      }),
      'schema',
      /sharedStrings\.xml {2}declares a document type/,
    ],
    [
      'an entity nobody declared',
      sheetParts(row('<c r="C4" t="inlineStr"><is><t>&e;</t></is></c>')),
      'unreadable',
      /no well-formed XML/,
    ],
    [
      'XML that breaks off',
      sheetParts('', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData>' }),
      'unreadable',
      /no well-formed XML/,
    ],
    [
      'text in another encoding',
      sheetParts('', { 'xl/worksheets/sheet1.xml': Buffer.from([0xff, 0xfe, 0x3c, 0]) as unknown as string }),
      'unreadable',
      /no(t a)? (text in UTF-8|well-formed)|is not a text in UTF-8/,
    ],
    [
      'another file',
      sheetParts('', { 'xl/externalLinks/externalLink1.xml': '<a/>' }),
      'schema',
      /externalLink1\.xml {2}refers to another file/,
    ],
    [
      'a reference to another file',
      sheetParts('', {
        'xl/workbook.xml':
          '<workbook><externalReferences><externalReference id="rId9"/></externalReferences></workbook>',
      }),
      'schema',
      /xl\/workbook\.xml {2}refers to another file/,
    ],
    [
      'a sheet that lies elsewhere',
      sheetParts('', {
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Target="http://127.0.0.1/x.xml" TargetMode="External"/></Relationships>',
      }),
      'schema',
      /refers to another file/,
    ],
    ['macros', sheetParts('', { 'xl/vbaProject.bin': 'x' }), 'schema', /holds macros/],
    ['a connection', sheetParts('', { 'xl/connections.xml': '<a/>' }), 'schema', /fetches data from elsewhere/],
    ['an embedded object', sheetParts('', { 'xl/embeddings/a.bin': 'x' }), 'schema', /embedded objects/],
    ['no workbook', { 'a.txt': 'a' }, 'unreadable', /it has no workbook/],
    [
      'a sheet that is not there',
      { ...sheetParts(''), 'xl/_rels/workbook.xml.rels': '<Relationships/>' },
      'unreadable',
      /Blad {2}is named in the file and not there/,
    ],
  ])('%s', async (_name, parts, code, message) => {
    const refused = await refusal(await zipOf(parts));
    expect(refused.message).toMatch(message);
    expect(refused.code).toBe(code);
  });

  it('names every formula', async () => {
    const rows = '<row r="1"><c r="A1"><f>1</f></c></row><row r="2"><c r="B2"><f>2</f></c></row>';
    const { message } = await refusal(await zipOf(sheetParts(rows)));
    expect(message).toMatch(/Blad!A1 {2}holds a formula.*and 1 more/);
  });

  it.each([
    ['no zip', 'PK nothing of the kind'],
    ['an old or protected file', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['an empty file', ''],
  ])('%s', async (_name, bytes) => {
    expect(await refusal(bytes)).toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('is no spreadsheet') as string,
    });
  });

  it('a part that is there twice', async () => {
    const parts = Object.entries(sheetParts(''));
    expect(await refusal(await zipOf([...parts, ['xl/workbook.xml', '<workbook/>']]))).toMatchObject({
      code: 'duplicate',
    });
  });

  it('a file that is not there, and a folder', async () => {
    await expect(readXlsx('/nowhere/blad.xlsx')).rejects.toThrow(/does not exist/);
    await expect(readXlsx(tmpdir())).rejects.toThrow(/is no regular file/);
  });
});

describe('what is too large', () => {
  it('a million rows', async () => {
    const line = Array.from(
      { length: 10_001 },
      (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>1</v></c></row>`,
    );
    expect(await refusal(await zipOf(sheetParts(line.join(''))))).toMatchObject({
      code: 'too-large',
      message: expect.stringMatching(/Blad {2}has more than 10000 rows/) as string,
    });
    const million = '<row><c><v>1</v></c></row>'.repeat(1_048_576);
    expect(await refusal(await zipOf(sheetParts(million)))).toMatchObject({ code: 'too-large' });
  });

  it('a bomb: a small file that unpacks to a large one', async () => {
    const bytes = await zipOf(sheetParts('', { 'xl/sharedStrings.xml': `<sst>${' '.repeat(40 * 1024 * 1024)}</sst>` }));
    expect(bytes.length).toBeLessThan(100_000);
    expect(await refusal(bytes)).toMatchObject({
      code: 'too-large',
      message: expect.stringMatching(/sharedStrings\.xml {2}unpacks to more than 32 MB/) as string,
    });
  });

  it('more parts than any spreadsheet has', async () => {
    const parts = Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`a/${index}`, '']));
    expect(await refusal(await zipOf(parts))).toMatchObject({ code: 'too-large' });
  });

  it('more sheets than any register has', async () => {
    const sheets = Array.from({ length: 60 }, (_, index) => `<sheet name="${index}" id="r${index}"/>`).join('');
    const parts = sheetParts('', { 'xl/workbook.xml': `<workbook><sheets>${sheets}</sheets></workbook>` });
    expect(await refusal(await zipOf(parts))).toMatchObject({ code: 'too-large' });
  });

  it('a file of many megabytes, before it is read', async () => {
    expect(await refusal(Buffer.alloc(17 * 1024 * 1024))).toMatchObject({ code: 'too-large' });
  });

  it('not many rows that hold nothing', async () => {
    const empty = '<row><c s="1"/></row>'.repeat(100_000);
    expect(await cellsOf(sheetParts(`${empty}<row r="100001"><c r="A100001"><v>1</v></c></row>`))).toHaveLength(1);
  });
});
