import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawRows } from '../../../src/plan/sampling/draw.ts';

const POPULATION = createHash('sha256').update('population').digest('hex');

describe('a draw', () => {
  // Drawn by another program, in another language, from the description alone.
  it.each([
    ['2026-11-23 first', 1000, 12, [48, 79, 220, 282, 499, 532, 581, 690, 706, 883, 949, 956]],
    ['zé€', 7, 5, [2, 3, 4, 6, 7]],
    ['x', 4_000_000, 3, [86_981, 1_265_291, 2_363_122]],
  ])('with seed %s of %i rows', (seed, size, n, rows) => {
    expect(drawRows({ seed, population: POPULATION, size, n })).toEqual(rows);
  });

  const given = fc.record({
    seed: fc.string({ minLength: 1 }),
    population: fc.constant(POPULATION),
    size: fc.integer({ min: 1, max: 5000 }),
    n: fc.integer({ min: 0, max: 200 }),
  });

  it('gives as many rows as asked for, distinct, ascending, of the population, and the same again', () => {
    fc.assert(
      fc.property(given, (from) => {
        const rows = drawRows(from);
        expect(rows).toHaveLength(Math.min(from.n, from.size));
        expect([...new Set(rows)].sort((a, b) => a - b)).toEqual(rows);
        expect(rows.every((row) => Number.isInteger(row) && row >= 1 && row <= from.size)).toBe(true);
        expect(drawRows(from)).toEqual(rows);
      }),
    );
  });

  it('gives all rows of a population that is not larger than the sample', () => {
    expect(drawRows({ seed: 'x', population: POPULATION, size: 4, n: 9 })).toEqual([1, 2, 3, 4]);
    expect(drawRows({ seed: 'x', population: POPULATION, size: 0, n: 0 })).toEqual([]);
  });

  it.each(['seed', 'population', 'size', 'n'])('is another one with another %s', (field) => {
    const from = { seed: 'x', population: POPULATION, size: 100_000, n: 20 };
    const other = {
      ...from,
      ...{ seed: { seed: 'y' }, population: { population: POPULATION.replace('4', '5') } }[field],
    };
    const changed = { ...other, ...(field === 'size' ? { size: 100_001 } : {}), ...(field === 'n' ? { n: 21 } : {}) };
    expect(drawRows(changed)).not.toEqual(drawRows(from));
  });

  it('gives every row and every pair of rows the same chance', () => {
    const [size, n, draws] = [10, 3, 6000];
    const times = Array.from({ length: size + 1 }, () => 0);
    const pairs = new Map<string, number>();
    for (let draw = 0; draw < draws; draw += 1) {
      const rows = drawRows({ seed: `seed ${draw}`, population: POPULATION, size, n });
      for (const row of rows) times[row]! += 1;
      for (const a of rows) for (const b of rows) if (a < b) pairs.set(`${a} ${b}`, (pairs.get(`${a} ${b}`) ?? 0) + 1);
    }
    // Five standard deviations of a binomial count: 6000 × 3/10 and 6000 × 3/45.
    expect(times.slice(1).every((count) => Math.abs(count - 1800) < 178)).toBe(true);
    expect(pairs.size).toBe(45);
    expect([...pairs.values()].every((count) => Math.abs(count - 400) < 97)).toBe(true);
  });
});
