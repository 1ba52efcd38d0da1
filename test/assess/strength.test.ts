import { describe, expect, it } from 'vitest';
import type { Card, PartyRole } from '../../src/audit/types.ts';
import type { Strength } from '../../src/catalogue/types.ts';
import {
  asks,
  given,
  item,
  judged,
  itemId,
  measures,
  outcomeOf,
  paper,
  portal,
  reads,
  says,
  seen,
} from './observed.ts';
import { assessWorld, FULL_CARD, type World } from './world.ts';

const person = (party: PartyRole, index = 0) => ({ party, role: `observer ${index}` });
const made = (madeBy: NonNullable<Card['madeBy']>, more: object = {}) => ({ card: { madeBy, ...more } });
const covers = (yes: boolean) => ({ scope: { covers: yes, description: 'the service' } });
const report = { party: 'third-party', how: 'third-party-report' } as const;
const observed = (...observers: PartyRole[]) =>
  made({ party: 'auditor', how: 'observation', observers: observers.map(person) });

describe('strength is derived from who made it and how', () => {
  it.each<[string, World, Strength]>([
    ['measured by an auditor', seen(measures(), [portal('good')]), 'R1'],
    ['measured by the client', seen(measures(), [portal('good')], { operator: 'client' }), 'R1'],
    ['measured by the addressee', seen(measures(), [portal('good')], { operator: 'supplier' }), 'R3'],
    ['a handed-over file that the tool read', seen(measures(), [{ ...portal('good'), collector: 'file' }]), 'R3'],
    ['observed by two auditors', given(reads(), [item(1, 'good', observed('auditor', 'auditor'))]), 'R1'],
    [
      'observed by one who is listed twice',
      given(reads(), [
        item(
          1,
          'good',
          made({ party: 'auditor', how: 'observation', observers: [person('auditor'), person('auditor')] }),
        ),
      ]),
      'R5',
    ],
    [
      'observed by an auditor and the addressee',
      given(reads(), [item(1, 'good', observed('auditor', 'supplier'))]),
      'R5',
    ],
    ['observed by one', given(reads(), [item(1, 'good', observed('auditor'))]), 'R5'],
    [
      'a third party whose scope covers the service',
      given(reads(), [item(1, 'good', made(report, covers(true)))]),
      'R2',
    ],
    ['a third party whose scope does not', given(reads(), [item(1, 'good', made(report, covers(false)))]), 'R4'],
    ['a third party whose scope nobody tells', given(reads(), [item(1, 'good', made(report))]), 'R4'],
    [
      'a "third-party" report by the supplier',
      given(reads(), [item(1, 'good', made({ ...report, party: 'supplier' }, covers(true)))]),
      'R4',
    ],
    ['a system export', given(reads(), [item(1, 'good')]), 'R3'],
    ['a document', given(reads(), [item(1, 'good', made({ party: 'supplier', how: 'document' }))]), 'R4'],
    ['a statement', given(reads(), [item(1, 'good', made({ party: 'auditor', how: 'statement' }))]), 'R5'],
    ['nobody says', given(reads(), [item(1, 'good', { without: ['madeBy'] })]), 'R5'],
  ])('%s', (_name, world, strength) => {
    expect(assessWorld(world).items[0]?.strength).toBe(strength);
  });
});

