import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { standingOf } from '../../src/audit/request-standing.ts';
import type { AnswerStatus, InformationRequest } from '../../src/audit/types.ts';
import { answered } from './observed.ts';
import { criterion, documentNeed, inputOf, single } from './world.ts';

const DUE = '2026-09-30';
const STATUSES: readonly (AnswerStatus | undefined)[] = [
  undefined,
  ...(['received', 'partial', 'on-site', 'redacted', 'withheld', 'none'] as const),
];

describe('a request is overdue to the report and to the register alike', () => {
  it.each(STATUSES.flatMap((status) => ['2026-09-30', '2026-10-01'].map((asOf) => [status, asOf] as const)))(
    'answered %s, on %s',
    (status, asOf) => {
      const input = inputOf(single(criterion([documentNeed()]), { requests: [answered('received')] }));
      const requests = input.audit.requests.map((each): InformationRequest => {
        const { id, criteria, ask, to, explain, reminders, at, askedAt = DUE } = each;
        const question = { id, criteria, ask, to, explain, reminders, at, askedAt, due: DUE };
        return status === undefined ? question : { ...question, answer: { status } };
      });
      const { requests: shown } = assess({
        ...input,
        audit: { ...input.audit, requests },
        options: { only: [], asOf },
      });
      const { overdueDays } = standingOf(requests[0]!, Date.parse(`${asOf}T23:59:59.999Z`));
      expect(shown.map(({ overdue }) => overdue)).toEqual([overdueDays > 0]);
      expect(overdueDays > 0).toBe(asOf > DUE && (status === undefined || status === 'partial'));
    },
  );
});
