import { expect, it } from 'vitest';
import { configFacts, type Files, readConfig } from '../read-config.ts';

const MAIN = 'etc/logrotate.conf';
const one = (text: string): Files => ({ [MAIN]: text });

it.each<readonly [string, Files, string, unknown]>([
  ['weeks', one('/var/log/a {\n weekly\n rotate 25\n}'), 'log.0.retention', 'P182D'],
  ['what stands above', one('weekly\nrotate 3\n/var/log/a {\n}'), 'log.0.retention', 'P28D'],
  ['what stands below counts for others', one('/var/log/a {\n daily\n}\nrotate 3'), 'log.0.retention', 'P1D'],
  ['its own interval', one('weekly\nrotate 3\n/var/log/a {\n daily\n}'), 'log.0.retention', 'P4D'],
  ['nothing old is kept', one('/var/log/a {\n monthly\n}'), 'log.0.retention', 'P31D'],
  ['by age', one('/var/log/a {\n daily\n rotate 100\n maxage 9\n}'), 'log.0.retention', 'P10D'],
  ['by size alone', one('weekly\n/var/log/a {\n size 10M\n rotate 4\n}'), 'log.0.retention', 'unlimited'],
  ['for good', one('/var/log/a {\n weekly\n rotate -1\n}'), 'log.0.retention', 'unlimited'],
  [
    'two files of one stanza',
    one('/var/log/a\n"/var/log/b c"\n{\n weekly\n rotate 1\n}'),
    'log.1.source',
    '/var/log/b c',
  ],
  [
    'a script is no directive',
    one('/var/log/a {\n weekly\n postrotate\n  rotate 9\n endscript\n}'),
    'log.0.retention',
    'P7D',
  ],
  [
    'a folder',
    { ...one('include /etc/logrotate.d'), 'etc/logrotate.d/a': '/var/log/a {\n}' },
    'log.0.source',
    '/var/log/a',
  ],
  ['a folder that is missing', one('include /etc/logrotate.d'), 'log', '<unparsed>'],
  ['a template', one('/var/log/a {\n weekly\n rotate {{ n }}\n}'), 'log.0.retention', '<templated>'],
  ['what is no number', one('/var/log/a {\n weekly\n rotate many\n}'), 'log.0.retention', '<unparsed>'],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('logrotate', files, { folders: ['etc'] }))[path]).toEqual(expected);
});

it('refuses a stanza that nobody closes', async () => {
  expect(await readConfig('logrotate', one('/var/log/a {\n weekly'))).toMatchObject({
    code: 'syntax',
    at: { line: 1 },
  });
});
