import { execa } from 'execa';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BIN = join(ROOT, 'bin', 'biotoets.js');
const MOMENTS = 50;

interface Line {
  readonly type: string;
  readonly collection?: string;
  readonly slot?: string;
  readonly origin?: string;
  readonly slots?: readonly string[];
  readonly outcome?: string;
}

function biotoets(...args: readonly string[]) {
  return execa(process.execPath, [BIN, ...args], { reject: false, env: { NO_COLOR: '1' } });
}

/** Starts a collection and kills it hard after some milliseconds; resolves when the process is gone. */
function collectAndKill(folder: string, after: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [BIN, 'collect', folder, '--offline', '--quiet'], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), after);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

it(`collect, killed hard at ${MOMENTS} moments, leaves what verify accepts and a rerun completes`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'biotoets-kill-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(ROOT, 'fixtures', 'aurora-post', 'audit'), folder, { recursive: true });
  rmSync(join(folder, 'dossier'), { recursive: true });
  // Seeded: from before the dossier is opened to after the last item.
  let state = 2022;
  for (let round = 0; round < MOMENTS; round += 1) {
    state = (state * 48271) % 2147483647;
    await collectAndKill(folder, 100 + (state % 500));
    const verified = await biotoets('verify', folder, '--quiet');
    // Killed before the first line there is no dossier yet, and verify says so.
    expect([0, 3]).toContain(verified.exitCode);
    if (verified.exitCode === 3) expect(verified.stderr).toContain('has no dossier');
  }
  expect(await biotoets('collect', folder, '--offline', '--quiet')).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await biotoets('verify', folder, '--quiet')).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
  const lines = readFileSync(join(folder, 'dossier', 'index.jsonl'), 'utf8')
    .trimEnd()
    .split('\n');
  const entries = lines.map((line) => JSON.parse(line) as Line);
  const collected = entries.filter((entry) => entry.type === 'item' && entry.outcome === 'collected');
  // Nothing lost, nothing doubled: a measurement once in every collection, a delivered file once in all of them.
  const measurements = collected.filter((entry) => entry.origin === 'measured');
  const moments = measurements.map(({ collection, slot }) => `${collection} ${slot}`);
  expect(new Set(moments).size).toBe(moments.length);
  const delivered = collected.filter((entry) => entry.origin === 'delivered').map(({ slot }) => slot);
  expect(new Set(delivered).size).toBe(delivered.length);
  const plan = entries.findLast((entry) => entry.type === 'plan');
  const offline = entries.filter((entry) => entry.outcome === 'not-attempted').map(({ slot }) => slot);
  expect(new Set([...measurements.map(({ slot }) => slot), ...delivered, ...offline])).toEqual(new Set(plan?.slots));
});
