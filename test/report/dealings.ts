import type {
  AssuranceShown,
  Assessment,
  ItemShown,
  RequestShown,
  ResponseShown,
  SampleShown,
} from '../../src/assess/types.ts';
import type { Person } from '../../src/audit/types.ts';
import type { Advice, Conditions, SettlementStatus } from '../../src/decide/types.ts';
import type { Decided } from '../../src/report/types.ts';
import { awkward } from './awkward.ts';

/** What people did with the audit of `everything`: looked, refused, sampled, reported, reacted, promised, unwound. */

export const SHA = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const supplier: Person = { party: 'supplier', role: 'Hoofd techniek' };
const client: Person = { party: 'client', role: 'Contracteigenaar' };
const auditors: readonly Person[] = [
  { party: 'auditor', role: 'IT-auditor' },
  { party: 'auditor', role: 'Tweede auditor' },
];

/** What an item of `everything` has besides, by the access one had to it. */
export const besides: Readonly<Partial<Record<ItemShown['access'], Partial<ItemShown>>>> = {
  received: { limitations: 'Zegt niets over de testomgeving.' },
  'on-site': {
    onSite: {
      by: auditors,
      where: 'Leeskamer van de leverancier, Utrecht',
      at: '2026-02-18T09:30:00Z',
      title: 'Inrichting bewaking, deel 3',
      version: '3.1',
      pages: 14,
      fingerprint: SHA,
      commitment: { list: SHA, document: 'D-014' },
    },
    commitment: 'proved',
  },
  redacted: { redaction: { what: awkward.pipes, by: supplier, ground: awkward.script } },
  purged: { purged: { by: 'Archiefbeheerder', why: 'Bewaartermijn verstreken' } },
};

function seen(id: string, commitment?: ItemShown['commitment']): ItemShown {
  return {
    id,
    slot: id,
    targets: ['dienst'],
    kind: 'delivered',
    access: 'on-site',
    strength: 'R4',
    explained: true,
    integrity: 'none',
    redactions: 0,
    observedAt: '2026-02-18T10:00:00Z',
    onSite: { by: auditors, where: awkward.lines, at: '2026-02-18T10:00:00Z', title: awkward.hebrew, pages: 1 },
    ...(commitment === undefined ? {} : { commitment }),
  };
}

export const seenOnSite: readonly ItemShown[] = [
  seen('IV-21-1', 'not-proved'),
  seen('IV-21-2', 'another'),
  seen('IV-21-3'),
];

export const moreRequests: readonly RequestShown[] = [
  {
    id: 'IV-20',
    to: 'client',
    ask: 'Het besluit waarin de eigenaar is aangewezen',
    why: 'Zonder eigenaar is niet vast te stellen wie de dienst aanstuurt.',
    form: 'Ondertekend besluit',
    explain: ['Wie het heeft ondertekend', 'Vanaf wanneer het geldt'],
    reminders: [],
    criteria: ['messaging@1/MSG-B1#a'],
    overdue: false,
    status: 'not-sent',
  },
  {
    id: 'IV-21',
    to: 'supplier',
    ask: 'De inrichting van de bewaking',
    why: 'Om vast te stellen wat wordt bewaakt.',
    form: 'PDF',
    explain: [],
    reminders: [{ at: '2026-02-01' }, { at: '2026-02-08', note: awkward.script }],
    criteria: ['bio2@1.3/8.16.02#b'],
    askedAt: '2026-01-10',
    due: '2026-01-31',
    overdue: false,
    status: 'withheld',
    ground: 'Bedrijfsgeheim',
    offered: 'Inzage ter plaatse',
    auditorView: 'De grond is niet onderbouwd; met inzage ter plaatse kan worden volstaan.',
    answeredBy: supplier,
    answeredAt: '2026-02-10',
  },
];

