import type { AnswerStatus, InformationRequest } from './types.ts';

/** Where a request stands: what the addressee answered, `open` where there is no answer, `not-sent` where nobody asked. */
export interface Standing {
  readonly status: AnswerStatus | 'open' | 'not-sent';
  /** Whole days past its term, while an answer or a part of it is still to come; 0 until then. */
  readonly overdueDays: number;
}

const DAY = 86_400_000;

/** Where a request stands at a moment (milliseconds since the epoch). The last day of a term is still within it. */
export function standingOf({ askedAt, due, answer }: InformationRequest, asOf: number): Standing {
  if (askedAt === undefined) return { status: 'not-sent', overdueDays: 0 };
  const status = answer?.status ?? 'open';
  const waiting = status === 'open' || status === 'partial';
  const end = due === undefined ? Number.NaN : Date.parse(due.length === 10 ? `${due}T23:59:59.999Z` : due);
  return { status, overdueDays: waiting && asOf > end ? Math.ceil((asOf - end) / DAY) : 0 };
}
