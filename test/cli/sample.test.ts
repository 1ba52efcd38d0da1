import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { drawRows } from '../../src/plan/sampling/draw.ts';
import { auditFolder, type AuditFolder } from './audit-folder.ts';
import { assessmentOf, biotoets, expectRefused, findingOf } from './command.ts';
import { at } from './in-process.ts';
import { smallNorm } from './small-norm.ts';

const ROWS = 300;
const YEAR = { from: '2025-01-01', to: '2025-12-31' };
const CSV = `day,outcome\n${Array.from({ length: ROWS }, (_, index) => `2025-02-${String((index % 28) + 1).padStart(2, '0')},good-${index}\n`).join('')}`;
const text = (words: string) => ({ nl: words, en: words });
const EXAMINED = {
  judgement: { id: 'examined', questions: [text('One?'), text('Two?'), text('Three?')] },
};

/** For tables of many, where the process is not what is tested. */
function inProcess(args: readonly string[]) {
  return at('2026-02-01T12:00:00Z', args);
}

/** A control of which people examine rows: `a` with one judgement, `b` without tolerance, `c` without a judgement. */
function control(): object {
  const [own] = Object.values(smallNorm(['S-2'])).slice(1);
  const base = JSON.parse(own!) as { criteria: [{ needs: object[]; text: object; targets: string[] }] };
  const { text: words, targets } = base.criteria[0];
  const criterion = { aspect: 'operation', text: words, targets, needs: [EXAMINED] };
  const other = { judgement: { ...EXAMINED.judgement, id: 'other' } };
  return {
    ...base,
    id: 'J-1',
    depth: ['operation'],
    criteria: [
      { ...criterion, id: 'a' },
      { ...criterion, id: 'b', zeroTolerance: true },
      { ...criterion, id: 'c', needs: base.criteria[0].needs },
      { ...criterion, id: 'd', needs: [EXAMINED, other] },
    ],
  };
}

const CARD = {
  ...{ schema: 'card@1', item: 'IV-002-1', request: 'IV-002', kind: 'other', file: 'rows.csv', targets: ['service'] },
  ...{ what: 'All events of the year', madeBy: { party: 'supplier', how: 'system-export' } },
  ...{ observedAt: '2026-01-05', receivedAt: '2026-01-06', period: YEAR },
  columns: [{ column: 'outcome', as: 'outcome', type: 'string' }],
  complete: { population: ROWS, how: 'Counted in the source' },
};

function folder(card: object = {}): AuditFolder {
  const audit = auditFolder({ controls: ['S-1'], audit: { asOf: '2099-12-31', period: YEAR } });
  audit.write('norm/J-1.yaml', JSON.stringify(control()));
  audit.write(
    'requests/IV-002.yaml',
    JSON.stringify({
      ...{ schema: 'request@1', id: 'IV-002', ask: 'All events', to: 'supplier', askedAt: '2026-05-01' },
      criteria: ['small@1/J-1#a'],
      answer: { status: 'received', by: { party: 'supplier', role: 'CISO' }, at: '2026-05-20' },
    }),
  );
  audit.write('evidence/rows.csv', CSV);
  audit.write('evidence/IV-002-1.card.yaml', JSON.stringify({ ...CARD, ...card }));
  return audit;
}

const AUTHOR = ['--by', 'auditor-1', '--party', 'auditor', '--role', 'IT auditor'];
const SECOND = ['--by', 'auditor-2', '--party', 'auditor', '--role', 'Second IT auditor'];
const CALCULATED = ['--method', 'hypergeometric', '--confidence', '95%', '--tolerable', '5%'];
const FREQUENT = ['--method', 'frequency', '--frequency', 'per-event-many', '--risk', 'low'];
const ON = ['--criterion', 'J-1#a', '--population', 'IV-002-1'];

function plan(audit: AuditFolder, ...more: readonly string[]) {
  return inProcess(['sample', 'plan', audit.folder, ...more]);
}

