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

/** Numbers of which the highest is held against a limit of the client. */
function highest(column: string, parameter: string, [limit, above]: readonly [number, number]): EvidenceExample {
  return {
    rows: [
      { item: 'i0', [column]: 0 },
      { item: 'i1', [column]: limit },
    ],
    types: { [column]: 'number' },
    parameters: { [parameter]: limit },
    fails: { above: [`rows.0.${column}`, above] },
    open: { empty: [`rows.0.${column}`, ''], negative: [`rows.0.${column}`, -above] },
  };
}

const load = highest('load', 'bio2.8.06.utilisation', [0.8, 0.9]);
const clocks = highest('offset', 'bio2.8.17.offset', [1, 3]);

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
  'bio2@1.3/5.11#b/returned': took('leftAt', 'returnedAt', 'bio2.5.11.return-time'),
  'bio2@1.3/5.13#b/labelled': counted('label', ['right', 'exempt'], 'none', 'wrong'),
  'bio2@1.3/5.25#b/decided': {
    rows: [
      { time: '2026-02-02T09:00:00Z', kind: 'incident', decided: '2026-02-02T15:00:00Z' },
      { time: '2026-03-02T09:00:00Z', kind: 'other', decided: '2026-03-03T09:00:00Z' },
    ],
    types: { time: 'timestamp', decided: 'timestamp' },
    parameters: { 'bio2.5.25.decision-time': 'PT24H' },
    fails: { late: ['rows.1.decided', '2026-03-03T09:00:01Z'] },
    open: { 'no decision': ['rows.1.decided', null], 'no kind': ['rows.0.kind', null] },
  },
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
  'bio2@1.3/8.04#a/granted': counted('grant', ['approved', 'approved'], 'unapproved', 'expired'),
  'bio2@1.3/8.06#a/load': { ...load, open: { ...load.open, percentage: ['rows.1.load', 80] } },
  'bio2@1.3/8.09#b/drift': counted('drift', ['none', 'approved'], 'unapproved'),
  'bio2@1.3/8.10#a/deleted': {
    rows: [
      { time: '2025-12-28T02:00Z', oldest: '2025-07-02T02:00Z' },
      { time: '2026-03-28T02:00Z', oldest: '2025-10-02T02:00Z' },
      { time: '2026-06-28T02:00Z', oldest: '2026-01-02T02:00Z' },
    ],
    types: { time: 'timestamp', oldest: 'timestamp' },
    parameters: { 'bio2.8.10.keep': 'P6M', 'bio2.8.10.interval': 'P100D' },
    fails: { kept: ['rows.1.oldest', '2025-01-02T02:00Z'], seldom: ['rows.1.time', '2026-01-28T02:00Z'] },
    open: { empty: ['rows.1.oldest', ''], later: ['rows.1.oldest', '2026-04-02T02:00Z'] },
  },
  'bio2@1.3/8.11#a/masked': counted('personal', ['masked', 'needed'], 'open'),
  'bio2@1.3/8.12#b/handled': handled,
  'bio2@1.3/8.14#a/tried': trials('bio2.8.14.test-interval', 'failure'),
  'bio2@1.3/8.17#a/source': counted('source', ['agreed', 'host'], 'other'),
  'bio2@1.3/8.17#a/offset': clocks,
  'bio2@1.3/8.23#a/filtered': counted('filter', ['active', 'isolated'], 'inactive'),
  'bio2@1.3/8.25#b/gates': counted('gates', ['passed', 'waived'], 'skipped'),
  'bio2@1.3/8.26#b/verified': counted('state', ['verified', 'accepted'], 'unverified'),
  'bio2@1.3/8.28#b/scanned': {
    rows: [
      { repository: 'portal', openHigh: 0 },
      { repository: 'print', openHigh: 0 },
    ],
    types: { openHigh: 'int' },
    fails: { high: ['rows.1.openHigh', 2] },
    open: { empty: ['rows.1.openHigh', ''], illegible: ['rows.1.openHigh', 'many'] },
  },
  'bio2@1.3/8.33#a/origin': counted('data', ['invented', 'permitted'], 'real'),
  'bio2@1.3/8.34#a/agreed': counted('agreed', ['before', 'standing'], 'none'),
};
