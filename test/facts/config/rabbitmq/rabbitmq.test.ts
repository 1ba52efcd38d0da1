import { expect, it } from 'vitest';
import { configFacts, type Files } from '../read-config.ts';

const MAIN = 'etc/rabbitmq/rabbitmq.conf';
const one = (text: string, others: Files = {}): Files => ({ [MAIN]: `${text}\n`, ...others });
const folders = ['etc', 'etc/rabbitmq', 'etc/rabbitmq/conf.d'];

it.each<readonly [string, Files, string, unknown]>([
  ['listens to all without a word', one('# nothing'), 'listener.0.exposure', 'all'],
  ['listens to the machine', one('listeners.tcp.1 = 127.0.0.1:5672'), 'listener.0.exposure', 'loopback'],
  ['nothing in clear text', one('listeners.tcp = none\nlisteners.ssl.default = 5671'), 'tls.0.required', true],
  ['clear text beside TLS', one('listeners.ssl.default = 5671'), 'tls.0.required', false],
  ['no TLS', one('# nothing'), 'tls.0.offered', false],
  [
    'versions',
    one('ssl_options.versions.1 = tlsv1.2\nssl_options.versions.2 = tlsv1.3'),
    'tls.0.versions',
    ['TLSv1.2', 'TLSv1.3'],
  ],
  ['who may be anybody', one('auth_mechanisms.1 = PLAIN\nauth_mechanisms.2 = ANONYMOUS'), 'auth.0.anonymous', true],
  ['nobody may be anybody', one('auth_mechanisms.1 = PLAIN'), 'auth.0.anonymous', false],
  ['what the version does by itself', one('# nothing'), 'auth.0.anonymous', '<unparsed>'],
  ['management', one('management.tcp.port = 15672'), 'listener.1.admin', true],
  [
    'management for the machine',
    one('management.tcp.port = 15672\nmanagement.tcp.ip = 127.0.0.1'),
    'listener.1.exposure',
    'loopback',
  ],
  ['an account', one('default_user = beheer'), 'account.0.name', 'beheer'],
  ['accounts of the broker itself', one('# nothing'), 'account', '<unparsed>'],
  [
    'a file that comes later',
    one('log.file.level = info', { 'etc/rabbitmq/conf.d/10.conf': 'log.file.level = debug\n' }),
    'log.0.level',
    'debug',
  ],
  [
    'Erlang terms over all',
    one('log.file.level = info', { 'etc/rabbitmq/advanced.config': '[].' }),
    'log.0.level',
    '<unparsed>',
  ],
  ['a template', one('listeners.tcp.1 = {{ address }}'), 'listener.0.exposure', '<templated>'],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('rabbitmq', files, { folders }))[path]).toEqual(expected);
});
