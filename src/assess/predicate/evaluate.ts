import type { Absent, Predicate } from '../../catalogue/types.ts';
import type { FactSet, Variant } from '../../facts/types.ts';
import { namedChecks } from '../checks/registry.ts';
import type { TraceStep } from '../types.ts';
import { absentAbove, type FactTree, factTree, joinPath, unreadAbove } from './fact-tree.ts';
import { judgeLeaf } from './leaf.ts';
import { and, type Judged, not, or, type PredicateContext, type Truth } from './types.ts';

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

// A hidden fact blocks and a missing norm does not: of both, the hidden fact is told, or hiding would pay.
function causeOf(
  truth: Truth,
  parts: readonly { readonly truth: Truth; readonly cause?: Judged['cause'] | undefined }[],
): Judged['cause'] {
  if (truth !== 'unknown') return undefined;
  const causes = parts.filter((part) => part.truth === 'unknown').map((part) => part.cause ?? 'indeterminate');
  return causes.includes('indeterminate') ? 'indeterminate' : causes[0];
}

function label(variant: Variant, steps: readonly TraceStep[]): readonly TraceStep[] {
  const { assuming } = variant;
  return assuming === undefined ? steps : steps.map((step) => ({ ...step, assuming }));
}

function judge(predicate: Predicate, scope: string, tree: FactTree, context: PredicateContext): Judged {
  if ('all' in predicate)
    return combine(
      'all',
      predicate.all.map((each) => judge(each, scope, tree, context)),
      and,
    );
  if ('any' in predicate)
    return combine(
      'any',
      predicate.any.map((each) => judge(each, scope, tree, context)),
      or,
    );
  if ('not' in predicate)
    return combine('not', [judge(predicate.not, scope, tree, context)], ([value]) => not(value ?? 'unknown'));
  if ('each' in predicate) return quantify('each', predicate.each, predicate, { scope, tree, context });
  if ('some' in predicate) return quantify('some', predicate.some, predicate, { scope, tree, context });
  if ('none' in predicate) return quantify('none', predicate.none, predicate, { scope, tree, context });
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

function deeper(steps: readonly TraceStep[]): readonly TraceStep[] {
  return steps.map((step) => ({ ...step, depth: step.depth + 1 }));
}

type Quantifier = 'each' | 'some' | 'none';
interface Quantified {
  readonly where?: Predicate;
  readonly assert: Predicate;
  readonly onEmpty?: Absent;
}
interface Place {
  readonly scope: string;
  readonly tree: FactTree;
  readonly context: PredicateContext;
}

function quantify(form: Quantifier, list: string, quantified: Quantified, place: Place): Judged {
  const path = joinPath(place.scope, list);
  const members = (place.tree.children.get(path) ?? []).map((child) => judgeMember(form, quantified, child, place));
  const inside = members.filter((member) => member.inside !== 'false');
  const unread = listUnread(path, place);
  const whole = listWhole(path, place);
  const values = [...inside.map((member) => member.value), ...(unread || !whole ? (['unknown'] as const) : [])];
  const empty = emptiness(form, quantified.onEmpty);
  const folded = FOLDS[form](values);
  const truth = inside.length === 0 && !unread && whole ? empty : perhapsEmpty(inside, folded, empty);
  const at = place.tree.byPath.get(path)?.at;
  const head: TraceStep = {
    depth: 0,
    form,
    result: truth,
    path,
    actual: String(inside.length),
    ...(at === undefined ? {} : { at }),
  };
  const steps = inside.flatMap((member) => deeper(member.trace));
  const parts = inside.map((member) => ({ truth: member.value, cause: member.cause }));
  const cause = unread || !whole ? 'indeterminate' : (causeOf(truth, parts) ?? 'indeterminate');
  return { truth, trace: [head, ...steps], ...(truth === 'unknown' ? { cause } : {}) };
}

const FOLDS: Readonly<Record<Quantifier, (values: readonly Truth[]) => Truth>> = {
  each: and,
  some: or,
  none: (values) => not(or(values)),
};

// Where no member is known to belong there may be none: then the answer stands only if it is that of an empty list.
function perhapsEmpty(inside: readonly { readonly inside: Truth }[], folded: Truth, empty: Truth): Truth {
  const certain = inside.some((member) => member.inside === 'true');
  return certain || folded === empty ? folded : 'unknown';
}

function judgeMember(form: Quantifier, quantified: Quantified, child: string, place: Place) {
  const inside = quantified.where === undefined ? undefined : judge(quantified.where, child, place.tree, place.context);
  const asserted = judge(quantified.assert, child, place.tree, place.context);
  const within = inside?.truth ?? 'true';
  // A member of which it is not known whether it belongs can only decide where it would change nothing.
  const neutral = form === 'each' ? 'true' : 'false';
  const value = within === 'unknown' && asserted.truth !== neutral ? 'unknown' : asserted.truth;
  const cause = causeOf('unknown', [asserted, ...(inside === undefined ? [] : [inside])]);
  return { inside: within, value, trace: asserted.trace, ...(cause === undefined ? {} : { cause }) };
}

function listUnread(path: string, { tree }: Place): boolean {
  const own = tree.byPath.get(path);
  return (
    (own !== undefined && (own.origin === 'unparsed' || own.origin === 'templated')) ||
    unreadAbove(tree, path) !== undefined
  );
}

// One member decides where it can; that there are no others is only known of a complete source.
function listWhole(path: string, { tree, context }: Place): boolean {
  const absent = tree.byPath.get(path)?.origin === 'absent' || absentAbove(tree, path) !== undefined;
  return context.complete || absent;
}

// Nothing observed is never a pass: an empty list decides only where the check says what that means.
function emptiness(form: Quantifier, onEmpty: Absent | undefined): Truth {
  if (onEmpty === undefined) return form === 'some' ? 'false' : 'unknown';
  return ({ pass: 'true', fail: 'false', unknown: 'unknown' } as const)[onEmpty];
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
