import type { As, JsonScalar, Leaf, Operand, Operator } from '../../catalogue/types.ts';
import type { Fact, FactValue } from '../../facts/types.ts';
import { durationMs, parseDuration, startOf } from '../moment.ts';
import { absentAbove, type FactTree, unreadAbove } from './fact-tree.ts';
import { resolveOperand, shown } from './operand.ts';
import { notBefore } from './span.ts';
import type { Judged, PredicateContext, Truth } from './types.ts';

type Comparable = string | number | boolean | null;
type Compare = (
  actual: Comparable | readonly Comparable[],
  expected: Comparable | readonly Comparable[],
) => boolean | undefined;

const OPERATORS = [
  'exists',
  'equals',
  'notEquals',
  'in',
  'notIn',
  'contains',
  'subsetOf',
  'disjointFrom',
  'gte',
  'lte',
] as const satisfies readonly Operator[];

/** A leaf compares one fact with one operand. What cannot be converted, found or resolved is unknown. */
export function judgeLeaf(leaf: Leaf, path: string, tree: FactTree, context: PredicateContext): Judged {
  const operator = OPERATORS.find((name) => leaf[name] !== undefined);
  if (operator === undefined) throw new Error(`leaf at ${path} has no operator`);
  const operand = leaf[operator] as Operand;
  const fact = tree.byPath.get(path) ?? unreadAbove(tree, path) ?? absentAbove(tree, path);
  const resolved = resolveOperand(operand, context);
  const expected = `${operator} ${resolved.name}`;
  const step = (truth: Truth, actual: string): Judged => ({
    truth,
    trace: [
      {
        depth: 0,
        form: operator,
        result: truth,
        path,
        expected,
        actual,
        ...(fact === undefined ? {} : { at: fact.at }),
      },
    ],
    ...(truth === 'unknown' ? { cause: resolved.ok ? ('indeterminate' as const) : resolved.cause } : {}),
  });
  if (fact !== undefined && (fact.origin === 'unparsed' || fact.origin === 'templated'))
    return step('unknown', fact.origin);
  if (operator === 'exists') return step(judgeExists(fact, path, tree, operand, context), describe(fact));
  if (fact === undefined || !('value' in fact)) return step(judgeAbsent(fact, leaf, context), 'absent');
  if (!resolved.ok) return step('unknown', describe(fact));
  return step(compareAs(leaf.as, operator, fact.value, resolved.value), describe(fact));
}

function judgeExists(
  fact: Fact | undefined,
  path: string,
  tree: FactTree,
  operand: Operand,
  context: PredicateContext,
): Truth {
  const branch = tree.branches.get(path);
  const there = (fact !== undefined && fact.origin !== 'absent') || branch === 'known';
  if (!there && (branch === 'unread' || (fact === undefined && !context.complete))) return 'unknown';
  return there === operand ? 'true' : 'false';
}

// Only a reader that says so, or a complete source, makes absence a fact; and even then the check says what it means.
function judgeAbsent(fact: Fact | undefined, leaf: Leaf, context: PredicateContext): Truth {
  if (fact === undefined && !context.complete) return 'unknown';
  return ({ pass: 'true', fail: 'false', unknown: 'unknown' } as const)[leaf.absent ?? 'unknown'];
}

function describe(fact: Fact | undefined): string {
  if (fact === undefined) return 'absent';
  return 'value' in fact ? shown(fact.value) : fact.origin;
}

function compareAs(
  as: As | undefined,
  operator: Exclude<Operator, 'exists'>,
  actual: FactValue,
  expected: FactValue,
): Truth {
  if (as === 'timestamp' && operator === 'gte') return notBefore(actual, expected);
  if (as === 'timestamp' && operator === 'lte') return notBefore(expected, actual);
  const left = convert(actual, as);
  const right = convert(expected, as);
  if (left === undefined || right === undefined) return 'unknown';
  const result = COMPARISONS[operator](left, right);
  return result === undefined ? 'unknown' : result ? 'true' : 'false';
}

function convert(value: FactValue, as: As | undefined): FactValue | undefined {
  if (Array.isArray(value)) {
    const list = (value as readonly JsonScalar[]).map((each) => convertScalar(each, as));
    return list.includes(undefined) ? undefined : (list as JsonScalar[]);
  }
  if (as === 'set') return [value as JsonScalar];
  return convertScalar(value as JsonScalar, as);
}

function convertScalar(value: JsonScalar, as: As | undefined): JsonScalar | undefined {
  return as === undefined || as === 'set' ? value : CONVERSIONS[as](value);
}

const CONVERSIONS: Readonly<Record<Exclude<As, 'set'>, (value: JsonScalar) => JsonScalar | undefined>> = {
  string: (value) => String(value),
  lower: (value) => String(value).toLowerCase(),
  int: (value) => (/^-?\d+$/.test(String(value)) ? Number(value) : undefined),
  number: (value) => (/^-?\d+(\.\d+)?$/.test(String(value)) ? Number(value) : undefined),
  bool: toBool,
  duration: milliseconds,
  // A number of days is held against a duration that is written as one.
  days: (value) => {
    if (typeof value === 'number') return value;
    const ms = milliseconds(value);
    return ms === undefined ? undefined : ms / 86_400_000;
  },
  timestamp: (value) => startOf(String(value)),
};

/** What has no end lasts longer than anything; such a number lives in comparisons only. */
function milliseconds(value: JsonScalar): number | undefined {
  if (value === 'unlimited') return Number.POSITIVE_INFINITY;
  const duration = parseDuration(String(value));
  return duration === undefined ? undefined : durationMs(duration);
}

function toBool(value: JsonScalar): boolean | undefined {
  const text = String(value).toLowerCase();
  if (['true', 'yes', 'on', '1'].includes(text)) return true;
  return ['false', 'no', 'off', '0'].includes(text) ? false : undefined;
}

const COMPARISONS: Readonly<Record<Exclude<Operator, 'exists'>, Compare>> = {
  equals: (a, b) => same(a, b),
  notEquals: (a, b) => !same(a, b),
  in: (a, b) => (Array.isArray(b) && !Array.isArray(a) ? b.includes(a) : undefined),
  notIn: (a, b) => (Array.isArray(b) && !Array.isArray(a) ? !b.includes(a) : undefined),
  contains: (a, b) =>
    Array.isArray(a)
      ? asList(b).every((each) => a.includes(each))
      : typeof a === 'string' && typeof b === 'string'
        ? a.includes(b)
        : undefined,
  subsetOf: (a, b) => (Array.isArray(b) ? asList(a).every((each) => b.includes(each)) : undefined),
  disjointFrom: (a, b) => (Array.isArray(b) ? !asList(a).some((each) => b.includes(each)) : undefined),
  gte: (a, b) => order(a, b, (x, y) => x >= y),
  lte: (a, b) => order(a, b, (x, y) => x <= y),
};

function asList(value: Comparable | readonly Comparable[]): readonly Comparable[] {
  return Array.isArray(value) ? (value as readonly Comparable[]) : [value as Comparable];
}

function same(a: Comparable | readonly Comparable[], b: Comparable | readonly Comparable[]): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((each, index) => each === b[index]);
}

function order(a: unknown, b: unknown, holds: (x: number, y: number) => boolean): boolean | undefined {
  return typeof a === 'number' && typeof b === 'number' ? holds(a, b) : undefined;
}
