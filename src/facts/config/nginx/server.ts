import type { Fact, FactAt } from '../../types.ts';
import { DEFAULT_CIPHERS, type Defaults } from './defaults.ts';
import { restricted } from './access.ts';
import { headersAt, maxAge, type Header } from './headers.ts';
import { effective, type Level, own } from './level.ts';
import { socketOf, speaksTls } from './listens.ts';
import { locationsOf } from './locations.ts';
import type { Server } from './model.ts';
import { redirectsToHttps } from './redirects.ts';
import { derived, simple } from './setting.ts';
import { isOpen } from './tokenize.ts';

const HSTS = 'strict-transport-security';
/** Headers of which also the absence is said, so that a finding can point at the server that lacks them. */
const EXPECTED = [HSTS, 'content-security-policy', 'x-content-type-options', 'x-frame-options', 'referrer-policy'];
const SUITE = /^(?:TLS_[A-Z0-9_]+|[A-Z0-9]+(?:-[A-Z0-9]+)+)$/;

/** Everything that is said about one server and its locations. */
export function serverFacts(
  server: Server,
  path: string,
  tlsSockets: ReadonlySet<string>,
  defaults: Defaults,
): readonly Fact[] {
  const { level, at, listens } = server;
  const names = namesOf(level);
  const scope = `server ${names[0] ?? `on line ${at.line ?? 0}`}`;
  const tls = speaksTls(level, listens, tlsSockets);
  const facts: readonly Fact[] = [
    nameFact(level, `${path}.names`, at),
    derived(`${path}.tls`, tls, at),
    ...('value' in tls && !tls.value ? [] : tlsFacts(level, path, at, defaults)),
    derived(
      `${path}.redirectsToHttps`,
      redirectsToHttps(
        level.block,
        own(level, 'server_name').flatMap(({ args }) => args),
      ),
      at,
    ),
    derived(`${path}.restricted`, restricted(level), at),
    ...simple(level, 'server_tokens', `${path}.serverTokens`, { value: 'on', at }),
    ...listenFacts(server, path, tlsSockets),
    ...levelFacts(level, path, at),
  ];
  return [...facts.map((fact) => scoped(fact, scope)), ...locationFacts(level, path, scope)];
}

function scoped(fact: Fact, scope: string): Fact {
  return { ...fact, at: { ...fact.at, scope } };
}

function namesOf(level: Level): readonly string[] {
  return own(level, 'server_name').flatMap(({ args }) => args.filter((name) => name !== '' && !isTemplatedName(name)));
}

// A regular expression ends in `$` and is still a literal.
function isTemplatedName(name: string): boolean {
  return isOpen(name.startsWith('~') ? name.replace(/\$$/, '') : name);
}

function nameFact(level: Level, path: string, at: FactAt): Fact {
  const [first, ...rest] = own(level, 'server_name');
  if (level.block.missing !== undefined) return { path, origin: 'unparsed', at: level.block.missing };
  if (first === undefined) return { path, value: [], origin: 'default', at };
  const names = [first, ...rest].flatMap(({ args }) => args);
  if (names.some(isTemplatedName)) return { path, origin: 'templated', at: first.at };
  return { path, value: names, origin: 'explicit', at: first.at };
}

function tlsFacts(level: Level, path: string, at: FactAt, defaults: Defaults): readonly Fact[] {
  return [
    protocolFact(level, `${path}.protocols`, at, defaults),
    ...simple(level, 'ssl_ciphers', `${path}.cipherString`, { value: DEFAULT_CIPHERS, at }),
    cipherFact(level, `${path}.ciphers`, at),
  ];
}

const PROTOCOL_COMMAND = /^(?:Min|Max)?Protocol$/i;

// A command to OpenSSL widens or narrows what `ssl_protocols` says; the outcome depends on its build.
function protocolFact(level: Level, path: string, at: FactAt, defaults: Defaults): Fact {
  const found = effective(level, 'ssl_conf_command');
  const commands = found.kind === 'set' ? found.directives : [];
  const command = commands.find(({ args: [name = ''] }) => PROTOCOL_COMMAND.test(name) || isOpen(name));
  if (command !== undefined) return { path, origin: 'unparsed', at: command.at };
  const written = simple(level, 'ssl_protocols', path, { value: defaults.protocols, at }, (args) => args);
  return written[0] ?? { path, origin: 'unparsed', at };
}

