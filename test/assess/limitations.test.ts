import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import type { Limitation } from '../../src/assess/types.ts';
import { answered, criterionOf, CRITERION, given, itemId, judged, paper, reads, says } from './observed.ts';
import { assessWorld, inputOf, type World } from './world.ts';

function limitationOf(world: World, code: string): Limitation | undefined {
  return assessWorld(world).limitations.find((each) => each.code === `limitation.${code}`);
}

describe('a slip of the auditor is not written down as the supplier’s', () => {
  it('a file without a card', () => {
    const { limitations } = assess({ ...inputOf(given(reads(), []), {}), loose: ['evidence/b.pdf', 'evidence/a.pdf'] });
    expect(limitations.filter(({ code }) => code === 'limitation.loose-file')).toEqual([
      { code: 'limitation.loose-file', party: 'auditor', params: { file: 'evidence/a.pdf' } },
      { code: 'limitation.loose-file', party: 'auditor', params: { file: 'evidence/b.pdf' } },
    ]);
  });

  const wrong = given(judged(), [paper(1)], { judgements: [says('met', ['IV-1-1@deadbeef'])] });
  const stray = given(judged(), [paper(1)], { judgements: [says('met', ['IV-9-9@deadbeef'])] });

  it.each([
    ['a wrong hash, beside what the slot holds', wrong, 'IV-1-1@deadbeef', itemId(1)],
    ['a slot that nothing stands in', stray, 'IV-9-9@deadbeef', ''],
  ])('a judgement on an item that is not known: %s', (_name, world, item, known) => {
    expect(limitationOf(world, 'judgement-inert')).toEqual({
      code: 'limitation.judgement-inert',
      party: 'auditor',
      params: { criterion: CRITERION, item, known },
    });
    expect(criterionOf(world)).toMatchObject({
      status: 'not-established',
      rule: 'blocked',
      causes: [{ cause: 'not-judged', attributableTo: 'auditor', items: [item] }],
    });
  });

  it('a judgement that nobody reviewed names no item', () => {
    const world = given(judged(), [paper(1)], { judgements: [says('met', [itemId(1)], { reviewer: null })] });
    expect(limitationOf(world, 'judgement-inert')?.params).toEqual({ criterion: CRITERION });
  });
});

describe('who said so stands beside what was said', () => {
  it.each([
    ['supplier', 'supplier'],
    ['client', 'client'],
    ['auditor', 'auditor'],
    ['third-party', 'supplier'],
  ] as const)('that there is no target of a kind: the %s, under the %s', (party, under) => {
    const none = [{ kind: 'nginx', why: 'Built in', by: { party, role: 'desk' } }] as const;
    expect(limitationOf(given(reads(), [], { none }), 'none-declared')).toEqual({
      code: 'limitation.none-declared',
      party: under,
      params: { kind: 'nginx', why: 'Built in', declaredBy: party, role: 'desk' },
    });
  });

  it.each([
    ['with an offer', { ground: 'Secret', offered: 'On site' }, { ground: 'Secret', offered: 'On site' }],
    ['without', {}, { ground: '' }],
  ])('a refusal, %s', (_name, answer, params) => {
    const world = given(reads(), [], { requests: [answered('withheld', answer)] });
    expect(limitationOf(world, 'withheld')).toEqual({
      code: 'limitation.withheld',
      party: 'supplier',
      params: { request: 'IV-1', ...params },
    });
  });
});
