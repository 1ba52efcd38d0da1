import { expect, it } from 'vitest';
import { configFacts, type Files, readConfig } from '../read-config.ts';

const MAIN = 'etc/fail2ban/jail.conf';
const BASE = '[DEFAULT]\nmaxretry = 5\nfindtime = 10m\nbantime = 1h\nenabled = false\n[sshd]\nport = ssh\n';
const one = (more = ''): Files => ({ [MAIN]: BASE + more });
const folders = ['etc', 'etc/fail2ban', 'etc/fail2ban/jail.d'];

it.each<readonly [string, Files, string, unknown]>([
  ['a jail of its own name', one(), 'fail2ban.jails.0.name', 'sshd'],
  ['off by default', one(), 'limit.0.enabled', false],
  ['on', one('enabled = true'), 'limit.0.enabled', true],
  ['what all jails share', one(), 'limit.0.value', '5 in PT600S'],
  ['what this one has', one('maxretry: 3'), 'limit.0.value', '3 in PT600S'],
  ['a ban for good', one('bantime = -1'), 'fail2ban.jails.0.bantime', 'unlimited'],
  ['a drop-in', { ...one(), 'etc/fail2ban/jail.d/a.conf': '[sshd]\nenabled = yes' }, 'limit.0.enabled', true],
  [
    'the local file behind it',
    {
      ...one(),
      'etc/fail2ban/jail.d/a.conf': '[sshd]\nenabled = yes',
      'etc/fail2ban/jail.local': '[sshd]\nenabled = no',
    },
    'limit.0.enabled',
    false,
  ],
  [
    'the local drop-in behind that',
    {
      ...one(),
      'etc/fail2ban/jail.local': '[sshd]\nenabled = no',
      'etc/fail2ban/jail.d/a.local': '[sshd]\nenabled = on',
    },
    'limit.0.enabled',
    true,
  ],
  ['a variable', one('tries = 4\nmaxretry = %(tries)s'), 'fail2ban.jails.0.maxretry', 4],
  ['a variable nobody sets', one('maxretry = %(tries)s'), 'fail2ban.jails.0.maxretry', '<unparsed>'],
  ['a variable that names itself', one('maxretry = %(maxretry)s'), 'fail2ban.jails.0.maxretry', '<unparsed>'],
  [
    'a variable from an include',
    {
      [MAIN]: `[INCLUDES]\nbefore = paths.conf\n${BASE}maxretry = %(tries)s`,
      'etc/fail2ban/paths.conf': '[DEFAULT]\ntries = 7',
    },
    'fail2ban.jails.0.maxretry',
    7,
  ],
  ['a template', one('maxretry = {{ tries }}'), 'fail2ban.jails.0.maxretry', '<templated>'],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('fail2ban', files, { folders }))[path]).toEqual(expected);
});

it('knows no jail where the folder that may change it was not handed over', async () => {
  const facts = await configFacts('fail2ban', { 'jail.conf': `${BASE}enabled = true` });
  expect([facts['limit'], facts['limit.0.enabled']]).toEqual(['<unparsed>', '<unparsed>']);
});

it('refuses what fail2ban does not start on: a setting that stands twice', async () => {
  const files = one('maxretry = 3\nmaxretry: 4');
  expect(await readConfig('fail2ban', files, { folders })).toMatchObject({ code: 'syntax', at: { line: 9 } });
});
