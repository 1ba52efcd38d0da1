import type { CheckNeed } from '../catalogue/types.ts';
import type { Fact, FactSet, Variant } from '../facts/types.ts';
import { evaluate } from './predicate/evaluate.ts';
import { splitPath } from './predicate/fact-tree.ts';
import type { Judged, PredicateContext } from './predicate/types.ts';
import type { TraceStep } from './types.ts';

/** More words than this are not tried out in every combination; then the answer is open. */
const MAX_WORDS = 6;

/** A counted value that the vocabulary of its column does not hold, or that no legend declares. */
interface Stray {
  readonly column: string;
  readonly fact: Fact;
}

/**
 * Holds an answer against the vocabulary of the columns it counts. A row whose value has no known meaning may be any of
 * the words: nothing can be fine while there is one, and a deviation stands only if it is one whatever the row means.
 */
export function withinMeanings(need: CheckNeed, facts: FactSet, context: PredicateContext, judged: Judged): Judged {
  if (judged.truth === 'unknown') return judged;
  const strays = facts.variants.flatMap((variant) => straysIn(need, variant));
  if (strays.length === 0) return judged;
  if (judged.truth === 'false' && alwaysFalse(need, facts, context, strays)) return judged;
  const trace = [...judged.trace, ...strays.map(({ fact }) => strayStep(fact))];
  const head: TraceStep = { depth: 0, form: 'all', result: 'unknown' };
  return {
    truth: 'unknown',
    trace: [head, ...trace.map((step) => ({ ...step, depth: step.depth + 1 }))],
    cause: 'indeterminate',
  };
}

function straysIn({ values = {} }: CheckNeed, { facts }: Variant): readonly Stray[] {
  return facts.flatMap((fact) => {
    const [root, column = '', part, value] = splitPath(fact.path);
    if (root !== 'columns' || part !== 'values' || value === undefined || !Object.hasOwn(values, column)) return [];
    const known = values[column]?.includes(value.replaceAll('\\.', '.')) ?? false;
    const none = fact.origin === 'absent' || ('value' in fact && fact.value === 0);
    return known || none ? [] : [{ column, fact }];
  });
}

function strayStep(fact: Fact): TraceStep {
  const actual = 'value' in fact ? String(fact.value) : fact.origin;
  return { depth: 0, form: 'equals', result: 'unknown', path: fact.path, expected: 'equals 0', actual, at: fact.at };
}

// Every count may be as it is, or higher by all strays of its column.
function alwaysFalse(need: CheckNeed, facts: FactSet, context: PredicateContext, strays: readonly Stray[]): boolean {
  const words = [...new Set(strays.map(({ column }) => column))].flatMap((column) =>
    (need.values?.[column] ?? []).map((word) => ({
      path: `columns.${column}.values.${word.replaceAll('.', '\\.')}`,
      more: strays.reduce((sum, stray) => sum + (stray.column === column ? countOf(stray.fact) : 0), 0),
    })),
  );
  if (words.length > MAX_WORDS) return false;
  return combinations(words).every(
    (raised) => evaluate(need.assert, withMore(facts, new Map(raised)), context).truth === 'false',
  );
}

type Raised = readonly (readonly [path: string, more: number])[];

function combinations(words: readonly { readonly path: string; readonly more: number }[]): readonly Raised[] {
  return words.reduce<readonly Raised[]>(
    (all, { path, more }) => all.flatMap((raised) => [raised, [...raised, [path, more]]]),
    [[]],
  );
}

function countOf(fact: Fact): number {
  return 'value' in fact && typeof fact.value === 'number' ? fact.value : 0;
}

function withMore(facts: FactSet, raised: ReadonlyMap<string, number>): FactSet {
  const raise = (fact: Fact): Fact => {
    const more = raised.get(fact.path);
    if (more === undefined || !('value' in fact) || typeof fact.value !== 'number') return fact;
    return { ...fact, value: fact.value + more };
  };
  return { ...facts, variants: facts.variants.map((each) => ({ ...each, facts: each.facts.map(raise) })) };
}
