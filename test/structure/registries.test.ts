import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder, parse, ROOT } from './sources.ts';

/** Names of the files of a folder itself, without folders below it and without ending. */
function namesIn(folder: string): readonly string[] {
  return filesUnder(folder, /\.ts$/)
    .filter((file) => join(folder, basename(file)) === file)
    .map((file) => basename(file, '.ts'));
}

/** What a registry loads, lazily or not, as paths below `src/`. */
function loadedBy(registry: string): readonly string[] {
  return parse(registry)
    .imports.filter(({ to, typeOnly }) => !typeOnly && to.startsWith('src/'))
    .map(({ to }) => to)
    .sort();
}

/** Files that export a value whose name ends so: what a registry is there to hold. */
function exporting(folder: string, suffix: string): readonly string[] {
  const pattern = new RegExp(`^export (const|function|async function) [a-z][A-Za-z]*${suffix}\\b`, 'm');
  return filesUnder(folder, /\.ts$/).filter((file) => pattern.test(readFileSync(join(ROOT, file), 'utf8')));
}

describe('each registry equals its folder', () => {
  it.each([
    ['src/collect/registry.ts', 'src/collect', 'Collector'],
    ['src/facts/registry.ts', 'src/facts', 'Reader'],
    ['src/report/registry.ts', 'src/report', 'Reporter'],
  ])('%s', (registry, folder, suffix) => {
    expect(loadedBy(registry)).toEqual(exporting(folder, suffix));
  });

  it('src/assess/checks/registry.ts', () => {
    const files = namesIn('src/assess/checks').filter((name) => name !== 'registry');
    expect(loadedBy('src/assess/checks/registry.ts').map((file) => basename(file, '.ts'))).toEqual(files);
  });

  it('src/cli/program.ts and programs/ load every command, and declare it under the name of its file', () => {
    const files = ['src/cli/program.ts', ...filesUnder('src/cli/programs', /\.ts$/)].map(parse);
    const text = files.map((file) => file.text).join('\n');
    const loaded = files
      .flatMap(({ imports }) => imports)
      .filter(({ to, typeOnly }) => !typeOnly && to.startsWith('src/cli/commands/'));
    expect([...new Set(loaded.map(({ to }) => basename(to, '.ts')))].sort()).toEqual(namesIn('src/cli/commands'));
    const declared = [...text.matchAll(/program\s*\.command\('([a-z-]+)/g)].map((match) => match[1] ?? '');
    expect(declared.sort()).toEqual(namesIn('src/cli/commands'));
  });
});

describe('each stage', () => {
  it.each(['catalogue', 'audit', 'plan', 'dossier', 'facts', 'collect', 'assess', 'decide', 'report', 'language'])(
    '%s has its contract in types.ts and its tests beside its name',
    (stage) => {
      expect(existsSync(join(ROOT, 'src', stage, 'types.ts'))).toBe(true);
      expect(filesUnder('test', /\.test\.ts$/).filter((file) => file.startsWith(`test/${stage}/`))).not.toEqual([]);
    },
  );

  it('has no folder that says nothing', () => {
    const folders = filesUnder('src', /\.ts$/).flatMap((file) => file.split('/').slice(1, -1));
    expect(folders.filter((name) => ['utils', 'core', 'common', 'helpers', 'services', 'lib'].includes(name))).toEqual(
      [],
    );
  });
});
