import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { carriedTo } from '../../src/catalogue/map.ts';
import { type OfficialEntry, readOfficialMarkdown } from '../../src/catalogue/official.ts';
import type { Problem } from '../../src/errors.ts';
import { readReference } from '../../src/catalogue/reference.ts';
import { PACKAGE_ROOT } from '../../src/catalogue/shipped.ts';

const OFFICIAL = resolve(import.meta.dirname, '../../../shared/bio2');
/** Two texts are the same in substance from here: below it somebody has to read them again. */
const ALIKE = 0.75;

type Entries = ReadonlyMap<string, OfficialEntry>;

function entriesOf(version: string): Entries {
  const file = join(OFFICIAL, `bio2-${version}-maatregelen.md`);
  const entries = existsSync(file) ? readOfficialMarkdown(readFileSync(file, 'utf8')) : [];
  return new Map(entries.map((entry) => [entry.id, entry]));
}

function withText(entries: Entries): readonly string[] {
  return [...entries.values()].filter(({ kind }) => kind === 'text').map(({ id }) => id);
}

/** The words of a text without what 1.3 changed everywhere: what it contributes to, and who has to do it. */
function wordsOf(text: string): readonly string[] {
  const plain = text
    .toLowerCase()
    .replace(/draagt bij aan.*/g, '')
    .replace(/\b(overheids)?organisaties?\b|\bentiteiten\b/g, 'entiteit');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Words in common, in their order, over the words of the longer text: 1 where nothing differs. */
function likeness(a: readonly string[], b: readonly string[]): number {
  let above = Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const row = [0];
    b.forEach((other, index) => {
      const [left = 0, up = 0, corner = 0] = [row[index], above[index + 1], above[index]];
      row.push(word === other ? corner + 1 : Math.max(left, up));
    });
    above = row;
  }
  return (above.at(-1) ?? 0) / Math.max(a.length, b.length, 1);
}

const problems: Problem[] = [];
const reference = await readReference(PACKAGE_ROOT, problems);
const mappings = reference?.mappings ?? [];
const entries = mappings
  .filter(({ from, to }) => from === 'bio2@1.2' && to === 'bio2@1.3')
  .flatMap((each) => each.entries);
const related = (...relations: readonly string[]) => entries.filter(({ relation }) => relations.includes(relation));

describe('the mapping of 1.2 to 1.3', () => {
  it('carries over each measure that stayed or moved, and nothing that became another', () => {
    expect(problems).toEqual([]);
    const targetOf = (id: string): string | undefined => carriedTo(`bio2@1.2/${id}`, { mappings });
    const kept = related('same', 'moved');
    expect(kept.map(({ from }) => targetOf(from.join()))).toEqual(kept.map(({ to }) => `bio2@1.3/${to.join()}`));
    const others = related('changed', 'merged', 'split', 'new', 'dropped', 'related').flatMap(({ from }) => from);
    expect(others.length).toBeGreaterThan(20);
    expect(others.filter((id) => targetOf(id) !== undefined)).toEqual([]);
  });
});

describe.skipIf(!existsSync(OFFICIAL))('the mapping of 1.2 to 1.3, over ../shared/bio2', () => {
  const [older, newer] = [entriesOf('1.2'), entriesOf('1.3')];

  it('knows each measure of both, and no other', () => {
    expect([...new Set(entries.flatMap(({ from }) => from))].sort()).toEqual([...withText(older)].sort());
    expect([...new Set(entries.flatMap(({ to }) => to))].sort()).toEqual([...withText(newer)].sort());
  });

  it('drops what 1.3 says it dropped', () => {
    const said = [...newer.values()].filter(({ kind }) => kind === 'dropped').map(({ id }) => id);
    const dropped = related('dropped').flatMap(({ from }) => from);
    expect(dropped.filter((id) => !said.includes(id))).toEqual([]);
    // What it asked may live on in another measure, which says so; under its own number nothing is left.
    const merged = related('merged').flatMap(({ from }) => from);
    expect(said.filter((id) => !dropped.includes(id) && !merged.includes(id))).toEqual([]);
    expect(entries.flatMap(({ to }) => to).filter((id) => said.includes(id))).toEqual([]);
  });

  it('moves what 1.3 says it moved, to where it says', () => {
    for (const { from, to } of related('moved')) {
      const { kind, text = '' } = newer.get(from.join()) ?? {};
      expect([from, kind === 'moved' || kind === 'reference']).toEqual([from, true]);
      expect([from, to]).toEqual([from, text.match(/\d+\.\d+\.\d+/g)]);
    }
    const said = [...newer.values()].filter(({ id, kind }) => kind === 'moved' && older.get(id)?.kind === 'text');
    expect(said.length).toBeGreaterThan(0);
    for (const { id, text } of said)
      expect([id, entries.find(({ from }) => from.join() === id)?.to]).toEqual([id, text.match(/\d+\.\d+\.\d+/g)]);
  });

  it('calls nothing the same that reads otherwise', () => {
    const pairs = related('same', 'moved').map(({ from, to }) => {
      const [before, after] = [older.get(from.join())?.text ?? '', newer.get(to.join())?.text ?? ''];
      return { id: from.join(), alike: likeness(wordsOf(before), wordsOf(after)) };
    });
    expect(pairs.length).toBeGreaterThan(80);
    expect(pairs.filter(({ alike }) => alike < ALIKE)).toEqual([]);
  });
});
