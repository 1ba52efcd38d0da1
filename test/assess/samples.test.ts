import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sample } from '../../src/audit/types.ts';
import { assess } from '../../src/assess/assess.ts';
import { buildLedger } from '../../src/assess/ledger.ts';
import { readingRequests } from '../../src/assess/readings.ts';
import type { Assessment, AssessInput } from '../../src/assess/types.ts';
import type { SampleEntry } from '../../src/dossier/types.ts';
import type { Reading } from '../../src/facts/types.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { drawRows } from '../../src/plan/sampling/draw.ts';
import {
  CRITERION,
  given,
  HALF,
  item,
  itemId,
  judged,
  LAST_YEAR,
  PARTIAL,
  says,
  STATEMENT,
  WITHHELD,
} from './observed.ts';
import {
  checkNeed,
  criterion,
  type CriterionSpec,
  FULL_CARD,
  inputOf,
  judgementNeed,
  person,
  REQUEST,
  shaOf,
  type World,
} from './world.ts';

const SIZE = 20;
const ITEM = itemId(1);
const SHA = shaOf('IV-1-1', 'good');
const TABLE = {
  id: 'frequency',
  title: { nl: 'tabel', en: 'table' },
  source: { nl: 'gebruik', en: 'convention' },
  sizes: { weekly: { low: 5, moderate: 8, high: 15, upTo: 250 } },
};

type Change = Partial<Sample> & { readonly deviating?: number; readonly examined?: number };

/** A sample in which everything is in order: weekly, five of twenty, none deviates, reviewed. */
function sample({ deviating = 0, examined, ...change }: Change = {}): Sample {
  const base = {
    id: 'ST-001',
    criterion: CRITERION,
    population: { item: ITEM, sha256: SHA, size: SIZE },
    method: { kind: 'frequency', frequency: 'weekly', risk: 'low' },
    n: 5,
    k: 0,
    seed: 'seed',
    fixedAt: '2026-10-20',
    drawnAt: '2026-10-21',
    by: person('auditor', 'one'),
    review: { by: person('auditor', 'two'), at: '2026-10-30' },
    at: { file: 'samples/ST-001.yaml', line: 1, column: 1 },
    ...change,
  } satisfies Partial<Sample>;
  const drawn = change.drawn ?? rowsOf(base);
  const results = drawn.slice(0, examined ?? drawn.length).map((row, index) => ({
    row,
    outcome: index < deviating ? ('deviates' as const) : ('conforms' as const),
  }));
  return { ...base, drawn, results: change.results ?? results };
}

function withoutReview(of: Sample): Sample {
  const copy = { ...of };
  delete copy.review;
  return copy;
}

function rowsOf({ seed, population, n }: Pick<Sample, 'seed' | 'population' | 'n'>): readonly number[] {
  return drawRows({ seed, population: population.sha256, size: population.size, n });
}

type Step = readonly [step: 'plan' | 'draw', change?: Partial<SampleEntry>];
const STEPS: readonly Step[] = [['plan'], ['draw']];

function entry(of: Sample, [step, change]: Step, seq: number): SampleEntry {
  const { id, criterion: ref, need, population, n, k, seed } = of;
  return {
    ...{ type: 'sample', seq, prev: '', at: `2026-10-2${seq % 10}T08:00:00Z`, step, sample: id, criterion: ref },
    ...{ population: population.sha256, size: population.size, n, k, seed },
    ...(need === undefined ? {} : { need }),
    ...change,
  };
}

interface Case {
  readonly samples: readonly Sample[];
  /** What the dossier recorded; by default each sample as it is. */
  readonly entries?: readonly SampleEntry[];
  readonly world?: World;
  readonly rows?: number;
  readonly zero?: boolean;
}

const SPEC = judged({ aspect: 'operation' });
const WORLD = given(SPEC, [item(1, 'good', whole())]);

/** The card of a whole population. */
function whole(card: object = {}) {
  return { card: { complete: { population: SIZE, how: 'counted' }, ...card } };
}

