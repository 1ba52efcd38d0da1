import { describe, expect, it } from 'vitest';
import { findMain, resolver } from '../../../src/facts/config/include.ts';
import { belongs } from '../../../src/facts/config/places.ts';
import type { ConfigFile, Places } from '../../../src/facts/config/types.ts';
import { sourceOf } from '../sources.ts';

const PLACES: Places = { main: ['etc/ssh/sshd_config', 'usr/etc/ssh/sshd_config'], also: ['etc/ssh/sshd_config.d/**'] };

function filesOf(...paths: readonly string[]): readonly ConfigFile[] {
  return paths.map((path) => ({ path, text: '', source: sourceOf(path, '') }));
}

function included(paths: readonly string[], pattern: string, folders: readonly string[] = []): string {
  const files = filesOf(...paths);
  const found = findMain(files, PLACES);
  if (found === undefined) return 'no main file';
  const result = resolver(files, found, new Set(folders))(pattern);
  return `${result.files.map(({ path }) => path).join(' ')}${result.missing ? ' missing' : ''}`.trim();
}

describe('the main file', () => {
  it.each([
    ['on the root of a machine', ['etc/hosts', 'etc/ssh/sshd_config'], 'etc/ssh/sshd_config'],
    ['the likeliest place first', ['usr/etc/ssh/sshd_config', 'etc/ssh/sshd_config'], 'etc/ssh/sshd_config'],
    ['in its own folder', ['moduli', 'sshd_config'], 'sshd_config'],
    ['alone, under any name', ['host-3.txt'], 'host-3.txt'],
    ['not among others', ['a.txt', 'b.txt'], undefined],
  ])('%s', (_, paths, expected) => {
    expect(findMain(filesOf(...paths), PLACES)?.main.path).toBe(expected);
  });
});

describe('what an include brings', () => {
  const ROOT = ['etc/ssh/sshd_config', 'etc/ssh/sshd_config.d/20-b.conf', 'etc/ssh/sshd_config.d/10-a.conf'];
  const OWN = ['sshd_config', 'sshd_config.d/10-a.conf'];
  it.each([
    ['files in order of name', ROOT, '/etc/ssh/sshd_config.d/*.conf', [], `${ROOT[2]} ${ROOT[1]}`],
    ['a relative path counts from the folder of the program', ROOT, 'sshd_config.d/10-a.conf', [], ROOT[2]],
    ['an absolute path below the folder that was handed over', OWN, '/etc/ssh/sshd_config.d/*.conf', [], OWN[1]],
    [
      'a name that is still to be filled in may be any',
      ROOT,
      'sshd_config.d/{{ x }}*.conf',
      ['etc/ssh/sshd_config.d'],
      'missing',
    ],
    ['a path elsewhere on the machine is missing', OWN, '/usr/share/ssh/x.conf', [], 'missing'],
    ['a path above the root is missing', ROOT, '../../../../outside', [], 'missing'],
    ['a file that is not there is missing', ROOT, '/etc/ssh/other', [], 'missing'],
    ['nothing, where the folder was there to look in', ['etc/ssh/sshd_config'], 'x.d/*', ['etc/ssh/x.d'], ''],
    ['nothing, where another file of the folder was there', ROOT, 'sshd_config.d/*.off', [], ''],
    ['missing, where nobody knows what the folder holds', ['etc/ssh/sshd_config'], 'x.d/*', [], 'missing'],
  ])('%s', (_, paths, pattern, folders, expected) => {
    expect(included(paths, pattern, folders)).toBe(expected);
  });
});

describe('which files belong to a product', () => {
  it('on the root of a machine: those in its places', () => {
    const files = ['etc/hosts', 'etc/ssh/sshd_config', 'etc/ssh/sshd_config.d/a/b.conf', 'etc/ssh/moduli'];
    expect(belongs(files, PLACES)).toEqual(['etc/ssh/sshd_config', 'etc/ssh/sshd_config.d/a/b.conf']);
  });

  it('in a folder of its own: all of them', () => {
    expect(belongs(['sshd_config', 'x/y'], PLACES)).toEqual(['sshd_config', 'x/y']);
  });
});
