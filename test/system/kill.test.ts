import { execa } from 'execa';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { hashFile } from '../../src/dossier/blobs.ts';
import { readDossier } from '../../src/dossier/read-dossier.ts';
import type { DossierState } from '../../src/dossier/types.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BIN = join(ROOT, 'bin', 'biotoets.js');

function biotoets(...args: readonly string[]) {
  return execa(process.execPath, [BIN, ...args], { reject: false, env: { NO_COLOR: '1' } });
}

/** A folder to work in, with the audit of an example supplier. */
function workplace(): { readonly folder: string; readonly place: (name: string) => string } {
  const root = mkdtempSync(join(tmpdir(), 'biotoets-kill-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, 'audit');
  cpSync(join(ROOT, 'fixtures', 'aurora-post', 'audit'), folder, { recursive: true });
  mkdirSync(join(root, 'out'));
  return { folder, place: (name) => join(root, 'out', name) };
}

/** Always the same row of numbers between 0 and 1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

interface Run {
  /** Milliseconds from the moment the dossier was taken to the end. */
  readonly worked: number;
  readonly killed: boolean;
}

/**
 * Starts a command, and kills it hard so many milliseconds after it took the dossier: to load the program takes far longer
 * than what it does, and to be killed before that tells nothing.
 */
async function run(args: readonly string[], folder: string, killAfter?: number): Promise<Run> {
  const child = spawn(process.execPath, [BIN, ...args], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const started = performance.now();
  while (child.exitCode === null && !holds(folder, child.pid) && performance.now() - started < 30_000) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const taken = performance.now();
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  await ended;
  clearTimeout(timer);
  return { worked: performance.now() - taken, killed: child.signalCode === 'SIGKILL' };
}

function holds(folder: string, pid: number | undefined): boolean {
  try {
    return readFileSync(join(folder, 'dossier', 'lock'), 'utf8').includes(`"pid":${pid}`);
  } catch {
    return false;
  }
}

interface Kills {
  readonly moments: number;
  readonly seed: number;
  readonly folder: string;
  readonly args: (round: number) => readonly string[];
  /** Looks at what lies there after each time. */
  readonly check: (state: DossierState, round: number) => void | Promise<void>;
}

/** One folder all the way: each run meets what the killed ones before it left. */
async function killAtMoments({ moments, seed, folder, args, check }: Kills): Promise<void> {
  const random = seeded(seed);
  const copy = `${folder}-whole`;
  cpSync(folder, copy, { recursive: true });
  const { worked } = await run(
    args(-1).map((each) => (each === folder ? copy : each)),
    copy,
  );
  let killed = 0;
  for (let round = 0; round < moments; round += 1) {
    const one = await run(args(round), folder, random() * worked);
    if (one.killed) killed += 1;
    await check(await readDossier(folder), round);
  }
  // Otherwise the moments were chosen badly and nothing was tested.
  expect(killed).toBeGreaterThan(moments / 3);
}

function entriesOf({ entries }: DossierState) {
  return entries.flatMap((entry) => (entry.type === 'item' && entry.outcome === 'collected' ? [entry] : []));
}

it('collect, killed hard at 34 moments, leaves what verify accepts and a rerun completes', async () => {
  const { folder } = workplace();
  rmSync(join(folder, 'dossier'), { recursive: true });
  const args = ['collect', folder, '--offline', '--quiet'];
  await killAtMoments({
    ...{ moments: 34, seed: 2022, folder, args: () => args },
    check: ({ problems }) => expect(problems).toEqual([]),
  });
  expect(await biotoets(...args)).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await biotoets('verify', folder, '--quiet')).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
  const state = await readDossier(folder);
  // Nothing lost, nothing doubled: a measurement once in every collection, a delivered file once in all of them.
  const measured = entriesOf(state).filter(({ origin }) => origin === 'measured');
  const moments = measured.map(({ collection, slot }) => `${collection} ${slot}`);
  expect(new Set(moments).size).toBe(moments.length);
  const delivered = entriesOf(state).flatMap(({ origin, slot }) => (origin === 'delivered' ? [slot] : []));
  expect(new Set(delivered).size).toBe(delivered.length);
  const plan = state.entries.findLast((entry) => entry.type === 'plan');
  const offline = state.entries.flatMap((entry) =>
    entry.type === 'item' && entry.outcome === 'not-attempted' ? [entry.slot] : [],
  );
  const slots = [...measured.map(({ slot }) => slot), ...delivered, ...offline];
  expect(new Set(slots)).toEqual(new Set(plan?.type === 'plan' ? plan.slots : []));
}, 120_000);

it('seal, killed hard at 33 moments, leaves what verify accepts or a seal it misses, and a rerun sets it', async () => {
  const { folder, place } = workplace();
  const key = place('key.pem');
  expect(await biotoets('seal', folder, '--make-key', key)).toMatchObject({ exitCode: 0 });
  const args = ['seal', folder, '--key', key, '--quiet'];
  let missed = 0;
  await killAtMoments({
    ...{ moments: 33, seed: 1847, folder, args: () => args },
    check: ({ problems, seal }) => {
      const unset = `dossier/seals/${String((seal?.number ?? 0) + 1).padStart(4, '0')}.json`;
      const expected = [`seal-missing ${unset}`, 'sealed-file-changed dossier/index.jsonl'];
      expect(expected).toEqual(expect.arrayContaining(problems.map(({ code, path }) => `${code} ${path}`)));
      if (problems.length > 0) missed += 1;
    },
  });
  expect(missed).toBeGreaterThan(0);
  expect(await biotoets(...args)).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await biotoets('verify', folder, '--key', `${key}.pub`, '--quiet')).toMatchObject({ exitCode: 0, stdout: '' });
  expect((await readDossier(folder)).problems).toEqual([]);
}, 120_000);

it('bundle, killed hard at 33 moments, leaves the dossier whole, and a bundle that is whole or not there', async () => {
  const { folder, place } = workplace();
  const out = (round: number): string => place(`${String(round)}.zip`);
  const before = await readDossier(folder);
  let whole = '';
  await killAtMoments({
    ...{ moments: 33, seed: 1585, folder, args: (round: number) => ['bundle', folder, '--out', out(round), '--quiet'] },
    check: async ({ entries, problems }, round) => {
      expect(problems).toEqual([]);
      expect(entries).toEqual(before.entries);
      if (!existsSync(out(round))) return;
      const hash = await hashFile(out(round));
      whole = whole === '' ? hash : whole;
      expect(hash).toBe(whole);
    },
  });
  const last = place('last.zip');
  expect(await biotoets('bundle', folder, '--out', last, '--quiet')).toMatchObject({ exitCode: 0, stderr: '' });
  if (whole !== '') expect(await hashFile(last)).toBe(whole);
  expect((await readDossier(folder)).notices).toEqual([]);
}, 120_000);
