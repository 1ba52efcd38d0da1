import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readXlsx } from '../../src/audit/spreadsheet/read-xlsx.ts';
import { splitRow } from '../../src/facts/records/csv-rows.ts';
import { partsOf } from '../audit/spreadsheet/xlsx.ts';
import { auditFolder, folderAt, temporary, type AuditFolder } from './audit-folder.ts';
import { biotoets, expectRefused } from './command.ts';
import { idIn } from './judged-folder.ts';
import { smallNorm } from './small-norm.ts';

const BY = { party: 'auditor', role: 'Ingenious examiner', id: 'a.jansen' };
const APPROVER = { party: 'client', role: 'Warden of the north', id: 'b.pietersen' };

/** Collected once; each test gets a copy of its own. */
const base = mkdtempSync(join(tmpdir(), 'biotoets-vvt-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** S-1 is a government measure; only S-6 has evidence, which shows that S-1 and S-2 cannot apply. */
beforeAll(async () => {
  const head = { client: 'Gevangenpoort', supplier: 'Kerkerpost', operator: { party: 'auditor', name: 'Toetsers' } };
  const audit = auditFolder({ controls: ['S-6'], audit: head }, join(base, 'audit'));
  for (const [file, text] of Object.entries(smallNorm(['S-1', 'S-2', 'S-3', 'S-6']))) audit.write(file, text);
  audit.write('norm/S-1.yaml', audit.read('norm/S-1.yaml').replace('"measure":false', '"measure":true'));
  const item = idIn(audit, 'IV-001-6', 'policy.txt');
  const decided = { by: BY, fact: '=there is nobody', items: [item], approver: APPROVER, expires: '2027-01-01' };
  const applicability = [
    { control: 'small@1/S-6', applies: true, why: '=HYPERLINK("x")', by: BY },
    { control: 'small@1/S-1', applies: false, why: 'Nobody logs in', ...decided },
    { control: 'small@1/S-2', applies: false, why: 'Nothing is tested', riskAnalysis: 'RA-77', ...decided },
  ];
  audit.write('audit.yaml', JSON.stringify({ ...headOf(audit), applicability }));
  audit.write('judgements/S-1.yaml', judged('small@1/S-1', { id: 'B-41', kind: 'waiver' }));
  audit.write('judgements/S-6.yaml', judged('small@1/S-6', { id: 'B-42', kind: 'waiver' }));
  expect(await biotoets(['collect', audit.folder, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
});

function headOf(audit: AuditFolder): Readonly<Record<string, unknown>> {
  return JSON.parse(audit.read('audit.yaml')) as Record<string, unknown>;
}

function judged(control: string, decision: object): string {
  const rest = { why: 'For a while', by: BY, approver: APPROVER, expires: '2027-01-01' };
  return JSON.stringify({ schema: 'judgements@1', control, decisions: [{ ...decision, ...rest }] });
}

function copy(): AuditFolder {
  const audit = folderAt(temporary());
  cpSync(join(base, 'audit'), audit.folder, { recursive: true });
  return audit;
}

/** What must never be published. */
function secretsOf(audit: AuditFolder): readonly string[] {
  return [
    ...['Gevangenpoort', 'Kerkerpost', 'Toetsers', BY.role, BY.id, APPROVER.role, APPROVER.id, 'policy.txt', 'RA-77'],
    ...[idIn(audit, 'IV-001-6', 'policy.txt'), 'IV-001', 'B-41', 'B-42', 'applicability/'],
    ...['Nobody logs in', 'there is nobody', 'HYPERLINK', 'For a while', 'judgements', 'evidence/'],
  ];
}

/** The rows of a CSV by the heads of its columns. */
function csvRows(text: string): readonly Readonly<Record<string, string>>[] {
  const [head = [], ...rows] = text
    .trimEnd()
    .split('\r\n')
    .map((line) => splitRow(line, ',') ?? []);
  return rows.map((cells) => {
    expect(cells).toHaveLength(head.length);
    return Object.fromEntries(head.map((name, index) => [name, cells[index] ?? '']));
  });
}

const SUMMARY = `4 of 4 controls: 1 apply, 2 not applicable, 0 declared not applicable without effect, 1 not decided
must be zero, and is not (this is no verdict):
  Not decided: 1 (small@1/S-3)
  Decisions without effect: 1 (small@1/S-1)
  Government measures of which the risk was accepted: 1 (small@1/S-1)
`;

describe('vvt', () => {
  it('writes the statement, its exceptions and what must be zero; it is no gate and writes nothing else', async () => {
    const audit = copy();
    const { code, stdout, stderr } = await biotoets(['vvt', audit.folder, '--lang', 'en']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: SUMMARY });
    for (const line of [
      '# Statement of applicability\n',
      '- Client: Gevangenpoort\n',
      '- Selection: 4 of 4 controls\n',
      '- Not decided: 1 (small\\@1/S-3)\n',
      '**small\\@1: government measures**',
      '| small\\@1/S-1 | Control S-1 | Not applicable | an established fact makes the control impossible | Nobody logs in | Ingenious examiner (auditor) | in force | B-41 (without effect) | Not applicable |\n',
      '**small\\@1: controls without a government measure**',
      '| small\\@1/S-3 | Control S-3 | Not decided | none |  |  |  |  | Cannot be established |\n',
      '## Annex: exceptions\n',
      '| RA-77 | Ingenious examiner (auditor) | Warden of the north (client) | 1 January 2027 |\n',
      'deviation accepted for a while | B-42 | in force',
    ])
      expect(stdout).toContain(line);
    expect(stdout).not.toContain('| deviation accepted for a while | B-41 |');
    expect(existsSync(audit.path('reports'))).toBe(false);
  });

  it('says the same in Dutch, without verdicts while nothing was collected', async () => {
    const audit = copy();
    rmSync(audit.path('dossier'), { recursive: true });
    const { code, stdout, stderr } = await biotoets(['vvt', audit.folder, '--as-of', '2026-11-01', '--quiet']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('# Verklaring van toepasselijkheid\n');
    expect(stdout).not.toContain('Uitkomst');
    // Evidence that nobody can hold against its index makes nothing inapplicable.
    expect(stdout).toContain('Niet van toepassing verklaard, zonder werking');
  });

  it('lets a decision expire', async () => {
    const { code, stdout, stderr } = await biotoets(['vvt', copy().folder, '--as-of', '2027-02-01', '--lang', 'en']);
    expect(code).toBe(0);
    expect(stderr).toContain('2 declared not applicable without effect');
    expect(stderr).toMatch(/Expired decisions: \d \(small@1\/S-1, /);
    expect(stdout).toContain('expired: Expired on 2027-01-01.');
  });

  it('says that the dossier is broken', async () => {
    const audit = copy();
    audit.write('dossier/blobs/stray', 'x');
    const { code, stderr } = await biotoets(['vvt', audit.folder]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `${SUMMARY}the dossier is broken: biotoets verify names what was changed\n`,
    });
  });

  it('says which controls were selected', async () => {
    const { code, stdout, stderr } = await biotoets(['vvt', copy().folder, '--only', 'S-6', '--lang', 'en']);
    expect(code).toBe(0);
    expect(stdout).toContain('- Selection: 1 of 4 controls (only S-6)\n');
    expect(stdout).not.toContain('S-3');
    expect(stderr).toBe(
      '1 of 4 controls: 1 apply, 0 not applicable, 0 declared not applicable without effect, 0 not decided\nall that must be zero is zero\n',
    );
  });
});

describe('vvt as a table', () => {
  it('is CSV that reads back, without formulas', async () => {
    const audit = copy();
    const { code, stdout, stderr } = await biotoets(['vvt', audit.folder, '--format', 'csv', '--lang', 'en']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: SUMMARY });
    const rows = csvRows(stdout);
    expect(rows.map((row) => row['Control'])).toEqual(['small@1/S-1', 'small@1/S-2', 'small@1/S-3', 'small@1/S-6']);
    expect(rows[0]).toMatchObject({
      ...{ 'Government measure': 'yes', Applicability: 'Not applicable', Fact: "'=there is nobody" },
      ...{ Evidence: idIn(audit, 'IV-001-6', 'policy.txt'), 'Risk analysis': '', Edition: 'internal' },
      ...{ 'Approved by': 'Warden of the north (client)', 'Holds until': '1 January 2027', Verdict: 'Not applicable' },
    });
    expect(rows[1]).toMatchObject({
      'Government measure': 'no',
      'Risk analysis': 'RA-77',
      Selection: '4 of 4 controls',
    });
    expect(rows[3]).toMatchObject({ Reasoning: '\'=HYPERLINK("x")', 'Accepted deviations': 'B-42 (in force)' });
  });

  it('is a spreadsheet that reads back, every cell of it text', async () => {
    const audit = copy();
    const { code, stdout, stderr } = await biotoets(['vvt', audit.folder, '--out', 'reports/vvt.xlsx'], audit.folder);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: SUMMARY });
    const path = audit.path('reports/vvt.xlsx');
    const { sheets } = await readXlsx(path);
    expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['Verklaring', 5],
      ['Uitzonderingen', 4],
      ['Waarover', expect.any(Number)],
    ]);
    const texts = sheets[0]?.rows.map(({ cells }) => [...cells.values()].map(({ text }) => text)) ?? [];
    expect(texts[1]).toContain('een vastgesteld feit maakt de maatregel onmogelijk');
    expect(texts[4]).toContain('=HYPERLINK("x")');
    for (const [part, content] of Object.entries(await partsOf(path)))
      if (part.startsWith('xl/worksheets/')) expect(content).not.toMatch(/<f[ >]/);
  });
});

