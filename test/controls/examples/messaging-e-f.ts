import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { EvidenceExample } from '../evidence-example.ts';

interface Cases {
  readonly cases: readonly { readonly id: string; readonly due: readonly string[] }[];
}

// A run of the shipped set on which every case gives a result that is due.
const set = parse(readFileSync(new URL('../../../controls/cases/privileged.yaml', import.meta.url), 'utf8')) as Cases;
const run = set.cases.map(({ id, due }) => ({ case: id, result: due[0] ?? '' }));
const rowOf = (id: string): number => run.findIndex((row) => row.case === id);

const at = (...columns: readonly string[]) =>
  Object.fromEntries(columns.map((column) => [column, 'timestamp' as const]));
const count = (...columns: readonly string[]) => Object.fromEntries(columns.map((column) => [column, 'int' as const]));

const recovery = {
  kind: 'exercise',
  detectedAt: '2026-04-01T09:00:00Z',
  stoppedAt: '2026-04-01T09:20:00Z',
  notifiedAt: '2026-04-01T15:00:00Z',
  remaining: 0,
};
const recoveries = {
  rows: [
    recovery,
    {
      ...recovery,
      detectedAt: '2025-11-03T09:00:00Z',
      stoppedAt: '2025-11-03T09:10:00Z',
      notifiedAt: '2025-11-03T12:00:00Z',
    },
  ],
  types: { ...at('detectedAt', 'stoppedAt', 'notifiedAt'), ...count('remaining') },
};
const screening = {
  tree: { relevant: 400, found: 380, flagged: 300, confirmed: 240 },
  types: count('relevant', 'found', 'flagged', 'confirmed'),
};
const elusion = {
  rows: [
    { time: '2026-03-20T10:00:00Z', sampled: 1500, missed: 2 },
    { time: '2026-06-19T10:00:00Z', sampled: 1500, missed: 1 },
  ],
  types: { ...at('time'), ...count('sampled', 'missed') },
};
const refusal = { time: '2026-03-02T10:00:00Z', decidedBy: 'human', ground: 'stated', notice: 'given' };

