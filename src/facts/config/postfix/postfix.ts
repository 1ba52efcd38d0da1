import { place } from '../../text.ts';
import type { Fact, FactAt } from '../../types.ts';
import { combine, factAt, shape, topicFacts } from '../found.ts';
import type { Adapter, AdapterInput, Found, Model, Unread } from '../types.ts';
import { type Master, parseMain, parseMaster } from './parse.ts';
import { openRelay } from './relay.ts';
import { type Door, doors, isRequired, levelOf, listeners, versions } from './services.ts';
import { type Effective, effective, flag } from './settings.ts';

/** Settings that are facts under their own name. postconf(5) of 3.7. */
const NAMES = [
  'compatibility_level',
  'disable_vrfy_command',
  'inet_interfaces',
  'message_size_limit',
  'milter_default_action',
  'content_filter',
  'mynetworks',
  'mynetworks_style',
  'smtp_dns_support_level',
  'smtp_tls_security_level',
  'smtpd_forbid_bare_newline',
  'smtpd_forbid_unauth_pipelining',
  'smtpd_helo_required',
  'smtpd_milters',
  'smtpd_relay_restrictions',
  'smtpd_sasl_auth_enable',
  'smtpd_sasl_security_options',
  'smtpd_sender_login_maps',
  'smtpd_sender_restrictions',
  'smtpd_tls_auth_only',
  'smtpd_tls_exclude_ciphers',
  'smtpd_tls_loglevel',
  'smtpd_tls_mandatory_ciphers',
  'smtpd_tls_mandatory_protocols',
  'smtpd_tls_protocols',
  'smtpd_tls_security_level',
] as const;

/** What one client may do in a minute, or at a time; zero is no bound. */
const LIMITS = [
  'smtpd_client_connection_rate_limit',
  'smtpd_client_connection_count_limit',
  'smtpd_client_message_rate_limit',
  'smtpd_client_auth_rate_limit',
] as const;

/** main.cf with master.cf, or what `postconf -n` and `postconf -P` print. */
export const postfixAdapter: Adapter = {
  product: 'postfix',
  lines: 'unindented',
  places: { main: ['etc/postfix/main.cf'], also: ['etc/postfix/master.cf'] },
  read,
};

function read({ main, include, defaults }: AdapterInput): Model | Unread {
  const settings = parseMain(main);
  if ('status' in settings) return settings;
  const at = place(main.source);
  const [file] = include('master.cf').files;
  const master = file === undefined ? undefined : parseMaster(file);
  if (master !== undefined && 'status' in master) return master;
  const get = effective({ main: settings, defaults, at });
  const own = [
    ...NAMES.map((name) => factAt(`postfix.settings.${name}`, get(name))),
    ...topicFacts('log', [log(get, at)]),
    ...topicFacts(
      'limit',
      LIMITS.map((name) => limit(name, get, at)),
    ),
  ];
  const unknown = unknownServices(master, at);
  if (master === undefined || unknown !== undefined)
    return { facts: [...own, ...withoutServices(get, at, unknown)], complete: false };
  const settingsOf: SettingsOf = (options) => effective({ main: settings, options, defaults, at });
  const open = doors(master.services, ({ options }) => settingsOf(options));
  return { facts: [...own, ...services(master, open, settingsOf, get, at)], complete: true };
}

type SettingsOf = (options: Master['services'][number]['options']) => Effective;

const SERVICE_TOPICS = ['auth', 'malware', 'federation', 'listener'] as const;

function unknownServices(master: Master | undefined, at: FactAt): Found | undefined {
  if (master === undefined) return { origin: 'unparsed', at };
  return master.templated === undefined ? undefined : { origin: 'templated', at: master.templated };
}

// What a service is told in master.cf may differ from all of main.cf.
function withoutServices(get: Effective, at: FactAt, unknown: Found | undefined): readonly Fact[] {
  return [
    ...topicFacts('tls', [client('mail to others', get, at)], unknown),
    ...SERVICE_TOPICS.flatMap((topic) => topicFacts(topic, [], unknown)),
  ];
}

function services(
  master: Master,
  open: readonly Door[],
  settingsOf: SettingsOf,
  get: Effective,
  at: FactAt,
): readonly Fact[] {
  const smtpd = open.filter(({ service }) => service.command === 'smtpd');
  return [
    ...topicFacts('tls', [...open.map(server), ...clients(master, settingsOf, get, at)]),
    ...topicFacts('auth', smtpd.flatMap(auth)),
    ...topicFacts('malware', smtpd.map(filter)),
    ...topicFacts('federation', smtpd.map(relay)),
    ...topicFacts('listener', listeners(master.services, open, get)),
    ...open.flatMap((door, index) => doorFacts(door, `postfix.services.${index}`)),
  ];
}

function said(value: string | boolean, at: FactAt): Found {
  return { value, origin: 'explicit', at };
}

