import { expect, it } from 'vitest';
import { configFacts, type Files } from '../read-config.ts';

const PLACE =
  '---\nkind: BackupStorageLocation\nmetadata: {name: default}\nspec: {objectStorage: {bucket: b}, config: {kmsKeyId: k}}\n';
const schedule = (template: string, more = ''): Files => ({
  'velero.yaml': `kind: Schedule\nmetadata: {name: daily}\nspec: {schedule: "0 3 * * *", template: {${template}}}\n${more}`,
});

it.each<readonly [string, Files, string, unknown]>([
  ['when', schedule(''), 'backup.0.schedule', '0 3 * * *'],
  ['for how long without a word', schedule(''), 'backup.0.keep', 'P30D'],
  ['for how long', schedule('ttl: 240h0m0s'), 'backup.0.keep', 'P10D'],
  ['where', schedule('', PLACE), 'backup.0.target', 'b'],
  ['under whose key', schedule('', PLACE), 'backup.0.encrypted', true],
  ['under a key of nobody we know', schedule(''), 'backup.0.encrypted', '<absent>'],
  [
    'within a list',
    { 'velero.json': JSON.stringify({ kind: 'List', items: [{ kind: 'Schedule', spec: { schedule: '0 3 * * *' } }] }) },
    'backup.0.schedule',
    '0 3 * * *',
  ],
  ['a kind still to be filled in', { 'velero.yaml': 'kind: "{{ kind }}"\n' }, 'backup', '<templated>'],
  ['a template', schedule('ttl: "{{ ttl }}"'), 'backup.0.keep', '<templated>'],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('velero', files))[path]).toEqual(expected);
});
