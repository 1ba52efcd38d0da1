import type { EvidenceExample } from '../evidence-example.ts';

/** Rows of which one column is counted by value: `bad` is a deviation, an empty cell leaves the answer open. */
function counted(column: string, good: readonly [string, string], ...bad: readonly string[]): EvidenceExample {
  return {
    rows: good.map((value, index) => ({ item: `i${index}`, [column]: value })),
    fails: Object.fromEntries(bad.map((value) => [value, [`rows.0.${column}`, value] as const])),
    open: { empty: [`rows.1.${column}`, ''], other: [`rows.1.${column}`, 'something else'] },
  };
}

/** Alerts that were each handled at a moment. */
const handled: EvidenceExample = {
  rows: [
    { time: '2026-02-03T10:00Z', handledAt: '2026-02-03T11:00Z' },
    { time: '2026-05-03T10:00Z', handledAt: '2026-05-04T11:00Z' },
  ],
  types: { time: 'timestamp', handledAt: 'timestamp' },
  fails: { unhandled: ['rows.0.handledAt', ''] },
  open: { illegible: ['rows.0.handledAt', 'same day'] },
};

/** Rows that took from one moment to another, held against a limit of the client. */
function took(from: string, to: string, parameter: string): EvidenceExample {
  return {
    rows: [
      { item: 'i0', [from]: '2026-02-02T09:00Z', [to]: '2026-02-03T09:00Z' },
      { item: 'i1', [from]: '2026-04-01T09:00Z', [to]: '2026-04-08T08:00Z' },
    ],
    types: { [from]: 'timestamp', [to]: 'timestamp' },
    parameters: { [parameter]: 'P7D' },
    fails: { late: [`rows.1.${to}`, '2026-04-08T10:00Z'] },
    open: { pending: [`rows.0.${to}`, ''], reversed: [`rows.0.${to}`, '2026-02-01T09:00Z'] },
  };
}

/** Trials at moments, each with a result; the longest time between two is a limit of the client. */
function trials(parameter: string, worst: string): EvidenceExample {
  return {
    rows: [
      { time: '2025-12-10T10:00Z', result: 'success' },
      { time: '2026-03-05T10:00Z', result: 'success' },
      { time: '2026-06-01T10:00Z', result: 'success' },
    ],
    types: { time: 'timestamp' },
    parameters: { [parameter]: 'P100D' },
    fails: { [worst]: ['rows.2.result', worst], seldom: ['rows.1.time', '2026-05-20T10:00Z'] },
    open: { empty: ['rows.2.result', ''], illegible: ['rows.1.time', 'in spring'] },
  };
}

const requirement = { law: 'wjsg', requirement: 'retention', owner: 'privacy officer', measure: 'deletion job' };
const requirements: EvidenceExample = {
  rows: [requirement, { ...requirement, law: 'pbw' }],
  fails: { ownerless: ['rows.1.owner', null], noMeasure: ['rows.0.measure', null] },
};

/** By `<criterion ref>/<check id>`. */
export const isoControls: Readonly<Record<string, EvidenceExample>> = {
  'bio2@1.3/5.03#b/conflicts': counted('conflict', ['none', 'approved'], 'unapproved'),
  'bio2@1.3/5.06#a/memberships': {
    rows: [{ group: 'sector group', topic: 'web', contact: 'security officer', lastContact: '2026-05-01' }],
    statedBy: 'supplier',
    fails: { nobody: ['rows.0.contact', null] },
  },
  'bio2@1.3/5.07#b/assessed': counted('disposition', ['acted', 'irrelevant'], 'unassessed'),
  'bio2@1.3/5.10#b/published': {
    rows: [{ document: 'rules', status: 'published', published: '2026-01-15' }],
    types: { published: 'timestamp' },
    fails: { draft: ['rows.0.status', 'draft'] },
  },
  'bio2@1.3/5.11#b/returned': took('leftAt', 'returnedAt', 'bio2.5.11.return-time'),
  'bio2@1.3/5.13#b/labelled': counted('label', ['right', 'exempt'], 'none', 'wrong'),
  'bio2@1.3/5.29#b/kept': counted('measures', ['kept', 'lowered'], 'dropped'),
  'bio2@1.3/5.31#a/listed': { ...requirements, statedBy: 'supplier' },
  'bio2@1.3/5.31#b/client-listed': requirements,
  'bio2@1.3/5.32#a/licensed': {
    ...counted('state', ['covered', 'covered'], 'uncovered'),
    open: { empty: ['rows.1.state', ''], review: ['rows.1.state', 'review'] },
  },
  'bio2@1.3/5.34#a/processing': {
    rows: [
      {
        activity: 'reading',
        ground: 'wjsg',
        categories: 'messages',
        retention: 'six months',
        recipients: 'institution',
      },
    ],
    statedBy: 'supplier',
    fails: { groundless: ['rows.0.ground', null] },
  },
  'bio2@1.3/5.34#b/answered': took('receivedAt', 'answeredAt', 'bio2.5.34.answer-time'),
  'bio2@1.3/5.37#a/current': counted('review', ['current', 'current'], 'overdue'),
  'bio2@1.3/6.05#a/confirmed': counted('statement', ['confirmed', 'confirmed'], 'missing'),
  'bio2@1.3/6.06#b/signed': counted('statement', ['signed', 'late'], 'unsigned'),
  'bio2@1.3/6.07#b/managed': counted('management', ['managed', 'approved'], 'unmanaged'),
  'bio2@1.3/7.04#a/handled': handled,
  'bio2@1.3/7.06#a/escorted': counted('escort', ['escorted', 'cleared'], 'alone'),
  'bio2@1.3/7.09#a/approved': counted('approval', ['approved', 'approved'], 'unapproved'),
  'bio2@1.3/7.09#a/encrypted': counted('encrypted', ['full', 'empty'], 'none'),
  'bio2@1.3/7.11#a/tried': trials('bio2.7.11.test-interval', 'failure'),
  'bio2@1.3/7.13#a/performed': counted('state', ['done', 'postponed'], 'missed'),
  'bio2@1.3/7.14#a/wiped': counted('wiped', ['certified', 'destroyed'], 'none'),
};
