import { describe, expect, it } from 'vitest';
import { given, item, LAST_YEAR, NAMELESS, OLD, outcomeOf, PARTIAL, reads, STATEMENT, WITHHELD } from './observed.ts';
import { type World } from './world.ts';

type Case = readonly [string, World, string];

const rare = reads({ emptyFrom: 'register' }, { aspect: 'operation' });
const incidents = (shows: 'empty' | 'good' | 'unknown', more: Parameters<typeof item>[2] = {}) =>
  item(9, shows, { kind: 'register', ...more });

const EMPTY: readonly Case[] = [
  [
    'another complete source shows that nothing happened',
    given(rare, [incidents('empty')]),
    'did-not-occur population-empty',
  ],
  [
    'that source and a stale item',
    given({ ...rare, window: 'P3M' }, [incidents('empty'), item(1, 'good', OLD)]),
    'did-not-occur population-empty',
  ],
  [
    'that source shows that it did happen',
    given(rare, [incidents('good')]),
    'not-established nothing-usable coverage-incomplete',
  ],
  [
    'that source leaves out who made it',
    given(rare, [incidents('empty', NAMELESS)]),
    'not-established nothing-usable not-explained',
  ],
  [
    'that source is a statement',
    given(rare, [incidents('empty', STATEMENT)]),
    'not-established nothing-usable statement-only',
  ],
  [
    'that source speaks of another year',
    given(rare, [incidents('empty', LAST_YEAR)]),
    'not-established nothing-usable out-of-period',
  ],
  [
    'that source was delivered in part',
    given(rare, [incidents('empty', PARTIAL)]),
    'not-established blocked not-received',
  ],
  [
    'that source has no legend',
    given(rare, [incidents('empty', { without: ['columns'] })]),
    'not-established blocked not-explained',
  ],
  ['that source is withheld', given(rare, [incidents('empty', WITHHELD)]), 'not-established blocked withheld'],
  [
    'the register itself is empty, and nothing else',
    given(reads({ emptyFrom: 'register', assert: { at: 'bad', equals: 0 } }, { aspect: 'operation' }), [
      item(1, 'empty'),
    ]),
    'not-established nothing-usable sample-too-small',
  ],
  [
    'the check names no other source',
    given(reads({}, { aspect: 'operation' }), [incidents('empty')]),
    'not-established nothing-usable not-received',
  ],
  [
    'that source is unreadable',
    given(rare, [incidents('unknown', { shows: 'unreadable' })]),
    'not-established blocked indeterminate',
  ],
];

describe.each([['population-empty: shown by a complete source other than the register itself', EMPTY]])(
  '%s',
  (_rule, cases) => {
    it.each(cases)('%s', (_name, world, expected) => {
      expect(outcomeOf(world)).toBe(expected);
    });
  },
);
