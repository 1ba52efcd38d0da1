import type { JsonScalar, Leaf, Operand, Operator } from '../../catalogue/types.ts';
import type { Fact, FactValue } from '../../facts/types.ts';
import { judgeBounds } from './bounds.ts';
import { COMPARISONS, type ValueOperator } from './compare.ts';
import { absentAbove, type FactTree, unreadAbove } from './fact-tree.ts';
import { resolveOperand, shown } from './operand.ts';
import { not, type Judged, type PredicateContext, type Truth, TRUTH_OF } from './types.ts';

/** What is asked of a fact, and where it stands. */
interface Asked {
  readonly leaf: Leaf;
  readonly path: string;
  readonly tree: FactTree;
  readonly context: PredicateContext;
  readonly fact: Fact | undefined;
}

type Answer = Pick<Judged, 'truth' | 'cause'> & { readonly expected: string; readonly actual: string };

/** Operators about the fact itself, and not about its value as one thing to compare. */
const SPECIAL = {
  exists: judgeExists,
  explicit: judgeExplicit,
  origin: judgeOrigin,
  length: judgeLength,
} satisfies Partial<Record<Operator, (asked: Asked) => Answer>>;

const OPERATORS: readonly Operator[] = [
  ...(Object.keys(SPECIAL) as readonly (keyof typeof SPECIAL)[]),
  ...(Object.keys(COMPARISONS) as readonly ValueOperator[]),
];

/** A leaf asks one thing of one fact. What cannot be converted, found or resolved is unknown. */
export function judgeLeaf(leaf: Leaf, path: string, tree: FactTree, context: PredicateContext): Judged {
  const fact = tree.byPath.get(path) ?? unreadAbove(tree, path) ?? absentAbove(tree, path);
  const operator = operatorOf(leaf, path);
  const { truth, expected, actual, cause } = answer(operator, { leaf, path, tree, context, fact });
  const at = fact === undefined ? {} : { at: fact.at };
  return {
    truth,
    trace: [{ depth: 0, form: operator, result: truth, path, expected, actual, ...at }],
    ...(truth === 'unknown' ? { cause: cause ?? 'indeterminate' } : {}),
  };
}

function operatorOf(leaf: Leaf, path: string): Operator {
  const found = OPERATORS.find((name) => leaf[name] !== undefined);
  if (found === undefined) throw new Error(`leaf at ${path} has no operator`);
  return found;
}

function answer(operator: Operator, asked: Asked): Answer {
  const { fact } = asked;
  if (fact !== undefined && (fact.origin === 'unparsed' || fact.origin === 'templated'))
    return { truth: 'unknown', expected: expectedOf(operator, asked), actual: fact.origin };
  return isSpecial(operator) ? SPECIAL[operator](asked) : judgeValue(operator, asked);
}

function isSpecial(operator: Operator): operator is keyof typeof SPECIAL {
  return Object.hasOwn(SPECIAL, operator);
}

function expectedOf(operator: Operator, { leaf, context }: Asked): string {
  if (operator === 'length') return `length ${judgeBounds({ least: 0, most: 0 }, leaf.length ?? {}, context).expected}`;
  return `${operator} ${resolveOperand(leaf[operator] as Operand, context).name}`;
}

function judgeValue(operator: ValueOperator, asked: Asked): Answer {
  const { leaf, fact, context } = asked;
  const resolved = resolveOperand(leaf[operator] as Operand, context);
  const said = { expected: `${operator} ${resolved.name}`, actual: describe(fact) };
  const without = resolved.ok ? {} : { cause: resolved.cause };
  if (fact === undefined || !('value' in fact)) return { ...said, ...without, ...absence(asked) };
  if (!resolved.ok) return { ...said, ...without, truth: 'unknown' };
  const given = { as: leaf.as, asOf: context.moments.asOf };
  return { ...said, truth: COMPARISONS[operator](splitAt(leaf.split, fact.value), resolved.value, given) };
}

function splitAt(separator: string | undefined, value: FactValue): FactValue {
  if (separator === undefined || typeof value !== 'string') return value;
  return value
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

// Only a reader that says so, or a complete source, makes absence a fact; and even then the check says what it means.
function absence({ fact, leaf, context }: Asked): { readonly truth: Truth; readonly actual: string } {
  if (fact === undefined && !context.complete) return { truth: 'unknown', actual: 'absent' };
  return { truth: TRUTH_OF[leaf.absent ?? 'unknown'], actual: 'absent' };
}

function judgeExists(asked: Asked): Answer {
  const { leaf, fact, path, tree, context } = asked;
  const branch = tree.branches.get(path);
  const there = (fact !== undefined && fact.origin !== 'absent') || branch === 'known';
  const said = { expected: expectedOf('exists', asked), actual: describe(fact) };
  if (!there && (branch === 'unread' || (fact === undefined && !context.complete)))
    return { ...said, truth: 'unknown' };
  return { ...said, truth: there === leaf.exists ? 'true' : 'false' };
}

/** Whether somebody wrote it down: only a reader of settings tells that apart from what the product does by itself. */
function judgeExplicit(asked: Asked): Answer {
  const { leaf, fact } = asked;
  const said = { expected: expectedOf('explicit', asked), actual: fact?.origin ?? 'absent' };
  const written = writtenDown(asked);
  return { ...said, truth: written === 'unknown' ? written : leaf.explicit === true ? written : not(written) };
}

function writtenDown({ fact, context }: Asked): Truth {
  if (fact === undefined) return context.complete ? 'false' : 'unknown';
  if (fact.origin === 'explicit') return 'true';
  return fact.origin === 'default' || fact.origin === 'absent' ? 'false' : 'unknown';
}

function judgeOrigin(asked: Asked): Answer {
  const { leaf, fact, context } = asked;
  const resolved = resolveOperand(leaf.origin as Operand, context);
  const said = { expected: `origin ${resolved.name}`, actual: fact?.origin ?? 'absent' };
  if (fact === undefined || !('value' in fact)) return { ...said, ...absence(asked) };
  if (!resolved.ok) return { ...said, truth: 'unknown', cause: resolved.cause };
  const allowed: readonly JsonScalar[] = Array.isArray(resolved.value) ? (resolved.value as readonly JsonScalar[]) : [];
  return { ...said, truth: allowed.includes(fact.origin) ? 'true' : 'false' };
}

/** Of a list its members, of a text its characters. */
function judgeLength(asked: Asked): Answer {
  const { leaf, fact, context } = asked;
  const value = fact !== undefined && 'value' in fact ? splitAt(leaf.split, fact.value) : undefined;
  if (value === undefined) return { expected: expectedOf('length', asked), ...absence(asked) };
  const size = Array.isArray(value) ? value.length : typeof value === 'string' ? Array.from(value).length : undefined;
  const range = size === undefined ? { least: 0, most: Number.POSITIVE_INFINITY } : { least: size, most: size };
  const judged = judgeBounds(range, leaf.length ?? {}, context);
  const truth = size === undefined ? 'unknown' : judged.truth;
  return {
    ...judged,
    truth,
    expected: `length ${judged.expected}`,
    actual: size === undefined ? describe(fact) : String(size),
  };
}

function describe(fact: Fact | undefined): string {
  if (fact === undefined) return 'absent';
  return 'value' in fact ? shown(fact.value) : fact.origin;
}
