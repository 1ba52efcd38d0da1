import { expect, test } from 'vitest';
import { sourceTypes } from '../catalogue/source-types.ts';

test('the types of audit documents are those of the published schemas', async () => {
  const roots = [
    'audit',
    'request',
    'requests',
    'card',
    'cards',
    'judgements',
    'sample',
    'response',
    'findings',
    'settlement',
    'normtext',
  ];
  const files = [
    'control',
    'audit',
    'request',
    'card',
    'judgements',
    'sample',
    'response',
    'findings',
    'settlement',
    'normtext',
  ];
  const types = await sourceTypes(roots, files);
  await expect(types).toMatchFileSnapshot('../../src/audit/schema.generated.ts');
});
