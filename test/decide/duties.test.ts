import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assess/types.ts';
import { dutiesOf, type OpenAction } from '../../src/decide/duties.ts';
import { answered, asks, CRITERION, given, item, itemId, paper, PARTIAL, reads, WITHHELD } from '../assess/observed.ts';
import { assessWorld, REQUEST, type World, world } from '../assess/world.ts';

const CONTROL = 'norm@1/1.01';
const OPEN = { ...REQUEST, answer: undefined as never };

function actionsOf(given: World, change: Partial<Assessment> = {}, party: 'supplier' | 'client' = 'supplier') {
  return dutiesOf(party, { ...assessWorld(given), ...change }, []).duties.flatMap(({ actions }) => actions);
}

function short(action: OpenAction): string {
  if (action.kind === 'answer') return `answer ${action.request} ${action.status}${action.overdue ? ' overdue' : ''}`;
  if (action.kind === 'explain') return `explain ${action.item} ${action.missing.join(',')}`;
  if (action.kind === 'plan') return `plan ${action.action}${action.overdue ? ' overdue' : ''}`;
  return action.kind === 'remedy' ? `remedy ${action.criterion}` : `${action.next.code} ${action.criteria.join(',')}`;
}

describe('the open actions of a party', () => {
  const plan = { action: 'mend it', party: 'supplier', owner: 'CISO', due: '2026-10-01', overdue: true } as const;
  const failing = given(reads(), [item(1, 'bad')]);
  it.each<[string, readonly OpenAction[], readonly string[]]>([
    ['nothing is open', actionsOf(given(asks(), [paper(1)])), []],
    ['a request without answer, said once', actionsOf(given(asks(), [], { requests: [OPEN] })), ['answer IV-1 open']],
    [
      'a request answered in part',
      actionsOf(given(asks(), [], { requests: [answered('partial')] })),
      ['answer IV-1 partial'],
    ],
    [
      'a refusal is to be reconsidered',
      actionsOf(given(asks(), [], { requests: [answered('withheld')] })),
      [`next.withheld ${CRITERION}`],
    ],
    ['a request that was not sent', actionsOf(given(asks(), [], { requests: [{ ...OPEN, unsent: true }] })), []],
    [
      'an item without explanation',
      actionsOf(given(asks(), [paper(1, { without: ['what', 'adopted'] })])),
      [`explain ${itemId(1)} adopted,what`],
    ],
    ['a part of an item', actionsOf(given(asks(), [paper(1, PARTIAL)])), [`next.not-received ${CRITERION}`]],
    ['a withheld item', actionsOf(given(asks(), [paper(1, WITHHELD)])), [`next.withheld ${CRITERION}`]],
    ['a deviation', actionsOf(failing), [`remedy ${CRITERION}`]],
    [
      'a deviation with a plan',
      actionsOf(failing, { responses: [{ control: CONTROL, plan }] }),
      ['plan mend it overdue', `remedy ${CRITERION}`],
    ],
    [
      'a plan of the other party',
      actionsOf(failing, { responses: [{ control: CONTROL, plan: { ...plan, party: 'client' } }] }),
      [`remedy ${CRITERION}`],
    ],
    [
      'a plan for what passes by now',
      actionsOf(given(asks(), [paper(1)]), { responses: [{ control: CONTROL, plan }] }),
      [],
    ],
    ['the other party has none of them', actionsOf(given(asks(), [], { requests: [OPEN] }), {}, 'client'), []],
    ["what is the auditor's own is nobody's duty", actionsOf(given(asks(), [], { requests: [] })), []],
  ])('%s', (_name, actions, expected) => {
    expect(actions.map(short)).toEqual(expected);
  });
});

describe('the duties of a party', () => {
  const both = world({
    controls: [
      {
        id: '1.01',
        criteria: [
          { ...asks(), id: 'a' },
          { ...asks({ addressee: 'client' }), id: 'b' },
        ],
      },
      { id: '1.02', criteria: [{ ...asks({ addressee: 'client' }), id: 'a' }] },
    ],
  });
  const assessment = assessWorld(both);
  const owner = (control: string, party: 'client' | 'supplier', accepted: boolean) => ({
    control,
    party,
    role: 'CISO',
    accepted,
  });

  it('are the controls with a criterion of its own, and only those criteria', () => {
    const those = (party: 'client' | 'supplier') =>
      dutiesOf(party, assessment, []).duties.map(
        ({ control, criteria }) => `${control} ${criteria.map(({ id }) => id).join()}`,
      );
    expect(those('client')).toEqual(['norm@1/1.01 b', 'norm@1/1.02 a']);
    expect(those('supplier')).toEqual(['norm@1/1.01 a']);
  });

  it.each([
    ['nobody', [], 0, 0],
    ['an owner who did not accept', [owner(CONTROL, 'client', false)], 1, 0],
    ['an owner who accepted', [owner(CONTROL, 'client', true)], 1, 1],
    ['an owner of the other party', [owner(CONTROL, 'supplier', true)], 0, 0],
    ['two owners', [owner(CONTROL, 'client', true), owner('norm@1/1.02', 'client', false)], 2, 1],
    ['an owner of something else', [owner('norm@1/9.99', 'client', true)], 0, 0],
  ] as const)('count who owns what: %s', (_name, owners, owned, accepted) => {
    expect(dutiesOf('client', assessment, owners)).toMatchObject({ owned, accepted });
  });
});
