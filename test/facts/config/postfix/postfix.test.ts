import { describe, expect, it } from 'vitest';
import { expand } from '../../../../src/facts/config/postfix/expand.ts';
import { versionsOf } from '../../../../src/facts/config/postfix/settings.ts';
import { configFacts, type Files, readConfig } from '../read-config.ts';

const SMTPD = 'smtp inet n - y - - smtpd';
const mail = (main: string, master = SMTPD): Files => ({
  'etc/postfix/main.cf': `compatibility_level = 3.6\n${main}`,
  'etc/postfix/master.cf': master,
});

it.each<readonly [string, Files, string, unknown]>([
  ['a setting', mail('smtpd_helo_required = yes'), 'postfix.settings.smtpd_helo_required', 'yes'],
  [
    'the last line',
    mail('myorigin = a\ninet_interfaces = all\ninet_interfaces = loopback-only'),
    'listener.0.exposure',
    'loopback',
  ],
  [
    'a value on several lines',
    mail('smtpd_milters = inet:a:1,\n# a comment\n\n  inet:b:2'),
    'postfix.settings.smtpd_milters',
    'inet:a:1, inet:b:2',
  ],
  ['a number sign within a value', mail('smtpd_milters = inet:a:1#2'), 'postfix.settings.smtpd_milters', 'inet:a:1#2'],
  ['a default', mail(''), 'postfix.settings.milter_default_action', 'tempfail'],
  ['a reference', mail('mine = yes\nsmtpd_helo_required = ${mine}'), 'postfix.settings.smtpd_helo_required', 'yes'],
  [
    'a name nobody defines',
    mail('smtpd_helo_required = ${HELO}'),
    'postfix.settings.smtpd_helo_required',
    '<templated>',
  ],
  ['a template', mail('smtpd_helo_required = {{ helo }}'), 'postfix.settings.smtpd_helo_required', '<templated>'],
  ['a name of the machine', mail('mynetworks = $myhostname'), 'postfix.settings.mynetworks', '<unparsed>'],
  ['a circle', mail('a = $b\nb = $a\nsmtpd_helo_required = $a'), 'postfix.settings.smtpd_helo_required', '<unparsed>'],
  ['no TLS', mail(''), 'tls.0.offered', false],
  ['TLS for who asks', mail('smtpd_tls_security_level = may'), 'tls.0.offered', true],
  ['TLS for who asks, not for all', mail('smtpd_tls_security_level = may'), 'tls.0.required', false],
  ['TLS by the words of old', mail('smtpd_use_tls = yes'), 'tls.0.offered', true],
  [
    'one service that requires TLS',
    mail(
      'smtpd_tls_security_level = may',
      `${SMTPD}\nsubmission inet n - y - - smtpd\n  -o smtpd_tls_security_level=encrypt`,
    ),
    'tls.1.required',
    true,
  ],
  ['as postconf prints it', mail('', `${SMTPD}\nsmtp/inet/smtpd_tls_security_level = encrypt`), 'tls.0.required', true],
  ['an option in brackets', mail('', `${SMTPD}\n  -o { smtpd_tls_security_level = encrypt }`), 'tls.0.required', true],
  [
    'TLS before any word',
    mail('smtpd_tls_security_level = may', 'smtps inet n - y - - smtpd\n  -o smtpd_tls_wrappermode=yes'),
    'tls.0.required',
    true,
  ],
  ['mail to others', mail('smtp_tls_security_level = dane'), 'tls.1.offered', true],
  [
    'mail to others by a service of its own',
    mail('', `${SMTPD}\nstrict unix - - n - - smtp\n  -o smtp_tls_security_level=encrypt`),
    'tls.2.required',
    true,
  ],
  ['mail to whom a table names', mail('smtp_tls_policy_maps = hash:/x'), 'tls.2.versions', '<unparsed>'],
  ['mail to others alone', mail(''), 'tls.2.listener', undefined],
  [
    'logging in in clear text',
    mail('smtpd_sasl_auth_enable = yes\nsmtpd_tls_security_level = may'),
    'auth.0.cleartext',
    true,
  ],
  [
    'logging in with TLS alone',
    mail('smtpd_sasl_auth_enable = yes\nsmtpd_tls_auth_only = yes'),
    'auth.0.cleartext',
    false,
  ],
  ['no logging in', mail(''), 'auth.0.scope', undefined],
  ['nobody without a name', mail('smtpd_sasl_auth_enable = yes'), 'auth.0.anonymous', false],
  [
    'whoever checks the password may let anybody in',
    mail('smtpd_sasl_auth_enable = yes\nsmtpd_sasl_security_options ='),
    'auth.0.anonymous',
    '<unparsed>',
  ],
  ['a relay for who is known', mail(''), 'federation.0.open', false],
  ['a relay for all', mail('smtpd_relay_restrictions = permit'), 'federation.0.open', true],
  [
    'a relay for all in the days of old',
    { ...mail(''), 'etc/postfix/main.cf': 'compatibility_level = 0\n' },
    'federation.0.open',
    true,
  ],
  [
    'a relay by a table',
    mail('smtpd_relay_restrictions = check_client_access hash:/x, reject_unauth_destination'),
    'federation.0.open',
    '<unparsed>',
  ],
  [
    'closed by the second list',
    mail('smtpd_relay_restrictions =\nsmtpd_recipient_restrictions = reject_unauth_destination'),
    'federation.0.open',
    false,
  ],
  ['no filter', mail(''), 'malware.0.enabled', false],
  ['a filter that may look for anything', mail('smtpd_milters = inet:a:1'), 'malware.0.enabled', '<unparsed>'],
  [
    'a filter that lets through when it fails',
    mail('smtpd_milters = inet:a:1\nmilter_default_action = accept'),
    'malware.0.failMode',
    'open',
  ],
  ['no bound', mail(''), 'limit.0.enabled', false],
  ['a bound', mail('smtpd_client_connection_rate_limit = 30'), 'limit.0.value', 30],
  ['a port of its own', mail('', '127.0.0.1:10025 inet n - y - - smtpd'), 'listener.0.exposure', 'loopback'],
  ['a port by number', mail('', '588 inet n - y - - smtpd'), 'listener.0.port', 588],
  ['clear text on a port', mail('', '588 inet n - y - - smtpd'), 'listener.0.cleartext', true],
  [
    'the last line of a service',
    mail('', `${SMTPD}\n${SMTPD}\n  -o smtpd_tls_security_level=may`),
    'tls.0.offered',
    true,
  ],
  ['a log', mail('maillog_file = /var/log/mail'), 'log.0.sink', '/var/log/mail'],
  ['the log of the machine', mail(''), 'log.0.sink', 'syslog'],
  ['a template in place of a column', mail('', 'smtp {{ type }} n - y - - smtpd'), 'tls', '<templated>'],
  ['no master.cf', { 'main.cf': 'smtpd_tls_security_level = encrypt' }, 'tls', '<unparsed>'],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('postfix', files))[path]).toEqual(expected);
});

