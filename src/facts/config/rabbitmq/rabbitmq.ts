import { place } from '../../text.ts';
import type { Fact, FactAt } from '../../types.ts';
import { exposureOf } from '../exposure.ts';
import { factAt, shape, topicFacts, written } from '../found.ts';
import { parseIni } from '../ini.ts';
import type { Adapter, AdapterInput, Found, Unread } from '../types.ts';

/** Settings that are facts under their own name. rabbitmq.conf of 4. */
const NAMES = [
  'default_user',
  'loopback_users.guest',
  'ssl_options.verify',
  'ssl_options.fail_if_no_peer_cert',
  'log.file.level',
] as const;

interface Lines {
  readonly settings: ReadonlyMap<string, Found<string>>;
  /** What Erlang terms say counts over all of this, and is not read. */
  readonly over?: FactAt;
  readonly at: FactAt;
}

/** rabbitmq.conf and the files of conf.d, in order of name; the last line of a setting counts. */
export const rabbitmqAdapter: Adapter = {
  product: 'rabbitmq',
  lines: true,
  places: {
    main: ['etc/rabbitmq/rabbitmq.conf'],
    also: ['etc/rabbitmq/conf.d/*.conf', 'etc/rabbitmq/advanced.config'],
  },
  read(input) {
    const lines = linesOf(input);
    if ('status' in lines) return lines;
    return { facts: factsOf(lines), complete: lines.over === undefined };
  },
};

function linesOf({ main, include }: AdapterInput): Lines | Unread {
  const settings = new Map<string, Found<string>>();
  for (const { text, source } of [main, ...include('conf.d/*.conf', { optional: true }).files]) {
    if (typeof text !== 'string') return text;
    for (const line of parseIni(text, { comments: '#', inline: true, separator: '=' })) {
      const at = place(source, line.line);
      if (!('key' in line)) return { status: 'unreadable', code: 'syntax', detail: line.detail, at };
      settings.set(line.key, written(line.value ?? '', at));
    }
  }
  const [advanced] = include('advanced.config', { optional: true }).files;
  return { settings, at: place(main.source), ...(advanced === undefined ? {} : { over: place(advanced.source) }) };
}

function factsOf(lines: Lines): readonly Fact[] {
  const { settings, over, at } = lines;
  const get = (name: string): Found<string> =>
    over === undefined ? (settings.get(name) ?? { origin: 'absent', at }) : { origin: 'unparsed', at: over };
  const of = (value: string | boolean): Found => ({ value, origin: 'derived', at });
  const clear = sockets(lines, 'listeners.tcp', 5672);
  const inTls = sockets(lines, 'listeners.ssl', undefined);
  const unread: Found | undefined = over === undefined ? undefined : { origin: 'unparsed', at: over };
  return [
    ...NAMES.map((name) => factAt(`rabbitmq.${name.replaceAll('.', '\\.')}`, get(name))),
    ...topicFacts('tls', [
      {
        ...{ listener: of('amqp'), role: of('server') },
        offered: unread ?? of(inTls.length > 0),
        required: unread ?? of(inTls.length > 0 && clear.length === 0),
        versions:
          unread ??
          list(lines, 'ssl_options.versions', (text) => (text === 'tlsv1' ? 'TLSv1.0' : text.replace(/^tls/, 'TLS'))),
      },
    ]),
    ...topicFacts('auth', [{ scope: of('everybody'), anonymous: unread ?? anonymous(lines) }]),
    ...topicFacts('log', [
      {
        source: of('rabbitmq'),
        level: get('log.file.level'),
        enabled: shape(get('log.file'), (text) => text !== 'false'),
      },
    ]),
    ...topicFacts('listener', unread === undefined ? [...clear, ...inTls, ...management(lines)] : [], unread),
    ...topicFacts(
      'account',
      accounts(get('default_user')),
      get('default_user').origin === 'explicit' ? undefined : { origin: 'unparsed', at },
    ),
  ];
}

/** A list with a member to a line: `auth_mechanisms.1 = PLAIN`. */
function list({ settings, at }: Lines, name: string, make: (text: string) => string): Found {
  const members = [...settings].filter(([key]) => key.startsWith(`${name}.`)).map(([, found]) => found);
  const [first] = members;
  if (first === undefined) return { origin: 'absent', at };
  const open = members.find((member) => !('value' in member));
  if (open !== undefined) return open;
  return {
    value: members.flatMap((member) => ('value' in member ? [make(member.value)] : [])),
    origin: 'explicit',
    at: first.at,
  };
}

/** From 4.0 a mechanism lets anybody in unless the list says otherwise; before it there was none. */
function anonymous(lines: Lines): Found {
  const mechanisms = list(lines, 'auth_mechanisms', (text) => text.toUpperCase());
  if (mechanisms.origin === 'absent') return { origin: 'unparsed', at: mechanisms.at };
  return shape(mechanisms, (names) => Array.isArray(names) && names.includes('ANONYMOUS'));
}

/** `listeners.tcp.default = 5672`, `listeners.tcp.1 = 127.0.0.1:5672`, `listeners.tcp = none`. */
function sockets({ settings, at }: Lines, name: string, byDefault: number | undefined) {
  const none = settings.get(name);
  if (none !== undefined && 'value' in none && none.value === 'none') return [];
  const said = [...settings].filter(([key]) => key.startsWith(`${name}.`)).map(([, found]) => found);
  const own: readonly Found<string>[] =
    said.length > 0 || byDefault === undefined ? said : [{ value: String(byDefault), origin: 'default', at }];
  return own.map((found) => socket('amqp', found, { admin: false, cleartext: !name.endsWith('ssl') }));
}

function management({ settings }: Lines) {
  const kinds = [
    { name: 'management.tcp', cleartext: true },
    { name: 'management.ssl', cleartext: false },
  ];
  return kinds.flatMap(({ name, cleartext }) => {
    const [port, ip] = [settings.get(`${name}.port`), settings.get(`${name}.ip`)];
    if (port === undefined) return [];
    const entry = socket('management', port, { admin: true, cleartext });
    return [ip === undefined ? entry : { ...entry, address: ip, exposure: shape(ip, (text) => exposureOf(text)) }];
  });
}

function socket(
  service: string,
  found: Found<string>,
  { admin, cleartext }: { readonly admin: boolean; readonly cleartext: boolean },
) {
  const of = (value: string | boolean) => ({ value, origin: 'derived', at: found.at }) as const;
  const address = shape(found, (text) => (text.includes(':') ? text.slice(0, text.lastIndexOf(':')) : '::'));
  return {
    service: of(service),
    address,
    port: shape(found, (text) => Number(text.slice(text.lastIndexOf(':') + 1))),
    exposure: shape(address, (text) => exposureOf(text)),
    admin: of(admin),
    cleartext: of(cleartext),
  };
}

/** The first account of a fresh broker, which administers it; whether it is still there is for the broker to say. */
function accounts(user: Found<string>) {
  if (!('value' in user)) return [];
  return [{ name: user, privileged: { value: true, origin: 'derived', at: user.at } as const }];
}
