import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_OPEN_PAGES, numberSet } from '../../../../src/facts/records/derive/number-set.ts';
import { derived, UNPARSED } from './derive.ts';

const COLUMNS = [{ column: 'id', as: 'id', type: 'int' }] as const;
const over = (...rows: readonly (number | string)[]) =>
  derived({ header: 'id;x', rows: rows.map((id) => `${id};`), columns: COLUMNS }, { sequence: 'id' });

describe('a running number', () => {
  it.each([
    ['whole', [1, 2, 3], { gaps: 0, doubles: 0, first: 1, last: 3 }],
    ['in any order', [3, 1, 2], { gaps: 0, doubles: 0, first: 1, last: 3 }],
    ['with a gap of two', [10, 13], { gaps: 2, doubles: 0, first: 10, last: 13 }],
    ['with a double', [1, 2, 2, 2], { gaps: 0, doubles: 2 }],
    ['from below nought', [-1, 0, 1], { gaps: 0, first: -1, last: 1 }],
    ['over the edge of a page', [65_535, 65_536], { gaps: 0, doubles: 0 }],
    ['as high as a number goes', [2 ** 53 - 2, 2 ** 53 - 1], { gaps: 0, last: 2 ** 53 - 1 }],
    ['from the lowest to the highest', [1 - 2 ** 53, 2 ** 53 - 1], { gaps: '<absent>', doubles: 0 }],
  ])('%s', async (_name, ids, expected) => {
    expect(await over(...ids)).toMatchObject({ rows: ids.length, unread: 0, ...expected });
  });

  it.each(['', 'x', '[gelakt]', '[redacted:bsn:0123456789ab]', '1.5', '90071992547409930'])(
    'may hide anything behind %j',
    async (cell) => {
      expect(await over(1, 3, cell)).toEqual({
        ...{ rows: 2, gaps: UNPARSED, doubles: UNPARSED, first: UNPARSED, last: UNPARSED, unread: 1 },
      });
      expect(await over(1, 1, cell)).toMatchObject({ doubles: 1 });
    },
  );

  it('agrees with a set, whatever its order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: -70_000, max: 70_000 }), { minLength: 1 }), async (ids) => {
        const known = new Set(ids);
        const [first, last] = [Math.min(...ids), Math.max(...ids)];
        const gaps = last - first + 1 - known.size;
        expect(await over(...ids)).toMatchObject({ gaps, doubles: ids.length - known.size, first, last });
      }),
      { numRuns: 100 },
    );
  });
});

describe('the set behind it', () => {
  it('keeps a filled page as a number, and still knows what was in it', () => {
    const set = numberSet();
    for (let n = 0; n < 200_000; n += 1) expect(set.add(n)).toBe('new');
    expect([set.add(5), set.add(199_999), set.add(200_000), set.size()]).toEqual(['known', 'known', 'new', 200_001]);
  });

  it('says when numbers are spread too wide to keep', () => {
    const set = numberSet();
    for (let n = 0; n < MAX_OPEN_PAGES; n += 1) set.add(n * 1_000_000);
    expect([set.add(-1), set.add(0), set.size()]).toEqual(['full', 'known', MAX_OPEN_PAGES]);
  });
});
