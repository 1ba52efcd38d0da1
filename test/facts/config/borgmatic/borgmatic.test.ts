import { expect, it } from 'vitest';
import { configFacts, type Files } from '../read-config.ts';

const one = (text: string): Files => ({
  'etc/borgmatic/config.yaml': `repositories:\n  - path: ssh://b@backup.example/./r\n  - path: /mnt/r\n${text}\n`,
});

it.each<readonly [string, Files, string, unknown]>([
  ['elsewhere', one(''), 'backup.0.offsite', true],
  ['on the machine', one(''), 'backup.1.offsite', false],
  ['the old form', { 'config.yaml': 'repositories: ["b@backup.example:r"]' }, 'backup.0.offsite', true],
  ['encrypted with a command', one('encryption_passcommand: cat /x'), 'backup.0.encrypted', true],
  ['whether it is encrypted', one(''), 'backup.0.encrypted', '<unparsed>'],
  ['a password in the file', one('encryption_passphrase: geheim'), 'secret.0.inline', true],
  ['no password in the file', one(''), 'secret.0.inline', false],
  ['how long', one('keep_daily: 7\nkeep_monthly: 6'), 'backup.0.keep', 'P180D'],
  ['looked after', one(''), 'backup.0.verify', true],
  ['not looked after', one('checks: [{name: disabled}]'), 'backup.0.verify', false],
  [
    'what can only be added to',
    { 'config.yaml': 'repositories: [{path: /r, append_only: true}]' },
    'backup.0.immutable',
    true,
  ],
  ['a template', one('keep_daily: "{{ days }}"'), 'backup.0.keep', '<templated>'],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('borgmatic', files))[path]).toEqual(expected);
});
