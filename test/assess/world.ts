import { TOPICS } from '../../src/catalogue/products.ts';
import { createHash } from 'node:crypto';
import type {
  Audit,
  Card,
  Decision,
  InformationRequest,
  Judgement,
  OnSite,
  PartyRole,
  Period,
  Provenance,
  Sample,
  Signer,
} from '../../src/audit/types.ts';
import type {
  Addressee,
  Aspect,
  CardField,
  Catalogue,
  Control,
  Criterion,
  FactFamily,
  Need,
  Predicate,
  Product,
  Topic,
  Reference,
  Strength,
  TargetKind,
} from '../../src/catalogue/types.ts';
import type { DossierState, Entry, ItemEntry, SampleEntry, TroubleCode } from '../../src/dossier/types.ts';
import type { Fact, Reading } from '../../src/facts/types.ts';
import type { Scope } from '../../src/plan/types.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { drawRows } from '../../src/plan/sampling/draw.ts';
import { assess } from '../../src/assess/assess.ts';
import { buildLedger } from '../../src/assess/ledger.ts';
import { readingRequests } from '../../src/assess/readings.ts';
import type { Assessment, AssessInput } from '../../src/assess/types.ts';

/** A whole audit in a few plain values, so that a test or a generator can say what matters and nothing else. */
export interface World {
  readonly controls: readonly ControlSpec[];
  readonly targets: readonly {
    readonly id: string;
    readonly kind: TargetKind;
    readonly environment?: 'production' | 'repository';
    readonly product?: Product;
    readonly about?: readonly Topic[];
    readonly provenance?: Provenance;
    readonly period?: Period;
  }[];
  readonly measured: readonly MeasuredSpec[];
  readonly delivered: readonly DeliveredSpec[];
  readonly requests: readonly RequestSpec[];
  readonly judgements: readonly JudgementSpec[];
  readonly decisions: readonly Partial<Decision>[];
  readonly depth: readonly Aspect[];
  readonly period: { readonly from: string; readonly to: string };
  readonly asOf: string;
  readonly operator: PartyRole;
  readonly profile: 'bio2' | 'strict';
  readonly parameters: Audit['parameters'];
  readonly none: Audit['none'];
  readonly pin?: {
    readonly targets: Scope['targets'];
    readonly period: { readonly from: string; readonly to: string };
  };
  readonly broken: readonly string[];
  readonly indexBroken: boolean;
  readonly purged: readonly string[];
  /** Documents shown in a reading room, held against the commitment list. */
  readonly viewed: readonly { readonly item: string; readonly document: string; readonly matched: boolean }[];
  /** The assessment before this one. */
  readonly predecessor?: Assessment;
  /** Samples of five from a delivered list of ten. */
  readonly samples: readonly SampleSpec[];
}

export interface SampleSpec {
  readonly id: string;
  readonly criterion: string;
  /** Slot and content of the list that is drawn from. */
  readonly item: string;
  readonly shows: Content;
  /** How many of the five deviate, of how many that were looked at. */
  readonly deviating: number;
  readonly examined: number;
  readonly reviewer: string | null;
}

export interface ControlSpec {
  readonly id: string;
  readonly criteria: readonly CriterionSpec[];
  readonly depth?: readonly Aspect[];
  readonly measure?: boolean;
  readonly mandatory?: boolean;
  readonly knockout?: boolean;
}

export interface CriterionSpec {
  readonly id: string;
  readonly aspect: Aspect;
  readonly addressee: Addressee;
  readonly targets: readonly TargetKind[];
  readonly needs: readonly Need[];
  readonly window?: string;
  readonly strength?: Strength;
}

/** What an item shows: nothing wrong, something wrong, undecidable, an empty list, or somebody's word that nothing is. */
export type Content = 'good' | 'bad' | 'unknown' | 'empty' | 'inapplicable' | 'advised' | 'unreadable' | 'stated';

export interface MeasuredSpec {
  readonly target: string;
  readonly collector: 'tls' | 'http' | 'file';
  readonly at: string;
  readonly shows: Content | TroubleCode;
}

