import { createHash } from 'node:crypto';

/** What a draw follows from, and nothing else. */
export interface DrawFrom {
  /** Published before the draw. */
  readonly seed: string;
  /** SHA-256 of the population, hex. */
  readonly population: string;
  /** Rows of the population, and how many to draw. */
  readonly size: number;
  readonly n: number;
}

/** Numbers are drawn from 48 bits: exact in a double, and far beyond any number of rows. */
const RANGE = 2 ** 48;

/**
 * Row numbers from 1, ascending and distinct; all of them where `n` is not below `size`. Anybody can draw them again:
 *
 * Number c of the stream, from 0, is the first six bytes, big-endian, of the SHA-256 of the lines `biotoets-sample-1`,
 * population, size, n, seed and c, joined by a line feed. A number below m is the next number of the stream that is below the
 * largest multiple of m in 2^48, modulo m. Rows are chosen by the algorithm of Floyd (Bentley, Programming Pearls, 1987):
 * for j from size − n + 1 up to size, take 1 + a number below j, or j itself where that row was taken before.
 */
export function drawRows({ seed, population, size, n }: DrawFrom): readonly number[] {
  if (n >= size) return Array.from({ length: size }, (_, index) => index + 1);
  const below = numbersBelow(['biotoets-sample-1', population, size, n, seed].join('\n'));
  const rows = new Set<number>();
  for (let last = size - n + 1; last <= size; last += 1) {
    const row = 1 + below(last);
    rows.add(rows.has(row) ? last : row);
  }
  return [...rows].sort((a, b) => a - b);
}

function numbersBelow(start: string): (limit: number) => number {
  let counter = 0;
  return (limit) => {
    const fair = RANGE - (RANGE % limit);
    for (;;) {
      const number = createHash('sha256').update(`${start}\n${counter}`).digest().readUIntBE(0, 6);
      counter += 1;
      if (number < fair) return number % limit;
    }
  };
}
