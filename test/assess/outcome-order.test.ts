import { describe, expect, it } from 'vitest';
import {
  answered,
  asks,
  BLACKED_OUT,
  CRITERION,
  given,
  grounds,
  HALF,
  item,
  itemId,
  judged,
  LAST_YEAR,
  measures,
  NAMELESS,
  OLD,
  outcomeOf,
  PAPER,
  paper,
  PARTIAL,
  portal,
  reads,
  says,
  seen,
  STATEMENT,
  superfluous,
  WITHHELD,
} from './observed.ts';
import { shaOf, type World } from './world.ts';

type Case = readonly [string, World, string];

const WHEN = { when: { at: 'applies', equals: true } } as const;
const conditional = measures(WHEN);
const rare = reads({ emptyFrom: 'register' }, { aspect: 'operation' });
const incidents = (shows: 'empty' | 'good' | 'unknown', more: Parameters<typeof item>[2] = {}) =>
  item(9, shows, { kind: 'register', ...more });
const impossible: World['decisions'][number] = {
  kind: 'not-applicable',
  criterion: CRITERION,
  fact: 'no such system exists',
  items: [itemId(8)],
};
const decided = { decisions: [impossible] };

const AGAINST: readonly Case[] = [
  ['an adverse measurement alone', seen(measures(), [portal('bad')]), 'fail against'],
  ['an adverse item beside one that blocks', given(reads(), [item(1, 'bad'), item(2, 'unknown')]), 'fail against'],
  ['an adverse item beside one that supports', given(reads(), [item(1, 'bad'), item(2, 'good')]), 'fail against'],
  [
    'an adverse item beside one that says nothing',
    given(reads(), [item(1, 'bad'), item(2, 'good', { without: ['madeBy'] })]),
    'fail against',
  ],
  [
    'an adverse measurement beside a failed attempt',
    seen(measures(), [portal('bad', '2026-10-01'), portal('timeout')]),
    'fail against',
  ],
  [
    'an adverse item beside an absent precondition',
    seen(conditional, [portal('bad', '2026-10-01'), portal('inapplicable')]),
    'fail against',
  ],
  [
    'an adverse item under a decision that it does not apply',
    given(reads(), [item(1, 'bad'), grounds()], decided),
    'fail against',
  ],
  [
    'a register that states none',
    given(reads({ assert: { at: 'rows', gte: 1 } }), [
      item(1, 'empty', { card: { complete: { population: 0, how: 'counted' } } }),
    ]),
    'fail against',
  ],
  ['a written answer that there is none', given(asks(), [], { requests: [answered('none')] }), 'fail against'],
  [
    'a judgement that it does not suffice',
    given(judged(), [paper(1)], { judgements: [says('fail', [itemId(1)])] }),
    'fail against',
  ],
  ['an adverse item beside an empty population', given(rare, [item(1, 'bad'), incidents('empty')]), 'fail against'],
];

const BLOCKED: readonly Case[] = [
  ['a withheld item', given(reads(), [item(1, 'good', WITHHELD)]), 'not-established blocked withheld'],
  [
    'a withheld item beside one that supports',
    given(reads(), [item(1, 'good'), item(2, 'good', WITHHELD)]),
    'not-established blocked withheld',
  ],
  [
    'a partial item beside one that supports',
    given(reads(), [item(1, 'good'), item(2, 'good', PARTIAL)]),
    'not-established blocked not-received',
  ],
  [
    'a redaction over the tested part',
    given(reads(), [item(1, 'good', BLACKED_OUT)]),
    'not-established blocked redacted',
  ],
  ['a measurement that never completed', seen(measures(), [portal('timeout')]), 'not-established blocked unreachable'],
  ['a planned measurement that nobody tried', seen(measures(), []), 'not-established blocked not-attempted'],
  [
    'an unreadable file beside one that supports',
    given(reads(), [item(1, 'good'), item(2, 'unreadable')]),
    'not-established blocked indeterminate',
  ],
  [
    'an item that blocks beside an absent precondition',
    given(reads(WHEN), [item(1, 'inapplicable'), item(2, 'unknown')]),
    'not-established blocked indeterminate',
  ],
  [
    'an item that blocks under a decision that it does not apply',
    given(reads(), [item(1, 'unknown'), grounds()], decided),
    'not-established blocked indeterminate',
  ],
  [
    'an item that blocks beside an empty population',
    given(rare, [item(1, 'unknown'), incidents('empty')]),
    'not-established blocked indeterminate',
  ],
  [
    'a question nobody answered',
    given(reads(), [], { requests: [{ id: 'IV-1', criteria: [CRITERION] }] }),
    'not-established blocked not-received',
  ],
  [
    'a purged paper',
    given(asks(), [paper(1)], { purged: [shaOf('IV-1-1', 'good')] }),
    'not-established blocked purged',
  ],
];

