import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnLegend } from '../../../../src/audit/types.ts';
import type { ListSource } from '../../../../src/facts/types.ts';
import { factsOf, read, sourceOf } from '../../sources.ts';
import { ABSENT, derived, UNPARSED } from './derive.ts';

const hash = (n: number | string, kind = 'sha256'): string => createHash(kind).update(`salt${n}`).digest('hex');

const COLUMNS: readonly ColumnLegend[] = [{ column: 'to', as: 'recipient', type: 'hash', salt: 'q3' }];
const LIST: readonly ColumnLegend[] = [
  { column: 'who', as: 'person', type: 'hash', salt: 'q3' },
  { column: 'test', as: 'planted', type: 'bool', values: { j: true, n: false } },
];
const JOIN = { join: { column: 'recipient', list: 'listed', key: 'person', canary: 'planted' } } as const;

function listOf(rows: readonly string[], columns = LIST, name = 'list.csv'): ListSource {
  return { sources: [sourceOf(name, ['who;test', ...rows, ''].join('\n'))], columns };
}

function over(rows: readonly string[], lists: readonly ListSource[], columns = COLUMNS) {
  return derived({ header: 'to;n', rows: rows.map((row) => `${row};1`), columns }, JOIN, { listed: lists });
}

const NAMES = ['rows', 'matches', 'canaries', 'canariesFound', 'listed', 'unjoinable', 'saltsDiffer'];
const nothing = (saltsDiffer: unknown) =>
  Object.fromEntries(NAMES.map((name) => [name, name === 'saltsDiffer' ? saltsDiffer : UNPARSED]));

