import type { Absent, Operand, Predicate, Ruleset } from '../../catalogue/types.ts';
import type { FactSet } from '../../facts/types.ts';
import type { Cause, TraceStep } from '../types.ts';
import type { FactTree } from './fact-tree.ts';

export type Truth = 'true' | 'false' | 'unknown';

/** What a check says that absence, or an empty list, means. */
export const TRUTH_OF = { pass: 'true', fail: 'false', unknown: 'unknown' } satisfies Record<Absent, Truth>;

/** Kleene: unknown unless the known operands decide. */
export function and(values: readonly Truth[]): Truth {
  if (values.includes('false')) return 'false';
  return values.includes('unknown') ? 'unknown' : 'true';
}

export function or(values: readonly Truth[]): Truth {
  if (values.includes('true')) return 'true';
  return values.includes('unknown') ? 'unknown' : 'false';
}

export function not(value: Truth): Truth {
  return { true: 'false', false: 'true', unknown: 'unknown' }[value] as Truth;
}

/** Steps below the step of the form that holds them. */
export function deeper(steps: readonly TraceStep[]): readonly TraceStep[] {
  return steps.map((step) => ({ ...step, depth: step.depth + 1 }));
}

export interface Moments {
  /** Milliseconds since the epoch. */
  readonly asOf: number;
  readonly observedAt: number | undefined;
  readonly periodFrom: number;
  readonly periodTo: number;
}

/** What a predicate may look at, and nothing else. */
export interface PredicateContext {
  readonly rulesets: readonly Ruleset[];
  readonly parameters: ReadonlyMap<string, Operand>;
  readonly moments: Moments;
  /** True when absence in these facts is a fact. */
  readonly complete: boolean;
}

export interface Judged {
  readonly truth: Truth;
  readonly trace: readonly TraceStep[];
  /** Why it is unknown. */
  readonly cause?: Extract<Cause, 'indeterminate' | 'no-baseline' | 'sample-too-small'>;
}

/** A named check: statistics, joins and order only; it reads facts through `tree`, relative to nothing. */
export interface NamedCheck {
  readonly name: string;
  readonly parameters: readonly string[];
  evaluate(
    tree: FactTree,
    operands: Readonly<Record<string, Operand>>,
    context: PredicateContext,
  ): Omit<Judged, 'trace'> & {
    readonly expected: string;
    readonly actual: string;
  };
}

export interface Evaluation {
  readonly predicate: Predicate;
  readonly facts: FactSet;
  readonly context: PredicateContext;
}
