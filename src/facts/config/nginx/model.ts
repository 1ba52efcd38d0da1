import type { Fact, FactAt } from '../../types.ts';
import { place } from '../../text.ts';
import type { Defaults } from './defaults.ts';
import type { Level } from './level.ts';
import { type Listens, listensOf, socketOf } from './listens.ts';
import { serverFacts } from './server.ts';
import { simple } from './setting.ts';
import type { Block, NginxTree } from './tree.ts';

export interface Server {
  readonly level: Level;
  readonly at: FactAt;
  readonly listens: Listens;
}

export interface Model {
  readonly facts: readonly Fact[];
  /** True when every HTTP server of the configuration is among the facts. */
  readonly complete: boolean;
}

/** True when the text holds a web server at all, whole or as a fragment that another file includes. */
export function isWebConfiguration({ root }: NginxTree): boolean {
  return root.directives.some(({ name, block }) => block !== undefined && (name === 'http' || name === 'server'));
}

/** The effective configuration of every HTTP server, each value with the place that decides it. */
export function nginxFacts(tree: NginxTree, defaults: Defaults): Model {
  const { http, missing } = httpLevel(tree);
  const servers = serversOf(http);
  const sockets = tlsSockets(servers);
  const facts: readonly Fact[] = [
    ...simple(http, 'server_tokens', 'serverTokens', { value: 'on', at: place(tree.main, 1) }),
    ...(missing === undefined ? [] : [{ path: 'servers', origin: 'unparsed' as const, at: missing }]),
    ...servers.flatMap((server, index) => serverFacts(server, `servers.${index}`, sockets, defaults)),
  ];
  const others = tree.root.directives.some(({ name }) => name === 'stream' || name === 'mail');
  const complete = missing === undefined && !others && !tree.conditional;
  return { facts: tree.conditional ? conditional(facts, tree) : facts, complete };
}

// A file without `http` is a part of a configuration: what surrounds it is not known, just like a missing include.
function httpLevel({ root, main }: NginxTree): { readonly http: Level; readonly missing: FactAt | undefined } {
  const blocks = root.directives.flatMap(({ name, block }) => (name === 'http' && block !== undefined ? [block] : []));
  if (blocks.length === 0) {
    const missing = root.missing ?? place(main, 1);
    return { http: { block: { directives: root.directives, missing } }, missing };
  }
  const missing = blocks.find((block) => block.missing !== undefined)?.missing;
  const directives = blocks.flatMap((block) => block.directives);
  return { http: { block: { directives, ...(missing === undefined ? {} : { missing }) } }, missing };
}

function serversOf(http: Level): readonly Server[] {
  return http.block.directives.flatMap(({ name, block, at }) => {
    if (name !== 'server' || block === undefined) return [];
    const level: Level = { block: withoutServers(block), parent: http };
    return [{ level, at, listens: listensOf(level, at) }];
  });
}

function withoutServers(block: Block): Block {
  return { ...block, directives: block.directives.filter(({ name }) => name !== 'server') };
}

function tlsSockets(servers: readonly Server[]): ReadonlySet<string> {
  const listens = servers.flatMap((server) => server.listens.listens);
  return new Set(listens.flatMap((listen) => ('port' in listen && listen.ssl ? [socketOf(listen)] : [])));
}

/** Every fact of a file with template statements may be otherwise once the template is filled in. */
function conditional(facts: readonly Fact[], { main }: NginxTree): readonly Fact[] {
  const list: Fact = { path: 'servers', origin: 'templated', at: place(main, 1) };
  const others = facts.filter(({ path }) => path !== 'servers');
  return [list, ...others.map(({ path, at }) => ({ path, origin: 'templated' as const, at }))];
}
