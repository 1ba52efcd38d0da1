import { expect, it } from 'vitest';
import { configFacts, type Files, readConfig } from '../read-config.ts';

const MAIN = 'etc/mysql/my.cnf';
const server = (text: string): Files => ({ [MAIN]: `[client]\nssl = OFF\n[mysqld]\n${text}\n` });
const folders = ['etc', 'etc/mysql', 'etc/mysql/conf.d'];

it.each<readonly [string, Files, string, unknown]>([
  ['an option', server('require_secure_transport = ON'), 'tls.0.required', true],
  ['with dashes', server('require-secure-transport'), 'tls.0.required', true],
  ['the last line', server('require_secure_transport = ON\nrequire_secure_transport = OFF'), 'tls.0.required', false],
  ['an option of the client', server(''), 'mysql.ssl', '<absent>'],
  ['turned off', server('skip-ssl'), 'tls.0.offered', false],
  ['loose', server('loose-local-infile = 0'), 'mysql.local_infile', '0'],
  ['a certificate', server('ssl-cert = /etc/a.pem'), 'tls.0.offered', true],
  ['versions', server('tls_version = TLSv1.2,TLSv1.3'), 'tls.0.versions', ['TLSv1.2', 'TLSv1.3']],
  ['nobody is asked who they are', server('skip-grant-tables'), 'auth.0.anonymous', true],
  ['whom the tables let in', server(''), 'auth.0.anonymous', '<unparsed>'],
  ['all addresses', server(''), 'listener.0.exposure', 'all'],
  ['the machine alone', server('bind-address = 127.0.0.1 # not 0.0.0.0'), 'listener.0.exposure', 'loopback'],
  ['no network', server('skip-networking'), 'listener.0.exposure', undefined],
  ['a group of a version', { [MAIN]: '[mariadb-10.11]\ngeneral_log = 1' }, 'log.0.enabled', true],
  [
    'a folder',
    { [MAIN]: '!includedir /etc/mysql/conf.d/', 'etc/mysql/conf.d/a.cnf': '[mysqld]\ngeneral_log = 1' },
    'log.0.enabled',
    true,
  ],
  [
    'a folder that nobody handed over',
    { [MAIN]: '[mysqld]\ngeneral_log = 1\n!includedir /srv/x' },
    'log.0.enabled',
    '<unparsed>',
  ],
  ['a template', server('general_log = {{ log }}'), 'log.0.enabled', '<templated>'],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('mysql', files, { folders }))[path]).toEqual(expected);
});

it('ends where files include each other', async () => {
  expect(await readConfig('mysql', { [MAIN]: `!include /${MAIN}` }, { folders })).toMatchObject({ code: 'bomb' });
});
