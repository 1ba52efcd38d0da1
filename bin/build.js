#!/usr/bin/env node
// Builds dist/: TypeScript, schema validators, compiled catalogues; does nothing while dist/ is what its sources make.
// With --if-possible (npm's prepare) it says so when it cannot build, and succeeds.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const SOURCES = ['src', 'controls', 'bin/build.js', 'tsconfig.json', 'package.json'];

function compiler() {
  try {
    return createRequire(join(root, 'package.json')).resolve('typescript/lib/tsc.js');
  } catch {
    return undefined;
  }
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)));
}

/** SHA-256 of everything dist/ is made of: times of files say nothing after a checkout or a copy. */
function stampOfSources() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((path) => filesUnder(join(root, path))).sort()) {
    const bytes = readFileSync(file);
    hash.update(`${relative(root, file)}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

function stampOfDist() {
  try {
    return readFileSync(join(dist, '.stamp'), 'utf8');
  } catch {
    return undefined;
  }
}

/** Puts the whole folder in place at once: a program that runs meanwhile never finds half of it. */
function replaceDist(built) {
  const old = `${built}-old`;
  for (let attempt = 1; ; attempt++) {
    try {
      if (existsSync(dist)) renameSync(dist, old);
      renameSync(built, dist);
      break;
    } catch (error) {
      // Another build put its own there in between.
      if (attempt === 5 || !['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(error.code)) throw error;
      rmSync(old, { recursive: true, force: true });
    }
  }
  rmSync(old, { recursive: true, force: true });
}

function build(tsc, stamp) {
  const built = join(root, `.dist-${process.pid}`);
  const run = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
  try {
    // Types are checked by `npm run typecheck`; here they would cost more than all the rest.
    run(tsc, '-p', 'tsconfig.json', '--noCheck', '--outDir', built);
    run(join(built, 'catalogue', 'build.js'), root);
    run(
      '--input-type=module',
      '-e',
      `(await import(${JSON.stringify(pathToFileURL(join(built, 'cli', 'write-help.js')))})).writeHelp()`,
    );
    writeFileSync(join(built, '.stamp'), stamp);
    replaceDist(built);
  } catch (error) {
    // The compiler has said on stderr what is wrong.
    if (error.status === undefined || error.status === null) throw error;
    process.exitCode = 1;
  } finally {
    rmSync(built, { recursive: true, force: true });
  }
}

function main() {
  const hasSources = existsSync(join(root, 'src'));
  // An installed package brings its own dist; there is nothing to build and nothing wrong.
  if (!hasSources && existsSync(join(dist, 'cli', 'main.js'))) return;
  const stamp = stampOfSources();
  if (stampOfDist() === stamp) return;
  const tsc = hasSources ? compiler() : undefined;
  if (tsc !== undefined) return build(tsc, stamp);
  process.stderr.write(
    'biotoets: not built (the TypeScript compiler is not installed; run npm ci with its development packages)\n',
  );
  process.exitCode = process.argv.includes('--if-possible') ? 0 : 1;
}

main();