/** By `<criterion ref>/<check id>`. */
export const messagingEF: Readonly<Record<string, EvidenceExample>> = {
  'messaging@1/MSG-E1#b/regression': {
    rows: run,
    fails: {
      'an extension that was not recognised': [`rows.${rowOf('P20')}.result`, 'ordinary'],
      'a spoofed display name that was believed': [`rows.${rowOf('P12')}.result`, 'privileged'],
      'everything near is held, and all the rest too': [`rows.${rowOf('P03')}.result`, 'held'],
    },
    open: {
      'an empty result': ['rows.0.result', ''],
      'a result that nobody explained': ['rows.0.result', 'fine'],
      'a case run twice, and one left out': ['rows.0.case', 'P02'],
      'a case that the set does not have': ['rows.0.case', 'P99'],
    },
  },
  'messaging@1/MSG-E2#b/stopped-and-told': {
    ...recoveries,
    parameters: { 'msg.e2.stop': 'PT1H', 'msg.e2.notice': 'PT24H' },
    fails: {
      'stopped late': ['rows.0.stoppedAt', '2026-04-01T10:30:00Z'],
      'told late': ['rows.1.notifiedAt', '2025-11-05T09:00:00Z'],
    },
    open: {
      'not told yet': ['rows.0.notifiedAt', ''],
      'told before it was known': ['rows.0.notifiedAt', '2026-03-01T09:00:00Z'],
      'stopped at a moment without a zone': ['rows.0.stoppedAt', '2026-04-01T09:20:00'],
    },
  },
  'messaging@1/MSG-E2#b/nothing-remains': {
    ...recoveries,
    fails: { 'a copy in a backup': ['rows.1.remaining', 1] },
    open: { 'not searched': ['rows.0.remaining', ''], 'said in words': ['rows.0.remaining', 'none'] },
  },
  'messaging@1/MSG-E2#b/exercised': {
    ...recoveries,
    parameters: { 'msg.e2.exercise-interval': 'P200D' },
    fails: { 'none since last year': ['rows.0.detectedAt', '2025-10-01T09:00:00Z'] },
    open: { 'a moment without a zone': ['rows.0.detectedAt', '2026-04-01T09:00:00'] },
  },
  'messaging@1/MSG-E3#b/recall': {
    ...screening,
    parameters: { 'msg.e3.recall': 0.92 },
    fails: { 'half of it missed': ['tree.found', 200] },
    // 368 of 400 is exactly the norm: no sample of this size can tell.
    open: { 'as good as the norm': ['tree.found', 368], 'more than there were': ['tree.found', 401] },
  },
  'messaging@1/MSG-E3#b/precision': {
    ...screening,
    parameters: { 'msg.e3.precision': 0.7 },
    fails: { 'mostly without cause': ['tree.confirmed', 90] },
    open: { 'as good as the norm': ['tree.confirmed', 210], 'in words': ['tree.confirmed', 'most'] },
  },
  'messaging@1/MSG-E3#b/elusion': {
    ...elusion,
    parameters: { 'msg.e3.elusion': 0.005 },
    fails: { 'much was missed': ['rows.1.missed', 90] },
    open: {
      'too close to tell': ['rows.1.missed', 12],
      'not counted': ['rows.0.missed', ''],
      'of how many nobody said': ['rows.0.sampled', ''],
    },
  },
  'messaging@1/MSG-E3#b/elusion-rhythm': {
    ...elusion,
    parameters: { 'msg.e3.elusion-interval': 'P100D' },
    fails: { 'a quarter without a sample': ['rows.0.time', '2026-06-01T10:00:00Z'] },
    open: { 'a moment without a zone': ['rows.0.time', '2026-03-20T10:00:00'] },
  },
  'messaging@1/MSG-E3#b/hold-time': {
    rows: [
      { heldAt: '2026-03-02T10:00:00Z', releasedAt: '2026-03-02T12:00:00Z' },
      { heldAt: '2026-03-03T10:00:00Z', releasedAt: '2026-03-03T20:00:00Z' },
    ],
    types: at('heldAt', 'releasedAt'),
    parameters: { 'msg.e3.hold-p95': 'PT24H' },
    fails: { 'held for days': ['rows.1.releasedAt', '2026-03-09T10:00:00Z'] },
    open: {
      'still held': ['rows.1.releasedAt', ''],
      'released before it was held': ['rows.1.releasedAt', '2026-03-01T10:00:00Z'],
    },
  },

  'messaging@1/MSG-E3#c/groups-measured': {
    rows: [
      { group: 'Dutch', relevant: 300, found: 290, flagged: 220, confirmed: 180 },
      { group: 'Papiamento', relevant: 100, found: 90, flagged: 80, confirmed: 60 },
    ],
    types: count('relevant', 'found', 'flagged', 'confirmed'),
    beside: { whole: screening },
    fails: {
      'a group left out': ['rows.1.relevant', 60],
      'flagged messages left out': ['rows.0.flagged', 120],
    },
    open: {
      'one group only': ['rows.1.group', 'Dutch'],
      'a group without a name': ['rows.0.group', ''],
      'found was not counted': ['rows.0.found', ''],
      'relevant was not counted': ['rows.0.relevant', ''],
    },
  },
  'messaging@1/MSG-E4#a/registered': {
    rows: [{ system: 'ordering', publishedAt: '2026-01-10', dpia: 'D-4', iama: 'I-2' }],
    fails: {
      'not published yet': ['rows.0.publishedAt', '2027-01-10'],
      'no impact assessment': ['rows.0.iama', ''],
      'no data protection assessment': ['rows.0.dpia', ''],
    },
  },
  'messaging@1/MSG-E4#b/refusals': {
    rows: [refusal, { ...refusal, notice: 'deferred' }],
    fails: {
      'refused by a system': ['rows.0.decidedBy', 'automatic'],
      'no ground': ['rows.1.ground', 'none'],
      'nobody was told': ['rows.0.notice', 'none'],
    },
    open: { 'nobody knows who decided': ['rows.0.decidedBy', ''], 'an unknown notice': ['rows.0.notice', 'maybe'] },
  },
  'messaging@1/MSG-E4#c/complaints': {
    rows: [
      { receivedAt: '2026-02-01T10:00:00Z', decidedAt: '2026-02-20T10:00:00Z', followUp: 'done' },
      { receivedAt: '2026-03-01T10:00:00Z', decidedAt: '2026-03-15T10:00:00Z', followUp: 'not-needed' },
    ],
    types: at('receivedAt', 'decidedAt'),
    parameters: { 'msg.e4.complaint-term': 'P28D' },
    fails: {
      'decided late': ['rows.0.decidedAt', '2026-04-20T10:00:00Z'],
      'nothing was done with it': ['rows.0.followUp', 'none'],
    },
    open: { 'not decided yet': ['rows.1.decidedAt', ''], 'no follow-up filled in': ['rows.1.followUp', ''] },
  },
  'messaging@1/MSG-E5#a/drill': {
    rows: [
      { time: '2026-05-01T10:00:00Z', manner: 'search', result: 'detected' },
      { time: '2026-05-02T10:00:00Z', manner: 'export', result: 'detected' },
    ],
    fails: { unnoticed: ['rows.1.result', 'undetected'] },
    open: { 'an empty result': ['rows.1.result', ''] },
  },
  'messaging@1/MSG-E5#b/copies': {
    tree: { fullRead: 'P20D', onCause: 'P80D' },
    types: { fullRead: 'duration', onCause: 'duration' },
    parameters: { 'msg.e5.copy-term-full-read': 'P30D', 'msg.e5.copy-term-on-cause': 'P90D' },
    fails: { 'full read, too old': ['tree.fullRead', 'P45D'], 'on cause, too old': ['tree.onCause', 'P400D'] },
    open: { 'an age in words': ['tree.fullRead', 'long'] },
  },
  'messaging@1/MSG-E5#c/log-whole': {
    rows: [
      { time: '2026-03-01T10:00:00Z', reader: 'r1' },
      { time: '2026-03-02T10:00:00Z', reader: 'r2' },
    ],
    types: { ...at('time'), ...count('readings') },
    beside: {
      counted: {
        rows: [
          { day: '1', readings: 1 },
          { day: '2', readings: 1 },
        ],
        types: count('readings'),
      },
    },
    parameters: { 'msg.e5.count-share': 0.01 },
    fails: { 'the client counts more': ['beside.counted.rows.1.readings', 9] },
    open: {
      'a reading by nobody': ['rows.0.reader', ''],
      'a day that the client did not count': ['beside.counted.rows.0.readings', ''],
    },
  },
  'messaging@1/MSG-E5#d/signals': {
    rows: [
      { time: '2026-03-01T10:00:00Z', handledAt: '2026-03-02T10:00:00Z' },
      { time: '2026-04-01T10:00:00Z', handledAt: '2026-04-03T10:00:00Z' },
    ],
    types: at('time', 'handledAt'),
    parameters: { 'msg.e5.handling': 'P5D' },
    fails: { 'handled late': ['rows.0.handledAt', '2026-03-20T10:00:00Z'] },
    open: { 'not handled yet': ['rows.1.handledAt', ''] },
  },
};
