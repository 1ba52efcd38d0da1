import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';

import { readDossier } from '../../src/dossier/read-dossier.ts';
import type { DossierState } from '../../src/dossier/types.ts';

const PROGRAM = join(import.meta.dirname, '../dossier/programs/collector.js');
const DIST = process.env['BIOTOETS_DIST'] ?? join(import.meta.dirname, '../../dist');
const MOMENTS = 50;

/** Starts the program and, where asked, kills it after so many milliseconds. Gives how it ended and when. */
async function collect(folder: string, killAfter?: number): Promise<{ code: number | null; lasted: number }> {
  const start = performance.now();
  const program = spawn(process.execPath, [PROGRAM, folder, DIST], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(program, 'exit') as Promise<[number | null]>;
  if (killAfter !== undefined) {
    await Promise.race([wait(killAfter), ended]);
    program.kill('SIGKILL');
  }
  const [code] = await ended;
  return { code, lasted: performance.now() - start };
}

/** Always the same row of numbers between 0 and 1 (a linear congruential generator). */
function* seeded(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

async function fresh(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'killed-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function slotsOf({ entries }: DossierState): string[] {
  return entries.flatMap((entry) => (entry.type === 'item' ? [`${entry.collection} ${entry.slot}`] : []));
}

it(`kill -9 at ${String(MOMENTS)} random moments: what lies there is accepted, and a rerun completes it with nothing lost or doubled`, async () => {
  const { code, lasted } = await collect(await fresh());
  expect(code).toBe(0);
  const random = seeded(20261123);
  let interrupted = 0;
  for (let moment = 0; moment < MOMENTS; moment += 1) {
    const folder = await fresh();
    // Twice on the same folder: a run that takes over may be killed as well.
    await collect(folder, random.next().value * lasted);
    await collect(folder, random.next().value * lasted);
    const killed = await readDossier(folder);
    expect(killed.problems).toEqual([]);
    const before = slotsOf(killed);
    if (before.length > 0 && before.length < 30) interrupted += 1;

    expect((await collect(folder)).code).toBe(0);
    const complete = await readDossier(folder);
    expect(complete).toMatchObject({ problems: [], notices: [] });
    const slots = slotsOf(complete);
    expect(slots.slice(0, before.length)).toEqual(before);
    expect(new Set(slots).size).toBe(slots.length);
    expect(slots.length % 30).toBe(0);
    expect(slots.length).toBeGreaterThan(0);
    expect(complete.entries.at(-1)?.type).toBe('end');
  }
  // Otherwise the moments were chosen badly and nothing was tested.
  expect(interrupted).toBeGreaterThan(5);
});
