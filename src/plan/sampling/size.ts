import type { SampleMethod } from '../../audit/types.ts';
import type { SamplingTable } from '../../catalogue/types.ts';
import { isEnough, type Question, tolerableRows } from './chance.ts';

/** Tables by their id. */
export type SamplingTables = Readonly<Record<string, SamplingTable>>;

/** The smallest sample that is enough; undefined where `k` deviations are tolerable anyway, so that no size shows anything. */
export function smallestSample(question: Question): number | undefined {
  const { population, k } = question;
  if (population === 0) return 0;
  if (tolerableRows(question) <= k) return undefined;
  let [tooFew, enough] = [k, k + 1];
  while (!isEnough(enough, question)) [tooFew, enough] = [enough, Math.min(enough * 2, population)];
  while (enough - tooFew > 1) {
    const middle = tooFew + Math.floor((enough - tooFew) / 2);
    if (isEnough(middle, question)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

export interface Wanted {
  readonly method: SampleMethod;
  /** Rows of the population. */
  readonly size: number;
  readonly k: number;
}

/** How many rows a method asks for, or why it has no answer for this population. */
export type Size = { readonly n: number } | { readonly none: string };

/** The size of a sample: by the convention of a table, or calculated. Of a smaller population all rows. */
export function sizeFor({ method, size, k }: Wanted, tables: SamplingTables): Size {
  if (method.kind === 'frequency') return byFrequency({ method, size, k }, tables[method.kind]);
  if (isLax(method))
    return {
      none: `below ${LEAST_CONFIDENCE * 100} % confidence, or with more than ${MOST_TOLERABLE * 100} % tolerable, a sample shows next to nothing`,
    };
  const n = smallestSample({ population: size, k, confidence: method.confidence, tolerable: method.tolerable });
  return n === undefined
    ? { none: `${k} deviations of ${size} rows are within what is tolerable: no sample can show anything` }
    : { n };
}

/** The tables of audit practice (AICPA, Audit Sampling, A-1 and A-2) go no further. */
const LEAST_CONFIDENCE = 0.9;
const MOST_TOLERABLE = 0.2;

// At 1 % confidence one row would be enough of any list.
function isLax({ confidence, tolerable }: Extract<SampleMethod, { readonly kind: 'hypergeometric' }>): boolean {
  return confidence < LEAST_CONFIDENCE || tolerable > MOST_TOLERABLE;
}

interface ByFrequency extends Wanted {
  readonly method: Extract<SampleMethod, { readonly kind: 'frequency' }>;
}

// The sizes of the convention assume that nothing deviates.
function byFrequency({ method: { frequency, risk }, size, k }: ByFrequency, table: SamplingTable | undefined): Size {
  const row = table !== undefined && Object.hasOwn(table.sizes, frequency) ? table.sizes[frequency] : undefined;
  if (row === undefined) return { none: `there is no frequency ${frequency}` };
  if (k > 0) return { none: 'sizes by frequency allow no deviations; calculate the size to allow some' };
  if (row.upTo !== undefined && size >= row.upTo)
    return { none: `${size} rows are too many for ${frequency}, which is for fewer than ${row.upTo}` };
  return { n: Math.min(row[risk], size) };
}

/** Is a sample of `n` rows as large as its method asks for? As quick as `n` is small, whatever the size of the population. */
export function isLargeEnough(n: number, { method, size, k }: Wanted, tables: SamplingTables): boolean {
  if (method.kind === 'hypergeometric') {
    const { confidence, tolerable } = method;
    return !isLax(method) && (size === 0 || isEnough(n, { population: size, k, confidence, tolerable }));
  }
  const wanted = byFrequency({ method, size, k }, tables[method.kind]);
  return 'n' in wanted && n >= wanted.n;
}
