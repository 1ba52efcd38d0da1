import { describe, expect, test } from 'vitest';
import { dottedPath, readJsonPath, withDottedPaths } from '../../src/catalogue/fact-path.ts';

describe('a JSONPath', () => {
  test.each([
    ['$.servers[*]', 'members', 'servers'],
    ['$.servers[*].locations[*]', 'members', 'servers.*.locations'],
    ['$[*]', 'members', ''],
    ["$['a.b'][0].c", 'one', 'a\\.b.0.c'],
    ['$.hsts.maxAge', 'one', 'hsts.maxAge'],
  ] as const)('%s for %s is %s', (text, names, path) => {
    expect(readJsonPath(text, names)).toEqual({ path });
    expect(dottedPath(text, names)).toBe(path);
  });

  test.each([
    ['$.servers[?@.tls == true]', 'members', 'narrow the members of a list with "where"'],
    ['$..password', 'one', 'names, numbers from 0 and [*]'],
    ['$.a[-1]', 'one', 'names, numbers from 0 and [*]'],
    ['$.a[0,1]', 'one', 'names, numbers from 0 and [*]'],
    ['$.servers', 'members', 'write "$.servers[*]"'],
    ['$.servers[*].name', 'one', 'names many facts where one is asked'],
    ['$.servers[', 'members', 'is no JSONPath (RFC 9535)'],
  ] as const)('%s for %s is refused', (text, names, message) => {
    const read = readJsonPath(text, names);
    expect('fault' in read ? read.fault : '').toContain(message);
  });

  test('is read wherever a predicate holds one', () => {
    const at = { at: '$.x[0]', equals: 1 };
    const dotted = { at: 'x.0', equals: 1 };
    expect(withDottedPaths({ if: at, then: { all: [at] }, else: { not: at } })).toEqual({
      if: dotted,
      then: { all: [dotted] },
      else: { not: dotted },
    });
    for (const form of ['each', 'some', 'none', 'exactlyOne'] as const)
      expect(withDottedPaths({ [form]: '$.l[*]', where: at, assert: { any: [at] } } as never)).toEqual({
        [form]: 'l',
        where: dotted,
        assert: { any: [dotted] },
      });
    expect(withDottedPaths({ count: '$.l[*]', where: at, is: { gte: 1 } })).toEqual({
      count: 'l',
      where: dotted,
      is: { gte: 1 },
    });
  });
});
