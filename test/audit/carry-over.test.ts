import { expect, it } from 'vitest';
import { carryOver } from '../../src/audit/carry-over.ts';
import type { Audit } from '../../src/audit/types.ts';
import type { Catalogue, Reference, Relation } from '../../src/catalogue/types.ts';

const at = { file: 'judgements/a.yaml', line: 3, column: 5 };
const text = { nl: 'x', en: 'x' };

function carry(relation: Relation, to: readonly string[], parts: object) {
  const entries = [{ from: ['a'], to, relation, verified: true }];
  const reference = { mappings: [{ id: 'm', title: text, source: text, from: 'n@1', to: 'n@2', entries }] };
  const none = { requests: [], cards: [], samples: [], judgements: [], decisions: [], owners: [], responses: [] };
  const audit = { ...none, applicability: [], ...parts } as unknown as Audit;
  return carryOver(audit, [{ ref: 'n@2' } as Catalogue], reference as unknown as Reference);
}

const PARTS = [
  ['judgements', { criterion: 'n@1/a#x', at }],
  ['decisions', { id: 'B-1', control: 'n@1/a', at }],
  ['applicability', { control: 'n@1/a', at }],
  ['owners', { control: 'n@1/a', at }],
  ['samples', { criterion: 'n@1/a#x', at }],
] as const;

it.each(PARTS)('%s go where nothing of substance changed', (part, entry) => {
  for (const relation of ['same', 'moved'] as const) {
    const { audit, problems } = carry(relation, ['b'], { [part]: [entry] });
    expect(problems).toEqual([]);
    expect(JSON.stringify(audit[part])).toBe(JSON.stringify([entry]).replace('n@1/a', 'n@2/b'));
  }
});

it.each(PARTS)('%s over anything else are refused where they stand', (part, entry) => {
  for (const relation of ['changed', 'merged', 'split', 'dropped', 'related'] as const) {
    const { audit, problems } = carry(relation, relation === 'dropped' ? [] : ['b'], { [part]: [entry] });
    expect(problems).toMatchObject([{ code: 'dangling', at, message: expect.stringContaining(relation) as string }]);
    expect(audit[part]).toEqual([entry]);
  }
});

it('a request follows its subject, as it only asks', () => {
  const request = { id: 'IV-1', criteria: ['n@1/a#x', 'n@2/b#x'], at };
  const { audit, problems } = carry('split', ['b', 'c'], { requests: [request] });
  expect(problems).toEqual([]);
  expect(audit.requests[0]?.criteria).toEqual(['n@2/b#x', 'n@2/c#x']);
  expect(carry('dropped', [], { requests: [request] }).problems).toMatchObject([{ path: 'criteria[0]' }]);
});