export interface DeliveredSpec {
  readonly item: string;
  readonly request: string;
  readonly kind: string;
  readonly targets: readonly string[];
  readonly shows: Content;
  /** The reader knows the format without a legend. */
  readonly recognised: boolean;
  readonly collectedAt?: string;
  readonly card?: Partial<Omit<Card, 'filled' | 'item' | 'request' | 'kind' | 'targets'>>;
  /** No card at all: it was there when the item was collected, and is gone. */
  readonly uncarded?: boolean;
  /** What a third party's report says, by path. */
  readonly report?: Readonly<Record<string, string | boolean>>;
  /** False: the card stands there, the file was never collected. */
  readonly stored?: boolean;
}

export interface RequestSpec {
  readonly id: string;
  readonly criteria: readonly string[];
  readonly to?: Addressee;
  readonly answer?: InformationRequest['answer'];
  /** Written down, and not sent. */
  readonly unsent?: boolean;
}

export interface JudgementSpec {
  readonly criterion: string;
  readonly verdict: 'met' | 'fail';
  readonly items: readonly string[];
  readonly refutes?: readonly string[];
  readonly by?: string;
  readonly reviewer?: string | null;
  readonly at?: string;
  /** Who they are, where that matters: party, and how the name is known. */
  readonly author?: Partial<Signer>;
  readonly second?: Partial<Signer>;
}

export const CATALOGUE = 'norm@1';
const nowhere = { file: 'world.yaml', line: 1, column: 1 };
const text = (value: string) => ({ nl: value, en: value });
export const person = (party: PartyRole, id: string) => ({ party, role: id, id });

/** Every check in these worlds asks the same: at least one row, and none of them bad. */
export const GOOD: Predicate = {
  all: [
    { at: 'rows', gte: 1 },
    { at: 'bad', equals: 0 },
  ],
};

export function checkNeed(
  options: {
    id?: string;
    from?: string;
    card?: readonly CardField[];
    when?: Predicate;
    assert?: Predicate;
    advice?: boolean;
    deviations?: string;
    emptyFrom?: string;
    besideFrom?: string;
  } = {},
): Need {
  const {
    id = 'check',
    from,
    card = [],
    when,
    assert = GOOD,
    advice = false,
    deviations,
    emptyFrom,
    besideFrom,
  } = options;
  return {
    kind: 'check',
    id,
    family: from === undefined ? 'http' : 'records',
    products: [],
    card,
    beside:
      besideFrom === undefined
        ? []
        : [{ name: 'list', from: besideFrom, family: 'records', card: ['what', 'madeBy', 'columns'] }],
    derive: [],
    assert,
    advice: advice ? [{ id: 'recommended', text: text('recommended'), assert: { at: 'advised', equals: true } }] : [],
    ...(from === undefined ? {} : { from }),
    ...(when === undefined ? {} : { when }),
    ...(deviations === undefined ? {} : { deviations }),
    ...(emptyFrom === undefined
      ? {}
      : { empty: { from: emptyFrom, family: 'register', assert: { at: 'rows', equals: 0 } } }),
  };
}

export function documentNeed(options: { id?: string; from?: string; card?: readonly CardField[] } = {}): Need {
  return { kind: 'document', id: options.id ?? 'document', from: options.from ?? 'policy', card: options.card ?? [] };
}

export function judgementNeed(id = 'judgement'): Need {
  return { kind: 'judgement', id, questions: [] };
}

export function criterion(needs: readonly Need[], options: Partial<CriterionSpec> = {}): CriterionSpec {
  const measured = needs.some((need) => need.kind === 'check' && need.from === undefined);
  return {
    id: 'a',
    aspect: 'existence',
    addressee: 'supplier',
    targets: [measured ? 'web' : 'service'],
    needs,
    ...options,
  };
}

