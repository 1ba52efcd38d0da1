import { describe, expect, it } from 'vitest';
import {
  answered,
  asks,
  BLACKED_OUT,
  CRITERION,
  given,
  item,
  itemId,
  judged,
  LAST_YEAR,
  measures,
  outcomeOf,
  paper,
  PARTIAL,
  portal,
  portalId,
  reads,
  says,
  seen,
  STATEMENT,
  WITHHELD,
} from './observed.ts';
import { assessWorld, checkNeed, criterion, idOf, judgementNeed, ON_SITE, shaOf, type World } from './world.ts';

const met = (more: Parameters<typeof says>[2] = {}, items = [itemId(1)]) => ({
  judgements: [says('met', items, more)],
});
const NOT_JUDGED = 'not-established nothing-usable not-judged';

describe('judgements: a person, a second pair of eyes, and a usable item', () => {
  it.each<[string, World, string]>([
    ['met, reviewed, on a paper', given(judged(), [paper(1)], met()), 'met supported'],
    [
      'fail, reviewed, on a paper',
      given(judged(), [paper(1)], { judgements: [says('fail', [itemId(1)])] }),
      'fail against',
    ],
    [
      'one met and one fail on the same day',
      given(judged(), [paper(1)], { judgements: [says('met', [itemId(1)]), says('fail', [itemId(1)])] }),
      'fail against',
    ],
    [
      'a fail that was judged again later',
      given(judged(), [paper(1)], {
        judgements: [says('fail', [itemId(1)], { at: '2026-10-01' }), says('met', [itemId(1)])],
      }),
      'met supported',
    ],
    ['nobody reviewed it', given(judged(), [paper(1)], met({ reviewer: null })), NOT_JUDGED],
    ['its author reviewed it', given(judged(), [paper(1)], met({ reviewer: 'one' })), NOT_JUDGED],
    ['reviewed after as-of', given(judged(), [paper(1)], met({ at: '2026-11-02' })), NOT_JUDGED],
    ['reviewed on the day of as-of', given(judged(), [paper(1)], met({ at: '2026-11-01' })), 'met supported'],
    ['on a day that does not exist', given(judged(), [paper(1)], met({ at: '2026-02-30' })), NOT_JUDGED],
    ['it names no item', given(judged(), [paper(1)], met({}, [])), NOT_JUDGED],
    ['on another criterion', given(judged(), [paper(1)], met({ criterion: 'norm@1/1.01#b' })), NOT_JUDGED],
    [
      'a statement is too weak to meet anything',
      given(judged(), [paper(1, STATEMENT)], met()),
      'not-established nothing-usable statement-only',
    ],
    [
      'a statement is enough to fail',
      given(judged(), [paper(1, STATEMENT)], { judgements: [says('fail', [itemId(1)])] }),
      'fail against',
    ],
    [
      'on a measurement',
      given(judged(), [], { measured: [portal('good')], requests: [], ...met({}, [portalId('good')]) }),
      'met supported',
    ],
    [
      'on what was seen on site',
      given(judged(), [paper(1, { card: { access: 'on-site', onSite: ON_SITE } })], met({}, ['IV-1-1'])),
      'met supported',
    ],
  ])('%s', (_name, world, expected) => {
    expect(outcomeOf(world)).toBe(expected);
  });
});

describe('every item a judgement names counts as an item of its need', () => {
  const two = (second: Parameters<typeof paper>[1], more: Partial<World> = {}) =>
    given(judged(), [paper(1), paper(2, second)], { ...met({}, [itemId(1), itemId(2)]), ...more });
  it.each<[string, World, string]>([
    ['both usable', two({}), 'met supported'],
    ['one withheld', two(WITHHELD), 'not-established blocked withheld'],
    ['one in part', two(PARTIAL), 'not-established blocked not-received'],
    ['one blacked out', two(BLACKED_OUT), 'not-established blocked redacted'],
    ['one not explained', two({ without: ['what'] }), 'not-established blocked not-explained'],
    ['one without its card', two({ uncarded: true }), 'not-established blocked not-explained'],
    ['one purged', two({}, { purged: [shaOf('IV-1-2', 'good')] }), 'not-established blocked purged'],
    ['one broken', two({}, { broken: [shaOf('IV-1-2', 'good')] }), 'not-established blocked integrity-broken'],
    [
      'one that is gone',
      given(judged(), [paper(1)], met({}, [itemId(1), itemId(2)])),
      'not-established blocked not-judged',
    ],
    ['the only one withheld', given(judged(), [paper(1, WITHHELD)], met()), 'not-established blocked withheld'],
    [
      'a fail on an item that is withheld since',
      given(judged(), [paper(1, WITHHELD)], { judgements: [says('fail', [itemId(1)])] }),
      'not-established blocked withheld',
    ],
    [
      'a fail on an item that broke since',
      given(judged(), [paper(1)], { judgements: [says('fail', [itemId(1)])], indexBroken: true }),
      'not-established blocked integrity-broken',
    ],
    ['it was of another year', two(LAST_YEAR), 'met supported'],
  ])('%s', (_name, world, expected) => {
    expect(outcomeOf(world)).toBe(expected);
  });
});

