import { expect, it } from 'vitest';
import { linkJudgements } from '../../src/audit/link-judgements.ts';
import type { Judgement } from '../../src/audit/types.ts';
import type { Need } from '../../src/catalogue/types.ts';
import { checkNeed, judgementNeed, person } from '../assess/world.ts';

const REF = 'norm@1/1.01#a';

it.each<[string, readonly Need[], Partial<Judgement>, readonly string[]]>([
  ['on a question', [judgementNeed()], {}, []],
  [
    'on a question within a choice',
    [{ kind: 'anyOf', id: 'any', branches: [{ kind: 'judgement', id: 'seen', questions: [] }] }],
    {},
    [],
  ],
  ['on a check, where it would go unheard', [checkNeed()], {}, ['dangling judgement']],
  ['on a check, that fails', [checkNeed()], { verdict: 'fail' }, ['dangling judgement']],
  ['that refutes an item', [checkNeed()], { refutes: ['IV-1-1@12345678'] }, []],
  [
    'that refutes an item and concludes that it fails',
    [checkNeed()],
    { refutes: ['IV-1-1@12345678'], verdict: 'fail' },
    ['dangling judgement'],
  ],
])('a judgement %s', (_name, needs, more, expected) => {
  const judgement: Judgement = {
    ...{ criterion: REF, verdict: 'met', items: ['IV-1-2@12345678'], refutes: [], why: 'seen' },
    ...{ by: person('auditor', 'one'), at: { file: 'judgements/1.01.yaml', line: 4, column: 5 } },
    ...more,
  };
  const problems = linkJudgements(
    { judgements: [judgement], cards: [], requests: [] },
    new Map([[REF, { ref: REF, needs }]]),
  );
  expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual(expected);
});
