import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assess/types.ts';
import { decideFinal, type FinalQuestion, type FinalRefusal } from '../../src/decide/hearing.ts';
import { everything } from '../report/everything.ts';
import { without } from './without.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-12-01T12:00:00Z');

const HEARING = { sentAt: '2026-11-20T09:00:00.000Z', due: '2026-12-07', over: false, outstanding: [] };
const OUTSTANDING = [{ control: 'norm@1/1.01', party: 'supplier' }] as const;

function heard(more: Partial<NonNullable<Assessment['hearing']>> = {}, rest: Partial<Assessment> = {}): Assessment {
  return { ...everything, integrity: 'intact', conclusion: 'does-not-meet', hearing: { ...HEARING, ...more }, ...rest };
}

function asked(more: Partial<FinalQuestion> = {}): FinalQuestion {
  return {
    assessment: heard(),
    sent: 'aa',
    now: { heard: 'aa', content: 'c1' },
    clock: NOW,
    termEnds: NOW + 6 * DAY,
    asOf: NOW - 30 * DAY,
    ...more,
  };
}

function notSent(): Assessment {
  const rest = without(heard(), 'hearing');
  return rest;
}

describe('when an assessment may be declared final', () => {
  it.each<[string, Partial<FinalQuestion>, number]>([
    ['everybody reacted within the term', {}, 1],
    ['nobody reacted, and the term is over', { assessment: heard({ outstanding: OUTSTANDING }), termEnds: NOW - 1 }, 1],
    [
      'something changed after the first version, and it says why',
      { last: { version: 1, assessment: 'c0' }, why: 'a slip' },
      2,
    ],
    ['a third version', { last: { version: 2, assessment: 'c0' }, why: 'new evidence' }, 3],
    ['judged at today', { asOf: NOW - 12 * 3_600_000 }, 1],
    ['a reason nobody asked for', { why: 'because' }, 1],
  ])('%s', (_name, more, version) => {
    expect(decideFinal(asked(more))).toEqual({ version });
  });

  it.each<[string, Partial<FinalQuestion>, readonly FinalRefusal[]]>([
    ['never sent', { assessment: notSent(), sent: undefined, termEnds: undefined }, ['not-sent']],
    ['no reaction, the term still runs', { assessment: heard({ outstanding: OUTSTANDING }) }, ['reaction-outstanding']],
    [
      'no reaction, the last moment of the term',
      { assessment: heard({ outstanding: OUTSTANDING }), termEnds: NOW },
      ['reaction-outstanding'],
    ],
    [
      'over at as-of is not over by the clock',
      { assessment: heard({ outstanding: OUTSTANDING, over: true }) },
      ['reaction-outstanding'],
    ],
    [
      'a term that cannot be read is never over',
      { assessment: heard({ outstanding: OUTSTANDING }), termEnds: undefined },
      ['reaction-outstanding'],
    ],
    ['the findings changed after they were sent', { now: { heard: 'bb', content: 'c1' } }, ['changed-since-sent']],
    ['the same content again', { last: { version: 1, assessment: 'c1' }, why: 'once more' }, ['final-already']],
    ['a next version without a reason', { last: { version: 1, assessment: 'c0' } }, ['no-reason']],
    ['a next version with a blank reason', { last: { version: 1, assessment: 'c0' }, why: ' ' }, ['no-reason']],
    ['judged at a day to come', { asOf: NOW + DAY }, ['as-of-ahead']],
    ['a selection', { assessment: heard({}, { conclusion: null }) }, ['selection']],
    ['a broken dossier', { assessment: heard({}, { integrity: 'broken' }) }, ['integrity-broken']],
    [
      'all at once',
      {
        assessment: heard({ outstanding: OUTSTANDING }, { integrity: 'broken' }),
        now: { heard: 'bb', content: 'c1' },
        last: { version: 1, assessment: 'c0' },
      },
      ['integrity-broken', 'changed-since-sent', 'reaction-outstanding', 'no-reason'],
    ],
  ])('not: %s', (_name, more, refused) => {
    expect(decideFinal(asked(more))).toEqual({ refused });
  });
});
