import { expect, it } from 'vitest';
import { carriedTo } from '../../src/catalogue/map.ts';
import type { MappingEntry, Relation } from '../../src/catalogue/types.ts';

function carried(...entries: MappingEntry[]): string | undefined {
  const text = { nl: 'x', en: 'x' };
  return carriedTo('n@1/a', { mappings: [{ id: 'm', title: text, source: text, from: 'n@1', to: 'n@2', entries }] });
}

function entry(relation: Relation, from: readonly string[] = ['a'], to: readonly string[] = ['b']): MappingEntry {
  return { from, to, relation, verified: true };
}

it.each<[Relation, string | undefined]>([
  ['same', 'n@2/b'],
  ['moved', 'n@2/b'],
  ['changed', undefined],
  ['merged', undefined],
  ['split', undefined],
  ['new', undefined],
  ['dropped', undefined],
  ['related', undefined],
])('a judgement over what is %s goes to %s', (relation, to) => {
  expect(carried(entry(relation))).toBe(to);
});

it.each([
  ['nobody verified it', [{ ...entry('same'), verified: false }]],
  ['it also became part of something else', [entry('same'), entry('merged', ['a', 'c'], ['d'])]],
  ['something else was added where it went', [entry('moved'), entry('merged', ['c'], ['b'])]],
  ['it came of two', [entry('same', ['a', 'c'])]],
  ['it became two', [entry('same', ['a'], ['b', 'c'])]],
  ['no entry knows it', []],
])('a judgement stays where %s', (_name, entries) => {
  expect(carried(...entries)).toBeUndefined();
});
