import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { partsOf, zipOf } from '../../audit/spreadsheet/xlsx.ts';
import { type AuditFolder, auditFolder, cardOf, PERSON } from '../audit-folder.ts';
import { biotoets, expectRefused } from '../command.ts';
import { at } from '../in-process.ts';

function request(id: string, change: object = {}): string {
  return JSON.stringify({
    ...{ schema: 'request@1', id, criteria: ['small@1/S-1#a'], ask: 'De instellingen', to: 'supplier' },
    ...{ askedAt: '2026-05-01', due: '2026-06-01', ...change },
  });
}

/** Nothing delivered; three requests: open, refused, written and not sent. */
function asked(): AuditFolder {
  const audit = auditFolder({ controls: [], audit: { asOf: '2026-06-11' } });
  for (const [file, text] of Object.entries(small())) audit.write(file, text);
  audit.write('requests/IV-001.yaml', `# Blijft staan\n${request('IV-001')}`);
  const answer = {
    status: 'withheld',
    by: PERSON,
    at: '2026-05-20',
    ground: 'Geheim',
    offered: 'Inzage',
    auditorView: 'Zwak',
  };
  audit.write('requests/IV-002.yaml', request('IV-002', { criteria: ['small@1/S-2#a'], answer }));
  audit.write('requests/IV-003.yaml', request('IV-003', { criteria: ['small@1/S-6#a'], askedAt: undefined }));
  return audit;
}

function small(): Readonly<Record<string, string>> {
  const audit = auditFolder({ controls: ['S-1', 'S-2', 'S-6'] });
  return Object.fromEntries(
    readdirSync(audit.path('norm')).map((name) => [`norm/${name}`, audit.read(`norm/${name}`)]),
  );
}

const OK = { code: 0, stderr: '' };
const quiet = async (...args: readonly string[]) => biotoets(['request', ...args, '--quiet']);

describe('request new', () => {
  it('writes what is still to be asked, sends nothing, and touches nothing that is there', async () => {
    const audit = auditFolder({ controls: [] });
    for (const [file, text] of Object.entries(small())) audit.write(file, text);
    audit.write('requests/IV-07.yaml', request('IV-07'));
    const before = audit.read('requests/IV-07.yaml');
    const ended = await biotoets(['request', 'new', audit.folder, '--due', '2026-12-01', '--lang', 'en']);
    expect(ended).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('2 requests written, none sent') as string,
    });
    expect(ended.stdout.split('\n')).toEqual([
      'requests/IV-08.yaml  supplier  small@1/S-2#a  tests',
      'requests/IV-09.yaml  supplier  small@1/S-6#a  policy',
      '',
    ]);
    expect(audit.read('requests/IV-07.yaml')).toBe(before);
    expect(audit.read('requests/IV-08.yaml')).toContain(
      'id: "IV-08"\ncriteria:\n  - "small@1/S-2#a"\nask: Give it\nwhy: About S-2\nform: A file\nexplain:\n  - What it is\nto: supplier\ndue: 2026-12-01\n',
    );
    expect(audit.read('requests/IV-08.yaml')).not.toMatch(/^askedAt/m);
    const again = await biotoets(['request', 'new', audit.folder]);
    expect(again).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringContaining('Nothing is left to ask') as string,
    });
    const plan = await biotoets(['plan', audit.folder]);
    expect(plan.stdout).toContain('still to be sent (askedAt is missing):\n  IV-08  tests');
  });

  it('warns of a term that is over before anything was asked', async () => {
    const audit = auditFolder({ controls: [] });
    for (const [file, text] of Object.entries(small())) audit.write(file, text);
    const today = '2026-11-23T12:00:00Z';
    const late = await at(today, ['request', 'new', audit.folder, '--due', '2026-11-22']);
    expect(late).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^warning: --due 2026-11-22 has passed/) as string,
    });
    const letter = await at(today, ['request', 'letter', 'IV-001', audit.folder]);
    expect(letter).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^warning: IV-001 is due on 2026-11-22/) as string,
    });
    // The last day of a term is still within it.
    expect(await at('2026-11-22T12:00:00Z', ['request', 'letter', 'IV-001', audit.folder])).toMatchObject(OK);
  });

  it('refuses a term that is no date', async () => {
    expectRefused(
      await biotoets(['request', 'new', asked().folder, '--due', 'soon']),
      /--due soon is not an ISO 8601 date/,
    );
  });
});

