import { expect, it } from 'vitest';
import { DERIVED } from '../../../../src/catalogue/link-derive.ts';
import { DERIVED_NAMES } from '../../../../src/facts/records/derive/working.ts';
import { derived, type Export } from './derive.ts';

const COLUMNS: Export['columns'] = [
  { column: 'id', as: 'id', type: 'int' },
  { column: 'a', as: 'a', type: 'timestamp' },
  { column: 'b', as: 'b', type: 'timestamp' },
  { column: 'h', as: 'h', type: 'hash', salt: 's' },
];
const SPECS = {
  span: { span: { from: 'a', to: 'b', limit: 'P1D' } },
  same: { same: ['a', 'b'] },
  sequence: { sequence: 'id' },
  chain: { chain: { over: ['id'], previous: 'h', hash: 'h' } },
  backlog: { backlog: { opened: 'a', closed: 'b' } },
  sensitive: { sensitive: 'any' },
  join: { join: { column: 'h', list: 'l', key: 'k' } },
} as const;

it('what a check may ask of a derivation is what its reader says', () => {
  expect(DERIVED).toEqual(DERIVED_NAMES);
});

it.each(Object.entries(SPECS))('%s says all its names, with rows and without', async (kind, spec) => {
  const names = DERIVED_NAMES[kind as keyof typeof SPECS];
  const row = `1;2026-01-01T00:00:00Z;2026-01-02T00:00:00Z;${'a'.repeat(64)}`;
  for (const rows of [[row], []]) {
    const found = await derived({ header: 'id;a;b;h', rows, columns: COLUMNS }, spec);
    expect(Object.keys(found).filter((name) => !/^(columns|others)\./.test(name))).toEqual(names);
  }
});
