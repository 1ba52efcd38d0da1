import type {
  Access,
  AdvisoryShown,
  Assessment,
  Attribution,
  Cause,
  CauseShown,
  Conclusion,
  CriterionResult,
  DecisionShown,
  Disposition,
  FactShown,
  Finding,
  ItemBearing,
  ItemShown,
  JudgementShown,
  Limitation,
  Observation,
  Outcome,
  RequestShown,
  Rule,
  Stance,
  Status,
  Totals,
  TraceStep,
  Verdict,
} from '../../src/assess/types.ts';
import type { DecisionKind } from '../../src/audit/types.ts';
import type { Addressee, Aspect, Strength, TargetKind, Text } from '../../src/catalogue/types.ts';
import { basisOf } from '../../src/assess/control.ts';
import { awkward } from './awkward.ts';
import { besides, dealings, ended, moreRequests, seenOnSite, SHA } from './dealings.ts';

export { awkward };

/**
 * One assessment that holds every word a report can meet, and text that breaks careless writers. What it says is made
 * up; what it counts is consistent: the totals are computed from the findings.
 */

/** Every member of each union, kept complete by the compiler. */
function members<K extends string>(table: Record<K, true>): readonly K[] {
  return Object.keys(table) as K[];
}
export const verdicts = members<Verdict>({ pass: true, fail: true, 'not-established': true, 'not-applicable': true });
export const statuses = members<Status>({
  met: true,
  fail: true,
  'not-established': true,
  'did-not-occur': true,
  'not-applicable': true,
  'not-examined': true,
});
export const causes = members<Cause>({
  'not-requested': true,
  'not-received': true,
  withheld: true,
  'not-explained': true,
  'statement-only': true,
  redacted: true,
  stale: true,
  'out-of-period': true,
  'integrity-broken': true,
  'unverifiable-origin': true,
  'coverage-incomplete': true,
  'no-baseline': true,
  'sample-too-small': true,
  indeterminate: true,
  'not-attempted': true,
  unreachable: true,
  'measurement-failed': true,
  purged: true,
  'not-judged': true,
});
export const rules = members<Rule>({
  'precondition-absent': true,
  'decided-not-applicable': true,
  against: true,
  blocked: true,
  supported: true,
  'population-empty': true,
  'nothing-usable': true,
  'worst-of': true,
  'best-of': true,
  'scope-shrunk': true,
  'no-target': true,
  'nothing-left': true,
  'outside-depth': true,
  'advisory-unexplained': true,
  'established-earlier': true,
  'advisory-strict': true,
});
export const accesses = members<Access>({
  received: true,
  'on-site': true,
  redacted: true,
  partial: true,
  withheld: true,
  'not-received': true,
  purged: true,
  'not-attempted': true,
  unreachable: true,
  'measurement-failed': true,
});
export const stances = members<Stance>({
  support: true,
  against: true,
  blocks: true,
  neutral: true,
  'precondition-absent': true,
  'population-empty': true,
});
export const decisionKinds = members<DecisionKind>({
  'not-applicable': true,
  superfluous: true,
  'explained-advisory': true,
  'sample-rule': true,
  waiver: true,
});
export const attributions = members<Attribution>({ auditor: true, client: true, supplier: true, tool: true });
export const strengths = members<Strength>({ R1: true, R2: true, R3: true, R4: true, R5: true });
export const targetKinds = members<TargetKind>({
  web: true,
  tls: true,
  nginx: true,
  config: true,
  service: true,
  client: true,
});

const both = (nl: string, en: string): Text => ({ nl, en });
const same = (text: string): Text => ({ nl: text, en: text });
const at = <T>(list: readonly T[], index: number): T => list[index % list.length]!;