const SUPPORTED: readonly Case[] = [
  ['a good measurement', seen(measures(), [portal('good')]), 'met supported'],
  ['an explained export', given(reads(), [item(1, 'good')]), 'met supported'],
  ['two that agree', given(reads(), [item(1, 'good'), item(2, 'good')]), 'met supported'],
  ['an adopted and explained paper', given(asks(), [paper(1)]), 'met supported'],
  [
    'a judgement with a second pair of eyes',
    given(judged(), [paper(1)], { judgements: [says('met', [itemId(1)])] }),
    'met supported',
  ],
  [
    'one that supports beside a stale one',
    given(reads({}, { window: 'P3M' }), [item(1, 'good'), item(2, 'good', OLD)]),
    'met supported',
  ],
  [
    'one that supports beside a statement',
    given(reads(), [item(1, 'good'), item(2, 'good', STATEMENT)]),
    'met supported',
  ],
  [
    'a measurement that was remedied',
    seen(measures(), [portal('bad', '2026-10-01'), portal('good', '2026-10-20')]),
    'met supported',
  ],
  [
    'one that supports, with a blocking one made superfluous',
    superfluous(given(reads(), [item(1, 'good'), item(2, 'unknown')]), itemId(2, 'unknown'), itemId(1)),
    'met supported',
  ],
  [
    'a good measurement after a failed attempt',
    seen(measures(), [portal('timeout', '2026-10-01'), portal('good')]),
    'met supported',
  ],
  [
    'an export with its population counted, over the period',
    given(reads({}, { aspect: 'operation' }), [item(1, 'good')]),
    'met supported',
  ],
  [
    'support of a need whose population could have been empty',
    given(rare, [item(1, 'good'), incidents('empty')]),
    'met supported',
  ],
];

const NOTHING_USABLE: readonly Case[] = [
  [
    'nothing asked and nothing there',
    given(reads(), [], { requests: [] }),
    'not-established nothing-usable not-requested',
  ],
  ['nothing judged', given(judged(), [paper(1)]), 'not-established nothing-usable not-judged'],
  [
    'an export whose maker is not told',
    given(reads(), [item(1, 'good', NAMELESS)]),
    'not-established nothing-usable not-explained',
  ],
  ['a statement', given(reads(), [item(1, 'good', STATEMENT)]), 'not-established nothing-usable statement-only'],
  [
    'a paper where an export is due',
    given(reads(), [item(1, 'good', PAPER)]),
    'not-established nothing-usable unverifiable-origin',
  ],
  [
    'an observation outside its window',
    given(reads({}, { window: 'P3M' }), [item(1, 'good', OLD)]),
    'not-established nothing-usable stale',
  ],
  [
    'an observation after as-of',
    seen(measures(), [portal('good', '2026-12-01')]),
    'not-established nothing-usable out-of-period',
  ],
  [
    'a period outside the audited one',
    given(reads({}, { aspect: 'operation' }), [item(1, 'good', LAST_YEAR)]),
    'not-established nothing-usable out-of-period',
  ],
  [
    'half of the period',
    given(reads({}, { aspect: 'operation' }), [item(1, 'good', HALF)]),
    'not-established nothing-usable coverage-incomplete',
  ],
  [
    'an export without rows',
    given(reads({ assert: { at: 'bad', equals: 0 } }), [item(1, 'empty')]),
    'not-established nothing-usable sample-too-small',
  ],
  [
    'a norm that nobody set',
    given(reads({ assert: { at: 'rows', gte: { $param: 'own.least' } } }), [item(1, 'good')]),
    'not-established nothing-usable no-baseline',
  ],
  [
    'an unreviewed judgement',
    given(judged(), [paper(1)], { judgements: [says('met', [itemId(1)], { reviewer: null })] }),
    'not-established nothing-usable not-judged',
  ],
];

describe.each([
  ['against: a usable adverse item comes before everything else', AGAINST],
  ['blocked: what is known or asked for and cannot be looked at', BLOCKED],
  ['supported: enough support over the whole scope', SUPPORTED],
  ['nothing-usable: nothing is against, nothing blocks, nothing suffices', NOTHING_USABLE],
])('%s', (_rule, cases) => {
  it.each(cases)('%s', (_name, world, expected) => {
    expect(outcomeOf(world)).toBe(expected);
  });
});
