import { describe, expect, it } from 'vitest';
import type { Attribution, Cause } from '../../src/assess/types.ts';
import { causes as all } from '../report/everything.ts';
import {
  answered,
  asks,
  BLACKED_OUT,
  criterionOf,
  DESK,
  given,
  HALF,
  item,
  judged,
  LAST_YEAR,
  measures,
  NAMELESS,
  OLD,
  PAPER,
  paper,
  PARTIAL,
  portal,
  reads,
  seen,
  STATEMENT,
  WITHHELD,
} from './observed.ts';
import { shaOf, single, type World } from './world.ts';

const S = 'supplier';
const A = 'auditor';
const client = { addressee: 'client' } as const;
const windowed = reads({}, { window: 'P3M' });
const operation = reads({}, { aspect: 'operation' });
const baseline = (options: Parameters<typeof reads>[1] = {}) =>
  reads({ assert: { at: 'rows', gte: { $param: 'own.least' } } }, options);
const set = (setAt: string) => ({ parameters: { 'own.least': { value: 1, setAt, by: 'owner' } } });
const rows = { assert: { at: 'bad', equals: 0 } } as const;

type Row = readonly [Cause, string, World, Attribution];

const ROWS: readonly Row[] = [
  ['not-requested', 'an export nobody asked for', single(reads()), A],
  ['not-requested', 'a paper nobody asked for', single(asks()), A],
  ['not-requested', 'of the client, too', single(reads({}, client)), A],
  ['not-received', 'an answer without a file', given(reads(), []), S],
  ['not-received', 'in part', given(reads(), [item(1, 'good', PARTIAL)]), S],
  [
    'not-received',
    'by the client',
    given(reads({}, client), [], { requests: [{ id: 'IV-1', criteria: ['norm@1/1.01#a'], to: 'client' }] }),
    'client',
  ],
  ['withheld', 'the one item', given(reads(), [item(1, 'good', WITHHELD)]), S],
  ['withheld', 'the whole answer', given(reads(), [], { requests: [answered('withheld')] }), S],
  [
    'withheld',
    "by the client, of the supplier's criterion",
    given(reads(), [], { requests: [answered('withheld', { by: { party: 'client', role: 'owner' } })] }),
    'client',
  ],
  ['not-explained', 'no legend', given(reads(), [item(1, 'good', { without: ['columns'] })]), S],
  ['not-explained', 'no card', given(reads(), [item(1, 'good', { uncarded: true })]), S],
  ['not-explained', 'no maker', given(reads(), [item(1, 'good', NAMELESS)]), S],
  [
    'not-explained',
    'no day, where there is a window',
    given(windowed, [item(1, 'good', { without: ['observedAt'] })]),
    S,
  ],
  [
    'not-explained',
    'no period, in operation',
    given(operation, [item(1, 'good', { without: ['period'], recognised: true })]),
    S,
  ],
  ['not-explained', 'a paper of the client', given(asks(client), [paper(1, { without: ['adopted'] })]), 'client'],
  ['statement-only', 'an export', given(reads(), [item(1, 'good', STATEMENT)]), S],
  ['statement-only', 'a paper', given(asks(), [paper(1, STATEMENT)]), S],
  ['redacted', 'over the tested part', given(reads(), [item(1, 'good', BLACKED_OUT)]), S],
  ['redacted', 'a paper', given(asks(), [paper(1, BLACKED_OUT)]), S],
  ['stale', 'outside the window', given(windowed, [item(1, 'good', OLD)]), S],
  [
    'stale',
    'a measurement outside the window',
    seen(measures({}, { window: 'P3M' }), [portal('good', '2026-01-10')]),
    S,
  ],
  ['out-of-period', 'another year', given(operation, [item(1, 'good', LAST_YEAR)]), S],
  ['out-of-period', 'after as-of', seen(measures(), [portal('good', '2026-12-01')]), S],
  ['integrity-broken', 'one blob', given(reads(), [item(1, 'good')], { broken: [shaOf('IV-1-1', 'good')] }), A],
  ['integrity-broken', 'the index', given(reads(), [item(1, 'good')], { indexBroken: true }), A],
  ['unverifiable-origin', 'a paper for an export', given(reads(), [item(1, 'good', PAPER)]), S],
  ['unverifiable-origin', 'an unsigned contract', given(asks({ aspect: 'existence' }), [paper(1)]), S],
  ['coverage-incomplete', 'half of the period', given(operation, [item(1, 'good', HALF)]), S],
  ['coverage-incomplete', 'no target of the kind', seen(measures(), [], { targets: [] }), A],
  [
    'coverage-incomplete',
    'an unlisted target',
    given(reads(), [item(1, 'good', { targets: ['service', 'elsewhere'] })]),
    A,
  ],
  ['no-baseline', 'a parameter nobody set', given(baseline(), [item(1, 'good')]), 'client'],
  [
    'no-baseline',
    'a parameter set after the observation',
    given(baseline(), [item(1, 'good')], set('2026-11-01')),
    'client',
  ],
  [
    'no-baseline',
    'a list no ruleset has',
    given(reads({ assert: { at: 'rows', in: { $list: 'unheard' } } }), [item(1, 'good')]),
    'client',
  ],
  ['sample-too-small', 'no rows', given(reads(rows), [item(1, 'empty')]), A],
  ['indeterminate', 'a template', given(reads(), [item(1, 'unknown')]), S],
  ['not-attempted', 'nobody tried', seen(measures(), []), A],
  ['not-attempted', 'no consent', seen(measures(), [portal('no-consent')]), A],
  ['not-attempted', 'promised and not collected', given(reads(), [item(1, 'good', { stored: false })]), A],
  ['unreachable', 'no answer', seen(measures(), [portal('timeout')]), S],
  ['unreachable', 'no address', seen(measures(), [portal('resolve')]), S],
  ['measurement-failed', 'a protocol that is not understood', seen(measures(), [portal('protocol')]), 'tool'],
  ['purged', 'destroyed on purpose', given(reads(), [item(1, 'good')], { purged: [shaOf('IV-1-1', 'good')] }), A],
  ['not-judged', 'nobody judged', given(judged(), [paper(1)]), A],
  [
    'not-judged',
    'an export seen on site',
    given(reads(), [item(1, 'good', { card: { access: 'on-site', acknowledged: { by: DESK, at: '2026-10-20' } } })]),
    A,
  ],
  [
    'not-judged',
    'nothing applies',
    seen(measures({ when: { at: 'applies', equals: true } }), [portal('inapplicable')]),
    A,
  ],
];