export function world(given: Partial<World> = {}): World {
  return {
    controls: [],
    targets: [
      { id: 'portal', kind: 'web' },
      { id: 'service', kind: 'service' },
      { id: 'client', kind: 'client' },
    ],
    measured: [],
    delivered: [],
    requests: [],
    judgements: [],
    decisions: [],
    depth: ['design', 'existence', 'operation'],
    period: { from: '2026-01-01', to: '2026-10-31' },
    asOf: '2026-11-01',
    operator: 'auditor',
    profile: 'bio2',
    parameters: {},
    none: [],
    broken: [],
    indexBroken: false,
    purged: [],
    viewed: [],
    samples: [],
    ...given,
  };
}

/** A world of one control with one criterion. */
export function single(spec: CriterionSpec, given: Partial<World> = {}): World {
  return world({ controls: [{ id: '1.01', criteria: [spec], depth: [spec.aspect] }], ...given });
}

const CARD_FIELDS = [
  'what',
  'madeBy',
  'period',
  'observedAt',
  'columns',
  'complete',
  'adopted',
  'signed',
  'scope',
  'limitations',
  'confirmed',
  'onSite',
] as const satisfies readonly CardField[];

/** A viewing on which everything is written down, by two people who did not make the thing. */
export const ON_SITE: OnSite = {
  by: [
    { party: 'auditor', role: 'IT auditor' },
    { party: 'client', role: 'contract owner' },
  ],
  where: 'reading room',
  at: '2026-10-20',
  title: 'Access policy',
  version: '3',
  pages: 12,
};

/** SHA-256 of a commitment list. */
export const LIST = 'c'.repeat(64);

export const BLACKED_BY: NonNullable<Card['redaction']> = {
  what: 'names',
  by: { party: 'supplier', role: 'desk' },
  ground: 'privacy',
};

/** A card on which everything is filled in. */
export const FULL_CARD: NonNullable<DeliveredSpec['card']> = {
  what: 'export of accounts',
  madeBy: { party: 'supplier', how: 'system-export' },
  period: { from: '2026-01-01', to: '2026-10-31' },
  observedAt: '2026-10-31',
  columns: [{ column: 'bad', as: 'bad' }],
  complete: { population: 10, how: 'counted' },
  adopted: { by: { party: 'supplier', role: 'board' }, at: '2026-01-02' },
};

export function delivered(options: Partial<DeliveredSpec> = {}): DeliveredSpec {
  return {
    item: 'IV-1-1',
    request: 'IV-1',
    kind: 'export',
    targets: ['service'],
    shows: 'good',
    recognised: false,
    card: FULL_CARD,
    ...options,
  };
}

export const REQUEST: RequestSpec = {
  id: 'IV-1',
  criteria: [`${CATALOGUE}/1.01#a`],
  answer: { status: 'received', by: { party: 'supplier', role: 'desk' }, at: '2026-10-20' },
};

/** SHA-256 of the (imagined) bytes of an item: other content, other bytes. */
export function shaOf(slot: string, shows: string): string {
  return createHash('sha256').update(`${slot} ${shows}`).digest('hex');
}

export function idOf(slot: string, shows: string): string {
  return `${slot}@${shaOf(slot, shows).slice(0, 8)}`;
}

export function assessWorld(given: World, options: Partial<AssessInput['options']> = {}): Assessment {
  return assess(inputOf(given, options));
}

export function inputOf(given: World, options: Partial<AssessInput['options']> = {}): AssessInput {
  const catalogues = [catalogueOf(given)];
  const audit = auditOf(given);
  const plan = makePlan(catalogues, audit, { sampling: REFERENCE.sampling });
  const dossier = dossierOf(given);
  const contents = contentsOf(given);
  const readings = new Map<string, Reading>();
  for (const request of readingRequests(catalogues, audit, buildLedger(audit, plan, dossier))) {
    const item = contents.get(request.artefacts[0]?.sha256 ?? '');
    if (item !== undefined)
      readings.set(request.key, readingOf(item, request.family, request.params.columns !== undefined));
  }
  return {
    catalogues,
    reference: REFERENCE,
    audit,
    plan,
    dossier,
    readings,
    ...(given.predecessor === undefined ? {} : { predecessor: given.predecessor }),
    options: { only: [], ...options },
    tool: { version: '0.0.0' },
  };
}

const WEEKLY = { low: 5, moderate: 5, high: 5, upTo: 250 };

