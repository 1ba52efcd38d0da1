import type { Criterion } from '../catalogue/types.ts';
import type { Problem } from '../errors.ts';
import { accessOf, leavesFile } from './answered.ts';
import { judgementsOf } from './link-samples.ts';
import { isBefore } from './moments.ts';
import { slotOf } from './named.ts';
import type { Audit, Judgement } from './types.ts';

function controlOf({ criterion }: Judgement): string {
  return criterion.split('#')[0] ?? criterion;
}

/**
 * Lists what is amiss with the items a judgement names: one with a file but without the hash of its bytes, so that nobody can
 * tell what was judged; a review of before the item was even asked for; and a judgement that nothing asks for, which would go
 * unheard.
 */
export function linkJudgements(
  { judgements, cards, requests }: Pick<Audit, 'judgements' | 'cards' | 'requests'>,
  criteria: ReadonlyMap<string, Pick<Criterion, 'ref' | 'needs'>>,
): readonly Problem[] {
  const bySlot = new Map(cards.map((card) => [card.item, card]));
  const byId = new Map(requests.map((request) => [request.id, request]));
  return judgements.flatMap((judgement): readonly Problem[] => [
    ...unasked(judgement, criteria.get(judgement.criterion)),
    ...judgement.items.flatMap((item, index): readonly Problem[] => {
      const card = bySlot.get(slotOf(item));
      const request = byId.get(card?.request ?? '');
      if (card === undefined || request === undefined) return [];
      const { at, review } = judgement;
      const problems: Problem[] = [];
      if (item === card.item && card.file !== undefined && leavesFile(accessOf(card, [request]))) {
        const message = `name "${item}" with its hash: biotoets explain ${controlOf(judgement)} <folder> shows it, once it is collected and this judgement set aside`;
        problems.push({ code: 'dangling', message, found: item, at, path: `judgement.items[${index}]` });
      }
      if (review !== undefined && request.askedAt !== undefined && isBefore(review.at, request.askedAt)) {
        const message = `the review (${review.at}) would be of before ${item} was asked for (${request.askedAt})`;
        problems.push({ code: 'schema', message, found: review.at, at, path: 'judgement.review.at' });
      }
      return problems;
    }),
  ]);
}

// One that refutes speaks of an item, whatever its criterion asks; who concludes that it fails refutes nothing.
function unasked(
  { refutes, verdict, need, at }: Judgement,
  criterion: Pick<Criterion, 'ref' | 'needs'> | undefined,
): readonly Problem[] {
  if (criterion === undefined) return [];
  const asked = judgementsOf(criterion.needs);
  if (asked.length > 1 && need === undefined) {
    const message = `${criterion.ref} asks for ${asked.length} judgements: say which one this is, under "need"`;
    return [{ code: 'dangling', message, allowed: asked, at, path: 'judgement' }];
  }
  if (asked.length > 0) return [];
  if (refutes.length > 0 && verdict === 'met') return [];
  const message = `${criterion.ref} asks for no judgement: its evidence decides; a judgement can only refute an item`;
  return [{ code: 'dangling', message, at, path: 'judgement' }];
}