const fact: FactShown = {
  path: 'servers.0.protocols',
  expected: 'subsetOf TLSv1.2, TLSv1.3',
  actual: 'TLSv1.1, TLSv1.2',
  origin: 'explicit',
  at: { artefact: SHA, file: 'evidence/nginx.conf', line: 14, column: 5, scope: 'http > server' },
};
const awkwardFact: FactShown = { path: 'banner', expected: awkward.pipes, actual: awkward.control, origin: 'observed' };
const trace: readonly TraceStep[] = [
  { depth: 0, form: 'each', result: 'false', path: 'servers' },
  {
    depth: 1,
    form: 'subsetOf',
    result: 'false',
    path: 'servers.0.protocols',
    expected: 'subsetOf TLSv1.2, TLSv1.3',
    actual: 'TLSv1.1, TLSv1.2',
    at: fact.at!,
  },
  {
    depth: 1,
    form: 'exists',
    result: 'unknown',
    path: 'servers.1.protocols',
    expected: 'exists true',
    actual: 'unparsed',
    assuming: 'nginx 1.22',
  },
  {
    depth: 1,
    form: 'equals',
    result: 'true',
    path: 'name',
    expected: `equals ${awkward.cdata}`,
    actual: awkward.hebrew,
  },
];
const advisories: readonly AdvisoryShown[] = [
  {
    id: 'tls13',
    text: both('Bied TLS 1.3 aan', 'Offer TLS 1.3'),
    explained: true,
    decision: 'B-03',
  },
  { id: 'hsts', text: both('Stel HSTS in voor een jaar', 'Set HSTS for a year'), explained: false },
];

function causeShown(cause: Cause, attributableTo: Attribution, items: readonly string[]): CauseShown {
  const missing = cause === 'not-explained' ? { missing: 'columns, complete' } : {};
  return {
    cause,
    attributableTo,
    items,
    next: {
      code: `next.${cause}`,
      params: {
        party: attributableTo,
        items: items.join(', '),
        ...missing,
      },
    },
  };
}

interface CriterionSpec {
  readonly aspect: Aspect;
  readonly addressee?: Addressee;
  readonly status: Status;
  readonly rule: Rule;
  readonly causes?: readonly CauseShown[];
  readonly observations?: readonly Partial<Observation>[];
}

function criterion(control: string, index: number, spec: CriterionSpec): CriterionResult {
  const id = 'abcdef'.charAt(index);
  const observations = spec.observations ?? (spec.status === 'not-examined' ? [] : [{}]);
  return {
    id,
    ref: `${control}#${id}`,
    aspect: spec.aspect,
    addressee: spec.addressee ?? 'supplier',
    text: both(`Wat waar moet zijn (${id})`, `What must be true (${id})`),
    status: spec.status,
    rule: spec.rule,
    causes: spec.causes ?? [],
    observations: observations.map((observation, at) => ({
      need: `n${at + 1}`,
      check: `n${at + 1}`,
      target: spec.addressee === 'client' ? 'opdrachtgever' : 'portaal',
      outcome: spec.status === 'not-examined' ? 'not-established' : spec.status,
      rule: spec.rule,
      because: { code: 'because.supported', params: { item: 'portaal/tls' } },
      causes: spec.causes ?? [],
      ruleset: 'ncsc-tls-2025@1',
      profile: 'bio2',
      contested: false,
      trace: [],
      facts: [],
      advisories: [],
      items: spec.status === 'met' ? [{ item: 'portaal/tls', stance: 'support' }] : [],
      ...observation,
    })),
  };
}

const WORST: readonly Status[] = ['fail', 'not-established', 'did-not-occur', 'met', 'not-applicable', 'not-examined'];

function aspectResult(criteria: readonly CriterionResult[], aspect: Aspect): Finding['aspects'][Aspect] {
  const own = criteria.filter((each) => each.aspect === aspect);
  return {
    status: WORST.find((status) => own.some((each) => each.status === status)) ?? 'not-examined',
    causes: [...new Set(own.flatMap((each) => each.causes.map((cause) => cause.cause)))],
  };
}

function verdictOf(criteria: readonly CriterionResult[]): Verdict {
  const found = WORST.find((status) => criteria.some((each) => each.status === status));
  if (found === 'fail' || found === 'not-established' || found === 'not-applicable') return found;
  return found === undefined || found === 'not-examined' ? 'not-established' : 'pass';
}

