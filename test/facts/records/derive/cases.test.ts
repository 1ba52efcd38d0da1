import { describe, expect, it } from 'vitest';
import type { ColumnLegend } from '../../../../src/audit/types.ts';
import type { CaseSet, Derivation, Reference } from '../../../../src/catalogue/types.ts';
import { readers } from '../../../../src/facts/registry.ts';
import { reference as nothing, sourceOf } from '../../sources.ts';
import { ABSENT, ofX, UNPARSED } from './derive.ts';

const text = { nl: 'x', en: 'x' };
const one = (id: string, ...due: readonly string[]) => ({ id, kind: 'k', input: { from: 'a' }, due, why: text });
const SET: CaseSet = {
  id: 'set',
  title: text,
  results: ['free', 'read', 'held'],
  register: [{ id: 'r', body: 'b', mail: [], phone: [] }],
  cases: [one('P01', 'free'), one('P02', 'read', 'held'), one('P03', 'held')],
};
const RESULTS = { VRIJ: 'free', LEES: 'read', WACHT: 'held', STUK: 'broken' };
const COLUMNS: readonly ColumnLegend[] = [
  { column: 'geval', as: 'case' },
  { column: 'uitkomst', as: 'result', type: 'enum', values: RESULTS },
];

async function over(rows: readonly string[], set = 'set', columns = COLUMNS) {
  const derive: readonly Derivation[] = [{ name: 'x', cases: { set, case: 'case', result: 'result' } }];
  const reference: Reference = { ...nothing, cases: { set: SET } };
  const csv = sourceOf('run.csv', ['geval;uitkomst', ...rows, ''].join('\n'));
  const reader = await readers.csv();
  return ofX(await reader.read([csv], { columns, derive }, reference));
}

const FINE = ['P01;VRIJ', 'P02;LEES', 'P03;WACHT'];
const fine = { rows: 3, of: 3, missing: 0, twice: 0, wrong: 0, wrongCases: [], unknownCases: 0, unread: 0 };

describe('what a run made of a set of cases', () => {
  it('is fine where every case gave a result that is due, in any order', async () => {
    expect(await over(FINE)).toEqual(fine);
    expect(await over([...FINE].reverse())).toEqual(fine);
    expect(await over(['P01;VRIJ', 'P02;WACHT', 'P03;WACHT'])).toEqual(fine);
  });

  it('names the cases that went wrong', async () => {
    const found = await over(['P03;LEES', 'P01;WACHT', 'P02;LEES']);
    expect(found).toEqual({ ...fine, wrong: 2, wrongCases: ['P01', 'P03'] });
  });

  it('counts the cases that were left out, and those that came twice', async () => {
    expect(await over(FINE.slice(1))).toEqual({ ...fine, rows: 2, missing: 1 });
    expect(await over([...FINE, 'P01;VRIJ'])).toEqual({ ...fine, rows: 4, twice: 1 });
  });

  it('does not let a second run hide a first', async () => {
    const found = await over([...FINE, 'P01;LEES']);
    expect(found).toEqual({ ...fine, rows: 4, twice: 1, wrong: 1, wrongCases: ['P01'] });
  });

  it('says nothing of what is missing or twice while it does not know a case', async () => {
    const open = { missing: UNPARSED, twice: UNPARSED, wrong: UNPARSED };
    expect(await over([...FINE, 'P99;VRIJ'])).toEqual({ ...fine, ...open, rows: 4, unknownCases: 1 });
    expect(await over([...FINE, 'p01;VRIJ'])).toEqual({ ...fine, ...open, rows: 4, unknownCases: 1 });
    // What went wrong stands.
    const found = await over([...FINE.slice(1), 'P01;LEES', 'P99;VRIJ']);
    expect(found).toMatchObject({ wrong: 1, wrongCases: ['P01'], missing: UNPARSED });
  });

  it.each(['P01;', ';VRIJ', 'P01;[gelakt]', 'P01;ANDERS', 'P01;STUK', 'P01;onbekend'])(
    'does not read %j, which may be wrong',
    async (row) => {
      const found = await over([...FINE.slice(1), row]);
      expect(found).toMatchObject({ rows: 3, missing: UNPARSED, wrong: UNPARSED, wrongCases: [], unread: 1 });
    },
  );

  it('says nothing of a set that is not there, of a column nobody explained, or without rows', async () => {
    expect(new Set(Object.values(await over(FINE, 'other')))).toEqual(new Set([UNPARSED]));
    expect(new Set(Object.values(await over(FINE, 'toString')))).toEqual(new Set([UNPARSED]));
    expect(new Set(Object.values(await over(FINE, 'set', COLUMNS.slice(1))))).toEqual(new Set([UNPARSED]));
    expect(new Set(Object.values(await over([])))).toEqual(new Set([ABSENT]));
  });
});
