import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideConditions } from '../../src/decide/conditions.ts';
import { decideGate } from '../../src/decide/gate.ts';
import type { Assessment, Finding, ItemBearing } from '../../src/assess/types.ts';
import { assessWorld, type DeliveredSpec, FULL_CARD, idOf, inputOf, shaOf, type World } from '../assess/world.ts';
import { assess } from '../../src/assess/assess.ts';
import { worlds } from './arbitrary.ts';

// The same thousand worlds every time, so that a red run is somebody's change; LAW_SEED and LAW_RUNS search further.
const RUNS = {
  numRuns: Number(process.env['LAW_RUNS'] ?? 1000),
  seed: Number(process.env['LAW_SEED'] ?? 2022),
} as const;

/** Consequence: pass 1, all else 0. For controls, conclusions, every gate and the advice. */
function consequences(result: Assessment): ReadonlyMap<string, number> {
  return new Map<string, number>([
    ...result.findings.map((finding): [string, number] => [finding.control, finding.verdict === 'pass' ? 1 : 0]),
    ...result.conclusions.map((each): [string, number] => [
      `${each.party} ${each.catalogue}`,
      each.conclusion === 'meets' ? 1 : 0,
    ]),
    ['headline', result.conclusion === 'meets' ? 1 : 0],
    ...(['fail', 'not-established'] as const).map((failOn): [string, number] => [
      `gate ${failOn}`,
      decideGate(result, { only: [], failOn }).holds ? 1 : 0,
    ]),
    ['may be used', ['go', 'conditional'].includes(decideConditions(result)?.advice ?? 'go') ? 1 : 0],
    ['is without conditions', decideConditions(result)?.advice === 'go' ? 1 : 0],
  ]);
}

function improved(before: Assessment, after: Assessment): readonly string[] {
  const old = consequences(before);
  const better = [...consequences(after)].filter(([key, value]) => value > (old.get(key) ?? 0)).map(([key]) => key);
  // Silence about a knock-out is no better than its fail.
  const stopped = before.findings.some(({ knockout, verdict }) => knockout && verdict === 'fail');
  return stopped && decideConditions(after)?.advice !== 'stop' ? [...better, 'a failed knock-out is hidden'] : better;
}

/** What counts against: by observation and item. */
function adverse(result: Assessment, counting: boolean): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [place, item] of bearings(result)) {
    const lifted = item.supersededBy ?? item.refutedBy ?? item.allowedBy;
    if (item.stance === 'against' && (!counting || lifted === undefined)) found.add(`${place} ${item.item}`);
  }
  return found;
}

function* bearings(result: Assessment): Generator<[string, ItemBearing]> {
  for (const finding of result.findings)
    for (const criterion of finding.criteria)
      for (const observation of criterion.observations)
        for (const item of observation.items)
          yield [`${criterion.ref} ${observation.need} ${observation.target} ${observation.branchOf ?? ''}`, item];
}

type Change = (world: World, n: number) => World | undefined;

function onDelivered(change: (spec: DeliveredSpec) => DeliveredSpec): Change {
  return (world, n) => {
    const spec = world.delivered[n % Math.max(1, world.delivered.length)];
    // An item seen on site has no bytes and one without a card has nothing on it to change.
    if (spec === undefined || spec.uncarded === true || spec.card?.access === 'on-site') return undefined;
    return { ...world, delivered: world.delivered.map((each) => (each.item === spec.item ? change(each) : each)) };
  };
}

function withoutField(field: keyof typeof FULL_CARD): Change {
  return onDelivered((spec) => {
    return { ...spec, card: Object.fromEntries(Object.entries(spec.card ?? {}).filter(([key]) => key !== field)) };
  });
}

function withoutKey<T extends object>(value: T, key: keyof T): T {
  return Object.fromEntries(Object.entries(value).filter(([each]) => each !== key)) as T;
}

type CardSpec = NonNullable<DeliveredSpec['card']>;