interface FindingSpec {
  readonly id: string;
  readonly title: Text;
  readonly catalogue?: 'bio2@1.3' | 'messaging@1';
  readonly theme?: string;
  readonly knockout?: boolean;
  readonly mandatory?: boolean;
  readonly didNotOccur?: boolean;
  readonly dispositions?: readonly Disposition[];
  readonly owner?: Finding['owner'];
  readonly criteria: readonly CriterionSpec[];
}

function finding(spec: FindingSpec): Finding {
  const catalogue = spec.catalogue ?? 'bio2@1.3';
  const control = `${catalogue}/${spec.id}`;
  const criteria = spec.criteria.map((each, index) => criterion(control, index, each));
  const of = (party: Addressee): readonly CriterionResult[] => criteria.filter((each) => each.addressee === party);
  const parties: { supplier?: Verdict; client?: Verdict } = {};
  if (of('supplier').length > 0) parties.supplier = verdictOf(of('supplier'));
  if (of('client').length > 0) parties.client = verdictOf(of('client'));
  const aspects = {
    design: aspectResult(criteria, 'design'),
    existence: aspectResult(criteria, 'existence'),
    operation: aspectResult(criteria, 'operation'),
  };
  const verdict = verdictOf(criteria);
  const reached = (['design', 'existence', 'operation'] as const).filter((aspect) => aspects[aspect].status === 'met');
  return {
    control,
    catalogue,
    id: spec.id,
    title: spec.title,
    topic: both(`Onderwerp van ${spec.id}`, `Topic of ${spec.id}`),
    theme: spec.theme ?? 'organisation',
    addressee: parties.supplier && parties.client ? 'both' : parties.client ? 'client' : 'supplier',
    mandatory: spec.mandatory ?? true,
    knockout: spec.knockout ?? false,
    verdict,
    basis: basisOf(criteria),
    parties,
    depth: verdict === 'pass' ? reached : [],
    didNotOccur: spec.didNotOccur ?? false,
    aspects,
    dispositions: spec.dispositions ?? [],
    ...(spec.owner === undefined ? {} : { owner: spec.owner }),
    request: {
      ask: both(`Het bewijs bij ${spec.id}`, `The evidence for ${spec.id}`),
      form: both('Een export als CSV of JSON', 'An export as CSV or JSON'),
      explain: [
        both('Wat elke kolom betekent', 'What every column means'),
        both('Waarom de export volledig is', 'Why the export is complete'),
      ],
    },
    weak: [both('Een schermafdruk zonder datum', 'A screenshot without a date')],
    remedy: both('Herstel de instelling en toon het opnieuw aan.', 'Mend the setting and show it again.'),
    criteria,
  };
}

const passing: readonly CriterionSpec[] = [
  { aspect: 'design', status: 'met', rule: 'supported' },
  { aspect: 'existence', status: 'met', rule: 'worst-of', observations: [{ advisories }] },
  { aspect: 'operation', status: 'not-examined', rule: 'outside-depth' },
];

function blockedBy(cause: Cause, party: Attribution): readonly CriterionSpec[] {
  const items = [`IV-0${(causes.indexOf(cause) % 9) + 1}-1`];
  const bearing: ItemBearing = {
    item: items[0]!,
    stance: 'blocks',
    cause,
    attributableTo: party,
    ...(cause === 'not-explained' ? { missing: ['columns', 'complete'] } : {}),
  };
  const shown = [causeShown(cause, party, items)];
  return [
    {
      aspect: 'design',
      status: 'met',
      rule: 'supported',
      // What somebody else has to do leaves a finding without any facts here.
      observations: [party === 'supplier' ? { items: [{ item: 'IV-01-1', stance: 'support' }] } : { items: [] }],
    },
    {
      aspect: 'existence',
      status: 'not-established',
      rule: 'blocked',
      causes: shown,
      observations: [
        {
          because: { code: 'because.blocked', params: { item: items[0]!, cause } },
          items: [bearing],
          ...(cause === 'withheld' ? { facts: [fact] } : {}),
        },
      ],
    },
  ];
}