function assessed({ samples, entries, world = WORLD, rows = SIZE, zero = false }: Case): Assessment {
  const input = inputOf(world);
  const catalogues = input.catalogues.map((catalogue) => ({
    ...catalogue,
    controls: catalogue.controls.map((control) => ({
      ...control,
      criteria: control.criteria.map((each) => ({ ...each, zeroTolerance: zero })),
    })),
  }));
  const audit = { ...input.audit, samples };
  const plan = makePlan(catalogues, audit, { sampling: { frequency: TABLE } });
  const recorded =
    entries ?? samples.flatMap((each, index) => STEPS.map((step, at) => entry(each, step, index * 2 + at)));
  const dossier = { ...input.dossier, entries: [...input.dossier.entries, ...recorded] };
  const readings = new Map<string, Reading>(input.readings);
  for (const { key } of readingRequests(catalogues, audit, buildLedger(audit, plan, dossier)))
    if (!readings.has(key)) readings.set(key, counted(rows));
  return assess({ ...input, catalogues, audit, plan, dossier, readings } satisfies AssessInput);
}

function counted(rows: number): Reading {
  const facts = [{ path: 'rows', value: rows, origin: 'derived' as const, at: { artefact: SHA } }];
  return {
    status: 'read',
    recognised: false,
    facts: { family: 'records', reader: 'csv@1', complete: true, variants: [{ facts }] },
  };
}

/** `not-established not-judged / inert.unreviewed`: the outcome with its causes, and why the first sample shows nothing. */
function outcome(of: Case): string {
  const assessment = assessed(of);
  const { status, causes } = assessment.findings[0]!.criteria[0]!;
  const inert = assessment.samples[0]?.because?.code;
  return [status, ...causes.map(({ cause }) => cause), ...(inert === undefined ? [] : ['/', inert])].join(' ');
}

const one = (change: Change = {}, more: Partial<Case> = {}): Case => ({ samples: [sample(change)], ...more });
const recorded = (change: Change, ...steps: readonly Step[]): Case => ({
  samples: [sample(change)],
  entries: steps.map((step, seq) => entry(sample(change), step, seq)),
});
const over = (options: Parameters<typeof item>[2], more: Partial<World> = {}): World =>
  given(SPEC, [item(1, 'good', options)], more);

const ELSEWHERE = { ...REQUEST, criteria: ['norm@1/1.01#b'] };
const twoTargets = (targets: readonly string[]): World =>
  given(judged({ aspect: 'operation', targets: ['service', 'client'] }), [item(1, 'good', { ...whole(), targets })]);

describe('what a sample shows', () => {
  it.each<[string, Case, string]>([
    ['all rows conform', one(), 'met'],
    ['one deviates', one({ deviating: 1 }), 'fail'],
    ['all deviate', one({ deviating: 5 }), 'fail'],
    ['all rows of a small population', one({ n: 20 }), 'met'],
    ['more than the method asks', one({ n: 9 }), 'met'],
    ['calculated', one({ method: calculated(), n: 19 }), 'met'],
    ['calculated, one allowed, one found', one({ method: calculated(0.2), n: 17, k: 1, deviating: 1 }), 'met'],
    ['calculated, one allowed, two found', one({ method: calculated(0.2), n: 17, k: 1, deviating: 2 }), 'fail'],
    ['for the one judgement of its criterion, named', one({ need: 'judgement' }), 'met'],
    ['nothing at all', { samples: [] }, 'not-established not-judged'],
    ['one row was not examined', one({ examined: 4 }), 'not-established sample-too-small / inert.sample-unfinished'],
    ['none was examined', one({ examined: 0 }), 'not-established sample-too-small / inert.sample-unfinished'],
    // The rest may hold what it likes: too many are too many.
    ['too many deviate, and the rest was not examined', one({ deviating: 1, examined: 1 }), 'fail'],
  ])('%s', (_name, of, expected) => {
    expect(outcome(of)).toBe(expected);
  });
});

function calculated(tolerable = 0.1): Sample['method'] {
  return { kind: 'hypergeometric', confidence: 0.9, tolerable };
}

