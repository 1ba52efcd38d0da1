import type { Fact, FactAt, FactValue } from '../../types.ts';
import { exposureOf } from '../exposure.ts';
import { flag, shape, topicFacts } from '../found.ts';
import type { Found } from '../types.ts';

/** Settings that count for everybody, or for whom a `Match` names. */
export interface Context {
  /** Empty for everybody. */
  readonly name: string;
  readonly at: FactAt;
  readonly settings: ReadonlyMap<string, Found>;
}

/** Entries of the topic limit per context. */
export const LIMITS = 2;

/** What sshd says about the topics that all products share. */
export function topics(contexts: readonly Context[]): readonly Fact[] {
  const [everybody] = contexts;
  if (everybody === undefined) return [];
  return [
    ...topicFacts('auth', contexts.map(auth)),
    ...topicFacts('session', contexts.map(session)),
    ...topicFacts('log', contexts.map(log)),
    ...topicFacts(
      'limit',
      contexts.flatMap((context) => [
        limit('attempts per connection', setting(context, 'maxauthtries')),
        limit('connections without a login', setting(context, 'maxstartups')),
      ]),
    ),
    ...listeners(everybody),
  ];
}

function setting({ settings, at }: Context, keyword: string): Found {
  return settings.get(keyword) ?? { origin: 'absent', at };
}

function scopeOf({ name, at }: Context): Found {
  return { value: name === '' ? 'everybody' : name, origin: 'derived', at };
}

function auth(context: Context) {
  return {
    scope: scopeOf(context),
    anonymous: flag(setting(context, 'permitemptypasswords')),
    mfaEnforced: shape(setting(context, 'authenticationmethods'), twoFactors),
  };
}

/**
 * Every way in that is allowed asks for something one has and something one knows: `publickey,keyboard-interactive`.
 * What stands behind keyboard-interactive may be the same password; that and other mixtures leave it open.
 */
function twoFactors(value: FactValue): boolean | undefined {
  const ways = String(value).split(/\s+/).map(isTwo);
  if (ways.includes(false)) return false;
  return ways.includes(undefined) ? undefined : true;
}

function isTwo(way: string): boolean | undefined {
  const methods = new Set(way.split(',').map((method) => method.split(':')[0] ?? ''));
  if (methods.size < 2) return false;
  const knows = methods.has('password') || methods.has('keyboard-interactive');
  return methods.has('publickey') && knows ? true : undefined;
}

// Keeping an eye on the other side ends no session of somebody who walked away; only the time-outs of channels do.
function session(context: Context) {
  return { scope: scopeOf(context), idle: shape(setting(context, 'unusedconnectiontimeout'), idleTime) };
}

function idleTime(value: FactValue): string | undefined {
  return value === 'none' ? 'unlimited' : undefined;
}

function log(context: Context) {
  const level = setting(context, 'loglevel');
  return {
    source: { value: 'sshd', origin: 'derived' as const, at: context.at },
    enabled: shape(level, (value) => value !== 'quiet'),
    level,
    // sshd_config(5): logging at a DEBUG level violates the privacy of users.
    secrets: shape(level, (value) => String(value).startsWith('debug')),
  };
}

function limit(what: string, value: Found) {
  return {
    what: { value: what, origin: 'derived' as const, at: value.at },
    enabled: shape(value, () => true),
    value,
  };
}

function listeners(context: Context): readonly Fact[] {
  const addresses = setting(context, 'listenaddress');
  const ports = setting(context, 'port');
  const unread = [addresses, ports].find(({ origin }) => origin === 'unparsed' || origin === 'templated');
  if (unread !== undefined) return topicFacts('listener', [], unread);
  const port = 'value' in ports ? asList(ports.value).map(Number) : [];
  const written =
    'value' in addresses ? asList(addresses.value).map(String) : anyAddress(setting(context, 'addressfamily'));
  const entries = written.flatMap((address) => socketsOf(address, port));
  const at = 'value' in addresses ? addresses.at : ports.at;
  const of = (value: string | number | boolean): Found => ({ value, origin: 'derived', at });
  return topicFacts(
    'listener',
    entries.map(({ host, port: number }) => {
      const exposure = exposureOf(host);
      return {
        service: of('ssh'),
        address: of(host),
        port: number === undefined ? { origin: 'absent' as const, at } : of(number),
        exposure: exposure === undefined ? { origin: 'unparsed' as const, at } : of(exposure),
        admin: of(true),
        cleartext: of(false),
      };
    }),
  );
}

/** Without a `ListenAddress` sshd listens on all of them. */
function anyAddress(family: Found): readonly string[] {
  const value = 'value' in family ? family.value : 'any';
  return ['0.0.0.0', '[::]'].filter((address) => value !== (address === '[::]' ? 'inet' : 'inet6'));
}

function asList(value: FactValue): readonly (string | number | boolean | null)[] {
  return Array.isArray(value) ? (value as readonly string[]) : [value as string];
}

/** `host`, `host:port`, `[v6]:port` or a bare address; without a port of its own it takes every `Port`. */
function socketsOf(
  address: string,
  ports: readonly number[],
): readonly { readonly host: string; readonly port: number | undefined }[] {
  // Behind the address may stand a routing domain.
  const [bare = ''] = address.split(/\s+/, 1);
  const own = /^(?:\[([^\]]*)\]|([^:]*)):(\d+)$/.exec(bare);
  if (own !== null) return [{ host: own[1] ?? own[2] ?? '', port: Number(own[3]) }];
  const host = bare.replace(/^\[|\]$/g, '');
  return (ports.length === 0 ? [undefined] : ports).map((port) => ({ host, port }));
}
