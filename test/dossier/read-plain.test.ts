import { execFileSync } from 'node:child_process';
import { appendFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

import { loadAuditKey } from '../../src/dossier/audit-key.ts';
import { parseEntry } from '../../src/dossier/parse-entry.ts';
import { readDossier } from '../../src/dossier/read-dossier.ts';
import { readPlain } from '../../src/dossier/read-plain.ts';
import { audit, open } from './folder.ts';
import { named, sealed } from './sealed.ts';

function pipe(path: string): void {
  execFileSync('mkfifo', [path]);
}

it('reads a file, and says why it does not', async () => {
  const folder = await audit();
  await writeFile(join(folder, 'a'), 'four');
  await symlink('/dev/zero', join(folder, 'endless'));
  pipe(join(folder, 'pipe'));
  expect(await readPlain(join(folder, 'a'), 4)).toEqual(Buffer.from('four'));
  expect(await readPlain(join(folder, 'a'), 3)).toBe('too large');
  expect(await readPlain(join(folder, 'none'), 3)).toBe('ENOENT');
  for (const name of ['endless', 'pipe', '.']) expect(await readPlain(join(folder, name), 3)).toBe('no file');
});

it.each(['dossier/index.jsonl', 'dossier/head.json', 'dossier/seals/0001.json', 'evidence/policy.txt'])(
  'nobody waits for a pipe or an endless file in place of %s: it is named',
  async (path) => {
    for (const endless of [false, true]) {
      const folder = await sealed();
      await rm(join(folder, path));
      if (endless) await symlink('/dev/zero', join(folder, path));
      else pipe(join(folder, path));
      expect((await named(folder)).filter((each) => each.endsWith(path))).not.toEqual([]);
    }
  },
);

it('nobody waits for a pipe in place of the lock or the key', async () => {
  const folder = await sealed();
  pipe(join(folder, 'dossier/lock'));
  await expect(open(folder)).rejects.toMatchObject({ code: 'locked' });
  await rm(join(folder, '.key'));
  pipe(join(folder, '.key'));
  await expect(loadAuditKey(folder, new Uint8Array(32))).rejects.toMatchObject({ code: 'unreadable' });
});

it('a seal too large to be one is not read', async () => {
  const folder = await sealed();
  await truncate(join(folder, 'dossier/seals/0001.json'), 2 ** 40);
  expect(await named(folder)).toEqual(['seal-unreadable dossier/seals/0001.json']);
});

it('a line as deep as the sea is no entry', async () => {
  const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  expect(
    parseEntry(
      `{"at":"2026-11-02T09:00:00.000Z","collection":"x","prev":"${'0'.repeat(64)}","scope":${deep},"seq":5,"slots":[],"type":"plan"}`,
    ),
  ).toBeUndefined();
  const folder = await sealed();
  await appendFile(join(folder, 'dossier/index.jsonl'), `${deep}\n`);
  expect((await readDossier(folder)).problems.map(({ code }) => code)).toContain('index-unreadable');
});
