import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it, onTestFinished } from 'vitest';
import { biotoets, BIN, expectRefused, OPTIONS } from './command.ts';

const SHARED = ['--out', '--lang', '--quiet', '--verbose', '--no-color'];
const ASSESS = ['--as-of', '--profile', '--only', '--fail-on'];
const COLLECT = ['--offline', '--concurrency', '--limit'];

const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  init: [],
  plan: [...SHARED, ...COLLECT, '--dry-run'],
  collect: [...SHARED, ...COLLECT],
  assess: [...SHARED, ...ASSESS, '--report'],
  report: [...SHARED, '--report'],
  run: [...SHARED, ...ASSESS, ...COLLECT, '--report'],
  explain: SHARED,
  verify: [...SHARED, '--key', '--seal', '--view-only', '--list', '--salts', '--document', '--item', '--by', '--card'],
  commit: ['--key', '--make-key', '--out', '--salts', '--title', '--quiet'],
  bundle: ['--out', '--recipient', '--as-is', '--quiet'],
  intake: ['--request', '--received-at', '--letter', '--format', '--lang', '--quiet', '--no-color'],
  unbundle: ['--identity', '--key', '--lang', '--quiet'],
  request: [],
  'request new': ['--due', '--lang', '--no-color', '--quiet'],
  'request list': ['--as-of', '--lang', '--no-color', '--overdue', '--quiet'],
  'request letter': ['--as-of', '--format', '--lang', '--no-color', '--out', '--quiet', '--sent'],
  'request export': ['--file', '--lang', '--no-color', '--quiet', '--to'],
  'request import': ['--dry-run', '--lang', '--no-color', '--quiet'],
  judge: [
    '--at',
    '--by',
    '--items',
    '--key',
    '--need',
    '--party',
    '--quiet',
    '--refutes',
    '--role',
    '--verdict',
    '--why',
  ],
  review: ['--at', '--by', '--key', '--n', '--party', '--quiet', '--role'],
  owners: ['--as-of', '--format', '--lang', '--party'],
  status: ['--as-of', '--json', '--lang'],
  'sample plan': [
    '--at',
    '--by',
    '--confidence',
    '--criterion',
    '--frequency',
    '--id',
    '--k',
    '--key',
    '--method',
    '--need',
    '--party',
    '--population',
    '--quiet',
    '--risk',
    '--role',
    '--seed',
    '--tolerable',
  ],
  'sample draw': ['--quiet'],
  'sample record': ['--file', '--note', '--outcome', '--quiet', '--row'],
  'sample review': ['--at', '--by', '--key', '--party', '--quiet', '--role'],
  'respond send': ['--as-of', '--due', '--lang', '--no-color', '--out', '--quiet', '--verbose'],
  'respond import': ['--as-of', '--lang', '--no-color', '--out', '--quiet', '--replace', '--verbose'],
  'respond rejoin': ['--by', '--lang', '--no-color', '--out', '--party', '--quiet', '--replace', '--text', '--verbose'],
  finalise: ['--as-of', '--by', '--lang', '--no-color', '--out', '--quiet', '--verbose', '--why'],
  settle: ['--as-of', '--json', '--lang', '--no-color', '--out', '--quiet', '--verbose'],
  seal: ['--as-of', '--key', '--lang', '--make-key', '--no-color', '--out', '--quiet', '--verbose'],
  purge: ['--by', '--lang', '--no-color', '--out', '--party', '--quiet', '--verbose', '--why'],
  demo: ['--out', '--supplier', '--lang', '--no-color'],
  vvt: ['--format', '--out', '--public', '--only', '--as-of', '--lang', '--quiet'],
  'catalogue list': [
    ...['--theme', '--addressee', '--provability', '--aspect', '--knockout', '--measures', '--format', '--lang'],
  ],
  'catalogue show': ['--lang'],
  'catalogue cases': ['--register'],
  'catalogue lint': ['--against'],
  'catalogue diff': ['--lang'],
  'catalogue map': ['--lang'],
  'catalogue import': ['--catalogue'],
  'catalogue export': ['--oscal', '--out', '--only', '--lang'],
};

