import { expect, it } from 'vitest';
import { kindsOf } from '../../src/audit/link-cards.ts';
import type { CheckNeed } from '../../src/catalogue/types.ts';

it('a check asks for the evidence it reads, for what stands beside it, and for what shows that there is none', () => {
  const assert = { at: 'rows', equals: 0 };
  const need: CheckNeed = {
    ...{
      kind: 'check',
      id: 'a',
      family: 'records',
      products: [],
      from: 'delivery-log',
      card: ['what'],
      assert,
      advice: [],
      derive: [],
    },
    beside: [{ name: 'listed', from: 'exclusion-list', family: 'records', card: ['columns'] }],
    empty: { from: 'message-count', family: 'tree', assert },
  };
  const kinds = ['delivery-log', 'message-count', 'exclusion-list'];
  expect(kindsOf(need)).toEqual(kinds);
  expect(kindsOf({ kind: 'anyOf', id: 'b', branches: [need] })).toEqual(kinds);
});
