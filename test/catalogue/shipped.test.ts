import { expect, test } from 'vitest';
import { loadCatalogues } from '../../src/catalogue/load.ts';
import { formatProblem } from '../../src/catalogue/problem.ts';
import { UserError } from '../../src/errors.ts';

test('the shipped catalogues load without a problem', async () => {
  const problems: string[] = [];
  const loaded = await loadCatalogues(['bio2@1.3', 'messaging@1'], { folder: import.meta.dirname }).catch(
    (error: unknown) => {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems.map(formatProblem));
    },
  );
  expect(problems).toEqual([]);
  expect(loaded?.catalogues.map(({ ref, controls }) => `${ref}: ${controls.length}`)).toEqual([
    'bio2@1.3: 12',
    'messaging@1: 8',
  ]);
});