describe('a slot collected again makes a judgement stale only if its facts differ', () => {
  const needs = criterion([checkNeed({ from: 'export' }), judgementNeed()]);
  const again = (shows: 'good' | 'bad' | 'unreadable') =>
    given(
      needs,
      [
        item(1, 'good', { collectedAt: '2026-10-10T00:00:00Z' }),
        item(1, shows, { collectedAt: '2026-10-25T00:00:00Z' }),
      ],
      met(),
    );
  const standing = (world: World) => assessWorld(world).judgements[0];

  it.each<[string, World, string | undefined]>([
    ['not collected again', given(needs, [item(1, 'good')], met()), undefined],
    ['the same bytes again', again('good'), undefined],
    ['other facts', again('bad'), 'inert.stale-judgement'],
    ['nothing legible', again('unreadable'), 'inert.stale-judgement'],
    ['the newer bytes are named', { ...again('bad'), ...met({}, [itemId(1, 'bad')]) }, undefined],
    ['bytes that were never there', { ...again('good'), ...met({}, [idOf('IV-1-1', 'empty')]) }, 'inert.unknown-item'],
    ['the slot without its bytes', { ...again('good'), ...met({}, ['IV-1-1']) }, 'inert.unknown-item'],
    ['not reviewed', { ...again('good'), ...met({ reviewer: null }) }, 'inert.unreviewed'],
    ['reviewed by its author', { ...again('good'), ...met({ reviewer: 'one' }) }, 'inert.self-reviewed'],
    ['no item', { ...again('good'), ...met({}, []) }, 'inert.no-evidence'],
    ['withheld since', given(needs, [item(1, 'good', WITHHELD)], met()), 'inert.items-unusable'],
  ])('%s', (_name, world, because) => {
    expect(standing(world)?.standing).toBe(because === undefined);
    expect(standing(world)?.because?.code).toBe(because);
  });
});

describe('a judgement makes no evidence younger than it is', () => {
  const dated = (spec: Parameters<typeof judged>[0], card: object, verdict: 'met' | 'fail' = 'met') =>
    given(judged(spec), [item(1, 'good', { kind: 'other', card })], { judgements: [says(verdict, [itemId(1)])] });

  it.each([
    ['in its window', dated({ window: 'P3M' }, { observedAt: '2026-10-20' }), 'met supported'],
    [
      'outside its window',
      dated({ window: 'P1M' }, { observedAt: '2026-01-10' }),
      'not-established nothing-usable stale',
    ],
    ['outside it, and bad', dated({ window: 'P1M' }, { observedAt: '2026-01-10' }, 'fail'), 'fail against'],
    ['about the audited days', dated({ aspect: 'operation' }, {}), 'met supported'],
    [
      'about last year',
      dated({ aspect: 'operation' }, { period: { from: '2025-01-01', to: '2025-12-31' } }),
      'not-established nothing-usable out-of-period',
    ],
  ])('%s', (_name, world, expected) => {
    expect(outcomeOf(world)).toBe(expected);
  });
});

describe('a measurement that failed since', () => {
  const attempts = (verdict: 'met' | 'fail') =>
    seen(measures(), [portal('good', '2026-10-10'), portal('timeout', '2026-10-25')], {
      judgements: [says(verdict, [portalId('good')])],
    });

  it.each([
    ['takes a favourable judgement away', 'met', false],
    ['takes nothing away from an adverse one', 'fail', true],
  ] as const)('%s', (_name, verdict, standing) => {
    expect(assessWorld(attempts(verdict)).judgements[0]?.standing).toBe(standing);
  });
});

describe('absence is a fact only where a complete source was searched, or the addressee writes it', () => {
  const rows = reads({ assert: { at: 'rows', gte: 1 } });
  const NONE_AT_ALL = { card: { complete: { population: 0, how: 'counted' } } } as const;
  const by = (party: 'client' | 'supplier') => ({ by: { party, role: 'desk' } }) as const;
  it.each<[string, World, string]>([
    ['a complete export without rows', given(rows, [item(1, 'empty', NONE_AT_ALL)]), 'fail against'],
    [
      'an export without rows of a population of ten',
      given(rows, [item(1, 'empty')]),
      'not-established blocked not-explained',
    ],
    [
      'an export that may be a part',
      given(rows, [item(1, 'empty', { without: ['complete'] })]),
      'not-established blocked not-explained',
    ],
    [
      'the addressee states that there is no such document',
      given(asks(), [], { requests: [answered('none')] }),
      'fail against',
    ],
    [
      'the addressee states that there is no such export, which says nothing of what it would have shown',
      given(rows, [], { requests: [answered('none')] }),
      'not-established blocked not-received',
    ],
    [
      'somebody else states none',
      given(rows, [], { requests: [answered('none', by('client'))] }),
      'not-established blocked not-received',
    ],
    [
      'the client states none, and it is the client to ask',
      given(asks({ addressee: 'client' }), [], { requests: [answered('none', by('client'))] }),
      'fail against',
    ],
    [
      'none, unsigned',
      given(rows, [], { requests: [{ ...answered('none'), answer: { status: 'none', at: '2026-10-20' } }] }),
      'not-established blocked not-received',
    ],
    [
      'none, undated',
      given(rows, [], { requests: [{ ...answered('none'), answer: { status: 'none', ...by('supplier') } }] }),
      'not-established blocked not-received',
    ],
    [
      'none, stated after as-of',
      given(rows, [], { requests: [answered('none', { at: '2026-11-20' })] }),
      'not-established blocked not-received',
    ],
    [
      'none, for another criterion',
      given(rows, [], { requests: [{ ...answered('none'), criteria: ['norm@1/1.01#b'] }] }),
      'not-established nothing-usable not-requested',
    ],
    ['received, and nothing came', given(rows, []), 'not-established blocked not-received'],
    [
      'no answer',
      given(rows, [], { requests: [{ id: 'IV-1', criteria: [CRITERION] }] }),
      'not-established blocked not-received',
    ],
    ['no paper', given(asks(), []), 'not-established blocked not-received'],
    [
      'a page that is not there',
      given(measures(), [], { requests: [], measured: [portal('not-found')] }),
      'not-established blocked not-received',
    ],
  ])('%s', (_name, world, expected) => {
    expect(outcomeOf(world)).toBe(expected);
  });
});