const contested: Partial<Observation> = {
  contested: true,
  outcome: 'fail',
  rule: 'against',
  text: same(awkward.script),
  because: {
    code: 'because.against',
    params: { item: 'portaal/tls', path: fact.path, expected: fact.expected, actual: fact.actual },
  },
  trace,
  facts: [fact, awkwardFact],
  advisories,
  items: [
    { item: 'portaal/tls', stance: 'against' },
    { item: 'IV-01-1', stance: 'support' },
    { item: 'IV-02-1', stance: 'neutral', cause: 'stale', attributableTo: 'supplier' },
    { item: 'IV-03-1', stance: 'against', supersededBy: 'IV-01-1' },
    { item: 'IV-04-1', stance: 'against', refutedBy: 'bio2@1.3/8.24.04#a' },
    { item: 'IV-05-1', stance: 'blocks', superfluousBy: 'B-02', cause: 'withheld', attributableTo: 'supplier' },
    { item: 'IV-06-1', stance: 'against', allowedBy: 'B-04' },
    { item: 'IV-07-1', stance: 'precondition-absent' },
    { item: 'IV-08-1', stance: 'population-empty' },
    {
      item: awkward.longId,
      stance: 'blocks',
      cause: 'not-explained',
      attributableTo: 'supplier',
      missing: ['what', 'columns'],
    },
  ],
};

/** One criterion per rule, so that no rule is without a line in any report. */
const statusOfRule: Record<Rule, Outcome> = {
  'precondition-absent': 'not-applicable',
  'decided-not-applicable': 'not-applicable',
  against: 'fail',
  blocked: 'not-established',
  supported: 'met',
  'population-empty': 'did-not-occur',
  'nothing-usable': 'not-established',
  'worst-of': 'met',
  'best-of': 'met',
  'established-earlier': 'fail',
  'scope-shrunk': 'not-established',
  'no-target': 'not-established',
  'nothing-left': 'not-established',
  'outside-depth': 'not-established',
  'advisory-unexplained': 'not-established',
  'advisory-strict': 'fail',
};

const everyRule: readonly CriterionSpec[] = (['design', 'existence', 'operation'] as const).map((aspect, index) => ({
  aspect,
  status: index === 0 ? 'fail' : 'not-established',
  rule: 'worst-of',
  causes: index === 0 ? [] : [causeShown('coverage-incomplete', 'auditor', [])],
  observations: rules
    .filter((_, at) => at % 3 === index)
    .map((rule) => ({ rule, outcome: statusOfRule[rule], because: { code: 'because.nothing' } })),
}));

