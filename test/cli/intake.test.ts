import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { filesIn, handMade, writeFiles } from '../dossier/archives.ts';
import { auditFolder, temporary, type AuditFolder } from './audit-folder.ts';
import { biotoets, causesOf, expectRefused, findingOf, type Ended } from './command.ts';

const INBOX = 'evidence/inbox-2026-06-03';
const SENT = { askedAt: '2026-05-01' };

/** An audit that asked for settings and a policy in one request, and for tests in another; nothing came yet. */
function asking(more: Readonly<Record<string, object>> = {}): AuditFolder {
  const audit = auditFolder({ controls: ['S-1', 'S-2', 'S-6'] });
  rmSync(audit.path('evidence'), { recursive: true });
  const requests: Readonly<Record<string, object>> = {
    'IV-001': { criteria: ['small@1/S-1#a', 'small@1/S-6#a'], ...SENT },
    'IV-002': { criteria: ['small@1/S-2#a'], ...SENT },
    ...more,
  };
  for (const [id, request] of Object.entries(requests))
    audit.write(`requests/${id}.yaml`, JSON.stringify({ schema: 'request@1', id, ask: 'Give it', ...request }));
  return audit;
}

function intake(audit: AuditFolder, files: readonly string[], ...more: readonly string[]): Promise<Ended> {
  return biotoets(['intake', audit.folder, ...files, '--received-at', '2026-06-03', '--lang', 'en', ...more]);
}

