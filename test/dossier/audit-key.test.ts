import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

import { loadAuditKey } from '../../src/dossier/audit-key.ts';
import { audit } from './folder.ts';

const RANDOM = new Uint8Array(32).fill(3);

it('is made once, and stays', async () => {
  const folder = await audit();
  const key = await loadAuditKey(folder, RANDOM);
  expect(Buffer.from(key)).toEqual(Buffer.from(RANDOM));
  expect(await loadAuditKey(folder, new Uint8Array(32))).toEqual(key);
});

it('a folder in its place is told with what to do', async () => {
  const folder = await audit();
  await mkdir(join(folder, '.key'));
  await expect(loadAuditKey(folder, RANDOM)).rejects.toMatchObject({
    code: 'unreadable',
    message: expect.stringMatching(/\.key cannot be read \(no file\): it is a folder.* move it away/) as string,
  });
});

it('what is no key is told with what to do', async () => {
  const folder = await audit();
  await writeFile(join(folder, '.key'), 'mine');
  await expect(loadAuditKey(folder, RANDOM)).rejects.toMatchObject({
    code: 'integrity',
    message: expect.stringContaining('put back the key of this audit') as string,
  });
});
