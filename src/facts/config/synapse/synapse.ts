import { place } from '../../text.ts';
import type { Fact, FactValue } from '../../types.ts';
import { exposureOf } from '../exposure.ts';
import { combine, factAt, flag, shape, topicFacts } from '../found.ts';
import { childrenAt, valueAt } from '../tree-values.ts';
import type { Adapter, Found } from '../types.ts';
import { isoDuration, toDuration, toSwitch } from '../units.ts';
import { type Layers, layers, members, setting } from './layers.ts';

/** Settings that are facts under their own name. */
const NAMES = [
  'enable_registration',
  'enable_registration_without_verification',
  'registration_requires_token',
  'password_config.policy.enabled',
  'password_config.policy.minimum_length',
  'federation_client_minimum_tls_version',
  'federation_verify_certificates',
  'allow_guest_access',
  'require_auth_for_profile_requests',
  'limit_profile_requests_to_users_who_share_rooms',
  'encryption_enabled_by_default_for_room_type',
  'retention.enabled',
  'redaction_retention_period',
  'user_ips_max_age',
  'url_preview_enabled',
  'enable_authenticated_media',
  'report_stats',
] as const;

/** Resources of a listener that are for administration or for other parts of the service itself. */
const ADMIN = new Set(['metrics', 'replication', 'manhole', 'health']);
/** Secrets that stand in the file, or in one of their own under `<name>_path`. */
const SECRETS = ['registration_shared_secret', 'macaroon_secret_key', 'form_secret', 'turn_shared_secret'] as const;

/** homeserver.yaml and the files beside it; of a key on the top level the last file decides the whole. */
export const synapseAdapter: Adapter = {
  product: 'synapse',
  places: {
    main: ['etc/matrix-synapse/homeserver.yaml', 'data/homeserver.yaml'],
    also: ['etc/matrix-synapse/conf.d/*'],
  },
  read(input) {
    const read = layers(input);
    return 'status' in read ? read : { facts: factsOf(read), complete: read.whole };
  },
};

function factsOf(read: Layers): readonly Fact[] {
  const at = place(read.input.main.source);
  const of = (value: string | boolean): Found => ({ value, origin: 'derived', at });
  return [
    ...NAMES.map((name) => factAt(`synapse.${name}`, setting(read, name))),
    ...topicFacts('auth', [auth(read, of)]),
    ...topicFacts('session', [
      {
        scope: of('everybody'),
        max: span(setting(read, 'session_lifetime')),
        idle: span(setting(read, 'refreshable_access_token_lifetime')),
      },
    ]),
    ...topicFacts('tls', [
      {
        ...{ listener: of('federation'), role: of('client'), offered: of(true), required: of(true) },
        versions: shape(setting(read, 'federation_client_minimum_tls_version'), versionsFrom),
        verify: flag(setting(read, 'federation_verify_certificates')),
      },
    ]),
    ...topicFacts('log', [{ source: of('synapse'), sink: setting(read, 'log_config') }]),
    ...retention(read),
    ...limits(read, of),
    ...listeners(read),
    ...federation(read, of),
    ...secrets(read),
  ];
}

function auth(read: Layers, of: (value: string) => Found) {
  const enabled = setting(read, 'password_config.policy.enabled');
  const length = setting(read, 'password_config.policy.minimum_length');
  const none: Found = { value: 0, origin: 'derived', at: enabled.at };
  return {
    scope: of('everybody'),
    // A length without the policy that is to enforce it asks for nothing.
    minLength:
      'value' in enabled && toSwitch(String(enabled.value)) === false
        ? none
        : combine([enabled, length], ([, value]) => Number(value), enabled.at),
    selfRegistration: flag(setting(read, 'enable_registration')),
    anonymous: flag(setting(read, 'allow_guest_access')),
  };
}

/** Milliseconds for a bare number; nothing or null has no end. */
function span(found: Found): Found {
  return shape(found, duration);
}

function duration(value: FactValue): string | undefined {
  if (value === null || value === 'infinity') return 'unlimited';
  return typeof value === 'number'
    ? isoDuration(value / 1000)
    : toDuration(String(value), { bare: 0.001, units: { m: 60 } });
}

function versionsFrom(value: FactValue): readonly string[] | undefined {
  const all = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
  const from = all.indexOf(`TLSv${String(value) === '1' ? '1.0' : String(value)}`);
  return from < 0 ? undefined : all.slice(from);
}

