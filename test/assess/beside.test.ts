import { describe, expect, it } from 'vitest';
import {
  given,
  HALF,
  item,
  LAST_YEAR,
  NAMELESS,
  outcomeOf,
  PARTIAL,
  portal,
  reads,
  stancesOf,
  STATEMENT,
  WITHHELD,
} from './observed.ts';
import { REQUEST, shaOf, type DeliveredSpec, type World } from './world.ts';

/** Rows that must agree with a count that somebody else made: as many here as there. */
const counted = reads(
  {
    besideFrom: 'list',
    assert: {
      all: [
        { at: 'bad', equals: 0 },
        { at: 'beside.list.rows', equals: 10 },
      ],
    },
  },
  { aspect: 'operation' },
);

const list = (shows: 'good' | 'empty' | 'unreadable', more: Parameters<typeof item>[2] = {}): DeliveredSpec =>
  item(2, shows, { kind: 'list', ...more });

type Case = readonly [string, World, string];

const CASES: readonly Case[] = [
  ['both there and they agree', given(counted, [item(1, 'good'), list('good')]), 'met supported'],
  ['both there and they differ', given(counted, [item(1, 'good'), list('empty')]), 'fail against'],
  ['the rows are bad, whatever the list says', given(counted, [item(1, 'bad'), list('good')]), 'fail against'],
  ['there is no list', given(counted, [item(1, 'good')]), 'not-established nothing-usable not-received'],
  [
    'there is no list, and the rows are bad',
    given(counted, [item(1, 'bad')]),
    'not-established nothing-usable not-received',
  ],
  ['the list alone', given(counted, [list('good')]), 'not-established nothing-usable not-received'],
  [
    'the list is withheld',
    given(counted, [item(1, 'good'), list('good', WITHHELD)]),
    'not-established blocked withheld',
  ],
  [
    'the list is there in part',
    given(counted, [item(1, 'good'), list('good', PARTIAL)]),
    'not-established blocked not-received',
  ],
  [
    'nobody says who made the list',
    given(counted, [item(1, 'good'), list('good', NAMELESS)]),
    'not-established blocked not-explained',
  ],
  [
    'the list has no legend',
    given(counted, [item(1, 'good'), list('good', { without: ['columns'] })]),
    'not-established blocked not-explained',
  ],
  [
    'the list cannot be read',
    given(counted, [item(1, 'good'), list('unreadable')]),
    'not-established nothing-usable indeterminate',
  ],
  [
    'the list is somebody saying so',
    given(counted, [item(1, 'good'), list('good', STATEMENT)]),
    'not-established nothing-usable statement-only',
  ],
  [
    'the list is of another year',
    given(counted, [item(1, 'good'), list('good', LAST_YEAR)]),
    'not-established nothing-usable out-of-period',
  ],
  [
    'weak as it is, the list shows a difference',
    given(counted, [item(1, 'good'), list('empty', STATEMENT)]),
    'fail against',
  ],
  [
    'two lists: nobody knows which',
    given(counted, [item(1, 'good'), list('good'), item(3, 'empty', { kind: 'list' })]),
    'not-established nothing-usable indeterminate',
  ],
  [
    'the list is broken',
    given(counted, [item(1, 'good'), list('good')], { broken: [shaOf('IV-1-2', 'good')] }),
    'not-established blocked integrity-broken',
  ],
  [
    'the rows speak of half the period',
    given(counted, [item(1, 'good', HALF), list('good')]),
    'not-established nothing-usable coverage-incomplete',
  ],
  ['never asked for', given(counted, [], { requests: [] }), 'not-established nothing-usable not-requested'],
];

describe('an export that is read beside another', () => {
  it.each(CASES)('%s', (_name, world, expected) => {
    expect(outcomeOf(world)).toBe(expected);
  });

  it('is printed with the rows, and counts for nothing by itself', () => {
    expect(stancesOf(given(counted, [item(1, 'good'), list('good')]))).toEqual(['IV-1-1 support', 'IV-1-2 neutral']);
  });

  it('is of its own target only', () => {
    const elsewhere = list('good', { targets: ['portal'] });
    expect(outcomeOf(given(counted, [item(1, 'good'), elsewhere]))).toBe('not-established nothing-usable not-received');
  });

  it('leaves what is measured alone', () => {
    const world = given(counted, [item(1, 'good'), list('good')], { measured: [portal('bad')] });
    expect(outcomeOf(world)).toBe('met supported');
  });

  it('that was asked for with another request still serves its criterion', () => {
    const second = { ...REQUEST, id: 'IV-2' };
    const world = given(counted, [item(1, 'good'), list('good', { request: 'IV-2' })], { requests: [REQUEST, second] });
    expect(outcomeOf(world)).toBe('met supported');
  });
});