export const REFERENCE: Reference = {
  defaults: {},
  mappings: [],
  cases: {},
  indexes: [],
  topics: TOPICS,
  sampling: {
    frequency: { id: 'frequency', title: text('sizes'), source: text('convention'), sizes: { weekly: WEEKLY } },
  },
  rulesets: { rules: { id: 'rules', title: text('rules'), published: '2025-05', lists: { allowed: ['a', 'b'] } } },
  profiles: {
    bio2: { name: 'bio2', rulesets: ['rules'], advisoriesFail: false },
    strict: { name: 'strict', rulesets: ['rules'], advisoriesFail: true },
  },
  sha256: 'reference',
};

function catalogueOf({ controls }: World): Catalogue {
  return {
    ref: CATALOGUE,
    id: 'norm',
    version: '1',
    title: text('norm'),
    kind: 'norm',
    sha256: 'catalogue',
    controls: controls.map(controlOf),
    elsewhere: [],
    errata: [],
    parameters: [],
  };
}

function controlOf(spec: ControlSpec): Control {
  const ref = `${CATALOGUE}/${spec.id}`;
  const aspects = [...new Set(spec.criteria.map((each) => each.aspect))];
  return {
    ref,
    id: spec.id,
    title: text(spec.id),
    topic: text(spec.id),
    theme: 'theme',
    addressee: 'supplier',
    mandatory: spec.mandatory ?? true,
    knockout: spec.knockout ?? false,
    measure: spec.measure ?? true,
    depth: spec.depth ?? aspects,
    provability: 'measurable',
    request: { ask: text('ask'), form: text('form'), explain: [] },
    weak: [],
    remedy: text('remedy'),
    relations: [],
    criteria: spec.criteria.map((each): Criterion => ({
      ...each,
      ref: `${ref}#${each.id}`,
      control: ref,
      zeroTolerance: false,
      text: text(each.id),
      at: nowhere,
    })),
    at: nowhere,
  };
}

function auditOf(given: World): Audit {
  return {
    id: 'A-1',
    client: 'client',
    supplier: 'supplier',
    operator: { party: given.operator, name: 'operator' },
    catalogues: [CATALOGUE],
    subject: 'supplier',
    depth: given.depth,
    period: given.period,
    asOf: given.asOf,
    phase: 'operation',
    profile: given.profile,
    targets: given.targets.map((target) => ({
      environment: 'production' as const,
      party: 'supplier' as const,
      private: false,
      sensitive: false,
      consent: { by: { party: 'supplier' as const, role: 'desk' }, at: '2026-01-01' },
      at: nowhere,
      ...target,
    })),
    none: given.none,
    owners: [],
    parameters: given.parameters,
    requests: given.requests.map(requestOf),
    cards: onePerItem(given.delivered.filter((item) => item.uncarded !== true)).map(cardOf),
    judgements: given.judgements.map(judgementOf),
    decisions: given.decisions.map((decision, index): Decision => ({
      id: `B-${index}`,
      kind: 'waiver',
      items: [],
      why: 'because',
      by: person('auditor', 'one'),
      approver: person('auditor', 'two'),
      expires: '2027-01-01',
      at: nowhere,
      ...decision,
    })),
    ...(given.predecessor === undefined ? {} : { predecessor: { sha256: LIST, file: 'earlier.json' } }),
    keys: [],
    applicability: [],
    normTexts: [],
    samples: given.samples.map(sampleOf),
    responses: [],
    sha256: 'audit',
  };
}

// A slot delivered twice still has the one card that stands in the folder now.
function onePerItem(specs: readonly DeliveredSpec[]): readonly DeliveredSpec[] {
  return [...new Map(specs.map((spec) => [spec.item, spec])).values()];
}

function requestOf(spec: RequestSpec): InformationRequest {
  const { id, criteria, to = 'supplier', answer } = spec;
  return {
    id,
    criteria,
    ask: 'ask',
    explain: [],
    reminders: [],
    to,
    ...(spec.unsent === true ? {} : { askedAt: '2026-09-01' }),
    at: nowhere,
    ...(answer === undefined ? {} : { answer }),
  };
}

