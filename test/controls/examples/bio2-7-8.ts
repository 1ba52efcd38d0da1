import type { EvidenceExample } from '../evidence-example.ts';

type Rows = NonNullable<EvidenceExample['rows']>;
type Changes = Record<string, readonly [path: string, to: string | number | boolean]>;

/** Every row of its own, so that one with an empty cell is no empty line. */
function numbered(rows: Rows): Rows {
  return rows.map((row, index) => ({ row: index + 1, ...row }));
}

/** Two rows with these words in a column: the bad word is a deviation, an empty cell leaves the answer open. */
function words(column: string, good: readonly [string, string], bad: readonly string[]) {
  const rows = numbered(good.map((word) => ({ [column]: word })));
  return {
    rows,
    fails: Object.fromEntries(bad.map((word): [string, [string, string]] => [word, [`rows.1.${column}`, word]])),
    open: { [`no ${column}`]: [`rows.1.${column}`, ''] },
  } satisfies EvidenceExample;
}

/** Moments two months apart, from before the period to its last month; the fourth one late makes a gap. */
function series(atMost: Readonly<Record<string, string>> = {}): EvidenceExample {
  const days = ['2025-12-15', '2026-02-10', '2026-04-10', '2026-06-10'];
  return {
    rows: numbered(days.map((day) => ({ time: `${day}T10:00:00Z` }))),
    types: { time: 'timestamp' },
    ...(Object.keys(atMost).length === 0 ? {} : { parameters: atMost }),
    fails: Object.keys(atMost).length === 0 ? {} : { 'a gap': ['rows.2.time', '2026-02-11T10:00:00Z'] },
    open: { 'no moment': ['rows.2.time', ''], 'no zone': ['rows.2.time', '2026-04-10T10:00:00'] },
  };
}

/** A year and more before the end of the period when one moment falls away. */
const yearly: EvidenceExample = {
  rows: numbered([{ time: '2025-03-01T10:00:00Z' }, { time: '2026-02-20T10:00:00Z' }]),
  types: { time: 'timestamp' },
  fails: { 'more than a year': ['rows.1.time', '2026-03-20T10:00:00Z'] },
  open: { 'no moment': ['rows.1.time', ''], 'no zone': ['rows.1.time', '2026-02-20T10:00:00'] },
};

/** Two warnings done in time, and one from the last days that may still be open. */
function warnings(done: string, other: Readonly<Record<string, string>> = {}): Rows {
  return [
    { noticed: '2026-02-01T09:00:00Z', [done]: '2026-02-04T09:00:00Z', ...other },
    { noticed: '2026-03-01T09:00:00Z', [done]: '2026-03-08T08:00:00Z', ...other },
    { noticed: '2026-06-28T09:00:00Z', [done]: '', ...other },
  ];
}

function late(done: string): Changes {
  return {
    'a day late': ['rows.1.' + done, '2026-03-09T09:00:00Z'],
    'open for months': ['rows.1.' + done, ''],
    'open for eight days': ['rows.2.noticed', '2026-06-22T09:00:00Z'],
  };
}

function unclear(done: string): Changes {
  return {
    'not known when noticed': ['rows.0.noticed', ''],
    'done before it was noticed': ['rows.0.' + done, '2026-01-04T09:00:00Z'],
    'no zone': ['rows.0.noticed', '2026-02-01T09:00:00'],
  };
}

const spanTypes = (...columns: readonly string[]): NonNullable<EvidenceExample['types']> =>
  Object.fromEntries(columns.map((column) => [column, 'timestamp']));

