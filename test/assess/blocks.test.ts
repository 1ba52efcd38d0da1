import { describe, expect, it } from 'vitest';
import type { TroubleCode } from '../../src/dossier/types.ts';
import {
  answered,
  asks,
  BLACKED_OUT,
  CRITERION,
  given,
  item,
  itemId,
  measures,
  NAMELESS,
  outcomeOf,
  paper,
  PARTIAL,
  portal,
  reads,
  seen,
  stancesOf,
  stateOf,
  superfluous,
  WITHHELD,
} from './observed.ts';
import { BLACKED_BY, type DeliveredSpec, shaOf, type World } from './world.ts';

describe('a failed attempt is data about the attempt, never about the target', () => {
  it.each<[TroubleCode, string]>([
    ['resolve', 'unreachable'],
    ['refused', 'unreachable'],
    ['timeout', 'unreachable'],
    ['reset', 'unreachable'],
    ['protocol', 'measurement-failed'],
    ['permission', 'measurement-failed'],
    ['not-a-file', 'measurement-failed'],
    ['too-large', 'measurement-failed'],
    ['outside-folder', 'measurement-failed'],
    ['not-found', 'not-received'],
    ['no-consent', 'not-attempted'],
    ['private-address', 'not-attempted'],
    ['offline', 'not-attempted'],
    ['interrupted', 'not-attempted'],
  ])('%s blocks as %s', (code, cause) => {
    expect(outcomeOf(seen(measures(), [portal(code)]))).toBe(`not-established blocked ${cause}`);
  });

  it('an attempt that failed before one completed no longer blocks', () => {
    expect(outcomeOf(seen(measures(), [portal('timeout', '2026-10-01'), portal('good')]))).toBe('met supported');
  });

  it('an attempt that failed after one completed does', () => {
    const world = seen(measures(), [portal('good', '2026-10-01'), portal('timeout')]);
    expect(outcomeOf(world)).toBe('not-established blocked unreachable');
  });
});

describe('an item known to exist or asked for blocks beside one that supports', () => {
  const beside = (...second: Parameters<typeof item>) => given(reads(), [item(1, 'good'), item(...second)]);
  it.each<[string, World, string]>([
    ['withheld', beside(2, 'good', WITHHELD), 'withheld'],
    ['answered in part', beside(2, 'good', PARTIAL), 'not-received'],
    ['redacted over the tested part', beside(2, 'good', BLACKED_OUT), 'redacted'],
    ['redacted, nobody knows where', beside(2, 'good', { card: { access: 'redacted' } }), 'redacted'],
    ['purged', given(reads(), [item(1, 'good'), item(2, 'bad')], { purged: [shaOf('IV-1-2', 'bad')] }), 'purged'],
    [
      'broken',
      given(reads(), [item(1, 'good'), item(2, 'bad')], { broken: [shaOf('IV-1-2', 'bad')] }),
      'integrity-broken',
    ],
    ['without a legend', beside(2, 'good', { without: ['columns'] }), 'not-explained'],
    ['without its card', beside(2, 'good', { uncarded: true }), 'not-explained'],
    ['unreadable', beside(2, 'unreadable'), 'indeterminate'],
    ['with the tested value hidden', beside(2, 'unknown'), 'indeterminate'],
    ['promised and not collected', beside(2, 'good', { stored: false }), 'not-attempted'],
    [
      'a second request that is refused',
      given(reads(), [item(1, 'good')], { requests: [answered('received'), { ...answered('withheld'), id: 'IV-2' }] }),
      'withheld',
    ],
    [
      'a second request that nobody answered',
      given(reads(), [item(1, 'good')], { requests: [answered('received'), { id: 'IV-2', criteria: [CRITERION] }] }),
      'not-received',
    ],
    ['an empty file that is not said to be whole', beside(2, 'empty', { without: ['complete'] }), 'not-explained'],
  ])('%s', (_name, world, cause) => {
    expect(outcomeOf(world)).toBe(`not-established blocked ${cause}`);
  });

  it.each<[string, World]>([
    [
      'redacted, the tested part left',
      beside(2, 'good', { card: { access: 'redacted', hidesTested: false, redaction: BLACKED_BY } }),
    ],
    ['legible, its maker not told', beside(2, 'good', NAMELESS)],
    [
      'seen after as-of',
      beside(2, 'unknown', { card: { observedAt: '2026-11-20' }, collectedAt: '2026-11-21T00:00:00Z' }),
    ],
    [
      'asked for another criterion',
      given(reads(), [item(1, 'good')], {
        requests: [answered('received'), { ...answered('withheld'), id: 'IV-2', criteria: ['norm@1/1.01#b'] }],
      }),
    ],
  ])('%s: it does not', (_name, world) => {
    expect(outcomeOf(world)).toBe('met supported');
  });
});