describe('a sample counts only as it was fixed before the draw', () => {
  const changed = 'not-established not-judged / inert.sample-changed';
  it.each<[string, Case, string]>([
    ['the dossier knows nothing', recorded({}), 'not-established not-judged / inert.sample-not-fixed'],
    ['never fixed', recorded({}, ['draw']), 'not-established not-judged / inert.sample-not-fixed'],
    ['fixed after the draw', recorded({}, ['draw'], ['plan']), 'not-established not-judged / inert.rule-after-draw'],
    ['fixed with another n', recorded({}, ['plan', { n: 8 }], ['draw']), changed],
    ['fixed with k 0, and now 1', recorded({ k: 1 }, ['plan', { k: 0 }], ['draw', { k: 0 }]), changed],
    ['fixed with another seed', recorded({}, ['plan', { seed: 'other' }], ['draw']), changed],
    ['fixed on another population', recorded({}, ['plan', { population: shaOf('x', 'y') }], ['draw']), changed],
    ['fixed at another size', recorded({}, ['plan', { size: 40 }], ['draw']), changed],
    ['fixed for another judgement', recorded({}, ['plan', { need: 'other' }], ['draw']), changed],
    ['fixed for another criterion', recorded({}, ['plan', { criterion: 'norm@1/1.01#b' }], ['draw']), changed],
    ['drawn with another seed', recorded({}, ['plan'], ['draw', { seed: 'other' }]), changed],
    ['fixed twice', recorded({}, ['plan'], ['plan'], ['draw']), changed],
    ['drawn twice', recorded({}, ['plan'], ['draw'], ['draw']), changed],
    ['not drawn', recorded({}, ['plan']), 'not-established not-judged / inert.sample-not-drawn'],
    ['other rows', one({ drawn: [1, 2, 3, 4, 5] }), 'not-established not-judged / inert.sample-redrawn'],
    ['fewer rows', one({ drawn: rowsOf(sample()).slice(1) }), 'not-established not-judged / inert.sample-redrawn'],
    ['fewer than the method asks', one({ n: 4 }), 'not-established sample-too-small / inert.sample-too-small'],
    [
      'fewer than another column asks',
      one({ method: { kind: 'frequency', frequency: 'weekly', risk: 'high' } }),
      'not-established sample-too-small / inert.sample-too-small',
    ],
    [
      'a frequency that no table holds',
      one({ method: { kind: 'frequency', frequency: 'never', risk: 'low' } }),
      'not-established sample-too-small / inert.sample-too-small',
    ],
    [
      'more than the population',
      one({ n: 21, drawn: Array.from({ length: 21 }, (_, row) => row + 1) }),
      'not-established not-judged / inert.sample-redrawn',
    ],
    [
      'one allowed where none may be',
      one({ method: calculated(0.2), n: 17, k: 1 }, { zero: true }),
      'not-established not-judged / inert.sample-tolerance',
    ],
    ['none allowed where none may be', one({}, { zero: true }), 'met'],
    ['one found where none may be', one({ deviating: 1 }, { zero: true }), 'fail'],
    // What nobody fixed shows nothing, and that is no fail either.
    [
      'deviations in rows that somebody picked',
      one({ drawn: [1, 2, 3, 4, 5], deviating: 5 }),
      'not-established not-judged / inert.sample-redrawn',
    ],
  ])('%s', (_name, of, expected) => {
    expect(outcome(of)).toBe(expected);
  });
});

describe('a sample needs a second pair of eyes', () => {
  const reviewedBy = (id: string, at = '2026-10-30', party: 'auditor' | 'supplier' = 'auditor') => ({
    review: { by: person(party, id), at },
  });
  const unreviewed = withoutReview(sample());
  const none = (code: string) => `not-established not-judged / inert.${code}`;
  it.each<[string, Case, string]>([
    ['by somebody else', one(reviewedBy('three')), 'met'],
    ['by nobody', { samples: [unreviewed] }, none('unreviewed')],
    [
      'by nobody, with deviations',
      { samples: [{ ...unreviewed, results: sample({ deviating: 5 }).results }] },
      none('unreviewed'),
    ],
    ['by its author', one(reviewedBy('one')), none('self-reviewed')],
    ['by its author, written otherwise', one(reviewedBy('ONE ')), none('self-reviewed')],
    ['by the examined party', one(reviewedBy('two', '2026-10-30', 'supplier')), none('own-judgement')],
    ['of the examined party', one({ by: person('supplier', 'one') }), none('own-judgement')],
    ['after as-of', one(reviewedBy('two', '2026-11-02')), none('after-as-of')],
    ['before the draw', one(reviewedBy('two', '2026-10-01')), none('unreviewed')],
    ['on a day that does not exist', one(reviewedBy('two', '2026-02-30')), none('unreviewed')],
    [
      'with a broken signature',
      one({ review: { by: { ...person('auditor', 'two'), identity: 'signature-broken' }, at: '2026-10-30' } }),
      none('signature-broken'),
    ],
    [
      'author with a broken signature',
      one({ by: { ...person('auditor', 'one'), identity: 'signature-broken' } }),
      none('signature-broken'),
    ],
  ])('%s', (_name, of, expected) => {
    expect(outcome(of)).toBe(expected);
  });
});

