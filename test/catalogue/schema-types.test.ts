import { expect, test } from 'vitest';
import { sourceTypes } from './source-types.ts';

test('the types of catalogue documents are those of the published schemas', async () => {
  const types = await sourceTypes(
    ['control', 'catalogue', 'ruleset', 'profile', 'sampling', 'mapping', 'cases', 'index'],
    ['control', 'catalogue', 'ruleset', 'profile', 'sampling', 'mapping', 'cases', 'index'],
  );
  await expect(types).toMatchFileSnapshot('../../src/catalogue/schema.generated.ts');
});
