import { describe, expect, it } from 'vitest';
import type { CheckNeed, Predicate } from '../../../src/catalogue/types.ts';
import { listsOf } from '../../../src/assess/predicate/lists.ts';

const leaf = (list: string): Predicate => ({ at: 'x', in: { $list: list } });

function check(assert: Predicate, rest: Partial<CheckNeed> = {}): CheckNeed {
  return {
    kind: 'check',
    id: 'c',
    family: 'tls',
    products: [],
    card: [],
    advice: [],
    beside: [],
    derive: [],
    assert,
    ...rest,
  };
}

describe('the lists a check reads', () => {
  it.each<readonly [string, CheckNeed, readonly string[]]>([
    ['none in a leaf with a literal', check({ at: 'x', equals: 1 }), []],
    ['one in a leaf', check(leaf('a')), ['a']],
    [
      'in every branch of all and any, each once',
      check({ all: [leaf('a'), { any: [leaf('b'), leaf('a')] }] }),
      ['a', 'b'],
    ],
    ['under not', check({ not: leaf('a') }), ['a']],
    [
      'in the members of a list and in what selects them',
      check({ each: 'l', where: leaf('w'), assert: leaf('a') }),
      ['a', 'w'],
    ],
    ['in a named check', check({ use: 'ratio', with: { part: 'p', whole: { $list: 'a' } } }), ['a']],
    ['in its precondition', check(leaf('a'), { when: leaf('w') }), ['a', 'w']],
    [
      'in its advice',
      check(leaf('a'), { advice: [{ id: 'i', text: { nl: '', en: '' }, assert: leaf('b') }] }),
      ['a', 'b'],
    ],
  ])('%s', (_name, need, expected) => {
    expect([...listsOf(need)].sort()).toEqual(expected);
  });
});