describe('a sample is as good as its population', () => {
  const on = (world: World, change: Change = {}, more: Partial<Case> = {}): Case => one(change, { world, ...more });
  it.each<[string, Case, string]>([
    [
      'withheld since',
      on(over({ ...WITHHELD, ...{ card: { ...whole().card, ...WITHHELD.card } } })),
      'not-established withheld',
    ],
    ['answered in part', on(over({ card: { ...whole().card, ...PARTIAL.card } })), 'not-established not-received'],
    ['broken', on(over(whole(), { broken: [SHA] })), 'not-established integrity-broken / inert.population-changed'],
    [
      'broken, with deviations',
      on(over(whole(), { broken: [SHA] }), { deviating: 5 }),
      'not-established integrity-broken / inert.population-changed',
    ],
    ['destroyed', on(over(whole(), { purged: [SHA] })), 'not-established purged / inert.population-changed'],
    ['not said to be complete', on(over({ without: ['complete'] })), 'not-established not-explained'],
    ['without its maker', on(over({ ...whole(), without: ['madeBy'] })), 'not-established not-explained'],
    ['without a period', on(over({ ...whole(), without: ['period'] })), 'not-established not-explained'],
    ['without a card', on(over({ ...whole(), uncarded: true })), 'not-established not-explained'],
    [
      'a sample itself',
      on(over(whole({ complete: { population: 500, how: 'counted' } }))),
      'not-established coverage-incomplete',
    ],
    ['of another year', on(over(whole(LAST_YEAR.card))), 'not-established out-of-period'],
    [
      'of another year, with deviations',
      on(over(whole(LAST_YEAR.card)), { deviating: 5 }),
      'not-established out-of-period',
    ],
    ['of half the period', on(over(whole(HALF.card))), 'not-established coverage-incomplete'],
    ['of half the period, with a deviation', on(over(whole(HALF.card)), { deviating: 1 }), 'fail'],
    ['a mere statement', on(over(whole(STATEMENT.card))), 'not-established statement-only'],
    ['asked for elsewhere', on(over(whole(), { requests: [ELSEWHERE] })), 'not-established not-judged'],
    [
      'asked for elsewhere, with deviations',
      on(over(whole(), { requests: [ELSEWHERE] }), { deviating: 5 }),
      'not-established not-judged',
    ],
    [
      'said to support something else',
      on(over(whole({ supports: ['norm@1/1.01#b'] }))),
      'not-established not-explained',
    ],
    [
      'said to support something else, with a deviation',
      on(over(whole({ supports: ['norm@1/1.01#b'] })), { deviating: 1 }),
      'fail',
    ],
    ['about another target', on(over({ ...whole(), targets: ['client'] })), 'not-established coverage-incomplete'],
    ['about one of two targets', on(twoTargets(['service'])), 'not-established coverage-incomplete'],
    ['about one of two targets, with a deviation', on(twoTargets(['service']), { deviating: 1 }), 'fail'],
    ['about both targets', on(twoTargets(['service', 'client'])), 'met'],
    ['about no target in particular', on(twoTargets([])), 'met'],
    ['counted otherwise', on(WORLD, {}, { rows: 21 }), 'not-established not-judged / inert.population-changed'],
    [
      'that nobody knows',
      one({ population: { item: 'IV-9@12345678', sha256: SHA, size: SIZE } }),
      'not-established not-judged / inert.unknown-item',
    ],
  ])('%s', (_name, of, expected) => {
    expect(outcome(of)).toBe(expected);
  });

  it('collected again with other bytes: it no longer supports, and what it showed against still counts', () => {
    const again = given(SPEC, [
      item(1, 'good', { ...whole(), collectedAt: '2026-10-10T00:00:00Z' }),
      item(1, 'bad', { ...whole(), collectedAt: '2026-10-25T00:00:00Z' }),
    ]);
    expect(outcome(one({}, { world: again }))).toBe('not-established stale');
    expect(outcome(one({ deviating: 1 }, { world: again }))).toBe('fail');
  });

  it('in two halves: two samples together speak of the whole period', () => {
    const halves = given(SPEC, [
      item(1, 'good', whole(HALF.card)),
      item(2, 'good', whole({ period: { from: '2026-06-01', to: '2026-10-31' } })),
    ]);
    const second = sample({
      id: 'ST-002',
      population: { item: itemId(2), sha256: shaOf('IV-1-2', 'good'), size: SIZE },
    });
    expect(outcome({ samples: [sample(), second], world: halves })).toBe('met');
    expect(outcome({ samples: [second], world: halves })).toBe('not-established coverage-incomplete');
  });
});

