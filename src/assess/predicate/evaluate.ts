import type { Predicate } from '../../catalogue/types.ts';
import type { FactSet, Variant } from '../../facts/types.ts';
import { namedChecks } from '../checks/registry.ts';
import type { TraceStep } from '../types.ts';
import { causeOf } from './cause-of.ts';
import { type FactTree, factTree, joinPath } from './fact-tree.ts';
import { judgeLeaf } from './leaf.ts';
import { countMembers, type Place, quantify } from './quantify.ts';
import { and, deeper, type Judged, not, or, type PredicateContext, type Truth } from './types.ts';

/** Judges a predicate on every variant of the facts; variants that disagree leave it unknown. */
export function evaluate(predicate: Predicate, facts: FactSet, context: PredicateContext): Judged {
  const judged = facts.variants.map((variant) => ({ variant, ...judge(predicate, '', factTree(variant), context) }));
  const first = judged[0];
  if (first === undefined) return { truth: 'unknown', trace: [], cause: 'indeterminate' };
  const trace = judged.flatMap(({ variant, trace: steps }) => label(variant, steps));
  if (judged.some((each) => each.truth !== first.truth)) return { truth: 'unknown', trace, cause: 'indeterminate' };
  const cause = causeOf(first.truth, judged);
  return { truth: first.truth, trace, ...(cause === undefined ? {} : { cause }) };
}

function label(variant: Variant, steps: readonly TraceStep[]): readonly TraceStep[] {
  const { assuming } = variant;
  return assuming === undefined ? steps : steps.map((step) => ({ ...step, assuming }));
}

function judge(predicate: Predicate, scope: string, tree: FactTree, context: PredicateContext): Judged {
  const place: Place = { scope, tree, context, judge: (part, at) => judge(part, at, tree, context) };
  const inside = (parts: readonly Predicate[]) => parts.map((part) => judge(part, scope, tree, context));
  if ('all' in predicate) return combine('all', inside(predicate.all), and);
  if ('any' in predicate) return combine('any', inside(predicate.any), or);
  if ('not' in predicate) return combine('not', inside([predicate.not]), ([value]) => not(value ?? 'unknown'));
  if ('if' in predicate) return judgeIf(predicate, place);
  if ('each' in predicate) return quantify('each', predicate.each, predicate, place);
  if ('some' in predicate) return quantify('some', predicate.some, predicate, place);
  if ('none' in predicate) return quantify('none', predicate.none, predicate, place);
  if ('exactlyOne' in predicate) return quantify('exactlyOne', predicate.exactlyOne, predicate, place);
  if ('count' in predicate) return countMembers(predicate.count, predicate, place);
  if ('use' in predicate) return useNamed(predicate, tree, context);
  return judgeLeaf(predicate, joinPath(scope, predicate.at), tree, context);
}

function combine(form: string, parts: readonly Judged[], fold: (values: readonly Truth[]) => Truth): Judged {
  const truth = fold(parts.map((part) => part.truth));
  const head: TraceStep = { depth: 0, form, result: truth };
  const cause = causeOf(truth, parts);
  return {
    truth,
    trace: [head, ...parts.flatMap((part) => deeper(part.trace))],
    ...(cause === undefined ? {} : { cause }),
  };
}

/** The branch that its condition opens; where the condition is not known, what both branches agree on. */
function judgeIf(predicate: Extract<Predicate, { readonly if: Predicate }>, place: Place): Judged {
  const condition = place.judge(predicate.if, place.scope);
  const onTrue = combine('then', [place.judge(predicate.then, place.scope)], and);
  const onFalse = combine('else', predicate.else === undefined ? [] : [place.judge(predicate.else, place.scope)], and);
  const branches = { true: [onTrue], false: [onFalse], unknown: [onTrue, onFalse] }[condition.truth];
  const fold = (values: readonly Truth[]): Truth =>
    values.every((value) => value === values[0]) ? (values[0] ?? 'unknown') : 'unknown';
  const truth = fold(branches.map((branch) => branch.truth));
  const cause = causeOf(truth, [condition, ...branches]);
  // A branch that nobody wrote has nothing to show.
  const shown = [condition, ...branches.filter((branch) => branch.trace.length > 1)];
  const head: TraceStep = { depth: 0, form: 'if', result: truth };
  return {
    truth,
    trace: [head, ...shown.flatMap((part) => deeper(part.trace))],
    ...(cause === undefined ? {} : { cause }),
  };
}

function useNamed(predicate: Extract<Predicate, { use: string }>, tree: FactTree, context: PredicateContext): Judged {
  const check = namedChecks[predicate.use];
  if (check === undefined) throw new Error(`no named check ${predicate.use}`);
  const { truth, cause, expected, actual } = check.evaluate(tree, predicate.with, context);
  return {
    truth,
    trace: [{ depth: 0, form: `use ${predicate.use}`, result: truth, expected, actual }],
    ...(cause === undefined ? {} : { cause }),
  };
}
