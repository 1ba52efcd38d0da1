import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string };

let temporary: string;
beforeAll(() => {
  temporary = mkdtempSync(join(tmpdir(), 'biotoets-packaging-'));
});
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true });
});

function folder(name: string): string {
  const path = join(temporary, name);
  mkdirSync(path);
  return path;
}

async function run(cwd: string, command: string, ...args: readonly string[]) {
  // What npm tells its scripts is about this repository, not about the folder under test.
  const inherited = Object.entries(process.env).filter(
    ([key]) => !/^(npm_(package|lifecycle)|NODE_ENV|VITEST)/.test(key),
  );
  const { exitCode, stdout, stderr } = await execa(command, args, {
    ...{ cwd, reject: false, extendEnv: false, stdin: 'ignore' as const },
    env: { ...Object.fromEntries(inherited), NO_COLOR: '1', NODE_OPTIONS: '', TMPDIR: temporary },
  });
  return { code: exitCode, stdout, stderr };
}

/** What a clone of this work tree would hold: neither what git ignores nor what was built. */
function cleanClone(name: string): string {
  const clone = folder(name);
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter((file) => file !== '');
  for (const file of files.filter((each) => existsSync(join(ROOT, each)))) {
    mkdirSync(dirname(join(clone, file)), { recursive: true });
    cpSync(join(ROOT, file), join(clone, file));
  }
  return clone;
}

describe('the packed tarball', () => {
  let files: readonly string[];
  let tarball: string;
  let app: string;

  beforeAll(async () => {
    // Packing builds: not where other tests start what was built.
    const source = cleanClone('source');
    symlinkSync(join(ROOT, 'node_modules'), join(source, 'node_modules'));
    const packed = await run(source, 'npm', 'pack', '--json', '--pack-destination', temporary);
    expect(packed.code, packed.stderr).toBe(0);
    // The build of prepack may say something before it.
    const json = packed.stdout.slice(packed.stdout.search(/^\[/m));
    const [answer] = JSON.parse(json) as readonly [
      { readonly filename: string; readonly files: readonly { readonly path: string }[] },
    ];
    files = answer.files.map(({ path }) => path);
    tarball = join(temporary, answer.filename);
    app = folder('app');
    const installed = await run(app, 'npm', 'install', '--prefix', app, '--omit=dev', '--prefer-offline', tarball);
    expect(installed.code, installed.stderr).toBe(0);
  });

  it.each([
    'bin/biotoets.js',
    'dist/cli/entry.js',
    'dist/catalogue/shipped.json',
    'dist/catalogue/validators.js',
    'controls/bio2/catalogue.yaml',
    'controls/schema/audit.schema.json',
    'fixtures/servers/server.js',
    'fixtures/aurora-post/servers.json',
    'fixtures/aurora-post/audit/audit.yaml',
    'LICENSE',
    'README.md',
    'CHANGELOG.md',
    'SECURITY.md',
  ])('holds %s', (file) => {
    expect(files).toContain(file);
  });

  it('holds nothing that only concerns its making', () => {
    const wrong = files.filter(
      (file) =>
        /^(src|test|reports|node_modules|\.ci)\//.test(file) ||
        /(^|\/)(\.key|tsconfig\.json|eslint\.config\.js)$|^fixtures\/.*\/(dossier|reports)\//.test(file) ||
        file.startsWith('fixtures/hostile/'),
    );
    expect(wrong).toEqual([]);
  });

  it('installs few packages, and none that runs a script at install', () => {
    const installed = JSON.parse(readFileSync(join(app, 'package-lock.json'), 'utf8')) as {
      readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>>;
    };
    const names = Object.keys(installed.packages).filter((name) => name !== '');
    expect(names.length).toBeLessThan(60);
    expect(names.filter((name) => installed.packages[name]?.hasInstallScript === true)).toEqual([]);
    expect(readdirSync(join(app, 'node_modules'))).not.toContain('typescript');
  });

  it('tells its version', async () => {
    expect(await run(app, 'npx', 'biotoets', '--version')).toMatchObject({ code: 0, stdout: version });
  });

  it('writes an audit folder, and finds that nothing in it can be established', async () => {
    const init = await run(app, 'npx', 'biotoets', 'init', 'x');
    expect(init.code, init.stderr).toBe(0);
    const ran = await run(app, 'npx', 'biotoets', 'run', 'x');
    expect(ran.code, ran.stderr).toBe(2);
    expect(readdirSync(join(app, 'x', 'reports')).sort()).toEqual(['assessment.json', 'report.html', 'report.pdf']);
  });

  it('shows the example supplier', async () => {
    const demo = await run(app, 'npx', 'biotoets', 'demo', '--out', 'demo', '--lang', 'en');
    expect(demo.code, demo.stderr).toBe(0);
    expect(demo.stderr).toContain('aurora-post (invented) on 127.0.0.1');
    expect(
      readFileSync(join(app, 'demo', 'reports', 'report.pdf'))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });
});

describe('a clean clone', () => {
  it('installs and starts with the two commands of the README', async () => {
    const clone = cleanClone('newcomer');
    const installed = await run(clone, 'npm', 'ci', '--prefer-offline');
    expect(installed.code, installed.stderr).toBe(0);
    const start = performance.now();
    const started = await run(clone, 'npm', 'start');
    expect(started.code, started.stderr).toBe(0);
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(started.stderr).toContain('Rapporten:');
  });

  it('installs without its development packages, says that it is not built, and is no failure', async () => {
    const clone = cleanClone('production');
    const installed = await run(clone, 'npm', 'ci', '--omit=dev', '--prefer-offline', '--foreground-scripts');
    expect(installed.code, installed.stderr).toBe(0);
    expect(installed.stdout + installed.stderr).toContain('biotoets: not built');
    const started = await run(clone, 'node', 'bin/biotoets.js', '--version');
    expect(started.code).toBe(5);
    expect(started.stderr).toContain('not built');
    expect(started.stdout).toBe('');
  });

  it('installs without running scripts, and is built afterwards', async () => {
    const clone = cleanClone('no-scripts');
    const installed = await run(clone, 'npm', 'ci', '--ignore-scripts', '--prefer-offline');
    expect(installed.code, installed.stderr).toBe(0);
    expect(existsSync(join(clone, 'dist'))).toBe(false);
    const built = await run(clone, 'npm', 'run', 'build');
    expect(built.code, built.stderr).toBe(0);
    expect(await run(clone, 'node', 'bin/biotoets.js', '--version')).toMatchObject({ code: 0, stdout: version });
    expect(readdirSync(clone).filter((name) => name.startsWith('.dist'))).toEqual([]);
  });

  it('is not built again while nothing changed', async () => {
    const clone = join(temporary, 'no-scripts');
    const start = performance.now();
    const again = await run(clone, 'node', 'bin/build.js');
    expect(again).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(performance.now() - start).toBeLessThan(1500);
  });
});
