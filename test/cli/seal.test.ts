import { execa } from 'execa';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { auditFolder, temporary } from './audit-folder.ts';
import { assessmentOf, BIN, biotoets, expectRefused, OPTIONS } from './command.ts';
import { copyOf, EXAMPLES } from './example.ts';
import { collected, keyPair, seal } from './sealed-audit.ts';

it('makes a key pair: the private half for this user alone, the public half as audit.yaml takes it', async () => {
  const file = join(temporary(), 'auditor.pem');
  const audit = auditFolder({ controls: ['S-1'] });
  const { code, stdout, stderr } = await biotoets(['seal', audit.folder, '--make-key', file]);
  expect(code).toBe(0);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const { keys } = parse(stdout) as { readonly keys: readonly { readonly publicKey: string }[] };
  expect(keys[0]?.publicKey).toBe(readFileSync(`${file}.pub`, 'utf8'));
  expect(stderr).toMatch(/fingerprint [0-9a-f]{64}\n/);
  // It is what the schema wants, word for word.
  const whole = { ...(parse(audit.read('audit.yaml')) as object), ...(parse(stdout) as object) };
  audit.write('audit.yaml', JSON.stringify(whole));
  expect(await biotoets(['plan', audit.folder, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
  expectRefused(
    await biotoets(['seal', audit.folder, '--make-key', file]),
    /is there already; a key is never overwritten/,
  );
});

it('seals, prints the hash of the seal, and verify says by whose key', async () => {
  const key = await keyPair();
  const audit = await collected([key]);
  const { code, stdout, stderr } = await biotoets(['seal', audit.folder, '--key', key.privateKey]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^dossier\/seals\/0001\.json [0-9a-f]{64}\n$/);
  expect(stderr).toMatch(/^seal 1 set with key [0-9a-f]{64}\nkeep the hash/);
  const verified = await biotoets(['verify', audit.folder, '--lang', 'en']);
  expect(verified).toMatchObject({ code: 0, stdout: '' });
  expect(verified.stderr).toMatch(
    /^2 items, all bytes .* all files match seal 1 of \S+, set with a known key \(auditor, auditor-1\)\n$/,
  );
  // The seal itself changes nothing in what is judged.
  expect(await biotoets(['assess', audit.folder, '--quiet'])).toMatchObject({ code: 0 });
  expect(assessmentOf(audit).integrity).toBe('intact');
});

it('takes no seal of a party that does not carry out the audit, whatever keys of it are listed', async () => {
  const [auditor, other] = [await keyPair(), await keyPair('postmaster')];
  const supplier = { ...other, listed: { ...other.listed, party: 'supplier' } };
  const audit = await collected([auditor, supplier]);
  await seal(audit, auditor);
  audit.write('notes.txt', 'all is well\n');
  expectRefused(await biotoets(['seal', audit.folder, '--key', supplier.privateKey]), /the audit lists other keys/);
  // With a tool that asks nothing the supplier seals all the same: then the key is not one that may.
  audit.write('audit.yaml', JSON.stringify({ ...(parse(audit.read('audit.yaml')) as object), keys: [] }));
  await seal(audit, supplier);
  const keys = [auditor.listed, supplier.listed];
  audit.write('audit.yaml', JSON.stringify({ ...(parse(audit.read('audit.yaml')) as object), keys }));
  const { code, stdout } = await biotoets(['verify', audit.folder, '--lang', 'en']);
  expect(code).toBe(4);
  expect(stdout).toContain('dossier/seals/0002.json (seal 2): a seal was made with a key that is not known\n');
});

it('a key that nobody vouches for is named with its fingerprint', async () => {
  const key = await keyPair();
  const audit = await collected();
  await seal(audit, key);
  const { code, stderr } = await biotoets(['verify', audit.folder]);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^dossier\/seals\/0001\.json: ([0-9a-f]{64})\n.*gezet met sleutel \1: vergelijk die met/s);
});

it('refuses a private key that would be handed over with the audit, and one the audit does not list', async () => {
  const [key, other] = [await keyPair(), await keyPair('other')];
  const audit = await collected([key]);
  const inside = audit.path('evidence/key.pem');
  expectRefused(
    await biotoets(['seal', audit.folder, '--make-key', inside]),
    /lies in the audit folder, and would be handed over/,
  );
  expect(existsSync(inside)).toBe(false);
  writeFileSync(audit.path('key.pem'), readFileSync(key.privateKey));
  expectRefused(await biotoets(['seal', audit.folder, '--key', audit.path('key.pem')]), /lies in the audit folder/);
  expectRefused(await biotoets(['seal', '.', '--key', 'key.pem'], audit.folder), /lies in the audit folder/);
  rmSync(audit.path('key.pem'));
  expectRefused(
    await biotoets(['seal', audit.folder, '--key', other.privateKey]),
    /the audit lists other keys than this one/,
  );
  expectRefused(await biotoets(['seal', audit.folder, '--key', key.publicKey]), /is the public key, not the private/);
  expectRefused(await biotoets(['seal', audit.folder, '--key', 'nowhere.pem']), /nowhere\.pem is not there/);
  expectRefused(await biotoets(['seal', audit.folder]), /seal with --key <private\.pem>, or make a key first/);
  expect(existsSync(audit.path('dossier/seals'))).toBe(false);
});

it('refuses a folder that is no sound audit, and one whose dossier is damaged', async () => {
  const key = await keyPair();
  const audit = await collected();
  const text = audit.read('audit.yaml');
  audit.write('audit.yaml', text.replace('"phase"', '"fase"'));
  expectRefused(await biotoets(['seal', audit.folder, '--key', key.privateKey]), /audit\.yaml/);
  audit.write('audit.yaml', text);
  writeFileSync(audit.path('dossier/notes.txt'), 'x');
  const { code, stdout, stderr } = await biotoets(['seal', audit.folder, '--key', key.privateKey]);
  expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
  expect(stderr).toMatch(/dossier\/notes\.txt: unknown-file; a seal would only cover this up/);
});

it('work done after sealing makes verify and assess give 4 and say why, until it is sealed again', async () => {
  const key = await keyPair();
  const audit = await collected([key]);
  await seal(audit, key);
  audit.write('judgements/S-1.yaml', JSON.stringify({ schema: 'judgements@1', control: 'small@1/S-1' }));
  expect(await biotoets(['collect', audit.folder, '--quiet'])).toMatchObject({ code: 0 });
  const en = await biotoets(['verify', audit.folder, '--lang', 'en']);
  expect(en.code).toBe(4);
  expect(en.stdout).toBe(
    'dossier/index.jsonl:6 (seal 1): a file differs from what was sealed\n' +
      'judgements/S-1.yaml (seal 1): a file was added after sealing\n',
  );
  expect(en.stderr).toMatch(/^changed since seal 1 of \S+: 2 files; if this is your own work, seal again/);
  const nl = await biotoets(['verify', audit.folder]);
  expect(nl.stderr).toMatch(
    /^sinds zegel 1 van \S+ veranderd: 2 bestanden; is dit uw eigen werk, verzegel dan opnieuw/,
  );
  rmSync(audit.path('judgements'), { recursive: true });
  const assess = await biotoets(['assess', audit.folder]);
  expect(assess.code).toBe(4);
  expect(assessmentOf(audit).limitations).toContainEqual({
    code: 'limitation.seal',
    party: 'auditor',
    params: { n: 1 },
  });
  // What was collected is as good as it was: only what is around it is no longer what was sealed.
  expect(assessmentOf(audit).findings.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
  expect(await seal(audit, key)).toMatch(/^dossier\/seals\/0002\.json /);
  expect(await biotoets(['verify', audit.folder, '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(await biotoets(['assess', audit.folder, '--quiet'])).toMatchObject({ code: 0 });
});

it('an assessment that was sealed is held against its seal; left out it is not missed, made again it is the same', async () => {
  const key = await keyPair();
  const audit = await collected([key]);
  expect(await biotoets(['assess', audit.folder, '--quiet'])).toMatchObject({ code: 0 });
  await seal(audit, key);
  const whole = audit.read('reports/assessment.json');
  audit.write('reports/assessment.json', whole.replace('"pass"', '"fail"'));
  const { code, stdout } = await biotoets(['verify', audit.folder, '--lang', 'en', '--quiet']);
  expect({ code, stdout }).toEqual({
    code: 4,
    stdout: 'reports/assessment.json (seal 1): a file differs from what was sealed\n',
  });
  rmSync(audit.path('reports'), { recursive: true });
  expect(await biotoets(['verify', audit.folder, '--quiet'])).toMatchObject({ code: 0 });
  expect(await biotoets(['assess', audit.folder, '--quiet'])).toMatchObject({ code: 0 });
  expect(audit.read('reports/assessment.json')).toBe(whole);
  expect(await biotoets(['verify', audit.folder, '--quiet'])).toMatchObject({ code: 0 });
});

it('verify --key trusts that key alone, whatever the folder says of its own keys', async () => {
  const [key, other] = [await keyPair(), await keyPair('forger')];
  const audit = await collected([key]);
  await seal(audit, key);
  expect(await biotoets(['verify', audit.folder, '--key', key.publicKey, '--quiet'])).toMatchObject({ code: 0 });
  // Somebody changes the evidence, lists a key of his own, and seals the whole anew.
  audit.write('evidence/settings.yaml', 'mfa: false\n');
  rmSync(audit.path('dossier'), { recursive: true });
  const listed = parse(audit.read('audit.yaml')) as object;
  audit.write('audit.yaml', JSON.stringify({ ...listed, keys: [other.listed] }));
  await biotoets(['collect', audit.folder, '--quiet']);
  await seal(audit, other);
  expect(await biotoets(['verify', audit.folder, '--quiet'])).toMatchObject({ code: 0 });
  const { code, stdout } = await biotoets(['verify', audit.folder, '--key', key.publicKey, '--lang', 'en', '--quiet']);
  expect({ code, stdout }).toEqual({
    code: 4,
    stdout: 'dossier/seals/0001.json (seal 1): a seal was made with a key that is not known\n',
  });
});

it('who kept the hash of a seal misses it in a folder that was put back to what it was before', async () => {
  const key = await keyPair();
  const audit = await collected([key]);
  const kept = async (): Promise<string> => (await seal(audit, key)).split(' ')[1]?.trim() ?? '';
  const first = await kept();
  const before = join(temporary(), 'before');
  cpSync(audit.folder, before, { recursive: true });
  const second = await kept();
  for (const hash of [first, second])
    expect(await biotoets(['verify', audit.folder, '--seal', hash, '--quiet'])).toMatchObject({ code: 0, stdout: '' });
  expect(await biotoets(['verify', before, '--quiet'])).toMatchObject({ code: 0 });
  expect(await biotoets(['verify', before, '--seal', second, '--lang', 'en', '--quiet'])).toMatchObject({
    code: 4,
    stdout: 'dossier/seals: a seal that should be there is missing\n',
  });
  expectRefused(await biotoets(['verify', before, '--seal', 'latest']), /--seal latest is no SHA-256/);
});

it('who brings a key misses a seal that is not there', async () => {
  const key = await keyPair();
  const audit = await collected();
  expect(await biotoets(['verify', audit.folder, '--quiet'])).toMatchObject({ code: 0 });
  const { code, stdout } = await biotoets(['verify', audit.folder, '--key', key.publicKey, '--lang', 'en', '--quiet']);
  expect({ code, stdout }).toEqual({ code: 4, stdout: 'dossier/seals: a seal that should be there is missing\n' });
  expectRefused(
    await biotoets(['verify', audit.folder, '--key', audit.path('audit.yaml')]),
    /no Ed25519 public key in PEM/,
  );
});

it('a seal that is gone is missed, and who was stopped while sealing is told to seal again', async () => {
  const key = await keyPair();
  const audit = await collected([key]);
  await seal(audit, key);
  rmSync(audit.path('dossier/seals/0001.json'));
  const { code, stdout, stderr } = await biotoets(['verify', audit.folder, '--lang', 'en']);
  expect({ code, stdout }).toEqual({
    code: 4,
    stdout: 'dossier/seals/0001.json (seal 1): a seal that should be there is missing\n',
  });
  expect(stderr).toMatch(/^a seal is missing: .* seal again/);
  expect(await seal(audit, key)).toMatch(/^dossier\/seals\/0001\.json /);
});

it('an audit.yaml that cannot be read any more is named, and hides nothing', async () => {
  const key = await keyPair();
  const audit = await collected([key]);
  await seal(audit, key);
  audit.write('audit.yaml', 'schema: [');
  const { code, stdout, stderr } = await biotoets(['verify', audit.folder, '--lang', 'en']);
  expect({ code, stdout }).toEqual({ code: 4, stdout: 'audit.yaml (seal 1): a file differs from what was sealed\n' });
  expect(stderr).toContain('audit.yaml cannot be read: of no key can it be said whose it is');
});

it.each(EXAMPLES)('$name, sealed on one machine, is judged on another with the same bytes', async ({ name, code }) => {
  const key = await keyPair();
  const here = await copyOf(name);
  rmSync(join(here, 'reports'), { recursive: true, force: true });
  expect(await biotoets(['assess', here, '--quiet'])).toMatchObject({ code });
  expect(await biotoets(['seal', here, '--key', key.privateKey, '--quiet'])).toMatchObject({ code: 0 });
  const there = join(temporary(), 'een map', 'ergens-änders');
  cpSync(here, there, { recursive: true });
  rmSync(join(there, '.key'), { force: true });
  rmSync(join(there, 'reports'), { recursive: true });
  renameSync(here, `${here}-away`);
  try {
    expect(await biotoets(['verify', there, '--key', key.publicKey, '--quiet'])).toMatchObject({ code: 0, stdout: '' });
    const elsewhere = { ...OPTIONS, env: { ...OPTIONS.env, TZ: 'Pacific/Auckland', LC_ALL: 'tr_TR.UTF-8' } };
    const args = ['assess', there, '--quiet', '--report', 'html', '--report', 'markdown'];
    expect(await execa(process.execPath, [BIN, ...args], elsewhere)).toMatchObject({ exitCode: code, stderr: '' });
  } finally {
    renameSync(`${here}-away`, here);
  }
  const [first, second] = [here, there].map((folder) => readFileSync(join(folder, 'reports/assessment.json')));
  expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
  expect(await biotoets(['verify', there, '--quiet'])).toMatchObject({ code: 0, stdout: '' });
});
