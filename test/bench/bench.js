// `npm run bench [-- help assess records settings demo]`: what the program costs on this machine, each number a median of whole processes after a first, unmeasured one.
// A fast wrong answer fails: every run must end with the exit code it ought to have.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { writeAudit } from './audit.js';
import { writeRecords } from './records.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BIN = join(ROOT, 'bin', 'biotoets.js');
const USAGE = new URL('./usage.js', import.meta.url).href;
const SIZE = { controls: 120, items: 2000 };

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function times(n, once) {
  once();
  return Array.from({ length: n }, once);
}

function node(args, expected, stdio = 'ignore') {
  const start = performance.now();
  const { status, output } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'ignore', stdio] });
  const wallMs = performance.now() - start;
  if (status !== expected) throw new Error(`${args.join(' ')} ended with ${status}, not ${expected}`);
  return { wallMs, output };
}

/** Wall time, CPU time and peak memory of one run of the program. */
function program(args, expected) {
  const { wallMs, output } = node(['--import', USAGE, BIN, ...args], expected, 'pipe');
  return { wallMs, ...JSON.parse(String(output[3])) };
}

function report(name, value, target) {
  process.stdout.write(`${name.padEnd(58)} ${value.padStart(12)}   ${target}\n`);
}

function reportRuns(name, runs, targets = {}) {
  const of = (key) => median(runs.map((run) => run[key]));
  report(`${name}: wall time`, `${of('wallMs').toFixed(0)} ms`, targets.wall ?? '');
  report(`${name}: CPU time`, `${of('cpuMs').toFixed(0)} ms`, targets.cpu ?? '');
  report(`${name}: peak memory`, `${of('peakMb').toFixed(0)} MB`, targets.memory ?? '');
}

/** In pairs, so that whatever else the machine does meets both alike. */
function benchHelp() {
  const pairs = times(21, () => [node(['-e', '0'], 0).wallMs, node([BIN, '--help'], 0).wallMs]);
  report('node -e 0: wall time', `${median(pairs.map(([bare]) => bare)).toFixed(0)} ms`, '');
  report('--help: wall time', `${median(pairs.map(([, help]) => help)).toFixed(0)} ms`, '');
  report('--help: ratio to node -e 0', median(pairs.map(([bare, help]) => help / bare)).toFixed(2), 'target ≤ 1.50');
}

/** The pure stage alone, with everything it needs in memory. */
async function benchStage(folder) {
  const [{ readOptions }, { loadInputs }, { readFacts }, { readDossier }, { assess }] = await Promise.all(
    ['cli/options.js', 'cli/inputs.js', 'cli/read-facts.js', 'dossier/read-dossier.js', 'assess/assess.js'].map(
      (file) => import(new URL(`../../dist/${file}`, import.meta.url).href),
    ),
  );
  const inputs = await loadInputs(readOptions(folder, { offline: true }, { cwd: ROOT }));
  const dossier = await readDossier(folder);
  const readings = await readFacts(folder, inputs, dossier);
  const input = { ...inputs, dossier, readings, options: { only: [] }, tool: { version: '0.0.0' } };
  const once = () => {
    const before = process.cpuUsage();
    const { conclusion, items } = assess(input);
    const { user, system } = process.cpuUsage(before);
    if (conclusion !== 'meets' || items.length !== SIZE.items) throw new Error(`${conclusion}, ${items.length} items`);
    return (user + system) / 1000;
  };
  const first = once();
  report('assess, the stage, first time: CPU time', `${first.toFixed(0)} ms`, 'target < 500 ms');
  report('assess, the stage, warm: CPU time', `${median(times(9, once)).toFixed(0)} ms`, '');
}

async function benchAssess(temporary) {
  for (const cards of ['each', 'together']) {
    const folder = join(temporary, cards);
    writeAudit(folder, { ...SIZE, cards });
    reportRuns(`collect, cards ${cards} (once)`, [program(['collect', folder], 0)]);
    if (cards === 'each') await benchStage(folder);
    reportRuns(
      `assess, the command, cards ${cards}`,
      times(9, () => program(['assess', folder, '--quiet'], 0)),
    );
  }
}

function benchDemo(temporary) {
  const suppliers = ['aurora-post', 'kestrel-mail'].filter((name) => existsSync(join(ROOT, 'fixtures', name, 'audit')));
  for (const supplier of suppliers) {
    let run = 0;
    const runs = times(9, () => {
      run += 1;
      return program(['demo', '--supplier', supplier, '--out', join(temporary, `${supplier}-${run}`)], 0);
    });
    reportRuns(`demo ${supplier}, servers included`, runs, { memory: 'target < 200 MB', wall: 'target < 20 s' });
  }
}

/** A delivery log joined with a list, searched for gaps and reconciled with a count: by the whole program. */
function benchRecords(temporary) {
  for (const [rows, targets] of [
    [100_000, {}],
    [1_000_000, { cpu: 'target < 6000 ms', memory: 'target < 200 MB' }],
    [4_000_000, { cpu: 'target: linear', memory: 'target < 200 MB' }],
  ]) {
    const folder = join(temporary, `records-${rows}`);
    writeRecords(folder, rows);
    const name = `${rows / 1000}k rows`;
    reportRuns(`collect, ${name} (once)`, [program(['collect', folder], 0)]);
    const runs = times(3, () => program(['assess', folder, '--quiet'], 0));
    reportRuns(`assess, ${name} joined and reconciled`, runs, targets);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Settings of products, read and judged in one process: the readers and the predicates, without collecting. */
function benchSettings() {
  const script = fileURLToPath(new URL('./settings.js', import.meta.url));
  const answers = new Set();
  for (const [files, targets] of [
    [500, {}],
    [1000, { cpu: 'target: linear' }],
    [2000, { cpu: 'target < 5000 ms', memory: 'target < 400 MB' }],
  ]) {
    const runs = times(3, () => settingsOf(script, files));
    for (const run of runs) answers.add([run.true, run.false, run.unknown].map((count) => count / files).join());
    // One host in ten lets root in: twice the files is twice each answer.
    if (answers.size > 1 || runs[0].false === 0) throw new Error(`${files} files: ${[...answers].join(' or ')}`);
    reportRuns(`${files} files of settings, ${runs[0].facts} facts`, runs, targets);
  }
}

function settingsOf(script, files) {
  const start = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [script, String(files)]);
  if (status !== 0) throw new Error(`settings.js ended with ${status}`);
  const found = JSON.parse(String(stdout));
  if (found.files !== files) throw new Error(`${files} files: ${String(stdout)}`);
  return { wallMs: performance.now() - start, ...found };
}

async function main() {
  const temporary = mkdtempSync(join(tmpdir(), 'biotoets-bench-'));
  try {
    process.stdout.write(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}\n`);
    process.stdout.write(`${SIZE.controls} controls × ${SIZE.items} items\n\n`);
    const parts = {
      help: benchHelp,
      assess: benchAssess,
      records: benchRecords,
      settings: benchSettings,
      demo: benchDemo,
    };
    const chosen = process.argv.slice(2);
    for (const [name, bench] of Object.entries(parts))
      if (chosen.length === 0 || chosen.includes(name)) await bench(temporary);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

await main();
