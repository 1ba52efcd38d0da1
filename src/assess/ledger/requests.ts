import type { InformationRequest } from '../../audit/types.ts';
import { startOf } from '../moment.ts';
import type { Access } from '../types.ts';
import { bare, type Draft, type Place } from './row.ts';

/** A refusal or a partial answer is a row of its own, and so is a question that nothing answers. */
export function requestRows({ audit, bySlot }: Place): readonly Draft[] {
  return audit.requests.flatMap((request): readonly Draft[] => {
    // What was written down and not sent was asked of nobody.
    if (request.askedAt === undefined) return [];
    const delivered = audit.cards.some((card) => card.request === request.id);
    const stored = [...bySlot.values()].some((entries) => entries.some((entry) => entry.link?.request === request.id));
    const status = request.answer?.status;
    if ((delivered || stored) && !ALWAYS_A_ROW.includes(status)) return [];
    const access = status === undefined || status === 'received' || status === 'none' ? 'not-received' : status;
    return [
      {
        ...bare(request.id, 'refused'),
        criteria: request.criteria,
        askedFor: request.criteria,
        request,
        access,
        hidesTested: request.answer?.hidesTested ?? true,
        ...absence(request),
      },
    ];
  });
}

const ALWAYS_A_ROW: readonly (string | undefined)[] = ['withheld', 'partial', 'none'];

// Only who signs and dates it states an absence; anything later that shows the thing after all supersedes the statement.
function absence({ answer }: InformationRequest) {
  const observedAt = startOf(answer?.at ?? '');
  if (answer?.status !== 'none' || answer.by === undefined || observedAt === undefined) return {};
  return { absentBy: answer.by.party, observedAt };
}

/** How far the answer to a request lets one get at what came with it. */
export function accessOf(request: InformationRequest | undefined): Access {
  const status = request?.answer?.status;
  return status === undefined || status === 'none' ? 'received' : status;
}