function cardOf(spec: DeliveredSpec): Card {
  const { item, request, kind, targets, card = {} } = spec;
  const filled = CARD_FIELDS.filter((field) => card[field] !== undefined);
  return { item, request, kind, targets, file: `evidence/${item}.csv`, ...card, filled, at: nowhere };
}

function judgementOf(spec: JudgementSpec): Judgement {
  const { criterion: ref, verdict, items, refutes = [], by = 'one', reviewer = 'two', at = '2026-10-30' } = spec;
  const { author = {}, second = {} } = spec;
  return {
    ...{ criterion: ref, verdict, items, refutes, why: 'seen' },
    by: { ...person('auditor', by), ...author },
    ...(reviewer === null ? {} : { review: { by: { ...person('auditor', reviewer), ...second }, at } }),
    at: nowhere,
  };
}

const SEED = 'seed';
const DRAWN = { size: 10, n: 5, k: 0 };

function sampleOf({ id, criterion: ref, item, shows, deviating, examined, reviewer }: SampleSpec): Sample {
  const sha256 = shaOf(item, shows);
  const drawn = drawRows({ seed: SEED, population: sha256, size: DRAWN.size, n: DRAWN.n });
  return {
    ...{ id, criterion: ref, n: DRAWN.n, k: DRAWN.k, seed: SEED, drawn },
    population: { item: idOf(item, shows), sha256, size: DRAWN.size },
    method: { kind: 'frequency', frequency: 'weekly', risk: 'low' },
    fixedAt: '2026-10-20',
    drawnAt: '2026-10-21',
    by: person('auditor', 'one'),
    results: drawn.slice(0, examined).map((row, index) => ({
      row,
      outcome: index < deviating ? ('deviates' as const) : ('conforms' as const),
    })),
    ...(reviewer === null ? {} : { review: { by: person('auditor', reviewer), at: '2026-10-30' } }),
    at: nowhere,
  };
}

function sampleEntries({ id, criterion: ref, item, shows }: SampleSpec, seq: number): readonly SampleEntry[] {
  const base = { type: 'sample' as const, prev: '', sample: id, criterion: ref, population: shaOf(item, shows) };
  return [
    { ...base, ...DRAWN, seed: SEED, seq, at: '2026-10-20T10:00:00Z', step: 'plan' },
    { ...base, ...DRAWN, seed: SEED, seq: seq + 1, at: '2026-10-21T10:00:00Z', step: 'draw' },
  ];
}

function dossierOf(given: World): DossierState {
  const scope = given.pin ?? { targets: given.targets.map(({ id, kind }) => ({ id, kind })), period: given.period };
  const entries: Entry[] = [
    { type: 'plan', seq: 0, prev: '', at: '2026-10-20T00:00:00Z', collection: 'c', scope, slots: [] },
  ];
  for (const spec of given.measured) entries.push(measuredEntry(spec, given, entries.length));
  for (const spec of given.delivered.filter((each) => each.stored !== false && each.card?.access !== 'on-site')) {
    entries.push(deliveredEntry(spec, given, entries.length));
  }
  for (const sha256 of given.purged) {
    entries.push({
      type: 'tombstone',
      seq: entries.length,
      prev: '',
      at: '2026-10-30T00:00:00Z',
      slot: '',
      sha256,
      by: 'one',
      why: 'retention',
    });
  }
  for (const [index, { item, document, matched }] of given.viewed.entries()) {
    const base = { type: 'viewed' as const, seq: entries.length, prev: '', at: `2026-10-2${index}T12:00:00Z` };
    entries.push({ ...base, slot: item, document, matched, list: LIST, size: 9, key: LIST, by: 'one' });
  }
  for (const spec of given.samples) entries.push(...sampleEntries(spec, entries.length));
  const problems = given.broken.map((sha256) => ({ code: 'blob-broken' as const, path: sha256 }));
  return { entries, problems, indexBroken: given.indexBroken, brokenBlobs: new Set(given.broken), notices: [] };
}

const CONTENTS: readonly string[] = [
  'good',
  'bad',
  'unknown',
  'empty',
  'inapplicable',
  'advised',
  'unreadable',
  'stated',
];

