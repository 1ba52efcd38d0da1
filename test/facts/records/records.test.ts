import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnLegend } from '../../../src/audit/types.ts';
import { fillingOf } from '../../../src/facts/legend.ts';
import { exactSum } from '../../../src/facts/records/sum.ts';
import { factsOf, read, said, sourceOf } from '../sources.ts';

type Format = 'csv' | 'jsonl';

function readRecords(format: Format, text: string | Uint8Array, columns?: readonly ColumnLegend[], chunk?: number) {
  return read(format, [sourceOf(`log.${format}`, text, chunk)], columns === undefined ? {} : { columns });
}

async function values(format: Format, text: string, columns: readonly ColumnLegend[]) {
  const found = factsOf(await readRecords(format, text, columns));
  return Object.fromEntries(Object.entries(found).map(([path, fact]) => [path, said(fact)]));
}

const LEGEND: readonly ColumnLegend[] = [
  { column: 'when', as: 'time', type: 'timestamp' },
  { column: 'who', as: 'actor' },
  { column: 'n', as: 'amount', type: 'int' },
  { column: 'mfa', as: 'mfa', type: 'enum', values: { J: 'on', N: 'off', '-': 'exempt' } },
];
const CSV =
  'when;who;n;mfa;other\n2026-01-01T00:00:00Z;anna;2;J;x\n2026-01-02T00:00:00Z;;3;N;x\n2026-01-02T00:00:00Z;bo;;N;x\n';
const JSONL = CSV.split('\n')
  .slice(1, 4)
  .map((line) => {
    const [when, who, n, mfa] = line.split(';');
    return JSON.stringify({ when, who, n: n === '' ? null : Number(n), mfa });
  })
  .join('\n');

const EXPECTED = {
  rows: 3,
  'columns.time.missing': 0,
  'columns.time.present': 3,
  'columns.time.invalid': 0,
  'columns.time.distinct': 2,
  'columns.time.min': '2026-01-01T00:00:00.000Z',
  'columns.time.max': '2026-01-02T00:00:00.000Z',
  'columns.actor.missing': 1,
  'columns.actor.list': ['anna', null, 'bo'],
  'columns.amount.min': 2,
  'columns.amount.max': 3,
  'columns.amount.sum': 5,
  'columns.mfa.values.on': 1,
  'columns.mfa.values.off': 2,
  'columns.mfa.values.exempt': 0,
  'columns.mfa.values.undeclared': 0,
  'order.ascending': true,
};

describe.each([
  ['csv', CSV, ['when', 'who', 'n', 'mfa', 'other']],
  ['jsonl', JSONL, ['when', 'who', 'n', 'mfa']],
] as const)('%s', (format, text, columns) => {
  it('has no facts without a legend, only names', async () => {
    expect(await readRecords(format, text)).toEqual({ status: 'needs-legend', columns });
  });

  it('counts, ranks and lists as the legend explains', async () => {
    expect(await values(format, text, LEGEND)).toMatchObject(EXPECTED);
    expect(await readRecords(format, text, LEGEND)).toMatchObject({ facts: { complete: true, reader: `${format}@1` } });
  });

  it('points at the first line of what it counts', async () => {
    const found = factsOf(await readRecords(format, text, LEGEND));
    const first = format === 'csv' ? 2 : 1;
    expect(found['columns.actor.missing']?.at.line).toBe(first + 1);
    expect(found['columns.mfa.values.off']?.at.line).toBe(first + 1);
    expect(found['columns.amount.missing']?.at.line).toBe(first + 2);
  });

  it('says that a column of the legend is not there', async () => {
    const found = await values(format, text, [{ column: 'ip', as: 'origin' }]);
    expect(found).toEqual({ rows: 3, 'columns.origin': '<absent>' });
  });

  it('reads the same in chunks of any size', async () => {
    const whole = await readRecords(format, text, LEGEND);
    for (const chunk of [1, 2, 7, 64]) expect(await readRecords(format, text, LEGEND, chunk)).toEqual(whole);
    expect(await readRecords(format, `\uFEFF${text.replaceAll('\n', '\r\n')}`, LEGEND)).toMatchObject({
      facts: { variants: [{ facts: { length: whole.status === 'read' ? whole.facts.variants[0]!.facts.length : 0 } }] },
    });
  });
});

