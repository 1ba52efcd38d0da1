import type { As, Operator } from '../../catalogue/types.ts';
import type { FactValue } from '../../facts/types.ts';
import { addDuration, parseDuration } from '../moment.ts';
import { convert } from './convert.ts';
import { isLoopback, isPrivate, isPublic, isWithin, networkOf, type Network } from './network.ts';
import { holdsMatch } from './pattern.ts';
import { notBefore } from './span.ts';
import { and, not, type Truth } from './types.ts';
import { compareVersions } from './version.ts';

/** Operators that hold the value of a fact against one operand. */
export type ValueOperator = Exclude<Operator, 'exists' | 'explicit' | 'origin' | 'length'>;

interface Given {
  readonly as: As | undefined;
  /** Milliseconds since the epoch. */
  readonly asOf: number;
}

type Compare = (actual: FactValue, expected: FactValue, given: Given) => Truth;
type Scalar = Exclude<FactValue, readonly unknown[]>;

/** What cannot be converted or compared is unknown. */
export const COMPARISONS: Readonly<Record<ValueOperator, Compare>> = {
  equals: typed((a, b) => same(a, b)),
  notEquals: typed((a, b) => !same(a, b)),
  in: typed((a, b) => (isList(b) && !isList(a) ? b.includes(a) : undefined)),
  notIn: typed((a, b) => (isList(b) && !isList(a) ? !b.includes(a) : undefined)),
  contains: typed(holds),
  notContains: typed((a, b) => inverse(holds(a, b))),
  containsAll: typed((a, b) => (isList(a) && isList(b) ? b.every((each) => a.includes(each)) : undefined)),
  containsAny: typed((a, b) => (isList(a) && isList(b) ? b.some((each) => a.includes(each)) : undefined)),
  subsetOf: typed((a, b) => (isList(b) ? listOf(a).every((each) => b.includes(each)) : undefined)),
  disjointFrom: typed((a, b) => (isList(b) ? !listOf(a).some((each) => b.includes(each)) : undefined)),
  unique: typed((a, b) => (isList(a) ? (new Set(a).size === a.length) === b : undefined)),
  orderedBefore: typed(standsBefore),
  gte: ordered((order) => order >= 0, notBefore),
  lte: ordered(
    (order) => order <= 0,
    (a, b) => notBefore(b, a),
  ),
  gt: ordered((order) => order > 0, isAfter),
  lt: ordered((order) => order < 0, isBefore),
  before: isBefore,
  after: isAfter,
  withinLast: isRecent,
  versionGte: typed((a, b) => byVersion(a, b, (order) => order >= 0)),
  versionLt: typed((a, b) => byVersion(a, b, (order) => order < 0)),
  matches: typed(matches),
  notMatches: typed((a, b) => inverse(matches(a, b))),
  cidrWithin: typed(withinNetworks),
  isLoopback: typed((a, b) => ofNetworks(a, b, isLoopback)),
  isPrivate: typed((a, b) => ofNetworks(a, b, isPrivate)),
  isPublic: typed((a, b) => ofNetworks(a, b, isPublic, 'some')),
};

function truthOf(answer: boolean | undefined): Truth {
  return answer === undefined ? 'unknown' : answer ? 'true' : 'false';
}

function typed(compare: (actual: FactValue, expected: FactValue) => boolean | undefined): Compare {
  return (actual, expected, { as }) => {
    const [left, right] = [convert(actual, as), convert(expected, as)];
    return left === undefined || right === undefined ? 'unknown' : truthOf(compare(left, right));
  };
}

function ordered(holdsFor: (order: number) => boolean, ofMoments: (a: FactValue, b: FactValue) => Truth): Compare {
  const compare = typed((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? holdsFor(a === b ? 0 : a - b) : undefined,
  );
  const compareAsVersions = typed((a, b) => byVersion(a, b, holdsFor));
  return (actual, expected, given) => {
    if (given.as === 'timestamp') return ofMoments(actual, expected);
    return (given.as === 'version' ? compareAsVersions : compare)(actual, expected, given);
  };
}

function isBefore(actual: FactValue, expected: FactValue): Truth {
  return not(notBefore(actual, expected));
}

function isAfter(actual: FactValue, expected: FactValue): Truth {
  return not(notBefore(expected, actual));
}

function isRecent(actual: FactValue, expected: FactValue, { asOf }: Given): Truth {
  const duration = parseDuration(String(expected));
  if (duration === undefined) return 'unknown';
  const from = new Date(addDuration(asOf, duration, -1)).toISOString();
  return and([notBefore(actual, from), notBefore(new Date(asOf).toISOString(), actual)]);
}

function isList(value: FactValue): value is Extract<FactValue, readonly unknown[]> {
  return Array.isArray(value);
}

function listOf(value: FactValue): readonly Scalar[] {
  return isList(value) ? value : [value];
}

function same(a: FactValue, b: FactValue): boolean {
  if (!isList(a) || !isList(b)) return a === b;
  return a.length === b.length && a.every((each, index) => each === b[index]);
}

function holds(a: FactValue, b: FactValue): boolean | undefined {
  if (isList(a)) return listOf(b).every((each) => a.includes(each));
  return typeof a === 'string' && typeof b === 'string' ? a.includes(b) : undefined;
}

function inverse(answer: boolean | undefined): boolean | undefined {
  return answer === undefined ? undefined : !answer;
}

// The first thing before any second one; where the second is not there, nothing can come after it too late.
function standsBefore(actual: FactValue, expected: FactValue): boolean | undefined {
  if (!isList(actual) || !isList(expected) || expected.length !== 2) return undefined;
  const [first, second] = expected as readonly [Scalar, Scalar];
  const barrier = actual.indexOf(second);
  if (barrier < 0) return true;
  return actual.slice(0, barrier).includes(first);
}

// `15` may be any 15, so that it is neither at least 15.4 nor before it.
function byVersion(a: FactValue, b: FactValue, holdsFor: (order: number) => boolean): boolean | undefined {
  const [actual, due] = [String(a), String(b)];
  if (due.startsWith(`${actual}.`)) return undefined;
  const order = compareVersions(actual, due);
  return order === undefined ? undefined : holdsFor(order);
}

function matches(actual: FactValue, pattern: FactValue): boolean | undefined {
  return isList(actual) || typeof pattern !== 'string' ? undefined : holdsMatch(String(actual), pattern);
}

function networksOf(value: FactValue): readonly Network[] | undefined {
  const networks = listOf(value).map((each) => networkOf(String(each)));
  return networks.includes(undefined) ? undefined : (networks as readonly Network[]);
}

function withinNetworks(actual: FactValue, expected: FactValue): boolean | undefined {
  const [inner, outer] = [networksOf(actual), networksOf(expected)];
  if (inner === undefined || outer === undefined) return undefined;
  return inner.every((each) => !each.any && outer.some((network) => isWithin(each, network)));
}

function ofNetworks(
  actual: FactValue,
  expected: FactValue,
  is: (network: Network) => boolean | undefined,
  how: 'every' | 'some' = 'every',
): boolean | undefined {
  const answers = networksOf(actual)?.map(is);
  if (answers === undefined || answers.length === 0) return undefined;
  const decisive = how === 'some';
  if (answers.includes(decisive)) return decisive === expected;
  return answers.includes(undefined) ? undefined : decisive !== expected;
}
