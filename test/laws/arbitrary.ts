import fc from 'fast-check';
import type { Aspect, CardField, Need, Predicate } from '../../src/catalogue/types.ts';
import {
  assessWorld,
  BLACKED_BY,
  CATALOGUE,
  checkNeed,
  type Content,
  type ControlSpec,
  type CriterionSpec,
  type DeliveredSpec,
  documentNeed,
  FULL_CARD,
  GOOD,
  idOf,
  judgementNeed,
  LIST,
  type MeasuredSpec,
  ON_SITE,
  type RequestSpec,
  type World,
  world,
} from '../assess/world.ts';

const MOMENTS = [
  '2026-02-01T10:00:00Z',
  '2026-06-01T10:00:00Z',
  '2026-10-01T10:00:00Z',
  '2026-12-01T10:00:00Z',
] as const;
const contents = fc.constantFrom<Content>(
  'good',
  'good',
  'good',
  'bad',
  'unknown',
  'empty',
  'inapplicable',
  'advised',
  'unreadable',
);
/** Rows that agree with a count made by somebody else. */
const AGREES: Predicate = { all: [GOOD, { at: 'beside.list.rows', equals: 10 }] };

const aspects = fc.constantFrom<Aspect>('design', 'existence', 'operation');

const singleNeed = fc.oneof(
  fc
    .record({ when: fc.boolean(), advice: fc.boolean() })
    .map(({ when, advice }) =>
      checkNeed({ id: 'probe', advice, ...(when ? { when: { at: 'applies', equals: true } } : {}) }),
    ),
  fc
    .record({
      card: fc.subarray<CardField>(['period', 'complete', 'columns']),
      deviations: fc.boolean(),
      empty: fc.boolean(),
      beside: fc.constantFrom(false, false, true),
      advice: fc.boolean(),
    })
    .map(({ card, deviations, empty, beside, advice }) =>
      checkNeed({
        id: 'export',
        from: 'export',
        card,
        advice,
        ...(deviations ? { deviations: 'bad' } : {}),
        ...(empty ? { emptyFrom: 'register' } : {}),
        ...(beside ? { besideFrom: 'list', assert: AGREES } : {}),
      }),
    ),
  fc.subarray<CardField>(['period', 'signed']).map((card) => documentNeed({ id: 'policy', from: 'policy', card })),
  fc.constant(judgementNeed()),
) as fc.Arbitrary<Exclude<Need, { kind: 'anyOf' }>>;

const need: fc.Arbitrary<Need> = fc.oneof(
  { weight: 4, arbitrary: singleNeed },
  {
    weight: 1,
    arbitrary: fc
      .uniqueArray(singleNeed, { minLength: 2, maxLength: 2, selector: (each) => each.id })
      .map((branches): Need => ({ kind: 'anyOf', id: 'any', branches })),
  },
);

const criterionSpec: fc.Arbitrary<CriterionSpec> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c'),
    aspect: aspects,
    addressee: fc.constantFrom('supplier' as const, 'supplier' as const, 'client' as const),
    needs: fc.uniqueArray(need, { minLength: 1, maxLength: 2, selector: (each) => each.id }),
    window: fc.option(fc.constantFrom('P1Y', 'P3M'), { nil: undefined }),
  })
  .map(({ window, ...spec }): CriterionSpec => {
    const measured = spec.needs.some((each) => each.id === 'probe' || each.kind === 'anyOf');
    return { ...spec, targets: measured ? ['web'] : ['service'], ...(window === undefined ? {} : { window }) };
  });

const controlSpec = (id: string): fc.Arbitrary<ControlSpec> =>
  fc.record({
    id: fc.constant(id),
    criteria: fc.uniqueArray(criterionSpec, { minLength: 1, maxLength: 3, selector: (each) => each.id }),
    measure: fc.boolean(),
    mandatory: fc.boolean(),
    knockout: fc.boolean(),
  });

const measuredSpec: fc.Arbitrary<MeasuredSpec> = fc.record({
  target: fc.constantFrom('portal', 'gateway'),
  collector: fc.constant('http' as const),
  at: fc.constantFrom(...MOMENTS),
  shows: fc.oneof(
    { weight: 5, arbitrary: contents },
    { weight: 1, arbitrary: fc.constantFrom('timeout' as const, 'protocol' as const, 'no-consent' as const) },
  ),
});

const cardFields = ['what', 'madeBy', 'period', 'observedAt', 'columns', 'complete', 'adopted'];

