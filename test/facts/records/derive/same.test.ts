import { describe, expect, it } from 'vitest';
import { derived, UNPARSED } from './derive.ts';

const COLUMNS = [
  { column: 'a', as: 'account' },
  { column: 'b', as: 'reviewer' },
];
const over = (...rows: readonly string[]) =>
  derived({ header: 'a;b', rows, columns: COLUMNS }, { same: ['account', 'reviewer'] });

describe('the same in two columns', () => {
  it('is counted', async () => {
    expect(await over('anna;bo', 'bo;bo', 'cor;cor')).toEqual({ rows: 3, equal: 2, unread: 0 });
    expect(await over('anna;bo')).toEqual({ rows: 1, equal: 0, unread: 0 });
  });

  it.each(['anna;', ';anna', 'anna;onbekend', 'anna;[gelakt]', 'anna;Anna', 'anna;anna ', 'An na;an  na'])(
    'is open where a row says %j',
    async (row) => {
      expect(await over('anna;bo', row)).toEqual({ rows: 1, equal: UNPARSED, unread: 1 });
      expect(await over('bo;bo', row)).toEqual({ rows: 1, equal: 1, unread: 1 });
    },
  );
});
