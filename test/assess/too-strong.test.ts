import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/audit/types.ts';
import {
  asks,
  BLACKED_OUT,
  CRITERION,
  DESK,
  given,
  item,
  itemId,
  judged,
  NAMELESS,
  outcomeOf,
  paper,
  PAPER,
  portal,
  portalId,
  says,
  STATEMENT,
  WITHHELD,
} from './observed.ts';
import { assessWorld, checkNeed, criterion, documentNeed, judgementNeed, REQUEST, type World } from './world.ts';

const existence = judged({ aspect: 'existence' });
const operation = judged({ aspect: 'operation' });
const one = { judgements: [says('met', [itemId(1)])] };
const both = { judgements: [says('met', [itemId(1), itemId(2)])] };
const made = (madeBy: NonNullable<Card['madeBy']>, more: Partial<Card> = {}) => ({ card: { madeBy, ...more } });
const CONFIRMED = { confirmed: { by: DESK, at: '2026-10-29' } } as const;
const INTERVIEW = { party: 'supplier', how: 'interview' } as const;
const ELSEWHERE = { ...REQUEST, id: 'IV-2', criteria: ['norm@1/1.01#b'] };
const TOO_STRONG = 'inert.too-strong';

describe('a met that is stronger than the evidence allows has no effect', () => {
  it.each<[string, World, string | undefined]>([
    ['design on a document', given(judged(), [paper(1)], one), undefined],
    ['design on a statement', given(judged(), [paper(1, STATEMENT)], one), TOO_STRONG],
    ['existence on an export', given(existence, [item(1, 'good')], one), undefined],
    ['existence on a document', given(existence, [paper(1)], one), TOO_STRONG],
    ['existence on a document and an export', given(existence, [paper(1), item(2, 'good')], both), undefined],
    ['existence on two documents', given(existence, [paper(1), paper(2)], both), TOO_STRONG],
    [
      'existence where the object is a document that the other party signed',
      given(
        criterion([documentNeed(), judgementNeed()]),
        [paper(1, { card: { ...PAPER.card, signed: [{ party: 'client', role: 'director' }] } })],
        one,
      ),
      undefined,
    ],
    [
      'existence where the object is a document that nobody signed',
      given(criterion([documentNeed(), judgementNeed()]), [paper(1)], one),
      TOO_STRONG,
    ],
    [
      'existence on a signed document where the object is none',
      given(
        criterion([checkNeed({ from: 'export' }), judgementNeed()]),
        [paper(1, { card: { ...PAPER.card, signed: [{ party: 'client', role: 'director' }] } })],
        one,
      ),
      TOO_STRONG,
    ],
    ['operation on an export', given(operation, [item(1, 'good')], one), undefined],
    ['operation on a document', given(operation, [paper(1)], one), TOO_STRONG],
    [
      'operation on a confirmed interview',
      given(operation, [item(1, 'good', made(INTERVIEW, CONFIRMED))], one),
      TOO_STRONG,
    ],
    [
      'a report of a third party',
      given(
        operation,
        [
          item(
            1,
            'good',
            made(
              { party: 'third-party', how: 'third-party-report' },
              { scope: { covers: true, description: 'the service' } },
            ),
          ),
        ],
        one,
      ),
      undefined,
    ],
    [
      'a measurement',
      given(existence, [], {
        measured: [portal('good')],
        requests: [],
        judgements: [says('met', [portalId('good')])],
      }),
      undefined,
    ],
    ['a criterion that asks for more', given(judged({ strength: 'R2' }), [item(1, 'good')], one), TOO_STRONG],
    ['a strong item that is withheld', given(existence, [paper(1), item(2, 'good', WITHHELD)], both), TOO_STRONG],
    ['a strong item that is blacked out', given(existence, [paper(1), item(2, 'good', BLACKED_OUT)], both), TOO_STRONG],
    ['a strong item that nobody explains', given(existence, [paper(1), item(2, 'good', NAMELESS)], both), TOO_STRONG],
    [
      'a strong item of after as-of',
      given(
        existence,
        [paper(1), item(2, 'good', { card: { observedAt: '2026-11-20' }, collectedAt: '2026-11-21T00:00:00Z' })],
        both,
      ),
      TOO_STRONG,
    ],
    [
      'a strong item that was asked for something else',
      given(existence, [paper(1), item(2, 'good', { request: 'IV-2' })], { ...both, requests: [REQUEST, ELSEWHERE] }),
      TOO_STRONG,
    ],
    [
      'a fail on a statement',
      given(existence, [paper(1, STATEMENT)], { judgements: [says('fail', [itemId(1)])] }),
      undefined,
    ],
  ])('%s', (_name, world, because) => {
    const [judgement] = assessWorld(world).judgements;
    expect(judgement?.because?.code).toBe(because);
    expect(judgement?.standing).toBe(because === undefined);
  });

  it('says which strength is asked for and which there is, and asks for stronger evidence', () => {
    const world = given(existence, [paper(1)], one);
    expect(assessWorld(world).judgements[0]?.because?.params).toEqual({ floor: 'R3', items: `${itemId(1)} (R4)` });
    expect(outcomeOf(world)).toBe('not-established nothing-usable unverifiable-origin');
    expect(assessWorld(world).limitations.map(({ code }) => code)).toContain('limitation.judgement-inert');
  });
});

