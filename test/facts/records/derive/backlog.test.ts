import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ABSENT, derived, UNPARSED } from './derive.ts';

const COLUMNS = [
  { column: 'in', as: 'received', type: 'timestamp', unit: 's' },
  { column: 'out', as: 'read', type: 'timestamp', unit: 's' },
] as const;
const over = (rows: readonly (readonly [number | string, number | string])[]) =>
  derived(
    { header: 'in;out', rows: rows.map((row) => row.join(';')), columns: COLUMNS },
    { backlog: { opened: 'received', closed: 'read' } },
  );

describe('what lay waiting', () => {
  it('counts at most, at the end, and for how long', async () => {
    expect(
      await over([
        [0, 10],
        [5, 10],
        [10, 20],
        [15, ''],
      ]),
    ).toEqual({
      ...{ rows: 4, max: 2, openAtEnd: 1, oldestOpen: '1970-01-01T00:00:15.000Z', p95: UNPARSED, unread: 0 },
    });
    expect(await over([[0, 7]])).toMatchObject({ max: 1, openAtEnd: 0, oldestOpen: ABSENT, p95: 'PT7S' });
    expect(await over([[3, 3]])).toMatchObject({ max: 0, p95: 'PT0S' });
  });

  it.each([
    ['', 5],
    ['x', 5],
    [5, '[gelakt]'],
    [5, 'onbekend'],
    [5, 4],
  ])('is not known where a row says %j;%j', async (opened, closed) => {
    expect(
      await over([
        [0, 10],
        [opened, closed],
      ]),
    ).toEqual({ rows: 1, max: UNPARSED, openAtEnd: UNPARSED, oldestOpen: UNPARSED, p95: UNPARSED, unread: 1 });
  });

  it('agrees with a count at every moment', async () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.option(fc.integer({ min: 0, max: 20 })));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (drawn) => {
        const rows = drawn.map(([start, took]): [number, number] => [start, took === null ? Infinity : start + took]);
        const waiting = Array.from(
          { length: 62 },
          (_, at) => rows.filter(([from, to]) => from <= at && at < to).length,
        );
        const ages = rows.map(([from, to]) => to - from).sort((a, b) => a - b);
        const age = ages[Math.ceil(0.95 * ages.length) - 1];
        expect(await over(rows.map(([from, to]) => [from, to === Infinity ? '' : to]))).toMatchObject({
          max: Math.max(...waiting),
          openAtEnd: rows.filter(([, to]) => to === Infinity).length,
          p95: age === Infinity ? UNPARSED : `PT${age}S`,
        });
      }),
      { numRuns: 100 },
    );
  });
});
