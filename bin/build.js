#!/usr/bin/env node
// Builds dist/: TypeScript, schema validators, compiled catalogues. With --if-possible (npm's prepare) it says so when it cannot.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const ifPossible = process.argv.includes('--if-possible');

function compiler() {
  try {
    const require = createRequire(join(root, 'package.json'));
    return join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  } catch {
    return undefined;
  }
}

const tsc = compiler();
if (tsc === undefined || !existsSync(join(root, 'src'))) {
  if (existsSync(join(root, 'dist', 'cli', 'main.js'))) {
    // An installed package brings its own dist; there is nothing to build and nothing wrong.
    process.exitCode = 0;
  } else {
    process.stderr.write(
      'biotoets: not built (the TypeScript compiler is not installed; run npm ci with its development packages)\n',
    );
    process.exitCode = ifPossible ? 0 : 1;
  }
} else {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.json')], { cwd: root, stdio: 'inherit' });
  execFileSync(process.execPath, [join(root, 'dist', 'catalogue', 'build.js'), root], { cwd: root, stdio: 'inherit' });
}
