import { execa } from 'execa';
import { cpSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditFolder, temporary } from './audit-folder.ts';
import { BIN, OPTIONS } from './command.ts';

const PACKAGE = dirname(dirname(BIN));

/** A copy of the built package, to be broken. */
function broken(breakIt: (folder: string) => void): string {
  const folder = temporary();
  for (const part of ['bin', 'dist', 'controls', 'package.json'])
    cpSync(join(PACKAGE, part), join(folder, part), { recursive: true });
  symlinkSync(join(PACKAGE, 'node_modules'), join(folder, 'node_modules'));
  breakIt(folder);
  return join(folder, 'bin', 'biotoets.js');
}

function remove(path: string) {
  return (folder: string): void => rmSync(join(folder, path), { recursive: true });
}

function replace(path: string, text: string) {
  return (folder: string): void => writeFileSync(join(folder, path), text);
}

const REPORT = /bug in biotoets, not in what you gave it\. Please report it/;
const NOT_BUILT = /the program is not built or not complete \(npm run build, or install the package again\)/;

// A program that cannot do its work must never end with 0 or 1: those are verdicts.
describe('our own failure is 5, says that it is ours, and prints no result', () => {
  it.each<readonly [string, (folder: string) => void, RegExp]>([
    ['dist removed', remove('dist'), NOT_BUILT],
    ['half of dist removed', remove('dist/cli/main.js'), NOT_BUILT],
    ['a command removed', remove('dist/cli/commands/run.js'), REPORT],
    ['a package that no longer names its version', remove('package.json'), /./],
    [
      'a file that was cut off',
      replace('dist/cli/main.js', 'export function main( {'),
      /the program cannot be started\. Please report this/,
    ],
    [
      'an error in a command',
      replace(
        'dist/cli/commands/run.js',
        'export async function runCommand() { throw new TypeError("broken inside"); }',
      ),
      /Please report it[^]*broken inside/,
    ],
    [
      'an error that is no Error',
      replace('dist/cli/commands/run.js', 'export async function runCommand() { throw null; }'),
      REPORT,
    ],
    [
      'an error outside any promise',
      replace(
        'dist/cli/commands/run.js',
        'export function runCommand() { setTimeout(() => { throw new Error("broken later"); }); return new Promise((done) => setTimeout(done, 50, { conclusion: "meets" })); }',
      ),
      /Please report it[^]*broken later/,
    ],
    [
      'a promise that nobody waits for',
      replace(
        'dist/cli/commands/run.js',
        'export async function runCommand() { void Promise.reject(new Error("left alone")); await new Promise((done) => setTimeout(done, 50)); return {}; }',
      ),
      /Please report it[^]*left alone/,
    ],
    [
      'a wait that never ends',
      replace('dist/cli/commands/run.js', 'export function runCommand() { return new Promise(() => {}); }'),
      /stopped halfway/,
    ],
  ])('%s', async (_, breakIt, message) => {
    const bin = broken(breakIt);
    const audit = auditFolder({ controls: ['S-1'] });
    const { exitCode, stdout, stderr } = await execa(process.execPath, [bin, 'run', audit.folder], OPTIONS);
    expect({ exitCode, stdout }).toEqual({ exitCode: 5, stdout: '' });
    expect(stderr).toMatch(message);
  });
});
