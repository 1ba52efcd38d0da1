import { expect, it } from 'vitest';
import { configFacts, type Files } from '../read-config.ts';

const one = (text: string): Files => ({ 'ejabberd.yml': `hosts: [localhost]\n${text}\n` });
const listen = (text: string): Files => one(`listen: [{port: 5222, module: ejabberd_c2s, ${text}}]`);

it.each<readonly [string, Files, string, unknown]>([
  ['clear text', listen(''), 'tls.0.offered', false],
  ['TLS for who asks', listen('starttls: true'), 'tls.0.required', false],
  ['TLS for all', listen('starttls_required: true'), 'tls.0.required', true],
  ['TLS before any word', listen('tls: true'), 'tls.0.required', true],
  ['versions', listen('protocol_options: [no_sslv3, no_tlsv1, no_tlsv1_1]'), 'tls.0.versions', ['TLSv1.2', 'TLSv1.3']],
  ['versions of the library', listen('tls: true'), 'tls.0.versions', '<absent>'],
  ['for the machine', listen('ip: "127.0.0.1"'), 'listener.0.exposure', 'loopback'],
  ['for all', listen(''), 'listener.0.exposure', 'all'],
  [
    'administration',
    one('listen: [{port: 5280, module: ejabberd_http, request_handlers: {/admin: ejabberd_web_admin}}]'),
    'listener.0.admin',
    true,
  ],
  ['passwords as they are', one(''), 'auth.0.hash', 'plain'],
  ['passwords hashed', one('auth_password_format: scram'), 'auth.0.hash', 'scram'],
  ['anybody', one('auth_method: [internal, anonymous]'), 'auth.0.anonymous', true],
  ['too much in the log', one('loglevel: debug'), 'log.0.secrets', true],
  ['attempts are bounded', one('modules: {mod_fail2ban: {}}'), 'limit.0.enabled', true],
  ['attempts are not', one('modules: {mod_mam: {}}'), 'limit.0.enabled', false],
  ['an archive', one('modules: {mod_mam: {}}'), 'retention.0.keep', 'unlimited'],
  ['with all servers', one(''), 'federation.0.open', true],
  ['with none', one('s2s_access: none'), 'federation.0.open', false],
  ['with some', one('s2s_access: friends'), 'federation.0.open', '<unparsed>'],
  ['names for values', one('define_macro: {A: debug}\nloglevel: A'), 'log.0.level', '<unparsed>'],
  ['another file', one('include_config_file: [x.yml]'), 'tls', '<unparsed>'],
  ['a template', one('loglevel: "{{ level }}"'), 'log.0.level', '<templated>'],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('ejabberd', files))[path]).toEqual(expected);
});