describe('the public edition', () => {
  it.each(['md', 'csv', 'xlsx'] as const)(
    'holds no name, role, id or file name in any byte of it (%s)',
    async (format) => {
      const audit = copy();
      const out = join(temporary(), `vvt.${format}`);
      for (const edition of [['--public'], []]) {
        const ended = await biotoets(['vvt', audit.folder, ...edition, '--out', out, '--lang', 'en']);
        expect(ended).toEqual({ code: 0, stdout: '', stderr: SUMMARY });
        const bytes = await bytesOf(out, format);
        const found = secretsOf(audit).filter((secret) => bytes.includes(secret));
        if (edition.length > 0) {
          expect(found).toEqual([]);
          for (const told of ['small@1', 'S-1', 'Not applicable', 'Left out of this public edition', '4 of 4 controls'])
            expect(bytes).toContain(told);
          expect(bytes).not.toContain('Cannot be established');
        } else expect(found).toContain('Warden of the north');
      }
    },
  );
});

/** All that is in a file: of a spreadsheet what its parts hold, as XML writes it and as it is read. */
async function bytesOf(path: string, format: 'md' | 'csv' | 'xlsx'): Promise<string> {
  if (format !== 'xlsx') return readFileSync(path, 'utf8').replaceAll('\\', '');
  return Object.entries(await partsOf(path))
    .flat()
    .join('\n');
}

