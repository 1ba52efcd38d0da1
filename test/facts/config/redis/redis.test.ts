import { expect, it } from 'vitest';
import { configFacts, type Files, readConfig } from '../read-config.ts';

const MAIN = 'etc/redis/redis.conf';
const one = (text: string): Files => ({ [MAIN]: text });

it.each<readonly [string, Files, string, unknown]>([
  ['a value that is written', one('maxclients 5'), 'redis.maxclients', '5'],
  ['the last one counts', one('maxclients 5\nMAXCLIENTS 6'), 'redis.maxclients', '6'],
  ['the default of the version', one(''), 'redis.maxclients', '10000'],
  ['quotes', one('logfile "/var/log/a log"'), 'log.0.sink', '/var/log/a log'],
  [
    'an include before',
    { ...one('include a.conf\nmaxclients 5'), 'etc/redis/a.conf': 'maxclients 6' },
    'redis.maxclients',
    '5',
  ],
  [
    'an include behind',
    { ...one('maxclients 5\ninclude a.conf'), 'etc/redis/a.conf': 'maxclients 6' },
    'redis.maxclients',
    '6',
  ],
  ['an include that is missing, behind', one('maxclients 5\ninclude /srv/a.conf'), 'redis.maxclients', '<unparsed>'],
  ['an include that is missing, before', one('include /srv/a.conf\nmaxclients 5'), 'redis.maxclients', '5'],
  ['a template', one('maxclients ${MAX}'), 'redis.maxclients', '<templated>'],
  ['nobody asks for a password', one(''), 'auth.0.anonymous', true],
  ['a password', one('requirepass secret'), 'auth.0.anonymous', false],
  ['a password that was removed', one('requirepass [redacted:password:0123456789ab]'), 'auth.0.anonymous', false],
  ['an empty password', one('requirepass ""'), 'auth.0.anonymous', true],
  ['a user of that name', one('user default on nopass ~* +@all'), 'auth.0.anonymous', true],
  ['which is switched off', one('user default off'), 'auth.0.anonymous', false],
  ['users elsewhere', one('aclfile /etc/redis/users.acl'), 'auth.0.anonymous', '<unparsed>'],
  ['protected while nobody asks for a password', one('bind *'), 'listener.0.exposure', 'loopback'],
  ['open with one', one('bind *\nrequirepass x'), 'listener.0.exposure', 'all'],
  ['open without protection', one('bind *\nprotected-mode no'), 'listener.0.exposure', 'all'],
  ['on a private address', one('bind 10.0.0.5\nrequirepass x'), 'listener.0.exposure', 'private'],
  ['in clear text', one(''), 'listener.0.cleartext', true],
  ['TLS alone', one('port 0\ntls-port 6379'), 'listener.0.cleartext', false],
  ['TLS is required', one('port 0\ntls-port 6379'), 'tls.0.required', true],
  ['versions that OpenSSL decides', one('tls-port 1'), 'tls.0.versions', '<unparsed>'],
  ['versions', one('tls-port 1\ntls-protocols "TLSv1 TLSv1.2"'), 'tls.0.versions', ['TLSv1.0', 'TLSv1.2']],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('redis', files))[path]).toEqual(expected);
});

it('refuses a quote that is not closed, and files that include each other', async () => {
  expect(await readConfig('redis', one('logfile "a'))).toMatchObject({ code: 'syntax', at: { line: 1 } });
  expect(await readConfig('redis', one('include redis.conf'))).toMatchObject({ code: 'bomb' });
});
