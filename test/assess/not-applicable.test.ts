import { describe, expect, it } from 'vitest';
import {
  CRITERION,
  given,
  grounds,
  item,
  itemId,
  measures,
  NAMELESS,
  OLD,
  outcomeOf,
  PARTIAL,
  portal,
  reads,
  seen,
  STATEMENT,
} from './observed.ts';
import { type World } from './world.ts';

type Case = readonly [string, World, string];

const WHEN = { when: { at: 'applies', equals: true } } as const;
const conditional = measures(WHEN);
const impossible: World['decisions'][number] = {
  kind: 'not-applicable',
  criterion: CRITERION,
  fact: 'no such system exists',
  items: [itemId(8)],
};

const factless: World['decisions'][number] = { kind: 'not-applicable', criterion: CRITERION, items: [itemId(8)] };
const decided = { decisions: [impossible] };

const PRECONDITION: readonly Case[] = [
  [
    'a measurement shows that the precondition is absent',
    seen(conditional, [portal('inapplicable')]),
    'not-applicable precondition-absent',
  ],
  [
    'two measurements show it',
    seen(conditional, [portal('inapplicable', '2026-10-01'), portal('inapplicable')]),
    'not-applicable precondition-absent',
  ],
  ['an explained export shows it', given(reads(WHEN), [item(1, 'inapplicable')]), 'not-applicable precondition-absent'],
  [
    'it is shown beside a stale item',
    given(reads(WHEN, { window: 'P3M' }), [item(1, 'inapplicable'), item(2, 'good', OLD)]),
    'not-applicable precondition-absent',
  ],
  [
    'it is shown, and a decision says so too',
    seen(conditional, [portal('inapplicable')], { ...decided, delivered: [grounds()] }),
    'not-applicable precondition-absent',
  ],
  [
    'an unexplained export shows nothing',
    given(reads(WHEN), [item(1, 'inapplicable', NAMELESS)]),
    'not-established nothing-usable not-explained',
  ],
  [
    'a statement shows nothing',
    given(reads(WHEN), [item(1, 'inapplicable', STATEMENT)]),
    'not-established nothing-usable statement-only',
  ],
  [
    'a partial export shows nothing and blocks',
    given(reads(WHEN), [item(1, 'inapplicable', PARTIAL), item(2, 'good')]),
    'not-established blocked not-received',
  ],
  [
    'a precondition that cannot be read blocks',
    seen(measures({ when: { at: 'unheard', equals: true } }), [portal('good')]),
    'not-established blocked indeterminate',
  ],
  [
    'a stale item shows nothing',
    given(reads(WHEN, { window: 'P3M' }), [item(1, 'inapplicable', OLD)]),
    'not-established nothing-usable stale',
  ],
  [
    'a measurement after as-of shows nothing',
    seen(conditional, [portal('inapplicable', '2026-12-01')]),
    'not-established nothing-usable out-of-period',
  ],
  [
    'another item that supports shows that it does apply',
    seen(conditional, [portal('inapplicable', '2026-10-01'), portal('good')]),
    'met supported',
  ],
];

const DECIDED: readonly Case[] = [
  [
    'a reviewed decision with a fact and evidence',
    given(reads(), [grounds()], decided),
    'not-applicable decided-not-applicable',
  ],
  [
    'a decision on this very need',
    given(reads(), [grounds()], { decisions: [{ ...impossible, need: 'check' }] }),
    'not-applicable decided-not-applicable',
  ],
  [
    'a decision on another need',
    given(reads(), [grounds()], { decisions: [{ ...impossible, need: 'other' }] }),
    'not-established nothing-usable not-received',
  ],
  [
    'a decision on another criterion',
    given(reads(), [grounds()], { decisions: [{ ...impossible, criterion: 'norm@1/1.01#b' }] }),
    'not-established nothing-usable not-received',
  ],
  [
    'a decision without an approver',
    given(reads(), [grounds()], { decisions: [withoutApprover()] }),
    'not-established nothing-usable not-received',
  ],
  [
    'a decision approved by its author',
    given(reads(), [grounds()], {
      decisions: [{ ...impossible, approver: { party: 'auditor', role: 'one', id: 'one' } }],
    }),
    'not-established nothing-usable not-received',
  ],
  [
    'a decision without a fact',
    given(reads(), [grounds()], { decisions: [factless] }),
    'not-established nothing-usable not-received',
  ],
  [
    'a decision without evidence',
    given(reads(), [grounds()], { decisions: [{ ...impossible, items: [] }] }),
    'not-established nothing-usable not-received',
  ],
  [
    'a decision on evidence that is not there',
    given(reads(), [grounds()], { decisions: [{ ...impossible, items: ['IV-7-1@00000000'] }] }),
    'not-established nothing-usable not-received',
  ],
  [
    'a decision on evidence that was withheld since',
    given(reads(), [{ ...grounds(), card: { ...grounds().card, access: 'withheld' } }], decided),
    'not-established nothing-usable not-received',
  ],
  [
    'an expired decision',
    given(reads(), [grounds()], { decisions: [{ ...impossible, expires: '2026-10-31' }] }),
    'not-established nothing-usable not-received',
  ],
  ['a decision against an item that supports', given(reads(), [item(1, 'good'), grounds()], decided), 'met supported'],
];

function withoutApprover(): World['decisions'][number] {
  return { ...impossible, approver: undefined } as unknown as World['decisions'][number];
}

describe.each([
  ['precondition-absent: a usable item shows it, and nothing contradicts', PRECONDITION],
  ['decided-not-applicable: reviewed, motivated, evidenced and uncontradicted', DECIDED],
])('%s', (_rule, cases) => {
  it.each(cases)('%s', (_name, world, expected) => {
    expect(outcomeOf(world)).toBe(expected);
  });
});
