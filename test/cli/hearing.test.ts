import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeXlsx, { type CellObject } from 'write-excel-file/universal';
import { parse } from 'yaml';
import type { FindingsSource, ResponseSource } from '../../src/audit/schema.generated.ts';
import { readXlsx } from '../../src/audit/spreadsheet/read-xlsx.ts';
import { auditFolder, cardOf, folderAt, temporary, type AuditFolder } from './audit-folder.ts';
import { assessmentOf, expectNoTrace, type Ended } from './command.ts';
import { at } from './in-process.ts';

const COLLECTED = '2026-06-10T10:00:00Z';
const SENT = '2026-06-11T10:00:00Z';
const WITHIN = '2026-06-15T10:00:00Z';
const AFTER = '2026-06-26T00:00:01Z';

const CLIENT_DUTIES = { by: { party: 'client', role: 'Board' } };

/** Prepared once; each test gets a copy of its own. */
const base = mkdtempSync(join(tmpdir(), 'biotoets-hearing-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

function copyOf(name: string): AuditFolder {
  const audit = folderAt(temporary());
  cpSync(join(base, name), audit.folder, { recursive: true });
  return audit;
}

/** An audit with a fail (S-1), a pass (S-2) and something that nobody explained (S-6), collected; then its findings are sent. */
beforeAll(async () => {
  const audit = auditFolder({ controls: ['S-1', 'S-2', 'S-6'] }, join(base, 'audited'));
  audit.write('evidence/settings.yaml', 'mfa: false\n');
  audit.write('evidence/IV-001-6.card.yaml', cardOf('S-6', { what: undefined }));
  const run = ['run', audit.folder, '--quiet', '--report', 'json'];
  expect(await at(COLLECTED, run)).toMatchObject({ code: 1, stderr: '' });
  cpSync(audit.folder, join(base, 'sent'), { recursive: true });
  const send = await at(SENT, ['respond', 'send', join(base, 'sent'), '--lang', 'en']);
  expect(send).toMatchObject({ code: 0, stdout: '' });
  expect(send.stderr).toContain('findings-supplier.yaml\n');
  expect(send.stderr).toContain('reactions may come up to and including 2026-06-25');
});

const audited = (): AuditFolder => copyOf('audited');
const sent = (): AuditFolder => copyOf('sent');

function formOf(audit: AuditFolder): FindingsSource {
  return parse(audit.read('reports/findings-supplier.yaml')) as FindingsSource;
}

type Answers = Readonly<Record<string, object>>;

const AGREES = { position: 'agrees', text: 'We will mend it.' };
const PLAN = { action: 'Switch it on', owner: 'CTO', due: '2026-07-01', retest: 'A new export' };

/** The form, filled in: answers by control, and other values for its head. */
function fill(audit: AuditFolder, answers: Answers, head: object = {}): string {
  const form = formOf(audit);
  const findings = form.findings.map((entry) => ({ ...entry, ...answers[entry.control] }));
  audit.write('answer.yaml', JSON.stringify({ ...form, by: 'CISO', ...head, findings }));
  return audit.path('answer.yaml');
}

const FORMULA = '=SUM(A1:A2)!';
const COLUMNS = ['Maatregel', 'Standpunt', 'Reactie', 'Wat wordt gedaan', 'Verantwoordelijke', 'Gereed op'];
const LEFT_ALONE = ['Titel', 'Uitkomst', 'Waarop die rust', 'Waaraan te zien'];

/** The form as a spreadsheet that came back, its columns in another order. */
async function sheet(audit: AuditFolder, rows: readonly (readonly (string | number)[])[]): Promise<string> {
  const { assessment } = formOf(audit);
  const cell = (value: string | number): CellObject =>
    value === FORMULA
      ? { value: 'SUM(A1:A2)', type: 'Formula' }
      : { value, type: typeof value === 'number' ? Number : String };
  const text = (value: string | number) => (value === '' ? null : cell(value));
  const data = [
    ...[
      ['Onderzoek', 'test'],
      ['Partij', 'supplier'],
      ['Kenmerk van de bevindingen', assessment],
    ],
    ...[
      ['Reageren tot en met', '2026-06-25'],
      ['Functie van wie reageert', 'CISO'],
      ['Datum van de reactie', ''],
    ],
    ...[[], [...COLUMNS, ...LEFT_ALONE], ...rows],
  ].map((row) => row.map(text));
  const blob = await writeXlsx(data, { sheet: 'Bevindingen' }).toBlob();
  audit.write('answer.xlsx', new Uint8Array(await blob.arrayBuffer()));
  return audit.path('answer.xlsx');
}

const ALL: Answers = {
  'small@1/S-1': { ...AGREES, plan: PLAN },
  'small@1/S-6': { position: 'disagrees', text: 'It says so.' },
};

async function heard(): Promise<AuditFolder> {
  const audit = sent();
  const take = await at(WITHIN, ['respond', 'import', audit.folder, fill(audit, ALL)]);
  expect(take).toMatchObject({ code: 0, stdout: '' });
  expect(take.stderr).toBe('responses/S-1.yaml\nresponses/S-6.yaml\n2 taken in, 0 as they were, 0 left open\n');
  return audit;
}

const finalise = (now: string, audit: AuditFolder, ...more: string[]): Promise<Ended> =>
  at(now, ['finalise', audit.folder, '--by', 'Lead auditor', ...more]);

function expectRefused({ code, stdout, stderr }: Ended, message: RegExp): void {
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(message);
  expectNoTrace(stderr);
}

function finals(audit: AuditFolder): readonly { readonly version: number; readonly why?: string }[] {
  const entries = audit.read('dossier/index.jsonl').trim().split('\n');
  return entries
    .map((line) => JSON.parse(line) as { type: string; version: number })
    .filter(({ type }) => type === 'final');
}

const codes = (audit: AuditFolder): readonly string[] => assessmentOf(audit).limitations.map(({ code }) => code);

describe('respond send', () => {
  it('puts to a party what is no pass, in words, and nothing else', () => {
    const audit = sent();
    const form = formOf(audit);
    expect(form.findings.map(({ control }) => control)).toEqual(['small@1/S-1', 'small@1/S-6']);
    expect(form.findings[0]).toMatchObject({ title: 'Control S-1', verdict: 'Does not meet', position: '' });
    expect(form.findings[0]?.grounds?.join('\n')).toMatch(/expected .*true.*found .*false|expected .*yes.*found .*no/i);
    expect(readdirSync(audit.path('reports')).sort()).toEqual([
      'assessment.json',
      'findings-supplier.xlsx',
      'findings-supplier.yaml',
      'report.json',
    ]);
  });

  it('is recorded in audit.yaml, and every assessment after it says who has not reacted', async () => {
    const audit = audited();
    expect(codes(audit)).toContain('limitation.not-heard');
    await at(SENT, ['respond', 'send', audit.folder, '--due', '2026-06-30', '--quiet']);
    expect(await at(WITHIN, ['assess', audit.folder, '--quiet'])).toMatchObject({ code: 1, stderr: '' });
    expect(assessmentOf(audit).hearing).toEqual({
      ...{ sentAt: '2026-06-11T10:00:00.000Z', due: '2026-06-30', over: false },
      outstanding: [
        { control: 'small@1/S-1', party: 'supplier' },
        { control: 'small@1/S-6', party: 'supplier' },
      ],
    });
    expect(codes(audit)).toContain('limitation.reaction-outstanding');
    expect(codes(audit)).not.toContain('limitation.not-heard');
  });

  it('of the same findings again keeps what was said, and only lengthens the term', async () => {
    const audit = await heard();
    const longer = await at(WITHIN, ['respond', 'send', audit.folder, '--due', '2026-07-31']);
    expect(longer.stderr).toContain('up to and including 2026-07-31');
    expectRefused(await at(WITHIN, ['respond', 'send', audit.folder, '--due', '2026-06-20']), /would shorten the term/);
    await at(WITHIN, ['assess', audit.folder, '--quiet']);
    expect(assessmentOf(audit).hearing).toMatchObject({ sentAt: '2026-06-11T10:00:00.000Z', outstanding: [] });
  });

  it.each([
    ['2026-06-10', /has passed already/],
    ['next week', /--due next week is not an ISO 8601 date/],
  ])('refuses the term %s', async (due, message) => {
    const audit = audited();
    const before = audit.read('audit.yaml');
    expectRefused(await at(SENT, ['respond', 'send', audit.folder, '--due', due]), message);
    expect(audit.read('audit.yaml')).toBe(before);
    expect(existsSync(audit.path('reports/findings-supplier.yaml'))).toBe(false);
  });

  it('has nothing to send where everything passes', async () => {
    const audit = auditFolder({ controls: ['S-2'] });
    await at(COLLECTED, ['run', audit.folder, '--quiet', '--report', 'json']);
    expectRefused(await at(SENT, ['respond', 'send', audit.folder]), /nothing to react to/);
  });

  it('sends nothing that rests on a broken dossier', async () => {
    const audit = audited();
    audit.write('dossier/stray', 'x');
    const send = await at(SENT, ['respond', 'send', audit.folder]);
    expect(send).toMatchObject({ code: 4, stdout: '' });
    expect(send.stderr).toMatch(/the dossier is broken/);
  });
});

describe('respond import', () => {
  it('keeps each reaction and plan beside its finding', async () => {
    const audit = await heard();
    expect(parse(audit.read('responses/S-1.yaml'))).toEqual({
      schema: 'response@1',
      control: 'small@1/S-1',
      reaction: { by: { party: 'supplier', role: 'CISO' }, at: '2026-06-15T10:00:00.000Z', ...AGREES },
      plan: { ...PLAN, party: 'supplier' },
    });
    await at(WITHIN, ['assess', audit.folder, '--quiet']);
    expect(assessmentOf(audit)).toMatchObject({
      hearing: { outstanding: [] },
      responses: [{ control: 'small@1/S-1', plan: { owner: 'CTO', overdue: false } }, { control: 'small@1/S-6' }],
    });
  });

  it('does not change the findings: a plan is overdue when its day has passed at as-of', async () => {
    const audit = await heard();
    expect(await at(AFTER, ['assess', audit.folder, '--as-of', '2026-07-02', '--quiet'])).toMatchObject({ code: 1 });
    expect(assessmentOf(audit).responses[0]?.plan?.overdue).toBe(true);
    expect(codes(audit)).toContain('limitation.plan-overdue');
  });

  it('takes a part, and the rest later; the same again changes nothing', async () => {
    const audit = sent();
    const first = fill(audit, { 'small@1/S-1': AGREES });
    const one = await at(WITHIN, ['respond', 'import', audit.folder, first]);
    expect(one.stderr).toContain('1 taken in, 0 as they were, 1 left open');
    const before = audit.read('responses/S-1.yaml');
    const again = await at(WITHIN, ['respond', 'import', audit.folder, fill(audit, { ...ALL, 'small@1/S-1': AGREES })]);
    expect(again.stderr).toContain('1 taken in, 1 as they were, 0 left open');
    expect(audit.read('responses/S-1.yaml')).toBe(before);
  });

  it('refuses a second reaction, unless it is told to; then the first stays in the file', async () => {
    const audit = await heard();
    const other = fill(audit, { 'small@1/S-1': { position: 'disagrees', text: 'On second thoughts.' } });
    const before = audit.read('responses/S-1.yaml');
    expectRefused(await at(WITHIN, ['respond', 'import', audit.folder, other]), /S-1 has a reaction of the supplier/);
    expect(audit.read('responses/S-1.yaml')).toBe(before);
    expect(await at(WITHIN, ['respond', 'import', audit.folder, other, '--replace', '--quiet'])).toMatchObject({
      ...{ code: 0, stderr: '' },
    });
    const written = parse(audit.read('responses/S-1.yaml')) as ResponseSource;
    expect(written.reaction?.text).toBe('On second thoughts.');
    expect(written.earlier).toMatchObject([{ reaction: AGREES }]);
    expect(written.plan).toMatchObject(PLAN);
  });

  it.each<[string, Answers, object, RegExp]>([
    [
      'other findings',
      ALL,
      { assessment: '0'.repeat(64) },
      /answer\.yaml:1:\d+ {2}assessment {2}reacts to other findings than those sent on 2026-06-11/,
    ],
    ['another audit', ALL, { audit: 'other' }, /audit {2}is about other, and this is test/],
    ['by nobody', ALL, { by: ' ' }, /by {2}is empty: write the role/],
    ['a day to come', ALL, { at: '2026-06-16' }, /2026-06-16 is still to come/],
    ['a day before it was sent', ALL, { at: '2026-06-10' }, /is before the findings were sent/],
    ['another party', ALL, { party: 'client' }, /S-1 was not put to the client/],
    [
      'a position without words',
      { 'small@1/S-1': { position: 'agrees' } },
      {},
      /findings\[0\]\.text {2}is empty, and there is a position/,
    ],
    [
      'words without a position',
      { 'small@1/S-1': { text: 'Well.' } },
      {},
      /findings\[0\]\.position {2}is empty, and there is a text/,
    ],
    [
      'half a plan',
      { 'small@1/S-1': { plan: { action: 'x', owner: '', due: '' } } },
      {},
      /findings\[0\]\.plan\.owner {2}is empty/,
    ],
    ['a date that is none', { 'small@1/S-1': { plan: { ...PLAN, due: 'soon' } } }, {}, /findings\[0\]\.plan\.due/],
    ['a position of their own', { 'small@1/S-1': { position: 'maybe', text: 'x' } }, {}, /findings\[0\]\.position/],
    ['nothing', {}, {}, /holds no reaction and no plan/],
    [
      'another control',
      { 'small@1/S-1': { control: 'small@1/S-9', ...AGREES } },
      {},
      /there is no control small@1\/S-9.*did you mean/,
    ],
    [
      'a control that passed',
      { 'small@1/S-1': { control: 'small@1/S-2', ...AGREES } },
      {},
      /S-2 was not put to the supplier/,
    ],
    [
      'one control twice',
      { 'small@1/S-1': { control: 'small@1/S-6', ...AGREES } },
      {},
      /small@1\/S-6 stands here twice/,
    ],
    ['an unknown key', ALL, { remarks: 'x' }, /remarks/],
  ])('refuses %s, and writes nothing', async (_name, answers, head, message) => {
    const audit = sent();
    expectRefused(await at(WITHIN, ['respond', 'import', audit.folder, fill(audit, answers, head)]), message);
    expect(existsSync(audit.path('responses'))).toBe(false);
  });

  it('takes them from a spreadsheet as well', async () => {
    const audit = sent();
    const rows = [
      ['small@1/S-6', 'deels eens', '=1+1 is what we say\nand more', 'Explain', 'CISO', 46_204],
      ['small@1/S-1', '', '', '', '', ''],
    ] as const;
    const file = await sheet(audit, rows);
    const take = await at(WITHIN, ['respond', 'import', audit.folder, file]);
    expect(take).toEqual({
      code: 0,
      stdout: '',
      stderr: 'responses/S-6.yaml\n1 taken in, 0 as they were, 1 left open\n',
    });
    expect(parse(audit.read('responses/S-6.yaml'))).toMatchObject({
      reaction: { by: { role: 'CISO' }, position: 'partly', text: '=1+1 is what we say\nand more' },
      plan: { action: 'Explain', owner: 'CISO', due: '2026-07-01' },
    });
  });

  it('reads back the spreadsheet it wrote: all of its findings, and no reaction yet', async () => {
    const audit = sent();
    const file = audit.path('reports/findings-supplier.xlsx');
    const [form] = (await readXlsx(file)).sheets;
    expect(form?.rows.flatMap(({ cells }) => cells.get(1)?.text ?? [])).toEqual(
      expect.arrayContaining(['small@1/S-1', 'small@1/S-6']),
    );
    expectRefused(await at(WITHIN, ['respond', 'import', audit.folder, file]), /holds no reaction and no plan/);
  });

  it.each<[string, readonly (string | number)[], RegExp]>([
    ['a formula', ['small@1/S-6', 'eens', FORMULA, '', '', ''], /Bevindingen!C9/],
    ['a position of their own', ['small@1/S-6', 'misschien', 'x', '', '', ''], /Bevindingen!B9 /],
    ['half a plan', ['small@1/S-6', '', '', 'x', '', ''], /Bevindingen!E9 .*is empty/],
    ['a control nobody knows', ['small@1/S-66', 'eens', 'x', '', '', ''], /Bevindingen!A9 .*no control small@1\/S-66/],
    ['no control at all', ['', 'eens', 'x', '', '', ''], /Bevindingen!A9 /],
    ['a day that is none', ['small@1/S-6', 'eens', 'x', 'y', 'z', '2026-02-30'], /Bevindingen!F9 /],
  ])('refuses in a spreadsheet %s', async (_name, row, message) => {
    const audit = sent();
    expectRefused(await at(WITHIN, ['respond', 'import', audit.folder, await sheet(audit, [row])]), message);
    expect(existsSync(audit.path('responses'))).toBe(false);
  });

  it('refuses reactions before anything was sent, and files that are no form', async () => {
    const audit = audited();
    audit.write('answer.yaml', 'schema: request@1\n');
    expectRefused(
      await at(WITHIN, ['respond', 'import', audit.folder, audit.path('answer.yaml')]),
      /were not sent yet/,
    );
    const other = sent();
    other.write('answer.yaml', 'schema: request@1\n');
    expectRefused(await at(WITHIN, ['respond', 'import', other.folder, other.path('answer.yaml')]), /findings@1/);
    expectRefused(await at(WITHIN, ['respond', 'import', other.folder, 'none.yaml']), /does not exist/);
    expectRefused(await at(WITHIN, ['respond', 'import', other.folder, 'none.docx']), /comes back as \.xlsx or \.yaml/);
  });

  it('asks for a new reaction once other findings were sent, and the one before makes way for it', async () => {
    const audit = await heard();
    audit.write('evidence/IV-001-6.card.yaml', cardOf('S-6'));
    await at(WITHIN, ['respond', 'send', audit.folder, '--quiet']);
    await at(WITHIN, ['assess', audit.folder, '--quiet']);
    // What was said on the same day may be about either: only what was surely said before does not count.
    expect(assessmentOf(audit).hearing?.outstanding).toEqual([]);
    await at('2026-06-20T10:00:00Z', ['respond', 'send', audit.folder, '--quiet']);
    const late = '2026-06-21T10:00:00Z';
    audit.write('evidence/IV-001-2.card.yaml', cardOf('S-2', { what: undefined }));
    await at(late, ['respond', 'send', audit.folder, '--quiet']);
    await at(late, ['assess', audit.folder, '--quiet']);
    expect(assessmentOf(audit).hearing?.outstanding.map(({ control }) => control)).toEqual([
      'small@1/S-1',
      'small@1/S-2',
    ]);
    const file = fill(audit, { 'small@1/S-1': { position: 'partly', text: 'Again.' } });
    expect(await at(late, ['respond', 'import', audit.folder, file, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
    expect((parse(audit.read('responses/S-1.yaml')) as ResponseSource).earlier).toMatchObject([{ reaction: AGREES }]);
  });
});

describe('respond rejoin', () => {
  const rejoin = (audit: AuditFolder, control: string, text: string, ...more: string[]): Promise<Ended> =>
    at(WITHIN, ['respond', 'rejoin', control, audit.folder, '--by', 'Auditor', '--text', text, ...more]);

  it('puts the answer beside the reaction, once', async () => {
    const audit = await heard();
    expect(await rejoin(audit, 'S-6', 'It does not.')).toMatchObject({ code: 0, stderr: 'responses/S-6.yaml\n' });
    expect(parse(audit.read('responses/S-6.yaml'))).toMatchObject({
      rejoinder: { by: { party: 'auditor', role: 'Auditor' }, at: '2026-06-15T10:00:00.000Z', text: 'It does not.' },
    });
    expectRefused(await rejoin(audit, 'S-6', 'Really not.'), /S-6 has a rejoinder of the auditor/);
    expect(await rejoin(audit, 'small@1/S-6', 'Really not.', '--replace')).toMatchObject({ code: 0 });
    expect((parse(audit.read('responses/S-6.yaml')) as ResponseSource).earlier).toHaveLength(1);
  });

  it.each([
    ['S-2', 'x', /no reaction to small@1\/S-2/],
    ['S-22', 'x', /no control S-22; did you mean/],
    ['S-6', ' ', /--text is empty/],
    ['S-6', 'a\u001b[31mb', /--text holds a control character/],
  ])('refuses %s: %j', async (control, text, message) => {
    const audit = await heard();
    const before = audit.read('responses/S-6.yaml');
    expectRefused(await rejoin(audit, control, text), message);
    expect(audit.read('responses/S-6.yaml')).toBe(before);
  });
});

describe('finalise', () => {
  it('declares final what was heard, and every report of exactly that content says so', async () => {
    const audit = await heard();
    const done = await finalise(WITHIN, audit);
    expect(done).toMatchObject({ code: 0, stdout: '' });
    expect(done.stderr).toMatch(/^version 1 is final/);
    const final = { version: 1, by: 'Lead auditor', at: '2026-06-15T10:00:00.000Z' };
    expect(assessmentOf(audit).final).toEqual(final);
    const stored = audit.read('reports/assessment.json');
    expect(await at(AFTER, ['assess', audit.folder, '--quiet'])).toMatchObject({ code: 1, stderr: '' });
    expect(audit.read('reports/assessment.json')).toBe(stored);
    // Judged at another day it is another assessment.
    await at(AFTER, ['assess', audit.folder, '--quiet', '--as-of', '2026-06-20']);
    expect(assessmentOf(audit).final).toBeUndefined();
    expect(await at(AFTER, ['verify', audit.folder, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
  });

  it('names in the index the content hash that the assessment prints', async () => {
    const audit = await heard();
    await finalise(WITHIN, audit);
    const { contentHash } = JSON.parse(audit.read('reports/assessment.json')) as { contentHash: string };
    expect(finals(audit)).toMatchObject([{ version: 1, assessment: contentHash, by: 'Lead auditor' }]);
  });

  it('is refused before the findings were sent', async () => {
    const audit = audited();
    expectRefused(
      await finalise(WITHIN, audit),
      /nothing was written:\n {2}the findings were not put to the other side/,
    );
    expect(finals(audit)).toEqual([]);
  });

  it('is refused before the reaction, until the term is over', async () => {
    const audit = sent();
    await at(WITHIN, ['respond', 'import', audit.folder, fill(audit, { 'small@1/S-1': AGREES }), '--quiet']);
    const early = await finalise('2026-06-25T23:59:59Z', audit);
    expectRefused(early, /the term runs up to and including 2026-06-25: small@1\/S-6 \(supplier\)/);
    expect(finals(audit)).toEqual([]);
    expect(await finalise(AFTER, audit, '--quiet')).toMatchObject({ code: 0, stderr: '' });
    expect(codes(audit)).toContain('limitation.reaction-outstanding');
  });

  it('is refused when the findings changed after they were sent', async () => {
    const audit = await heard();
    audit.write('evidence/IV-001-6.card.yaml', cardOf('S-6'));
    expectRefused(await finalise(AFTER, audit), /changed after they were sent: run biotoets respond send again/);
    // Heard about what it is now, it can be final; the reaction to S-1 was about an earlier version.
    await at(AFTER, ['respond', 'send', audit.folder, '--quiet']);
    expectRefused(await finalise(AFTER, audit), /no reaction yet.*small@1\/S-1/s);
  });

  it('is refused when the other judges the wrong day, or nobody declares it', async () => {
    const audit = await heard();
    expectRefused(
      await finalise(WITHIN, audit, '--as-of', '2026-06-16'),
      /judges at 2026-06-16, which is still to come/,
    );
    expectRefused(await at(WITHIN, ['finalise', audit.folder, '--by', ' ']), /--by is empty/);
    expectRefused(await at(WITHIN, ['finalise', audit.folder]), /required option '--by/);
  });

  it('gives a next version only after a change, with a reason', async () => {
    const audit = await heard();
    await finalise(WITHIN, audit, '--quiet');
    expectRefused(await finalise(WITHIN, audit, '--why', 'again'), /this is version 1 already/);
    const file = parse(audit.read('responses/S-6.yaml')) as ResponseSource;
    audit.write(
      'responses/S-6.yaml',
      JSON.stringify({ ...file, reaction: { ...file.reaction, text: 'Mended a slip.' } }),
    );
    await at(WITHIN, ['assess', audit.folder, '--quiet']);
    expect(assessmentOf(audit).final).toBeUndefined();
    expectRefused(await finalise(WITHIN, audit), /version 1 is final: say with --why/);
    expect(await finalise(AFTER, audit, '--why', 'a slip of the pen', '--quiet')).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(assessmentOf(audit).final).toMatchObject({ version: 2, why: 'a slip of the pen' });
    expect(finals(audit).map(({ version }) => version)).toEqual([1, 2]);
  });

  it('closes the hearing: what is said after it is refused, until findings are sent again', async () => {
    const audit = await heard();
    await finalise(WITHIN, audit, '--quiet');
    const file = fill(audit, { 'small@1/S-1': { position: 'disagrees', text: 'Too late.' } });
    expectRefused(
      await at(AFTER, ['respond', 'import', audit.folder, file, '--replace']),
      /version 1 was declared final on 2026-06-15/,
    );
    const rejoin = ['respond', 'rejoin', 'S-1', audit.folder, '--by', 'Auditor', '--text', 'x'];
    expectRefused(await at(AFTER, rejoin), /version 1 was declared final/);
  });

  it('gives exit code 4 over a broken dossier', async () => {
    const audit = await heard();
    audit.write('dossier/stray', 'x');
    const broken = await finalise(WITHIN, audit);
    expect(broken).toMatchObject({ code: 4, stdout: '' });
    expect(broken.stderr).toMatch(/the dossier is broken/);
  });
});

it('a reaction of the auditor is no reaction of the other side', async () => {
  const audit = await heard();
  const file = parse(audit.read('responses/S-6.yaml')) as ResponseSource;
  const by = { party: 'auditor', role: 'Auditor' };
  audit.write('responses/S-6.yaml', JSON.stringify({ ...file, reaction: { ...file.reaction, by } }));
  expectRefused(await finalise(WITHIN, audit), /no reaction yet.*S-6 \(supplier\)/s);
  audit.write('responses/S-6.yaml', JSON.stringify({ ...file, reaction: { ...file.reaction, ...CLIENT_DUTIES } }));
  expectRefused(await finalise(WITHIN, audit), /no reaction yet.*S-6 \(supplier\)/s);
});

it('a response to a control that the catalogues do not have is an error', async () => {
  const audit = await heard();
  audit.write('responses/S-9.yaml', JSON.stringify({ schema: 'response@1', control: 'small@1/S-9' }));
  expectRefused(await at(WITHIN, ['assess', audit.folder]), /S-9\.yaml:1:\d+ {2}control {2}.*small@1\/S-9/);
});
