import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { parseYaml } from '../../src/catalogue/yaml.ts';
import type { Problem } from '../../src/errors.ts';

async function parse(text: string) {
  const problems: Problem[] = [];
  const started = performance.now();
  const source = await parseYaml('f.yaml', text, problems);
  return { source, problems, codes: problems.map(({ code }) => code), seconds: (performance.now() - started) / 1000 };
}

describe('hostile YAML is refused, quickly, by its code', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefgh'.split('').map((k, i) => `${k}: &${k} [${Array(9).fill(`*${'abcdefgh'[i]}`).join()}]`),
  ].join('\n');
  test.each([
    ['10,000 flow lists', '['.repeat(10_000) + ']'.repeat(10_000), 'too-large'],
    ['10,000 flow lists that never close', '['.repeat(10_000), 'too-large'],
    ['10,000 flow mappings', '{a: '.repeat(10_000) + '}'.repeat(10_000), 'too-large'],
    ['10,000 block lists on one line', `${'- '.repeat(10_000)}x`, 'too-large'],
    ['10,000 explicit keys', `${'? '.repeat(10_000)}x`, 'too-large'],
    ['1,500 nested mappings', Array.from({ length: 1500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'too-large'],
    ['brackets hidden behind quoted ones', '["]",'.repeat(10_000), 'too-large'],
    ['2,000,000 brackets', '['.repeat(2_000_000), 'too-large'],
    ['alias bomb', bomb, 'yaml-syntax'],
  ])('%s', async (_name, text, code) => {
    const { codes, seconds } = await parse(text);
    expect(codes[0]).toBe(code);
    expect(seconds).toBeLessThan(5);
  });

  test('20,000 keys are not compared each with each', async () => {
    const { codes, seconds } = await parse(`${Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n')}\nk5: 2`);
    expect(codes).toEqual(['duplicate']);
    expect(seconds).toBeLessThan(20);
  });

  test('brackets in a text are no depth', async () => {
    const { codes } = await parse(
      `a: |\n${'  [[[[[[ - - - - ?\n'.repeat(100)}b: "${'['.repeat(200)}"\n# ${'['.repeat(200)}`,
    );
    expect(codes).toEqual([]);
  });

  test('64 levels are enough and 65 too many', async () => {
    expect((await parse('['.repeat(64) + ']'.repeat(64))).codes).toEqual([]);
    expect((await parse('['.repeat(65) + ']'.repeat(65))).codes).toEqual(['too-large']);
  });
});

test('positions are those of the file', async () => {
  const { source } = await parse('a:\n  - b: 1\n    "c d": 1.10\n  - { e/f: [x, ~y] }\n');
  expect(source?.positionOf(['a', 1, 'e/f', 1])).toEqual({ file: 'f.yaml', line: 4, column: 16 });
  expect(source?.keyPositionOf(['a', 0, 'c d'])).toEqual({ file: 'f.yaml', line: 3, column: 5 });
  expect(source?.positionOf(['a', 9, 'zzz'])).toEqual({ file: 'f.yaml', line: 2, column: 3 });
  expect(source?.writtenAt(['a', 0, 'c d'])).toBe('1.10');
});

test('keys that are numbers keep the form they were written in', async () => {
  const { source } = await parse('{ 010: a, 1.50: b, true: c }');
  expect(source?.data).toEqual({ '010': 'a', '1.50': 'b', true: 'c' });
});

test('a byte order mark and Windows line ends are no trouble', async () => {
  const { source } = await parse('\ufeffa: 1\r\nb: 2\r\n');
  expect(source?.data).toEqual({ a: 1, b: 2 });
  expect(source?.keyPositionOf(['b'])).toMatchObject({ line: 2, column: 1 });
});

test('any plain data is read back as it was written', async () => {
  const word = fc.stringMatching(/^[a-zA-Z0-9 :#\-[\]{},.'"!&*%@]{0,12}$/);
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      word,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(word, tie('any'), { maxKeys: 4 }),
    ),
  })).any;
  await fc.assert(
    fc.asyncProperty(value, async (data) => {
      const { source, problems } = await parse(stringify(data, { aliasDuplicateObjects: false }));
      expect(problems).toEqual([]);
      expect(source?.data).toEqual(data);
    }),
    { numRuns: 300 },
  );
});

test('no text makes it throw', async () => {
  const piece = fc.constantFrom(
    '[',
    ']',
    '{',
    '}',
    '- ',
    '? ',
    ': ',
    '\n',
    '  ',
    '"',
    "'",
    '|',
    '>',
    '&a',
    '*a',
    '!!x',
    '#',
    ',',
    'a',
    '---',
    '%',
    '\t',
    '\0',
    '\r',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
      const { source, problems } = await parse(pieces.join(''));
      expect(source !== undefined || problems.length > 0).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
