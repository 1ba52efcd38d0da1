import type { DocumentNeed } from '../catalogue/types.ts';
import { barrier, type Bearing, bearing, blocks, neutral, type Subject, supportGap } from './bearing.ts';
import { reason } from './cause.ts';
import { missingFields } from './explained.ts';
import { startOf } from './moment.ts';

/** A document supports by being there, whole, explained, dated and of the right origin; its content is for a judgement. */
export function bearDocument(subject: Subject, need: DocumentNeed): Bearing {
  const stopped = barrier(subject);
  if (stopped !== undefined) return stopped;
  const { row, criterion } = subject;
  if (row.access !== 'on-site' && row.artefacts.every((artefact) => artefact.size === 0)) {
    return blocks(subject, reason('not-received', criterion.addressee));
  }
  // Paper explains nothing by itself: without its card it cannot be read as evidence of anything.
  const missing = missingFields(subject, need);
  if (missing.length > 0) return blocks(subject, reason('not-explained', criterion.addressee, { missing }));
  if (row.access === 'partial') return blocks(subject, reason('not-received', criterion.addressee));
  const adoptedAt = startOf(row.card?.adopted?.at ?? '');
  if (adoptedAt !== undefined && adoptedAt > subject.context.asOf)
    return neutral(subject, reason('out-of-period', criterion.addressee));
  const gap = supportGap(subject, [], true);
  return gap === undefined ? bearing(subject, 'support') : neutral(subject, gap);
}
