import { describe, expect, it } from 'vitest';
import { chapterTextsOf } from '../../src/language/chapter-texts.ts';

/** Every sentence with its path; one that has holes with its holes filled. */
function sentences(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [];
  return Object.entries(value as object).flatMap(([key, each]) => sentences(each, `${path}.${key}`));
}

describe.each(['nl', 'en'] as const)('the texts of the chapters on people in %s', (lang) => {
  const texts = chapterTextsOf(lang);

  it('leave no sentence empty', () => {
    expect(sentences(texts).filter(([, text]) => !/^\S.*\S$/.test(text))).toEqual([]);
  });

  it.each(['intro'])('end a sentence of an %s with a full stop', (key) => {
    const intros = sentences(texts).filter(([path]) => path.endsWith(`.${key}`));
    expect(intros.length).toBeGreaterThan(4);
    for (const [, text] of intros) expect(text).toMatch(/\.$/);
  });
});

describe('counts in words', () => {
  const nl = chapterTextsOf('nl');
  const en = chapterTextsOf('en');

  it.each([
    [{ n: 0, unowned: 0 }, 'geen voorwaarden', 'no conditions'],
    [{ n: 1, unowned: 0 }, '1 voorwaarde', '1 condition'],
    [{ n: 1, unowned: 1 }, '1 voorwaarde, 1 zonder eigenaar', '1 condition, 1 without an owner'],
    [{ n: 12, unowned: 3 }, '12 voorwaarden, 3 zonder eigenaar', '12 conditions, 3 without an owner'],
  ])('%j', (counts, dutch, english) => {
    expect([nl.conditions.counts(counts), en.conditions.counts(counts)]).toEqual([dutch, english]);
  });

  it.each([
    [1, '1 pagina', '1 page', '1 dag', '1 day'],
    [14, '14 pagina’s', '14 pages', '14 dagen', '14 days'],
  ])('%i', (n, ...words) => {
    expect([nl.access.pages(n), en.access.pages(n), nl.assurance.days(n), en.assurance.days(n)]).toEqual(words);
  });
});

describe('how a sample was sized', () => {
  it.each([
    [{ kind: 'frequency', frequency: 'daily', risk: 'low' }, /^gebruik .*, geen norm: .*dagelijks, risico laag$/],
    [{ kind: 'frequency', frequency: 'per-shift', risk: 'moderate' }, /per-shift, risico gemiddeld$/],
    [{ kind: 'hypergeometric', confidence: 0.9, tolerable: 0.1 }, /^berekening: .* 90%, .* 10%$/],
    [{ kind: 'hypergeometric', confidence: 0.999, tolerable: 0.0005 }, / 99,9%, .* 0,05%$/],
  ] as const)('%j', (method, text) => {
    expect(chapterTextsOf('nl').samples.how(method)).toMatch(text);
  });
});
