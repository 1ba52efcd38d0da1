import { place } from '../../text.ts';
import type { Fact, FactValue } from '../../types.ts';
import { combine, factAt, flag, shape, topicFacts } from '../found.ts';
import { type Child, childrenAt, type Document, documentOf, settingAt, valueAt } from '../tree-values.ts';
import type { Adapter, AdapterInput, Found } from '../types.ts';
import { isoDuration } from '../units.ts';
import { mfaAvailable, mfaEnforced } from './flows.ts';
import { policy } from './policy.ts';

/** Settings of a realm that are facts under their own name. */
const NAMES = [
  'registrationAllowed',
  'sslRequired',
  'bruteForceProtected',
  'failureFactor',
  'passwordPolicy',
  'eventsEnabled',
  'eventsExpiration',
  'adminEventsEnabled',
  'revokeRefreshToken',
  'accessTokenLifespan',
] as const;

/** The export of one realm, whole or in part. */
export const keycloakAdapter: Adapter = {
  product: 'keycloak',
  places: { main: ['realm-export.json', 'realm.json', 'keycloak-realm.json'], also: [] },
  read(input) {
    const realm = documentOf(input.main, { what: 'realm' });
    if ('status' in realm) return realm;
    return { facts: factsOf(realm, input), complete: true };
  },
};

function factsOf(realm: Document, { main, defaults }: AdapterInput): readonly Fact[] {
  const at = place(main.source, 1);
  const found = (path: string): Found => settingAt(realm, path, defaults);
  const scope = shape(valueAt(realm, ['realm']), String);
  const rules = policy(found('passwordPolicy'));
  const protects = flag(found('bruteForceProtected'));
  const auth = {
    ...{ scope, minLength: rules.minLength, rules: rules.names, hash: rules.hash },
    lockout: protects,
    lockoutAttempts: combine([protects, found('failureFactor')], attempts, at),
    mfaAvailable: mfaAvailable(realm),
    mfaEnforced: mfaEnforced(realm),
    cleartext: shape(found('sslRequired'), (value) => String(value).toLowerCase() === 'none'),
    selfRegistration: flag(found('registrationAllowed')),
  };
  const session = {
    scope,
    idle: seconds(found('ssoSessionIdleTimeout')),
    max: seconds(found('ssoSessionMaxLifespan')),
  };
  return [
    ...NAMES.map((name) => factAt(`keycloak.${name}`, found(name))),
    ...topicFacts('auth', [auth]),
    ...topicFacts('session', [session]),
    ...topicFacts('log', [
      log('logins', found('eventsEnabled'), found('eventsExpiration')),
      log('administration', found('adminEventsEnabled'), found('attributes.adminEventsExpiration')),
    ]),
    ...accounts(realm),
    ...secrets(realm),
  ];
}

function attempts([on, factor]: readonly FactValue[]): FactValue {
  return on === true && typeof factor === 'number' ? factor : 'unlimited';
}

function seconds(found: Found): Found {
  return shape(found, (value) => isoDuration(Number(value)));
}

/** 0 keeps events for good. */
function log(source: string, enabled: Found, kept: Found) {
  return {
    source: { value: source, origin: 'derived' as const, at: enabled.at },
    enabled: flag(enabled),
    retention: shape(kept, (value) => (Number(value) === 0 ? 'unlimited' : isoDuration(Number(value)))),
    audit: { value: source === 'administration', origin: 'derived' as const, at: enabled.at },
  };
}

// An export without people says nothing about whether there are any.
function accounts(realm: Document): readonly Fact[] {
  const users = childrenAt(realm, ['users']);
  const missing = valueAt(realm, ['users']);
  if ('origin' in users) return topicFacts('account', [], users);
  if (missing.origin === 'absent') return topicFacts('account', [], { origin: 'unparsed', at: missing.at });
  return topicFacts(
    'account',
    users.map((user) => account(realm, user)),
  );
}

function account(realm: Document, { node }: Child) {
  const roles = valueAt(realm, ['realmRoles'], node);
  const none: Found = { value: false, origin: 'derived', at: roles.at };
  return {
    name: valueAt(realm, ['username'], node),
    privileged:
      roles.origin === 'absent'
        ? none
        : shape(roles, (value) => [value].flat().some((role) => /admin/i.test(String(role)))),
  };
}

/** A masked secret is one that the export leaves out. */
function secrets(realm: Document): readonly Fact[] {
  const clients = childrenAt(realm, ['clients']);
  if ('origin' in clients) return topicFacts('secret', [], clients);
  const held = clients.flatMap(({ node }) => {
    const secret = valueAt(realm, ['secret'], node);
    if (secret.origin === 'absent') return [];
    const masked = 'value' in secret && /^\*+$/.test(String(secret.value));
    const where = shape(valueAt(realm, ['clientId'], node), (id) => `client ${String(id)}`);
    // A template keeps the secret itself elsewhere; what was removed before it was stored did stand here.
    const inline = secret.origin !== 'templated' && !masked;
    return [{ where, inline: { value: inline, origin: 'derived' as const, at: secret.at } }];
  });
  return topicFacts('secret', held);
}
