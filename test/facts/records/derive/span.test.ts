import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ABSENT, derived, type Export, UNPARSED } from './derive.ts';

const COLUMNS: Export['columns'] = [
  { column: 'from', as: 'found', type: 'timestamp' },
  { column: 'to', as: 'fixed', type: 'timestamp' },
  { column: 'decision', as: 'decided', type: 'timestamp' },
];
const WEEK = { span: { from: 'found', to: 'fixed', limit: 'P7D', unless: 'decided' } } as const;
const day = (n: number, time = 'T00:00:00Z'): string => `2026-03-${String(n).padStart(2, '0')}${time}`;
const over = (...rows: readonly string[]) => derived({ header: 'from;to;decision', rows, columns: COLUMNS }, WEEK);

const HOSTILE = [
  ['no start', ';2026-03-05T00:00:00Z;'],
  ['a start in words', `onbekend;${day(2)};`],
  ['an end in words', `${day(1)};onbekend;`],
  ['an end that was blacked out', `${day(1)};[gelakt];`],
  ['an end without a zone', `${day(1)};2026-03-05T00:00:00;`],
  ['an end before its start', `${day(5)};${day(1)};`],
  ['a decision that cannot be read, over the limit', `${day(1)};${day(20)};soon`],
  ['a decision that was blacked out, still open', `${day(1)};;xxx`],
] as const;

describe('how long it took', () => {
  it('counts rows over the limit, and not those on it', async () => {
    expect(
      await over(`${day(1)};${day(8)};`, `${day(1)};${day(8, 'T00:00:00.001Z')};`, `${day(2)};${day(3)};`),
    ).toEqual({
      ...{ rows: 3, over: 1, max: 'PT604801S', open: 0, oldestOpen: ABSENT, youngestOpen: ABSENT },
      ...{ excused: 0, negative: 0, unread: 0 },
    });
  });

  it('excuses by a decision dated within the limit, and by no other', async () => {
    const late = (decision: string): string => `${day(1)};${day(20)};${decision}`;
    expect(await over(late(day(1)), late(day(8)), late(day(9)), late('2026-02-28T00:00:00Z'), late(''))).toMatchObject({
      ...{ rows: 5, over: 3, excused: 2, unread: 0 },
    });
    // What was done in time needs no decision, whatever stands there.
    expect(await over(`${day(1)};${day(2)};soon`)).toMatchObject({ rows: 1, over: 0, excused: 0, unread: 0 });
  });

  it('says how many are open, and since when', async () => {
    expect(await over(`${day(3)};;`, `${day(1)};;`, `${day(2)};;${day(3)}`)).toMatchObject({
      ...{ rows: 3, over: 0, open: 2, excused: 1, max: ABSENT },
      ...{ oldestOpen: '2026-03-01T00:00:00.000Z', youngestOpen: '2026-03-03T00:00:00.000Z' },
    });
  });

  it.each(HOSTILE)('says nothing good of %s', async (_name, row) => {
    const fine = `${day(1)};${day(2)};`;
    expect(await over(fine, row)).toMatchObject({
      ...{ rows: 1, over: UNPARSED, max: UNPARSED, open: UNPARSED, oldestOpen: UNPARSED, excused: UNPARSED, unread: 1 },
    });
    // What is over the limit stays so, whatever else cannot be read.
    expect(await over(`${day(1)};${day(20)};`, row)).toMatchObject({ over: 1, max: UNPARSED, unread: 1 });
  });

  it('counts an end before its start', async () => {
    expect(await over(`${day(5)};${day(1)};`)).toMatchObject({ rows: 0, negative: 1, unread: 1 });
  });

  it('counts a month by the calendar', async () => {
    const span = { span: { from: 'found', to: 'fixed', limit: 'P1M' } } as const;
    const rows = ['2026-01-31T00:00:00Z;2026-02-28T00:00:00Z;', '2026-01-31T00:00:00Z;2026-03-01T00:00:00Z;'];
    expect(await derived({ header: 'from;to;decision', rows, columns: COLUMNS }, span)).toMatchObject({ over: 1 });
  });

  it('says nothing of no rows, of a column nobody explained, and of one that is no timestamp', async () => {
    const none = await over();
    expect(new Set(Object.values(none))).toEqual(new Set([ABSENT]));
    for (const columns of [COLUMNS.slice(0, 2), COLUMNS.map(({ column, as }) => ({ column, as }))]) {
      const rows = [`${day(1)};${day(2)};`];
      const said = await derived({ header: 'from;to;decision', rows, columns }, WEEK);
      expect([Object.keys(said), new Set(Object.values(said))]).toEqual([Object.keys(none), new Set([UNPARSED])]);
    }
    const gone = await derived({ header: 'from;to', rows: [`${day(1)};${day(2)}`], columns: COLUMNS }, WEEK);
    expect(new Set(Object.values(gone))).toEqual(new Set([UNPARSED]));
  });

  it('agrees with a count of each row by itself', async () => {
    const cell = fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 1, max: 28 }).map((n) => day(n)) },
      fc.constantFrom('', 'onbekend', '[gelakt]', 'x'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 }), async (cells) => {
        const rows = cells.map(([from, to, decision]) => {
          const [a, b, c] = [from, to, decision].map((text) =>
            text.startsWith('2026') ? Date.parse(text) : undefined,
          );
          if (a === undefined || (b === undefined && to !== '') || (b !== undefined && b < a)) return 'unread';
          const late = b === undefined || b > a + 7 * 86_400_000;
          if (!late) return 'fine';
          if (decision !== '' && c === undefined) return 'unread';
          if (c !== undefined && c >= a && c <= a + 7 * 86_400_000) return 'excused';
          return b === undefined ? 'open' : 'over';
        });
        const count = (what: string): number => rows.filter((row) => row === what).length;
        const said = await over(...cells.map((row) => row.join(';')));
        const unread = count('unread');
        const orUnread = (value: number) => (unread > 0 ? UNPARSED : value);
        expect(said).toMatchObject({
          ...{ rows: rows.length - unread, unread, open: orUnread(count('open')), excused: orUnread(count('excused')) },
          over: count('over') > 0 ? count('over') : orUnread(0),
        });
      }),
      { numRuns: 200 },
    );
  });
});