const norm: readonly Finding[] = [
  finding({
    id: '8.24.04',
    title: both('Versleuteling van verbindingen', 'Encryption of connections'),
    theme: 'cryptography',
    knockout: true,
    owner: { role: 'Hoofd techniek', accepted: true },
    dispositions: [
      { decision: 'B-05', kind: 'waiver', active: false, because: { code: 'inert.government-measure' } },
      { decision: 'B-03', kind: 'explained-advisory', active: true },
    ],
    criteria: [
      { aspect: 'design', status: 'met', rule: 'supported' },
      { aspect: 'existence', status: 'fail', rule: 'against', observations: [contested, {}] },
      {
        aspect: 'operation',
        status: 'not-established',
        rule: 'nothing-usable',
        causes: [causeShown('out-of-period', 'auditor', ['IV-03-1'])],
      },
    ],
  }),
  finding({
    id: '8.20.02',
    title: both('Netwerkonderdelen', 'Network components'),
    theme: 'network',
    knockout: true,
    criteria: blockedBy('withheld', 'supplier'),
  }),
  finding({
    id: '8.15.01',
    title: both('Inhoud van de logregel', 'Content of the log line'),
    theme: 'logging',
    criteria: blockedBy('not-explained', 'supplier'),
  }),
  finding({
    id: '8.31.02',
    title: both('Eerst testen', 'Test first'),
    theme: 'logging',
    criteria: passing,
    owner: { role: 'Hoofd techniek', accepted: false },
  }),
  finding({
    id: '5.14.01',
    title: both('Standaarden voor web en mail', 'Standards for web and mail'),
    theme: 'network',
    criteria: passing,
  }),
  finding({
    id: '5.24.08',
    title: both('Kwetsbaarheden melden', 'Reporting vulnerabilities'),
    didNotOccur: true,
    criteria: [
      { aspect: 'design', status: 'met', rule: 'supported' },
      {
        aspect: 'existence',
        status: 'did-not-occur',
        rule: 'population-empty',
        observations: [{ because: { code: 'because.empty', params: { item: 'IV-08-1' } } }],
      },
    ],
  }),
  finding({
    id: '8.13.04',
    title: both('Terugzetten van reservekopieën', 'Restoring back-ups'),
    mandatory: false,
    dispositions: [{ decision: 'B-01', kind: 'not-applicable', active: true }],
    criteria: [{ aspect: 'design', status: 'not-applicable', rule: 'decided-not-applicable' }],
  }),
  finding({
    id: '5.20.01',
    title: both('Overeenkomst met de leverancier', 'Agreement with the supplier'),
    criteria: [
      { aspect: 'design', addressee: 'client', status: 'met', rule: 'best-of' },
      { aspect: 'existence', addressee: 'supplier', status: 'fail', rule: 'against' },
    ],
  }),
  finding({
    id: '5.18.02',
    title: both('Jaarlijkse beoordeling van rechten', 'Yearly review of rights'),
    theme: 'identity',
    criteria: [
      { aspect: 'design', status: 'met', rule: 'supported' },
      {
        aspect: 'existence',
        status: 'fail',
        rule: 'established-earlier',
        observations: [
          {
            outcome: 'not-established',
            rule: 'blocked',
            because: { code: 'because.blocked', params: { item: 'IV-05-1', cause: 'withheld' } },
            items: [{ item: 'IV-05-1', stance: 'blocks', cause: 'withheld', attributableTo: 'supplier' }],
          },
          {
            because: { code: 'because.established-earlier', params: { audit: 'alles-2025', asOf: '2025-03-01' } },
            facts: [fact],
          },
        ],
      },
    ],
  }),
  finding({ id: '5.01.01', title: same(awkward.script), criteria: everyRule }),
  ...(
    [
      ['5.17.01', 'statement-only', 'supplier'],
      ['5.20.03', 'redacted', 'supplier'],
      ['5.22.01', 'not-judged', 'auditor'],
      ['8.08.01', 'stale', 'supplier'],
      ['8.16.02', 'unreachable', 'tool'],
      ['8.24.02', 'indeterminate', 'tool'],
      ['5.30.01', 'integrity-broken', 'auditor'],
    ] as const
  ).map(([id, cause, party]) =>
    finding({
      id,
      title: both(`Maatregel ${id}`, `Measure ${id}`),
      theme: 'people',
      criteria: blockedBy(cause, party),
    }),
  ),
];

