import { expect, it } from 'vitest';
import { configFacts, type Files, readConfig } from '../read-config.ts';

const MAIN = 'etc/dovecot/dovecot.conf';
const one = (text: string): Files => ({ [MAIN]: text });
const folders = ['etc', 'etc/dovecot', 'etc/dovecot/conf.d'];

it.each<readonly [string, Files, string, unknown]>([
  ['a setting', one('ssl = required'), 'tls.0.required', true],
  ['the last line', one('ssl = required\nssl = no'), 'tls.0.offered', false],
  ['a default', one(''), 'dovecot.settings.ssl', 'yes'],
  ['TLS that is offered and not required', one(''), 'tls.0.required', false],
  ['the versions from the least one', one(''), 'tls.0.versions', ['TLSv1.2', 'TLSv1.3']],
  ['all versions', one('ssl_min_protocol = TLSv1'), 'tls.0.versions', ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']],
  ['a version that does not exist', one('ssl_min_protocol = TLSv9'), 'tls.0.versions', '<unparsed>'],
  ['a comment behind a value', one('ssl = required # yes'), 'tls.0.required', true],
  ['a number sign in a value', one('log_path = /var/log/a#b'), 'log.0.sink', '/var/log/a#b'],
  ['a value in quotes', one('log_path = "/var/log/a # b"'), 'log.0.sink', '/var/log/a # b'],
  [
    'a value on two lines',
    one('auth_mechanisms = plain \\\n  login'),
    'dovecot.settings.auth_mechanisms',
    'plain  login',
  ],
  [
    'more than there was',
    one('mail_plugins = quota\nmail_plugins = $mail_plugins acl'),
    'dovecot.settings.mail_plugins',
    'quota acl',
  ],
  ['a value in a file', one('mail_plugins = </etc/x'), 'dovecot.settings.mail_plugins', '<unparsed>'],
  ['a template', one('ssl = PH_SSL'), 'tls.0.required', '<templated>'],
  ['passwords in clear text', one('disable_plaintext_auth = no'), 'auth.0.cleartext', true],
  ['none in clear text', one(''), 'auth.0.cleartext', false],
  ['TLS comes before any password', one('disable_plaintext_auth = no\nssl = required'), 'auth.0.cleartext', false],
  ['anybody', one('auth_mechanisms = plain ANONYMOUS'), 'auth.0.anonymous', true],
  ['a protocol that differs', one('protocol imap {\n  ssl = required\n}'), 'tls.1.required', true],
  [
    'whom it holds for',
    one('remote 10.0.0.0/8 {\n disable_plaintext_auth = no\n}'),
    'auth.1.scope',
    'remote 10.0.0.0/8',
  ],
  [
    'a filter in a filter',
    one('protocol imap {\n remote 10.0.0.0/8 {\n  ssl = no\n }\n}'),
    'tls.1.listener',
    'protocol imap remote 10.0.0.0/8',
  ],
  ['a filter about something else', one('protocol lda {\n mail_plugins = sieve\n}'), 'tls.1.listener', undefined],
  ['passwords in the log', one('auth_verbose_passwords = plain'), 'log.0.secrets', true],
  ['no passwords in the log', one(''), 'log.0.secrets', false],
  ['how many connections', one('mail_max_userip_connections = 500'), 'limit.0.value', 500],
  [
    '2.4: its own word for it',
    one('dovecot_config_version = 2.4.1\nauth_allow_cleartext = yes\nssl = yes'),
    'auth.0.cleartext',
    true,
  ],
  ['2.4: what it does by itself is not known', one('dovecot_config_version = 2.4.1'), 'tls.0.required', '<absent>'],
  [
    'an include in its place',
    { ...one('ssl = no\n!include conf.d/*.conf'), 'etc/dovecot/conf.d/10-ssl.conf': 'ssl = required' },
    'tls.0.required',
    true,
  ],
  ['an include that nobody handed over', one('ssl = required\n!include /srv/ssl.conf'), 'tls.0.required', '<unparsed>'],
  ['what comes behind it', one('!include /srv/ssl.conf\nssl = required'), 'tls.0.required', true],
  ['an include that may be missing', one('ssl = required\n!include_try local.conf'), 'tls.0.required', true],
  [
    'protocols of packages',
    one('ssl = required\n!include_try /usr/share/dovecot/protocols.d/*.protocol'),
    'dovecot.settings.protocols',
    '<unparsed>',
  ],
  ['sockets', one('protocols = imap'), 'listener.0.port', 143],
  ['sockets of a protocol that is off', one('protocols = lmtp'), 'listener.0.port', undefined],
  ['a socket in TLS', one('protocols = imap'), 'listener.1.cleartext', false],
  ['a socket for who asks', one('protocols = imap'), 'listener.0.cleartext', true],
  [
    'a socket that is closed',
    one('protocols = imap\nservice imap-login {\n inet_listener imap {\n  port = 0\n }\n}'),
    'listener.0.port',
    993,
  ],
  [
    'a socket of its own address',
    one('protocols = imap\nservice imap-login {\n inet_listener imap {\n  address = 127.0.0.1\n }\n}'),
    'listener.0.exposure',
    'loopback',
  ],
  ['where all listen', one('protocols = imap\nlisten = 10.0.0.1'), 'listener.0.exposure', 'private'],
  [
    'a socket for administration',
    one('protocols = none\nservice doveadm {\n inet_listener {\n  port = 12345\n }\n}'),
    'listener.0.admin',
    true,
  ],
  ['a block on one line', one('protocol imap { ssl = required }'), 'tls.1.required', true],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('dovecot', files, { folders }))[path]).toEqual(expected);
});

it.each([
  ['a block that is not closed', 'service a {', 'syntax'],
  ['a bracket too many', '}', 'syntax'],
  ['neither a setting nor a block', 'ssl', 'syntax'],
  ['files that include each other', `!include /${MAIN}`, 'bomb'],
  ['blocks without end', 'service a {\n'.repeat(100), 'bomb'],
])('refuses %s', async (_, text, code) => {
  expect(await readConfig('dovecot', one(text), { folders })).toMatchObject({ status: 'unreadable', code });
});
