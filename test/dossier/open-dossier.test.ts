import { appendFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { UserError } from '../../src/errors.ts';
import { openBlob } from '../../src/dossier/blobs.ts';
import { readDossier } from '../../src/dossier/read-dossier.ts';
import type { ItemEntry } from '../../src/dossier/types.ts';
import { audit, files, indexLines, item, open, plan, text } from './folder.ts';

async function items(folder: string): Promise<readonly ItemEntry[]> {
  return (await readDossier(folder)).entries.filter((entry) => entry.type === 'item');
}

describe('a dossier', () => {
  it('gives back what was stored, chained, with the tool and the operator on the card', async () => {
    const folder = await audit();
    const dossier = await open(folder);
    await dossier.begin(plan('a'));
    await dossier.store(item('a', 'hello\n'));
    await dossier.end();
    await dossier.close();

    const state = await readDossier(folder);
    expect(state).toMatchObject({ problems: [], notices: [], indexBroken: false });
    expect(state.entries.map(({ type, seq }) => [type, seq])).toEqual([
      ['plan', 0],
      ['item', 1],
      ['end', 2],
    ]);
    const [entry] = await items(folder);
    expect(entry).toMatchObject({ slot: 'a', card: { tool: 'biotoets@0.0.0', operator: 'A. Auditor', attempts: 1 } });
    expect(await text(openBlob(folder, entry!.artefacts[0]!.sha256))).toBe('hello\n');
    expect(await files(folder)).not.toContain('dossier/lock');
  });

  it('stores identical content once', async () => {
    const folder = await audit();
    const dossier = await open(folder);
    await dossier.begin(plan('a', 'b'));
    await Promise.all([dossier.store(item('a', 'same')), dossier.store(item('b', 'same'))]);
    await dossier.close();
    expect((await files(folder)).filter((path) => path.includes('blobs'))).toHaveLength(1);
    expect(await items(folder)).toHaveLength(2);
  });

  it('keeps the chain when many items are stored at once', async () => {
    const folder = await audit();
    const dossier = await open(folder);
    const slots = Array.from({ length: 60 }, (_, index) => `slot-${String(index)}`);
    await dossier.begin(plan(...slots));
    await Promise.all(slots.map((slot) => dossier.store(item(slot, slot))));
    await dossier.close();
    expect((await readDossier(folder)).problems).toEqual([]);
    expect((await items(folder)).map(({ slot }) => slot).sort()).toEqual(slots.sort());
  });

  it('removes secrets from text before the first byte is written, and from trouble; opaque bytes stay whole', async () => {
    const folder = await audit();
    const dossier = await open(folder);
    await dossier.begin(plan('a', 'b', 'c'));
    await dossier.store(item('a', 'password: canary-1\nurl: https://u:canary-2@host.example/\n'));
    const trouble = { code: 'protocol', detail: 'GET https://u:canary-3@host.example/\u001b[31m failed' } as const;
    await dossier.store(item('b', '', { outcome: 'failed', artefacts: [], trouble }));
    const opaque = { name: 'x.pdf', form: 'opaque', bytes: Buffer.from('password: whole') } as const;
    await dossier.store(item('c', '', { artefacts: [opaque] }));
    await dossier.close();
    const all = await Promise.all((await files(folder)).map((path) => readFile(join(folder, path), 'utf8')));
    expect(all.join('\n')).not.toMatch(/canary|\u001b/);
    expect(all.join('\n')).toContain('password: whole');
    expect((await items(folder))[0]!.artefacts[0]!.redactions).toBe(2);
  });

  it('does not add a delivered file that lies there unchanged, and adds it again when it changed', async () => {
    const folder = await audit();
    const delivered = {
      origin: 'delivered',
      link: { request: 'IV-1', kind: 'policy', criteria: ['x@1/1#a'] },
    } as const;
    for (const [content, added] of [
      ['one', true],
      ['one', false],
      ['two', true],
      ['one', true],
    ] as const) {
      const dossier = await open(folder);
      await dossier.begin(plan('a'));
      expect(await dossier.store(item('a', content, delivered))).toBe(added);
      await dossier.end();
      await dossier.close();
    }
    expect(await items(folder)).toHaveLength(3);
    expect((await items(folder))[0]!.link).toEqual(delivered.link);
    expect((await readDossier(folder)).problems).toEqual([]);
  });

  it('adds a measurement again: it was true again', async () => {
    const folder = await audit();
    const dossier = await open(folder);
    await dossier.begin(plan('a'));
    expect(await dossier.store(item('a', 'one'))).toBe(true);
    expect(await dossier.store(item('a', 'one'))).toBe(true);
    await dossier.close();
  });

  it('mends a changed blob when the same delivered bytes come in again', async () => {
    const folder = await audit();
    const first = await open(folder);
    await first.begin(plan('a'));
    await first.store(item('a', 'one', { origin: 'delivered' }));
    await first.close();
    const blob = (await files(folder)).find((path) => path.includes('blobs'))!;
    await writeFile(join(folder, blob), 'two');
    expect((await readDossier(folder)).problems).toHaveLength(1);
    const second = await open(folder);
    await second.begin(plan('a'));
    expect(await second.store(item('a', 'one', { origin: 'delivered' }))).toBe(false);
    await second.close();
    expect((await readDossier(folder)).problems).toEqual([]);
  });

  it('records a stream that broke off as failed and keeps nothing of it', async () => {
    const folder = await audit();
    async function* breaking(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('half');
      await Promise.resolve();
      throw Object.assign(new Error('gone'), { code: 'ENOENT' });
    }
    const dossier = await open(folder);
    await dossier.begin(plan('a'));
    await dossier.store(item('a', '', { artefacts: [{ name: 'x', form: 'opaque', bytes: breaking() }] }));
    await dossier.close();
    const [entry] = await items(folder);
    expect(entry).toMatchObject({ outcome: 'failed', artefacts: [], trouble: { code: 'not-found', detail: 'gone' } });
    expect(await files(join(folder, 'dossier'))).toEqual(['head.json', 'index.jsonl']);
  });
});

describe('a collection', () => {
  it('is resumed when it did not end and the plan is the same: measured slots that succeeded are done', async () => {
    const folder = await audit();
    const first = await open(folder);
    const begun = await first.begin(plan('a', 'b', 'c', 'd'));
    expect(begun).toMatchObject({ resumed: false, collection: '2026-11-02.1' });
    await first.store(item('a', 'one'));
    const trouble = { code: 'timeout', detail: '' } as const;
    await first.store(item('b', '', { outcome: 'failed', artefacts: [], trouble }));
    await first.store(item('d', 'delivered', { origin: 'delivered' }));
    await first.close();

    const second = await open(folder);
    const resumed = await second.begin(plan('d', 'c', 'b', 'a'));
    expect(resumed.collection).toBe(begun.collection);
    expect([...resumed.done]).toEqual(['a']);
    await second.end();
    await second.close();

    const third = await open(folder);
    expect(await third.begin(plan('a', 'b', 'c', 'd'))).toMatchObject({ resumed: false, collection: '2026-11-02.2' });
    await third.close();
  });

  it('does not count a slot as done whose bytes are gone', async () => {
    const folder = await audit();
    const first = await open(folder);
    await first.begin(plan('a'));
    await first.store(item('a', 'one'));
    await first.close();
    await rm(join(folder, 'dossier/blobs'), { recursive: true });
    const second = await open(folder);
    expect([...(await second.begin(plan('a'))).done]).toEqual([]);
    await second.close();
  });

  it.each([
    ['other slots', plan('a', 'b')],
    ['another scope', { ...plan('a'), scope: { ...plan().scope, targets: [] } }],
  ])('is a new one with %s', async (_, other) => {
    const folder = await audit();
    const first = await open(folder);
    await first.begin(plan('a'));
    await first.close();
    const second = await open(folder);
    expect((await second.begin(other)).resumed).toBe(false);
    await second.close();
  });
});

describe('a tombstone', () => {
  it('destroys the bytes and keeps the record; the dossier stays whole', async () => {
    const folder = await audit();
    const dossier = await open(folder);
    await dossier.begin(plan('a'));
    await dossier.store(item('a', 'personal data', { origin: 'delivered' }));
    const { sha256 } = (await items(folder))[0]!.artefacts[0]!;
    await dossier.tombstone({ slot: 'a', sha256, by: 'A. Auditor', why: 'retention' });
    // The file still lies in the audit folder: reading it again must not undo the destruction.
    await dossier.store(item('a', 'personal data', { origin: 'delivered' }));
    await dossier.close();
    const state = await readDossier(folder);
    expect(state).toMatchObject({ problems: [], notices: [], brokenBlobs: new Set() });
    expect(state.entries.at(-1)).toMatchObject({ type: 'tombstone', sha256, why: 'retention' });
    expect((await files(folder)).filter((path) => path.includes('blobs'))).toEqual([]);
  });
});

describe('the lock', () => {
  it('names the process that holds the dossier and since when', async () => {
    const folder = await audit();
    const first = await open(folder);
    const message = new RegExp(`in use by process ${String(process.pid)} .*since 2026-11-02T09:00:01`);
    await expect(open(folder)).rejects.toThrow(message);
    await expect(open(folder)).rejects.toMatchObject({ code: 'locked' });
    await first.close();
    await first.close();
    await (await open(folder)).close();
  });

  it.each([
    ['a process that is gone', { pid: 2 ** 22 - 1, host: hostname(), since: 'x' }],
    ['an earlier process with the same number', { pid: process.pid, host: hostname(), since: 'x', started: '1' }],
  ])('of %s is taken over', async (_, holder) => {
    const folder = await audit();
    await mkdir(join(folder, 'dossier'));
    await writeFile(join(folder, 'dossier/lock'), JSON.stringify(holder));
    await (await open(folder)).close();
    expect(await files(folder)).toEqual(['dossier/head.json', 'dossier/index.jsonl']);
  });

  it('of another machine, or one that cannot be read, is left alone', async () => {
    const folder = await audit();
    await mkdir(join(folder, 'dossier'));
    for (const lock of [JSON.stringify({ pid: 1, host: 'elsewhere', since: 'x' }), '']) {
      await writeFile(join(folder, 'dossier/lock'), lock);
      await expect(open(folder)).rejects.toMatchObject({ code: 'locked' });
    }
  });
});

describe('after a process was killed', () => {
  it('a torn line beyond the head is cut off and stray temporary files are removed', async () => {
    const folder = await audit();
    const first = await open(folder);
    await first.begin(plan('a'));
    await first.close();
    await appendFile(join(folder, 'dossier/index.jsonl'), '{"seq":1,"pre');
    await writeFile(join(folder, 'dossier/tmp/1-1'), 'half');
    const killed = await readDossier(folder);
    expect(killed).toMatchObject({ problems: [], notices: ['dossier/tmp/1-1', 'dossier/index.jsonl:2'] });
    await (await open(folder)).close();
    expect(await readDossier(folder)).toMatchObject({ problems: [], notices: [] });
    expect(await indexLines(folder)).toHaveLength(1);
  });

  it('a head that lags is brought up to date', async () => {
    const folder = await audit();
    const first = await open(folder);
    await first.begin(plan('a'));
    const head = await readFile(join(folder, 'dossier/head.json'));
    await first.store(item('a', 'one'));
    await first.close();
    await writeFile(join(folder, 'dossier/head.json'), head);
    expect(await readDossier(folder)).toMatchObject({ problems: [], notices: ['dossier/index.jsonl:2'] });
    await (await open(folder)).close();
    expect(await readDossier(folder)).toMatchObject({ problems: [], notices: [] });
  });

  it('a damaged index is not written on', async () => {
    const folder = await audit();
    const first = await open(folder);
    await first.begin(plan('a'));
    await first.close();
    await writeFile(join(folder, 'dossier/index.jsonl'), '');
    await expect(open(folder)).rejects.toMatchObject({ code: 'integrity' });
    // The refusal gave the lock back.
    expect(await files(folder)).not.toContain('dossier/lock');
  });
});

describe('what cannot be written', () => {
  it('a file or a link in the place of the dossier', async () => {
    const folder = await audit();
    await writeFile(join(folder, 'dossier'), '');
    await expect(open(folder)).rejects.toMatchObject({ code: 'unwritable' });
    await rm(join(folder, 'dossier'));
    await mkdir(join(folder, 'elsewhere'));
    await symlink(join(folder, 'elsewhere'), join(folder, 'dossier'));
    await expect(open(folder)).rejects.toMatchObject({ code: 'unwritable' });
  });

  it('a place that vanishes under way: the item is refused and nothing is half there', async () => {
    const folder = await audit();
    const dossier = await open(folder);
    await dossier.begin(plan('a', 'b'));
    await dossier.store(item('a', 'one'));
    await rm(join(folder, 'dossier/tmp'), { recursive: true });
    await writeFile(join(folder, 'dossier/tmp'), '');
    await expect(dossier.store(item('b', 'two'))).rejects.toThrow(UserError);
    await dossier.close();
    await rm(join(folder, 'dossier/tmp'));
    expect(await readDossier(folder)).toMatchObject({ problems: [] });
  });
});
