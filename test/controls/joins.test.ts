import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ColumnLegend } from '../../src/audit/types.ts';
import { loadCatalogues } from '../../src/catalogue/load.ts';
import { evaluate } from '../../src/assess/predicate/evaluate.ts';
import { contextOf } from '../assess/predicate/facts.ts';
import { read, sourceOf } from '../facts/sources.ts';

const { catalogues } = await loadCatalogues(['messaging@1'], { folder: import.meta.dirname });
const hash = (person: string): string => createHash('sha256').update(person).digest('hex');
const columns = (salt: string): readonly ColumnLegend[] => [
  { column: 'person', as: 'person', type: 'hash', salt },
  { column: 'planted', as: 'planted', type: 'bool', values: { j: true, n: false } },
];
const LOG: readonly ColumnLegend[] = [
  ...columns('q').slice(0, 1),
  { column: 'direction', as: 'direction', type: 'enum', values: { i: 'in', u: 'out' } },
];
const LIST = `person;planted\n${hash('a')};n\n${hash('b')};n\n${hash('test')};j\n`;

/** What a join control says of a log with these persons, held against the list. */
async function judge(criterion: string, persons: readonly string[], list = LIST, salt = 'q', ways = ['i', 'u']) {
  const need = catalogues
    .flatMap(({ controls }) => controls.flatMap(({ criteria }) => criteria))
    .find(({ ref }) => ref.endsWith(criterion))
    ?.needs.find(({ id }) => id === 'no-hits');
  if (need?.kind !== 'check') throw new Error(`no check no-hits of ${criterion}`);
  const name = need.beside[0]?.name ?? '';
  const rows = persons.map((one, n) => `${one};${ways[n % ways.length] ?? ''}\n`);
  const reading = await read('csv', [sourceOf('log.csv', `person;direction\n${rows.join('')}`)], {
    columns: LOG,
    derive: need.derive,
    lists: { [name]: [{ sources: [sourceOf('list.csv', list)], columns: columns(salt) }] },
  });
  if (reading.status !== 'read') throw new Error(reading.status);
  return evaluate(need.assert, reading.facts, contextOf()).truth;
}

describe.each(['MSG-D1#c', 'MSG-E1#c'])('%s', (criterion) => {
  const fine = [hash('x'), hash('test'), hash('y')];

  test('holds where nobody listed is found, and what was planted is', async () => {
    expect(await judge(criterion, fine)).toBe('true');
  });

  test('fails on one who is listed, whatever else cannot be read', async () => {
    expect(await judge(criterion, [...fine, hash('a')])).toBe('false');
    expect(await judge(criterion, [hash('a'), '[gelakt]', ''])).toBe('false');
  });

  test.each<[string, readonly string[], string?, string?]>([
    ['what was planted is not found', [hash('x'), hash('y')]],
    ['a person was blacked out', [...fine, '[gelakt]']],
    ['a person is no hash', [...fine, 'Jansen']],
    ['the salts differ', fine, LIST, 'other'],
    ['an entry of the list is no hash', fine, `${LIST}Jansen;n\n`],
    ['nobody is listed', fine, 'person;planted\n'],
    ['nothing was planted', fine, LIST.replace(';j', ';n').replace(hash('test'), hash('z'))],
    ['the list is torn', fine, `${LIST}x;y;z\n`],
  ])('says nothing where %s', async (_name, persons, list, salt) => {
    expect(await judge(criterion, persons, list, salt)).toBe('unknown');
  });
});

test.each([
  ['only what went in', ['i']],
  ['only what came out', ['u']],
  ['a line of which it is not known', ['i', 'u', '']],
])('MSG-D1#c says nothing over %s, unless somebody listed is found', async (_name, ways) => {
  const fine = [hash('x'), hash('test'), hash('y')];
  expect(await judge('MSG-D1#c', fine, LIST, 'q', ways)).toBe('unknown');
  expect(await judge('MSG-D1#c', [...fine, hash('a')], LIST, 'q', ways)).toBe('false');
});
