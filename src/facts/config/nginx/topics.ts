import { place } from '../../text.ts';
import type { Fact, FactAt } from '../../types.ts';
import { exposureOf, widestOf } from '../exposure.ts';
import { combine, shape, topicFacts } from '../found.ts';
import { tlsVersion } from '../tls-versions.ts';
import type { Found } from '../types.ts';
import { isOpen } from './tokenize.ts';
import type { Block, Directive, NginxTree } from './tree.ts';

type Facts = ReadonlyMap<string, Fact>;

interface Read {
  readonly facts: Facts;
  readonly at: FactAt;
  /** Servers by number. */
  readonly servers: readonly number[];
  /** Where servers may stand that nobody handed over. */
  readonly unread: Found | undefined;
}

/** What nginx says about the topics that all products share, from what is known of its servers. */
export function topicsOf(tree: NginxTree, facts: readonly Fact[]): readonly Fact[] {
  const byPath: Facts = new Map(facts.map((fact) => [fact.path, fact]));
  const numbers = facts.flatMap(({ path }) => /^servers\.(\d+)\.tls$/.exec(path)?.[1] ?? []);
  const read: Read = {
    facts: byPath,
    at: place(tree.main, 1),
    servers: [...new Set(numbers.map(Number))],
    unread: foundOf(byPath.get('servers')),
  };
  return [
    ...topicFacts(
      'tls',
      read.servers.map((server) => tls(server, read)),
      read.unread,
    ),
    ...topicFacts(
      'listener',
      read.servers.flatMap((server) => sockets(server, read)),
      read.unread,
    ),
    ...topicFacts('log', [...read.servers.map((server) => accessLog(server, read)), errorLog(tree, read)], read.unread),
    ...topicFacts(
      'limit',
      ['limit_req', 'limit_conn'].map((name) => limit(name, tree, read)),
    ),
  ];
}

function fact(path: string, { facts, at }: Read): Found {
  // Of a socket that could not be read nothing is known.
  const above = facts.get(path.slice(0, path.lastIndexOf('.')));
  return foundOf(facts.get(path) ?? above) ?? { origin: 'absent', at };
}

function foundOf(found: Fact | undefined): Found | undefined {
  if (found === undefined) return undefined;
  const { origin, at } = found;
  return 'value' in found ? { value: found.value, origin: found.origin, at } : ({ origin, at } as Found);
}

function nameOf(server: number, read: Read): Found {
  return shape(fact(`servers.${server}.names`, read), (names) => [names].flat().join(' '));
}

function listens(server: number, { facts }: Read): readonly number[] {
  const numbers: number[] = [];
  const isThere = (path: string): boolean => facts.has(path) || facts.has(`${path}.port`);
  while (isThere(`servers.${server}.listens.${numbers.length}`)) numbers.push(numbers.length);
  return numbers;
}

/** One thing about every socket of a server, and about those that an include may bring. */
function everyListen(server: number, what: string, read: Read): readonly Found[] {
  const path = `servers.${server}.listens`;
  const unread = foundOf(read.facts.get(path));
  const known = listens(server, read).map((n) => fact(`${path}.${n}.${what}`, read));
  return unread === undefined ? known : [...known, unread];
}

/** Clear text is refused where every socket speaks TLS, or the server only points there. */
function tls(server: number, read: Read) {
  const path = `servers.${server}`;
  const offered = fact(`${path}.tls`, read);
  const all = everyListen(server, 'ssl', read);
  const redirects = fact(`${path}.redirectsToHttps`, read);
  const encrypted = combine(all, (values) => values.every((value) => value === true), read.at);
  const only =
    'value' in encrypted && encrypted.value
      ? encrypted
      : combine([encrypted, redirects], ([ssl, to]) => ssl === true || to === true, read.at);
  const isOffered = 'value' in offered && offered.value === true;
  return {
    listener: nameOf(server, read),
    protocol: { value: 'http', origin: 'derived' as const, at: offered.at },
    role: { value: 'server', origin: 'derived' as const, at: offered.at },
    exposure: widest(server, read),
    offered,
    required: only,
    ...(isOffered
      ? {
          versions: shape(fact(`${path}.protocols`, read), (value) =>
            [value].flat().map((version) => tlsVersion(String(version))),
          ),
          cipherString: fact(`${path}.cipherString`, read),
          ciphers: fact(`${path}.ciphers`, read),
        }
      : {}),
  };
}

function widest(server: number, read: Read): Found {
  const addresses = everyListen(server, 'address', read);
  return combine(addresses, (values) => widestOf(values.map((each) => exposureOf(String(each)))), read.at);
}

function exposure(listen: string, read: Read): Found {
  return shape(fact(`${listen}.address`, read), (address) => exposureOf(String(address)));
}

function sockets(server: number, read: Read) {
  return listens(server, read).map((n) => {
    const path = `servers.${server}.listens.${n}`;
    const redirects = fact(`servers.${server}.redirectsToHttps`, read);
    const ssl = fact(`${path}.ssl`, read);
    return {
      service: { value: 'http', origin: 'derived' as const, at: ssl.at },
      address: fact(`${path}.address`, read),
      port: fact(`${path}.port`, read),
      exposure: exposure(path, read),
      admin: { value: false, origin: 'derived' as const, at: ssl.at },
      // What only points to https carries nothing in clear text that matters.
      cleartext:
        'value' in ssl && ssl.value === true
          ? { ...ssl, value: false }
          : combine([ssl, redirects], ([, to]) => to !== true, read.at),
    };
  });
}

function accessLog(server: number, read: Read) {
  const enabled = fact(`servers.${server}.accessLog`, read);
  return { source: shape(nameOf(server, read), (name) => `requests ${String(name)}`.trim()), enabled };
}

/** A debug level writes down what passes by. */
function errorLog({ root }: NginxTree, { at }: Read) {
  const logs = within(root, ({ name }) => name === 'error_log');
  const debug = logs.found.find(({ args }) => args.some((arg) => arg.startsWith('debug')));
  const open = logs.found.find(({ args }) => args.some(isOpen));
  return { source: { value: 'errors', origin: 'derived' as const, at }, secrets: secretsIn(debug, open, logs, at) };
}

function secretsIn(
  debug: Directive | undefined,
  open: Directive | undefined,
  { found, missing }: ReturnType<typeof within>,
  at: FactAt,
): Found {
  if (debug !== undefined) return { value: true, origin: 'explicit', at: debug.at };
  if (open !== undefined) return { origin: 'templated', at: open.at };
  if (missing !== undefined) return { origin: 'unparsed', at: missing };
  return { value: false, origin: 'derived', at: found[0]?.at ?? at };
}

function limit(name: string, { root }: NginxTree, { at }: Read) {
  const { found, missing } = within(root, (directive) => directive.name === name);
  const [first] = found;
  const none: Found =
    missing === undefined ? { value: false, origin: 'derived', at } : { origin: 'unparsed', at: missing };
  const enabled: Found = first === undefined ? none : { value: true, origin: 'explicit', at: first.at };
  return { what: { value: name, origin: 'derived' as const, at }, enabled };
}

function within(
  block: Block,
  wanted: (directive: Directive) => boolean,
): { readonly found: readonly Directive[]; readonly missing: FactAt | undefined } {
  const inner = block.directives.flatMap((each) => (each.block === undefined ? [] : [within(each.block, wanted)]));
  return {
    found: [...block.directives.filter(wanted), ...inner.flatMap(({ found }) => found)],
    missing: block.missing ?? inner.find(({ missing }) => missing !== undefined)?.missing,
  };
}
