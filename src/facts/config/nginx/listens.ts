import type { FactAt } from '../../types.ts';
import { type Derived, effective, type Level, own } from './level.ts';
import { isOpen } from './tokenize.ts';
import type { Directive } from './tree.ts';

export interface Listen {
  readonly address: string;
  readonly port: number;
  readonly ssl: boolean;
  readonly at: FactAt;
  readonly origin: 'explicit' | 'default';
}

export interface Listens {
  readonly listens: readonly (Listen | { readonly origin: 'unparsed' | 'templated'; readonly at: FactAt })[];
  /** An include that may hold others. */
  readonly missing?: FactAt | undefined;
}

/** The sockets of a server; without any nginx listens on port 80 of every address. */
export function listensOf(server: Level, at: FactAt): Listens {
  const directives = own(server, 'listen');
  const { missing } = server.block;
  if (directives.length > 0) return { listens: directives.map(parseListen), missing };
  if (missing !== undefined) return { listens: [], missing };
  return { listens: [{ address: '*', port: 80, ssl: false, at, origin: 'default' }] };
}

function parseListen({ args, at }: Directive): Listens['listens'][number] {
  const [where = '', ...flags] = args;
  if (args.some(isOpen)) return { origin: 'templated', at };
  const ssl = flags.includes('ssl') || flags.includes('quic');
  if (where.startsWith('unix:')) return { address: where, port: 0, ssl, at, origin: 'explicit' };
  const match = /^(?:(\[[0-9a-f:.]*\]|[^:[\]]+))?(?::?(\d{1,5}))?$/i.exec(/^\d+$/.test(where) ? `:${where}` : where);
  const port = Number(match?.[2] ?? 80);
  if (match === null || where === '' || port > 65_535) return { origin: 'unparsed', at };
  return { address: match[1] ?? '*', port, ssl, at, origin: 'explicit' };
}

/** A socket: what one server says about TLS on it holds for every server that shares it. */
export function socketOf({ address, port }: Listen): string {
  return `${address} ${port}`;
}

/** Whether a server speaks TLS on any of its sockets. */
export function speaksTls(server: Level, listens: Listens, tlsSockets: ReadonlySet<string>): Derived<boolean> {
  const tls = listens.listens.find((each) => 'port' in each && (each.ssl || tlsSockets.has(socketOf(each))));
  if (tls !== undefined) return { value: true, at: tls.at };
  const legacy = effective(server, 'ssl');
  if (legacy.kind === 'set' && legacy.first.args[0] === 'on') return { value: true, at: legacy.first.at };
  for (const each of listens.listens) if (!('port' in each)) return { origin: each.origin, at: each.at };
  const missing = listens.missing ?? sharedElsewhere(server, listens);
  return missing === undefined ? { value: false } : { origin: 'unparsed', at: missing };
}

// Where not every server is known, one of the others may speak TLS on a socket this one shares.
function sharedElsewhere(server: Level, { listens }: Listens): FactAt | undefined {
  return listens.some((each) => 'port' in each && each.port !== 80) ? server.parent?.block.missing : undefined;
}