describe('what does not convert', () => {
  it('a moment without a zone is invalid, and the ends are no longer known', async () => {
    const found = await values('csv', 'when\n2026-01-01T00:00:00\n2026-01-02T00:00:00Z\n', LEGEND.slice(0, 1));
    expect(found).toMatchObject({
      'columns.time.invalid': 1,
      'columns.time.min': '<unparsed>',
      'columns.time.list': '<unparsed>',
      'columns.time.distinct': '<unparsed>',
      'order.ascending': '<unparsed>',
    });
  });

  it('a value outside the legend may be any of those in it', async () => {
    const found = await values('csv', 'mfa\nJ\n?\n', LEGEND.slice(3));
    expect(found).toMatchObject({
      'columns.mfa.values.on': 1,
      'columns.mfa.values.off': '<unparsed>',
      'columns.mfa.values.undeclared': 1,
    });
  });

  it('an order that is broken stays broken', async () => {
    const found = factsOf(
      await readRecords('csv', 'when\n2026-01-02T00:00:00Z\n?\n2026-01-01T00:00:00Z\n', LEGEND.slice(0, 1)),
    );
    expect(found['order.ascending']).toMatchObject({ value: false, at: { line: 4 } });
  });

  it('a descent within a millisecond is seen', async () => {
    const found = await values(
      'csv',
      'when\n2026-01-01T00:00:00.000002Z\n2026-01-01T00:00:00.000001Z\n',
      LEGEND.slice(0, 1),
    );
    expect(found['order.ascending']).toBe(false);
  });

  it('objects and unsafe numbers in JSON are invalid', async () => {
    const found = await values('jsonl', '{"n": {"a": 1}}\n{"n": 12345678901234567890}\n{"n": 1}\n', LEGEND.slice(2, 3));
    expect(found).toMatchObject({
      'columns.amount.present': 3,
      'columns.amount.invalid': 2,
      'columns.amount.sum': '<unparsed>',
    });
  });
});

describe('cells that hold nothing', () => {
  const cells = ['anna', ' ', '-', '--', 'n/a', 'NULL', 'nil', 'None', 'geen', ' n.v.t. ', 'Onbekend', 'unknown'];

  it('are missing, whatever they say', async () => {
    const found = await values('csv', `who;n\n${cells.map((cell) => `${cell};1`).join('\n')}\n`, LEGEND.slice(1, 2));
    expect(found).toMatchObject({ 'columns.actor.missing': cells.length - 1, 'columns.actor.present': 1 });
  });

  it('are missing in JSON as null, an empty list or an empty object', async () => {
    const found = await values(
      'jsonl',
      '{"who": null}\n{"who": []}\n{"who": {}}\n{"who": "null"}\n{}\n{"who": 0}\n',
      LEGEND.slice(1, 2),
    );
    expect(found).toMatchObject({ 'columns.actor.missing': 5, 'columns.actor.present': 1 });
  });

  it('keep the meaning that their legend declares', async () => {
    const legend: ColumnLegend = { column: 'mfa', as: 'mfa', type: 'enum', values: { geen: 'off', xxx: 'on' } };
    const found = await values('csv', 'mfa\ngeen\nxxx\n-\n', [legend]);
    expect(found).toMatchObject({
      'columns.mfa.values.off': 1,
      'columns.mfa.values.on': 1,
      'columns.mfa.missing': 1,
      'columns.mfa.values.undeclared': 0,
    });
  });

  it('leave no ends and no sum where a word stands for a number or a moment', async () => {
    const found = await values('csv', 'n;when\n1;2026-01-01T00:00:00Z\nonbekend;-\n', [LEGEND[0]!, LEGEND[2]!]);
    expect(found).toMatchObject({
      'columns.amount.missing': 1,
      'columns.amount.sum': '<unparsed>',
      'columns.time.min': '<unparsed>',
    });
  });

  it.each(['[gelakt]', 'gelakt', '[redacted]', 'REDACTED', 'xxxxx', 'XXX', '***', '[redacted:bsn:0123456789ab]'])(
    'are hidden and not missing when blacked out: %s',
    async (mark) => {
      const found = await values('csv', `who;mfa\n${mark};${mark}\n;J\nanna;J\n`, LEGEND.slice(1, 4));
      expect(found).toMatchObject({
        'columns.actor.missing': '<unparsed>',
        'columns.actor.present': '<unparsed>',
        'columns.mfa.missing': '<unparsed>',
        'columns.mfa.values.off': '<unparsed>',
        'columns.mfa.values.undeclared': 1,
      });
    },
  );
});

