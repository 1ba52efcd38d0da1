import { describe, expect, it } from 'vitest';
import { answered, asks, CRITERION, given, item, itemId, judged, outcomeOf, paper, reads, says } from './observed.ts';
import { assessWorld, BLACKED_BY, LIST, ON_SITE, type DeliveredSpec, type World } from './world.ts';

type Case = readonly [string, World, string];

type Site = Partial<typeof ON_SITE>;

/** The policy, seen where it stands and not copied. */
function viewing(site: Site = {}, card: DeliveredSpec['card'] = {}): DeliveredSpec {
  return paper(1, { card: { access: 'on-site', onSite: { ...ON_SITE, ...site }, ...card } });
}

const [AUDITOR, CLIENT] = ON_SITE.by;
const committed = { commitment: { list: LIST, document: 'D-1' } };
const shown = (matched: boolean, document = 'D-1') => ({ item: 'IV-1-1', document, matched });

const SEEN: readonly Case[] = [
  ['seen by two people', given(asks(), [viewing()]), 'met supported'],
  ['seen by one', given(asks(), [viewing({ by: [AUDITOR!] })]), 'not-established blocked not-explained'],
  [
    'seen by one and the party that made it',
    given(asks(), [viewing({ by: [AUDITOR!, { party: 'supplier', role: 'guide' }] })]),
    'not-established blocked not-explained',
  ],
  [
    'the same person twice',
    given(asks(), [viewing({ by: [AUDITOR!, { ...AUDITOR!, role: ' it AUDITOR ' }] })]),
    'not-established blocked not-explained',
  ],
  [
    'seen by two of one office',
    given(asks(), [viewing({ by: [AUDITOR!, { ...AUDITOR!, role: 'second' }] })]),
    'met supported',
  ],
  [
    'nobody wrote down who saw it',
    given(asks(), [paper(1, { card: { access: 'on-site' } })]),
    'not-established blocked not-explained',
  ],
  [
    'nobody says who made it',
    given(asks(), [paper(1, { card: { access: 'on-site', onSite: ON_SITE }, without: ['madeBy'] })]),
    'not-established blocked not-explained',
  ],
  [
    'seen after as-of',
    given(asks(), [viewing({ at: '2026-12-05' }, { observedAt: '2026-12-05' })]),
    'not-established nothing-usable out-of-period',
  ],
  [
    'a statement that was read there',
    given(asks(), [viewing({}, { madeBy: { party: 'supplier', how: 'statement' } })]),
    'not-established nothing-usable statement-only',
  ],
  [
    'an export that was looked at: no check can run on it',
    given(reads(), [item(1, 'good', { card: { access: 'on-site', onSite: ON_SITE } })]),
    'not-established blocked not-judged',
  ],
  [
    'the answer says on site, the card says who',
    given(asks(), [paper(1, { card: { onSite: ON_SITE }, stored: false })], { requests: [answered('on-site')] }),
    'met supported',
  ],
  ['judged by a person', given(judged(), [viewing()], { judgements: [says('met', ['IV-1-1'])] }), 'met supported'],
  [
    'judged, and seen by one',
    given(judged(), [viewing({ by: [CLIENT!] })], { judgements: [says('met', ['IV-1-1'])] }),
    'not-established blocked not-explained',
  ],
];

const COMMITTED: readonly Case[] = [
  ['proved in the reading room', given(asks(), [viewing(committed)], { viewed: [shown(true)] }), 'met supported'],
  ['claimed and not proved', given(asks(), [viewing(committed)]), 'met supported'],
  [
    'another document was shown',
    given(asks(), [viewing(committed)], { viewed: [shown(false)] }),
    'not-established blocked integrity-broken',
  ],
  [
    'another one, and the card no longer says so',
    given(asks(), [viewing()], { viewed: [shown(false)] }),
    'not-established blocked integrity-broken',
  ],
  [
    'another one first, then the right one',
    given(asks(), [viewing(committed)], { viewed: [shown(false), shown(true)] }),
    'met supported',
  ],
  [
    'the right one first, then another',
    given(asks(), [viewing(committed)], { viewed: [shown(true), shown(false)] }),
    'not-established blocked integrity-broken',
  ],
  [
    'another one, and a copy was handed over after all',
    given(asks(), [paper(1)], { viewed: [shown(false)] }),
    'not-established blocked integrity-broken',
  ],
  [
    'another one of a slot that nobody named',
    given(asks(), [viewing()], { viewed: [{ ...shown(false), item: 'IV-9-1' }] }),
    'met supported',
  ],
  [
    'another one, judged good',
    given(judged(), [viewing(committed)], { viewed: [shown(false)], judgements: [says('met', ['IV-1-1'])] }),
    'not-established blocked integrity-broken',
  ],
  [
    'another one, judged bad',
    given(judged(), [viewing(committed)], { viewed: [shown(false)], judgements: [says('fail', ['IV-1-1'])] }),
    'not-established blocked integrity-broken',
  ],
];

const redacted = (card: DeliveredSpec['card'] = {}): DeliveredSpec =>
  item(1, 'good', { card: { access: 'redacted', hidesTested: false, redaction: BLACKED_BY, ...card } });
