import { place } from '../../text.ts';
import type { Fact, FactAt } from '../../types.ts';
import { exposureOf } from '../exposure.ts';
import { combine, factAt, flag, shape, topicFacts } from '../found.ts';
import { tlsVersion } from '../tls-versions.ts';
import type { TreeNode } from '../tree.ts';
import { childrenAt, type Document, documentOf, type Unknown, valueAt } from '../tree-values.ts';
import type { Adapter, Found } from '../types.ts';

const VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
/** Modules that answer on a socket, as an audit calls them. */
const PROTOCOLS: Readonly<Record<string, string>> = {
  ejabberd_c2s: 'xmpp',
  ejabberd_s2s_in: 'xmpp between servers',
  ejabberd_http: 'http',
  mod_mqtt: 'mqtt',
};

/** One member of `listen`. */
interface Socket {
  readonly node: TreeNode;
  readonly at: FactAt;
  readonly get: (...path: readonly string[]) => Found;
  readonly module: Found;
}

/** ejabberd.yml. Macros and what it includes are for `ejabberdctl dump_config` to work out: where they stand nothing is known. */
export const ejabberdAdapter: Adapter = {
  product: 'ejabberd',
  places: { main: ['etc/ejabberd/ejabberd.yml', 'opt/ejabberd/conf/ejabberd.yml'], also: [] },
  read({ main }) {
    const document = documentOf(main);
    if ('status' in document) return document;
    const open = elsewhere(document);
    return { facts: factsOf(document, open, place(main.source)), complete: open === undefined };
  },
};

/** Options by which another file, or a name for a value, may set what is asked. */
function elsewhere(document: Document): Unknown | undefined {
  for (const name of ['include_config_file', 'define_macro', 'append_host_config', 'host_config']) {
    const members = childrenAt(document, [name]);
    if ('origin' in members) return members;
    const [first] = members;
    if (first !== undefined) return { origin: 'unparsed', at: first.at };
  }
  return undefined;
}

function factsOf(document: Document, open: Unknown | undefined, at: FactAt): readonly Fact[] {
  const get = (...path: readonly string[]): Found => open ?? valueAt(document, path);
  const orElse = (found: Found, value: string | boolean): Found =>
    found.origin === 'absent' ? { value, origin: 'default', at } : found;
  const members = childrenAt(document, ['listen']);
  const unread = open ?? ('origin' in members ? members : undefined);
  const sockets = 'origin' in members ? [] : members.map(({ node, at: where }) => socketOf(document, node, where));
  const methods = shape(orElse(get('auth_method'), 'internal'), (value) =>
    Array.isArray(value) ? value.map(String) : [String(value)],
  );
  const access = orElse(get('s2s_access'), 'all');
  const of = (value: string): Found => ({ value, origin: 'derived', at });
  return [
    factAt('ejabberd.s2s_use_starttls', orElse(get('s2s_use_starttls'), 'false')),
    factAt('ejabberd.hide_sensitive_log_data', orElse(get('hide_sensitive_log_data'), false)),
    ...topicFacts('tls', unread === undefined ? sockets.map(tls) : [], unread),
    ...topicFacts('listener', unread === undefined ? sockets.map(listener) : [], unread),
    ...topicFacts('auth', [
      {
        scope: of('everybody'),
        hash: orElse(get('auth_password_format'), 'plain'),
        anonymous: shape(methods, (list) => list.includes('anonymous')),
      },
    ]),
    ...topicFacts('log', [
      {
        source: of('ejabberd'),
        level: orElse(get('loglevel'), 'info'),
        enabled: shape(orElse(get('loglevel'), 'info'), (level) => level !== 'none' && level !== 0),
        secrets: shape(orElse(get('loglevel'), 'info'), (level) => level === 'debug' || level === 5),
      },
    ]),
    ...topicFacts('retention', [retention(document, open, at)]),
    ...topicFacts('limit', [{ what: of('login attempts'), enabled: hasModule(document, 'mod_fail2ban', open, at) }]),
    ...topicFacts('federation', [
      // A rule of its own may let in whom it wants.
      {
        of: of('other servers'),
        open: shape(access, (word) => (word === 'all' ? true : word === 'none' ? false : undefined)),
      },
    ]),
  ];
}

function socketOf(document: Document, node: TreeNode, at: FactAt): Socket {
  const get = (...path: readonly string[]) => valueAt(document, path, node);
  return { node, at, get, module: get('module') };
}

function switchedOn(found: Found): Found<boolean> {
  if (found.origin === 'absent') return { value: false, origin: 'default', at: found.at };
  return flag(found);
}

function tls({ get, at, module }: Socket) {
  const [first, later, required] = [
    switchedOn(get('tls')),
    switchedOn(get('starttls')),
    switchedOn(get('starttls_required')),
  ];
  return {
    listener: name(get, module),
    protocol: shape(module, (word) => PROTOCOLS[String(word)] ?? String(word)),
    role: { value: 'server', origin: 'derived', at } as const,
    exposure: exposure(get),
    offered: combine([first, later, required], (each) => each.includes(true), at),
    required: combine([first, required], (each) => each.includes(true), at),
    versions: versions(get('protocol_options')),
  };
}

function name(get: Socket['get'], module: Found): Found {
  return combine([module, get('port')], ([word, port]) => `${String(word)} ${String(port)}`, module.at);
}

/** `no_tlsv1`, `no_tlsv1_1`: what is not named is left to the library. */
function versions(options: Found): Found {
  return shape(options, (value) => {
    const named = (Array.isArray(value) ? value : String(value).split('|')).map((each) => String(each).trim());
    const left = VERSIONS.filter((version) => !named.includes(`no_${version.toLowerCase().replace('.', '_')}`));
    return left.map(tlsVersion);
  });
}

function exposure(get: Socket['get']): Found {
  const ip = get('ip');
  return ip.origin === 'absent'
    ? { value: 'all', origin: 'default', at: ip.at }
    : shape(ip, (text) => exposureOf(String(text)));
}

function listener({ get, node, module, at }: Socket) {
  const handlers = node.kind === 'map' ? node.entries.get('request_handlers') : undefined;
  const admin =
    handlers?.kind === 'map' &&
    [...handlers.entries.values()].some((each) => each.kind === 'scalar' && each.value === 'ejabberd_web_admin');
  const ip = get('ip');
  return {
    service: name(get, module),
    address: ip.origin === 'absent' ? ({ value: '0.0.0.0', origin: 'default', at } as const) : ip,
    port: get('port'),
    exposure: exposure(get),
    admin: { value: admin, origin: 'derived', at } as const,
    cleartext: combine(
      [switchedOn(get('tls')), switchedOn(get('starttls_required'))],
      (each) => !each.includes(true),
      at,
    ),
  };
}

function hasModule(document: Document, module: string, open: Unknown | undefined, at: FactAt): Found {
  const modules = childrenAt(document, ['modules']);
  if (open !== undefined) return open;
  if ('origin' in modules) return modules;
  const found = modules.find((each) => each.name === module);
  return { value: found !== undefined, origin: 'derived', at: found?.at ?? at };
}

/** Kept in an archive, messages stay until somebody throws them away; without one there is nothing to keep. */
function retention(document: Document, open: Unknown | undefined, at: FactAt) {
  const archive = hasModule(document, 'mod_mam', open, at);
  return {
    of: { value: 'messages', origin: 'derived', at } as const,
    keep: shape(archive, (on) => (on === true ? 'unlimited' : undefined)),
    deletes: shape(archive, () => false),
  };
}
