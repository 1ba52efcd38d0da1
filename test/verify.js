// `npm run verify`: everything that must hold before a change lands, one step after another; stops at the first that fails.
// Nothing is skipped in silence: a test that did not run is a failure, unless its name says that it needs ../shared and that is not there.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const NEEDS_SHARED = /\(needs \.\.\/shared\b/;
const POLICY = '/usr/sbin/policy-rc.d';

/** Programs the tests run, with the Debian package that brings each. */
const PROGRAMS = {
  chromium: 'chromium',
  pdftotext: 'poppler-utils',
  qpdf: 'qpdf',
  xmllint: 'libxml2-utils',
  openssl: 'openssl',
  git: 'git',
  sshd: 'openssh-server',
  chronyd: 'chrony',
  doveconf: 'dovecot-imapd',
  'fail2ban-client': 'fail2ban',
  logrotate: 'logrotate',
  nft: 'nftables',
  nginx: 'nginx',
  postconf: 'postfix',
  pg_lsclusters: 'postgresql',
  'redis-server': 'redis-server',
  'redis-cli': 'redis-tools',
  rsyslogd: 'rsyslog',
  'systemd-analyze': 'systemd',
};

const counts = { passed: 0, failed: 0 };

function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
  });
  if (error !== undefined) process.stdout.write(`${program}: ${error.message}\n`);
  return status === 0;
}

function tool(name, ...args) {
  return run(process.execPath, [join(ROOT, 'node_modules', ...name.split('/')), ...args]);
}

function isThere(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/sbin'];
  return folders.some((folder) => existsSync(join(folder, program)));
}

function packages() {
  const missing = Object.entries(PROGRAMS).flatMap(([program, name]) => (isThere(program) ? [] : [name]));
  if (missing.length === 0) return true;
  const list = [...new Set(missing)].join(' ');
  if (process.getuid?.() !== 0 || !isThere('apt-get')) {
    process.stdout.write(
      `Missing Debian packages: ${list}\nInstall them (apt-get install ${list}), or run this as root.\n`,
    );
    return false;
  }
  process.stdout.write(`Installing the missing Debian packages, without starting any daemon: ${list}\n`);
  return withoutDaemons(() => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    return (
      run('apt-get', ['update', '-qq'], { env }) &&
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...list.split(' ')], { env })
    );
  });
}

/** Debian asks this file whether a freshly installed service may start. */
function withoutDaemons(install) {
  if (existsSync(POLICY)) return install();
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n');
  chmodSync(POLICY, 0o755);
  try {
    return install();
  } finally {
    rmSync(POLICY, { force: true });
  }
}

/** Runs the tests of a project and counts them. `quiet`: what they print comes when they are done, not between others' lines. */
async function tests(project, filter, { quiet = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'biotoets-verify-'));
  const file = join(folder, 'results.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const filters = filter === undefined ? [] : [filter];
  try {
    const succeeded = await vitest(['run', '--project', project, ...reporters, ...filters], quiet);
    if (!existsSync(file)) return false;
    const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
    return countAll(testResults) && succeeded;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function vitest(args, quiet) {
  return new Promise((done) => {
    const program = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
    const stdio = ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'];
    const child = spawn(process.execPath, [program, ...args], { cwd: ROOT, stdio });
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => printed.push(chunk));
    child.on('error', (error) => {
      process.stdout.write(`vitest: ${error.message}\n`);
      done(false);
    });
    child.on('close', (status) => {
      process.stdout.write(Buffer.concat(printed));
      done(status === 0);
    });
  });
}

/** One after another these leave a core idle: a browser and a package manager mostly wait. */
async function systemAndPackaging() {
  const both = [tests('system', 'test/system'), tests('system', 'test/packaging', { quiet: true })];
  return (await Promise.all(both)).every(Boolean);
}

/** Adds the results to the totals; false where a test failed, or did not run without saying why. */
function countAll(files) {
  const all = files.flatMap((file) => file.assertionResults);
  const passed = all.filter((test) => test.status === 'passed').length;
  const failed = all.filter((test) => test.status === 'failed').length;
  const shared = existsSync(join(ROOT, '..', 'shared'));
  const unrun = all.filter((test) => test.status !== 'passed' && test.status !== 'failed');
  const unexplained = unrun.filter((test) => shared || !NEEDS_SHARED.test(test.fullName));
  for (const test of unexplained) process.stdout.write(`not run, and that is a failure: ${test.fullName}\n`);
  for (const test of unrun) if (!unexplained.includes(test)) process.stdout.write(`not run: ${test.fullName}\n`);
  // A file that cannot be loaded holds no test that could fail.
  const broken = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const bad = failed + unexplained.length + broken.length;
  counts.passed += passed;
  counts.failed += bad;
  return bad === 0 && passed > 0;
}

const STEPS = [
  ['Debian packages', packages],
  ['build', () => run(process.execPath, ['bin/build.js'])],
  ['format', () => tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.')],
  ['types', () => tool('typescript/bin/tsc', '-p', 'test/tsconfig.json')],
  ['lint', () => tool('eslint/bin/eslint.js', '.')],
  ['tests that need Node alone', () => tests('node')],
  ['samples', () => run(process.execPath, ['test/samples.js', '--check'])],
  ['tests with a browser and programs from Debian, and packaging', systemAndPackaging],
];

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

async function main() {
  // Snapshots are compared and never written.
  process.env.CI = 'true';
  const start = performance.now();
  let failed;
  for (const [title, step] of STEPS) {
    const since = performance.now();
    process.stdout.write(`\n== ${title}\n`);
    const held = await step();
    process.stdout.write(`== ${title}: ${held ? 'ok' : 'FAILED'} (${seconds(since)})\n`);
    if (held) continue;
    failed = title;
    break;
  }
  const end = failed === undefined ? 'everything holds' : `stopped at: ${failed}`;
  process.stdout.write(`\n${end} (${seconds(start)})\n${counts.passed} passed, ${counts.failed} failed\n`);
  process.exitCode = failed === undefined ? 0 : 1;
}

await main();
