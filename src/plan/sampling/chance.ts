import { ceilingOf, type Decimal, decimalOf } from './decimal.ts';

/** What a sample is to show: that a share of deviations as high as `tolerable` is unlikely, given that at most `k` were found. */
export interface Question {
  /** Rows; infinite for the binomial limit. */
  readonly population: number;
  /** Deviations allowed in the sample. */
  readonly k: number;
  readonly confidence: number;
  /** Share of deviations. */
  readonly tolerable: number;
}

/** Nearer to the limit than this, doubles do not decide: they are off by less for any sample that fits in memory. */
const NEAR = 1e-8;

/** Whole numbers of more factors take too long to work out; then what is near is not enough. */
const EXACT_AT_MOST = 10_000;

/** How many rows deviate in a population that is only just not acceptable. */
export function tolerableRows({ population, tolerable }: Question): number {
  return Number.isFinite(population) ? ceilingOf(decimalOf(tolerable), population) : Number.POSITIVE_INFINITY;
}

/**
 * Would `n` rows with at most `k` deviations show it: P(X ≤ k) ≤ 1 − confidence, X being hypergeometric, or binomial for an
 * infinite population? Exact: where doubles come too near to tell, whole numbers decide.
 */
export function isEnough(n: number, question: Question): boolean {
  const { population, k, confidence, tolerable } = question;
  const deviating = tolerableRows(question);
  if (n <= k || deviating <= k) return false;
  const distance = logAtMost(n, question, deviating) - Math.log1p(-confidence);
  if (Math.abs(distance) > NEAR) return distance < 0;
  if (Math.min(n, deviating) > EXACT_AT_MOST) return false;
  const [at, all] = Number.isFinite(population)
    ? exactHypergeometric({ population, deviating, n, k })
    : exactBinomial(n, k, decimalOf(tolerable));
  const { numerator, denominator } = decimalOf(confidence);
  return at * denominator <= all * (denominator - numerator);
}

/** ln P(X ≤ k), by the first term and the ratio of each term to the one before. */
function logAtMost(n: number, { population, k, tolerable }: Question, deviating: number): number {
  if (!Number.isFinite(population)) {
    const odds = tolerable / (1 - tolerable);
    return logSum(0, k, n * Math.log1p(-tolerable), (i) => ((n - i) / (i + 1)) * odds);
  }
  const conforming = population - deviating;
  // With more rows than conform, so many at least deviate.
  const least = Math.max(0, n - conforming);
  if (least > k) return Number.NEGATIVE_INFINITY;
  return logSum(
    least,
    k,
    logLeast({ population, deviating, n, least }),
    (i) => (((deviating - i) / (i + 1)) * (n - i)) / (conforming - n + i + 1),
  );
}

/** ln P(X = least). The roles of sample and deviations may be swapped: the shorter product is the same. */
function logLeast(given: { population: number; deviating: number; n: number; least: number }): number {
  const { population, deviating, n, least } = given;
  // Nothing that deviates is drawn, or everything that is not drawn deviates.
  const [left, right] = least === 0 ? [n, deviating] : [population - n, population - deviating];
  const [few, many] = left < right ? [left, right] : [right, left];
  let log = 0;
  for (let j = 0; j < few; j += 1) log += Math.log1p(-many / (population - j));
  return log;
}

function logSum(from: number, to: number, first: number, ratio: (i: number) => number): number {
  let [term, sum] = [first, first];
  for (let i = from; i < to; i += 1) {
    const factor = ratio(i);
    if (factor <= 0) break;
    term += Math.log(factor);
    sum = Math.max(sum, term) + Math.log1p(Math.exp(-Math.abs(sum - term)));
  }
  return sum;
}

type Exact = readonly [ways: bigint, all: bigint];

function exactHypergeometric(given: { population: number; deviating: number; n: number; k: number }): Exact {
  const { population, deviating, n, k } = given;
  const [few, many] = n < deviating ? [n, deviating] : [deviating, n];
  const rest = population - many;
  const least = Math.max(0, few - rest);
  let ways = 0n;
  let term = choose(many, least) * choose(rest, few - least);
  for (let i = least; i <= Math.min(k, few); i += 1) {
    ways += term;
    term = (term * BigInt(many - i) * BigInt(few - i)) / (BigInt(i + 1) * BigInt(rest - few + i + 1));
  }
  return [ways, choose(population, few)];
}

function exactBinomial(n: number, k: number, { numerator, denominator }: Decimal): Exact {
  let ways = 0n;
  for (let i = 0; i <= k; i += 1)
    ways += choose(n, i) * numerator ** BigInt(i) * (denominator - numerator) ** BigInt(n - i);
  return [ways, denominator ** BigInt(n)];
}

function choose(n: number, k: number): bigint {
  const few = Math.min(k, n - k);
  let ways = 1n;
  for (let i = 0; i < few; i += 1) ways = (ways * BigInt(n - i)) / BigInt(i + 1);
  return ways;
}
