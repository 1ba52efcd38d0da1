import type { EvidenceExample } from '../evidence-example.ts';

type Rows = NonNullable<EvidenceExample['rows']>;

const time = { time: 'timestamp' } as const;

/** Something that must happen every so often: once before the period, once in it. */
function recurring(
  more: Rows[number] = {},
  [first, second]: readonly [string, string] = ['2025-06-01T09:00:00Z', '2026-05-20T09:00:00Z'],
): EvidenceExample {
  return {
    rows: [
      { id: 1, time: first, ...more },
      { id: 2, time: second, ...more },
    ],
    types: time,
    fails: { 'too long ago': ['rows.1.time', '2024-12-01T09:00:00Z'] },
    open: { 'no date': ['rows.0.time', ''], 'a date in words': ['rows.0.time', 'spring'] },
  };
}

/** Two lines of which the given column must hold the good word; the bad one fails, an empty one leaves it open. */
function worded(column: string, [good, bad]: readonly [string, string], more: Rows[number] = {}): EvidenceExample {
  return {
    rows: [
      { id: 1, [column]: good, ...more },
      { id: 2, [column]: good, ...more },
    ],
    fails: { [bad]: [`rows.1.${column}`, bad] },
    open: { empty: [`rows.0.${column}`, ''], 'another word': [`rows.0.${column}`, 'else'] },
  };
}

/** Two lines of which the given columns may not be empty. */
function filled(columns: readonly string[]): EvidenceExample {
  const row = Object.fromEntries(columns.map((column) => [column, 'x']));
  return {
    rows: [row, row],
    fails: Object.fromEntries(columns.map((column) => [`no ${column}`, [`rows.1.${column}`, '']])),
  };
}

/** Two lines whose end must follow their start within two days. */
function within(start: string, end: string, more: Rows[number] = {}): EvidenceExample {
  return {
    rows: [
      { [start]: '2026-03-01T09:00:00Z', [end]: '2026-03-01T12:00:00Z', ...more },
      { [start]: '2026-04-01T09:00:00Z', [end]: '2026-04-02T09:00:00Z', ...more },
    ],
    types: { [start]: 'timestamp', [end]: 'timestamp' },
    fails: { 'too late': [`rows.1.${end}`, '2026-04-20T09:00:00Z'] },
    open: {
      'not yet': [`rows.1.${end}`, ''],
      'before it began': [`rows.1.${end}`, '2026-03-20T09:00:00Z'],
      'no start': [`rows.1.${start}`, ''],
    },
  };
}

const policyReviews: EvidenceExample = {
  ...recurring({ decision: 'B-12' }),
  open: { 'no decision': ['rows.0.decision', ''], 'no date': ['rows.0.time', ''] },
};

const trained: EvidenceExample = {
  rows: [
    { group: 'board', trained: '2026-01-15T09:00:00Z', measured: '2026-06-30T09:00:00Z' },
    { group: 'staff', trained: '2025-10-01T09:00:00Z', measured: '2026-06-30T09:00:00Z' },
    { group: 'staff', trained: '2026-02-01T09:00:00Z', measured: '2026-06-30T09:00:00Z' },
  ],
  types: { trained: 'timestamp', measured: 'timestamp' },
  parameters: { 'bio2.5.04.01.interval': 'P1Y' },
  fails: { 'too long ago': ['rows.1.trained', '2025-05-01T09:00:00Z'] },
  open: { 'never, or not recorded': ['rows.1.trained', ''], 'no board': ['rows.0.group', 'staff'] },
};

const contacts: EvidenceExample = {
  rows: [
    { authority: 'regulator', role: 'privacy officer', checkedAt: '2026-03-01T09:00:00Z' },
    { authority: 'police', role: 'CISO', checkedAt: '2026-03-02T09:00:00Z' },
  ],
  types: { checkedAt: 'timestamp' },
  fails: { 'checked too long ago': ['rows.1.checkedAt', '2025-03-01T09:00:00Z'] },
};

const classified = filled(['confidentiality', 'integrity', 'availability', 'assessment']);

const staff = { rows: [{ person: 'p1' }, { person: 'p2' }] };
const contract = { service: 'messages', counterparty: 'supplier', end: '2027-12-01' };

