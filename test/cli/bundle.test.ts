import { generateIdentity, identityToRecipient } from 'age-encryption';
import { execa } from 'execa';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesIn, handMade, writeFiles } from '../dossier/archives.ts';
import { auditFolder, temporary, type AuditFolder } from './audit-folder.ts';
import { BIN, biotoets, expectNoTrace, expectRefused, OPTIONS } from './command.ts';

async function collected(): Promise<AuditFolder> {
  const audit = auditFolder({ controls: ['S-1', 'S-6'] }, join(temporary(), 'aurora'));
  expect(await biotoets(['collect', audit.folder, '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  return audit;
}

function withoutKey(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(filesIn(folder)).filter(([name]) => name !== '.key'));
}

it('hands an audit over whole, and it verifies on the other side', async () => {
  const audit = await collected();
  const elsewhere = temporary();
  const { code, stdout, stderr } = await biotoets(['bundle', audit.folder], elsewhere);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toMatch(/aurora\.zip: \d+ files, \d+ bytes as a zip\nsha256 of the zip [0-9a-f]{64}\n$/);
  const there = await biotoets(['unbundle', 'aurora.zip', 'received', '--lang', 'en'], elsewhere);
  expect({ code: there.code, stdout: there.stdout }).toEqual({ code: 0, stdout: '' });
  expect(there.stderr).toMatch(/^received: \d+ files\n2 items, all bytes match the index\n$/);
  expect(filesIn(join(elsewhere, 'received'))).toEqual(withoutKey(audit.folder));
});

it('writes the same bytes in any time zone', async () => {
  const audit = await collected();
  const elsewhere = temporary();
  for (const zone of ['UTC', 'Pacific/Auckland', 'America/Los_Angeles']) {
    const args = [BIN, 'bundle', audit.folder, '--quiet', '--out', `${zone.replace('/', '-')}.zip`];
    const env = { ...OPTIONS.env, TZ: zone };
    expect((await execa(process.execPath, args, { ...OPTIONS, env, cwd: elsewhere })).exitCode).toBe(0);
  }
  const [first, ...rest] = readdirSync(elsewhere).map((name) => readFileSync(join(elsewhere, name)));
  expect(rest.map((bytes) => bytes.equals(first!))).toEqual([true, true]);
});

it('encrypts to the other side, who alone opens it', async () => {
  const audit = await collected();
  const elsewhere = temporary();
  const identity = await generateIdentity();
  writeFileSync(join(elsewhere, 'mine.txt'), `# made for this audit\n${identity}\n`);
  writeFileSync(join(elsewhere, 'other.txt'), `${await generateIdentity()}\n`);
  const recipient = await identityToRecipient(identity);
  expect((await biotoets(['bundle', audit.folder, '--recipient', recipient], elsewhere)).code).toBe(0);
  const unbundle = ['unbundle', 'aurora.zip.age', 'received'];
  expectRefused(await biotoets(unbundle, elsewhere), /is encrypted; name the file of your secret key/);
  expectRefused(
    await biotoets([...unbundle, '--identity', 'other.txt'], elsewhere),
    /cannot be decrypted: no identity/,
  );
  expectRefused(await biotoets([...unbundle, '--identity', 'aurora.zip.age'], elsewhere), /not a text in UTF-8/);
  expect(readdirSync(elsewhere).sort()).toEqual(['aurora.zip.age', 'mine.txt', 'other.txt']);
  expect((await biotoets([...unbundle, '--identity', 'mine.txt'], elsewhere)).code).toBe(0);
  expect(filesIn(join(elsewhere, 'received'))).toEqual(withoutKey(audit.folder));
});

it('hands a damaged dossier over only as it is, and says so on both sides', async () => {
  const audit = await collected();
  const elsewhere = temporary();
  audit.write('dossier/extra.txt', 'not ours');
  const refused = await biotoets(['bundle', audit.folder], elsewhere);
  expect(refused).toMatchObject({ code: 4, stdout: '' });
  expect(refused.stderr).toMatch(/dossier\/extra\.txt {2}.+/);
  expectNoTrace(refused.stderr);
  expect(readdirSync(elsewhere)).toEqual([]);
  const asIs = await biotoets(['bundle', audit.folder, '--as-is'], elsewhere);
  expect(asIs.code).toBe(4);
  expect(asIs.stderr).toMatch(/^as it is: dossier\/extra\.txt/);
  const there = await biotoets(['unbundle', 'aurora.zip', 'received'], elsewhere);
  expect(there.code).toBe(4);
  expect(there.stdout).toContain('dossier/extra.txt');
});

it('refuses a folder that is no audit, and a flag that is no key', async () => {
  const elsewhere = temporary();
  expectRefused(await biotoets(['bundle', elsewhere]), /audit\.yaml:1:1 {2}does not exist/);
  const audit = auditFolder({ controls: ['S-1'] }, join(temporary(), 'aurora'));
  expectRefused(await biotoets(['bundle', audit.folder, '--recipient', 'me'], elsewhere), /me is no public key of age/);
  expect(readdirSync(elsewhere)).toEqual([]);
});

it('unpacks what is no audit, or has no dossier, and says that nothing was verified', async () => {
  const elsewhere = temporary();
  writeFiles(elsewhere, { 'x.zip': handMade([{ name: 'notes.txt', bytes: Buffer.from('notes') }]) });
  const { code, stdout, stderr } = await biotoets(['unbundle', 'x.zip', 'received'], elsewhere);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toContain('there is no audit.yaml among them');
  expect(stderr).toContain('nothing is verified');
});