function pick(full: typeof FULL_CARD, fields: readonly string[]): typeof FULL_CARD {
  return Object.fromEntries(Object.entries(full).filter(([field]) => fields.includes(field)));
}

const criteriaRefs = ['1.01', '1.02'].flatMap((control) =>
  ['a', 'b', 'c'].map((id) => `${CATALOGUE}/${control}#${id}`),
);

const VIEWINGS = {
  two: ON_SITE,
  one: { ...ON_SITE, by: ON_SITE.by.slice(0, 1) },
  committed: { ...ON_SITE, commitment: { list: LIST, document: 'D-1' } },
};

const card: fc.Arbitrary<NonNullable<DeliveredSpec['card']>> = fc
  .record({
    kept: fc.oneof(
      { weight: 3, arbitrary: fc.constant<(typeof cardFields)[number][]>([...cardFields]) },
      { weight: 1, arbitrary: fc.subarray<(typeof cardFields)[number]>([...cardFields]) },
    ),
    observedAt: fc.constantFrom('2026-02-02', '2026-06-02', '2026-10-31', '2026-10-31', '2026-12-02'),
    how: fc.constantFrom(
      'system-export' as const,
      'document' as const,
      'statement' as const,
      'third-party-report' as const,
    ),
    party: fc.constantFrom('supplier' as const, 'third-party' as const),
    half: fc.constantFrom('all' as const, 'first' as const, 'before' as const),
    access: fc.option(
      fc.constantFrom(
        'received' as const,
        'partial' as const,
        'redacted' as const,
        'withheld' as const,
        'on-site' as const,
      ),
      { nil: undefined, freq: 3 },
    ),
    hidesTested: fc.option(fc.boolean(), { nil: undefined }),
    covers: fc.option(fc.boolean(), { nil: undefined }),
    acknowledged: fc.boolean(),
    signed: fc.boolean(),
    onSite: fc.constantFrom('two' as const, 'two' as const, 'one' as const, 'committed' as const, undefined),
    described: fc.constantFrom(true, true, false),
    purged: fc.constantFrom(...Array.from({ length: 12 }, () => false), true),
    supports: fc.option(fc.subarray(criteriaRefs, { minLength: 4 }), { nil: undefined, freq: 6 }),
  })
  .map((spec) => {
    const { kept, observedAt, how, party, half, access, hidesTested, covers, acknowledged, signed } = spec;
    const { onSite, described, purged, supports } = spec;
    const period: { readonly from: string; readonly to: string } = {
      all: { from: '2026-01-01', to: '2026-10-31' },
      first: { from: '2026-01-01', to: '2026-05-31' },
      before: { from: '2025-01-01', to: '2025-12-31' },
    }[half];
    const full = { ...FULL_CARD, observedAt, period, madeBy: { party, how } };
    return {
      ...pick(full, kept),
      ...(access === undefined ? {} : { access }),
      ...(hidesTested === undefined ? {} : { hidesTested }),
      ...(covers === undefined ? {} : { scope: { covers, description: 'service' } }),
      ...(acknowledged ? { acknowledged: { by: { party: 'supplier' as const, role: 'desk' }, at: '2026-10-01' } } : {}),
      ...(signed ? { signed: [{ party: 'client' as const, role: 'owner' }] } : {}),
      ...(onSite === undefined ? {} : { onSite: VIEWINGS[onSite] }),
      ...(described ? { redaction: BLACKED_BY } : {}),
      ...(purged ? { purged: { by: ON_SITE.by[0]!, at: '2026-10-25', why: 'retention' } } : {}),
      ...(supports === undefined ? {} : { supports }),
    };
  });

/** What a third party's report says of one criterion. */
const report = fc
  .record({
    type: fc.constantFrom('isae3402-2', 'isae3402-1', 'iso27001', 'service-report'),
    to: fc.constantFrom('2026-10-31', '2026-10-31', '2026-06-30'),
    covers: fc.constantFrom(true, true, false),
    opinion: fc.constantFrom('unqualified', 'unqualified', 'adverse'),
    criterion: fc.constantFrom(...criteriaRefs),
    result: fc.constantFrom('effective', 'effective', 'exception', 'not-tested'),
  })
  .map(({ type, to, covers, opinion, criterion, result }) => ({
    ...{ type, opinion, 'scope.covers': covers, 'period.from': '2026-01-01', 'period.to': to },
    ...{ 'controls.0.criterion': criterion, 'controls.0.result': result },
  }));