const undescribed = item(1, 'good', { card: { access: 'redacted', hidesTested: false } });

const REDACTED: readonly Case[] = [
  ['what was blacked out is said, and is not what is tested', given(reads(), [redacted()]), 'met supported'],
  ['it hides what is tested', given(reads(), [redacted({ hidesTested: true })]), 'not-established blocked redacted'],
  [
    'nobody says whether it does',
    given(reads(), [item(1, 'good', { card: { access: 'redacted', redaction: BLACKED_BY } })]),
    'not-established blocked redacted',
  ],
  ['nobody says what was blacked out', given(reads(), [undescribed]), 'not-established blocked not-explained'],
  [
    'nobody says so, and it is adverse in a known format',
    given(reads(), [item(1, 'bad', { recognised: true, card: { access: 'redacted', hidesTested: false } })]),
    'fail against',
  ],
  [
    'it is adverse and only its legend tells',
    given(reads(), [item(1, 'bad', { card: { access: 'redacted', hidesTested: false } })]),
    'not-established blocked not-explained',
  ],
  [
    'adverse, and described',
    given(reads(), [item(1, 'bad', { card: { access: 'redacted', hidesTested: false, redaction: BLACKED_BY } })]),
    'fail against',
  ],
  [
    'a paper with holes, described',
    given(asks(), [paper(1, { card: { access: 'redacted', hidesTested: false, redaction: BLACKED_BY } })]),
    'met supported',
  ],
  [
    'a paper with holes, not described',
    given(asks(), [paper(1, { card: { access: 'redacted', hidesTested: false } })]),
    'not-established blocked not-explained',
  ],
  [
    'a paper with holes, judged',
    given(judged(), [paper(1, { card: { access: 'redacted', hidesTested: false } })], {
      judgements: [says('met', [itemId(1)])],
    }),
    'not-established blocked not-explained',
  ],
];

const unsent = { id: 'IV-1', criteria: [CRITERION], unsent: true };

const ASKED: readonly Case[] = [
  ['never asked', given(asks(), [], { requests: [] }), 'not-established nothing-usable not-requested'],
  [
    'written down and not sent',
    given(asks(), [], { requests: [unsent] }),
    'not-established nothing-usable not-requested',
  ],
  [
    'sent and not answered',
    given(asks(), [], { requests: [{ id: 'IV-1', criteria: [CRITERION] }] }),
    'not-established blocked not-received',
  ],
  ['refused', given(asks(), [], { requests: [answered('withheld')] }), 'not-established blocked withheld'],
  [
    'purged by its card',
    given(asks(), [paper(1, { card: { purged: { by: AUDITOR!, at: '2026-10-25', why: 'retention' } } })]),
    'not-established blocked purged',
  ],
  [
    'purged before it was collected',
    given(asks(), [
      paper(1, { stored: false, card: { purged: { by: AUDITOR!, at: '2026-10-25', why: 'retention' } } }),
    ]),
    'not-established blocked purged',
  ],
  [
    'said to be meant for another criterion',
    given(asks(), [paper(1, { card: { supports: ['norm@1/1.01#b'] } })]),
    'not-established blocked not-explained',
  ],
  ['said to be meant for this one', given(asks(), [paper(1, { card: { supports: [CRITERION] } })]), 'met supported'],
  [
    'meant for another, and adverse in a known format',
    given(reads(), [item(1, 'bad', { recognised: true, card: { supports: ['norm@1/1.01#b'] } })]),
    'fail against',
  ],
];

describe.each([
  ['seen on site', SEEN],
  ['committed and revealed', COMMITTED],
  ['redacted', REDACTED],
  ['asked, refused, purged, aimed', ASKED],
])('%s', (_name, cases) => {
  it.each(cases)('%s', (_case, world, expected) => {
    expect(outcomeOf(world)).toBe(expected);
  });
});

describe('what was seen is printed', () => {
  it('and another document than the one committed to breaks the whole', () => {
    const proved = given(asks(), [viewing(committed)], { viewed: [shown(true)] });
    const other = given(asks(), [viewing(committed)], { viewed: [shown(false)] });
    expect([proved, other].map((world) => assessWorld(world).integrity)).toEqual(['intact', 'broken']);
  });

  it('with who, where, when, title and mark', () => {
    const [shownItem] = assessWorld(given(asks(), [viewing(committed)], { viewed: [shown(true)] })).items;
    expect(shownItem).toMatchObject({
      access: 'on-site',
      commitment: 'proved',
      onSite: { title: 'Access policy', pages: 12 },
    });
  });

  it.each([
    ['seen on site only', viewing(), [], 'limitation.on-site'],
    ['a commitment that was not proved', viewing(committed), [], 'limitation.commitment'],
    ['another document', viewing(committed), [shown(false)], 'limitation.commitment'],
  ] as const)('%s is a limitation', (_name, spec, viewed, code) => {
    const { limitations } = assessWorld(given(asks(), [spec], { viewed }));
    expect(limitations.map((each) => each.code)).toContain(code);
  });
});
