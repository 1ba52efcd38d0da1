import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Assessment } from '../../src/assess/types.ts';
import { temporary } from './audit-folder.ts';
import { biotoets, expectRefused } from './command.ts';

it('writes an audit folder that run accepts at once: everything is still to be established, nothing fails', async () => {
  const folder = temporary();
  const init = await biotoets(['init', 'our supplier'], folder);
  expect(init).toMatchObject({ code: 0, stdout: '' });
  expect(init.stderr).toContain('biotoets run our supplier');
  const run = await biotoets(['run', 'our supplier', '--report', 'json:-', '--quiet'], folder);
  expect(run).toMatchObject({ code: 2, stderr: '' });
  const { conclusion, totals } = JSON.parse(run.stdout) as Assessment;
  expect({ conclusion, ...totals }).toMatchObject({
    conclusion: 'cannot-be-established',
    ...{ pass: 0, fail: 0, notApplicable: 0, notEstablished: totals.controls },
  });
  expect(totals.controls).toBeGreaterThan(0);
});

it('shows a card of a kind that the request it answers asks for', async () => {
  const folder = temporary();
  expect(await biotoets(['init', '.'], folder)).toMatchObject({ code: 0 });
  const kind = /^kind: (\S+)/m.exec(readFileSync(join(folder, 'evidence/README.md'), 'utf8'))?.[1] ?? 'none';
  const asks = await biotoets(['explain', '5.01.01', '--lang', 'en']);
  expect(asks.stdout).toContain(`document from ${kind},`);
});

it('writes into a folder that is there and empty', async () => {
  const folder = temporary();
  expect(await biotoets(['init', '.'], folder)).toMatchObject({ code: 0, stdout: '' });
  expect(readdirSync(folder).sort()).toEqual(['.gitignore', 'audit.yaml', 'evidence', 'judgements', 'requests']);
  // The audit's own key is no part of what is handed on.
  expect(readFileSync(join(folder, '.gitignore'), 'utf8').split('\n')).toContain('.key');
});

it('never overwrites anything', async () => {
  const folder = temporary();
  writeFileSync(join(folder, 'audit.yaml'), 'mine');
  expectRefused(
    await biotoets(['init', folder]),
    /is not empty, and init never overwrites anything; name a new folder/,
  );
  expect(readdirSync(folder)).toEqual(['audit.yaml']);
  expect(readFileSync(join(folder, 'audit.yaml'), 'utf8')).toBe('mine');
});

it('says what to do where a file stands in the way', async () => {
  const folder = temporary();
  writeFileSync(join(folder, 'file'), '');
  expectRefused(
    await biotoets(['init', 'file'], folder),
    /cannot be written \(EEXIST\): a file stands where a folder should be/,
  );
  expectRefused(await biotoets(['init', 'file/audit'], folder), /cannot be written \(ENOTDIR\): a file stands where/);
});