const deliveredSpec = (item: string): fc.Arbitrary<DeliveredSpec> =>
  fc.record({
    item: fc.constant(item),
    request: fc.constantFrom('IV-1', 'IV-2'),
    kind: fc.constantFrom('export', 'export', 'policy', 'register', 'list', 'assurance'),
    targets: fc.constantFrom(['service'], ['portal', 'gateway', 'service'], ['portal'], ['elsewhere', 'service']),
    shows: contents,
    recognised: fc.boolean(),
    collectedAt: fc.constantFrom(...MOMENTS),
    report,
    card,
    uncarded: fc.constantFrom(false, false, false, true),
    stored: fc.constantFrom(true, true, true, false),
  });

const requestSpec = (id: string): fc.Arbitrary<RequestSpec> =>
  fc
    .record({
      criteria: fc.subarray(criteriaRefs, { minLength: 1 }),
      status: fc.constantFrom(
        'received' as const,
        'received' as const,
        'received' as const,
        'partial' as const,
        'withheld' as const,
        'redacted' as const,
        'on-site' as const,
        'none' as const,
        undefined,
      ),
      unsent: fc.constantFrom(false, false, false, true),
    })
    .map(({ criteria, status, unsent }) => ({
      id,
      criteria,
      unsent: unsent && status === undefined,
      ...(status === undefined
        ? {}
        : { answer: { status, by: { party: 'supplier' as const, role: 'desk' }, at: '2026-09-20' } }),
    }));

