import { describe, expect, it } from 'vitest';
import { say } from '../../src/language/language.ts';
import { actualIn, expectedIn, scopeIn, stepIn } from '../../src/language/predicate.ts';

describe('expectedIn', () => {
  it.each([
    ['equals true', 'gelijk aan ja', 'equal to yes'],
    ['equals rsa', 'gelijk aan rsa', 'equal to rsa'],
    ['notEquals ', 'niet gelijk aan leeg', 'not equal to empty'],
    ['in tls.suites.sufficient (x-1)', 'een van tls.suites.sufficient (x-1)', 'one of tls.suites.sufficient (x-1)'],
    ['notIn [, none, off]', 'geen van leeg, none, off', 'none of empty, none, off'],
    ['contains a', 'bevat a', 'contains a'],
    ['subsetOf tls.versions (x-1)', 'alleen uit tls.versions (x-1)', 'only from tls.versions (x-1)'],
    ['disjointFrom [a, b]', 'niets uit a, b', 'nothing from a, b'],
    ['gte 1, lte 3', 'ten minste 1, ten hoogste 3', 'at least 1, at most 3'],
    ['length gte 12', 'lengte ten minste 12', 'length at least 12'],
    ['explicit true', 'vastgelegd', 'written down'],
    ['isPublic false', 'niet bereikbaar vanaf het internet', 'not reachable from the internet'],
    ['withinLast P7D', 'in de laatste 7 dagen', 'within the last 7 days'],
    ['versionGte 1.22.0', 'ten minste versie 1.22.0', 'at least version 1.22.0'],
    ['gte 1', 'ten minste 1', 'at least 1'],
    ['lte 0.85', 'ten hoogste 0.85', 'at most 0.85'],
    [
      'gte 2026-11-23T09:00:00.000Z',
      'niet eerder dan 23 november 2026 09:00 UTC',
      'not before 23 November 2026 09:00 UTC',
    ],
    [
      'lte periodTo - P1Y = 2025-10-31T23:59:59.999Z',
      'niet later dan periodTo - P1Y = 31 oktober 2025',
      'not after periodTo - P1Y = 31 October 2025',
    ],
    ['lte msg.age = P2D', 'ten hoogste msg.age = 2 dagen', 'at most msg.age = 2 days'],
    ['gte msg.unset', 'ten minste msg.unset', 'at least msg.unset'],
    ['exists true', 'aanwezig', 'present'],
    ['exists false', 'afwezig', 'not present'],
    ['some', 'ten minste één onderdeel', 'at least one member'],
    ['none', 'geen enkel onderdeel', 'no member'],
    ['each', 'elk onderdeel', 'each member'],
    [
      'gap <= bio2.interval = P1M',
      'tussentijd ten hoogste bio2.interval = 1 maand',
      'gap at most bio2.interval = 1 month',
    ],
    ['share >= msg.share = 0.9', 'aandeel ten minste msg.share = 0.9', 'share at least msg.share = 0.9'],
    ['utilisation <= msg.use', 'bezetting ten hoogste msg.use', 'utilisation at most msg.use'],
    ['difference <= 3', 'verschil ten hoogste 3', 'difference at most 3'],
    [
      'relative difference <= msg.share = 0.001',
      'verschil als aandeel van het grootste ten hoogste msg.share = 0.001',
      'difference as a share of the larger at most msg.share = 0.001',
    ],
    ['TLSv1.3', 'TLSv1.3', 'TLSv1.3'],
    ['later thing of a version to come', 'later thing of a version to come', 'later thing of a version to come'],
  ])('%s', (text, nl, en) => {
    expect([expectedIn('nl', text), expectedIn('en', text)]).toEqual([nl, en]);
  });
});

describe('actualIn', () => {
  it.each([
    ['true', 'ja', 'yes'],
    ['false', 'nee', 'no'],
    ['absent', 'niet aanwezig', 'not present'],
    ['unparsed', 'niet gelezen', 'not read'],
    ['templated', 'sjabloon', 'template'],
    ['', 'leeg', 'empty'],
    ['0', '0', '0'],
    ['[TLSv1.2, TLSv1.3]', 'TLSv1.2, TLSv1.3', 'TLSv1.2, TLSv1.3'],
    ['[true, false]', 'ja, nee', 'yes, no'],
    ['18 of 25', '18 van de 25', '18 of 25'],
    ['87.8 d', '87,8 dagen', '87.8 days'],
    ['1.0 d', '1 dag', '1 day'],
    ['0 hours', '0 uur', '0 hours'],
    ['PT31H', '31 uur', '31 hours'],
    ['P1Y6M', '1 jaar 6 maanden', '1 year 6 months'],
    ['P', 'P', 'P'],
    ['PT', 'PT', 'PT'],
    ['no limit set', 'geen grens vastgelegd', 'no limit set'],
    ['2026-08-09T13:45:00.000Z', '9 augustus 2026 13:45 UTC', '9 August 2026 13:45 UTC'],
    ['toString', 'toString', 'toString'],
    ['TLS_AES_256_GCM_SHA384', 'TLS_AES_256_GCM_SHA384', 'TLS_AES_256_GCM_SHA384'],
  ])('%j', (text, nl, en) => {
    expect([actualIn('nl', text), actualIn('en', text)]).toEqual([nl, en]);
  });
});

describe('stepIn', () => {
  it.each([
    [{ form: 'all' }, 'alle van het volgende', 'all of the following'],
    [{ form: 'any' }, 'ten minste één van het volgende', 'at least one of the following'],
    [{ form: 'not' }, 'niet het volgende', 'not the following'],
    [{ form: 'each', path: 'suites' }, 'elk van suites', 'each of suites'],
    [{ form: 'some', path: 'suites' }, 'ten minste één van suites', 'at least one of suites'],
    [{ form: 'none', path: 'suites' }, 'geen van suites', 'none of suites'],
    [{ form: 'equals', path: 'mfa', expected: 'equals true' }, 'mfa', 'mfa'],
    [{ form: 'use ratio', expected: 'share >= x' }, '', ''],
    [{ form: 'exists', path: 'mfa' }, 'aanwezig mfa', 'present mfa'],
    [{ form: 'later', path: 'mfa' }, 'later mfa', 'later mfa'],
  ])('%j', (step, nl, en) => {
    expect([stepIn('nl', step), stepIn('en', step)]).toEqual([nl, en]);
  });
});

it.each([
  ['handshake any', 'verbinding met elke sleutelsoort', 'connection with any kind of key'],
  ['handshake rsa', 'verbinding met RSA', 'connection with RSA'],
  ['http > server', 'http > server', 'http > server'],
])('the scope %s', (scope, nl, en) => {
  expect([scopeIn('nl', scope), scopeIn('en', scope)]).toEqual([nl, en]);
});

it('is what a sentence about a deviation says', () => {
  const message = {
    code: 'because.against',
    params: { item: 'IV-1', path: 'mfa', expected: 'equals true', actual: 'absent' },
  };
  expect(say('nl', message)).toBe('IV-1 toont bij mfa: verwacht gelijk aan ja, aangetroffen niet aanwezig.');
  expect(say('en', message)).toMatch(/expected equal to yes.*not present/);
});