function measuredEntry(spec: MeasuredSpec, given: World, seq: number): ItemEntry {
  const slot = `${spec.target}/${spec.collector}`;
  const collected = CONTENTS.includes(spec.shows);
  return {
    type: 'item',
    seq,
    prev: '',
    at: spec.at,
    collection: 'c',
    slot,
    targets: [spec.target],
    origin: 'measured',
    outcome: collected ? 'collected' : 'failed',
    artefacts: collected ? [{ name: 'transcript.json', sha256: shaOf(slot, spec.shows), size: 9, redactions: 0 }] : [],
    ...(collected ? {} : { trouble: { code: spec.shows as TroubleCode, detail: '' } }),
    observedAt: spec.at,
    collectedAt: spec.at,
    card: { collector: spec.collector, tool: 'biotoets', operator: given.operator, attempts: 1, durationMs: 1 },
  };
}

function deliveredEntry(spec: DeliveredSpec, given: World, seq: number): ItemEntry {
  const at = spec.collectedAt ?? '2026-11-01T08:00:00Z';
  const request = given.requests.find((each) => each.id === spec.request);
  return {
    type: 'item',
    seq,
    prev: '',
    at,
    collection: 'c',
    slot: spec.item,
    targets: spec.targets,
    origin: 'delivered',
    link: { request: spec.request, kind: spec.kind, criteria: request?.criteria ?? [] },
    outcome: 'collected',
    artefacts: [{ name: 'file', sha256: shaOf(spec.item, spec.shows), size: 9, redactions: 0 }],
    observedAt: at,
    collectedAt: at,
    card: { collector: 'file', tool: 'biotoets', operator: given.operator, attempts: 1, durationMs: 1 },
  };
}

interface Held {
  readonly shows: Content;
  readonly recognised: boolean;
  readonly report?: DeliveredSpec['report'];
}

function contentsOf(given: World): ReadonlyMap<string, Held> {
  const measured = given.measured.map((spec): [string, Held] => [
    shaOf(`${spec.target}/${spec.collector}`, spec.shows),
    { shows: spec.shows as Content, recognised: true },
  ]);
  const items = given.delivered.map((spec): [string, Held] => [shaOf(spec.item, spec.shows), spec]);
  return new Map([...measured, ...items]);
}

/** What a reader would make of the bytes: no facts without a legend, unless it knows the format. */
function readingOf({ shows, recognised, report }: Held, family: FactFamily, legend: boolean): Reading {
  if (shows === 'unreadable') return { status: 'unreadable', code: 'syntax', detail: 'line 3' };
  if (family === 'assurance') return reportReading(report ?? {}, shows === 'unknown');
  if (!recognised && !legend) return { status: 'needs-legend', columns: ['bad'] };
  const at = { artefact: 'sha', file: 'file', line: 3, column: 1 };
  const observed = (path: string, value: number | boolean): Fact => ({ path, value, origin: 'observed', at });
  const bad = shows === 'bad' ? 3 : 0;
  const facts: readonly Fact[] = [
    observed('rows', shows === 'empty' ? 0 : 10),
    shows === 'unknown'
      ? { path: 'bad', origin: 'templated', at }
      : { ...{ path: 'bad', value: bad, at }, origin: shows === 'stated' ? 'declared' : 'observed' },
    observed('applies', shows !== 'inapplicable'),
    observed('advised', shows !== 'advised'),
  ];
  return { status: 'read', recognised, facts: { family, reader: 'test@1', complete: true, variants: [{ facts }] } };
}

function reportReading(report: NonNullable<DeliveredSpec['report']>, hidden: boolean): Reading {
  const at = { artefact: 'sha', file: 'report.yaml', line: 3, column: 1 };
  const facts = Object.entries(report).map(([path, value]): Fact =>
    hidden ? { path, origin: 'templated', at } : { path, value, origin: 'declared', at },
  );
  const set = { family: 'assurance', reader: 'test@1', complete: true, variants: [{ facts }] } as const;
  return { status: 'read', recognised: true, facts: set };
}
