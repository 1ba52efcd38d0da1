import { appendFile, cp, mkdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { layoutOf } from '../../src/dossier/layout.ts';
import { hashOf, readIndex } from '../../src/dossier/read-index.ts';
import { readDossier } from '../../src/dossier/read-dossier.ts';
import { audit, files, indexLines, item, open, plan } from './folder.ts';

/** Two items, and one blob that no entry names. */
async function recorded(): Promise<string> {
  const folder = await audit();
  const dossier = await open(folder);
  await dossier.begin(plan('a', 'b'));
  await dossier.store(item('a', 'one\n'));
  await dossier.store(item('b', 'two\n'));
  await dossier.end();
  await dossier.close();
  const orphan = hashOf('orphan');
  await mkdir(join(folder, 'dossier/blobs', orphan.slice(0, 2)), { recursive: true });
  await writeFile(join(folder, 'dossier/blobs', orphan.slice(0, 2), orphan), 'orphan');
  return folder;
}

describe('no dossier', () => {
  it('is an empty state without problems', async () => {
    const empty = { entries: [], problems: [], indexBroken: false, brokenBlobs: new Set(), notices: [] };
    expect(await readDossier(await audit())).toEqual(empty);
  });

  it('an empty one neither', async () => {
    const folder = await audit();
    await mkdir(join(folder, 'dossier'));
    expect((await readDossier(folder)).problems).toEqual([]);
    await (await open(folder)).close();
    expect((await readDossier(folder)).problems).toEqual([]);
  });
});

describe('any flipped byte is found', () => {
  it('in the index and the head: every byte, every bit', async () => {
    const folder = await recorded();
    expect((await readDossier(folder)).problems).toEqual([]);
    for (const name of ['dossier/index.jsonl', 'dossier/head.json']) {
      const path = join(folder, name);
      const whole = await readFile(path);
      for (let at = 0; at < whole.length; at += 1) {
        const flipped = Buffer.from(whole);
        flipped[at]! ^= 1 << (at % 8);
        await writeFile(path, flipped);
        expect((await readIndex(layoutOf(folder))).problems.length, `${name} byte ${String(at)}`).toBeGreaterThan(0);
        if (at % 50 === 0) expect((await readDossier(folder)).indexBroken, `${name} byte ${String(at)}`).toBe(true);
      }
      await writeFile(path, whole);
    }
  });

  it('in every blob, also one that nothing names', async () => {
    const folder = await recorded();
    const blobs = (await files(folder)).filter((path) => path.includes('blobs'));
    expect(blobs).toHaveLength(3);
    for (const name of blobs) {
      const path = join(folder, name);
      const whole = await readFile(path);
      for (let at = 0; at < whole.length; at += 1) {
        const flipped = Buffer.from(whole);
        flipped[at]! ^= 0x80;
        await writeFile(path, flipped);
        const { problems, indexBroken, brokenBlobs } = await readDossier(folder);
        expect(problems).toMatchObject([{ code: 'blob-broken', path: name, found: hashOf(flipped) }]);
        expect(indexBroken).toBe(false);
        expect([...brokenBlobs]).toEqual([name.slice(-64)]);
      }
      await writeFile(path, whole);
    }
  });
});

describe('the index', () => {
  async function rewritten(change: (lines: string[]) => string[]): Promise<string> {
    const folder = await recorded();
    const lines = change(await indexLines(folder));
    await writeFile(join(folder, 'dossier/index.jsonl'), lines.map((line) => `${line}\n`).join(''));
    return folder;
  }

  it.each<[string, (lines: string[]) => string[]]>([
    ['a line removed in the middle', (lines) => lines.toSpliced(1, 1)],
    ['the last line removed', (lines) => lines.slice(0, -1)],
    ['all lines removed', () => []],
    ['two lines swapped', ([a, b, c, d]) => [a!, c!, b!, d!]],
    ['a line twice', ([a, ...rest]) => [a!, a!, ...rest]],
    ['a line of another dossier at the end', (lines) => [...lines, lines[0]!]],
    ['a line with a key twice', ([a, ...rest]) => [a!.replace('{', '{"seq":0,'), ...rest]],
    ['an unknown key', ([a, ...rest]) => [a!.replace('{', '{"a":0,'), ...rest]],
  ])('with %s is broken', async (_, change) => {
    const state = await readDossier(await rewritten(change));
    expect(state.indexBroken).toBe(true);
    expect(state.problems.length).toBeGreaterThan(0);
  });

  it('names the line that was changed and trusts only what stands before it', async () => {
    const state = await readDossier(
      await rewritten((lines) => lines.map((line, index) => (index === 1 ? line.replace('"a"', '"z"') : line))),
    );
    expect(state.problems).toMatchObject([{ code: 'index-broken', path: 'dossier/index.jsonl', line: 2 }]);
    expect(state.entries).toHaveLength(1);
  });

  it('that was cut off in the middle of a line the head names is truncated', async () => {
    const folder = await recorded();
    const path = join(folder, 'dossier/index.jsonl');
    await truncate(path, (await readFile(path)).length - 1);
    expect((await readDossier(folder)).problems).toMatchObject([{ code: 'index-truncated' }]);
  });

  it.each(['index.jsonl', 'head.json'])('without its %s is broken', async (name) => {
    const folder = await recorded();
    await rm(join(folder, 'dossier', name));
    expect((await readDossier(folder)).indexBroken).toBe(true);
  });

  it.each(['index.jsonl', 'head.json'])('is broken when %s is a folder', async (name) => {
    const folder = await recorded();
    await rm(join(folder, 'dossier', name));
    await mkdir(join(folder, 'dossier', name));
    expect((await readDossier(folder)).indexBroken).toBe(true);
  });
});

describe('what else lies there', () => {
  it('a missing blob is named with its slot', async () => {
    const folder = await recorded();
    const blob = hashOf('one\n');
    await rm(join(folder, 'dossier/blobs', blob.slice(0, 2), blob));
    const state = await readDossier(folder);
    expect(state.problems).toMatchObject([{ code: 'blob-missing', slot: 'a' }]);
    expect([...state.brokenBlobs]).toEqual([blob]);
    expect(state.indexBroken).toBe(false);
  });

  it.each(['dossier/extra', 'dossier/blobs/extra', 'dossier/blobs/ab/extra', `dossier/blobs/ab/${hashOf('orphan')}`])(
    'a file that does not belong is unknown: %s',
    async (name) => {
      const folder = await recorded();
      await mkdir(join(folder, name, '..'), { recursive: true });
      await writeFile(join(folder, name), 'x');
      const { problems, indexBroken } = await readDossier(folder);
      expect(problems).toEqual([{ code: 'unknown-file', path: name }]);
      expect(indexBroken).toBe(false);
    },
  );

  it('a link in the place of a blob is not followed', async () => {
    const folder = await recorded();
    const blob = hashOf('one\n');
    const path = join(folder, 'dossier/blobs', blob.slice(0, 2), blob);
    await cp(path, join(folder, 'outside'));
    await rm(path);
    await symlink(join(folder, 'outside'), path);
    const { problems } = await readDossier(folder);
    expect(problems.map(({ code }) => code).sort()).toEqual(['blob-missing', 'unknown-file']);
  });

  it('a link or a file in the place of the dossier is broken', async () => {
    const folder = await audit();
    await writeFile(join(folder, 'dossier'), '');
    expect((await readDossier(folder)).indexBroken).toBe(true);
    const other = await audit();
    await symlink(await recorded(), join(other, 'dossier'));
    expect((await readDossier(other)).indexBroken).toBe(true);
  });

  it('a line beyond the head that was not finished is a notice, not a problem', async () => {
    const folder = await recorded();
    await appendFile(join(folder, 'dossier/index.jsonl'), '\u0000\u0000');
    expect(await readDossier(folder)).toMatchObject({ problems: [], notices: ['dossier/index.jsonl:5'] });
  });
});

it('200 MB of blobs are verified in little memory', async () => {
  const folder = await audit();
  async function* large(): AsyncGenerator<Uint8Array> {
    for (let piece = 0; piece < 200; piece += 1) yield await Promise.resolve(Buffer.alloc(1 << 20, piece));
  }
  const dossier = await open(folder);
  await dossier.begin(plan('a'));
  const before = process.memoryUsage.rss();
  await dossier.store(item('a', '', { artefacts: [{ name: 'big', form: 'opaque', bytes: large() }] }));
  await dossier.close();
  expect((await readDossier(folder)).problems).toEqual([]);
  expect(process.memoryUsage.rss() - before).toBeLessThan(150 << 20);
});