describe('the record of an interview counts once the side that was interviewed confirms it', () => {
  const fails = { judgements: [says('fail', [itemId(1)])] };
  const interview = (madeBy: NonNullable<Card['madeBy']>, more: Partial<Card> = {}): World =>
    given(judged(), [paper(1, made(madeBy, more))], fails);
  const AUDITOR = { party: 'auditor', role: 'IT auditor' } as const;
  const OPEN = 'not-established blocked not-explained';

  it.each<[string, World, string]>([
    ['confirmed', interview(INTERVIEW, CONFIRMED), 'fail against'],
    ['not confirmed', interview(INTERVIEW), OPEN],
    ['confirmed by the interviewer', interview(INTERVIEW, { confirmed: { by: AUDITOR, at: '2026-10-29' } }), OPEN],
    [
      'confirmed by another party',
      interview(INTERVIEW, { confirmed: { by: { party: 'client', role: 'CISO' }, at: '2026-10-29' } }),
      OPEN,
    ],
    ['confirmed after as-of', interview(INTERVIEW, { confirmed: { by: DESK, at: '2026-11-20' } }), OPEN],
    [
      'confirmed on the day of as-of',
      interview(INTERVIEW, { confirmed: { by: DESK, at: '2026-11-01' } }),
      'fail against',
    ],
    [
      'confirmed on a day that does not exist',
      interview(INTERVIEW, { confirmed: { by: DESK, at: '2026-02-30' } }),
      OPEN,
    ],
    ['written by the auditor, confirmed', interview({ party: 'auditor', how: 'interview' }, CONFIRMED), 'fail against'],
    ['written by the auditor, not confirmed', interview({ party: 'auditor', how: 'interview' }), OPEN],
    [
      'written by the auditor, confirmed by the auditor',
      interview({ party: 'auditor', how: 'interview' }, { confirmed: { by: AUDITOR, at: '2026-10-29' } }),
      OPEN,
    ],
    ['a statement needs no confirmation', interview({ party: 'supplier', how: 'statement' }), 'fail against'],
    ['as a document, not confirmed', given(asks(), [paper(1, made(INTERVIEW))]), OPEN],
  ])('%s', (_name, world, expected) => {
    expect(outcomeOf(world)).toBe(expected);
  });

  it('names what is missing', () => {
    const world = given(asks(), [paper(1, made(INTERVIEW))]);
    const causes = assessWorld(world).findings.flatMap(({ criteria }) => criteria.flatMap(({ causes }) => causes));
    expect(causes[0]?.next.params).toMatchObject({ missing: 'confirmed' });
  });
});

describe('who may judge and review', () => {
  const [good] = [itemId(1)];
  const world = (more: Parameters<typeof says>[2]): World =>
    given(judged(), [paper(1)], { judgements: [says('met', [good], more)] });
  it.each<[string, Parameters<typeof says>[2], string | undefined]>([
    ['two auditors', {}, undefined],
    ['the same id', { reviewer: 'one' }, 'inert.self-reviewed'],
    ['the same id in capitals', { reviewer: 'ONE' }, 'inert.self-reviewed'],
    ['the same id with spaces', { reviewer: ' o n e ' }, 'inert.self-reviewed'],
    ['the same id in wide letters', { reviewer: '\uff4fne' }, 'inert.self-reviewed'],
    ['another id that starts the same', { reviewer: 'one-b' }, undefined],
    ['the addressee judges', { author: { party: 'supplier' } }, 'inert.own-judgement'],
    ['the addressee reviews', { second: { party: 'supplier' } }, 'inert.own-judgement'],
    ['the other party reviews', { second: { party: 'client' } }, undefined],
    ['both names signed', { author: { identity: 'signed' }, second: { identity: 'signed' } }, undefined],
    ['the signature of the author is broken', { author: { identity: 'signature-broken' } }, 'inert.signature-broken'],
    ['the signature of the reviewer is broken', { second: { identity: 'signature-broken' } }, 'inert.signature-broken'],
    ['broken, and not reviewed', { author: { identity: 'signature-broken' }, reviewer: null }, 'inert.unreviewed'],
  ])('%s', (_name, more, because) => {
    const [judgement] = assessWorld(world(more)).judgements;
    expect(judgement?.because?.code).toBe(because);
    expect(judgement?.standing).toBe(because === undefined);
  });
});

describe('who may decide and approve', () => {
  const by = { party: 'auditor', role: 'one', id: 'one' } as const;
  const decided = (approver: object, author: object = {}) =>
    assessWorld(
      given(judged(), [paper(1)], {
        decisions: [
          {
            kind: 'superfluous',
            criterion: CRITERION,
            item: itemId(1),
            by: { ...by, ...author },
            approver: { ...by, id: 'two', ...approver },
          },
        ],
      }),
    ).decisions[0]?.because?.code;
  it.each<[string, object, object, string]>([
    ['the same id', { id: 'one' }, {}, 'inert.self-approved'],
    ['the same id in capitals', { id: 'One' }, {}, 'inert.self-approved'],
    ['the same id with a space', { id: 'one ' }, {}, 'inert.self-approved'],
    ['a broken signature of the approver', { identity: 'signature-broken' }, {}, 'inert.signature-broken'],
    ['a broken signature of the author', {}, { identity: 'signature-broken' }, 'inert.signature-broken'],
    ['somebody else: then its content is weighed', {}, {}, 'inert.state-changed'],
  ])('%s', (_name, approver, author, because) => {
    expect(decided(approver, author)).toBe(because);
  });
});
