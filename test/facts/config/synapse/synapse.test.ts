import { expect, it } from 'vitest';
import { configFacts, type Files } from '../read-config.ts';

const MAIN = 'etc/matrix-synapse/homeserver.yaml';
const one = (text: string): Files => ({ [MAIN]: text });
const listener = (more: string): Files =>
  one(`listeners:\n- {port: 8448, type: http, resources: [{names: [client${more}]}]}\n`);

it.each<readonly [string, Files, string, unknown]>([
  ['a value that is written', one('enable_registration: true'), 'auth.0.selfRegistration', true],
  ['the default of the version', one('server_name: x'), 'auth.0.selfRegistration', false],
  ['a length that nothing enforces', one('password_config: {policy: {minimum_length: 15}}'), 'auth.0.minLength', 0],
  ['a length', one('password_config: {policy: {enabled: true, minimum_length: 15}}'), 'auth.0.minLength', 15],
  ['a template', one('enable_registration: ${REG}'), 'auth.0.selfRegistration', '<templated>'],
  [
    'the last layer',
    { ...one('report_stats: true'), 'etc/matrix-synapse/conf.d/a.yaml': 'report_stats: false' },
    'synapse.report_stats',
    false,
  ],
  [
    'a layer replaces all below a key',
    {
      ...one('password_config: {policy: {enabled: true, minimum_length: 15}}'),
      'etc/matrix-synapse/conf.d/a.yaml': 'password_config: {pepper: x}',
    },
    'auth.0.minLength',
    0,
  ],
  ['old TLS towards others', one('a: 1'), 'tls.0.versions', ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']],
  ['new TLS', one('federation_client_minimum_tls_version: 1.3'), 'tls.0.versions', ['TLSv1.3']],
  ['messages that are kept for good', one('a: 1'), 'retention.0.keep', 'unlimited'],
  [
    'messages that are not',
    one('retention: {enabled: true, default_policy: {max_lifetime: 30d}}'),
    'retention.0.keep',
    'P30D',
  ],
  ['open to every server', listener(', federation'), 'federation.0.open', true],
  ['open to none: nothing listens', listener(''), 'federation.0.open', false],
  ['open to some', one('federation_domain_whitelist: [a.example]'), 'federation.0.open', false],
  ['whether it listens, nobody knows', one('listeners: ${L}'), 'federation.0.open', '<templated>'],
  ['a listener on all addresses', listener(''), 'listener.0.exposure', 'all'],
  ['a listener in clear text', listener(''), 'listener.0.cleartext', true],
  ['a manhole', one('listeners: [{port: 9000, type: manhole, bind_addresses: [127.0.0.1]}]'), 'listener.0.admin', true],
  ['a secret in the file', one('form_secret: abc'), 'secret.0.inline', true],
  ['a session without end', one('a: 1'), 'session.0.max', 'unlimited'],
  ['a session', one('session_lifetime: 12h'), 'session.0.max', 'PT43200S'],
])('%s', async (_, files, path, expected) => {
  const options = { folders: ['etc', 'etc/matrix-synapse'] };
  expect((await configFacts('synapse', files, options))[path]).toEqual(expected);
});
