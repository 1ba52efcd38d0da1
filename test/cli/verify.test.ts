import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { auditFolder, temporary, type AuditFolder } from './audit-folder.ts';
import { biotoets, causesOf, expectNoTrace, expectRefused, findingOf } from './command.ts';

async function collected(): Promise<AuditFolder> {
  const audit = auditFolder({ controls: ['S-1', 'S-2'] });
  expect(await biotoets(['collect', audit.folder, '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  return audit;
}

/** The blob that holds this text. */
function blobWith(audit: AuditFolder, text: string): string {
  const blobs = audit.path('dossier/blobs');
  const files = readdirSync(blobs, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const found = files
    .map(({ parentPath, name }) => join(parentPath, name))
    .find((file) => readFileSync(file, 'utf8').includes(text));
  if (found === undefined) throw new Error(`no blob holds ${text}`);
  return found;
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = bytes[at]! ^ 1;
  writeFileSync(file, bytes);
}

it('gives 0 for a dossier as it was collected', async () => {
  const audit = await collected();
  const en = await biotoets(['verify', audit.folder, '--lang', 'en']);
  expect(en).toEqual({ code: 0, stdout: '', stderr: '2 items, all bytes match the index\n' });
});

it('gives 3 where nothing was collected, and says what to do', async () => {
  expectRefused(await biotoets(['verify', temporary()]), /has no dossier; run biotoets collect first/);
});

it('gives 4 for one flipped bit of evidence, names it, and assess lets that item block while the rest is judged', async () => {
  const audit = await collected();
  flip(blobWith(audit, 'mfa'), 0);
  const verify = await biotoets(['verify', audit.folder]);
  expect(verify.code).toBe(4);
  expect(verify.stdout).toMatch(/^dossier\/blobs\/.*\(IV-001-1\): .+\n$/);
  expect(verify.stderr).toContain('1 afwijking');
  const assess = await biotoets(['assess', audit.folder, '--report', 'html']);
  expect(assess).toMatchObject({ code: 4, stdout: '' });
  expectNoTrace(assess.stderr);
  expect(causesOf(findingOf(audit, 'S-1'))).toEqual(['integrity-broken']);
  expect(findingOf(audit, 'S-2').verdict).toBe('pass');
  expect(audit.read('reports/report.html')).toContain('</html>');
});

it.each(['dossier/index.jsonl', 'dossier/head.json'])('gives 4 for one flipped bit anywhere in %s', async (file) => {
  const audit = await collected();
  const whole = readFileSync(audit.path(file));
  // The ends and some places between; the tests of the dossier flip every byte.
  for (const at of [0, 1, whole.length >> 2, whole.length >> 1, whole.length - 2]) {
    writeFileSync(audit.path(file), whole);
    flip(audit.path(file), at);
    const { code, stderr } = await biotoets(['verify', audit.folder]);
    expect({ at, code }).toEqual({ at, code: 4 });
    expectNoTrace(stderr);
  }
  const run = await biotoets(['run', audit.folder]);
  expect(run).toMatchObject({ code: 4, stdout: '' });
  expect(run.stderr).toMatch(/put back a copy/);
});

it('gives 4 for evidence that is gone', async () => {
  const audit = await collected();
  rmSync(blobWith(audit, 'mfa'));
  const { code, stdout, stderr } = await biotoets(['verify', audit.folder, '--lang', 'en']);
  expect(code).toBe(4);
  expect(stdout).toContain('(IV-001-1)');
  expect(stderr).toContain('1 deviation: ');
});