describe('who draws again is held to the first draw', () => {
  const again = (change: Change = {}) => sample({ id: 'ST-002', seed: 'other', ...change });
  const inert = (of: Case) => assessed(of).samples.map(({ because }) => because?.code);
  it.each<[string, Case, string]>([
    ['the first conforms, the second too', { samples: [sample(), again()] }, 'met'],
    ['the first deviates, the second does not', { samples: [sample({ deviating: 1 }), again()] }, 'fail'],
    ['the first conforms, the second deviates', { samples: [sample(), again({ deviating: 1 })] }, 'fail'],
    [
      'the first was left unexamined',
      { samples: [sample({ examined: 2 }), again()] },
      'not-established sample-too-small / inert.sample-unfinished',
    ],
    [
      'the second was left unexamined',
      { samples: [sample(), again({ examined: 2 })] },
      'not-established sample-too-small',
    ],
    [
      'the first was never drawn',
      {
        samples: [sample(), again()],
        entries: [entry(sample(), ['plan'], 0), entry(again(), ['plan'], 1), entry(again(), ['draw'], 2)],
      },
      'not-established not-judged / inert.sample-not-drawn',
    ],
  ])('%s', (_name, of, expected) => {
    expect(outcome(of)).toBe(expected);
  });

  it('and the second is named', () => {
    expect(inert({ samples: [sample(), again()] })).toEqual([undefined, 'inert.second-draw']);
    expect(assessed({ samples: [sample(), again()] }).limitations).toContainEqual({
      ...{ code: 'limitation.sample-inert', party: 'auditor' },
      params: { sample: 'ST-002', criterion: CRITERION },
    });
  });

  it('a sample that the dossier knows and the folder does not hold blocks, whatever else is there', () => {
    const entries = [sample(), again()].flatMap((each, index) =>
      STEPS.map((step, at) => entry(each, step, index * 2 + at)),
    );
    const lost = { samples: [again()], entries };
    expect(outcome(lost)).toBe('not-established not-judged / inert.second-draw');
    expect(outcome({ samples: [], entries: entries.slice(0, 1) })).toBe('not-established not-judged');
    const judgement = given(SPEC, [item(1, 'good', whole())], { judgements: [says('met', [ITEM])] });
    expect(outcome({ samples: [], entries: entries.slice(0, 1), world: judgement })).toBe('not-established not-judged');
    expect(assessed(lost).limitations.map(({ code }) => code)).toContain('limitation.sample-lost');
  });

  it('a sample that was moved to another criterion blocks where it came from', () => {
    const moved = sample({ criterion: 'norm@1/1.01#b' });
    expect(
      assessed({ samples: [moved], entries: [entry(sample(), ['plan'], 0)] }).findings[0]!.criteria[0]!.status,
    ).toBe('not-established');
  });
});

describe('beside a judgement', () => {
  const judgedToo = (verdict: 'met' | 'fail', spec: CriterionSpec = SPEC) =>
    given(spec, [item(1, 'good', whole())], { judgements: [says(verdict, [ITEM])] });
  it.each<[string, Case, string]>([
    ['both say so', one({}, { world: judgedToo('met') }), 'met'],
    ['the sample says otherwise', one({ deviating: 1 }, { world: judgedToo('met') }), 'fail'],
    ['the judgement says otherwise', one({}, { world: judgedToo('fail') }), 'fail'],
    [
      'an unfinished sample blocks',
      one({ examined: 1 }, { world: judgedToo('met') }),
      'not-established sample-too-small / inert.sample-unfinished',
    ],
    // A person's word of a later day is no remedy of what was counted.
    [
      'existence: a later word does not brush it aside',
      one({ deviating: 1 }, { world: judgedToo('met', judged({ aspect: 'existence' })) }),
      'fail',
    ],
  ])('%s', (_name, of, expected) => {
    expect(outcome(of)).toBe(expected);
  });
});

