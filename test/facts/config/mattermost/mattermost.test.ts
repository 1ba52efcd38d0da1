import { expect, it } from 'vitest';
import { configFacts } from '../read-config.ts';

const facts = (config: unknown) => configFacts('mattermost', { 'config.json': JSON.stringify(config) });

it.each<readonly [string, unknown, string, unknown]>([
  ['the default of the version', {}, 'auth.0.minLength', 8],
  ['a length', { PasswordSettings: { MinimumLength: 14 } }, 'auth.0.minLength', 14],
  ['rules', { PasswordSettings: { Number: true, Symbol: true } }, 'auth.0.rules', ['Number', 'Symbol']],
  [
    'a second factor that is asked of everybody',
    { ServiceSettings: { EnableMultifactorAuthentication: true, EnforceMultifactorAuthentication: true } },
    'auth.0.mfaEnforced',
    true,
  ],
  [
    'asked, and not there to give',
    { ServiceSettings: { EnforceMultifactorAuthentication: true } },
    'auth.0.mfaEnforced',
    false,
  ],
  ['a template', { PasswordSettings: { MinimumLength: '${LENGTH}' } }, 'auth.0.minLength', '<templated>'],
  ['messages that are kept for good', {}, 'retention.0.keep', 'unlimited'],
  [
    'messages that are not',
    { DataRetentionSettings: { EnableMessageDeletion: true, MessageRetentionDays: 30 } },
    'retention.0.keep',
    'P30D',
  ],
  [
    'how long, nobody knows',
    { DataRetentionSettings: { EnableMessageDeletion: true } },
    'retention.0.keep',
    '<absent>',
  ],
  ['a log of what happened', {}, 'log.2.enabled', false],
  ['a log that tells too much', {}, 'log.1.secrets', true],
  ['a session', { ServiceSettings: { SessionIdleTimeoutInMinutes: 15 } }, 'session.0.idle', 'PT900S'],
  ['a session without end', { ServiceSettings: { SessionIdleTimeoutInMinutes: 0 } }, 'session.0.idle', 'unlimited'],
  ['TLS at the door before it', {}, 'tls.0.offered', false],
  ['a listener', { ServiceSettings: { ListenAddress: '127.0.0.1:8065' } }, 'listener.0.exposure', 'loopback'],
  ['a listener on all addresses', { ServiceSettings: { ListenAddress: ':8065' } }, 'listener.0.exposure', 'all'],
  ['a secret that is masked', { SqlSettings: { AtRestEncryptKey: '********' } }, 'secret.0.inline', false],
  ['a secret', { SqlSettings: { AtRestEncryptKey: 'abc' } }, 'secret.0.inline', true],
])('%s', async (_, config, path, expected) => {
  expect((await facts(config))[path]).toEqual(expected);
});