describe('floors: what is too weak for its aspect supports nothing', () => {
  const doc = { party: 'supplier', how: 'document' } as const;
  const signed = (...parties: PartyRole[]) => ({ card: { signed: parties.map(person) } });
  const existence = asks({ aspect: 'existence' });
  it.each<[string, World, string]>([
    ['design: an adopted document', given(asks(), [paper(1)]), 'met supported'],
    [
      'design: a document that nobody adopted',
      given(asks(), [paper(1, { without: ['adopted'] })]),
      'not-established blocked not-explained',
    ],
    [
      'design: a statement',
      given(asks(), [paper(1, made({ party: 'supplier', how: 'statement' }))]),
      'not-established nothing-usable statement-only',
    ],
    ['design: a system export', given(asks(), [paper(1, { card: FULL_CARD })]), 'met supported'],
    ['existence: an export', given(reads(), [item(1, 'good')]), 'met supported'],
    [
      'existence: a document',
      given(reads(), [item(1, 'good', made(doc))]),
      'not-established nothing-usable unverifiable-origin',
    ],
    [
      'existence of a document: unsigned',
      given(existence, [paper(1)]),
      'not-established nothing-usable unverifiable-origin',
    ],
    [
      'existence of a document: signed by its maker',
      given(existence, [paper(1, signed('supplier'))]),
      'not-established nothing-usable unverifiable-origin',
    ],
    [
      'existence of a document: signed by the counterparty',
      given(existence, [paper(1, signed('supplier', 'client'))]),
      'met supported',
    ],
    [
      'existence of a document: signed by an auditor',
      given(existence, [paper(1, signed('auditor'))]),
      'not-established nothing-usable unverifiable-origin',
    ],
    [
      'existence of a document: signed by a third party',
      given(existence, [paper(1, signed('third-party'))]),
      'not-established nothing-usable unverifiable-origin',
    ],
    [
      'operation: an export over the period',
      given(reads({}, { aspect: 'operation' }), [item(1, 'good')]),
      'met supported',
    ],
    [
      'operation: a document over the period',
      given(reads({}, { aspect: 'operation' }), [item(1, 'good', made(doc))]),
      'not-established nothing-usable unverifiable-origin',
    ],
    [
      'operation: a signed document',
      given(asks({ aspect: 'operation' }), [paper(1, signed('client'))]),
      'not-established nothing-usable unverifiable-origin',
    ],
    [
      'a criterion that asks for R1 and gets an export',
      given(reads({}, { strength: 'R1' }), [item(1, 'good')]),
      'not-established nothing-usable unverifiable-origin',
    ],
    [
      'a criterion that asks for R1 and gets a measurement',
      seen(measures({}, { strength: 'R1' }), [portal('good')]),
      'met supported',
    ],
    [
      'a criterion that asks for less than the floor',
      given(reads({}, { strength: 'R5' }), [item(1, 'good', made(doc))]),
      'not-established nothing-usable unverifiable-origin',
    ],
    [
      'a judgement neither',
      given(judged(), [paper(1, made({ party: 'supplier', how: 'statement' }))], {
        judgements: [says('met', [itemId(1)])],
      }),
      'not-established nothing-usable statement-only',
    ],
    [
      'a measurement of a repository shows no existence',
      repository('existence'),
      'not-established nothing-usable unverifiable-origin',
    ],
    ['a measurement of a repository shows a design', repository('design'), 'met supported'],
  ])('%s', (_name, world, expected) => {
    expect(outcomeOf(world)).toBe(expected);
  });
});

function repository(aspect: 'existence' | 'design'): World {
  const targets = [{ id: 'portal', kind: 'web', environment: 'repository' }] as const;
  return seen(measures({}, { aspect }), [portal('good')], { targets });
}

describe('a weaker favourable result never lifts a fail', () => {
  const bad = (how: object) => item(1, 'bad', { card: { observedAt: '2026-10-01', ...how } });
  const good = (how: object) => item(2, 'good', { card: { observedAt: '2026-10-02', ...how } });
  const export_ = { madeBy: { party: 'supplier', how: 'system-export' } } as const;
  const audit = { madeBy: report, ...covers(true) };
  const statement = { madeBy: { party: 'supplier', how: 'statement' } } as const;
  it.each<[string, World, string]>([
    ['an export after an export', given(reads(), [bad(export_), good(export_)]), 'met supported'],
    ['a third party after an export', given(reads(), [bad(export_), good(audit)]), 'met supported'],
    ['an export after a third party', given(reads(), [bad(audit), good(export_)]), 'fail against'],
    ['an export after a statement', given(reads(), [bad(statement), good(export_)]), 'met supported'],
    [
      'an export after an item that does not say who made it',
      given(reads(), [item(1, 'bad', { recognised: true, without: ['madeBy'] }), good(export_)]),
      'fail against',
    ],
    [
      'an export after a third party that does not tell its scope',
      given(reads(), [bad({ madeBy: report }), good(export_)]),
      'fail against',
    ],
    [
      'two observers after an export',
      given(reads(), [bad(export_), good(observed('auditor', 'client').card)]),
      'met supported',
    ],
    [
      'an export after two observers',
      given(reads(), [bad(observed('auditor', 'client').card), good(export_)]),
      'fail against',
    ],
    ['the addressee measures itself after an auditor did', selfAfter(), 'fail against'],
    [
      'an auditor measures after an auditor',
      seen(measures(), [portal('bad', '2026-10-01'), portal('good')]),
      'met supported',
    ],
  ])('%s', (_name, world, expected) => {
    expect(outcomeOf(world)).toBe(expected);
  });
});

// A file handed over later is of the addressee's own path, whoever reads it.
function selfAfter(): World {
  const needs = reads({}, { targets: ['web'] });
  const third = { madeBy: report, ...covers(true), observedAt: '2026-10-01' };
  const items = [
    item(1, 'bad', { targets: ['portal'], card: third }),
    item(2, 'good', { targets: ['portal'], card: { observedAt: '2026-10-02' } }),
  ];
  return given(needs, items);
}
