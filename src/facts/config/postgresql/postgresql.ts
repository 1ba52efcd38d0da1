import { place } from '../../text.ts';
import type { Fact, FactAt, FactValue } from '../../types.ts';
import { exposureOf } from '../exposure.ts';
import { combine, factAt, flag, shape, topicFacts } from '../found.ts';
import { settingIn } from '../settings.ts';
import { tlsVersion } from '../tls-versions.ts';
import type { Adapter, Found } from '../types.ts';
import { toSwitch } from '../units.ts';
import { type Access, readAccess, type Rule } from './access.ts';
import { readSettings } from './parse.ts';

/** Settings that are facts under their own name. */
const NAMES = [
  'listen_addresses',
  'port',
  'ssl',
  'ssl_min_protocol_version',
  'ssl_max_protocol_version',
  'ssl_ciphers',
  'password_encryption',
  'row_security',
  'log_connections',
  'log_disconnections',
  'log_statement',
  'log_line_prefix',
  'log_min_messages',
  'log_min_error_statement',
  'logging_collector',
  'log_destination',
  'archive_mode',
  'archive_command',
] as const;

const VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** postgresql.conf with its includes, postgresql.auto.conf over it, and pg_hba.conf beside it. */
export const postgresqlAdapter: Adapter = {
  product: 'postgresql',
  lines: true,
  places: {
    main: ['17', '16', '15', '14', '13'].map((version) => `etc/postgresql/${version}/main/postgresql.conf`),
    also: ['etc/postgresql/**', 'var/lib/postgresql/*/main/postgresql.auto.conf'],
  },
  read(input) {
    const settings = readSettings(input);
    if ('status' in settings) return settings;
    const at = place(input.main.source);
    const found = (name: string): Found => settingIn(settings, name, { defaults: input.defaults, at });
    const access = readAccess(input.files.find(({ path }) => path.endsWith('pg_hba.conf')));
    return {
      facts: factsOf(found, access, at),
      complete: settings.unseen === undefined && access?.unread === undefined,
    };
  },
};

function factsOf(found: (name: string) => Found, access: Access | undefined, at: FactAt): readonly Fact[] {
  const of = (value: string | boolean): Found => ({ value, origin: 'derived', at });
  const statement = found('log_statement');
  return [
    ...NAMES.map((name) => factAt(`postgresql.${name}`, found(name))),
    ...rules(access),
    ...auth(access, found('password_encryption'), at),
    ...topicFacts('tls', [
      {
        ...{ listener: of('postgresql'), protocol: of('postgresql'), role: of('server') },
        offered: flag(found('ssl')),
        required: required(access, at),
        versions: combine([found('ssl_min_protocol_version'), found('ssl_max_protocol_version')], versions, at),
        cipherString: found('ssl_ciphers'),
      },
    ]),
    ...topicFacts('log', [
      { source: of('connections'), enabled: flag(found('log_connections')), fields: found('log_line_prefix') },
      // Statements hold what people write to each other.
      { source: of('statements'), secrets: shape(statement, (value) => value === 'all' || value === 'mod') },
    ]),
    ...listeners(found('listen_addresses'), found('port'), found('ssl')),
    ...topicFacts('backup', [{ target: of('archive of the log of changes'), schedule: found('archive_command') }]),
  ];
}

function rules(access: Access | undefined): readonly Fact[] {
  if (access === undefined) return [];
  const each = access.rules.flatMap(({ at, ...rule }, index) =>
    Object.entries(rule).map(([name, value]): Fact => ({
      path: `postgresql.hba.${index}.${name}`,
      value,
      origin: 'explicit',
      at,
    })),
  );
  return access.unread === undefined ? each : [factAt('postgresql.hba', access.unread), ...each];
}

/** Per rule who gets in, and by what. */
function auth(access: Access | undefined, hash: Found, at: FactAt): readonly Fact[] {
  if (access === undefined) return topicFacts('auth', [], { origin: 'unparsed', at });
  const entries = access.rules.map((rule) => {
    const of = (value: string | boolean): Found => ({ value, origin: 'explicit', at: rule.at });
    return {
      scope: of([rule.type, rule.databases.join(','), rule.users.join(','), rule.address].join(' ').trim()),
      anonymous: of(rule.method === 'trust'),
      cleartext: of(rule.method === 'password' && rule.type !== 'hostssl' && rule.type !== 'local'),
      hash: rule.method === 'md5' ? of('md5') : hash,
    };
  });
  return topicFacts('auth', entries, access.unread);
}

/** Over the network only with TLS, or not at all. */
function required(access: Access | undefined, at: FactAt): Found<boolean> {
  if (access === undefined) return { origin: 'unparsed', at };
  const plain = access.rules.find(
    (rule) => ['host', 'hostnossl'].includes(rule.type) && rule.method !== 'reject' && !isLocal(rule),
  );
  if (plain !== undefined) return { value: false, origin: 'explicit', at: plain.at };
  return access.unread === undefined ? { value: true, origin: 'derived', at } : access.unread;
}

function isLocal({ address }: Rule): boolean {
  return /^(127\.|::1|localhost|samehost)/.test(address);
}

function versions([least, most]: readonly FactValue[]): readonly string[] | undefined {
  const from = VERSIONS.indexOf(String(least) === '' ? 'TLSv1' : String(least));
  const to = String(most) === '' ? VERSIONS.length - 1 : VERSIONS.indexOf(String(most));
  return from < 0 || to < 0 ? undefined : VERSIONS.slice(from, to + 1).map(tlsVersion);
}

function listeners(addresses: Found, port: Found, ssl: Found): readonly Fact[] {
  if (!('value' in addresses)) return topicFacts('listener', [], { ...addresses, origin: 'unparsed' });
  const names = String(addresses.value)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return topicFacts(
    'listener',
    names.map((name) => {
      const exposure = exposureOf(name);
      return {
        service: { value: 'postgresql', origin: 'derived' as const, at: addresses.at },
        address: { value: name, origin: addresses.origin, at: addresses.at },
        port: shape(port, Number),
        exposure:
          exposure === undefined
            ? { origin: 'unparsed' as const, at: addresses.at }
            : { value: exposure, origin: 'derived' as const, at: addresses.at },
        admin: { value: false, origin: 'derived' as const, at: addresses.at },
        cleartext: shape(ssl, (value) => toSwitch(String(value)) === false),
      };
    }),
  );
}