const own: readonly Finding[] = [
  finding({
    id: 'MSG-A1',
    catalogue: 'messaging@1',
    title: both('Ondertekende overeenkomst', 'Signed agreement'),
    theme: 'contract',
    knockout: true,
    criteria: [
      { aspect: 'design', addressee: 'client', status: 'fail', rule: 'against' },
      {
        aspect: 'existence',
        addressee: 'supplier',
        status: 'not-established',
        rule: 'blocked',
        causes: [causeShown('not-received', 'client', [])],
      },
    ],
  }),
  finding({
    id: 'MSG-B1',
    catalogue: 'messaging@1',
    title: both('Eigenaar van de dienst', 'Service owner'),
    theme: 'contract',
    criteria: [{ aspect: 'design', addressee: 'client', status: 'met', rule: 'supported' }],
  }),
  finding({
    id: 'MSG-C2',
    catalogue: 'messaging@1',
    title: same(awkward.emoji),
    theme: 'supervision',
    criteria: blockedBy('sample-too-small', 'auditor'),
  }),
  finding({
    id: 'MSG-D1',
    catalogue: 'messaging@1',
    title: same(awkward.hebrew),
    theme: 'exclusion',
    knockout: true,
    criteria: blockedBy('not-attempted', 'auditor'),
  }),
  finding({
    id: 'MSG-E1',
    catalogue: 'messaging@1',
    title: same(awkward.formula),
    theme: 'exclusion',
    criteria: blockedBy('unverifiable-origin', 'supplier'),
  }),
  finding({
    id: 'MSG-F1',
    catalogue: 'messaging@1',
    title: same(awkward.cdata),
    theme: 'stored',
    criteria: blockedBy('no-baseline', 'client'),
  }),
  finding({
    id: 'MSG-F2',
    catalogue: 'messaging@1',
    title: same(awkward.pipes),
    theme: 'stored',
    criteria: [...blockedBy('not-requested', 'auditor'), ...blockedBy('measurement-failed', 'tool')],
  }),
  finding({
    id: 'MSG-F3',
    catalogue: 'messaging@1',
    title: same(awkward.control),
    theme: 'stored',
    criteria: [
      ...blockedBy('purged', 'client'),
      { aspect: 'operation', status: 'not-applicable', rule: 'precondition-absent' },
    ],
  }),
];

const findings: readonly Finding[] = [...norm, ...own];

function totals(of: readonly (readonly [Verdict, readonly CriterionResult[]])[]): Totals {
  const count = (verdict: Verdict): number => of.filter(([each]) => each === verdict).length;
  const counted: Partial<Record<Cause, number>> = {};
  for (const result of of.flatMap(([, criteria]) => criteria)) {
    for (const cause of new Set(result.causes.map((each) => each.cause))) counted[cause] = (counted[cause] ?? 0) + 1;
  }
  return {
    controls: of.length,
    pass: count('pass'),
    fail: count('fail'),
    notEstablished: count('not-established'),
    notApplicable: count('not-applicable'),
    causes: counted,
  };
}

function conclusion(party: Addressee, catalogue: string, from: readonly Finding[], title: Text): Conclusion {
  const mine = from.filter((each) => each.parties[party] !== undefined);
  const knock = (verdict: Verdict): readonly string[] =>
    mine.filter((each) => each.knockout && each.parties[party] === verdict).map((each) => each.control);
  const sum = totals(
    mine.map((each) => [each.parties[party]!, each.criteria.filter((criterion) => criterion.addressee === party)]),
  );
  return {
    party,
    catalogue,
    title,
    kind: catalogue.startsWith('bio2') ? 'norm' : 'own',
    ...(catalogue.startsWith('bio2') ? { selectedFrom: { ref: 'bio2@1.3', n: 16, of: 118 } } : {}),
    conclusion:
      sum.fail > 0 ? 'does-not-meet' : sum.notEstablished > 0 || sum.pass === 0 ? 'cannot-be-established' : 'meets',
    totals: sum,
    knockouts: { fail: knock('fail'), notEstablished: knock('not-established') },
    basis: sum.notEstablished === 0 ? 'full' : sum.pass + sum.fail === 0 ? 'none' : 'limited',
  };
}

const NORM_TITLE = both('BIO2 v1.3 (selectie)', 'BIO2 v1.3 (selection)');
const OWN_TITLE = both('Berichtendiensten', 'Messaging services');