it.each([
  ['a line without =', mail('smtpd_helo_required'), 'syntax'],
  ['goes on with nothing', { 'main.cf': ' x = y' }, 'syntax'],
  ['a service of too few columns', mail('', 'smtp inet n'), 'syntax'],
])('refuses %s', async (_, files, code) => {
  expect(await readConfig('postfix', files)).toMatchObject({ status: 'unreadable', code });
});

describe('references', () => {
  const lookup = (name: string) => ({ a: 'x', none: '', b: '$a', level: '3.6' })[name];
  it.each([
    ['$a-$(a)-${a}', 'x-x-x'],
    ['$$a', '$a'],
    ['${a?yes}${a:no}', 'yes'],
    ['${none?yes}${none:no}', 'no'],
    ['${a?{yes}:{no}}', 'yes'],
    ['${none?{yes}:{no}}', 'no'],
    ['${{$b} == {x} ? {$a} : {no}}', 'x'],
    ['${{10} < {9} ? {yes} : {no}}', 'no'],
    ['${{$level} <level {3.10} ? {yes} : {no}}', 'yes'],
    ['${{$level} >=level {4} ? {yes}}', ''],
    ['a $ alone', 'a $ alone'],
  ])('%s', (text, expected) => {
    expect(expand(text, lookup)).toEqual({ text: expected });
  });

  it('names what nobody defines', () => {
    expect(expand('${{$a} == {x} ? {$c} : {}}', lookup)).toEqual({ undefinedName: 'c' });
  });
});

it.each([
  ['>=TLSv1.2', ['TLSv1.2', 'TLSv1.3']],
  ['!SSLv2, !SSLv3, !TLSv1', ['TLSv1.1', 'TLSv1.2', 'TLSv1.3']],
  ['TLSv1 TLSv1.2', ['TLSv1.0', 'TLSv1.2']],
  ['>=TLSv1 <=TLSv1.1', ['TLSv1.0', 'TLSv1.1']],
  ['', ['SSLv3', 'TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']],
  ['>=TLSv9', undefined],
])('versions of %s', (text, expected) => {
  expect(versionsOf(text)).toEqual(expected);
});