describe('causes of not-established, whose doing they are, and what would settle them', () => {
  it.each(ROWS)('%s: %s', (cause, _name, world, attributableTo) => {
    const result = criterionOf(world);
    expect(result.status).toBe('not-established');
    expect(result.causes.map((each) => [each.cause, each.attributableTo, each.next.code])).toEqual([
      [cause, attributableTo, `next.${cause}`],
    ]);
  });

  it('every cause arises somewhere', () => {
    expect([...new Set(ROWS.map(([cause]) => cause))].sort()).toEqual([...all].sort());
  });

  it('a parameter set before the observation is a baseline', () => {
    expect(criterionOf(given(baseline(), [item(1, 'good')], set('2026-01-01'))).status).toBe('met');
  });

  it('names the fields that are missing, and the items', () => {
    const { causes } = criterionOf(
      given(reads({ card: ['complete'] }), [item(1, 'good', { without: ['complete', 'what'] })]),
    );
    expect(causes[0]?.next.params).toMatchObject({ missing: 'complete, what', party: 'supplier' });
    expect(causes[0]?.items).toHaveLength(1);
  });

  it('several items with one cause are one cause', () => {
    const { causes } = criterionOf(given(reads(), [item(1, 'unknown'), item(2, 'unknown'), item(3, 'good', WITHHELD)]));
    expect(causes.map(({ cause, items }) => [cause, items.length])).toEqual([
      ['indeterminate', 2],
      ['withheld', 1],
    ]);
  });

  it('a file no reader can read is indeterminate, and asks for one that can be read', () => {
    const { causes } = criterionOf(given(reads(), [item(1, 'unreadable')]));
    expect(causes.map(({ cause, attributableTo, next }) => [cause, attributableTo, next.code])).toEqual([
      ['indeterminate', S, 'next.unreadable'],
    ]);
  });
});
