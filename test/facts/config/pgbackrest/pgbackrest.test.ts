import { expect, it } from 'vitest';
import { configFacts, type Files, readConfig } from '../read-config.ts';

const one = (text: string): Files => ({ 'etc/pgbackrest/pgbackrest.conf': `[global]\n${text}\n[main]\npg1-path=/x\n` });
const info = (backup: unknown): Files => ({ 'info.json': JSON.stringify([{ name: 'main', backup }]) });

it.each<readonly [string, Files, string, unknown]>([
  ['on the machine itself', one('repo1-path=/backup'), 'backup.0.offsite', false],
  ['without a word on the machine itself', one('log-level-file=info'), 'backup.0.offsite', false],
  ['elsewhere', one('repo1-type=s3\nrepo1-s3-bucket=b'), 'backup.0.offsite', true],
  ['on another machine', one('repo1-host=b.example'), 'backup.0.offsite', true],
  ['not encrypted', one('repo1-path=/backup'), 'backup.0.encrypted', false],
  ['encrypted', one('repo1-cipher-type=aes-256-cbc'), 'backup.0.encrypted', true],
  ['two places', one('repo1-path=/a\nrepo2-type=gcs\nrepo2-gcs-bucket=b'), 'backup.1.target', 'b'],
  ['for ever', one('repo1-path=/a'), 'backup.0.keep', 'unlimited'],
  ['a number of backups', one('repo1-retention-full=4'), 'backup.0.keep', '<unparsed>'],
  ['a number of days', one('repo1-retention-full=30\nrepo1-retention-full-type=time'), 'backup.0.keep', 'P30D'],
  ['a template', one('repo1-type={{ type }}'), 'backup.0.offsite', '<templated>'],
  ['a run', info([{ timestamp: { start: 0, stop: 60 }, error: false }]), 'run.0.at', '1970-01-01T00:01:00.000Z'],
  ['a run that went well', info([{ timestamp: { stop: 60 }, error: false }]), 'run.0.ok', true],
  ['a run that did not', info([{ timestamp: { stop: 60 }, error: true }]), 'run.0.ok', false],
  ['runs from settings', one('repo1-path=/a'), 'run', '<unparsed>'],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('pgbackrest', files))[path]).toEqual(expected);
});

it('refuses a template where a name should stand', async () => {
  expect(await readConfig('pgbackrest', one('{{ name }}=x'))).toMatchObject({ code: 'unsupported' });
});