describe('vvt is refused with the reason', () => {
  it.each([
    [['--format', 'xlsx'], /--format xlsx is no text: name a file with --out/],
    [['--out', 'vvt.pdf'], /--out vvt.pdf: the name ends in .md, .csv or .xlsx/],
    [['--out', 'vvt.md', '--format', 'csv'], /--out vvt.md: the name ends in .csv/],
    [['--out', 'evidence/vvt.csv'], /evidence\/ is part of the audit; write it to reports\/ or elsewhere/],
    [['--only', 'S-9'], /--only S-9 selects no control/],
    [['--format', 'pdf'], /Allowed choices are md, csv, xlsx/],
    [['--as-of', 'now'], /--as-of now is not an ISO 8601 date/],
  ])('%s', async (flags, message) => {
    const audit = copy();
    expectRefused(await biotoets(['vvt', audit.folder, ...flags], audit.folder), message);
    expect(existsSync(audit.path('evidence/vvt.csv'))).toBe(false);
  });

  it('where a measure is set aside without grounds, at its place', async () => {
    const audit = copy();
    const entry = { control: 'small@1/S-1', applies: false, why: 'We would rather not', by: BY };
    audit.write(
      'audit.yaml',
      `${JSON.stringify({ ...headOf(audit), applicability: undefined }).slice(0, -1)},
"applicability": [
  ${JSON.stringify(entry)}]}\n`,
    );
    expectRefused(
      await biotoets(['vvt', audit.folder]),
      /audit\.yaml:3:3.*a government measure is not applicable only where a fact makes it impossible; missing: fact, items, approver, expires/s,
    );
  });
});