export const samples: readonly SampleShown[] = [
  {
    id: 'DW-01',
    criterion: 'bio2@1.3/8.15.01#b',
    need: 'n1',
    population: `IV-01-1@${SHA.slice(0, 8)}`,
    size: 412,
    method: { kind: 'frequency', frequency: 'per-event-many', risk: 'high' },
    n: 60,
    k: 1,
    seed: 'f00d-2026',
    fixedAt: '2026-02-01',
    drawnAt: '2026-02-02T08:00:00Z',
    drawn: Array.from({ length: 60 }, (_, index) => 3 + index * 6),
    examined: 60,
    deviations: 2,
    by: 'Auditor',
    reviewedBy: 'Tweede auditor',
    standing: true,
  },
  {
    id: 'DW-02',
    criterion: 'messaging@1/MSG-D1#b',
    population: 'IV-02-1',
    size: 1_000_000,
    method: { kind: 'hypergeometric', confidence: 0.95, tolerable: 0.025 },
    n: 119,
    k: 0,
    seed: awkward.script,
    fixedAt: '2026-02-05',
    drawn: [],
    examined: 0,
    deviations: 0,
    by: awkward.pipes,
    standing: false,
    because: { code: 'inert.unreviewed' },
  },
];

export const assurance: readonly AssuranceShown[] = [
  {
    item: 'IV-01-1',
    type: 'isae3402-2',
    period: { from: '2025-01-01', to: '2025-09-30' },
    carveOuts: ['Datacenter', awkward.pipes],
    userControls: [
      {
        id: 'CUEC-1',
        text: 'De opdrachtgever trekt accounts van vertrokken medewerkers in.',
        control: 'bio2@1.3/5.18.02',
      },
      { id: 'CUEC-2', text: awkward.script },
    ],
    bridgeDays: 92,
    coverage: [
      { criterion: 'bio2@1.3/8.24.04#b', says: 'effective', counts: true },
      { criterion: 'bio2@1.3/8.15.01#b', says: 'exception', counts: true },
      { criterion: 'bio2@1.3/8.20.02#b', says: 'not-tested', counts: false, because: { code: 'because.nothing' } },
    ],
  },
  { item: 'IV-02-1', type: 'iso27001', carveOuts: [], userControls: [], coverage: [] },
  { item: 'IV-03-1', type: 'something-else', carveOuts: [], userControls: [], bridgeDays: 1, coverage: [] },
];

export const responses: readonly ResponseShown[] = [
  {
    control: 'bio2@1.3/8.24.04',
    reaction: {
      by: supplier,
      at: '2026-02-20',
      position: 'disagrees',
      text: 'TLS 1.1 is op 12 februari uitgezet. De meting is van daarvoor.',
    },
    rejoinder: {
      by: auditors[0]!,
      at: '2026-02-24',
      text: 'Een nieuwe meting is niet toegestaan. De bevinding blijft staan tot opnieuw is gemeten.',
    },
    plan: {
      action: 'TLS 1.1 uitzetten op alle eindpunten',
      party: 'supplier',
      owner: 'Hoofd techniek',
      due: '2026-02-28',
      retest: 'Meting van alle eindpunten',
      overdue: true,
    },
  },
  {
    control: 'bio2@1.3/8.20.02',
    reaction: { by: supplier, at: '2026-02-20', position: 'partly', text: awkward.script },
  },
  {
    control: 'messaging@1/MSG-A1',
    reaction: { by: client, at: '2026-02-21', position: 'agrees', text: awkward.pipes },
    rejoinder: { by: auditors[0]!, at: '2026-02-24', text: awkward.lines },
    plan: {
      action: 'Overeenkomst sluiten',
      party: 'client',
      owner: 'Contracteigenaar',
      due: '2026-06-01',
      overdue: false,
    },
  },
];

export const adviceWords = ['go', 'conditional', 'suspend', 'stop'] as const satisfies readonly Advice[];

export const ended: Pick<Assessment, 'hearing' | 'final'> = {
  hearing: {
    sentAt: '2026-02-15',
    due: '2026-02-25',
    over: true,
    outstanding: [
      { control: 'bio2@1.3/8.15.01', party: 'supplier' },
      { control: 'messaging@1/MSG-A1', party: 'supplier' },
    ],
  },
  final: { version: 2, by: 'Auditor', at: '2026-03-02T09:00:00Z', why: awkward.pipes },
};