describe('a paper blocks as well', () => {
  it.each<[string, World, string]>([
    ['withheld', given(asks(), [paper(1, WITHHELD)]), 'withheld'],
    ['in part', given(asks(), [paper(1, PARTIAL)]), 'not-received'],
    ['not explained', given(asks(), [paper(1, { without: ['what'] })]), 'not-explained'],
    ['not adopted', given(asks(), [paper(1, { without: ['adopted'] })]), 'not-explained'],
    ['broken', given(asks(), [paper(1)], { indexBroken: true }), 'integrity-broken'],
    ['blacked out', given(asks(), [paper(1, BLACKED_OUT)]), 'redacted'],
    ['seen on site, and nothing written down', given(asks(), [], { requests: [answered('on-site')] }), 'not-explained'],
  ])('%s', (_name, world, cause) => {
    expect(outcomeOf(world)).toBe(`not-established blocked ${cause}`);
  });
});

describe('superfluous: two people recorded which other evidence serves instead', () => {
  const hidden = item(2, 'unknown');
  const world = given(reads(), [item(1, 'good'), hidden]);
  const lifted = superfluous(world, itemId(2, 'unknown'), itemId(1));
  const [decision] = lifted.decisions;
  const decide = (more: object): World => ({ ...lifted, decisions: [{ ...decision, ...more }] });
  const change = (more: Partial<DeliveredSpec>): World => ({
    ...lifted,
    delivered: [item(1, 'good'), { ...hidden, ...more }],
  });
  const OPEN = 'not-established blocked indeterminate';

  it('no longer blocks, and stays printed', () => {
    expect(outcomeOf(lifted)).toBe('met supported');
    expect(stancesOf(lifted)).toEqual(['IV-1-1 support', 'IV-1-2 blocks superfluous']);
  });

  it.each<[string, World, string]>([
    ['no approver', decide({ approver: undefined }), OPEN],
    ['approved by its author', decide({ approver: { party: 'auditor', role: 'one', id: 'one' } }), OPEN],
    ['expired', decide({ expires: '2026-10-31' }), OPEN],
    ['no expiry', decide({ expires: undefined }), OPEN],
    ['no other evidence', decide({ items: [] }), OPEN],
    ['itself as other evidence', decide({ items: [itemId(2, 'unknown')] }), OPEN],
    ['other evidence that is unknown', decide({ items: ['IV-9-9'] }), OPEN],
    ['an item that is unknown', decide({ item: 'IV-9-9' }), OPEN],
    ['no state looked at', decide({ itemState: undefined }), OPEN],
    ['another need', decide({ need: 'other' }), OPEN],
    ['void: its card changed', change({ card: { ...hidden.card, what: 'something else' } }), OPEN],
    ['void: its card is gone', change({ uncarded: true }), 'not-established blocked not-explained'],
    [
      'void: it was withheld since',
      change({ card: { ...hidden.card, access: 'withheld' } }),
      'not-established blocked withheld',
    ],
    [
      'void: it was purged since',
      { ...lifted, purged: [shaOf('IV-1-2', 'unknown')] },
      'not-established blocked purged',
    ],
    [
      'void: its bytes broke since',
      { ...lifted, broken: [shaOf('IV-1-2', 'unknown')] },
      'not-established blocked integrity-broken',
    ],
    ['void: other bytes came', change({ shows: 'unreadable' }), OPEN],
    [
      'it never lifts what is against',
      given(reads(), [item(1, 'good'), item(2, 'bad')], {
        decisions: [
          {
            ...decision,
            item: itemId(2, 'bad'),
            itemState: stateOf(given(reads(), [item(1, 'good'), item(2, 'bad')]), itemId(2, 'bad')),
          },
        ],
      }),
      'fail against',
    ],
  ])('%s', (_name, changed, expected) => {
    expect(outcomeOf(changed)).toBe(expected);
  });
});
