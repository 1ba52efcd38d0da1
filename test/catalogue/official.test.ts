import { describe, expect, it } from 'vitest';
import { canonicalNumber, readOfficialMarkdown, readOfficialRows } from '../../src/catalogue/official.ts';
import { copiedFrom, runsIn } from '../../src/catalogue/copied.ts';

describe('the published Markdown', () => {
  it.each([
    ['a text', 'Iets moet.', 'text', 'Iets moet.'],
    ['no measure', 'Geen overheidsmaatregel', 'none', 'Geen overheidsmaatregel'],
    ['moved', 'Verplaatst naar 5.10.02', 'moved', 'Verplaatst naar 5.10.02'],
    ['dropped', 'Vervallen', 'dropped', 'Vervallen'],
    ['a reference', 'Zie overheidsmaatregel 5.24.08', 'reference', 'Zie overheidsmaatregel 5.24.08'],
    ['markup', 'Een<br>twee <b>drie</b>  ', 'text', 'Een\ntwee drie'],
    ['what a terminal or reader would be misled by', 'a\u001b[31mb\u202ec\u0000', 'text', 'a[31mbc'],
  ])('%s', (_name, written, kind, text) => {
    expect(readOfficialMarkdown(`# Deel\n\n## 5.1.2 \n${written}\n\n# Bijlage\nniets`)).toEqual([
      { id: '5.01.02', kind, text, line: 3 },
    ]);
  });

  it.each(['\r\n', '\r', '\n'])('reads lines ended by %j', (end) => {
    expect(readOfficialMarkdown(['## 5.01.01', 'a', '## 5.01.02', 'b'].join(end)).map(({ text }) => text)).toEqual([
      'a',
      'b',
    ]);
  });

  it.each(['<', ' ', '<br', '\n', '# 1.1.1\n'])('takes no more than its length in time: %j', (piece) => {
    const started = process.cpuUsage();
    readOfficialMarkdown(`## 5.01.01\n${piece.repeat(500_000)}x`);
    expect(process.cpuUsage(started).user).toBeLessThan(3_000_000);
  });
});

it('takes the number and the longest other cell of a row', () => {
  const rows = [
    { row: 1, cells: ['nummer', 'tekst'] },
    { row: 2, cells: ['5.1.1', 'kort', 'de langste tekst'] },
    { row: 3, cells: ['5.1.2'] },
  ];
  expect(readOfficialRows(rows)).toEqual([{ id: '5.01.01', kind: 'text', text: 'de langste tekst', line: 2 }]);
});

it.each([
  ['8.16.3', '8.16.03'],
  ['8.1.3', '8.01.03'],
  ['5.01.01', '5.01.01'],
])('writes %s as %s', (from, to) => {
  expect(canonicalNumber(from)).toBe(to);
});

describe('a copy', () => {
  const runs = runsIn(['een twee drie vier vijf zes zeven acht negen']);
  it.each([
    ['eight words', 'een twee drie vier vijf zes zeven acht', true],
    ['other case and marks', 'Nul: EEN, twee; drie vier (vijf) zes-zeven acht!', true],
    ['soft hyphens and joiners', 'een tw\u00adee dr\u200bie vier vijf zes zeven acht', true],
    ['markup in between', 'een <b>twee</b> drie vier vijf zes zeven acht', true],
    ['seven words', 'een twee drie vier vijf zes zeven', false],
    ['another order', 'twee een drie vier vijf zes zeven acht', false],
  ])('%s', (_name, text, copied) => {
    expect(copiedFrom(runs, text) !== undefined).toBe(copied);
  });
});