export const dealings: Pick<Assessment, 'samples' | 'assurance' | 'responses' | 'settlement' | 'predecessor'> = {
  samples,
  assurance,
  responses,
  predecessor: { sha256: SHA, id: 'alles-2025', asOf: '2025-03-01T12:00:00Z' },
  settlement: {
    returned: [
      { what: 'Berichtenarchief 2022-2025', count: 412_000, sent: SHA, received: SHA, item: 'IV-01-1' },
      { what: 'Bijlagen', count: 1, sent: SHA, received: SHA.replace('e', 'f') },
      { what: awkward.script, count: 0, sent: SHA },
    ],
    destroyed: [
      { store: 'Hoofdopslag', party: 'Voorbeeldpost', certificate: 'IV-02-1', at: '2026-02-27' },
      { store: 'Reservekopieën', party: awkward.pipes },
    ],
    closed: [{ target: 'portaal', item: 'IV-01-1' }, { target: 'api.voorbeeldpost.example' }],
    open: [
      {
        text: 'Logregels van januari ontbreken',
        owner: 'Hoofd techniek',
        due: '2026-04-01',
        agreed: ['supplier', 'client'],
      },
      { text: awkward.lines, owner: 'Contracteigenaar', agreed: [] },
    ],
  },
};

/** Conditions of every kind: promised, owned without a date, taken on by nobody, and the auditor's own. */
export const conditions: Conditions = {
  advice: 'stop',
  conditions: [
    {
      control: 'bio2@1.3/8.24.04',
      criterion: 'bio2@1.3/8.24.04#b',
      advice: 'stop',
      party: 'supplier',
      owner: 'Hoofd techniek',
      due: '2026-02-28',
      retest: { code: 'retest.measured', params: { criterion: 'bio2@1.3/8.24.04#b', items: 'portaal/tls' } },
      because: 'fail',
    },
    {
      control: 'messaging@1/MSG-A1',
      criterion: 'messaging@1/MSG-A1#b',
      advice: 'stop',
      party: 'client',
      retest: { code: 'next.not-received', params: { party: 'client', items: '' } },
      because: 'not-established',
    },
    {
      control: 'messaging@1/MSG-D1',
      criterion: 'messaging@1/MSG-D1',
      advice: 'suspend',
      party: 'auditor',
      retest: { code: 'next.not-attempted', params: { party: 'auditor', items: '' } },
      because: 'not-established',
    },
    {
      control: 'bio2@1.3/5.20.01',
      criterion: 'bio2@1.3/5.20.01#b',
      advice: 'conditional',
      party: 'supplier',
      owner: awkward.script,
      retest: { code: 'retest.delivered', params: { criterion: 'bio2@1.3/5.20.01#b', items: '' } },
      because: 'fail',
    },
  ],
};

/** One line of every state and part. */
const settlement: SettlementStatus = {
  conclusion: 'not-settled',
  lines: [
    {
      part: 'returned',
      what: 'Berichtenarchief 2022-2025',
      count: 412_000,
      state: 'settled',
      because: { code: 'settlement.shown', params: { item: 'IV-01-1' } },
    },
    {
      part: 'returned',
      what: awkward.script,
      count: 1,
      state: 'not-settled',
      because: { code: 'settlement.checksum-differs' },
    },
    {
      part: 'destroyed',
      what: 'Reservekopieën',
      party: awkward.pipes,
      state: 'cannot-be-established',
      because: { code: 'settlement.no-item' },
    },
    { part: 'closed', what: '', state: 'cannot-be-established', because: { code: 'settlement.nothing-listed' } },
    {
      part: 'open',
      what: awkward.lines,
      party: 'Contracteigenaar',
      state: 'not-settled',
      because: { code: 'settlement.not-agreed', params: { party: 'supplier, client' } },
    },
  ],
};

export const decided: Decided = { conditions, settlement };