describe('an empty population', () => {
  const none = sample({ population: { item: ITEM, sha256: SHA, size: 0 }, n: 0 });
  const empty = whole({ complete: { population: 0, how: 'counted' } });
  const spec = criterion([checkNeed({ from: 'export', emptyFrom: 'register' }), judgementNeed()], {
    aspect: 'operation',
  });

  it('is not shown to be empty by the list itself', () => {
    expect(outcome({ samples: [none], world: over(empty), rows: 0 })).toBe('not-established coverage-incomplete');
  });

  it('is shown by another complete source, and then it did not occur', () => {
    const world = given(spec, [
      item(1, 'good', { ...empty, kind: 'other' }),
      item(2, 'empty', { kind: 'register', recognised: true }),
    ]);
    const { findings } = assessed({ samples: [none], world, rows: 0 });
    const observed = findings[0]!.criteria[0]!.observations.map(({ need, outcome: found }) => `${need} ${found}`);
    expect(observed).toEqual(['check did-not-occur', 'judgement did-not-occur']);
  });

  it('never stands for one that cannot be empty', () => {
    const world = given(spec, [item(1, 'good', { ...empty, kind: 'other' })]);
    const { findings } = assessed({ samples: [none], world, rows: 0 });
    expect(findings[0]!.criteria[0]!.status).toBe('not-established');
  });
});

describe('what is shown', () => {
  it('is everything that was fixed, drawn and found', () => {
    expect(assessed(one({ deviating: 1 })).samples).toEqual([
      {
        ...{ id: 'ST-001', criterion: CRITERION, population: ITEM, size: SIZE, n: 5, k: 0, seed: 'seed' },
        method: { kind: 'frequency', frequency: 'weekly', risk: 'low' },
        ...{ fixedAt: '2026-10-20T08:00:00Z', drawnAt: '2026-10-21T08:00:00Z', drawn: rowsOf(sample()) },
        ...{ examined: 5, deviations: 1, by: 'one', reviewedBy: 'two', standing: true },
      },
    ]);
  });

  it('says through which sample the population speaks, and why', () => {
    const observation = assessed(one({ deviating: 1 })).findings[0]!.criteria[0]!.observations[0]!;
    expect(observation.items).toEqual([{ item: ITEM, stance: 'against', sample: 'ST-001' }]);
    expect(observation.because).toEqual({
      code: 'because.sampled-fail',
      params: { id: 'ST-001', size: SIZE, n: 5, k: 0, deviations: 1 },
    });
  });

  it('is the same whatever the order of the files', () => {
    const samples = [sample(), sample({ id: 'ST-002', seed: 'other' })];
    const entries = samples.flatMap((each, index) => STEPS.map((step, at) => entry(each, step, index * 2 + at)));
    const other = { samples: [...samples].reverse(), entries: [...entries].reverse() };
    expect(JSON.stringify(assessed(other))).toBe(JSON.stringify(assessed({ samples, entries })));
  });
});

describe('nothing that is left out of a sample pays', () => {
  const pays = (of: Case): boolean => assessed(of).findings[0]!.verdict === 'pass';
  const changes = fc.record({
    deviating: fc.integer({ min: 0, max: 5 }),
    examined: fc.integer({ min: 0, max: 5 }),
    steps: fc.subarray<Step>([['plan'], ['draw']]),
    reviewed: fc.boolean(),
    full: fc.boolean(),
  });

  it('it passes only where all is there and none deviates', () => {
    fc.assert(
      fc.property(changes, ({ deviating, examined, steps, reviewed, full }) => {
        const whole5 = sample({ deviating, examined });
        const of = reviewed ? whole5 : withoutReview(whole5);
        const world = full ? WORLD : over({ card: FULL_CARD });
        const found = pays({ samples: [of], entries: steps.map((step, seq) => entry(of, step, seq)), world });
        expect(found).toBe(deviating === 0 && examined === 5 && steps.length === 2 && reviewed && full);
      }),
      { numRuns: 60 },
    );
  });
});
