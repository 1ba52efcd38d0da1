import { expect, it } from 'vitest';
import { configFacts, type Files, readConfig } from '../read-config.ts';

const MAIN = 'etc/rspamd/rspamd.conf';
const local = (name: string, text: string, others: Files = {}): Files => ({
  [MAIN]: '',
  [`etc/rspamd/local.d/${name}`]: text,
  ...others,
});
const scanner = (text: string, others: Files = {}) => local('antivirus.conf', text, others);
const folders = ['etc', 'etc/rspamd', 'etc/rspamd/local.d', 'etc/rspamd/override.d'];

it.each<readonly [string, Files, string, unknown]>([
  ['a scanner', scanner('clamav {\n  type = "clamav";\n}'), 'malware.0.where', 'rspamd clamav'],
  ['it is on', scanner('clamav { type = "clamav"; }'), 'malware.0.enabled', true],
  ['all are off', scanner('enabled = false;\nclamav { type = "clamav"; }'), 'malware.0.enabled', false],
  ['this one is off', scanner('clamav { enabled = false; }'), 'malware.0.enabled', false],
  [
    'off over what local.d says',
    scanner('clamav { type = "clamav"; }', { 'etc/rspamd/override.d/antivirus.conf': 'enabled = false;' }),
    'malware.0.enabled',
    false,
  ],
  ['how much', scanner('clamav { max_size = 20971520; }'), 'malware.0.maxSize', 20_971_520],
  ['a comment', scanner('clamav {\n  # enabled = false;\n}'), 'malware.0.enabled', true],
  [
    'a text with signs in it',
    scanner('clamav {\n  message = \'{ "x"; }\';\n  max_size = 5;\n}'),
    'malware.0.maxSize',
    5,
  ],
  ['what it does', scanner('clamav { action = "reject"; }'), 'rspamd.antivirus.0.clamav', 'reject'],
  ['no scanner', { [MAIN]: '' }, 'malware.0.where', undefined],
  ['what it includes itself', scanner('.include "x.conf"\n'), 'malware', '<unparsed>'],
  ['a template', scanner('enabled = {{ on }};\nclamav { }'), 'malware.0.enabled', '<templated>'],
  ['a template for a name', scanner('{{ name }} = false;\nclamav { }'), 'malware', '<unparsed>'],
  ['administration of the machine', { [MAIN]: '' }, 'listener.0.exposure', 'loopback'],
  ['administration for all', local('worker-controller.inc', 'bind_socket = "*:11334";'), 'listener.0.exposure', 'all'],
  [
    'a list',
    local('worker-controller.inc', 'secure_ip = ["127.0.0.1", "::1"];\nbind_socket = "10.0.0.1:11334";'),
    'listener.0.exposure',
    'private',
  ],
  ['limits', local('ratelimit.conf', 'rates {\n  to = { bucket = { burst = 10; } }\n}'), 'limit.0.enabled', true],
  ['no limits', { [MAIN]: '' }, 'limit.0.enabled', false],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('rspamd', files, { folders }))[path]).toEqual(expected);
});

it('does not know what nobody handed over', async () => {
  const facts = await configFacts('rspamd', { 'antivirus.conf': 'clamav { type = "clamav"; }' });
  expect([facts['malware'], facts['listener'], facts['limit.0.enabled']]).toEqual([
    '<unparsed>',
    '<unparsed>',
    '<unparsed>',
  ]);
});

it('refuses a section that is not closed', async () => {
  expect(await readConfig('rspamd', scanner('clamav {'), { folders })).toMatchObject({ code: 'syntax' });
});
