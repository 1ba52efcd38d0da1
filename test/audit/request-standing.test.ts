import { describe, expect, it } from 'vitest';
import { type Standing, standingOf } from '../../src/audit/request-standing.ts';
import type { InformationRequest } from '../../src/audit/types.ts';

const request: InformationRequest = {
  id: 'IV-001',
  criteria: ['bio2@1.3/8.15.01#a'],
  ask: 'Geef het',
  explain: [],
  reminders: [],
  to: 'supplier',
  askedAt: '2026-10-01',
  due: '2026-10-31',
  at: { file: 'requests/IV-001.yaml', line: 1, column: 1 },
};

function without(key: 'askedAt' | 'due'): InformationRequest {
  return Object.fromEntries(Object.entries(request).filter(([name]) => name !== key)) as unknown as InformationRequest;
}

describe('where a request stands', () => {
  it.each<[string, InformationRequest, string, Standing]>([
    ['never sent is never overdue', without('askedAt'), '2027-01-01', { status: 'not-sent', overdueDays: 0 }],
    ['the last day of the term', request, '2026-10-31T23:59:59.999Z', { status: 'open', overdueDays: 0 }],
    ['the moment after it', request, '2026-11-01T00:00:00Z', { status: 'open', overdueDays: 1 }],
    ['ten days after it', request, '2026-11-10T23:59:59.999Z', { status: 'open', overdueDays: 10 }],
    ['no term', without('due'), '2027-01-01', { status: 'open', overdueDays: 0 }],
    [
      'a term by the minute',
      { ...request, due: '2026-10-31T12:00:00Z' },
      '2026-10-31T12:01:00Z',
      { status: 'open', overdueDays: 1 },
    ],
    [
      'a part',
      { ...request, answer: { status: 'partial' } },
      '2026-11-01T12:00:00Z',
      { status: 'partial', overdueDays: 1 },
    ],
    ['all of it', { ...request, answer: { status: 'received' } }, '2027-01-01', { status: 'received', overdueDays: 0 }],
    ['refused', { ...request, answer: { status: 'withheld' } }, '2027-01-01', { status: 'withheld', overdueDays: 0 }],
  ])('%s', (_name, asked, asOf, standing) => {
    expect(standingOf(asked, Date.parse(asOf))).toEqual(standing);
  });
});
