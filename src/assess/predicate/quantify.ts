import type { Absent, Bounds, Predicate } from '../../catalogue/types.ts';
import type { TraceStep } from '../types.ts';
import { judgeBounds } from './bounds.ts';
import { causeOf } from './cause-of.ts';
import { type FactTree } from './fact-tree.ts';
import { membersOf } from './members.ts';
import { and, deeper, type Judged, not, or, type PredicateContext, type Truth, TRUTH_OF } from './types.ts';

export type Quantifier = 'each' | 'some' | 'none' | 'exactlyOne';

export interface Quantified {
  readonly where?: Predicate;
  readonly assert: Predicate;
  readonly onEmpty?: Absent;
}

/** Where in the facts a predicate is judged, and who judges the predicates inside it. */
export interface Place {
  readonly scope: string;
  readonly tree: FactTree;
  readonly context: PredicateContext;
  judge(predicate: Predicate, scope: string): Judged;
}

interface Member {
  /** Whether it belongs to those of which something is asked. */
  readonly inside: Truth;
  readonly value: Truth;
  readonly trace: readonly TraceStep[];
  readonly cause?: Judged['cause'];
}

export function quantify(form: Quantifier, list: string, quantified: Quantified, place: Place): Judged {
  const { path, children, open } = membersOf(list, place);
  const members = children.map((child) => judgeMember(form, quantified, child, place));
  const inside = members.filter((member) => member.inside !== 'false');
  const values = [...inside.map((member) => member.value), ...(open ? (['unknown'] as const) : [])];
  const empty = emptiness(form, quantified.onEmpty);
  const truth = inside.length === 0 && !open ? empty : perhapsEmpty(inside, FOLDS[form](values), empty);
  const head = headOf(path, place, { form, result: truth, actual: String(inside.length) });
  const steps = inside.flatMap((member) => deeper(member.trace));
  const parts = inside.map((member) => ({ truth: member.value, cause: member.cause }));
  const cause = open ? 'indeterminate' : (causeOf(truth, parts) ?? 'indeterminate');
  return { truth, trace: [head, ...steps], ...(truth === 'unknown' ? { cause } : {}) };
}

function headOf(
  path: string,
  { tree }: Place,
  step: Pick<TraceStep, 'form' | 'result' | 'expected' | 'actual'>,
): TraceStep {
  const at = tree.byPath.get(path)?.at;
  return { depth: 0, path, ...step, ...(at === undefined ? {} : { at }) };
}

const FOLDS: Readonly<Record<Quantifier, (values: readonly Truth[]) => Truth>> = {
  each: and,
  some: or,
  none: (values) => not(or(values)),
  exactlyOne: (values) => {
    const [certain, open] = [count(values, 'true'), count(values, 'unknown')];
    if (certain > 1 || certain + open === 0) return 'false';
    return open === 0 ? 'true' : 'unknown';
  },
};

function count(values: readonly Truth[], value: Truth): number {
  return values.filter((each) => each === value).length;
}

// Where no member is known to belong there may be none: then the answer stands only if it is that of an empty list.
function perhapsEmpty(inside: readonly Member[], folded: Truth, empty: Truth): Truth {
  const certain = inside.some((member) => member.inside === 'true');
  return certain || folded === empty ? folded : 'unknown';
}

function judgeMember(form: Quantifier, { where, assert }: Quantified, child: string, place: Place): Member {
  const inside = where === undefined ? undefined : place.judge(where, child);
  const asserted = place.judge(assert, child);
  const within = inside?.truth ?? 'true';
  // A member of which it is not known whether it belongs can only decide where it would change nothing.
  const neutral = form === 'each' ? 'true' : 'false';
  const value = within === 'unknown' && asserted.truth !== neutral ? 'unknown' : asserted.truth;
  const cause = causeOf('unknown', [asserted, ...(inside === undefined ? [] : [inside])]);
  return { inside: within, value, trace: asserted.trace, ...(cause === undefined ? {} : { cause }) };
}

// Nothing observed is never a pass: an empty list decides only where the check says what that means.
function emptiness(form: Quantifier, onEmpty: Absent | undefined): Truth {
  if (onEmpty === undefined) return form === 'some' || form === 'exactlyOne' ? 'false' : 'unknown';
  return TRUTH_OF[onEmpty];
}

/** How many members there are, or that belong: a range where that is not known of all, without an end where a list is not whole. */
export function countMembers(
  list: string,
  { where, is }: { readonly where?: Predicate; readonly is: Bounds },
  place: Place,
): Judged {
  const { path, children, open } = membersOf(list, place);
  const members = children.map((child) => (where === undefined ? undefined : place.judge(where, child)));
  const truths = members.map((member) => member?.truth ?? 'true');
  const least = count(truths, 'true');
  const most = open ? Number.POSITIVE_INFINITY : least + count(truths, 'unknown');
  const { truth, expected, cause } = judgeBounds({ least, most }, is, place.context);
  const actual = least === most ? String(least) : `${least}..${open ? '' : most}`;
  const head = headOf(path, place, { form: 'count', result: truth, expected, actual });
  const steps = members.flatMap((member) => (member === undefined ? [] : deeper(member.trace)));
  return { truth, trace: [head, ...steps], ...(cause === undefined ? {} : { cause }) };
}