async function collected(card: object = {}): Promise<AuditFolder> {
  const audit = folder(card);
  expect(await inProcess(['collect', audit.folder, '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  return audit;
}

function statusOf(audit: AuditFolder): string {
  const criterion = findingOf(audit, 'J-1').criteria.find(({ id }) => id === 'a')!;
  return [criterion.status, ...criterion.causes.map(({ cause }) => cause)].join(' ');
}

async function assessed(audit: AuditFolder): Promise<string> {
  const { stderr } = await inProcess(['assess', audit.folder, '--quiet']);
  expect(stderr).toBe('');
  return statusOf(audit);
}

function results(rows: readonly number[], deviating: readonly number[] = []): string {
  const lines = rows.map((row) => `${row},${deviating.includes(row) ? 'deviates' : 'conforms'},"seen, row by row"`);
  return `row,outcome,note\n${lines.join('\n')}\n`;
}

describe('the life of a sample', () => {
  it('is fixed, drawn, recorded, reviewed and counted; each step changes what is established', async () => {
    const audit = await collected();
    expect(await assessed(audit)).toBe('not-established not-judged');

    const fixed = await biotoets([
      'sample',
      'plan',
      audit.folder,
      ...ON,
      ...CALCULATED,
      '--seed',
      '2027-02-01 lottery',
      ...AUTHOR,
    ]);
    expect(fixed).toMatchObject({ code: 0, stdout: '' });
    expect(fixed.stderr).toMatch(
      /^samples\/ST-001\.yaml: 54 of the 300 rows of IV-002-1@[0-9a-f]{8} for small@1\/J-1#a; deviations allowed: 0; seed 2027-02-01 lottery\n/,
    );
    expect(await assessed(audit)).toBe('not-established not-judged');

    const drawn = await biotoets(['sample', 'draw', audit.folder, 'ST-001']);
    expect(drawn.code).toBe(0);
    expect(drawn.stderr).toContain('samples/ST-001.yaml: 54 of 300 rows drawn');
    const rows = drawn.stdout.trim().split('\n').map(Number);
    const { sha256 } = assessmentOf(audit).items.find(({ slot }) => slot === 'IV-002-1')!;
    expect(rows).toEqual(drawRows({ seed: '2027-02-01 lottery', population: sha256!, size: ROWS, n: 54 }));
    // Numbers, and nothing of what stands in the rows.
    expect(`${drawn.stdout}${drawn.stderr}`).not.toContain('good-');
    expect(await assessed(audit)).toBe('not-established not-judged');

    audit.write('results.csv', results(rows.slice(1)));
    const recorded = await biotoets(['sample', 'record', audit.folder, 'ST-001', '--file', audit.path('results.csv')]);
    expect(recorded).toEqual({
      ...{ code: 0, stdout: '' },
      stderr: 'samples/ST-001.yaml: 53 of 54 rows examined, 0 deviate; allowed: 0\n',
    });
    expectRefused(
      await biotoets(['sample', 'review', audit.folder, 'ST-001', ...SECOND]),
      /ST-001 is not finished: 53 of 54 rows are examined/,
    );
    const last = ['--row', String(rows[0]), '--outcome', 'conforms', '--note', 'Seen in the source'];
    expect(await biotoets(['sample', 'record', audit.folder, 'ST-001', ...last])).toMatchObject({
      code: 0,
      stdout: '',
    });
    expect(await assessed(audit)).toBe('not-established not-judged');

    expectRefused(
      await biotoets(['sample', 'review', audit.folder, 'ST-001', ...AUTHOR]),
      /auditor-1 fixed ST-001: the second pair of eyes is somebody else's/,
    );
    expect(await biotoets(['sample', 'review', audit.folder, 'ST-001', ...SECOND])).toEqual({
      ...{ code: 0, stdout: '' },
      stderr: 'samples/ST-001.yaml: reviewed by auditor-2 (the name is asserted, not signed)\n',
    });
    expect(await assessed(audit)).toBe('met');
    expect(assessmentOf(audit).samples).toMatchObject([
      { id: 'ST-001', size: 300, n: 54, k: 0, examined: 54, deviations: 0, standing: true, drawn: rows },
    ]);

    // The report says so, in both languages, and the dossier is whole.
    const report = await biotoets(['assess', audit.folder, '--quiet', '--report', 'markdown:-']);
    expect(report.stdout).toContain('ST-001');
    expect(await biotoets(['verify', audit.folder])).toMatchObject({ code: 0, stdout: '' });
  });

  it('one deviation where none is allowed fails, and what was recorded is not changed by the tool', async () => {
    const audit = await collected();
    await plan(audit, ...ON, ...FREQUENT, ...AUTHOR);
    const { stdout } = await inProcess(['sample', 'draw', audit.folder, 'ST-001', '--quiet']);
    const rows = stdout.trim().split('\n').map(Number);
    expect(rows).toHaveLength(25);
    audit.write('results.csv', results(rows, [rows[3]!]));
    const record = ['sample', 'record', audit.folder, 'ST-001'];
    expect((await inProcess([...record, '--file', audit.path('results.csv')])).stderr).toContain(
      '1 deviate; allowed: 0',
    );
    const before = audit.read('samples/ST-001.yaml');
    expectRefused(
      await inProcess([...record, '--row', String(rows[3]), '--outcome', 'conforms']),
      /was recorded as "deviates" before/,
    );
    expect(audit.read('samples/ST-001.yaml')).toBe(before);
    await inProcess(['sample', 'review', audit.folder, 'ST-001', ...SECOND]);
    expect(await assessed(audit)).toBe('fail');
    expectRefused(
      await inProcess([...record, '--row', String(rows[0]), '--outcome', 'conforms']),
      /ST-001 was reviewed; who adds to it takes the review away/,
    );
  });

  it('a sample that is taken out of the folder blocks its criterion', async () => {
    const audit = await collected();
    await plan(audit, ...ON, ...FREQUENT, '--id', 'first', ...AUTHOR);
    const kept = audit.read('samples/first.yaml');
    audit.write('samples/first.yaml', kept.replace('first', 'second'));
    expect(await assessed(audit)).toBe('not-established not-judged');
    const { limitations, samples } = assessmentOf(audit);
    expect(samples[0]).toMatchObject({ standing: false, because: { code: 'inert.sample-not-fixed' } });
    expect(limitations).toContainEqual({
      ...{ code: 'limitation.sample-lost', party: 'auditor' },
      params: { sample: 'first', criterion: 'small@1/J-1#a' },
    });
  });
});

describe('signed with a key that the audit lists', () => {
  it('a result that is changed after the review breaks the signature, and the sample blocks', async () => {
    const audit = await collected();
    const keys = ['auditor-1', 'auditor-2'].map((id) => ({ id, ...keyPair(audit, id) }));
    const head = JSON.parse(audit.read('audit.yaml')) as object;
    const known = keys.map(({ id, publicKey }) => ({ id, party: 'auditor', role: 'Auditor', publicKey }));
    audit.write('audit.yaml', JSON.stringify({ ...head, keys: known }));
    const [first, second] = keys.map(({ file }) => ['--key', file]);
    expect(await plan(audit, ...ON, ...FREQUENT, ...AUTHOR, ...first!)).toMatchObject({ code: 0, stdout: '' });
    const { stdout } = await inProcess(['sample', 'draw', audit.folder, 'ST-001']);
    audit.write('results.csv', results(stdout.trim().split('\n').map(Number)));
    await inProcess(['sample', 'record', audit.folder, 'ST-001', '--file', audit.path('results.csv')]);
    const review = await inProcess(['sample', 'review', audit.folder, 'ST-001', ...SECOND, ...second!]);
    expect(review).toMatchObject({ code: 0, stderr: 'samples/ST-001.yaml: reviewed by auditor-2 (signed)\n' });
    expect(await assessed(audit)).toBe('met');
    const whole = audit.read('samples/ST-001.yaml');
    for (const [from, to] of [
      ['seen, row by row', 'seen'],
      ['outcome: conforms', 'outcome: deviates'],
      [/seed: .*/, 'seed: mine'],
    ] as const) {
      audit.write('samples/ST-001.yaml', whole.replace(from, to));
      expect(await assessed(audit)).toBe('not-established not-judged');
    }
    // Spacing and comments are not what was signed.
    audit.write('samples/ST-001.yaml', `# Looked at again.\n\n${whole}`);
    expect(await assessed(audit)).toBe('met');
  });
});

function keyPair(audit: AuditFolder, id: string): { readonly publicKey: string; readonly file: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const file = `.${id}.pem`;
  writeFileSync(audit.path(file), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return { publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(), file: audit.path(file) };
}

describe('sample plan is refused', () => {
  let audit: AuditFolder;
  beforeEach(async () => {
    audit = await collected();
  });

  it('with everything that cannot be meant, and leaves no trace', async () => {
    const cases: readonly (readonly [RegExp, ...string[]])[] = [
      [/this audit has no criterion J-2#a; did you mean J-1#a/, '--criterion', 'J-2#a', ...CALCULATED],
      [/this audit has no item IV-002-9; did you mean "IV-002-1"/, '--population', 'IV-002-9', ...CALCULATED],
      [/J-1#b allows no deviation at all: --k is 0/, '--criterion', 'J-1#b', '--k', '1', ...CALCULATED],
      [/J-1#c asks for no judgement/, '--criterion', 'J-1#c', ...CALCULATED],
      [/J-1#d asks for several judgements; say which; allowed: examined, other/, '--criterion', 'J-1#d', ...CALCULATED],
      [/--need|judgement of .* called/, '--criterion', 'J-1#d', '--need', 'othr', ...CALCULATED],
      [/is of the supplier: nobody samples his own work/, '--party', 'supplier', ...CALCULATED],
      [/sizes by frequency allow no deviations/, '--k', '1', ...FREQUENT],
      [/300 rows are too many for monthly/, '--method', 'frequency', '--frequency', 'monthly', '--risk', 'high'],
      [
        /there are .*per-event.*did you mean per-event\?/,
        '--method',
        'frequency',
        '--frequency',
        'per-evnt',
        '--risk',
        'low',
      ],
      [/--method frequency asks for --risk as well/, '--method', 'frequency', '--frequency', 'monthly'],
      [/--method frequency has nothing to do with --confidence/, ...FREQUENT, '--confidence', '95%'],
      [/--confidence 95 is no share/, '--method', 'hypergeometric', '--confidence', '95', '--tolerable', '5%'],
      [/15 deviations of 300 rows are within what is tolerable/, '--k', '15', ...CALCULATED],
      [/--k -1 is no whole number|argument/, '--k', '-1', ...CALCULATED],
      [/--seed is a line of text/, '--seed', ' ', ...CALCULATED],
      [/--id|id/, '--id', '../x', ...CALCULATED],
    ];
    for (const [message, ...flags] of cases) expectRefused(await plan(audit, ...ON, ...AUTHOR, ...flags), message);
    expect(readFileSync(audit.path('dossier/index.jsonl'), 'utf8')).not.toContain('"sample"');
    expect(() => audit.read('samples/ST-001.yaml')).toThrow(/ENOENT/);
  });

  it('for a judgement that was sampled before under no name', async () => {
    expect(await plan(audit, ...ON, ...CALCULATED, ...AUTHOR)).toMatchObject({ code: 0 });
    expectRefused(await plan(audit, ...ON, '--need', 'examined', ...FREQUENT, ...AUTHOR), /drawn from once/);
  });

  it('for a population that was drawn from before', async () => {
    expect(await plan(audit, ...ON, ...CALCULATED, ...AUTHOR)).toMatchObject({ code: 0 });
    expectRefused(
      await plan(audit, ...ON, ...FREQUENT, ...AUTHOR),
      /ST-001 was fixed for small@1\/J-1#a on this population before: a population is drawn from once/,
    );
  });

  it.each<[string, object, RegExp]>([
    [
      'not whole',
      { complete: { population: 5000, how: 'Counted' } },
      /holds 300 rows, and its card speaks of a population of 5000/,
    ],
    ['not said to be complete', { complete: undefined }, /cannot be drawn from: not explained/],
    ['without a period', { period: undefined }, /cannot be drawn from: not explained/],
    ['without a legend', { columns: undefined }, /its card has no columns: day, outcome/],
    ['without its maker', { madeBy: undefined }, /cannot be drawn from/],
  ])('for a population %s', async (_name, card, message) => {
    const other = await collected(card);
    expectRefused(await plan(other, ...ON, ...CALCULATED, ...AUTHOR), message);
  });

  it('where nothing was collected', async () => {
    expectRefused(await plan(folder(), ...ON, ...CALCULATED, ...AUTHOR), /run biotoets collect first/);
  });
});

describe('sample draw is refused', () => {
  let audit: AuditFolder;
  const draw = (id = 'ST-001') => inProcess(['sample', 'draw', audit.folder, id]);
  beforeEach(async () => {
    audit = await collected();
    expect(await plan(audit, ...ON, ...CALCULATED, ...AUTHOR)).toMatchObject({ code: 0, stdout: '' });
  });

  it('where the population changed after the sample was fixed', async () => {
    audit.write('evidence/rows.csv', CSV.replace('good-7', 'fine-7'));
    await at('2026-02-02T12:00:00Z', ['collect', audit.folder, '--quiet']);
    expectRefused(await draw(), /IV-002-1@[0-9a-f]{8} changed after ST-001 was fixed/);
  });

  it.each(['n: 54', 'k: 0', 'size: 300'])('where the file no longer says %s', async (line) => {
    const changed = line.replace(/\d+/, '40');
    audit.write('samples/ST-001.yaml', audit.read('samples/ST-001.yaml').replace(line, changed));
    expectRefused(await draw(), /is no longer as it was fixed: (n|k|size) differ/);
  });

  it('twice', async () => {
    expect(await draw()).toMatchObject({ code: 0 });
    expectRefused(await draw(), /ST-001 was drawn already, on 20.*: a sample is drawn once/);
  });

  it('for a sample that nobody fixed', async () => {
    expectRefused(await draw('ST-010'), /has no sample ST-010; did you mean ST-001/);
  });

  it('and completed with the same rows where it was cut off', async () => {
    const before = audit.read('samples/ST-001.yaml');
    const first = await draw();
    audit.write('samples/ST-001.yaml', before);
    expect(await draw()).toMatchObject({ code: 0, stdout: first.stdout });
    const steps = audit.read('dossier/index.jsonl').match(/"step":"draw"/g);
    expect(steps).toHaveLength(1);
  });
});

describe('sample record refuses', () => {
  let audit: AuditFolder;
  let rows: readonly number[];
  const record = (...flags: readonly string[]) => inProcess(['sample', 'record', audit.folder, 'ST-001', ...flags]);
  beforeEach(async () => {
    audit = await collected();
    await plan(audit, ...ON, ...FREQUENT, ...AUTHOR);
    rows = (await inProcess(['sample', 'draw', audit.folder, 'ST-001'])).stdout.trim().split('\n').map(Number);
  });

  it('what was not drawn, what is no result, and a file in which one line is wrong, whole', async () => {
    const absent = Array.from({ length: ROWS }, (_, index) => index + 1).find((row) => !rows.includes(row))!;
    const before = audit.read('samples/ST-001.yaml');
    const cases: readonly (readonly [string, string, RegExp])[] = [
      ['x.csv', results([...rows.slice(0, 3), absent]), new RegExp(`x\\.csv:5:1 +row ${absent} was not drawn`)],
      ['x.csv', `${results(rows)}${rows[0]},deviates,\n`, /x\.csv:27:1 +row \d+ stands there twice/],
      ['x.csv', 'row;outcome\n1;maybe\n', /x\.csv:2:1 .*allowed: conforms, deviates/],
      ['x.csv', `row,outcome,note\n${rows[0]},conforms,=HYPERLINK("x")\n`, /x\.csv:2:1/],
      ['x.csv', 'row,result\n1,conforms\n', /x\.csv:1:1 +has no column outcome/],
      ['x.csv', '', /x\.csv:1:1 +has no column row and outcome/],
      ['x.csv', 'row,outcome\n1e3,conforms\n', /x\.csv:2:1 +row is no row number/],
      ['x.csv', 'row,outcome\n1,"conforms\n', /x\.csv:2:1/],
      [
        'x.yaml',
        `- {row: ${rows[0]}, outcome: conforms}\n- {row: ${rows[1]}, outcom: conforms}\n`,
        /x\.yaml:2:3.*outcom/,
      ],
      ['x.yaml', 'row: 1\n', /x\.yaml:1:1 +is no list/],
      ['x.yaml', '- 7\n', /x\.yaml:1:3 +is no row/],
      ['x.yaml', '[\n', /x\.yaml:/],
    ];
    for (const [file, content, message] of cases) {
      audit.write(file, content);
      expectRefused(await record('--file', audit.path(file)), message);
    }
    expectRefused(await record('--row', String(absent), '--outcome', 'conforms'), /was not drawn for ST-001/);
    expectRefused(await record('--row', '0', '--outcome', 'conforms'), /rows count from 1/);
    expectRefused(await record('--row', String(rows[0])), /name --row and --outcome/);
    expectRefused(await record(), /name --row and --outcome/);
    expectRefused(await record('--row', '1', '--file', audit.path('x.csv')), /--file stands alone/);
    expect(audit.read('samples/ST-001.yaml')).toBe(before);
  });

  it('nothing of a YAML file that is in order, and keeps the comments of the file it adds to', async () => {
    audit.write('samples/ST-001.yaml', `# Ours.\n${audit.read('samples/ST-001.yaml')}`);
    audit.write('x.yaml', rows.map((row) => `- { row: ${row}, outcome: conforms }\n`).join(''));
    expect(await record('--file', audit.path('x.yaml'))).toMatchObject({ code: 0, stdout: '' });
    expect(audit.read('samples/ST-001.yaml')).toMatch(/^# Ours\.\n/);
    // The same again adds nothing.
    const before = audit.read('samples/ST-001.yaml');
    expect(await record('--file', audit.path('x.yaml'))).toMatchObject({ code: 0, stdout: '' });
    expect(audit.read('samples/ST-001.yaml')).toBe(before);
  });
});
