import type { Criterion, SingleNeed } from '../catalogue/types.ts';
import { type Context, decisionsFor } from './context.ts';
import type { Settled } from './settle.ts';
import { atLeast } from './strength.ts';
import type { AdvisoryShown } from './types.ts';

/** Recommended settings that are not followed on what supports, each with the decision that explains it, if there is one. */
export function advisoriesOf(
  need: SingleNeed,
  criterion: Criterion,
  context: Context,
  supports: readonly Settled[],
): readonly AdvisoryShown[] {
  if (need.kind !== 'check') return [];
  const open = new Map(
    supports.flatMap((bearing) =>
      bearing.advice
        .filter((advice) => criterion.aspect === 'operation' || !isFollowedLater(advice.id, bearing, supports))
        .map((advice) => [advice.id, advice] as const),
    ),
  );
  return [...open.values()].map((advice) => {
    const decision = decisionsFor(context, 'explained-advisory', criterion).find((each) => each.advice === advice.id);
    return {
      ...advice,
      explained: decision !== undefined,
      ...(decision === undefined ? {} : { decision: decision.id }),
    };
  });
}

// As a deviation is remedied: by a strictly later observation, at least as strong, of the same target.
function isFollowedLater(advice: string, earlier: Settled, supports: readonly Settled[]): boolean {
  const { observedAt } = earlier;
  if (observedAt === undefined) return false;
  return supports.some(
    (later) =>
      (later.observedAt ?? 0) > observedAt &&
      atLeast(later.strength, earlier.strength) &&
      !later.advice.some((each) => each.id === advice),
  );
}
