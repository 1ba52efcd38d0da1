import { describe, expect, it } from 'vitest';
import type { Aspect } from '../../src/catalogue/types.ts';
import { rollUp } from '../../src/assess/control.ts';
import type { CriterionResult, Status, Verdict } from '../../src/assess/types.ts';
import { answered, findingOf, item, paper } from './observed.ts';
import { checkNeed, criterion, documentNeed, type World, world } from './world.ts';

const text = { nl: 'x', en: 'x' };

function result(aspect: Aspect, status: Status): CriterionResult {
  const cause = { cause: 'withheld', attributableTo: 'supplier', items: [], next: { code: 'next.withheld' } } as const;
  return {
    id: aspect,
    ref: `norm@1/1.01#${aspect}`,
    aspect,
    addressee: 'supplier',
    text,
    status,
    rule: 'supported',
    causes: status === 'not-established' ? [cause] : [],
    observations: [],
  };
}

type Row = readonly [design: Status | '', existence: Status | '', operation: Status | '', Verdict, depth: string];
const M = 'met';
const F = 'fail';
const N = 'not-established';
const D = 'did-not-occur';
const A = 'not-applicable';

describe('control roll-up: fail, else not established, else pass with the depth reached', () => {
  it.each<Row>([
    [M, M, M, 'pass', 'design existence operation'],
    [M, '', '', 'pass', 'design'],
    ['', M, '', 'pass', 'existence'],
    [M, M, '', 'pass', 'design existence'],
    [M, M, F, 'fail', 'design existence'],
    [N, N, F, 'fail', ''],
    [F, M, M, 'fail', 'existence operation'],
    [D, M, F, 'fail', 'existence'],
    [M, M, N, 'not-established', 'design existence'],
    [N, '', '', 'not-established', ''],
    [M, A, M, 'pass', 'design operation'],
    [A, A, M, 'pass', 'operation'],
    [A, A, F, 'fail', ''],
    [A, A, N, 'not-established', ''],
    [A, A, A, 'not-established', ''],
    ['', '', '', 'not-established', ''],
    [M, '', D, 'pass', 'design'],
    [M, M, D, 'pass', 'design existence'],
    [N, '', D, 'not-established', ''],
    [F, '', D, 'fail', ''],
    [A, '', D, 'not-established', ''],
    ['', '', D, 'not-established', ''],
    ['', M, D, 'not-established', 'existence'],
  ])('design %s, existence %s, operation %s: %s', (design, existence, operation, verdict, depth) => {
    const given = { design, existence, operation };
    const aspects = (Object.keys(given) as Aspect[]).filter((aspect) => given[aspect] !== '');
    const criteria = aspects.map((aspect) => result(aspect, given[aspect] as Status));
    const rolled = rollUp(criteria, aspects);
    expect(rolled.verdict).toBe(verdict);
    expect(rolled.depth.join(' ')).toBe(depth);
    expect(rolled.didNotOccur).toBe(verdict === 'pass' && operation === D);
  });

  it.each<[readonly Status[], Status]>([
    [[M, M], M],
    [[M, N], N],
    [[M, F], F],
    [[N, F], F],
    [[M, D], D],
    [[D, N], N],
    [[A, M], M],
    [[A, F], F],
    [[A, N], N],
    [[A, A], A],
  ])('criteria %j of one aspect give %s', (statuses, status) => {
    const criteria = statuses.map((each) => result('existence', each));
    expect(rollUp(criteria, ['existence']).aspects.existence.status).toBe(status);
  });

  it('an aspect that is not required does not count, whatever it shows', () => {
    const criteria = [result('design', M), result('operation', F)];
    expect(rollUp(criteria, ['design'])).toMatchObject({ verdict: 'pass', depth: ['design'] });
  });

  it('a verdict that is not established always has a cause', () => {
    for (const statuses of [[A], [N], [D]] as const) {
      const rolled = rollUp([result('operation', statuses[0])], ['operation']);
      expect(rolled.verdict).toBe('not-established');
      expect(rolled.aspects.operation.causes).not.toEqual([]);
    }
  });
});

describe('did not occur: a design that was established, and emptiness shown by another complete source', () => {
  const refs = ['norm@1/1.01#a', 'norm@1/1.01#b'];
  const of = (
    design: 'good' | 'none',
    delivered: World['delivered'],
    depth: World['depth'] = ['design', 'operation'],
  ) =>
    world({
      controls: [
        {
          id: '1.01',
          criteria: [
            criterion([documentNeed()], { id: 'a', aspect: 'design' }),
            criterion([checkNeed({ from: 'export', emptyFrom: 'register' })], { id: 'b', aspect: 'operation' }),
          ],
        },
      ],
      depth,
      requests: [{ ...answered('received'), criteria: refs }],
      delivered: design === 'good' ? [paper(1), ...delivered] : delivered,
    });
  const incidents = item(9, 'empty', { kind: 'register' });
  it.each<[string, World, Verdict, boolean, readonly Aspect[]]>([
    ['with a design', of('good', [incidents]), 'pass', true, ['design']],
    ['without a design', of('none', [incidents]), 'not-established', false, []],
    ['outside the audited depth', of('good', [incidents], ['design']), 'pass', false, ['design']],
    ['with operation alone audited', of('good', [incidents], ['operation']), 'not-established', false, []],
    ['and yet a record of it', of('good', [incidents, item(2, 'good')]), 'pass', false, ['design', 'operation']],
    ['and yet a record that deviates', of('good', [incidents, item(2, 'bad')]), 'fail', false, ['design']],
    [
      'shown by a register that is not empty',
      of('good', [item(9, 'good', { kind: 'register' })]),
      'not-established',
      false,
      ['design'],
    ],
    [
      'shown by a statement',
      of('good', [{ ...incidents, card: { ...incidents.card, madeBy: { party: 'supplier', how: 'statement' } } }]),
      'not-established',
      false,
      ['design'],
    ],
    ['shown by nothing', of('good', []), 'not-established', false, ['design']],
    [
      'shown by a withheld register',
      of('good', [{ ...incidents, card: { ...incidents.card, access: 'withheld' } }]),
      'not-established',
      false,
      ['design'],
    ],
  ])('%s', (_name, given, verdict, didNotOccur, depth) => {
    expect(findingOf(given)).toMatchObject({ verdict, didNotOccur, depth });
  });
});