describe('rows that hold an entry of a list', () => {
  const list = listOf([`${hash(1)};n`, `${hash(2)};n`, `${hash(3)};j`, `${hash(4)};j`]);

  it('are counted, the planted ones apart', async () => {
    expect(await over([hash(1), hash(1), hash(3), hash(3), hash(9)], [list])).toEqual({
      ...{ rows: 5, matches: 2, canaries: 2, canariesFound: 1, listed: 4, unjoinable: 0, saltsDiffer: false },
    });
    expect(await over([hash(8), hash(9)], [list])).toMatchObject({ matches: 0, canariesFound: 0 });
  });

  it('are found whatever the case, and with the name of the hash before it', async () => {
    const rows = [hash(1).toUpperCase(), `sha256:${hash(2)}`];
    expect(await over(rows, [list])).toMatchObject({ matches: 2, unjoinable: 0 });
  });

  it('are those of all files of the list together', async () => {
    const more = listOf([`${hash(7)};n`, `${hash(1)};n`]);
    expect(await over([hash(7), hash(1)], [list, more])).toMatchObject({ matches: 2, listed: 5 });
    const lines = `{"who": "${hash(7)}", "test": "n"}\n`;
    const jsonl = { sources: [sourceOf('more.jsonl', lines)], columns: LIST };
    expect(await over([hash(7)], [list, jsonl])).toMatchObject({ matches: 1, listed: 5 });
  });

  it('points at the first of them', async () => {
    const derive = [{ name: 'x', ...JOIN }];
    const text = `to;n\n${hash(9)};1\n${hash(1)};1\n`;
    const reading = await read('csv', [sourceOf('a.csv', text)], {
      columns: COLUMNS,
      derive,
      lists: { listed: [list] },
    });
    expect(factsOf(reading)['derived.x.matches']).toMatchObject({ value: 1, at: { file: 'a.csv', line: 3 } });
  });

  it.each([
    ['nothing', ''],
    ['a name', 'Jansen'],
    ['what was blacked out', '[gelakt]'],
    ['another kind of hash', hash(1, 'sha1')],
    ['a hash by another name', `hmac-sha256:${hash(1)}`],
  ])('may be any row that holds %s', async (_name, cell) => {
    const named = listOf([`sha256:${hash(1)};n`, `sha256:${hash(3)};j`]);
    expect(await over([hash(9), cell], [named])).toMatchObject({
      matches: UNPARSED,
      canariesFound: UNPARSED,
      unjoinable: 1,
    });
    expect(await over([hash(1), hash(3), cell], [named])).toMatchObject({
      matches: 1,
      canariesFound: 1,
      unjoinable: 1,
    });
  });

  it('may be any where an entry of the list cannot be read', async () => {
    const torn = listOf([`${hash(1)};n`, ';n', 'Jansen;n']);
    expect(await over([hash(9)], [torn])).toMatchObject({ matches: UNPARSED, listed: 1, unjoinable: 2 });
  });

  it('are neither match nor canary where the mark of the entry cannot be read', async () => {
    for (const rows of [[`${hash(1)};?`], [`${hash(1)};`], [`${hash(1)};j`, `${hash(1)};n`]]) {
      const doubtful = listOf([...rows, `${hash(2)};n`]);
      const said = await over([hash(1)], [doubtful]);
      expect(said).toMatchObject({ matches: UNPARSED, canaries: UNPARSED, canariesFound: UNPARSED });
      expect(await over([hash(9)], [doubtful])).toMatchObject({ matches: 0, canariesFound: UNPARSED });
      expect(await over([hash(1), hash(2)], [doubtful])).toMatchObject({ matches: 1 });
    }
  });

  it('cannot be told where the salts differ, or are not named', async () => {
    const salted = (salt: string) => LIST.map((each) => ({ ...each, salt }));
    const unsalted = (columns: readonly ColumnLegend[]) =>
      columns.map(({ column, as, type = 'string' }) => ({ column, as, type }));
    const rows = [`${hash(1)};n`];
    expect(await over([hash(1)], [listOf(rows, salted('q4'))])).toEqual(nothing(true));
    expect(await over([hash(1)], [listOf(rows), listOf(rows, salted('q4'))])).toEqual(nothing(true));
    expect(
      await over(
        [hash(1)],
        [
          listOf(
            rows,
            unsalted(LIST).map((each) => (each.as === 'planted' ? LIST[1]! : each)),
          ),
        ],
      ),
    ).toEqual(nothing(UNPARSED));
    expect(await over([hash(1)], [list], unsalted(COLUMNS))).toEqual(nothing(UNPARSED));
  });

  it.each<[string, readonly ListSource[]]>([
    ['no list', []],
    ['a list without a legend', [{ sources: list.sources }]],
    [
      'a list whose key is no hash',
      [
        listOf(
          [],
          LIST.map(({ column, as }) => ({ column, as })),
        ),
      ],
    ],
    ['a list whose marks nobody explained', [listOf([`${hash(1)};n`], LIST.slice(0, 1))]],
    ['a list with a torn row', [listOf([`${hash(1)};n`, 'x;y;z'])]],
    ['a list of which one file is torn', [list, listOf([`${hash(1)};n`, 'x;y;z'])]],
    ['a list in a format nobody reads', [listOf([`${hash(1)};n`], LIST, 'list.pdf')]],
    ['a list of two files in one', [{ sources: [...list.sources, ...list.sources], columns: LIST }]],
    ['an empty file', [{ sources: [sourceOf('list.csv', '')], columns: LIST }]],
  ])('cannot be told against %s', async (_name, lists) => {
    const found = await over([hash(1)], lists);
    expect({ ...found, saltsDiffer: 'not asked' }).toEqual(nothing('not asked'));
  });

  it('are none of an empty list, which shows nothing', async () => {
    expect(await over([hash(1)], [listOf([])])).toMatchObject({ matches: 0, listed: 0, canaries: 0, canariesFound: 0 });
    expect(new Set(Object.values(await over([], [list])))).toEqual(new Set([ABSENT]));
  });

  it('agree with a search by hand', async () => {
    const entry = fc.tuple(fc.integer({ min: 0, max: 15 }), fc.boolean());
    const rows = fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(entry, { selector: ([n]) => n, maxLength: 10 }), rows, async (entries, ids) => {
        const marks = new Map(entries);
        const said = await over(
          ids.map((id) => hash(id)),
          [listOf(entries.map(([n, mark]) => `${hash(n)};${mark ? 'j' : 'n'}`))],
        );
        expect(said).toMatchObject({
          matches: ids.filter((id) => marks.get(id) === false).length,
          canaries: entries.filter(([, mark]) => mark).length,
          canariesFound: new Set(ids.filter((id) => marks.get(id) === true)).size,
          listed: entries.length,
        });
      }),
      { numRuns: 100 },
    );
  });
});
