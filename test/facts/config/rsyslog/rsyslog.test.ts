import { expect, it } from 'vitest';
import { configFacts, type Files, readConfig } from '../read-config.ts';

const MAIN = 'etc/rsyslog.conf';
const one = (text: string): Files => ({ [MAIN]: text });
const folders = ['etc', 'etc/rsyslog.d'];
const TLS = '$DefaultNetstreamDriver gtls\n$ActionSendStreamDriverMode 1\n';

it.each<readonly [string, Files, string, unknown]>([
  ['a file', one('mail.*\t-/var/log/mail.log'), 'log.0.sink', '/var/log/mail.log'],
  ['a file stays on the machine', one('mail.* /var/log/mail.log'), 'log.0.remote', false],
  ['another machine', one('*.* @@log.example:6514'), 'log.0.sink', 'log.example:6514'],
  ['another machine: remote', one('*.* @@log.example:6514'), 'log.0.remote', true],
  ['in clear text', one('*.* @@log.example:6514'), 'log.0.remoteTls', false],
  ['with TLS', one(`${TLS}*.* @@log.example:6514`), 'log.0.remoteTls', true],
  ['TLS that comes too late', one(`*.* @@log.example:6514\n${TLS}`), 'log.0.remoteTls', false],
  ['no TLS over UDP', one(`${TLS}*.* @log.example`), 'log.0.remoteTls', false],
  ['a comment', one('# *.* @@log.example\n*.* @a.example # @@b'), 'log.0.sink', 'a.example'],
  [
    'RainerScript',
    one(
      'action(type="omfwd" target="a.example" port="6514" protocol="tcp"\n  StreamDriver="gtls" StreamDriverMode="1")',
    ),
    'log.0.remoteTls',
    true,
  ],
  [
    'RainerScript with the driver of all',
    one('global(DefaultNetstreamDriver="ossl")\naction(type="omfwd" target="a" protocol="tcp" StreamDriverMode="1")'),
    'log.0.remoteTls',
    true,
  ],
  ['RELP with TLS', one('action(type="omrelp" target="a" tls="on")'), 'log.0.remoteTls', true],
  ['a file of RainerScript', one('action(type="omfile" file="/var/log/x")'), 'log.0.sink', '/var/log/x'],
  [
    'on a condition',
    one('if $programname == "x" then {\n  action(type="omfile" file="/var/log/x")\n  stop\n}\n*.* /var/log/y'),
    'rsyslog.actions.0.conditional',
    true,
  ],
  [
    'behind a condition',
    one('if $programname == "x" then {\n  action(type="omfile" file="/var/log/x")\n  stop\n}\n*.* /var/log/y'),
    'rsyslog.actions.1.conditional',
    false,
  ],
  ['on a condition of one line', one('if $programname == "x" then /var/log/x'), 'rsyslog.actions.0.conditional', true],
  [
    'in a set of rules',
    one('ruleset(name="r") {\n  action(type="omfile" file="/var/log/x")\n}'),
    'rsyslog.actions.0.conditional',
    true,
  ],
  [
    'an include',
    { ...one('$IncludeConfig /etc/rsyslog.d/*.conf\n*.* /b'), 'etc/rsyslog.d/a.conf': '*.* /a' },
    'log.0.sink',
    '/a',
  ],
  [
    'an include of RainerScript',
    { ...one('include(file="/etc/rsyslog.d/a.conf")\n*.* /b'), 'etc/rsyslog.d/a.conf': '*.* /a' },
    'log.1.sink',
    '/b',
  ],
  ['an include that nobody handed over', one('include(file="/srv/a.conf")'), 'log', '<unparsed>'],
  ['an include that need not be there', one('include(file="/etc/rsyslog.d/a.conf" mode="optional")'), 'log', undefined],
  [
    'a star behind a folder',
    { ...one('$IncludeConfig /etc/rsyslog.d/*.conf\n*.* /b\n/* */'), 'etc/rsyslog.d/a.conf': '' },
    'log.0.sink',
    '/b',
  ],
  ['a template', one('*.* @@{{host}}:6514'), 'log.0.remote', '<templated>'],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('rsyslog', files, { folders }))[path]).toEqual(expected);
});

it('ends where files include each other', async () => {
  expect(await readConfig('rsyslog', one(`$IncludeConfig /${MAIN}`), { folders })).toMatchObject({ code: 'bomb' });
});