describe('pairs of declared values', () => {
  const side: ColumnLegend = { column: 'way', as: 'direction', type: 'enum', values: { i: 'in', u: 'out' } };
  const legend: readonly ColumnLegend[] = [
    side,
    { column: 'list', as: 'category', type: 'enum', values: { E: 'ebi', G: 'gvm', T: 'ta' } },
    { column: 'who', as: 'actor' },
  ];
  const csv = (...rows: readonly string[]): string => `list;way;who\n${rows.join('\n')}\n`;

  it('are counted as they stand on one row, in either order of the names', async () => {
    const four = await values('csv', csv('E;i;a', 'G;u;b', 'T;i;c', 'T;u;d', 'T;u;e'), legend);
    expect(four).toMatchObject({
      'columns.category.distinct': 3,
      'columns.direction.distinct': 2,
      'columns.category.with.direction.distinct': 4,
      'columns.direction.with.category.distinct': 4,
    });
    expect(Object.keys(four).filter((path) => path.includes('.with.'))).toHaveLength(2);
    const jsonl = await values('jsonl', '{"list": "E", "way": "i"}\n{"list": "G"}\n{"way": "u"}\n', legend);
    expect(jsonl).toMatchObject({ 'columns.category.with.direction.distinct': 1 });
  });

  it('are not known once a value of either is not', async () => {
    for (const row of ['E;?;a', '?;i;a', 'E;[gelakt];a'])
      expect(await values('csv', csv('E;i;a', row), legend)).toMatchObject({
        'columns.category.with.direction.distinct': '<unparsed>',
      });
  });

  it('are not given for a column of free text, whatever values its legend lists', async () => {
    const text = legend.map((each): ColumnLegend => ({ ...each, type: 'string' }));
    const found = await values('csv', csv('E;i;a'), text);
    expect(Object.keys(found).filter((path) => path.includes('.with.'))).toEqual([]);
  });

  it('are not given for a legend of very many such columns', async () => {
    const many = Array.from({ length: 9 }, (_, n): ColumnLegend => ({ ...side, column: `c${n}`, as: `a${n}` }));
    const found = await values('csv', `${many.map(({ column }) => column).join(';')}\n${'i;'.repeat(8)}i\n`, many);
    expect(Object.keys(found).filter((path) => path.includes('.with.'))).toEqual([]);
  });
});

describe('numbers below nought', () => {
  const text = 'n\n5\n-5\n';

  it('do not cancel out a count', async () => {
    const found = await values('csv', text, LEGEND.slice(2, 3));
    expect(found).toMatchObject({ 'columns.amount.sum': '<unparsed>', 'columns.amount.min': -5 });
  });

  it('add up where the unit says signed', async () => {
    const found = await values('csv', text, [{ ...LEGEND[2]!, unit: 'signed' }]);
    expect(found).toMatchObject({ 'columns.amount.sum': 0 });
  });
});

