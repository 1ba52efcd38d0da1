import { execa } from 'execa';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IMPORT_TABLE } from '../../eslint.config.js';
import { filesUnder, ROOT } from './sources.ts';

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

interface Line {
  readonly command: string;
  readonly code: number;
}

/** Every line of the blocks marked as tested, with the exit code it announces. */
function testedLines(markdown: string): readonly Line[] {
  const blocks = [...markdown.matchAll(/<!-- tested -->\n+```sh\n([^]*?)```/g)].map((match) => match[1] ?? '');
  return blocks
    .flatMap((block) => block.split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => ({ command: line, code: Number(/# exit code (\d+)$/.exec(line)?.[1] ?? 0) }));
}

describe('the commands of README.md', () => {
  const lines = testedLines(read('README.md'));
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'biotoets-readme-'));
    symlinkSync(join(ROOT, 'bin'), join(folder, 'bin'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('are many', () => {
    expect(lines.length).toBeGreaterThanOrEqual(9);
  });

  // One after another: each needs what those before it left.
  it.each(lines)('$command', async ({ command, code }) => {
    const ended = await execa('bash', ['-euo', 'pipefail', '-c', command], {
      ...{ cwd: folder, reject: false, stdin: 'ignore' },
      env: { NO_COLOR: '1', NODE_OPTIONS: '', NODE_V8_COVERAGE: '' },
    });
    expect(ended.exitCode, ended.stderr).toBe(code);
    expect(ended.stderr).not.toContain('bug in biotoets');
  });

  it('that are not run here are those that continuous integration and the packaging tests run', () => {
    const blocks = [...read('README.md').matchAll(/```sh\n([^]*?)```/g)].flatMap((match) =>
      match[1]?.trim().split('\n'),
    );
    const others = blocks.filter((line) => line !== undefined && !lines.some(({ command }) => command === line));
    expect(others).toEqual(['npm ci && npm start', 'npm ci && npm run verify']);
  });
});

describe('the import table of src/README.md', () => {
  const rows = [...read('src/README.md').matchAll(/^\| `([a-z]+)` +\|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)];
  const names = (cell: string | undefined) =>
    (cell ?? '').split(',').flatMap((name) => (name.trim() === '–' ? [] : [name.trim()]));

  it('is the linter’s', () => {
    const told = rows.filter(([, stage]) => stage !== 'cli');
    expect(
      Object.fromEntries(
        told.map(([, stage, , whole, typesOf]) => [stage, { whole: names(whole), typesOf: names(typesOf) }]),
      ),
    ).toEqual(IMPORT_TABLE);
  });
});

describe('documentation', () => {
  const documents = [
    'README.md',
    'src/README.md',
    'controls/README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'CHANGELOG.md',
  ];

  it.each(documents)('%s links only to what is there', (file) => {
    const links = [...read(file).matchAll(/\]\(([^)#]+)[^)]*\)/g)].map((match) => match[1] ?? '');
    const lost = links.filter(
      (link) => !/^(https?|mailto):/.test(link) && !existsSync(join(ROOT, dirname(file), link)),
    );
    expect(lost).toEqual([]);
  });

  it('src/README.md names only files that are there', () => {
    const sources = filesUnder('src', /\.ts$/);
    const named = [...read('src/README.md').matchAll(/`((?:[a-z]+\/)+[a-z-]*\*?(?:\.ts)?)`/g)].map(
      (match) => match[1] ?? '',
    );
    const lost = named.filter(
      (name) => !name.startsWith('test/') && !sources.some((file) => file.startsWith(`src/${name.replace(/\*$/, '')}`)),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(lost).toEqual([]);
  });

  it('tells of every exit code', () => {
    const codes = [...read('README.md').matchAll(/^\| `(\d+)` +\|/gm)].map((match) => Number(match[1]));
    expect(codes).toEqual([0, 1, 2, 3, 4, 5, 130]);
  });
});