function retention(read: Layers): readonly Fact[] {
  const enabled = flag(setting(read, 'retention.enabled'));
  const longest = span(setting(read, 'retention.default_policy.max_lifetime'));
  const endless: Found = { value: 'unlimited', origin: 'derived', at: enabled.at };
  const off = 'value' in enabled && !enabled.value;
  const entry = (what: string, keep: Found, deletes: Found) => ({
    of: { value: what, origin: 'derived' as const, at: keep.at },
    ...{ keep, deletes },
  });
  const media = span(setting(read, 'media_retention.local_media_lifetime'));
  return topicFacts('retention', [
    entry('messages', off || longest.origin === 'absent' ? endless : longest, enabled),
    entry(
      'media',
      media.origin === 'absent' ? endless : media,
      shape(media.origin === 'absent' ? endless : media, (value) => value !== 'unlimited'),
    ),
  ]);
}

function limits(read: Layers, of: (value: string | boolean) => Found): readonly Fact[] {
  return topicFacts(
    'limit',
    ['rc_message', 'rc_registration', 'rc_login.address', 'rc_login.account', 'rc_login.failed_attempts'].map(
      (name) => ({
        what: of(name),
        enabled: shape(setting(read, `${name}.per_second`), (value) => Number(value) > 0),
        value: setting(read, `${name}.per_second`),
      }),
    ),
  );
}

function listeners(read: Layers): readonly Fact[] {
  const found = members(read, 'listeners');
  if ('origin' in found) return topicFacts('listener', [], found);
  const { document, list } = found;
  return topicFacts(
    'listener',
    list.flatMap(({ node }) => {
      const resources = childrenAt(document, ['resources'], node);
      const named = 'origin' in resources ? [] : resources.map((each) => valueAt(document, ['names'], each.node));
      const names = named.flatMap((each) => ('value' in each ? [each.value].flat().map(String) : []));
      const type = valueAt(document, ['type'], node);
      const kinds = [...names, ...('value' in type ? [String(type.value)] : [])];
      const tls = valueAt(document, ['tls'], node);
      const bound = valueAt(document, ['bind_addresses'], node);
      const addresses =
        'value' in bound
          ? [bound.value].flat().map(String)
          : bound.origin === 'absent'
            ? ['::', '0.0.0.0']
            : [undefined];
      return addresses.map((address) => {
        const exposure = address === undefined ? undefined : exposureOf(address);
        return {
          service: { value: kinds.join(', '), origin: 'derived' as const, at: type.at },
          address: address === undefined ? bound : { value: address, origin: 'derived' as const, at: bound.at },
          port: valueAt(document, ['port'], node),
          exposure:
            exposure === undefined
              ? { origin: 'unparsed' as const, at: bound.at }
              : { value: exposure, origin: 'derived' as const, at: bound.at },
          admin: { value: kinds.some((kind) => ADMIN.has(kind)), origin: 'derived' as const, at: type.at },
          cleartext:
            tls.origin === 'absent'
              ? { value: true, origin: 'default' as const, at: tls.at }
              : shape(tls, (value) => toSwitch(String(value)) === false),
        };
      });
    }),
  );
}

// Without the list every server may talk to this one, if it listens for others at all.
function federation(read: Layers, of: (value: string) => Found): readonly Fact[] {
  const peers = setting(read, 'federation_domain_whitelist');
  const listens = federationListener(read);
  const all = peers.origin === 'absent' || ('value' in peers && peers.value === null);
  const open: Found = all ? listens : shape(peers, () => false);
  return topicFacts('federation', [{ of: of('matrix'), open, peers }]);
}

function federationListener(read: Layers): Found {
  const found = members(read, 'listeners');
  if ('origin' in found) return found;
  const names = found.list.flatMap(({ node }) => {
    const resources = childrenAt(found.document, ['resources'], node);
    return 'origin' in resources ? [undefined] : resources.map((each) => valueAt(found.document, ['names'], each.node));
  });
  const at = found.list[0]?.at ?? place(read.input.main.source);
  const listens = names.some(
    (name) => name !== undefined && 'value' in name && [name.value].flat().includes('federation'),
  );
  if (listens) return { value: true, origin: 'derived', at };
  return names.every((name) => name !== undefined && 'value' in name)
    ? { value: false, origin: 'derived', at }
    : { origin: 'unparsed', at };
}

function secrets(read: Layers): readonly Fact[] {
  return topicFacts(
    'secret',
    SECRETS.flatMap((name) => {
      const found = setting(read, name);
      if (found.origin === 'absent' || found.origin === 'default') return [];
      const where: Found = { value: name, origin: 'derived', at: found.at };
      const empty = 'value' in found && (found.value === null || found.value === '');
      return [
        { where, inline: { value: found.origin !== 'templated' && !empty, origin: 'derived' as const, at: found.at } },
      ];
    }),
  );
}