/** Changes the card of an item that was only seen where it stands. */
function onSite(world: World, n: number, change: (card: CardSpec) => CardSpec): World | undefined {
  const seen = world.delivered.filter((spec) => spec.uncarded !== true && spec.card?.access === 'on-site');
  const spec = seen[n % Math.max(1, seen.length)];
  if (spec?.card === undefined) return undefined;
  const { card } = spec;
  return {
    ...world,
    delivered: world.delivered.map((each) => (each.item === spec.item ? { ...each, card: change(card) } : each)),
  };
}

/** Somebody keeps something back: an item, an explanation, a target, a period, or the bytes themselves. */
const WITHHOLDING: Readonly<Record<string, Change>> = {
  'withholds an item': onDelivered((spec) => ({ ...spec, card: { ...spec.card, access: 'withheld' } })),
  'delivers it in part': onDelivered((spec) =>
    spec.card?.access === 'withheld' ? spec : { ...spec, card: { ...spec.card, access: 'partial' } },
  ),
  'redacts the tested part': onDelivered((spec) => ({
    ...spec,
    card: { ...spec.card, access: 'redacted', hidesTested: true },
  })),
  'hides the tested value': onDelivered((spec) => ({ ...spec, shows: 'unknown' })),
  // Of an item that was never collected the card is all there is: taking it away leaves no trace to judge by.
  'takes the card away': onDelivered((spec) => (spec.stored === false ? spec : { ...spec, uncarded: true })),
  ...Object.fromEntries(
    (
      [
        'what',
        'madeBy',
        'period',
        'observedAt',
        'columns',
        'complete',
        'adopted',
        'signed',
        'scope',
        'redaction',
      ] as const
    ).map((field) => [`leaves out ${field}`, withoutField(field)]),
  ),
  'says nothing of who saw it on site': (world, n) => onSite(world, n, (card) => withoutKey(card, 'onSite')),
  'is alone in the reading room': (world, n) =>
    onSite(world, n, (card) =>
      card.onSite === undefined ? card : { ...card, onSite: { ...card.onSite, by: card.onSite.by.slice(0, 1) } },
    ),
  'shows another document in the reading room': (world, n) => {
    const spec = world.delivered[n % Math.max(1, world.delivered.length)];
    if (spec === undefined) return undefined;
    return { ...world, viewed: [...world.viewed, { item: spec.item, document: 'D-1', matched: false }] };
  },
  // To show what was refused before is no less than it was: this is about what was handed over.
  'lets it be seen and not be copied': (world, n) => {
    const handed = world.requests.filter(({ answer }) => answer?.status === 'received').map(({ id }) => id);
    const change = onDelivered((spec) => {
      const whole = (spec.card?.access ?? 'received') === 'received' && handed.includes(spec.request);
      return whole ? { ...spec, card: { ...spec.card, access: 'on-site' } } : spec;
    });
    return change(world, n);
  },
  'says it was meant for something else': onDelivered((spec) => ({
    ...spec,
    card: { ...spec.card, supports: ['norm@1/9.99#a'] },
  })),
  'purges an item and says so on its card': onDelivered((spec) => ({
    ...spec,
    card: { ...spec.card, purged: { by: { party: 'auditor', role: 'one' }, at: '2026-10-30', why: 'retention' } },
  })),
  'breaks the bytes of an item': (world, n) => {
    const all = [
      ...world.delivered.map((spec) => shaOf(spec.item, spec.shows)),
      ...world.measured.map((spec) => shaOf(`${spec.target}/${spec.collector}`, spec.shows)),
    ];
    return all.length === 0 ? undefined : { ...world, broken: [...world.broken, all[n % all.length]!] };
  },
  'breaks the index': (world) => ({ ...world, indexBroken: true }),
  'purges an item': (world, n) => {
    const spec = world.delivered[n % Math.max(1, world.delivered.length)];
    return spec === undefined ? undefined : { ...world, purged: [...world.purged, shaOf(spec.item, spec.shows)] };
  },
  'makes a measurement fail': (world, n) => {
    const spec = world.measured[n % Math.max(1, world.measured.length)];
    // What somebody judged was there: a measurement that fails since is what law 4 is about.
    const id = spec === undefined ? '' : idOf(`${spec.target}/${spec.collector}`, spec.shows);
    return spec === undefined || world.judgements.some(({ items }) => items.includes(id))
      ? undefined
      : {
          ...world,
          measured: world.measured.map((each) => (each === spec ? { ...each, shows: 'timeout' as const } : each)),
        };
  },
  'drops a target': (world, n) => {
    const dropped = world.targets[n % world.targets.length]!;
    const pin = { targets: world.targets.map(({ id, kind }) => ({ id, kind })), period: world.period };
    return { ...world, pin, targets: world.targets.filter((each) => each !== dropped) };
  },
  'narrows the period': (world) => {
    const pin = { targets: world.targets.map(({ id, kind }) => ({ id, kind })), period: world.period };
    return { ...world, pin, period: { from: '2026-06-15', to: '2026-10-31' } };
  },
  'refuses a request': (world, n) => {
    const request = world.requests[n % world.requests.length];
    return request === undefined
      ? undefined
      : {
          ...world,
          requests: world.requests.map((each) =>
            each === request
              ? {
                  ...each,
                  answer: {
                    status: 'withheld' as const,
                    by: { party: 'supplier' as const, role: 'desk' },
                    at: '2026-09-20',
                  },
                }
              : each,
          ),
        };
  },
};