/** Worlds with every state the ledger knows, mostly good so that a change for the worse can be seen. */
export const worlds: fc.Arbitrary<World> = fc
  .record({
    controls: fc.tuple(controlSpec('1.01'), controlSpec('1.02')),
    measured: fc.array(measuredSpec, { maxLength: 4 }),
    delivered: fc.tuple(
      ...['IV-1-1', 'IV-1-2', 'IV-2-1', 'IV-2-2'].map((item) => fc.option(deliveredSpec(item), { nil: undefined })),
    ),
    again: fc.option(fc.record({ shows: contents, collectedAt: fc.constantFrom(...MOMENTS) }), { nil: undefined }),
    requests: fc.tuple(requestSpec('IV-1'), requestSpec('IV-2')),
    judged: fc.array(
      fc.record({
        criterion: fc.constantFrom(...criteriaRefs),
        verdict: fc.constantFrom('met' as const, 'met' as const, 'fail' as const),
        pick: fc.array(fc.nat(20), { maxLength: 2 }),
        refute: fc.option(fc.nat(20), { nil: undefined }),
        reviewer: fc.constantFrom('two', 'two', 'two', 'one', null),
        at: fc.constantFrom('2026-10-30', '2026-06-30', '2026-12-30'),
      }),
      { maxLength: 6 },
    ),
    decided: fc.array(
      fc.record({
        kind: fc.constantFrom(
          'not-applicable' as const,
          'superfluous' as const,
          'sample-rule' as const,
          'explained-advisory' as const,
          'waiver' as const,
        ),
        criterion: fc.constantFrom(...criteriaRefs),
        whole: fc.boolean(),
        pick: fc.nat(20),
        expires: fc.constantFrom('2027-01-01', '2026-01-01', 'someday'),
        k: fc.nat(4),
      }),
      { maxLength: 2 },
    ),
    operator: fc.constantFrom('auditor' as const, 'auditor' as const, 'supplier' as const),
    profile: fc.constantFrom('bio2' as const, 'bio2' as const, 'strict' as const),
    second: fc.boolean(),
    repository: fc.boolean(),
    depth: fc.subarray<Aspect>(['design', 'existence', 'operation'], { minLength: 1 }),
    viewed: fc.array(
      fc.record({
        item: fc.constantFrom('IV-1-1', 'IV-1-2', 'IV-2-1'),
        document: fc.constant('D-1'),
        matched: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
    sampled: fc.array(
      fc.record({
        criterion: fc.constantFrom(...criteriaRefs),
        pick: fc.nat(20),
        deviating: fc.constantFrom(0, 0, 0, 1),
        examined: fc.constantFrom(5, 5, 5, 3),
        reviewer: fc.constantFrom('two', 'two', 'two', 'one', null),
      }),
      { maxLength: 3 },
    ),
    before: fc.constantFrom(false, false, true),
  })
  .map((given) => withPredecessor(assemble(given), given.before));

// The year before the same things were looked at, and looked worse.
function withPredecessor(now: World, before: boolean): World {
  if (!before) return now;
  const worse = (shows: MeasuredSpec['shows']): MeasuredSpec['shows'] => (shows === 'good' ? 'bad' : shows);
  const then = assessWorld({
    ...now,
    asOf: '2026-07-01',
    measured: now.measured.map((spec) => ({ ...spec, shows: worse(spec.shows) })),
    delivered: now.delivered.map((spec) => ({ ...spec, shows: worse(spec.shows) as Content })),
  });
  return { ...now, predecessor: then };
}

interface Parts {
  readonly controls: readonly ControlSpec[];
  readonly measured: readonly MeasuredSpec[];
  readonly delivered: readonly (DeliveredSpec | undefined)[];
  readonly again: { readonly shows: Content; readonly collectedAt: string } | undefined;
  readonly requests: readonly RequestSpec[];
  readonly judged: readonly {
    readonly criterion: string;
    readonly verdict: 'met' | 'fail';
    readonly pick: readonly number[];
    readonly refute: number | undefined;
    readonly reviewer: string | null;
    readonly at: string;
  }[];
  readonly decided: readonly {
    readonly kind: NonNullable<World['decisions'][number]['kind']>;
    readonly criterion: string;
    readonly whole: boolean;
    readonly pick: number;
    readonly expires: string;
    readonly k: number;
  }[];
  readonly operator: 'auditor' | 'supplier';
  readonly profile: 'bio2' | 'strict';
  readonly second: boolean;
  readonly repository: boolean;
  readonly depth: readonly Aspect[];
  readonly viewed: World['viewed'];
  readonly sampled: readonly {
    readonly criterion: string;
    readonly pick: number;
    readonly deviating: number;
    readonly examined: number;
    readonly reviewer: string | null;
  }[];
}

function assemble(given: Parts): World {
  const items = given.delivered.filter((each) => each !== undefined);
  const [first] = items;
  // The same slot delivered twice, with other bytes.
  const delivered = first !== undefined && given.again !== undefined ? [...items, { ...first, ...given.again }] : items;
  const ids = [
    ...given.measured
      .filter((spec) => !spec.shows.includes('-') && !['timeout', 'protocol'].includes(spec.shows))
      .map((spec) => idOf(`${spec.target}/${spec.collector}`, spec.shows)),
    ...delivered.map((spec) =>
      spec.card?.access === 'on-site' || spec.card?.access === 'withheld' ? spec.item : idOf(spec.item, spec.shows),
    ),
  ];
  const pick = (n: number): string[] => (ids.length === 0 ? [] : [ids[n % ids.length]!]);
  return world({
    controls: given.controls,
    targets: [
      { id: 'portal', kind: 'web', environment: given.repository ? 'repository' : 'production' },
      ...(given.second ? [{ id: 'gateway', kind: 'web' as const }] : []),
      { id: 'service', kind: 'service' },
    ],
    measured: given.measured.filter((spec) => given.second || spec.target === 'portal'),
    delivered,
    requests: given.requests,
    judgements: given.judged.map(({ pick: picks, refute, ...spec }) => ({
      ...spec,
      items: picks.flatMap(pick),
      refutes: refute === undefined ? [] : pick(refute),
    })),
    decisions: given.decided.map((spec) => ({
      kind: spec.kind,
      ...(spec.whole ? { control: spec.criterion.split('#')[0]! } : { criterion: spec.criterion }),
      items: pick(spec.pick + 1),
      ...(pick(spec.pick)[0] === undefined ? {} : { item: pick(spec.pick)[0]! }),
      fact: 'there is none',
      riskAnalysis: 'RA-1',
      advice: 'recommended',
      owner: 'desk',
      k: spec.k,
      fixedAt: '2026-01-01',
      drawnAt: '2026-02-01',
      expires: spec.expires,
    })),
    operator: given.operator,
    profile: given.profile,
    depth: given.depth,
    viewed: given.viewed,
    samples: given.sampled.flatMap(({ pick: n, ...spec }, index) => {
      const drawnFrom = delivered[n % Math.max(1, delivered.length)];
      return drawnFrom === undefined
        ? []
        : [{ ...spec, id: `ST-${index}`, item: drawnFrom.item, shows: drawnFrom.shows }];
    }),
  });
}
