import type { Attribution, Finding, Verdict } from '../../assess/types.ts';
import type { Book } from './book.ts';

/** Who acts first: the audited party, then the other one, then who examines and measures. */
export function partiesInOrder({ assessment }: Book): readonly Attribution[] {
  const { subject } = assessment.audit;
  return [subject, subject === 'supplier' ? 'client' : 'supplier', 'auditor', 'tool'];
}

const WORST_FIRST: Readonly<Record<Verdict, number>> = { fail: 0, 'not-established': 1, pass: 2, 'not-applicable': 3 };

function byId(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Worst first, knock-outs first among equals, then by id. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    WORST_FIRST[a.verdict] - WORST_FIRST[b.verdict] ||
    Number(b.knockout) - Number(a.knockout) ||
    byId(a.control, b.control)
  );
}

export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(compareFindings);
}

/** Groups that keep the order in which they first occur. */
export function groupBy<T, K>(values: readonly T[], key: (value: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
}
