import { createHash } from 'node:crypto';
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

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const months = (first: number, second: number) => ({
  rows: [
    { month: '2025-01', institution: 'a', messages: first },
    { month: '2025-02', institution: 'a', messages: second },
  ],
  types: count('messages'),
});
const linkOf = (id: number, previous: string) => {
  const content = hash(`message ${id}`);
  return { id, content, previous, hash: hash(`${id}\n${content}\n${previous}`) };
};
const first = linkOf(1, '');
const destroyed = {
  location: 'a',
  party: 'host',
  movedAt: '2026-04-01T10:00:00Z',
  destroyedAt: '2026-04-10T10:00:00Z',
  certificate: 'present',
};
const certificates = {
  rows: [destroyed, { ...destroyed, location: 'b', party: 'backups' }],
  types: at('movedAt', 'destroyedAt'),
};
const trial = {
  rows: [
    { object: 'messages', exported: 900, imported: 900, exportHash: hash('m'), importHash: hash('m') },
    { object: 'images', exported: 120, imported: 120, exportHash: hash('i'), importHash: hash('i') },
  ].map((row) => ({ ...row, startedAt: '2026-05-01T08:00:00Z', finishedAt: '2026-05-03T08:00:00Z' })),
  types: {
    ...count('exported', 'imported'),
    ...at('startedAt', 'finishedAt'),
    exportHash: 'hash' as const,
    importHash: 'hash' as const,
  },
};
const refunds = {
  rows: [
    { account: 'x', credit: 450, refunded: 450 },
    { account: 'y', credit: 90, refunded: 90 },
  ].map((row) => ({
    ...row,
    suspendedAt: '2026-05-01T08:00:00Z',
    notifiedAt: '2026-05-01T12:00:00Z',
    refundedAt: '2026-05-10T08:00:00Z',
  })),
  types: { ...at('suspendedAt', 'notifiedAt', 'refundedAt'), ...count('credit', 'refunded') },
};
const runs = {
  rows: [
    { time: '2026-02-01T02:00:00Z', due: 40, destroyed: 40 },
    { time: '2026-05-01T02:00:00Z', due: 35, destroyed: 35 },
  ],
  types: { ...at('time'), ...count('due', 'destroyed') },
};

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
  'messaging@1/MSG-F2#a/three-counts': {
    ...months(1000, 2000),
    beside: { received: months(1000, 1999), paid: months(999, 2000) },
    parameters: { 'msg.f2.count-share': 0.001 },
    fails: {
      'institutions received fewer': ['beside.received.rows.1.messages', 1900],
      'more were paid for': ['beside.paid.rows.0.messages', 1100],
      'more were sent': ['rows.0.messages', 1200],
    },
    open: {
      'a month that the supplier did not count': ['rows.0.messages', ''],
      'a month that the institution did not count': ['beside.received.rows.0.messages', ''],
      'a month without payments': ['beside.paid.rows.1.messages', ''],
    },
  },
  'messaging@1/MSG-F2#b/numbering': {
    rows: [1, 2, 5, 6].map((id) => ({ id, time: '2025-03-01T10:00:00Z' })),
    types: { ...at('time'), ...count('id') },
    beside: { known: { rows: [{ first: 3, last: 4, numbers: 2, reason: 'test' }], types: count('numbers') } },
    fails: {
      'a number handed out twice': ['rows.1.id', 1],
      'a gap that nobody explained': ['rows.3.id', 9],
      'an explanation for other gaps': ['beside.known.rows.0.numbers', 7],
    },
    open: {
      'a message without a number': ['rows.0.id', ''],
      'an explanation without a number': ['beside.known.rows.0.numbers', ''],
    },
  },
  'messaging@1/MSG-F2#c/chain': {
    rows: [first, linkOf(2, first.hash)],
    types: { ...count('id'), content: 'hash', hash: 'hash' },
    fails: { 'an altered message': ['rows.0.content', hash('x')], 'another number': ['rows.1.id', 3] },
    open: { 'a hash that was left out': ['rows.1.hash', ''], 'a hash that fits nothing': ['rows.0.hash', hash('x')] },
    notApplicable: ['rows.1.previous', ''],
  },
  'messaging@1/MSG-F2#d/writes': {
    rows: [
      { time: '2020-01-01T00:00:00Z', order: 'yes' },
      { time: '2026-01-01T10:00:00Z', order: 'yes' },
    ],
    types: at('time'),
    parameters: { 'msg.f2.since': '2020-02-01' },
    fails: { 'begun late': ['rows.0.time', '2024-01-01T00:00:00Z'], 'without an order': ['rows.1.order', 'no'] },
    open: {
      'nobody knows whether there was an order': ['rows.1.order', ''],
      'a moment in words': ['rows.0.time', 'always'],
    },
  },
  'messaging@1/MSG-F3#b/ages': {
    tree: { live: 'P20M', backup: 'P60D', log: 'P5M' },
    types: { live: 'duration', backup: 'duration', log: 'duration' },
    parameters: { 'msg.f3.term-live': 'P2Y', 'msg.f3.term-backup': 'P90D', 'msg.f3.term-log': 'P6M' },
    fails: {
      'messages of years ago': ['tree.live', 'P6Y'],
      'an old backup': ['tree.backup', 'P120D'],
      'an old log': ['tree.log', 'P1Y'],
    },
    open: { 'an age in words': ['tree.backup', 'short'] },
  },
  'messaging@1/MSG-F3#b/absent': {
    rows: [
      { id: '17', store: 'live', result: 'absent' },
      { id: '17', store: 'backup', result: 'absent' },
    ],
    fails: { 'still in the backup': ['rows.1.result', 'present'] },
    open: { 'looked for in one place': ['rows.1.store', 'live'], 'no result': ['rows.0.result', ''] },
  },
  'messaging@1/MSG-F3#c/institution': {
    tree: { mailbox: 'P3D', scans: 'P1D' },
    types: { mailbox: 'duration', scans: 'duration' },
    parameters: { 'msg.f3.term-mailbox': 'P7D', 'msg.f3.term-scans': 'P2D' },
    fails: { 'a full mailbox': ['tree.mailbox', 'P2Y'], 'scans that stayed': ['tree.scans', 'P30D'] },
    open: { 'an age in words': ['tree.scans', 'short'] },
  },
  'messaging@1/MSG-F3#d/all-that-was-due': {
    ...runs,
    fails: { 'one was left': ['rows.1.destroyed', 34] },
    open: { 'not counted': ['rows.0.destroyed', ''], 'nobody knows what was due': ['rows.0.due', ''] },
  },
  'messaging@1/MSG-F3#d/rhythm': {
    ...runs,
    parameters: { 'msg.f3.run-interval': 'P100D' },
    fails: { 'too long a gap': ['rows.0.time', '2026-01-02T02:00:00Z'] },
    open: { 'a moment without a zone': ['rows.0.time', '2026-02-01T02:00:00'] },
  },
  'messaging@1/MSG-F4#b/intact': {
    ...trial,
    fails: {
      'some did not arrive': ['rows.1.imported', 119],
      'something was altered': ['rows.0.importHash', hash('x')],
    },
    open: {
      'a number that was left out': ['rows.1.imported', ''],
      'a hash that was left out': ['rows.0.importHash', ''],
    },
  },
  'messaging@1/MSG-F4#b/in-time': {
    ...trial,
    parameters: { 'msg.f4.notice': 'P30D' },
    fails: { 'took too long': ['rows.0.finishedAt', '2026-06-20T08:00:00Z'] },
    open: { 'not finished': ['rows.1.finishedAt', ''] },
  },
  'messaging@1/MSG-F5#a/moved-then-destroyed': {
    ...certificates,
    parameters: { 'msg.f5.destroy-within': 'P30D' },
    fails: {
      'destroyed before it was handed over': ['rows.0.destroyedAt', '2026-03-20T10:00:00Z'],
      'destroyed late': ['rows.1.destroyedAt', '2026-06-10T10:00:00Z'],
    },
    open: { 'not destroyed yet': ['rows.1.destroyedAt', ''], 'never handed over': ['rows.0.movedAt', ''] },
  },
  'messaging@1/MSG-F5#a/certificates': {
    ...certificates,
    beside: { places: { rows: [{ location: 'a' }, { location: 'b' }] } },
    fails: { 'a place without a certificate': ['rows.1.certificate', 'none'] },
    open: { 'an empty certificate': ['rows.1.certificate', ''] },
  },
  'messaging@1/MSG-F5#b/revoked': {
    rows: [
      { subject: 'admin 1', state: 'revoked' },
      { subject: 'mail key', state: 'revoked' },
    ],
    fails: { 'a key that still works': ['rows.1.state', 'active'] },
    open: { 'an empty state': ['rows.0.state', ''], 'a state that nobody explained': ['rows.0.state', 'paused'] },
  },
  'messaging@1/MSG-F5#c/closed': {
    rows: [
      { name: 'berichten.example', service: 'web', state: 'closed' },
      { name: 'berichten.example', service: 'mail', state: 'closed' },
    ],
    fails: { 'mail is still accepted': ['rows.1.state', 'open'] },
    open: { 'mail was not tried': ['rows.1.service', 'web'], 'an empty state': ['rows.0.state', ''] },
  },
  'messaging@1/MSG-F6#a/compared': {
    rows: [
      { alternative: 'one', kind: 'supplier', profile: 'q1', costs: '2', staff: '7', legal: 'fits', crime: 'high' },
      { alternative: 'two', kind: 'in-house', profile: 'q1', costs: '3', staff: '9', legal: 'fits', crime: 'low' },
    ],
    fails: {
      'no in-house alternative': ['rows.1.kind', 'supplier'],
      'another yardstick': ['rows.1.profile', 'q2'],
      'no staff': ['rows.1.staff', ''],
      'no legal judgement': ['rows.0.legal', ''],
      'no risk of crime': ['rows.0.crime', ''],
      'no costs': ['rows.0.costs', ''],
    },
    open: { 'a yardstick that nobody named': ['rows.0.profile', ''] },
  },
  'messaging@1/MSG-F7#b/fallback': {
    rows: ['post', 'phone', 'visit'].map((channel) => ({ institution: 'a', channel, needed: 100, available: 95 })),
    types: count('needed', 'available'),
    parameters: { 'msg.f7.capacity-share': 0.9 },
    fails: { 'hardly any telephones': ['rows.1.available', 20] },
    open: {
      'nobody counted': ['rows.1.available', ''],
      'no visits': ['rows.2.channel', 'post'],
      'a need that nobody filled in': ['rows.0.needed', ''],
    },
  },
  'messaging@1/MSG-F7#c/told-and-paid': {
    ...refunds,
    parameters: { 'msg.f7.notice': 'PT24H', 'msg.f7.refund': 'P14D' },
    fails: {
      'told late': ['rows.0.notifiedAt', '2026-05-09T08:00:00Z'],
      'paid late': ['rows.1.refundedAt', '2026-06-09T08:00:00Z'],
    },
    open: { 'not paid yet': ['rows.0.refundedAt', ''] },
  },
  'messaging@1/MSG-F7#c/whole-credit': {
    ...refunds,
    fails: { 'a part only': ['rows.0.refunded', 400] },
    open: { 'not filled in': ['rows.1.refunded', ''] },
  },
};
