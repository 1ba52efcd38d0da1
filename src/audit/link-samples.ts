import { unknown } from '../catalogue/link-predicate.ts';
import type { Criterion, Need } from '../catalogue/types.ts';
import type { Problem } from '../errors.ts';
import type { Audit } from './types.ts';

/** The judgements that a criterion asks for: what is examined row by row is judged by people. */
export function judgementsOf(needs: readonly Need[]): readonly string[] {
  return needs.flatMap((need) => {
    if (need.kind === 'anyOf') return judgementsOf(need.branches);
    return need.kind === 'judgement' ? [need.id] : [];
  });
}

/** Lists samples on a criterion that is not there, and those of which nobody can tell which judgement they answer. */
export function linkSamples({ samples }: Audit, criteria: ReadonlyMap<string, Criterion>): readonly Problem[] {
  return samples.flatMap(({ criterion: ref, need, at }): readonly Problem[] => {
    const criterion = criteria.get(ref);
    if (criterion === undefined)
      return [{ ...unknown('dangling', 'criterion', ref, criteria.keys()), at, path: 'criterion' }];
    const problem = needProblem(criterion, need);
    return problem === undefined ? [] : [{ ...problem, at, path: 'need' }];
  });
}

/** Why a sample cannot answer a judgement of a criterion; undefined where it is plain which one it answers. */
export function needProblem({ ref, needs }: Criterion, need: string | undefined): Problem | undefined {
  const own = judgementsOf(needs);
  if (own.length === 0) return { code: 'dangling', message: `${ref} asks for no judgement that a sample could answer` };
  if (need === undefined && own.length > 1)
    return { code: 'dangling', message: `${ref} asks for several judgements; say which`, allowed: own };
  return need === undefined || own.includes(need)
    ? undefined
    : unknown('dangling', `judgement of ${ref} called`, need, own);
}