/** Suites by name. What OpenSSL makes of groups and exclusions depends on its version: that is not guessed. */
function cipherFact(level: Level, path: string, at: FactAt): Fact {
  const found = effective(level, 'ssl_ciphers');
  const suites = (args: readonly string[]): readonly string[] | undefined => {
    const list = (args[0] ?? '').split(/[:, ]+/).filter((suite) => suite !== '');
    return list.length > 0 && list.every((suite) => SUITE.test(suite)) ? list : undefined;
  };
  if (found.kind === 'unset') return { path, origin: 'unparsed', at };
  return simple(level, 'ssl_ciphers', path, { value: [], at }, suites)[0] ?? { path, origin: 'unparsed', at };
}

function listenFacts({ listens }: Server, path: string, tlsSockets: ReadonlySet<string>): readonly Fact[] {
  const { missing } = listens;
  const each = listens.listens.flatMap((listen, index): readonly Fact[] => {
    const to = `${path}.listens.${index}`;
    if (!('port' in listen)) return [{ path: to, origin: listen.origin, at: listen.at }];
    const { address, port, origin, at } = listen;
    const ssl = listen.ssl || tlsSockets.has(socketOf(listen));
    return [
      { path: `${to}.address`, value: address, origin, at },
      { path: `${to}.port`, value: port, origin, at },
      { path: `${to}.ssl`, value: ssl, origin: ssl === listen.ssl ? origin : 'derived', at },
    ];
  });
  return missing === undefined ? each : [{ path: `${path}.listens`, origin: 'unparsed', at: missing }, ...each];
}

/** What server and location have in common. */
function levelFacts(level: Level, path: string, at: FactAt): readonly Fact[] {
  const logs = simple(level, 'access_log', `${path}.accessLog`, { value: true, at }, ([to]) => to !== 'off');
  return [...logs.map((fact) => fileNameMayVary(fact, level)), ...headerFacts(level, path, at)];
}

// A variable in the name of the log does not switch it off; a template in place of the whole may.
function fileNameMayVary(fact: Fact, level: Level): Fact {
  const found = effective(level, 'access_log');
  if (fact.origin !== 'templated' || found.kind !== 'set') return fact;
  const named = found.directives.some(({ args: [to = ''] }) => /^[/\w.-]+/.test(to) && to !== 'off');
  return named ? { path: fact.path, value: true, origin: 'explicit', at: fact.at } : fact;
}

function headerFacts(level: Level, path: string, at: FactAt): readonly Fact[] {
  const { headers, unknown } = headersAt(level);
  const found = headers.flatMap((header) =>
    headerFact(header, `${path}.headers.${header.name.replaceAll('.', '\\.')}`),
  );
  if (unknown !== undefined) return [{ path: `${path}.headers`, origin: 'unparsed', at: unknown }, ...found];
  const lacking = EXPECTED.filter((name) => !headers.some((header) => header.name === name));
  return [...found, ...lacking.map((name): Fact => ({ path: `${path}.headers.${name}`, origin: 'absent', at }))];
}

function headerFact({ name, value, always, templated, at }: Header, path: string): readonly Fact[] {
  const age = maxAge(value);
  const aged: readonly Fact[] =
    name !== HSTS
      ? []
      : templated
        ? [{ path: `${path}.maxAge`, origin: 'templated', at }]
        : age === undefined
          ? [{ path: `${path}.maxAge`, origin: 'unparsed', at }]
          : [{ path: `${path}.maxAge`, value: age, origin: 'explicit', at }];
  return [
    templated
      ? { path: `${path}.value`, origin: 'templated', at }
      : { path: `${path}.value`, value, origin: 'explicit', at },
    { path: `${path}.always`, value: always, origin: 'explicit', at },
    ...aged,
  ];
}

function locationFacts(server: Level, path: string, serverScope: string): readonly Fact[] {
  const { locations, missing } = locationsOf(server);
  const list: readonly Fact[] =
    missing === undefined
      ? []
      : [{ path: `${path}.locations`, origin: 'unparsed', at: { ...missing, scope: serverScope } }];
  const each = locations.flatMap(({ level, modifier, pattern, at }, index) => {
    const to = `${path}.locations.${index}`;
    const facts: readonly Fact[] = [
      isOpen(modifier === '~' || modifier === '~*' ? pattern.replaceAll('$', '') : pattern)
        ? { path: `${to}.path`, origin: 'templated', at }
        : { path: `${to}.path`, value: pattern, origin: 'explicit', at },
      { path: `${to}.modifier`, value: modifier, origin: 'explicit', at },
      derived(`${to}.restricted`, restricted(level), at),
      ...levelFacts(level, to, at),
    ];
    return facts.map((fact) => scoped(fact, `${serverScope} location ${pattern}`));
  });
  return [...list, ...each];
}