function doorFacts({ service, role, level, get, versions: left }: Door, path: string): readonly Fact[] {
  const { name, type, command, at } = service;
  return [
    factAt(`${path}.name`, said(name, at)),
    factAt(`${path}.type`, said(type, at)),
    factAt(`${path}.command`, said(command, at)),
    factAt(`${path}.role`, said(role, at)),
    factAt(`${path}.tlsLevel`, level),
    factAt(`${path}.authOnly`, flag(get('smtpd_tls_auth_only'))),
    factAt(`${path}.effectiveVersions`, left),
  ];
}

function server({ service, level, required, wrapped, versions: left }: Door) {
  return {
    listener: said(`${service.name}/${service.type}`, service.at),
    protocol: said('smtp', service.at),
    role: said('server', service.at),
    offered: combine([level, wrapped], ([word]) => word !== 'none', service.at),
    required,
    versions: left,
  };
}

/** Mail to others in general, by services that have settings of their own, and to whom a table names. */
function clients({ services: all }: Master, settingsOf: SettingsOf, get: Effective, at: FactAt) {
  const own = all.filter(({ command, options }) => command === 'smtp' && [...options.keys()].some(isClientTls));
  const tables = get('smtp_tls_policy_maps');
  const unknown: Found = { origin: 'unparsed', at: tables.at };
  const named = {
    listener: { value: 'mail to whom smtp_tls_policy_maps names', origin: 'derived', at: tables.at } as const,
    role: said('client', tables.at),
    ...{ offered: unknown, required: unknown, versions: unknown },
  };
  return [
    client('mail to others', get, at),
    ...own.map(({ name, type, options, at: where }) => client(`${name}/${type}`, settingsOf(options), where)),
    ...('value' in tables && tables.value === '' ? [] : [named]),
  ];
}

function isClientTls(name: string): boolean {
  return /^smtp_(tls_|use_tls|enforce_tls)/.test(name);
}

function client(name: string, get: Effective, at: FactAt) {
  const level = levelOf(get, 'smtp');
  const required = isRequired(level);
  return {
    listener: { value: name, origin: 'derived', at } as const,
    protocol: said('smtp', level.at),
    role: said('client', level.at),
    offered: shape(level, (word) => word !== 'none'),
    required,
    versions: versions(get, 'smtp', required),
  };
}

/** Where people may log in. Whether anonymous mechanisms exist is for what checks the passwords to say. */
function auth({ service, get, required }: Door) {
  const enabled = flag(get('smtpd_sasl_auth_enable'));
  if ('value' in enabled && !enabled.value) return [];
  const only = flag(get('smtpd_tls_auth_only'));
  const options = get('smtpd_sasl_security_options');
  const scope = said(`${service.name}/${service.type}`, service.at);
  if (!('value' in enabled)) return [{ scope, cleartext: enabled, anonymous: enabled }];
  return [
    {
      scope,
      cleartext: combine([only, required], ([always, tls]) => always !== true && tls !== true, service.at),
      anonymous: shape(options, (text) => (text.split(/[\s,]+/).includes('noanonymous') ? false : undefined)),
    },
  ];
}

/** Mail that goes past no filter is not looked at; whether a filter looks for malware is not written here. */
function filter({ service, get }: Door) {
  const [milters, content, action] = [get('smtpd_milters'), get('content_filter'), get('milter_default_action')];
  const enabled = combine(
    [milters, content],
    ([first, second]) => (first === '' && second === '' ? false : undefined),
    service.at,
  );
  const none = 'value' in milters && milters.value === '';
  return {
    where: said(`${service.name}/${service.type}`, service.at),
    enabled,
    ...(none ? {} : { failMode: shape(action, (word) => (word === 'accept' ? 'open' : 'closed')) }),
    maxSize: shape(get('message_size_limit'), size),
  };
}

function size(text: string): number | string | undefined {
  if (!/^\d+$/.test(text)) return undefined;
  return text === '0' ? 'unlimited' : Number(text);
}

function relay({ service, get }: Door) {
  return {
    of: said(`${service.name}/${service.type}`, service.at),
    open: openRelay(get),
    peers: shape(get('mynetworks'), (text) => text.split(/[\s,]+/).filter((word) => word !== '')),
  };
}

function limit(name: (typeof LIMITS)[number], get: Effective, at: FactAt) {
  const value = shape(get(name), (text) => (/^\d+$/.test(text) ? Number(text) : undefined));
  return { what: { value: name, origin: 'derived', at } as const, enabled: shape(value, (count) => count > 0), value };
}

function log(get: Effective, at: FactAt) {
  const file = get('maillog_file');
  return {
    source: { value: 'postfix', origin: 'derived', at } as const,
    enabled: { value: true, origin: 'derived', at } as const,
    sink: shape(file, (path) => (path === '' ? 'syslog' : path)),
  };
}