/** By `<criterion ref>/<check id>`. */
export const bio278: Readonly<Record<string, EvidenceExample>> = {
  'bio2@1.3/7.01.02#b/two-zones': {
    rows: numbered([{ zones: 2 }, { zones: 3 }]),
    types: { zones: 'int' },
    fails: { 'one zone': ['rows.0.zones', 1] },
    open: { 'not counted': ['rows.0.zones', ''], 'counted in words': ['rows.0.zones', 'onbekend'] },
  },
  'bio2@1.3/7.02.01#b/warned-in-time': {
    rows: [
      { noticed: '2026-02-01T09:00:00Z', warned: '2026-02-01T15:00:00Z' },
      { noticed: '2026-03-01T09:00:00Z', warned: '2026-03-01T10:00:00Z' },
    ],
    types: spanTypes('noticed', 'warned'),
    parameters: { 'bio2.7.02.01.warning-time': 'PT24H' },
    fails: {
      'a day late': ['rows.0.warned', '2026-02-03T09:00:00Z'],
      'nobody was warned': ['rows.1.warned', ''],
    },
    open: unclear('warned'),
  },
  'bio2@1.3/7.07.01#a/locks-on-removal': {
    tree: { smartcardLogin: true, removalAction: 'lock', enforced: true },
    types: { smartcardLogin: 'string', enforced: 'string' },
    fails: {
      'nothing happens': ['tree.removalAction', 'none'],
      'the user may change it': ['tree.enforced', false],
    },
    open: { 'another word': ['tree.removalAction', 'beep'] },
    notApplicable: ['tree.smartcardLogin', false],
  },
  'bio2@1.3/7.10.02#b/checked-and-reported': {
    rows: [
      { verified: 'complete', report: 'w-1' },
      { verified: 'complete', report: 'w-2' },
    ],
    fails: { unchecked: ['rows.0.verified', 'none'], 'no report': ['rows.1.report', ''] },
    open: { 'not known whether checked': ['rows.0.verified', ''] },
  },
  'bio2@1.3/7.10.02#b/advised': words('product', ['advised', 'unavailable'], ['other']),
  'bio2@1.3/7.10.03#b/meets-demands': words('outcome', ['met', 'met'], ['unmet']),
  'bio2@1.3/7.10.03#c/tested-before': words('assessed', ['before', 'before'], ['none']),

  'bio2@1.3/8.01.01#b/stored-safely': words('storage', ['zero', 'protected'], ['unprotected']),
  'bio2@1.3/8.01.01#b/wipeable': words('wipe', ['yes', 'yes'], ['no']),
  'bio2@1.3/8.01.02#b/managed': words('management', ['mdm', 'mam'], ['none']),
  'bio2@1.3/8.01.02#b/hardened': words('baseline', ['met', 'met'], ['unmet']),
  'bio2@1.3/8.01.02#b/signed': words('agreement', ['signed', 'signed'], ['none']),
  'bio2@1.3/8.01.02#c/rhythm': series({ 'bio2.8.01.02.review-interval': 'P90D' }),
  'bio2@1.3/8.01.02#c/all-aspects': words('aspects', ['all', 'all'], ['some']),

  'bio2@1.3/8.02.01#b/quarterly': {
    ...series(),
    fails: { 'a quarter left out': ['rows.2.time', '2026-02-11T10:00:00Z'] },
  },
  'bio2@1.3/8.02.01#b/three-aspects': {
    rows: [
      { design: 'judged', existence: 'judged', operation: 'judged' },
      { design: 'judged', existence: 'judged', operation: 'judged' },
    ],
    fails: {
      'rules not judged': ['rows.1.design', 'skipped'],
      'grants not judged': ['rows.1.existence', 'skipped'],
      'use not judged': ['rows.1.operation', 'skipped'],
    },
    open: {
      'not known of the rules': ['rows.1.design', ''],
      'not known of the grants': ['rows.1.existence', ''],
      'not known of the use': ['rows.1.operation', ''],
    },
  },

  'bio2@1.3/8.03.01#b/set-apart': words('isolation', ['physical', 'logical'], ['none']),
  'bio2@1.3/8.03.01#b/trial-blocked': words('result', ['blocked', 'blocked'], ['reached']),
  'bio2@1.3/8.03.02#b/rights': words('basis', ['task', 'exception'], ['none']),
  'bio2@1.3/8.03.02#c/accesses': words('matrix', ['within', 'within'], ['outside']),

  'bio2@1.3/8.05.01#b/decided-first': {
    rows: [
      { order: 'decision-first', conditions: 'r-1', until: '2026-05-01', rights: 'vpn' },
      { order: 'decision-first', conditions: 'r-2', until: '2026-09-01', rights: 'host' },
    ],
    fails: {
      'access first': ['rows.1.order', 'access-first'],
      'no conditions': ['rows.1.conditions', ''],
      'no end date': ['rows.1.until', ''],
      'no rights recorded': ['rows.1.rights', ''],
    },
    open: { 'order not known': ['rows.1.order', ''] },
  },
  'bio2@1.3/8.05.01#b/ended': words('state', ['running', 'ended'], ['overdue']),

  'bio2@1.3/8.07.01#b/always-scanned': words('downloads', ['always', 'always'], ['partly', 'never']),
  'bio2@1.3/8.07.01#b/trial-blocked': {
    rows: [
      { result: 'blocked', reason: 'malware' },
      { result: 'blocked', reason: 'type' },
    ],
    fails: { 'let through': ['rows.1.result', 'allowed'] },
    open: { 'not known': ['rows.1.result', ''], 'no test file': ['rows.0.reason', 'source'] },
  },
  'bio2@1.3/8.07.02#b/informed': {
    rows: numbered([{ informed: 'yes' }, { informed: 'yes' }, { informed: 'yes' }, { informed: 'no' }]),
    parameters: { 'bio2.8.07.02.informed-share': 0.75 },
    fails: { 'too few': ['rows.2.informed', 'no'] },
    open: { 'one not known': ['rows.2.informed', ''] },
  },
  'bio2@1.3/8.07.03#a/supported': words('support', ['supported', 'supported'], ['ended']),
  'bio2@1.3/8.07.03#a/current': {
    rows: [
      { signatures: '2026-06-30T06:00:00Z', checked: '2026-06-30T12:00:00Z' },
      { signatures: '2026-06-29T18:00:00Z', checked: '2026-06-30T12:00:00Z' },
    ],
    types: spanTypes('signatures', 'checked'),
    parameters: { 'bio2.8.07.03.signature-age': 'P2D' },
    fails: { 'days old': ['rows.1.signatures', '2026-06-26T18:00:00Z'] },
    open: {
      'age not known': ['rows.1.signatures', ''],
      'not known when it was read': ['rows.1.checked', ''],
      'read before it was made': ['rows.1.checked', '2026-06-01T12:00:00Z'],
    },
  },
  'bio2@1.3/8.07.03#b/rhythm': series({ 'bio2.8.07.03.update-interval': 'P90D' }),
  'bio2@1.3/8.07.04#b/active-everywhere': words('scanning', ['active', 'active'], ['inactive']),
  'bio2@1.3/8.07.04#b/test-file-blocked': {
    rows: [
      { result: 'blocked', route: 'upload' },
      { result: 'blocked', route: 'mail' },
      { result: 'blocked', route: 'media' },
    ],
    fails: { stored: ['rows.2.result', 'stored'] },
    open: {
      'outcome not known': ['rows.2.result', ''],
      'uploads not tried': ['rows.0.route', 'network'],
      'mail not tried': ['rows.1.route', 'network'],
    },
  },
  'bio2@1.3/8.07.04#c/all-scanned': {
    rows: numbered([{ received: 40 }, { received: 60 }]),
    types: { received: 'int' },
    beside: { scans: { rows: [{ scanned: 70 }, { scanned: 30 }], types: { scanned: 'int' } } },
    fails: {
      'one more received': ['rows.0.received', 41],
      'one not scanned': ['beside.scans.rows.1.scanned', 29],
    },
    open: { 'not counted': ['rows.0.received', 'onbekend'] },
  },

  'bio2@1.3/8.08.01#b/within-week': {
    rows: warnings('mitigated', { decision: '' }),
    types: spanTypes('noticed', 'mitigated', 'decision'),
    fails: late('mitigated'),
    open: unclear('mitigated'),
  },
  'bio2@1.3/8.08.01#b/none-excused': {
    rows: [{ noticed: '2026-03-01T09:00:00Z', mitigated: '2026-03-20T09:00:00Z', decision: '2026-03-12T09:00:00Z' }],
    types: spanTypes('noticed', 'mitigated', 'decision'),
    fails: { 'put off by a decision in time': ['rows.0.decision', '2026-03-03T09:00:00Z'] },
    open: { 'decision that cannot be read': ['rows.0.decision', 'in maart'] },
  },
  'bio2@1.3/8.08.02#b/decided': {
    rows: warnings('decision'),
    types: spanTypes('noticed', 'decision'),
    fails: late('decision'),
    open: unclear('decision'),
  },
  'bio2@1.3/8.08.03#b/bridged': {
    rows: [
      ...warnings('installed', { interim: '' }),
      { noticed: '2026-04-01T09:00:00Z', installed: '2026-05-01T09:00:00Z', interim: '2026-04-02T09:00:00Z' },
      { noticed: '2026-05-01T09:00:00Z', installed: '', interim: '2026-05-02T09:00:00Z' },
    ],
    types: spanTypes('noticed', 'installed', 'interim'),
    fails: {
      ...late('installed'),
      'bridged too late': ['rows.3.interim', '2026-04-20T09:00:00Z'],
      'open and not bridged': ['rows.4.interim', ''],
    },
    open: { ...unclear('installed'), 'interim that cannot be read': ['rows.3.interim', 'in april'] },
  },
  'bio2@1.3/8.08.04#b/each-system': {
    rows: numbered([{ last: '2026-05-01T09:00:00Z' }, { last: '2025-09-01T09:00:00Z' }]),
    types: { last: 'timestamp' },
    fails: { 'more than a year ago': ['rows.1.last', '2025-05-01T09:00:00Z'] },
    open: { 'not known when': ['rows.1.last', ''], 'said in words': ['rows.1.last', 'vorig jaar'] },
  },
  'bio2@1.3/8.08.04#c/yearly': yearly,
  'bio2@1.3/8.08.04#c/internet': series({ 'bio2.8.08.04.internet-interval': 'P90D' }),
  'bio2@1.3/8.08.05#b/tested': words('pentest', ['before', 'before'], ['none']),
  'bio2@1.3/8.08.05#b/no-open-high': {
    rows: numbered([{ openHigh: 0 }, { openHigh: 0 }]),
    types: { openHigh: 'int' },
    fails: { 'one open': ['rows.1.openHigh', 1] },
    open: { 'not counted': ['rows.1.openHigh', ''], 'counted in words': ['rows.1.openHigh', 'enkele'] },
  },
  'bio2@1.3/8.08.05#c/yearly': yearly,

  'bio2@1.3/8.13.01#b/settings': {
    tree: { immutable: true, offlineCopy: false, integrityCheck: true },
    fails: {
      'neither immutable nor offline': ['tree.immutable', false],
      'not recalculated': ['tree.integrityCheck', false],
    },
    open: { 'not known': ['tree.integrityCheck', 'soms'] },
  },
  'bio2@1.3/8.13.02#b/registered': {
    rows: [
      { service: 'messages', rpo: 'PT4H', rto: 'PT24H', decidedAt: '2025-11-03' },
      { service: 'payments', rpo: 'PT1H', rto: 'P2D', decidedAt: '2025-11-03' },
    ],
    statedBy: 'client',
    fails: { 'decided later': ['rows.1.decidedAt', '2026-08-01'] },
    open: { 'not a duration': ['rows.1.rpo', 'kort'] },
  },
  'bio2@1.3/8.13.03#b/elsewhere': {
    rows: [
      { source: 'building-a', copy: 'building-b' },
      { source: 'building-b', copy: 'building-c' },
    ],
    fails: { 'in one building': ['rows.1.copy', 'building-b'] },
    open: { 'not known where': ['rows.1.copy', ''], 'perhaps the same': ['rows.1.copy', 'Building-B'] },
  },
  'bio2@1.3/8.13.03#c/rhythm': series({ 'bio2.8.13.03.copy-interval': 'P90D' }),
};
