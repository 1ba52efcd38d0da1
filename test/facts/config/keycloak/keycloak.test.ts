import { expect, it } from 'vitest';
import { configFacts } from '../read-config.ts';

const facts = (realm: unknown) =>
  configFacts('keycloak', { 'realm.json': typeof realm === 'string' ? realm : JSON.stringify(realm) });
const execution = (authenticator: string, requirement: string) => ({ authenticator, requirement });
const flow = (alias: string, ...authenticationExecutions: readonly unknown[]) => ({ alias, authenticationExecutions });
const sub = (flowAlias: string, requirement: string) => ({ flowAlias, requirement });
const realm = (...authenticationFlows: readonly unknown[]) => ({ browserFlow: 'browser', authenticationFlows });
const usual = (requirement: string, ...inner: readonly unknown[]) =>
  realm(
    flow('browser', execution('auth-cookie', 'ALTERNATIVE'), sub('forms', 'ALTERNATIVE')),
    flow('forms', execution('auth-username-password-form', 'REQUIRED'), sub('second', requirement)),
    flow('second', ...inner, execution('auth-otp-form', 'REQUIRED')),
  );
const own = execution('conditional-user-configured', 'REQUIRED');

it.each<readonly [string, unknown, unknown, unknown]>([
  ['asked of everybody', usual('REQUIRED'), true, true],
  ['asked of who set it up', usual('CONDITIONAL', own), false, true],
  [
    'asked of who set it up, which everybody must',
    {
      ...usual('CONDITIONAL', own),
      requiredActions: [{ alias: 'CONFIGURE_TOTP', enabled: true, defaultAction: true }],
    },
    true,
    true,
  ],
  ['switched off', usual('DISABLED'), false, false],
  [
    'a way around it',
    realm(flow('browser', execution('auth-otp-form', 'ALTERNATIVE'), execution('auth-password-form', 'ALTERNATIVE'))),
    false,
    true,
  ],
  [
    'asked here, and what elsewhere nobody knows',
    { ...usual('REQUIRED'), identityProviders: [{ alias: 'x' }] },
    '<unparsed>',
    true,
  ],
  ['a flow that is not in the export', { browserFlow: 'browser', authenticationFlows: [] }, '<unparsed>', '<unparsed>'],
  ['no flows in the export', { realm: 'x' }, '<unparsed>', '<unparsed>'],
  ['a flow that goes round', realm(flow('browser', sub('browser', 'REQUIRED'))), false, false],
])('a second factor: %s', async (_, export_, enforced, available) => {
  const found = await facts(export_);
  expect([found['auth.0.mfaEnforced'], found['auth.0.mfaAvailable']]).toEqual([enforced, available]);
});

it.each<readonly [string, unknown, string, unknown]>([
  ['a policy', { passwordPolicy: 'length(12) and notUsername(undefined)' }, 'auth.0.minLength', 12],
  ['its rules', { passwordPolicy: 'length(12) and digits(1)' }, 'auth.0.rules', ['length', 'digits']],
  ['no policy', {}, 'auth.0.minLength', 0],
  ['a policy in a form of its own', { passwordPolicy: 'twelve letters' }, 'auth.0.minLength', '<unparsed>'],
  ['a template', { passwordPolicy: '${POLICY}' }, 'auth.0.minLength', '<templated>'],
  ['attempts that nobody counts', {}, 'auth.0.lockoutAttempts', 'unlimited'],
  ['attempts', { bruteForceProtected: true }, 'auth.0.lockoutAttempts', 30],
  ['clear text', { sslRequired: 'NONE' }, 'auth.0.cleartext', true],
  ['a session', { ssoSessionIdleTimeout: 900 }, 'session.0.idle', 'PT900S'],
  ['events that are kept for good', { eventsEnabled: true }, 'log.0.retention', 'unlimited'],
  ['events that are kept', { eventsExpiration: 86400 }, 'log.0.retention', 'P1D'],
  ['people who are not in it', {}, 'account', '<unparsed>'],
  ['people', { users: [{ username: 'a', realmRoles: ['admin'] }] }, 'account.0.privileged', true],
  ['a masked secret', { clients: [{ clientId: 'a', secret: '**********' }] }, 'secret.0.inline', false],
  ['a secret', { clients: [{ clientId: 'a', secret: 'abc' }] }, 'secret.0.inline', true],
])('%s', async (_, export_, path, expected) => {
  expect((await facts(export_))[path]).toEqual(expected);
});
