import type { EvidenceExample } from '../evidence-example.ts';

type Rows = NonNullable<EvidenceExample['rows']>;

const time = { time: 'timestamp' } as const;

/** Something that must happen every so often: once before the period, once in it. */
function recurring(
  more: Rows[number] = {},
  [first, second] = ['2025-06-01T09:00:00Z', '2026-05-20T09:00:00Z'],
): EvidenceExample {
  return {
    rows: [
      { id: 1, time: first ?? '', ...more },
      { id: 2, time: second ?? '', ...more },
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

const policyReviews: EvidenceExample = {
  ...recurring({ decision: 'B-12' }),
  fails: { 'too long ago': ['rows.1.time', '2024-12-01T09:00:00Z'], 'no decision': ['rows.0.decision', ''] },
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
    beside: { found: { rows: Array.from({ length: 20 }, () => ({ asset: 'a' })) } },
    parameters: { 'bio2.5.09.01.difference': 0.02 },
    fails: { 'a line less than was found': ['rows.0.asset', ''] },
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
    beside: { staff: { rows: [{ person: 'p1' }, { person: 'p2' }] } },
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
    fails: { 'no owner': ['rows.0.owner', ''], 'checked too long ago': ['rows.1.checked', '2026-04-01T09:00:00Z'] },
    open: { 'never checked': ['rows.1.checked', ''], 'no kind': ['rows.2.kind', ''] },
  },
  'bio2@1.3/5.14.04#b/found': worded('registered', ['yes', 'no']),
  'bio2@1.3/5.14.05#a/listed': worded('rio', ['listed', 'unlisted'], { domain: 'berichten.example' }),
  'bio2@1.3/5.14.05#b/half-yearly': {
    ...recurring({}, ['2025-12-10T09:00:00Z', '2026-05-20T09:00:00Z']),
    fails: { 'more than half a year': ['rows.1.time', '2025-12-12T09:00:00Z'] },
    open: { 'no date': ['rows.0.time', ''] },
  },
};
