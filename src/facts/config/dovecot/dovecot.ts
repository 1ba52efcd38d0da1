import type { DefaultsTable } from '../../../catalogue/types.ts';
import { place } from '../../text.ts';
import type { Fact, FactAt } from '../../types.ts';
import { combine, factAt, segment, shape, topicFacts } from '../found.ts';
import { defaultOf, newSettings, settingIn } from '../settings.ts';
import { tlsVersion } from '../tls-versions.ts';
import type { Adapter, AdapterInput, Found } from '../types.ts';
import { toSwitch } from '../units.ts';
import { listeners } from './listeners.ts';
import { type Dovecot, type Get, readDovecot } from './parse.ts';

/** Settings that are facts under their own name; those of 2.4 that were renamed have a line in `RENAMED`. */
const NAMES = [
  'auth_debug_passwords',
  'auth_failure_delay',
  'auth_master_user_separator',
  'auth_mechanisms',
  'auth_verbose',
  'auth_verbose_passwords',
  'disable_plaintext_auth',
  'listen',
  'log_path',
  'login_trusted_networks',
  'mail_debug',
  'mail_max_userip_connections',
  'mail_plugins',
  'protocols',
  'ssl',
  'ssl_cipher_list',
  'ssl_min_protocol',
] as const;

/** Names of 2.3 by their name in 2.4; whether yes became no. */
const RENAMED: Readonly<Record<string, { readonly name: string; readonly inverted: boolean }>> = {
  disable_plaintext_auth: { name: 'auth_allow_cleartext', inverted: true },
};

/** Settings that, said for some, make an entry of their own. */
const SCOPED = ['ssl', 'ssl_cipher_list', 'ssl_min_protocol', 'disable_plaintext_auth', 'auth_mechanisms'] as const;

/** dovecot.conf of 2.3 and of 2.4 with its includes, or what `doveconf -n` prints. */
export const dovecotAdapter: Adapter = {
  product: 'dovecot',
  lines: true,
  places: {
    main: ['etc/dovecot/dovecot.conf'],
    also: ['etc/dovecot/**', 'usr/share/dovecot/protocols.d/*'],
  },
  read(input) {
    const read = readDovecot(input);
    if ('status' in read) return read;
    const whole = [...read.contexts.values()].every(({ unseen }) => unseen === undefined);
    return { facts: factsOf(read, input), complete: whole };
  },
};

function factsOf(read: Dovecot, input: AdapterInput): readonly Fact[] {
  const at = place(input.main.source);
  const of = (filter: string): Get => getter(read, filter, tableFor(read, input), at);
  const get = of('');
  const filters = [...read.contexts]
    .filter(([filter, { written }]) => filter === '' || SCOPED.some((name) => written.has(name)))
    .map(([filter]) => filter);
  return [
    ...NAMES.map((name) => factAt(`dovecot.settings.${name}`, get(name))),
    ...[...read.contexts].flatMap(([filter, { written }]) => ownFacts(filter, [...written.keys()], of(filter))),
    ...topicFacts(
      'tls',
      filters.map((filter) => tls(filter, of(filter), at)),
    ),
    ...topicFacts(
      'auth',
      filters.map((filter) => auth(filter, of(filter), at)),
    ),
    ...topicFacts('log', [log(get, at)]),
    ...topicFacts('limit', [limit(get, at)]),
    ...listeners(read, get, tableFor(read, input), at),
  ];
}

/** What a version does by itself is no guide to one whose settings have other names. */
function tableFor({ version }: Dovecot, { defaults }: AdapterInput): DefaultsTable | undefined {
  if (defaults === undefined || version === undefined) return defaults;
  const [major, minor] = version.split('.');
  return `${major}.${minor}` === defaults.version ? defaults : undefined;
}

function getter({ contexts }: Dovecot, filter: string, defaults: DefaultsTable | undefined, at: FactAt): Get {
  const all = contexts.get('') ?? newSettings('last');
  const own = contexts.get(filter) ?? all;
  const one = (name: string): Found => {
    if (own !== all && own.written.has(name)) return settingIn(own, name, { defaults: undefined, at });
    return settingIn(all, name, { defaults: undefined, at });
  };
  return (name) => {
    const renamed = RENAMED[name];
    const newer = renamed === undefined ? undefined : one(renamed.name);
    if (newer !== undefined && renamed !== undefined && newer.origin !== 'absent')
      return shape(newer, (value) => (renamed.inverted ? opposite(String(value)) : String(value)));
    const found = one(name);
    return (found.origin === 'absent' ? defaultOf(name, { defaults, at }) : found) as Found<string>;
  };
}

function opposite(word: string): string | undefined {
  const on = toSwitch(word);
  return on === undefined ? undefined : on ? 'no' : 'yes';
}

function ownFacts(filter: string, names: readonly string[], get: Get): readonly Fact[] {
  if (filter === '') return [];
  const wanted = names.filter((name) => (NAMES as readonly string[]).includes(name));
  return wanted.map((name) => factAt(`dovecot.filters.${segment(filter)}.${name}`, get(name)));
}

function scopeOf(filter: string, at: FactAt): Found {
  return { value: filter === '' ? 'everybody' : filter, origin: 'derived', at };
}

const VERSIONS = ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

function tls(filter: string, get: Get, at: FactAt) {
  const [ssl, least, ciphers] = [get('ssl'), get('ssl_min_protocol'), get('ssl_cipher_list')];
  return {
    listener: scopeOf(filter, at),
    role: { value: 'server', origin: 'derived', at } as const,
    offered: shape(ssl, (word) => word !== 'no'),
    required: shape(ssl, (word) => word === 'required'),
    versions: shape(least, from),
    cipherString: ciphers,
  };
}

function from(least: string): readonly string[] | undefined {
  if (least === 'ANY') return VERSIONS.map(named);
  const index = VERSIONS.findIndex((version) => version === least);
  return index < 0 ? undefined : VERSIONS.slice(index).map(named);
}

function named(version: string): string {
  return tlsVersion(version);
}

/** Whether a password may come over a connection that nobody protects; from the machine itself it always may. */
function auth(filter: string, get: Get, at: FactAt) {
  const [ssl, disabled, mechanisms] = [get('ssl'), get('disable_plaintext_auth'), get('auth_mechanisms')];
  return {
    scope: scopeOf(filter, at),
    cleartext: combine([ssl, disabled], ([word, no]) => word !== 'required' && toSwitch(String(no)) === false, at),
    anonymous: shape(mechanisms, (list) => list.toLowerCase().split(/\s+/).includes('anonymous')),
  };
}

function log(get: Get, at: FactAt) {
  const [passwords, debug] = [get('auth_verbose_passwords'), get('auth_debug_passwords')];
  return {
    source: { value: 'dovecot', origin: 'derived', at } as const,
    enabled: { value: true, origin: 'derived', at } as const,
    sink: get('log_path'),
    secrets: combine([passwords, debug], ([kind, all]) => kind !== 'no' || toSwitch(String(all)) === true, at),
  };
}

function limit(get: Get, at: FactAt) {
  const most = shape(get('mail_max_userip_connections'), (text) => (/^\d+$/.test(text) ? Number(text) : undefined));
  return {
    what: { value: 'connections of one user from one address', origin: 'derived', at } as const,
    enabled: shape(most, (count) => count > 0),
    value: most,
  };
}