const items: readonly ItemShown[] = [
  {
    id: `portaal/tls@${SHA.slice(0, 8)}`,
    slot: 'portaal/tls',
    targets: ['portaal'],
    kind: 'measured',
    access: 'received',
    strength: 'R1',
    madeBy: 'tls',
    explained: true,
    integrity: 'intact',
    sha256: SHA,
    size: 4096,
    redactions: 0,
    observedAt: '2026-03-01T10:00:00Z',
    collectedAt: '2026-03-01T10:00:01Z',
  },
  ...accesses.map((access, index): ItemShown => ({
    id: `IV-0${index + 1}-1`,
    slot: `IV-0${index + 1}-1`,
    targets: index % 2 === 0 ? ['portaal', 'dienst'] : ['dienst'],
    kind: access === 'withheld' ? 'refused' : 'delivered',
    request: 'IV-01',
    file: `evidence/stuk-${index + 1}.csv`,
    what: at([awkward.hebrew, awkward.pipes, awkward.lines, awkward.formula, awkward.surrogate, awkward.bidi], index),
    access,
    ...(index < 8 ? { strength: at(strengths, index), madeBy: 'supplier / beheerder' } : {}),
    explained: index % 3 === 0,
    integrity: at(['intact', 'broken', 'none'] as const, index),
    ...(index % 3 === 2 ? {} : { sha256: SHA, size: 1234 + index }),
    redactions: index,
    receivedAt: '2026-02-20',
    ...(access === 'unreachable' ? { trouble: { code: 'timeout', detail: awkward.control } } : {}),
    ...besides[access],
  })),
  ...seenOnSite,
  {
    id: awkward.longId,
    slot: awkward.longId,
    targets: ['portaal'],
    kind: 'delivered',
    what: awkward.unbroken,
    access: 'partial',
    explained: false,
    integrity: 'intact',
    redactions: 0,
  },
];

const requests: readonly RequestShown[] = [
  {
    id: 'IV-01',
    to: 'supplier',
    ask: awkward.lines,
    explain: ['Welke kolom wat betekent', awkward.pipes],
    reminders: [{ at: '2026-02-12', note: 'Tweede keer gevraagd' }],
    criteria: ['bio2@1.3/8.15.01#b', 'bio2@1.3/8.20.02#b'],
    askedAt: '2026-01-10',
    due: '2026-02-10',
    overdue: true,
    status: 'partial',
    ground: awkward.script,
    offered: awkward.pipes,
    answeredBy: { party: 'supplier', role: 'Hoofd techniek' },
    answeredAt: '2026-02-20',
  },
  ...(['received', 'on-site', 'redacted', 'withheld', 'none', 'open'] as const).map((status, index): RequestShown => ({
    id: `IV-0${index + 2}`,
    to: status === 'none' ? 'client' : 'supplier',
    ask: `Verzoek ${index + 2}`,
    explain: [],
    reminders: [],
    criteria: ['bio2@1.3/5.17.01#b'],
    askedAt: '2026-01-10',
    overdue: status === 'open',
    status,
  })),
  ...moreRequests,
];

const judgements: readonly JudgementShown[] = [
  {
    criterion: 'bio2@1.3/8.24.04#a',
    verdict: 'met',
    standing: true,
    items: ['IV-01-1'],
    refutes: [`IV-04-1@${SHA.slice(0, 8)}`],
    why: awkward.emoji,
    by: 'Auditor',
    identity: 'asserted',
    reviewedBy: 'Tweede auditor',
  },
  {
    criterion: 'bio2@1.3/5.22.01#b',
    verdict: 'fail',
    standing: false,
    because: { code: 'inert.unreviewed' },
    items: [],
    refutes: [],
    why: awkward.script,
    by: 'Auditor',
    identity: 'signature-broken',
  },
  {
    criterion: 'bio2@1.3/8.31.02#a',
    verdict: 'met',
    standing: true,
    items: ['IV-21-1'],
    refutes: [],
    why: 'Het stuk is ter plaatse gelezen.',
    by: 'Auditor',
    identity: 'signed',
    reviewedBy: 'Tweede auditor',
  },
];

const decisions: readonly DecisionShown[] = decisionKinds.map((kind, index) => {
  const active = kind !== 'waiver';
  return {
    id: `B-0${index + 1}`,
    kind,
    about: at(['bio2@1.3/8.13.04', 'IV-05-1', 'bio2@1.3/8.24.04#b', 'bio2@1.3/8.15.01#b', 'bio2@1.3/8.24.04'], index),
    why: at(['Geen reservekopieën in de dienst', awkward.cdata, awkward.formula], index),
    by: 'Auditor',
    ...(active ? { approver: 'Tweede auditor', expires: '2026-12-31' } : {}),
    active,
    ...(active ? {} : { because: { code: 'inert.government-measure' } }),
  };
});

