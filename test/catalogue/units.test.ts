import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDuration, isImpossibleDate, parseDuration } from '../../src/catalogue/duration.ts';
import { nearestName } from '../../src/catalogue/nearest.ts';
import { formatPath, formatProblem, sortProblems } from '../../src/catalogue/problem.ts';

function moved(from: string, duration: string, times: 1 | -1 = 1): string {
  return addDuration(new Date(from), parseDuration(duration)!, times).toISOString().replace('T00:00:00.000Z', '');
}

describe('durations', () => {
  test.each([
    ['2026-01-31', 'P1M', '2026-02-28'],
    ['2028-01-31', 'P1M', '2028-02-29'],
    ['2026-03-31', 'P1M', '2026-04-30'],
    ['2026-12-31', 'P2M', '2027-02-28'],
    ['2028-02-29', 'P1Y', '2029-02-28'],
    ['2026-01-30', 'P1Y1M', '2027-02-28'],
    ['2026-03-28', 'P1D', '2026-03-29'],
    ['2026-03-29', 'P1W', '2026-04-05'],
    ['2026-01-31', 'P1M1D', '2026-03-01'],
    ['2026-03-31', '-P1M', '2026-02-28'],
    ['2026-01-01', 'PT36H', '2026-01-02T12:00:00.000Z'],
  ])('%s and %s is %s', (from, duration, to) => expect(moved(from, duration)).toBe(to));

  test('the other way counts back', () => expect(moved('2026-03-31', 'P1M', -1)).toBe('2026-02-28'));

  test.each(['', 'P', 'PT', '3m', 'P3', 'p3m', 'P1.5Y', 'P1M1Y', 'PT1D', ' P1Y', '1 year', 'P9999999D', '--P1D'])(
    '%j is no duration',
    (text) => expect(parseDuration(text)).toBeUndefined(),
  );

  test('days and hours go there and back', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        fc.nat(9999),
        fc.nat(99),
        (date, days, hours) => {
          const duration = parseDuration(`P${days}DT${hours}H`)!;
          expect(addDuration(addDuration(date, duration), duration, -1)).toEqual(date);
        },
      ),
    );
  });

  test('a month later is in the month after, whatever the day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        (date) => {
          const later = addDuration(date, parseDuration('P1M')!);
          expect(later.getUTCMonth()).toBe((date.getUTCMonth() + 1) % 12);
        },
      ),
    );
  });
});

test.each([
  ['2026-02-30', true],
  ['2026-02-29', true],
  ['2028-02-29', false],
  ['2026-13-01', true],
  ['2026-00-10', true],
  ['2026-01-00', true],
  ['2026-01-01T24:00:00Z', true],
  ['2026-01-01T23:59:60Z', true],
  ['2026-01-01T23:59:59+15:00', true],
  ['2026-01-01T23:59:59+02:00', false],
  ['1.2026', false],
  ['no date', false],
])('isImpossibleDate(%j) is %j', (text, impossible) => expect(isImpossibleDate(text)).toBe(impossible));

test.each([
  ['provabilty', 'provability'],
  ['Aspect', 'aspect'],
  ['thme', 'theme'],
  ['asepct', 'aspect'],
  ['zzzz', undefined],
  ['x'.repeat(200), undefined],
])('the name nearest to %j is %j', (found, nearest) =>
  expect(nearestName(found, ['provability', 'aspect', 'theme', 'id'])).toBe(nearest),
);

test('a path reads like code', () =>
  expect(formatPath(['criteria', 0, 'needs', 1, 'check'])).toBe('criteria[0].needs[1].check'));

test('a problem reads in one line', () => {
  const at = { file: 'a.yaml', line: 3, column: 5 };
  expect(
    formatProblem({
      code: 'unknown-key',
      message: 'unknown key "x"',
      at,
      path: 'b.x',
      allowed: ['y', 'z'],
      nearest: 'y',
    }),
  ).toBe('a.yaml:3:5  b.x  unknown key "x"; allowed: y, z; did you mean "y"?');
  const many = Array.from({ length: 20 }, (_, index) => `n${index}`);
  expect(formatProblem({ code: 'schema', message: 'm', allowed: many })).toMatch(/n15 and 4 more$/);
});

test('problems stand in the order of the files', () => {
  const at = (file: string, line: number, column: number) => ({
    code: 'schema' as const,
    message: '',
    at: { file, line, column },
  });
  const sorted = sortProblems([at('b', 1, 1), at('a', 10, 1), at('a', 9, 2), at('a', 9, 1)]);
  expect(sorted.map(({ at: place }) => `${place?.file}${place?.line}:${place?.column}`)).toEqual([
    'a9:1',
    'a9:2',
    'a10:1',
    'b1:1',
  ]);
});