/** A pile on the auditor's desk; gives the path of a file in it. */
function pile(files: Readonly<Record<string, string | Buffer>>): (name: string) => string {
  const folder = temporary();
  writeFiles(folder, files);
  return (name) => join(folder, name);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function cardAt(audit: AuditFolder, item: string): Readonly<Record<string, unknown>> {
  return parse(audit.read(`${INBOX}/${item}.card.yaml`)) as Readonly<Record<string, unknown>>;
}

describe('intake', () => {
  it('copies a file, proposes what it answers, and asks for the explanation; until then it is not explained', async () => {
    const audit = asking();
    const at = pile({ 'Policy v3.txt': 'Policy, version 3.\n' });
    const { code, stdout, stderr } = await intake(audit, [at('Policy v3.txt')]);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^IV-001-1 {2}Policy v3\.txt → evidence\/inbox-2026-06-03\/Policy v3\.txt; policy, about service\n/,
    );
    expect(audit.read(`${INBOX}/Policy v3.txt`)).toBe('Policy, version 3.\n');
    expect(cardAt(audit, 'IV-001-1')).toEqual({
      ...{ schema: 'card@1', item: 'IV-001-1', request: 'IV-001', kind: 'policy', file: 'Policy v3.txt' },
      ...{ targets: ['service'], supports: ['small@1/S-6#a'], receivedAt: '2026-06-03' },
      ...{ what: null, madeBy: null, observedAt: null },
    });
    expect(stdout).toMatch(/^# Receipt\n/);
    expect(stdout).toContain(sha256('Policy, version 3.\n'));
    expect(stdout).toContain('what the item shows; who made it, and how; when it was observed');
    expect((await biotoets(['run', audit.folder, '--quiet'])).code).toBe(2);
    expect(causesOf(findingOf(audit, 'S-6'))).toEqual(['not-explained']);
  });

  it('goes by the id in the name or in the folder, and by the longest kind its name says', async () => {
    const audit = asking();
    const files = {
      'iv_002/outcomes.csv': 'day\n',
      'IV-001/settings.yaml': 'mfa: true\n',
      'IV-001/letter.pdf': '%PDF-1.7\n',
    };
    const archive = handMade(Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
    const { code, stdout, stderr } = await intake(audit, [pile({ 'all.zip': archive })('all.zip')]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/3 taken in, 0 of which lay there already; 3 cards proposed/);
    // The only kind its request asks for; the kind its name says; and what nobody can tell.
    expect(cardAt(audit, 'IV-002-1')).toMatchObject({ kind: 'tests', file: 'iv_002/outcomes.csv' });
    expect(cardAt(audit, 'IV-001-2')).toMatchObject({ kind: 'settings', file: 'IV-001/settings.yaml' });
    expect(cardAt(audit, 'IV-001-1')).toMatchObject({ kind: 'other', file: 'IV-001/letter.pdf' });
    expect(cardAt(audit, 'IV-001-1')).not.toHaveProperty('supports');
    expect(stdout).toContain(`Packed in all.zip | zip | ${archive.length}`);
    expect(stdout).toContain('| pdf |');
    expect((await biotoets(['plan', audit.folder])).code).toBe(0);
  });

  it('says that the answer is still to be recorded, until it is', async () => {
    const audit = asking();
    const at = pile({ 'Policy v3.txt': 'Policy, version 3.\n' });
    const step = 'Next: IV-001 still counts as unanswered; if this was all of it, record that in requests/IV-001.yaml:';
    expect((await intake(audit, [at('Policy v3.txt')])).stderr).toContain(
      `${step}\n  answer: {status: received, by: {`,
    );
    const answer = { status: 'received', by: { party: 'supplier', role: 'CISO' }, at: '2026-06-03' };
    const request = JSON.parse(audit.read('requests/IV-001.yaml')) as object;
    audit.write('requests/IV-001.yaml', JSON.stringify({ ...request, answer }));
    expect((await intake(audit, [at('Policy v3.txt')])).stderr).not.toContain('Next:');
  });

  it('leaves aside what a computer put into a zip, and what is empty, and names it', async () => {
    const audit = asking();
    const litter = ['.DS_Store', '__MACOSX/._policy.txt', 'a/Thumbs.db', 'a/desktop.ini'];
    const archive = handMade([
      ...litter.map((name) => ({ name, bytes: Buffer.from('x') })),
      { name: 'IV-002/empty.csv', bytes: Buffer.alloc(0) },
      { name: 'IV-001/policy.txt', bytes: Buffer.from('Policy.\n') },
    ]);
    const { code, stdout, stderr } = await intake(audit, [pile({ 'all.zip': archive })('all.zip')]);
    expect(code).toBe(0);
    for (const name of [...litter, 'IV-002/empty.csv']) expect(stderr).toContain(`left aside  all.zip!${name};`);
    expect(stderr).toContain('\n1 taken in, 0 of which lay there already; 1 cards proposed');
    expect(stdout).not.toContain('DS_Store');
    expect(Object.keys(filesIn(audit.path(INBOX)))).toEqual(['IV-001-1.card.yaml', 'IV-001/policy.txt']);
  });

  it('makes up no link: what fits nothing, or more than one request, gets no card and is ours to mend', async () => {
    const answer = { status: 'received', by: { party: 'supplier', role: 'CISO' }, at: '2026-05-02' };
    const audit = asking({
      'IV-001': { criteria: ['small@1/S-6#a'], ...SENT },
      'IV-003': { criteria: ['small@1/S-2#a'], ...SENT },
      'IV-004': { criteria: ['small@1/S-1#a'], ...SENT, answer },
    });
    const at = pile({
      'holiday.jpg': 'x',
      'tests.csv': 'day\n',
      'Settings.yaml': 'mfa: true\n',
      'IV-001 and IV-002.txt': 'both',
    });
    const { code, stdout, stderr } = await intake(
      audit,
      ['holiday.jpg', 'tests.csv', 'Settings.yaml', 'IV-001 and IV-002.txt'].map(at),
    );
    expect(code).toBe(0);
    expect(stderr).toContain(
      'not-requested  holiday.jpg → evidence/inbox-2026-06-03/holiday.jpg; no open request asks',
    );
    expect(stderr).toContain('more than one request may be meant: IV-002 (tests), IV-003 (tests)');
    expect(stderr).toContain('more than one request may be meant: IV-001, IV-002');
    expect(stderr).toContain('untied  Settings.yaml');
    expect(stderr).toContain('what asked for it was answered before: IV-004 (settings)');
    expect(stderr).toContain('4 without a card: ');
    expect(Object.keys(filesIn(audit.path('evidence')))).toHaveLength(4);
    expect(stdout).toContain('That is ours to mend, not yours.');
    expect((await biotoets(['run', audit.folder, '--quiet'])).code).toBe(2);
    expect(audit.read('reports/report.html')).toContain('holiday.jpg');
  });

  it('ties all of it to the request that is named, also one that was answered or never sent, and says so', async () => {
    const by = { party: 'supplier', role: 'CISO' };
    const audit = asking({
      'IV-003': { criteria: ['small@1/S-1#a'] },
      'IV-004': {
        criteria: ['small@1/S-1#a'],
        ...SENT,
        answer: { status: 'withheld', by, ground: 'Secret', at: '2026-05-02' },
      },
    });
    const at = pile({ a: '1', b: '2' });
    const unsent = await intake(audit, [at('a')], '--request', 'IV-003');
    expect(unsent.code).toBe(0);
    expect(unsent.stderr).toContain('; settings, about service; IV-003 was not sent');
    expect(unsent.stdout).toContain('We had not sent request IV-003 yet');
    expect((await intake(audit, [at('b')], '--request', 'IV-004')).code).toBe(0);
    // What is here was not kept back.
    expect(cardAt(audit, 'IV-004-1')).toMatchObject({ kind: 'settings', access: 'received' });
    expectRefused(
      await intake(audit, [at('a')], '--request', 'IV-005'),
      /there is no request IV-005 in this audit; there is IV-001/,
    );
  });

  it('never writes over anything, knows the same bytes again, and numbers on', async () => {
    const audit = asking();
    const one = pile({ 'policy.txt': 'one' });
    const two = pile({ 'policy.txt': 'two', 'copy of one.txt': 'one' });
    await intake(audit, [one('policy.txt')]);
    const before = filesIn(audit.path('evidence'));
    const again = await intake(audit, [one('policy.txt')]);
    expect(again.stderr).toMatch(/^IV-001-1 {2}policy\.txt → .*policy\.txt \(known already\); policy/);
    expect(filesIn(audit.path('evidence'))).toEqual(before);
    const { stdout, stderr } = await intake(audit, [two('policy.txt'), two('copy of one.txt')]);
    expect(stderr).toContain('IV-001-2  policy.txt → evidence/inbox-2026-06-03/policy-2.txt; policy');
    expect(stderr).toContain('IV-001-1  copy of one.txt → evidence/inbox-2026-06-03/policy.txt (known already)');
    expect(stdout).toContain('## Received before');
    expect(audit.read(`${INBOX}/policy.txt`)).toBe('one');
    expect(audit.read(`${INBOX}/policy-2.txt`)).toBe('two');
    expect(filesIn(audit.path('evidence'))).toMatchObject(
      Object.fromEntries(Object.entries(before).map(([name, text]) => [name, text])),
    );
  });

  it('does not give the number of an item again that the dossier knew and whose card is gone', async () => {
    const audit = asking();
    const at = pile({ 'policy.txt': 'one', 'policy 2.txt': 'two' });
    await intake(audit, [at('policy.txt')]);
    expect((await biotoets(['collect', audit.folder, '--quiet'])).code).toBe(0);
    rmSync(audit.path(INBOX), { recursive: true });
    expect((await intake(audit, [at('policy 2.txt')])).stderr).toMatch(/^IV-001-2 /);
  });

  it('goes on where it was killed: a file that lies there without a card gets one', async () => {
    const audit = asking();
    audit.write(`${INBOX}/policy.txt`, 'one');
    const { stderr } = await intake(audit, [pile({ 'policy.txt': 'one' })('policy.txt')]);
    expect(stderr).toMatch(/^IV-001-1 {2}policy\.txt → .*\(known already\)/);
    expect(cardAt(audit, 'IV-001-1')).toMatchObject({ file: 'policy.txt' });
  });

  it('takes no delivered file for a card, a note or a rule of git', async () => {
    const audit = asking();
    const names = ['IV-001-1.card.yaml', 'README.md', '.gitignore', 'a\u001b[2Jb.txt'];
    const at = pile(Object.fromEntries(names.map((name, index) => [name, `file ${index}`])));
    const { code, stderr } = await intake(audit, names.map(at));
    expect(code).toBe(0);
    expect(stderr).not.toContain('\u001b');
    expect(Object.keys(filesIn(audit.path(INBOX)))).toEqual(
      ['IV-001-1.card.yaml', 'IV-001-1.card.yaml.txt', '_README.md', '_gitignore', 'a_[2Jb.txt'].sort(),
    );
    expect(cardAt(audit, 'IV-001-1')).toMatchObject({ file: 'IV-001-1.card.yaml.txt', what: null });
  });

  it.each(['txt', 'html', 'pdf', 'md'])('writes the receipt as %s to a file, in Dutch', async (format) => {
    const audit = asking();
    const at = pile({ 'policy.txt': 'one' });
    const args = ['intake', audit.folder, at('policy.txt'), '--format', format, '--letter', at('letter'), '--quiet'];
    expect(await biotoets(args)).toEqual({ code: 0, stdout: '', stderr: '' });
    const letter = readFileSync(at('letter'), 'latin1');
    expect(letter).toMatch(format === 'pdf' ? /^%PDF-/ : /ontvangstbevestiging/i);
  });

  it('takes nothing in of a pile in which something is wrong', async () => {
    const audit = asking();
    const at = pile({
      'policy.txt': 'one',
      'evil.zip': handMade([{ name: 'ok.txt' }, { name: '../../evil' }]),
      'no.zip': 'no',
    });
    expectRefused(
      await intake(audit, [at('policy.txt'), at('evil.zip')]),
      /evil\.zip!\.\.\/\.\.\/evil {2}leaves the folder/,
    );
    expectRefused(await intake(audit, [at('policy.txt'), at('no.zip')]), /no\.zip cannot be unpacked/);
    expectRefused(await intake(audit, [at('policy.txt'), at('gone.txt')]), /gone\.txt does not exist/);
    expectRefused(await intake(audit, [at('policy.txt'), at('.')]), /is a folder; name the files in it, or zip it/);
    expectRefused(await intake(audit, [at('policy.txt')], '--received-at', '23-11-2026'), /is not an ISO 8601 date/);
    expect(existsSync(audit.path('evidence'))).toBe(false);
  });

  it('leaves an audit that cannot be read alone', async () => {
    const audit = asking();
    writeFileSync(audit.path('audit.yaml'), 'schema: [');
    expectRefused(await intake(audit, [pile({ a: '1' })('a')]), /audit\.yaml:/);
    expect(existsSync(audit.path('evidence'))).toBe(false);
  });
});