const limitations: readonly Limitation[] = [
  { code: 'limitation.no-owner', params: { control: 'bio2@1.3/5.20.01' }, party: 'client' },
  { code: 'limitation.owner-not-accepted', params: { control: 'bio2@1.3/8.31.02' }, party: 'supplier' },
  {
    code: 'limitation.withheld',
    params: { request: 'IV-05', ground: awkward.script, offered: 'Inzage ter plaatse' },
    party: 'supplier',
  },
  {
    code: 'limitation.judgement-inert',
    params: { criterion: 'bio2@1.3/8.24.04#a', item: 'IV-01-1@deadbeef', known: 'IV-01-1@c6edf94e' },
    party: 'auditor',
  },
  {
    code: 'limitation.none-declared',
    params: { kind: 'nginx', why: 'Ingebouwd', declaredBy: 'supplier', role: 'CISO' },
    party: 'supplier',
  },
  { code: 'limitation.redirect-not-followed', params: { host: 'elders.example' }, party: 'auditor' },
  { code: 'limitation.depth', params: { aspect: 'operation' }, party: 'auditor' },
  { code: 'limitation.integrity', params: { n: 3 }, party: 'tool' },
  { code: 'limitation.of-a-later-version', params: { what: awkward.pipes, n: 7 }, party: 'tool' },
];

/** As long as nobody was heard and nobody declared it final. */
const draft: Assessment = {
  schemaVersion: 1,
  tool: { name: 'biotoets', version: '0.1.0' },
  audit: {
    id: 'alles-2026',
    client: 'Dienst Voorbeeld',
    supplier: 'Voorbeeldpost <B.V.> & Zonen',
    operator: { party: 'auditor', name: 'Auditdienst Voorbeeld' },
    asOf: '2026-03-01T12:00:00Z',
    period: { from: '2025-01-01', to: '2025-12-31' },
    phase: 'operation',
    profile: 'bio2',
    subject: 'supplier',
    depth: ['design', 'existence'],
    targets: [
      { id: 'portaal', kind: 'web', party: 'supplier', where: 'https://portaal.voorbeeldpost.example' },
      { id: 'portaal-tls', kind: 'tls', party: 'supplier', where: 'portaal.voorbeeldpost.example:443' },
      { id: 'configuratie', kind: 'nginx', party: 'supplier', where: 'evidence/nginx.conf' },
      { id: 'dienst', kind: 'service', party: 'supplier' },
      { id: 'opdrachtgever', kind: 'client', party: 'client' },
    ],
  },
  inputs: { catalogues: SHA, audit: SHA, items: SHA },
  selection: { only: [], n: findings.length, of: findings.length },
  conclusion: 'does-not-meet',
  integrity: 'broken',
  conclusions: [
    conclusion('supplier', 'bio2@1.3', norm, NORM_TITLE),
    conclusion('client', 'bio2@1.3', norm, NORM_TITLE),
    conclusion('supplier', 'messaging@1', own, OWN_TITLE),
    conclusion('client', 'messaging@1', own, OWN_TITLE),
  ],
  totals: totals(findings.map((each) => [each.verdict, each.criteria])),
  findings,
  ...dealings,
  items,
  requests,
  judgements,
  decisions,
  limitations,
};

export const everything: Assessment = { ...draft, ...ended };

/** The same audit as a draft, of which only two controls were selected: it has no conclusion, and nobody was heard. */
export const selected: Assessment = {
  ...draft,
  selection: { only: ['bio2@1.3/8.24.04', 'bio2@1.3/8.20.02'], n: 2, of: findings.length },
  conclusion: null,
  conclusions: [],
  findings: norm.slice(0, 2),
  totals: totals(norm.slice(0, 2).map((each) => [each.verdict, each.criteria])),
};
