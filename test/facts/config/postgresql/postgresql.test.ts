import { expect, it } from 'vitest';
import { configFacts, type Files, readConfig } from '../read-config.ts';

const HOME = 'etc/postgresql/15/main';
const one = (text: string, access = 'local all all peer\n'): Files => ({
  [`${HOME}/postgresql.conf`]: text,
  [`${HOME}/pg_hba.conf`]: access,
});
const options = { version: '15', folders: ['etc', HOME, `${HOME}/conf.d`] };

it.each<readonly [string, Files, string, unknown]>([
  ['a value that is written', one('ssl = on'), 'tls.0.offered', true],
  ['without =, in quotes, with a comment', one("ssl 'on' # why"), 'tls.0.offered', true],
  ['the last one counts', one('ssl = on\nSSL = off'), 'tls.0.offered', false],
  ['the default of the version', one(''), 'postgresql.log_statement', 'none'],
  ['a quote inside quotes', one("log_line_prefix = '%m it''s '"), 'log.0.fields', "%m it's "],
  [
    'an include in its place',
    { ...one("ssl = on\ninclude 'a.conf'"), [`${HOME}/a.conf`]: 'ssl = off' },
    'tls.0.offered',
    false,
  ],
  [
    'a folder',
    { ...one("include_dir 'conf.d'"), [`${HOME}/conf.d/b.conf`]: 'ssl = on', [`${HOME}/conf.d/c`]: 'ssl = off' },
    'tls.0.offered',
    true,
  ],
  ['an empty folder', one("ssl = on\ninclude_dir 'conf.d'"), 'tls.0.offered', true],
  ['an include that is missing', one("ssl = on\ninclude '/srv/a.conf'"), 'tls.0.offered', '<unparsed>'],
  ['an include that is missing, before', one("include '/srv/a.conf'\nssl = on"), 'tls.0.offered', true],
  [
    'ALTER SYSTEM',
    { ...one('ssl = on'), 'var/lib/postgresql/15/main/postgresql.auto.conf': "ssl = 'off'" },
    'tls.0.offered',
    false,
  ],
  ['a template', one('ssl = ${SSL}'), 'tls.0.offered', '<templated>'],
  ['a template of several words', one('ssl = {{ ssl }}'), 'tls.0.offered', '<unparsed>'],
  ['a file that need not be there', one("ssl = on\ninclude_if_exists 'a.conf'"), 'tls.0.offered', true],
  [
    'versions',
    one("ssl_min_protocol_version = 'TLSv1.1'\nssl_max_protocol_version = 'TLSv1.2'"),
    'tls.0.versions',
    ['TLSv1.1', 'TLSv1.2'],
  ],
  ['versions by default', one(''), 'tls.0.versions', ['TLSv1.2', 'TLSv1.3']],
  [
    'TLS is required',
    one('', 'local all all peer\nhostssl all all 0.0.0.0/0 scram-sha-256\nhost all all 127.0.0.1/32 md5'),
    'tls.0.required',
    true,
  ],
  ['TLS is not', one('', 'host all all 10.0.0.0 255.0.0.0 scram-sha-256'), 'tls.0.required', false],
  ['refused without it', one('', 'hostnossl all all all reject\nhostssl all all all cert'), 'tls.0.required', true],
  ['nobody asks for anything', one('', 'host all all 10.0.0.0/8 trust'), 'auth.0.anonymous', true],
  ['a password in clear text', one('', 'host all all 10.0.0.0/8 password'), 'auth.0.cleartext', true],
  ['a password within TLS', one('', 'hostssl all all 10.0.0.0/8 password'), 'auth.0.cleartext', false],
  ['how passwords are kept', one('', 'host all all 10.0.0.0/8 md5'), 'auth.0.hash', 'md5'],
  [
    'whom a rule is about',
    one('', 'host "a b",c +staff 10.0.0.0/8 scram-sha-256'),
    'auth.0.scope',
    'host a b,c +staff 10.0.0.0/8',
  ],
  [
    'a rule with a mask',
    one('', 'host all all 10.0.0.0 255.0.0.0 md5 clientcert=verify-full'),
    'postgresql.hba.0.options',
    ['clientcert=verify-full'],
  ],
  ['rules behind a line nobody understands', one('', 'local all all peer\nwhat is this'), 'auth', '<unparsed>'],
  ['rules behind a template', one('', '{{ rules }}'), 'auth', '<templated>'],
  ['names in a file of their own', one('', 'host @databases all all md5'), 'auth', '<unparsed>'],
  ['no rules at all', { [`${HOME}/postgresql.conf`]: '' }, 'auth', '<unparsed>'],
  ['all addresses', one("listen_addresses = '*'"), 'listener.0.exposure', 'all'],
  ['this machine alone', one(''), 'listener.0.exposure', 'loopback'],
  ['none', one("listen_addresses = ''"), 'listener.0.exposure', undefined],
  ['statements in the log', one("log_statement = 'all'"), 'log.1.secrets', true],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('postgresql', files, options))[path]).toEqual(expected);
});

it('refuses what PostgreSQL does not start on, and files that include each other', async () => {
  expect(await readConfig('postgresql', one('ssl ='), options)).toMatchObject({ code: 'syntax', at: { line: 1 } });
  expect(await readConfig('postgresql', one("include 'postgresql.conf'"), options)).toMatchObject({ code: 'bomb' });
});
