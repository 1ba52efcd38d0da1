import { describe, expect, it } from 'vitest';
import type { Need } from '../../src/catalogue/types.ts';
import { firstRequests } from '../../src/plan/requests.ts';
import { answered, CRITERION, measures } from '../assess/observed.ts';
import { checkNeed, criterion, documentNeed, inputOf, judgementNeed, single, type World } from '../assess/world.ts';

function first(world: World) {
  const { catalogues, audit } = inputOf(world);
  return firstRequests(catalogues, audit);
}

describe('the first register', () => {
  const paper = criterion([checkNeed({ from: 'export' }), documentNeed()]);

  it.each<[string, World, readonly (readonly [string, readonly string[]])[]]>([
    ['all of a control in one request', single(paper), [['supplier', ['export', 'policy']]]],
    [
      'each party its own',
      { ...single(paper), controls: [{ id: '1.01', criteria: [paper, { ...paper, id: 'b', addressee: 'client' }] }] },
      [
        ['supplier', ['export', 'policy']],
        ['client', ['export', 'policy']],
      ],
    ],
    ['nothing for what is measured', single(measures()), []],
    ['what a person has to judge, though no kind is named', single(criterion([judgementNeed()])), [['supplier', []]]],
    ['nothing outside the depth', single(paper, { depth: ['operation'] }), []],
    ['nothing of which there is no target', single({ ...paper, targets: ['nginx'] }), []],
    ['nothing that a request covers, sent or not', single(paper, { requests: [answered('received')] }), []],
    [
      'the branches of an anyOf',
      single(
        criterion([{ kind: 'anyOf', id: 'any', branches: [documentNeed(), checkNeed({ from: 'export' })] } as Need]),
      ),
      [['supplier', ['export', 'policy']]],
    ],
    [
      'what an export is held against',
      single(criterion([checkNeed({ from: 'export', besideFrom: 'register' })])),
      [['supplier', ['export', 'register']]],
    ],
  ])('%s', (_name, world, wanted) => {
    expect(first(world).map(({ to, kinds }) => [to, kinds])).toEqual(wanted);
  });

  it('asks in the words of the catalogue, for criteria by their full name', () => {
    const { catalogues } = inputOf(single(paper));
    const [control] = catalogues[0]!.controls;
    const { topic, request, criteria } = control!;
    expect(first(single(paper))).toMatchObject([{ why: topic, ...request, criteria: criteria.map(({ ref }) => ref) }]);
    expect(CRITERION).toBe(criteria[0]!.ref);
  });
});