/** By `<criterion ref>/<check id>`. */
export const bio25Policy: Readonly<Record<string, EvidenceExample>> = {
  'bio2@1.3/5.01.02#b/yearly': policyReviews,
  'bio2@1.3/5.01.02#c/client-yearly': policyReviews,
  'bio2@1.3/5.02.01#b/roles-filled': {
    rows: ['security', 'privacy', 'continuity', 'incident', 'risk-owner'].map((role) => ({
      role,
      holder: 'p1',
      acceptedAt: '2026-01-10T09:00:00Z',
    })),
    fails: { 'nobody holds it': ['rows.0.holder', ''], 'no privacy': ['rows.1.role', 'security'] },
    open: { 'a role left empty': ['rows.1.role', ''], 'not accepted': ['rows.2.acceptedAt', ''] },
  },
  'bio2@1.3/5.04.01#b/trained': trained,
  'bio2@1.3/5.04.01#c/client-trained': trained,
  'bio2@1.3/5.05.01#a/contacts': contacts,
  'bio2@1.3/5.05.01#b/yearly': recurring(),
  'bio2@1.3/5.05.01#c/client-contacts': contacts,
  'bio2@1.3/5.08.01#b/weighed': worded('risk', ['before', 'none']),
  'bio2@1.3/5.09.01#b/owned': {
    ...worded('location', ['cloud', 'nowhere'], { asset: 'a', owner: 'o' }),
    fails: { 'no owner': ['rows.0.owner', ''] },
  },
  'bio2@1.3/5.09.01#b/counted': {
    rows: Array.from({ length: 20 }, () => ({ asset: 'a' })),
    beside: { found: { rows: [{ segment: 'office', assets: 20 }], types: { assets: 'int' } } },
    parameters: { 'bio2.5.09.01.difference': 0.02 },
    fails: { 'more was found': ['beside.found.rows.0.assets', 25] },
  },
  'bio2@1.3/5.09.01#c/checked': {
    ...recurring({ resolved: '2026-05-25T09:00:00Z' }, ['2026-01-15T09:00:00Z', '2026-04-10T09:00:00Z']),
    parameters: { 'bio2.5.09.01.interval': 'P92D' },
    fails: { 'too long a gap': ['rows.1.time', '2026-01-20T09:00:00Z'] },
    open: { 'no date': ['rows.1.time', ''], 'a difference still open': ['rows.0.resolved', ''] },
  },
  'bio2@1.3/5.10.02#b/bound': worded('rules', ['included', 'absent']),
  'bio2@1.3/5.10.03#b/told': {
    rows: [
      { id: 1, told: '2026-01-10T09:00:00Z' },
      { id: 2, told: '2026-02-10T09:00:00Z' },
    ],
    types: { told: 'timestamp' },
    beside: { staff },
    fails: { 'never told': ['rows.1.told', ''] },
    open: { 'a date in words': ['rows.1.told', 'spring'] },
  },
  'bio2@1.3/5.12.01#b/classified': classified,
  'bio2@1.3/5.12.01#c/client-classified': classified,
  'bio2@1.3/5.14.02#b/validated': worded('validation', ['ov', 'lower'], { name: 'berichten.example' }),
  'bio2@1.3/5.14.03#b/validated': worded('result', ['conforms', 'deviates']),
  'bio2@1.3/5.14.04#b/registered': {
    rows: ['system', 'application', 'address', 'api'].map((kind) => ({
      asset: 'a',
      kind,
      owner: 'o',
      checked: '2026-06-01T09:00:00Z',
      measured: '2026-06-30T09:00:00Z',
    })),
    types: { checked: 'timestamp', measured: 'timestamp' },
    parameters: { 'bio2.5.14.04.age': 'P1M' },
    fails: { 'checked too long ago': ['rows.1.checked', '2026-04-01T09:00:00Z'] },
    open: { 'never checked': ['rows.1.checked', ''], 'no kind': ['rows.2.kind', ''] },
  },
  'bio2@1.3/5.14.04#b/found': worded('registered', ['yes', 'no']),
  'bio2@1.3/5.14.05#a/listed': worded('rio', ['listed', 'unlisted'], { domain: 'berichten.example' }),
  'bio2@1.3/5.14.05#b/half-yearly': {
    ...recurring({}, ['2025-12-10T09:00:00Z', '2026-05-20T09:00:00Z']),
    fails: { 'more than half a year': ['rows.1.time', '2025-12-12T09:00:00Z'] },
    open: { 'no date': ['rows.0.time', ''] },
  },
  'bio2@1.3/5.15.01#b/ways': worded('condition', ['device', 'neither'], { path: 'vpn' }),
  'bio2@1.3/5.15.01#b/trial': worded('result', ['refused', 'admitted']),
  'bio2@1.3/5.16.01#b/known': worded('identity', ['known', 'orphan']),
  'bio2@1.3/5.16.01#c/closed-in-time': {
    ...within('leftAt', 'closedAt'),
    parameters: { 'bio2.5.16.01.within': 'P2D' },
  },
  'bio2@1.3/5.16.02#b/none-shared': worded('sharing', ['personal', 'shared']),
  'bio2@1.3/5.16.02#b/no-exceptions': {
    ...worded('sharing', ['personal', 'approved']),
    open: { 'another word': ['rows.0.sharing', 'else'] },
  },
  'bio2@1.3/5.17.02#b/offered': { ...worded('offered', ['yes', 'no']), beside: { staff } },
  'bio2@1.3/5.17.03#b/settings': {
    tree: { enforced: true, minLength: 14 },
    parameters: { 'bio2.5.17.03.min-length': 12 },
    fails: { 'advice only': ['tree.enforced', false], 'too short': ['tree.minLength', 8] },
    open: { 'no number': ['tree.minLength', 'long'] },
  },
  'bio2@1.3/5.17.03#b/trial': worded('result', ['refused', 'accepted'], { system: 's' }),
  'bio2@1.3/5.18.01#b/accounted': {
    ...worded('state', ['authorised', 'none'], { reference: 'CHG-1' }),
    beside: { systems: { rows: [{ system: 'directory', changes: 2 }], types: { changes: 'int' } } },
    open: { 'no reference': ['rows.0.reference', ''], 'more than was judged': ['beside.systems.rows.0.changes', 3] },
  },
  'bio2@1.3/5.18.02#b/covered': {
    rows: [
      { reviewed: '2026-05-01T09:00:00Z', measured: '2026-06-30T09:00:00Z' },
      { reviewed: '2025-09-01T09:00:00Z', measured: '2026-06-30T09:00:00Z' },
    ],
    types: { reviewed: 'timestamp', measured: 'timestamp' },
    fails: { 'over a year ago': ['rows.1.reviewed', '2025-06-01T09:00:00Z'] },
    open: { never: ['rows.1.reviewed', ''], 'after the export': ['rows.1.reviewed', '2026-07-01T09:00:00Z'] },
  },
  'bio2@1.3/5.18.02#c/rhythm': {
    ...recurring({ reviewer: 'p1', holder: 'p2' }),
    fails: { 'too long ago': ['rows.1.time', '2024-12-01T09:00:00Z'], 'own rights': ['rows.0.reviewer', 'p2'] },
    open: { 'no reviewer': ['rows.0.reviewer', ''], 'no date': ['rows.0.time', ''] },
  },
  'bio2@1.3/5.19.01#b/included': worded('requirements', ['included', 'absent'], { risk: 'R-3' }),
  'bio2@1.3/5.20.02#b/registered': {
    rows: [{ ...contract, supplierTerms: 'assessed', termsAssessment: 'memo 4' }],
    types: { end: 'timestamp' },
    fails: { 'not weighed': ['rows.0.supplierTerms', 'accepted'], ended: ['rows.0.end', '2026-01-01'] },
  },
  'bio2@1.3/5.20.04#b/investigated': {
    ...recurring({ residual: 'managed' }),
    parameters: { 'bio2.5.20.04.interval': 'P366D' },
    fails: { 'too long ago': ['rows.1.time', '2024-12-01T09:00:00Z'], untreated: ['rows.0.residual', 'unmanaged'] },
    open: { 'no outcome': ['rows.0.residual', ''], 'no date': ['rows.0.time', ''] },
  },
  'bio2@1.3/5.20.05#b/reported': {
    ...within('discovered', 'reported', { kind: 'incident' }),
    parameters: { 'bio2.5.20.05.within': 'P2D' },
  },
  'bio2@1.3/5.20.05#c/acted': {
    rows: [
      { time: '2026-03-01T09:00:00Z', action: 'a1' },
      { time: '2026-04-01T09:00:00Z', action: 'a2' },
    ],
    types: time,
    beside: { sent: within('discovered', 'reported') },
    fails: { 'nothing was done': ['rows.1.action', ''] },
    open: { 'one more was not reported': ['beside.sent.rows.0.reported', ''], 'no date': ['rows.0.time', ''] },
  },
  'bio2@1.3/5.20.06#c/registered': {
    rows: [{ ...contract, signedAt: '2025-11-01', exitStrategy: 'annex 6', dependencyAssessment: 'memo 5' }],
    types: { signedAt: 'timestamp', end: 'timestamp' },
    fails: { 'not signed yet': ['rows.0.signedAt', '2030-01-01'], ended: ['rows.0.end', '2026-01-01'] },
  },
  'bio2@1.3/5.20.06#d/handed-over': worded('result', ['usable', 'unusable']),
};