describe('request list', () => {
  it('shows where each stands, and what was said of a refusal', async () => {
    const { code, stdout, stderr } = await biotoets(['request', 'list', asked().folder]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '3 requests, 1 overdue as of 2026-06-11\n' });
    expect(stdout).toMatch(/^IV-001 +leverancier +nog niet beantwoord +2026-05-01 +2026-06-01 +10 /m);
    expect(stdout).toMatch(/^IV-002 +leverancier +geweigerd/m);
    expect(stdout).toContain('    Opgegeven grond: Geheim\n    Aangeboden: Inzage\n    Visie van de auditor: Zwak\n');
    expect(stdout).toMatch(/^IV-003 +leverancier +nog niet verzonden +– /m);
  });

  it.each([
    ['2026-06-01', ''],
    ['2026-06-02', 'IV-001'],
  ])('has on %s as overdue: %s', async (asOf, ids) => {
    const { code, stdout } = await quiet('list', asked().folder, '--overdue', '--as-of', asOf, '--lang', 'en');
    expect(code).toBe(0);
    expect(stdout.match(/IV-\d+/g)?.join(' ') ?? '').toBe(ids);
  });
});

describe('request letter', () => {
  it('writes a letter, notes that it went out, and then a reminder', async () => {
    const audit = asked();
    const sent = await biotoets(['request', 'letter', 'IV-003', audit.folder, '--sent', '2026-05-10', '--lang', 'en']);
    expect(sent).toMatchObject({ code: 0, stderr: 'requests/IV-003.yaml: asked on 2026-05-10\n' });
    expect(sent.stdout).toMatch(/^# Information request IV-003\n/);
    expect(audit.read('requests/IV-003.yaml')).toMatch(/askedAt: 2026-05-10/);
    const reminder = await biotoets(['request', 'letter', 'IV-001', audit.folder, '--sent', '2026-06-12']);
    expect(reminder).toMatchObject({ code: 0, stderr: 'requests/IV-001.yaml: reminded on 2026-06-12\n' });
    expect(reminder.stdout).toMatch(/^# Herinnering informatieverzoek IV-001\n/);
    expect(audit.read('requests/IV-001.yaml')).toMatch(/^# Blijft staan\n[^]*2026-06-12/);
    const { stdout } = await quiet('list', audit.folder);
    expect(stdout).toMatch(/^IV-001 .* 2026-06-12 /m);
  });

  it('takes away the note that it was not sent, and no other', async () => {
    const audit = auditFolder({ controls: [] });
    for (const [file, text] of Object.entries(small())) audit.write(file, text);
    expect(await quiet('new', audit.folder)).toMatchObject(OK);
    audit.write('requests/IV-002.yaml', `# Ask Jo first\n${audit.read('requests/IV-002.yaml')}`);
    for (const id of ['IV-001', 'IV-002']) {
      expect(audit.read(`requests/${id}.yaml`)).toContain('# Written down and not sent.');
      expect(await quiet('letter', id, audit.folder, '--sent', '2026-05-10')).toMatchObject(OK);
      expect(audit.read(`requests/${id}.yaml`)).not.toContain('not sent');
    }
    expect(audit.read('requests/IV-001.yaml')).toMatch(/^schema: /);
    expect(audit.read('requests/IV-002.yaml')).toMatch(/^# Ask Jo first\n/);
  });

  it('writes every form to a file', async () => {
    const audit = asked();
    for (const [format, opens] of [
      ['md', '# '],
      ['txt', 'INFORMATIEVERZOEK'],
      ['html', '<!doctype html>'],
      ['pdf', '%PDF-1.7'],
    ] as const) {
      expect(await quiet('letter', 'IV-003', audit.folder, '--format', format, '--out', audit.path('brief'))).toEqual({
        ...OK,
        stdout: '',
      });
      expect(audit.read('brief').startsWith(opens)).toBe(true);
    }
  });

  it('names what the card of a delivered item lacks', async () => {
    const audit = auditFolder({ controls: ['S-1'] });
    audit.write('evidence/IV-001-1.card.yaml', cardOf('S-1', { columns: undefined, observedAt: undefined }));
    const { code, stdout } = await quiet('letter', 'IV-001', audit.folder, '--lang', 'en');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# To complete information request IV-001/);
    expect(stdout).toContain('| IV-001-1: Evidence for S-1 | when it was observed; what the columns and values mean |');
  });

  it.each<[string, readonly string[], RegExp]>([
    ['a request nobody wrote', ['IV-01'], /there is no request IV-01 in this audit; did you mean IV-001\?/],
    ['sent on no date', ['IV-003', '--sent', '31-12-2026'], /--sent 31-12-2026 is not an ISO 8601 date/],
    ['sent after it is due', ['IV-003', '--sent', '2026-07-01'], /IV-003 would be due before that, on 2026-06-01/],
    [
      'a reminder of what was not asked yet',
      ['IV-001', '--sent', '2026-04-01'],
      /--sent 2026-04-01 is before IV-001 was asked/,
    ],
    ['an unknown form', ['IV-001', '--format', 'docx'], /docx/],
  ])('refuses %s', async (_name, [id = '', ...flags], message) => {
    expectRefused(await biotoets(['request', 'letter', id, asked().folder, ...flags]), message);
  });
});

/** The register of the audit as a spreadsheet, with some texts of it replaced. */
async function returned(audit: AuditFolder, changes: readonly (readonly [string, string])[]): Promise<string> {
  const file = audit.path('terug.xlsx');
  expect(await quiet('export', audit.folder, '--file', file, '--lang', 'nl')).toEqual({ ...OK, stdout: '' });
  const parts = await partsOf(file);
  for (const [from, to] of changes) {
    const part = Object.keys(parts).find(
      (name) => /sheet1\.xml|sharedStrings/.test(name) && parts[name]!.includes(from),
    );
    expect(part, from).toBeDefined();
    parts[part!] = parts[part!]!.replace(from, to);
  }
  writeFileSync(file, await zipOf(parts));
  return file;
}

function inline(ref: string, text: string): string {
  return `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

/** The register of `asked`, exported once for all tests that spoil it. */
let exported: Promise<Readonly<Record<string, string>>> | undefined;

async function exportOf(audit: AuditFolder): Promise<Readonly<Record<string, string>>> {
  const file = audit.path('uit.xlsx');
  expect((await quiet('export', audit.folder, '--file', file)).code).toBe(0);
  return partsOf(file);
}

/** The register with the text of some cells replaced. */
async function answered(
  audit: AuditFolder,
  cells: Readonly<Record<string, string>>,
  register: Promise<Readonly<Record<string, string>>> = (exported ??= exportOf(asked())),
): Promise<string> {
  const parts = { ...(await register) };
  const name = 'xl/worksheets/sheet1.xml';
  for (const [ref, cell] of Object.entries(cells)) {
    const place = new RegExp(`<c r="${ref}"[^>]*?(/>|>.*?</c>)`);
    expect(parts[name]).toMatch(place);
    parts[name] = parts[name]!.replace(place, cell);
  }
  const file = audit.path('terug.xlsx');
  writeFileSync(file, await zipOf(parts));
  return file;
}

describe('request export and import', () => {
  it('changes nothing when nothing was filled in', async () => {
    const audit = asked();
    const before = ['001', '002', '003'].map((n) => audit.read(`requests/IV-${n}.yaml`));
    for (const name of ['register.xlsx', 'register.yaml']) {
      expect(await biotoets(['request', 'export', audit.folder, '--file', audit.path(name)])).toMatchObject({
        code: 0,
        stdout: '',
      });
      const ended = await biotoets(['request', 'import', audit.folder, audit.path(name)]);
      expect(ended).toEqual({ code: 0, stdout: '', stderr: '0 of 3 requests changed\n' });
    }
    expect(['001', '002', '003'].map((n) => audit.read(`requests/IV-${n}.yaml`))).toEqual(before);
  });

  it('takes in what a supplier filled in, shows it, keeps comments, and empties nothing', async () => {
    const audit = asked();
    const file = await answered(audit, {
      K2: inline('K2', 'Ontvangen'),
      M2: inline('M2', 'CISO'),
      N2: '<c r="N2"><v>46174</v></c>',
      Q2: inline('Q2', 'a.csv\nb.csv'),
      R2: inline('R2', '=niet een formule'),
      O3: '<c r="O3"/>',
    });
    const dry = await biotoets(['request', 'import', audit.folder, file, '--dry-run']);
    expect(dry).toMatchObject({ code: 0, stderr: '1 of 3 requests would be changed; nothing was written\n' });
    expect(audit.read('requests/IV-001.yaml')).not.toContain('answer');
    const ended = await biotoets(['request', 'import', audit.folder, file]);
    expect(ended).toMatchObject({ code: 0, stderr: '1 of 3 requests changed\n' });
    expect(ended.stdout).toBe(dry.stdout);
    expect(ended.stdout.split('\n').slice(0, -1)).toEqual([
      'IV-001  status: – → received',
      'IV-001  by: – → CISO (supplier)',
      'IV-001  at: – → 2026-06-01',
      'IV-001  files: – → a.csv, b.csv',
      'IV-001  remarks: – → =niet een formule',
    ]);
    expect(audit.read('requests/IV-001.yaml')).toMatch(/^# Blijft staan/);
    expect(audit.read('requests/IV-002.yaml')).toContain('"ground":"Geheim"');
    expect((await biotoets(['request', 'list', audit.folder, '--quiet'])).stdout).toMatch(
      /^IV-001 +leverancier +ontvangen/m,
    );
  });

  it('forgets what a redaction hid once the answer is another', async () => {
    const audit = asked();
    const answer = { status: 'redacted', by: PERSON, at: '2026-05-20', hidesTested: false };
    audit.write('requests/IV-001.yaml', request('IV-001', { answer }));
    const { code, stdout } = await quiet(
      'import',
      audit.folder,
      await answered(audit, { N2: inline('N2', '2026-05-25') }, exportOf(audit)),
    );
    expect({ code, lines: stdout.split('\n').slice(0, -1) }).toEqual({
      code: 0,
      lines: ['IV-001  at: 2026-05-20 → 2026-05-25', 'IV-001  hidesTested: false → –'],
    });
    expect(audit.read('requests/IV-001.yaml')).not.toContain('hidesTested');
  });

  it('answers one of several requests in a file', async () => {
    const audit = asked();
    for (const n of ['001', '002', '003']) audit.write(`requests/IV-${n}.yaml`, request(`IV-${n}1`));
    const { criteria, ask, askedAt } = JSON.parse(request('x')) as Record<string, unknown>;
    const many = ['A-1', 'A-2'].map((id) => ({ id, criteria, ask, askedAt }));
    audit.write(
      'requests/many.yaml',
      `schema: requests@1\nrequests:\n${many.map((each) => `  - ${JSON.stringify(each)}  # ${each.id}\n`).join('')}`,
    );
    audit.write(
      'terug.yaml',
      JSON.stringify({
        schema: 'requests@1',
        requests: [{ ...many[1], answer: { status: 'none', by: PERSON, at: '2026-05-03' } }],
      }),
    );
    expect(await quiet('import', audit.folder, audit.path('terug.yaml'))).toMatchObject(OK);
    expect(audit.read('requests/many.yaml')).toMatch(/"A-2"[^]*status: none[^]*# A-2/);
    expect(audit.read('requests/many.yaml')).not.toMatch(/"A-1"[^\n]*none/);
  });

  it('exports to one party, and nothing of what the auditor makes of an answer', async () => {
    const audit = asked();
    const { code, stdout } = await quiet('export', audit.folder, '--to', 'supplier');
    expect(code).toBe(0);
    expect(stdout).toContain('IV-002');
    expect(stdout).not.toContain('Zwak');
    expectRefused(
      await biotoets(['request', 'export', audit.folder, '--to', 'client']),
      /there is no request to the client/,
    );
    expectRefused(await biotoets(['request', 'export', audit.folder, '--file', 'a.ods']), /ends in \.xlsx or \.yaml/);
  });
});

describe('request import refuses, with the place, and writes nothing', () => {
  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['another question', { D2: inline('D2', 'Iets anders') }, /Verzoeken!D2 {2}is not what IV-001 asks/],
    ['other criteria', { C2: inline('C2', 'small@1/S-2#a') }, /Verzoeken!C2 {2}is not what IV-001 asks/],
    ['another day of asking', { H2: inline('H2', '2026-05-02') }, /Verzoeken!H2 {2}is not what IV-001 asks/],
    ['another term', { I2: inline('I2', '2027-06-01') }, /Verzoeken!I2 {2}is not what IV-001 asks/],
    ['an unknown id', { A2: inline('A2', 'IV-01') }, /Verzoeken!A2 {2}IV-01 is no request.*did you mean "IV-001"/],
    ['a row about nothing', { A2: '<c r="A2"/>' }, /Verzoeken!A2 {2}says not which request/],
    ['one request twice', { A2: inline('A2', 'IV-002') }, /Verzoeken!A3 {2}IV-002 has more than one row/],
    [
      'an unknown answer',
      { K2: inline('K2', 'misschien') },
      /Verzoeken!K2 {2}"misschien" is none of the words.*geweigerd/,
    ],
    ['no answer in words', { K2: inline('K2', 'nog niet beantwoord') }, /Verzoeken!K2 .*none of the words/],
    [
      'a ground without an answer',
      { O2: inline('O2', 'Geheim') },
      /Verzoeken!K2 {2}says nothing of what came of IV-001/,
    ],
    [
      'a party without a role',
      { K2: inline('K2', 'ontvangen'), L2: inline('L2', 'leverancier') },
      /Verzoeken!M2 {2}is due where a party/,
    ],
    [
      'a date of another form',
      { K2: inline('K2', 'ontvangen'), N2: inline('N2', '13-11-2026') },
      /Verzoeken!N2 {2}13-11-2026 is no date/,
    ],
    [
      'a day that does not exist',
      { K2: inline('K2', 'ontvangen'), N2: inline('N2', '2026-02-30') },
      /Verzoeken!N2 {2}2026-02-30 is no date/,
    ],
    [
      'a moment without a zone',
      { K2: inline('K2', 'ontvangen'), N2: '<c r="N2"><v>46174.5</v></c>' },
      /Verzoeken!N2 {2}46174\.5 is no date/,
    ],
    [
      'an answer of before the question',
      { K2: inline('K2', 'ontvangen'), N2: inline('N2', '2026-04-01') },
      /Verzoeken!N2 {2}would be answered/,
    ],
    [
      'an answer to what was not sent',
      { K4: inline('K4', 'ontvangen') },
      /Verzoeken!K4 {2}answers IV-003, which was never sent/,
    ],
    ['a formula', { K2: '<c r="K2"><f>1</f></c>' }, /Verzoeken!K2 {2}holds a formula/],
    [
      'a control character',
      { K2: inline('K2', 'ontvangen'), O2: inline('O2', 'a_x0007_b') },
      /requests\/IV-001\.yaml.*control character/,
    ],
  ])('%s', async (_name, cells, message) => {
    const audit = asked();
    const file = await answered(audit, cells);
    const before = ['001', '002', '003'].map((n) => audit.read(`requests/IV-${n}.yaml`));
    expectRefused(await biotoets(['request', 'import', audit.folder, file]), message);
    expect(['001', '002', '003'].map((n) => audit.read(`requests/IV-${n}.yaml`))).toEqual(before);
    expect(readdirSync(audit.path('requests'))).toHaveLength(3);
  });

  it('a sheet of another name, and columns that are not there', async () => {
    const audit = asked();
    const sheet = await returned(audit, []);
    const parts = await partsOf(sheet);
    const renamed = { ...parts, 'xl/workbook.xml': parts['xl/workbook.xml']!.replace('"Verzoeken"', '"Blad1"') };
    writeFileSync(sheet, await zipOf(renamed));
    expectRefused(
      await biotoets(['request', 'import', audit.folder, sheet]),
      /has no sheet Verzoeken or Requests; it has Blad1, Toelichting/,
    );
    const file = await returned(audit, [['>Grond<', '>Gronden<']]);
    expectRefused(
      await biotoets(['request', 'import', audit.folder, file]),
      /Verzoeken {2}misses in its first row: Grond \/ Ground/,
    );
  });

  it.each<[string, object, RegExp]>([
    ['another question', { ask: 'Iets anders' }, /terug\.yaml:.*requests\[0\]\.ask {2}is not what IV-001 asks/],
    [
      'a view of its own',
      { answer: { status: 'redacted', hidesTested: false } },
      /requests\[0\]\.answer\.hidesTested {2}is for the auditor/,
    ],
    ['an unknown id', { id: 'IV-9' }, /requests\[0\]\.id {2}IV-9 is no request/],
    ['an unknown key', { answer: { status: 'received', grund: 'x' } }, /grund/],
  ])('YAML with %s', async (_name, change, message) => {
    const audit = asked();
    const written = JSON.parse(request('IV-001', { schema: undefined })) as Record<string, unknown>;
    audit.write('terug.yaml', JSON.stringify({ schema: 'requests@1', requests: [{ ...written, ...change }] }));
    const before = audit.read('requests/IV-001.yaml');
    expectRefused(await biotoets(['request', 'import', audit.folder, audit.path('terug.yaml')]), message);
    expect(audit.read('requests/IV-001.yaml')).toBe(before);
  });

  it('what is no register at all', async () => {
    const audit = asked();
    audit.write('terug.xlsx', 'no zip');
    expectRefused(
      await biotoets(['request', 'import', audit.folder, audit.path('terug.xlsx')]),
      /is no spreadsheet in the form \.xlsx/,
    );
    expectRefused(await biotoets(['request', 'import', audit.folder, audit.path('audit.yaml')]), /audit@1/);
    expectRefused(
      await biotoets(['request', 'import', audit.folder, audit.path('terug.csv')]),
      /comes back as \.xlsx or \.yaml/,
    );
    expectRefused(await biotoets(['request', 'import', audit.folder, audit.path('weg.xlsx')]), /does not exist/);
    expect(existsSync(audit.path('terug.csv'))).toBe(false);
  });
});
