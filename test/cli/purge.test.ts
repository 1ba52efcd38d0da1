import { existsSync, readdirSync, readFileSync, symlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { auditFolder, cardOf, NGINX_CONF, NGINX_TARGET, type AuditFolder } from './audit-folder.ts';
import { assessmentOf, biotoets, causesOf, expectRefused, findingOf } from './command.ts';
import { collected, keyPair, seal } from './sealed-audit.ts';

const WHY = ['--why', 'holds names of prisoners', '--by', 'CISO', '--party', 'client'] as const;

interface Tombstone {
  readonly type: string;
  readonly slot: string;
  readonly by: string;
  readonly why: string;
}

function tombstones(audit: AuditFolder): readonly Tombstone[] {
  const lines = audit.read('dossier/index.jsonl').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Tombstone).filter(({ type }) => type === 'tombstone');
}

/** Every file of the folder that holds these words. */
function filesWith(audit: AuditFolder, words: string): readonly string[] {
  return readdirSync(audit.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => readFileSync(file, 'utf8').includes(words));
}

it('destroys the bytes everywhere, and leaves who did so, when and why', async () => {
  const audit = await collected();
  audit.write('evidence/IV-001-1.card.yaml', `# Do not lose this line.\n${cardOf('S-1')}`);
  expect(filesWith(audit, 'mfa: true')).toHaveLength(2);
  const { code, stdout, stderr } = await biotoets(['purge', audit.folder, 'IV-001-1', ...WHY]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^dossier\/blobs\/[0-9a-f]{2}\/[0-9a-f]{64}\nevidence\/settings\.yaml\n$/);
  expect(stderr).toMatch(/^IV-001-1: destroyed; its card and the index say so/);
  expect(filesWith(audit, 'mfa: true')).toEqual([]);
  expect(tombstones(audit)).toMatchObject([{ slot: 'IV-001-1', by: 'CISO', why: 'holds names of prisoners' }]);
  const card = audit.read('evidence/IV-001-1.card.yaml');
  expect(card).toContain('# Do not lose this line.');
  expect(parse(card)).toMatchObject({
    item: 'IV-001-1',
    purged: { by: { party: 'client', role: 'CISO' }, why: 'holds names of prisoners' },
  });
});

