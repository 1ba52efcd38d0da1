import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nginxIncludes } from '../../../src/facts/config/nginx-includes.ts';
import { matches } from '../../../src/facts/config/glob.ts';
import { resolveInclude } from '../../../src/facts/config/nginx/glob.ts';

describe('includes of a file', () => {
  it.each([
    [
      'http { include a.conf; server { include "b c/*.conf"; location / { include /etc/nginx/d; } } }',
      ['a.conf', 'b c/*.conf', '/etc/nginx/d'],
    ],
    ['include a; include a;', ['a']],
    ['# include a;', []],
    ['include {{ x }}; include $y; include b;', ['b']],
    ['include a', []],
    ['x { log "include a;"; }', []],
  ])('%s', (text, expected) => {
    expect(nginxIncludes(text)).toEqual(expected);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(nginxIncludes(text))));
  });
});

describe('globs', () => {
  it.each([
    ['conf.d/a.conf', 'conf.d/*.conf', true],
    ['conf.d/a.conf.bak', 'conf.d/*.conf', false],
    ['conf.d/x/a.conf', 'conf.d/*.conf', false],
    ['conf.d/.a.conf', 'conf.d/*.conf', false],
    ['a1', 'a?', true],
    ['a1', 'a[0-9]', true],
    ['ax', 'a[!0-9]', true],
    ['ax', 'a[0-9]', false],
    ['a', 'a*', true],
    ['abcabd', '*ab?', true],
    ['a.c', 'a.c', true],
    ['abc', 'a.c', false],
  ])('%s fits %s: %s', (path, pattern, expected) => {
    expect(matches(path, pattern)).toBe(expected);
  });

  it('take no time for many stars', () => {
    expect(matches('a'.repeat(20_000), `${'*a'.repeat(50)}b`)).toBe(false);
  });

  it.each([
    ['conf.d/*.conf', '', 'conf.d/*.conf'],
    ['./a', 'etc/', 'etc/a'],
    ['../a', 'etc/nginx/', 'etc/a'],
    ['/etc/nginx/a', '', 'a'],
    ['/opt/x', '', '/opt/x'],
    ['a', '/etc/nginx/', '/etc/nginx/a'],
    ['/etc/nginx/a', '/etc/nginx/', '/etc/nginx/a'],
  ])('%s beside %j is %s', (pattern, folder, expected) => {
    expect(resolveInclude(pattern, folder)).toBe(expected);
  });
});
