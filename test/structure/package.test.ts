import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder, packageOf, parse, ROOT } from './sources.ts';

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

const manifest = JSON.parse(read('package.json')) as Manifest;

function packagesOf(files: readonly string[]): ReadonlySet<string> {
  const specifiers = files.flatMap((file) => parse(file).imports.map(({ to }) => to));
  const outside = specifiers.filter(
    (name) => !/^(src|test|fixtures|bin|dist|eslint|\.|node:|data:)/.test(name) && !builtinModules.includes(name),
  );
  return new Set(outside.map(packageOf));
}

describe('package.json', () => {
  it('declares exactly what src imports', () => {
    const imported = packagesOf([...filesUnder('src', /\.ts$/), ...filesUnder('bin', /\.js$/)]);
    const resolved = filesUnder('src', /\.ts$/).flatMap((file) =>
      [...read(file).matchAll(/require\.resolve\([`'](@?[^`'$]+)\//g)].map((match) => packageOf(match[1] ?? '')),
    );
    expect([...new Set([...imported, ...resolved])].sort()).toEqual(Object.keys(manifest.dependencies).sort());
  });

  it('declares everything the tests import', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies };
    const imported = packagesOf([...filesUnder('test', /\.(ts|js)$/), 'eslint.config.js', 'vitest.config.ts']);
    expect([...imported].filter((name) => !(name in all))).toEqual([]);
  });

  it('names exact versions', () => {
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('has the scripts a newcomer, continuous integration and npm call', () => {
    expect(Object.keys(manifest.scripts)).toEqual(
      expect.arrayContaining([
        'start',
        'prestart',
        'test',
        'pretest',
        'prepare',
        'prepack',
        'verify',
        'samples',
        'bench',
      ]),
    );
    expect(read('.ci/run')).toMatch(/^npm ci$/m);
    expect(read('.ci/run')).toMatch(/^npm run verify$/m);
  });

  it('has the version of the newest heading in the changelog', () => {
    const newest = /^## \[(\d+\.\d+\.\d+)\]/m.exec(read('CHANGELOG.md'))?.[1];
    expect(newest).toBe(manifest.version);
    expect(read('publiccode.yml')).toContain(`softwareVersion: '${manifest.version}'`);
  });
});

describe('package-lock.json', () => {
  it('names no registry', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved"|https?:\/\/[^"]*registry/);
  });

  it('gives every package a hash', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      readonly packages: Readonly<Record<string, { readonly integrity?: string }>>;
    };
    const without = Object.entries(packages).filter(([name, { integrity }]) => name !== '' && integrity === undefined);
    expect(without).toEqual([]);
  });
});
