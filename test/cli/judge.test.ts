import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AuditFolder, cardOf, folderAt, temporary } from './audit-folder.ts';
import { assessmentOf, biotoets, expectRefused, findingOf } from './command.ts';
import { idIn, judge, judgedFolder, keyOf, review } from './judged-folder.ts';

const FILE = 'judgements/J-1.yaml';
const AS_OF = ['--as-of', '2026-12-31'] as const;
const template = mkdtempSync(join(tmpdir(), 'biotoets-judged-'));
let audit: AuditFolder;

// Collected once: what a test does to its own copy is its own.
beforeAll(async () => {
  const { folder } = judgedFolder(template);
  expect(await biotoets(['collect', folder, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
});

afterAll(() => rmSync(template, { recursive: true, force: true }));

beforeEach(() => {
  const copy = temporary();
  audit = folderAt(join(copy, 'audit'));
  cpSync(template, copy, { recursive: true });
});

async function standing(): Promise<readonly (string | undefined)[]> {
  await biotoets(['assess', audit.folder, ...AS_OF, '--quiet']);
  return assessmentOf(audit).judgements.map(({ because, identity }) => because?.code ?? identity);
}

describe('judge', () => {
  it('writes the judgement, which waits for a review, and then stands', async () => {
    const written = await judge(audit);
    expect(written).toMatchObject({ code: 0, stdout: '' });
    const item = idIn(audit, 'IV-001-1', 'settings.yaml');
    expect(written.stderr).toContain(
      `${FILE}: small@1/J-1#a met on ${item}, by one (the name is asserted, not signed)`,
    );
    expect(written.stderr).toContain('biotoets review small@1/J-1#a');
    expect(audit.read(FILE)).toMatch(
      /^schema: judgements@1\ncontrol: small@1\/J-1\njudgements:\n {2}- criterion: small@1\/J-1#a\n {4}verdict: met\n/,
    );
    expect(await standing()).toEqual(['inert.unreviewed']);
    const reviewed = await review(audit);
    expect(reviewed).toMatchObject({ code: 0, stdout: '' });
    expect(reviewed.stderr).toContain('small@1/J-1#a met, reviewed by two (the name is asserted, not signed)');
    expect(await standing()).toEqual(['asserted']);
    expect(findingOf(audit, 'J-1').criteria[0]?.status).toBe('met');
  });

  it('keeps the comments, the order and the judgements of the file it finds', async () => {
    const before = `# by hand\nschema: judgements@1\ncontrol: small@1/J-1 # this one\ndecisions: []\n`;
    audit.write('judgements/by-hand.yaml', before);
    expect(await judge(audit)).toMatchObject({ code: 0 });
    expect(existsSync(audit.path(FILE))).toBe(true);
    rmSync(audit.path(FILE));
    audit.write(
      'judgements/by-hand.yaml',
      `${before.replace('decisions: []\n', '')}judgements:\n  # the first\n  - criterion: small@1/J-1#b\n    need: sound\n    verdict: fail\n    items: [ ${idIn(audit, 'IV-001-9', 'statement.txt')} ]\n    why: No.\n    by: { party: auditor, role: r, id: one }\n`,
    );
    expect(await judge(audit)).toMatchObject({ code: 0 });
    expect(existsSync(audit.path(FILE))).toBe(false);
    const after = audit.read('judgements/by-hand.yaml');
    for (const kept of ['# by hand', '# this one', '# the first']) expect(after).toContain(kept);
    expect(after.indexOf('J-1#b')).toBeLessThan(after.indexOf('J-1#a'));
  });

  it('keeps any text as it was given', async () => {
    const why = 'Line one: "yes"\n\n  # no comment\n- é 😀 {a: b}\ttab  ';
    expect(await judge(audit, { why })).toMatchObject({ code: 0 });
    await standing();
    expect(assessmentOf(audit).judgements[0]?.why).toBe(why);
  });

  it('takes a control of the same id in another catalogue for another one', async () => {
    audit.write(FILE, 'schema: judgements@1\ncontrol: small@1/S-1\n');
    expect(await judge(audit)).toMatchObject({ code: 0 });
    expect(audit.read('judgements/small@1-J-1.yaml')).toContain('control: small@1/J-1');
  });

  it('writes down what it refutes', async () => {
    const items = { items: 'IV-001-1', more: ['--refutes', 'IV-001-9'] };
    expect(await judge(audit, { criterion: 'J-1#c', ...items })).toMatchObject({ code: 0 });
    expect(audit.read(FILE)).toContain(`refutes: [ ${idIn(audit, 'IV-001-9', 'statement.txt')} ]`);
  });

  type Changes = Parameters<typeof judge>[1];
  it.each<[string, Changes, RegExp]>([
    ['no such criterion', { criterion: 'J-1#z' }, /this audit has no criterion J-1#z; did you mean J-1#a\?/],
    ['a control', { criterion: 'J-1' }, /J-1 is a control; name one of its criteria: small@1\/J-1#a, /],
    ['no evidence', { items: ',' }, /It names no evidence and no risk analysis\./],
    ['no such item', { items: 'IV-001-2' }, /this audit has no item IV-001-2; did you mean "IV-001-[169]/],
    ['other bytes', { items: 'IV-001-1@00000000' }, /no item IV-001-1@00000000; did you mean "IV-001-1@[0-9a-f]{8}"\?/],
    ['the addressee judges', { party: 'supplier' }, /The party that was examined judges itself here\./],
    ['a statement alone', { items: 'IV-001-9' }, /must be R3 or stronger; named: IV-001-9@[0-9a-f]{8} \(R5\)/],
    ['a paper for how it is', { items: 'IV-001-6' }, /must be R3 or stronger; named: IV-001-6@[0-9a-f]{8} \(R4\)/],
    ['no reason', { why: '  ' }, /--why is empty/],
    ['a reason that could not be read back', { why: 'a\u0007b' }, /why {2}a control character is not allowed/],
    ['no such need', { more: ['--need', 'sound'] }, /small@1\/J-1#a has no judgement sound; allowed: seen/],
    ['nothing to judge', { criterion: 'J-1#c' }, /small@1\/J-1#c asks for no judgement/],
    [
      'weak counter-evidence',
      { criterion: 'J-1#b', items: 'IV-001-6', more: ['--refutes', 'IV-001-9'] },
      /is refuted by counter-evidence of R3 or stronger only/,
    ],
    ['no date', { more: ['--at', 'yesterday'] }, /--at yesterday is not an ISO 8601 date/],
    ['no id', { by: 'Jan Jansen' }, /--by Jan Jansen: an id is letters/],
    ['no key', { more: ['--key', 'nowhere.pem'] }, /nowhere\.pem is not there/],
    ['no verdict', { verdict: 'pass' }, /Allowed choices are met, fail/],
  ])('is refused: %s', async (_name, changes, message) => {
    expectRefused(await judge(audit, changes), message);
    expect(existsSync(audit.path('judgements'))).toBe(false);
  });

  it('takes a statement for a fail, and a paper for a design', async () => {
    expect(await judge(audit, { verdict: 'fail', items: 'IV-001-9' })).toMatchObject({ code: 0 });
    expect(await judge(audit, { criterion: 'J-1#b', items: 'IV-001-6', more: ['--need', 'sound'] })).toMatchObject({
      code: 0,
    });
  });

  it('asks which question it answers, where the criterion asks several', async () => {
    expectRefused(
      await judge(audit, { criterion: 'J-1#b', items: 'IV-001-6' }),
      /asks for 2 judgements: say which one/,
    );
  });

  it('refuses the same judgement twice, with its place', async () => {
    expect(await judge(audit)).toMatchObject({ code: 0 });
    const before = audit.read(FILE);
    expectRefused(await judge(audit, { by: 'ONE' }), /judgements\/J-1\.yaml:4:5 {2}the same was judged already/);
    expect(audit.read(FILE)).toBe(before);
  });

  it('refuses an item that is not usable, and a slot that holds several', async () => {
    audit.write('evidence/IV-001-1.card.yaml', cardOf('S-1', { what: undefined, access: 'withheld' }));
    expectRefused(await judge(audit), /IV-001-1@[0-9a-f]{8} cannot be judged: withheld, not explained: /);
    audit.write('evidence/IV-001-1.card.yaml', cardOf('S-1', { madeBy: { party: 'supplier', how: 'interview' } }));
    expectRefused(await judge(audit), /cannot be judged: received, not explained: /);
    audit.write('evidence/IV-001-1.card.yaml', cardOf('S-1'));
    audit.write('evidence/settings.yaml', 'mfa: false\n');
    expect(await biotoets(['collect', audit.folder, '--quiet'])).toMatchObject({ code: 0 });
    expectRefused(
      await judge(audit),
      /IV-001-1 was collected more than once; name one of IV-001-1@\w+.*\(the newest\)/,
    );
    expect(existsSync(audit.path('judgements'))).toBe(false);
  });
});

describe('review', () => {
  it.each<[string, Parameters<typeof review>[1], RegExp]>([
    ['its author', { by: 'one' }, /this review would have no effect: Author and reviewer are the same\./],
    ['its author in capitals', { by: 'One' }, /Author and reviewer are the same\./],
    ['the examined party', { party: 'supplier' }, /The party that was examined judges itself here\./],
    ['of before the judgement', { more: ['--at', '2020-01-01'] }, /would be of before the judgement/],
    ['another one', { more: ['--n', '2'] }, /--n 2 is not one of the judgements on small@1\/J-1#a:\n {2}1 {2}met on /],
    ['a criterion nobody judged', { criterion: 'J-1#b' }, /nobody judged small@1\/J-1#b yet/],
  ])('is refused: %s', async (_name, changes, message) => {
    expect(await judge(audit)).toMatchObject({ code: 0 });
    const before = audit.read(FILE);
    expectRefused(await review(audit, changes), message);
    expect(audit.read(FILE)).toBe(before);
  });

  it('asks which one, and puts it under that one', async () => {
    expect(await judge(audit)).toMatchObject({ code: 0 });
    expect(await judge(audit, { verdict: 'fail', items: 'IV-001-9' })).toMatchObject({ code: 0 });
    expectRefused(await review(audit), /say with --n which judgement on small@1\/J-1#a is meant/);
    expect(await review(audit, { more: ['--n', '2'] })).toMatchObject({ code: 0 });
    expect(await standing()).toEqual(expect.arrayContaining(['inert.unreviewed', 'asserted']));
    expect(assessmentOf(audit).judgements.find(({ standing: stands }) => stands)?.verdict).toBe('fail');
    expectRefused(await review(audit, { more: ['--n', '2'] }), /it is reviewed already/);
  });

  it('says when it takes effect only later', async () => {
    expect(await judge(audit, { more: ['--at', '2026-06-01'] })).toMatchObject({ code: 0 });
    const { code, stderr } = await review(audit, { more: ['--at', '2999-01-01'] });
    expect(code).toBe(0);
    expect(stderr).toContain('It takes effect from 2999-01-01 on: assess with --as-of 2999-01-01 or later');
  });
});

describe('signatures', () => {
  const key = (id: Parameters<typeof keyOf>[1]): readonly string[] => ['--key', keyOf(audit, id)];

  it('make both names known, until a word under them changes', async () => {
    expect((await judge(audit, { more: key('one') })).stderr).toContain('by one (signed)');
    expect((await review(audit, { more: key('two') })).stderr).toContain('reviewed by two (signed)');
    expect(await standing()).toEqual(['signed']);
    const whole = audit.read(FILE);
    // Order and spacing are no part of what was signed.
    audit.write(
      FILE,
      whole.replace('verdict: met', 'verdict:   met').replace('judgements:\n', '\n\njudgements: # x\n'),
    );
    expect(await standing()).toEqual(['signed']);
    const changes: readonly [string, string][] = [
      ['why: It is so.', 'why: It is not so.'],
      ['verdict: met', 'verdict: fail'],
      ['id: one', 'id: two'],
      ['role: IT auditor', 'role: Head of audit'],
      [idIn(audit, 'IV-001-1', 'settings.yaml'), idIn(audit, 'IV-001-6', 'policy.txt')],
      ['id: two', 'id: three'],
      ['role: Second auditor', 'role: First auditor'],
      ['party: auditor', 'party: client'],
    ];
    for (const [from, to] of changes) {
      expect(whole).toContain(from);
      audit.write(FILE, whole.replace(from, to));
      expect(await standing(), `${from} → ${to}`).toEqual(['inert.signature-broken']);
    }
    expect(assessmentOf(audit).limitations.map(({ code }) => code)).toContain('limitation.judgement-inert');
  });

  it('do not carry over to another audit, and need the key that is listed', async () => {
    expect(await judge(audit, { more: key('one') })).toMatchObject({ code: 0 });
    expect(await review(audit)).toMatchObject({ code: 0 });
    expect(await standing()).toEqual(['asserted']);
    const head = audit.read('audit.yaml');
    audit.write('audit.yaml', head.replace('"id": "test"', '"id": "other"'));
    expect(await standing()).toEqual(['inert.signature-broken']);
    audit.write('audit.yaml', head.replace('"id": "one"', '"id": "nobody"'));
    expect(await standing()).toEqual(['inert.signature-broken']);
  });

  it('are given with the own key only', async () => {
    expectRefused(await judge(audit, { more: key('two') }), /the key is of two \(auditor\), not of one \(auditor\)/);
    expectRefused(
      await judge(audit, { by: 'desk', more: key('desk') }),
      /the key is of desk \(supplier\), not of desk \(auditor\)/,
    );
    audit.write('audit.yaml', audit.read('audit.yaml').replaceAll(/"keys": \[[^\]]*\]/g, '"keys": []'));
    expectRefused(
      await judge(audit, { more: key('one') }),
      /not known in this audit; .*with id one:\n-----BEGIN PUBLIC KEY/,
    );
    expect(existsSync(audit.path('judgements'))).toBe(false);
  });
});
