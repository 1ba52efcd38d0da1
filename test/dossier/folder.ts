import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

import { openDossier } from '../../src/dossier/open-dossier.ts';
import type { Dossier, NewItem } from '../../src/dossier/types.ts';
import type { CollectTask, Plan } from '../../src/plan/types.ts';

export const KEY = new Uint8Array(32).fill(7);

/** A folder of its own for one test. */
export async function audit(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dossier-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that goes on by one second each time it is looked at. */
export function clock(): () => Date {
  let time = Date.UTC(2026, 10, 2, 9);
  return () => new Date((time += 1000));
}

export function open(folder: string): Promise<Dossier> {
  return openDossier(folder, { now: clock(), key: KEY, tool: 'biotoets@0.0.0', operator: 'A. Auditor' });
}

export function plan(...slots: readonly string[]): Pick<Plan, 'scope' | 'tasks'> {
  return {
    scope: {
      targets: [{ id: 'portal', kind: 'web' }],
      period: { from: '2026-01-01', to: '2026-12-31' },
    },
    tasks: slots.map((slot): CollectTask => ({
      slot,
      targets: ['portal'],
      origin: 'measured',
      criteria: [],
      collector: 'file',
      params: { path: slot },
    })),
  };
}

export function item(slot: string, text: string, more: Partial<NewItem> = {}): NewItem {
  return {
    slot,
    targets: ['portal'],
    origin: 'measured',
    outcome: 'collected',
    artefacts: [{ name: 'file.txt', form: 'text', bytes: Buffer.from(text) }],
    observedAt: '2026-11-02T09:00:00.000Z',
    collectedAt: '2026-11-02T09:00:00.000Z',
    card: { collector: 'file', attempts: 1, durationMs: 5 },
    ...more,
  };
}

/** Every file under a folder, relative, sorted. */
export async function files(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

export async function text(source: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

export async function indexLines(folder: string): Promise<string[]> {
  return (await readFile(join(folder, 'dossier/index.jsonl'), 'utf8')).trimEnd().split('\n');
}