describe('help', () => {
  it.each(Object.entries(COMMANDS))('%s shows its options and an example', async (command, options) => {
    const { code, stdout, stderr } = await biotoets([...command.split(' '), '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`Example:\\n  \\$ biotoets ${command} `));
    const listed = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual([...options, '--help'].sort());
  });

  it('names every command and every exit code', async () => {
    const { code, stdout, stderr } = await biotoets(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const named = [...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
    const first = Object.keys(COMMANDS).map((command) => command.split(' ')[0] ?? '');
    expect(named.sort()).toEqual([...new Set([...first, 'help'])].sort());
    for (const exit of [0, 1, 2, 3, 4, 5, 130]) expect(stdout).toMatch(new RegExp(`(: |· )${exit} [a-z]`));
  });

  it('loads nothing of the program: the text was written down when it was built', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'biotoets-loaded-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const env = { ...OPTIONS.env, NODE_V8_COVERAGE: folder };
    const { exitCode, stderr } = await execa(process.execPath, [BIN, '--help'], { ...OPTIONS, env });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const loaded = readdirSync(folder).flatMap((file) => {
      const { result } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { result: { url: string }[] };
      return result.map(({ url }) => url).filter((url) => url.startsWith('file:'));
    });
    const own = loaded.map((url) => url.replace(/^.*\/(?=(dist|bin)\/)/, ''));
    expect(own.sort()).toEqual(['bin/biotoets.js', 'dist/cli/entry.js']);
  });
});

it('--version is the version of the package', async () => {
  const text = readFileSync(join(BIN, '../../package.json'), 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  expect(await biotoets(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

describe('what is not understood is refused with 3, says why, and prints nothing on stdout', () => {
  it.each<readonly [string, readonly string[], RegExp]>([
    ['no command', [], /Usage: biotoets/],
    ['unknown command', ['runn', 'x'], /unknown command 'runn'[^]*Did you mean run\?/],
    ['unknown option', ['run', 'x', '--quite'], /unknown option '--quite'[^]*Did you mean --quiet\?/],
    ['no folder', ['run'], /missing required argument 'audit-folder'/],
    ['one folder too many', ['run', 'x', 'y'], /too many arguments/],
    ['unknown language', ['run', 'x', '--lang', 'fr'], /'fr' is invalid. Allowed choices are nl, en/],
    ['unknown profile', ['run', 'x', '--profile', 'lax'], /Allowed choices are bio2, strict/],
    ['unknown gate', ['run', 'x', '--fail-on', 'nothing'], /Allowed choices are fail, not-established/],
    [
      'unknown format',
      ['run', 'x', '--report', 'word'],
      /no format word; there are console, json, markdown, junit, html, pdf/,
    ],
    ['a report without its file', ['run', 'x', '--report', 'json:'], /file name is missing after the colon/],
    [
      'two reports on stdout',
      ['run', 'x', '--report', 'json:-', '--report', 'html:-'],
      /two reports are to go to stdout/,
    ],
    [
      'two reports in one file',
      ['run', 'x', '--report', 'json:a', '--report', 'html:./a'],
      /two reports are to go to .*a; give each its own file/,
    ],
    [
      'no date',
      ['run', 'x', '--as-of', 'yesterday'],
      /--as-of yesterday is not an ISO 8601 date or moment; write 2026-11-01/,
    ],
    ['a day that does not exist', ['run', 'x', '--as-of', '2026-02-30'], /--as-of 2026-02-30 is not/],
    [
      'a date as it is written in the Netherlands',
      ['assess', 'x', '--as-of', '01-11-2026'],
      /--as-of 01-11-2026 is not/,
    ],
    ['no number', ['collect', 'x', '--concurrency', 'many'], /--concurrency many is not a whole number from 1 to 64/],
    ['nothing at once', ['collect', 'x', '--concurrency', '0'], /--concurrency 0 is not a whole number/],
    [
      'unknown bound',
      ['plan', 'x', '--limit', 'conectMs=1'],
      /--limit conectMs=1: there are connectMs, .*did you mean connectMs\?/,
    ],
    ['a bound without a value', ['plan', 'x', '--limit', 'connectMs'], /connectMs is a whole number from 1 to 50000/],
    [
      'a bound that harms a neighbour',
      ['plan', 'x', '--limit', 'perHost=5000'],
      /perHost is a whole number from 1 to 50/,
    ],
    ['a folder that is not there', ['run', 'nowhere'], /nowhere does not exist/],
    [
      'a supplier that is not there',
      ['demo', '--supplier', 'nobody'],
      /no example supplier nobody; there are aurora-post/,
    ],
  ])('%s', async (_, args, message) => expectRefused(await biotoets(args), message));

  it('shows no control characters of what it does not understand', async () => {
    const ended = await biotoets(['\u001b[31mrun']);
    expectRefused(ended, /unknown command '\[31mrun'/);
    expect(ended.stderr).not.toContain('\u001b');
  });
});