it('the audit reads on without the file, and what it showed can no longer be established', async () => {
  const audit = await collected();
  expect(await biotoets(['purge', audit.folder, 'IV-001-1', ...WHY, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
  expect(await biotoets(['verify', audit.folder, '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  // Collecting again brings nothing back, and breaks nothing.
  expect(await biotoets(['collect', audit.folder, '--quiet'])).toMatchObject({ code: 0 });
  expect(await biotoets(['assess', audit.folder, '--quiet'])).toMatchObject({ code: 2, stdout: '' });
  const finding = findingOf(audit, 'S-1');
  expect(finding.verdict).toBe('not-established');
  expect(causesOf(finding)).toEqual(['purged']);
  const shown = assessmentOf(audit).items.find(({ slot }) => slot === 'IV-001-1');
  expect(shown).toMatchObject({ access: 'purged', purged: { by: 'CISO', why: 'holds names of prisoners' } });
  expect(findingOf(audit, 'S-2').verdict).toBe('pass');
});

it('an item of which nothing was collected yet loses its file', async () => {
  const audit = auditFolder({ controls: ['S-1', 'S-2'] });
  expect(await biotoets(['purge', audit.folder, 'IV-001-1', ...WHY, '--quiet'])).toEqual({
    code: 0,
    stdout: 'evidence/settings.yaml\n',
    stderr: '',
  });
  expect(await biotoets(['run', audit.folder, '--quiet'])).toMatchObject({ code: 2 });
  expect(causesOf(findingOf(audit, 'S-1'))).toEqual(['purged']);
});

it('of several cards in one file only the right one is marked', async () => {
  const audit = await collected();
  for (const id of ['IV-001-1', 'IV-001-2']) rmSync(audit.path(`evidence/${id}.card.yaml`));
  const cards = (['S-1', 'S-2'] as const).map((id) => ({ ...(parse(cardOf(id)) as object), schema: undefined }));
  audit.write('evidence/all.card.yaml', JSON.stringify({ schema: 'cards@1', cards }));
  expect(await biotoets(['purge', audit.folder, 'IV-001-2', ...WHY, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
  const { cards: after } = parse(audit.read('evidence/all.card.yaml')) as { readonly cards: readonly object[] };
  expect(after.map((card) => 'purged' in card)).toEqual([false, true]);
  expect(await biotoets(['plan', audit.folder, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
});

it('one version of an item can go without the newest; the card is of the newest', async () => {
  const audit = await collected();
  audit.write('evidence/settings.yaml', 'mfa: true # again\n');
  expect(await biotoets(['collect', audit.folder, '--quiet'])).toMatchObject({ code: 0 });
  await biotoets(['assess', audit.folder, '--quiet']);
  const ids = assessmentOf(audit)
    .items.map(({ id }) => id)
    .filter((id) => id.startsWith('IV-001-1@'));
  expect(ids).toHaveLength(2);
  const [old = ''] = filesWith(audit, 'mfa: true\n').map((file) => file.slice(-64));
  expect(await biotoets(['purge', audit.folder, `IV-001-1@${old.slice(0, 8)}`, ...WHY, '--quiet'])).toEqual({
    code: 0,
    stdout: `dossier/blobs/${old.slice(0, 2)}/${old}\n`,
    stderr: '',
  });
  expect(existsSync(audit.path('evidence/settings.yaml'))).toBe(true);
  expect(parse(audit.read('evidence/IV-001-1.card.yaml'))).not.toHaveProperty('purged');
});

it('a configuration that was read where it stands loses its copy, and the command says that the original is there', async () => {
  const audit = auditFolder({ controls: ['S-3'], targets: [NGINX_TARGET] });
  audit.write('configs/nginx.conf', NGINX_CONF);
  await biotoets(['collect', audit.folder, '--quiet']);
  await biotoets(['assess', audit.folder, '--quiet']);
  const slot = assessmentOf(audit).items[0]?.slot ?? '';
  const { code, stderr } = await biotoets(['purge', audit.folder, slot, ...WHY]);
  expect(code).toBe(0);
  expect(stderr).toMatch(/configs\/nginx\.conf itself is still there: the next collection reads it again/);
  expect(await biotoets(['assess', audit.folder, '--quiet'])).toMatchObject({ code: 2 });
  expect(causesOf(findingOf(audit, 'S-3'))).toEqual(['purged']);
});

it('refuses bytes that are evidence of something else too, and a file that another card names', async () => {
  const audit = await collected();
  audit.write('evidence/tests.csv', audit.read('evidence/settings.yaml'));
  await biotoets(['collect', audit.folder, '--quiet']);
  const before = audit.read('dossier/index.jsonl');
  expectRefused(
    await biotoets(['purge', audit.folder, 'IV-001-1', ...WHY]),
    /these bytes are also those of IV-001-2; destroy that one first/,
  );
  expect(existsSync(audit.path('evidence/settings.yaml'))).toBe(true);
  expect(audit.read('dossier/index.jsonl')).toBe(before);
  const other = auditFolder({ controls: ['S-1', 'S-2'] });
  other.write('evidence/IV-001-2.card.yaml', cardOf('S-2', { file: 'settings.yaml' }));
  expectRefused(
    await biotoets(['purge', other.folder, 'IV-001-1', ...WHY]),
    /is also the file of IV-001-2; split them first/,
  );
});

it('refuses what it does not know, what is gone already, and what leads elsewhere', async () => {
  const audit = await collected();
  const refused = async (item: string, message: RegExp): Promise<void> =>
    expectRefused(await biotoets(['purge', audit.folder, item, ...WHY]), message);
  await refused('IV-001-9', /IV-001-9 is no item of this audit; did you mean IV-001-/);
  await refused('IV-001-1@00000000', /IV-001-1@00000000 is no item of this audit; did you mean IV-001-1@/);
  expectRefused(await biotoets(['purge', audit.folder, 'IV-001-1', '--why', ' ', '--by', 'CISO']), /--why is empty/);
  expectRefused(await biotoets(['purge', audit.folder, 'IV-001-1', '--by', 'CISO']), /required option '--why <text>'/);
  expect(tombstones(audit)).toEqual([]);
  rmSync(audit.path('evidence/settings.yaml'));
  symlinkSync('tests.csv', audit.path('evidence/settings.yaml'));
  await refused('IV-001-1', /evidence\/settings\.yaml is no plain file/);
  rmSync(audit.path('evidence/settings.yaml'));
  audit.write('evidence/settings.yaml', 'mfa: true\n');
  expect(await biotoets(['purge', audit.folder, 'IV-001-1', ...WHY, '--quiet'])).toMatchObject({ code: 0 });
  await refused('IV-001-1', /IV-001-1 was destroyed already; its card and the index say when and why/);
  expect(tombstones(audit)).toHaveLength(1);
});

it('stopped after the card was marked, or after the bytes were gone, it goes on where it was', async () => {
  const audit = await collected();
  const purged = { by: { party: 'client', role: 'CISO' }, at: '2026-06-03', why: 'names' };
  audit.write('evidence/IV-001-1.card.yaml', cardOf('S-1', { purged }));
  expect(await biotoets(['plan', audit.folder, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
  expect(await biotoets(['purge', audit.folder, 'IV-001-1', ...WHY, '--quiet'])).toMatchObject({ code: 0 });
  expect(parse(audit.read('evidence/IV-001-1.card.yaml'))).toMatchObject({ purged });
  expect(filesWith(audit, 'mfa: true')).toEqual([]);
  audit.write('evidence/settings.yaml', 'mfa: true\n');
  expect(await biotoets(['purge', audit.folder, 'IV-001-1', ...WHY, '--quiet'])).toMatchObject({
    code: 0,
    stdout: 'evidence/settings.yaml\n',
  });
});

it('what was destroyed after sealing is named by verify, until it is sealed again', async () => {
  const key = await keyPair();
  const audit = await collected([key]);
  await seal(audit, key);
  await biotoets(['purge', audit.folder, 'IV-001-1', ...WHY, '--quiet']);
  const { code, stdout } = await biotoets(['verify', audit.folder, '--lang', 'en', '--quiet']);
  expect(code).toBe(4);
  expect(stdout.split('\n')).toEqual([
    'dossier/index.jsonl:6 (seal 1): a file differs from what was sealed',
    'evidence/IV-001-1.card.yaml (seal 1): a file differs from what was sealed',
    'evidence/settings.yaml (seal 1): a sealed file is missing',
    '',
  ]);
  await seal(audit, key);
  expect(await biotoets(['verify', audit.folder, '--quiet'])).toMatchObject({ code: 0, stdout: '' });
});