describe.each(['csv', 'jsonl'] as const)('a legend that says two things (%s)', (format) => {
  const text = format === 'csv' ? CSV : JSONL;

  it.each([
    ['one name twice', [LEGEND[1]!, { column: 'mfa', as: 'actor' }], ['who', 'mfa']],
    ['one column twice', [LEGEND[1]!, { column: ' who', as: 'object' }, LEGEND[2]!], ['who', ' who']],
  ] as const)('explains nothing: %s', async (_name, legend, columns) => {
    expect(await readRecords(format, text, legend)).toEqual({ status: 'needs-legend', columns });
  });
});

describe('bounds', () => {
  it('lists at most 1000 rows and counts at most 100,000 distinct values', async () => {
    const rows = (n: number): string => `who\n${Array.from({ length: n }, (_, i) => `u${i}`).join('\n')}\n`;
    const legend = LEGEND.slice(1, 2);
    expect((await values('csv', rows(1000), legend))['columns.actor.list']).toHaveLength(1000);
    expect((await values('csv', rows(1001), legend))['columns.actor.list']).toBe('<unparsed>');
    expect((await values('csv', rows(100_000), legend))['columns.actor.distinct']).toBe(100_000);
    expect((await values('csv', rows(100_001), legend))['columns.actor.distinct']).toBe('<unparsed>');
  });

  it('refuses an endless line and an endless quote', async () => {
    expect(await readRecords('csv', `who\n${'a'.repeat(2_000_000)}`, LEGEND)).toMatchObject({
      code: 'too-large',
      at: { line: 2 },
    });
    const quote = `who\n"${'""\n'.repeat(700_000)}`;
    expect(await readRecords('csv', quote, LEGEND)).toMatchObject({ code: 'too-large', at: { line: 2 } });
  });
});