describe('law 1: no evidence is not established, never pass, never fail', () => {
  it('holds for every catalogue and scope', () => {
    fc.assert(
      fc.property(worlds, (given) => {
        const empty = assessWorld({
          ...given,
          measured: [],
          delivered: [],
          judgements: [],
          decisions: [],
          requests: given.requests.map(({ id, criteria }) => ({ id, criteria })),
          viewed: [],
          samples: [],
        });
        if (given.predecessor !== undefined) return;
        expect(new Set(empty.findings.map((finding) => finding.verdict))).toEqual(new Set(['not-established']));
        expect(empty.conclusion).toBe('cannot-be-established');
      }),
      RUNS,
    );
  });
});

describe('law 2: keeping something back never improves a consequence', () => {
  it.each(Object.entries(WITHHOLDING))('when somebody %s', (_name, change) => {
    fc.assert(
      fc.property(worlds, fc.nat(20), (given, n) => {
        const changed = change(given, n);
        if (changed === undefined) return;
        expect(improved(assessWorld(given), assessWorld(changed))).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('law 2, over the years: what failed stays so until new evidence refutes it', () => {
  it('whatever is kept back this time', () => {
    fc.assert(
      fc.property(worlds, (given) => {
        const { predecessor } = given;
        if (predecessor === undefined) return;
        const silent = assessWorld({
          ...given,
          measured: [],
          delivered: [],
          judgements: [],
          decisions: [],
          samples: [],
        });
        for (const earlier of predecessor.findings.flatMap((finding) => finding.criteria)) {
          const now = silent.findings.flatMap((finding) => finding.criteria).find(({ ref }) => ref === earlier.ref);
          if (earlier.status !== 'fail' || now === undefined || now.status === 'not-examined') continue;
          expect(now.status, earlier.ref).toBe('fail');
        }
      }),
      RUNS,
    );
  });

  it('and a predecessor never improves anything', () => {
    fc.assert(
      fc.property(worlds, (given) => {
        const { predecessor, ...alone } = given;
        if (predecessor === undefined) return;
        expect(improved(assessWorld(alone), assessWorld(given))).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('law 3: removing an explanation never makes an item count against', () => {
  const REMOVALS = Object.entries(WITHHOLDING).filter(
    ([name]) => name.startsWith('leaves out') || name.includes('card'),
  );
  it.each(REMOVALS)('when somebody %s', (_name, change) => {
    fc.assert(
      fc.property(worlds, fc.nat(20), (given, n) => {
        const changed = change(unhindered(given), n);
        if (changed === undefined) return;
        // An earlier adverse item whose remedy, refutation or sample rule rested on it counts again.
        const before = adverse(assessWorld(unhindered(given)), false);
        const after = [...adverse(assessWorld(changed), true)].filter((key) => !before.has(key));
        expect(after).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('law 4: a tool or network error supports, contradicts and supersedes nothing, and blocks', () => {
  it('whatever failed, and whenever', () => {
    fc.assert(
      fc.property(
        worlds,
        fc.constantFrom('timeout' as const, 'protocol' as const, 'reset' as const),
        (given, shows) => {
          const failed = {
            ...given,
            measured: [
              ...given.measured,
              { target: 'portal', collector: 'http' as const, at: '2027-01-01T00:00:00Z', shows },
            ],
          };
          const result = assessWorld(failed);
          const errors = [...bearings(result)].filter(([, item]) => item.item === 'portal/http');
          expect(errors.every(([, item]) => item.stance === 'blocks')).toBe(true);
          expect(improved(assessWorld(given), result)).toEqual([]);
          for (const [place, observation] of observations(result)) {
            if (!observation.items.some((item) => item.item === 'portal/http' && item.superfluousBy === undefined))
              continue;
            expect(observation.outcome === 'fail' || observation.outcome === 'not-established', place).toBe(true);
          }
        },
      ),
      RUNS,
    );
  });
});

/** That an item is withheld or redacted is written on its card too, and is no explanation of it. */
function unhindered(given: World): World {
  const hindered = (spec: DeliveredSpec): boolean => spec.card?.access !== undefined && spec.card.access !== 'on-site';
  return { ...given, delivered: given.delivered.filter((spec) => !hindered(spec)) };
}

function* observations(result: Assessment): Generator<[string, Finding['criteria'][number]['observations'][number]]> {
  for (const finding of result.findings)
    for (const criterion of finding.criteria)
      for (const observation of criterion.observations) yield [`${criterion.ref} ${observation.need}`, observation];
}

describe('law 5: a broken item supports, contradicts, supersedes and refutes nothing, and blocks', () => {
  it('whichever item it is', () => {
    fc.assert(
      fc.property(worlds, fc.nat(20), (given, n) => {
        const all = given.delivered
          .filter((spec) => spec.card?.access !== 'on-site')
          .map((spec) => ({ id: idOf(spec.item, spec.shows), sha: shaOf(spec.item, spec.shows) }));
        const one = all[n % Math.max(1, all.length)];
        if (one === undefined) return;
        const result = assessWorld({ ...given, broken: [one.sha] });
        for (const [place, observation] of observations(result)) {
          const own = observation.items.filter((item) => item.item === one.id);
          expect(
            own.every((item) => item.stance === 'blocks'),
            place,
          ).toBe(true);
          expect(
            observation.items.some((item) => item.supersededBy === one.id),
            place,
          ).toBe(false);
          if (own.some((item) => item.superfluousBy === undefined) && observation.rule !== 'best-of')
            expect(['fail', 'not-established']).toContain(observation.outcome);
        }
      }),
      RUNS,
    );
  });
});

describe('law 6: an agreeing item never lowers, and merging knows no order and no count', () => {
  const RANK = { pass: 2, 'not-applicable': 1, 'not-established': 1, fail: 0 } as const;

  it('an added item whose facts agree never lowers', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom('export', 'policy'), (given, kind) => {
        // Rows that are as they should be disagree all the same with a list that counts others.
        if (given.delivered.some((spec) => spec.kind === 'list' && spec.shows !== 'good')) return;
        const before = assessWorld(given);
        const request = given.requests.find((each) => each.answer?.status === 'received');
        if (request === undefined) return;
        const added: DeliveredSpec = {
          item: 'IV-9-1',
          request: request.id,
          kind,
          targets: ['portal', 'gateway', 'service'].filter((id) => given.targets.some((target) => target.id === id)),
          shows: 'good',
          recognised: false,
          card: FULL_CARD,
        };
        const after = assessWorld({ ...given, delivered: [...given.delivered, added] });
        for (const [index, finding] of after.findings.entries()) {
          expect(RANK[finding.verdict], finding.control).toBeGreaterThanOrEqual(RANK[before.findings[index]!.verdict]);
        }
      }),
      RUNS,
    );
  });

  it('merging is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(worlds, fc.integer(), (given, seed) => {
        const input = inputOf(given);
        const [plan, ...rest] = input.dossier.entries;
        const shuffled = [plan!, ...shuffle([...rest, ...rest], seed)];
        const again = assess({ ...input, dossier: { ...input.dossier, entries: shuffled } });
        expect(again).toEqual(assess(input));
      }),
      RUNS,
    );
  });
});

describe('law 7: the assessment depends on what is given alone', () => {
  it('not on the order of files', () => {
    fc.assert(
      fc.property(worlds, fc.integer(), (given, seed) => {
        const input = inputOf(given);
        const { audit } = input;
        const mixed = {
          ...audit,
          cards: shuffle(audit.cards, seed),
          requests: shuffle(audit.requests, seed + 1),
          judgements: shuffle(audit.judgements, seed + 2),
          decisions: shuffle(audit.decisions, seed + 3),
          targets: shuffle(audit.targets, seed + 4),
        };
        expect(JSON.stringify(assess({ ...input, audit: mixed }))).toBe(JSON.stringify(assess(input)));
      }),
      RUNS,
    );
  });

  it('not on the time zone', () => {
    const before = process.env['TZ'];
    try {
      fc.assert(
        fc.property(worlds, (given) => {
          process.env['TZ'] = 'Pacific/Kiritimati';
          const east = JSON.stringify(assessWorld(given));
          process.env['TZ'] = 'America/Los_Angeles';
          expect(JSON.stringify(assessWorld(given))).toBe(east);
        }),
        RUNS,
      );
    } finally {
      process.env['TZ'] = before;
    }
  });
});

describe('law 8: every verdict names the items and the rule that produced it', () => {
  it('in every observation', () => {
    fc.assert(
      fc.property(worlds, (given) => {
        const result = assessWorld(given);
        // An item that somebody judged, or drew from, and that is gone is named all the same.
        const drawn = result.samples.map((sample) => sample.population);
        const judged = [...drawn, ...result.judgements.flatMap((judgement) => judgement.items)];
        const known = new Set([...result.items.map((item) => item.id), ...judged]);
        for (const [place, observation] of observations(result)) {
          expect(observation.because.code, place).not.toBe('');
          const named = observation.items.map((item) => item.item);
          expect(
            named.filter((item) => !known.has(item)),
            place,
          ).toEqual([]);
          if (observation.outcome === 'met')
            expect(
              observation.items.some((item) => item.stance === 'support' || item.allowedBy !== undefined),
              place,
            ).toBe(true);
          if (observation.outcome === 'fail' && observation.rule === 'against')
            expect(
              observation.items.some((item) => item.stance === 'against'),
              place,
            ).toBe(true);
          if (observation.outcome === 'not-established') expect(observation.causes.length, place).toBeGreaterThan(0);
        }
      }),
      RUNS,
    );
  });
});

describe('law 9: nothing selected or nothing observed is never a pass', () => {
  it('an assessment of nothing has no conclusion and no gate that holds', () => {
    fc.assert(
      fc.property(worlds, (given) => {
        const none = assessWorld(given, { only: ['9.99.99'] });
        expect(none.conclusion).toBeNull();
        expect(decideGate(none, { only: ['9.99.99'], failOn: 'fail' }).holds).toBe(false);
      }),
      RUNS,
    );
  });

  it('a list without a single row supports nothing', () => {
    fc.assert(
      fc.property(worlds, (given) => {
        const emptied = {
          ...given,
          delivered: given.delivered.map((spec) => ({ ...spec, shows: 'empty' as const })),
          measured: [],
        };
        for (const [place, observation] of observations(assessWorld(emptied))) {
          if (observation.check.startsWith('check')) expect(observation.outcome, place).not.toBe('met');
        }
      }),
      RUNS,
    );
  });
});

function shuffle<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  let state = Math.abs(seed) + 1;
  for (let last = result.length - 1; last > 0; last -= 1) {
    state = (state * 48271) % 2147483647;
    const other = state % (last + 1);
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}
