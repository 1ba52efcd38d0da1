import { isTemplated } from '../../templates.ts';
import { place } from '../../text.ts';
import type { Fact, FactAt } from '../../types.ts';
import { exposureOf } from '../exposure.ts';
import { factAt, topicFacts, written } from '../found.ts';
import type { Adapter, Found } from '../types.ts';
import { type Directive, type Directives, readChrony } from './parse.ts';

const SOURCES = new Set(['server', 'pool', 'peer', 'refclock']);
/** Settings of which the last line counts, with what chronyd does without one. chrony.conf(5) of 4.3. */
const SINGLE: Readonly<Record<string, string>> = {
  minsources: '1',
  authselectmode: 'mix',
  port: '123',
  cmdport: '323',
  local: 'off',
};

/** chrony.conf with all it includes, or what `chronyd -p` prints. */
export const chronyAdapter: Adapter = {
  product: 'chrony',
  lines: true,
  places: {
    main: ['etc/chrony/chrony.conf', 'etc/chrony.conf'],
    also: ['etc/chrony/conf.d/*', 'etc/chrony/sources.d/*', 'etc/chrony.d/*', 'run/chrony-dhcp/*'],
  },
  read(input) {
    const read = readChrony(input);
    if ('status' in read) return read;
    const at = place(input.main.source);
    return {
      facts: [...times(read), ...listeners(read, at), ...singles(read, at)],
      complete: read.unseen.every(({ only }) => only === 'sources'),
    };
  },
};

/** A source without the place where more of them may stand is one of several. */
function times({ lines, unseen }: Directives): readonly Fact[] {
  const sources = lines.filter(({ name }) => SOURCES.has(name));
  const [open] = unseen;
  return topicFacts(
    'time',
    sources.map(({ name, args, at }) => ({
      source: written(name === 'refclock' ? args.join(' ') : (args[0] ?? ''), at),
      authenticated: authenticated(args, at),
    })),
    open === undefined ? undefined : { origin: 'unparsed', at: open.at },
  );
}

function authenticated(args: readonly string[], at: FactAt): Found {
  if (args.some(isTemplated)) return { origin: 'templated', at };
  return { value: args.includes('nts') || args.includes('key'), origin: 'explicit', at };
}

function single({ lines, unseen }: Directives, name: string, at: FactAt): Found<string> {
  const open = unseen.find(({ only }) => only === 'anything');
  if (open !== undefined) return { origin: 'unparsed', at: open.at };
  const last = lines.filter((line) => line.name === name).at(-1);
  if (last === undefined) return { value: SINGLE[name] ?? '', origin: 'default', at };
  return written(last.args.join(' '), last.at);
}

function singles(read: Directives, at: FactAt): readonly Fact[] {
  const flags = ['rtcsync', 'makestep', 'maxupdateskew'].map((name) => {
    const line = read.lines.find((each) => each.name === name);
    return factAt(
      `chrony.${name}`,
      line === undefined ? { origin: 'absent', at } : { value: line.args.join(' '), origin: 'explicit', at: line.at },
    );
  });
  return [...Object.keys(SINGLE).map((name) => factAt(`chrony.${name}`, single(read, name, at))), ...flags];
}

/** Without `allow` chronyd serves nobody; commands come in over loopback unless a line says otherwise. */
function listeners(read: Directives, at: FactAt): readonly Fact[] {
  const open = read.unseen.find(({ only }) => only === 'anything');
  if (open !== undefined) return topicFacts('listener', [], { origin: 'unparsed', at: open.at });
  const serves = read.lines.find(({ name }) => name === 'allow');
  const time = serves === undefined ? [] : sockets(read, ['bindaddress', 'port', '0.0.0.0'], serves.at, false);
  return topicFacts('listener', [...time, ...sockets(read, ['bindcmdaddress', 'cmdport', '127.0.0.1'], at, true)]);
}

function sockets(
  read: Directives,
  [bind, portName, fallback]: readonly [string, string, string],
  at: FactAt,
  admin: boolean,
) {
  const port = single(read, portName, at);
  if ('value' in port && port.value === '0') return [];
  const bound = read.lines.filter(({ name, args }) => name === bind && args[0]?.startsWith('/') !== true);
  const addresses = bound.length === 0 ? [{ args: [fallback], at, name: bind } satisfies Directive] : bound;
  return addresses.map(({ args: [address = ''], at: where }) => {
    const exposure = exposureOf(address);
    const of = (value: string | boolean): Found => ({ value, origin: 'derived', at: where });
    return {
      service: of(admin ? 'chrony commands' : 'ntp'),
      address: written(address, where),
      port: 'value' in port ? { ...port, value: Number(port.value) } : port,
      exposure: exposure === undefined ? { origin: 'unparsed' as const, at: where } : of(exposure),
      admin: of(admin),
      cleartext: of(true),
    };
  });
}