describe('RFC 4180', () => {
  it.each([
    ['commas', 'who,n\n"a,b",1\n', ['a,b']],
    ['a tab', 'who\tn\na;b,c\t1\n', ['a;b,c']],
    ['one column', 'who\na,b\n', ['a,b']],
    ['doubled quotes', 'who;n\n"a ""b""";1\n', ['a "b"']],
    ['a line end in quotes', 'who;n\n"a\r\nb\n\nc";1\nd;2\n', ['a\nb\n\nc', 'd']],
    ['a separator in a quoted name', '"who";"n,m,o"\na;1\n', ['a']],
    ['an empty last field', 'n;who\n1;\n', [null]],
    ['an empty quoted last field', 'n;who\n1;""\n', [null]],
    ['no line end at the end', 'who;n\na;1', ['a']],
    ['blank lines at the end', 'who;n\na;1\n\n\r\n', ['a']],
  ])('%s', async (_name, text, list) => {
    expect((await values('csv', text, LEGEND.slice(1, 2)))['columns.actor.list']).toEqual(list);
  });

  it.each([
    ['a row with too few fields', 'who;n\na;1\nb\n', 'syntax', 3],
    ['a row with too many fields', 'who;n\na;1;2\n', 'syntax', 2],
    ['text behind a quote', 'who;n\n"a"b;1\n', 'syntax', 2],
    ['a quote that is not closed', 'who;n\na;1\n"b;2\nc;3\n', 'syntax', 3],
    ['a blank line between rows', 'who;n\n\na;1\n', 'syntax', 2],
    ['two columns of one name', 'who;who\na;b\n', 'syntax', 1],
    ['lines that end in CR alone', 'who;n\ra;1\r', 'syntax', 1],
    ['NUL', 'who;n\na;1\nb\0;2\n', 'encoding', 3],
    ['what comes first', 'who;n\na;1;2\nb\0;2\n', 'syntax', 2],
    ['what comes first, in bytes', Buffer.from('who;n\nbj\xf6rn;2\na;1;2\n', 'latin1'), 'encoding', 2],
    ['latin-1', Buffer.from('who;n\na;1\nbj\xf6rn;2\n', 'latin1'), 'encoding', 3],
    ['UTF-16', Buffer.from('\uFEFFwho;n\n', 'utf16le'), 'encoding', 1],
    ['nothing', '', 'empty', 1],
  ])('refuses %s with the line', async (_name, text, code, line) => {
    expect(await readRecords('csv', text, LEGEND.slice(1, 2))).toMatchObject({
      status: 'unreadable',
      code,
      at: { line },
    });
    expect(await readRecords('csv', text, LEGEND.slice(1, 2), 3)).toMatchObject({ code, at: { line } });
  });

  it('reads back any table that is written by its rules', async () => {
    const cell = fc.string({ maxLength: 8 }).map((text) => text.replaceAll('\0', '').replace(/\r/g, ''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(';', ',', '\t'),
        fc.integer({ min: 1, max: 9 }),
        async (cells, separator, chunk) => {
          const quoted = cells.map((text) => `"${text.replaceAll('"', '""')}"${separator}1`);
          const text = [`who${separator}n`, ...quoted].join('\n');
          const reading = await readRecords('csv', text, LEGEND.slice(1, 2), chunk);
          expect(said(factsOf(reading)['columns.actor.list'])).toEqual(
            cells.map((each) => (fillingOf(each, LEGEND[1]!) === 'filled' ? each : null)),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('JSON Lines', () => {
  it.each([
    ['a broken line', '{"a": 1}\n{"a": \n', 'syntax', 2],
    ['a list', '[1]\n', 'syntax', 1],
    ['blank lines only', '\n\n', 'empty', 1],
  ])('refuses %s', async (_name, text, code, line) => {
    expect(await readRecords('jsonl', text, LEGEND)).toMatchObject({ status: 'unreadable', code, at: { line } });
  });

  it('finds a column by its name or its path, and nothing by the names every object has', async () => {
    const text = '{"a.b": 1, "c": {"d": 2}}\n';
    const found = await values('jsonl', text, [
      { column: 'a.b', as: 'x' },
      { column: 'c.d', as: 'y' },
      { column: 'constructor', as: 'z' },
    ]);
    expect(found).toMatchObject({ 'columns.x.list': [1], 'columns.y.list': [2], 'columns.z': '<absent>' });
  });

  it('is not brought down by 100,000 brackets', async () => {
    const text = `{"n": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(['read', 'unreadable']).toContain((await readRecords('jsonl', text, LEGEND.slice(2, 3))).status);
  });
});

describe('exact sums', () => {
  it.each([
    [['0.1', '0.2'], 0.3],
    [['1', '2.50', '-3.5'], 0],
    [[], 0],
    [['9007199254740991', '1'], undefined],
    [['1e3'], undefined],
    [['-0.05', '-0.95'], -1],
  ])('%j is %j', (numbers, expected) => {
    const sum = exactSum();
    for (const number of numbers) sum.add(number);
    expect(sum.value()).toBe(expected);
  });
});

describe('any input', () => {
  it('is read the same in one piece and in bytes, and never throws', async () => {
    const piece = fc.constantFrom(
      'who',
      'n',
      ';',
      ',',
      '"',
      '\n',
      '\r\n',
      '{',
      '}',
      ':',
      '1',
      '\t',
      '\uFEFF',
      '\0',
      'é',
    );
    const text = fc.array(piece, { maxLength: 40 }).map((all) => new Uint8Array(Buffer.from(all.join(''))));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(text, fc.uint8Array({ maxLength: 80 })),
        fc.constantFrom('csv', 'jsonl'),
        async (bytes, format) => {
          const whole = await readRecords(format, bytes, LEGEND);
          expect((await readRecords(format, bytes, LEGEND, 1)).status).toBe(whole.status);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
