import { isTemplated } from '../../templates.ts';
import { place } from '../../text.ts';
import type { Fact, FactAt } from '../../types.ts';
import { type Exposure, exposureOf } from '../exposure.ts';
import { combine, factAt, shape, topicFacts, written } from '../found.ts';
import { defaultOf } from '../settings.ts';
import { tlsVersion } from '../tls-versions.ts';
import type { Adapter, AdapterInput, Found } from '../types.ts';
import { toSwitch } from '../units.ts';
import { type Directives, readRedis } from './parse.ts';

/** Settings that are facts under their own name. redis.conf of 7.0. */
const NAMES = [
  'bind',
  'port',
  'tls-port',
  'protected-mode',
  'tls-auth-clients',
  'enable-debug-command',
  'enable-module-command',
  'appendonly',
  'maxclients',
  'timeout',
] as const;

/** redis.conf with its includes; the last line of a setting counts. */
export const redisAdapter: Adapter = {
  product: 'redis',
  lines: true,
  places: { main: ['etc/redis/redis.conf', 'usr/local/etc/redis/redis.conf'], also: ['etc/redis/**'] },
  read(input) {
    const read = readRedis(input);
    if ('status' in read) return read;
    return { facts: factsOf(read, input), complete: read.unseen.length === 0 };
  },
};

function factsOf(read: Directives, input: AdapterInput): readonly Fact[] {
  const at = place(input.main.source);
  const found = (name: string): Found => setting(read, name, input, at);
  const of = (value: string | boolean): Found => ({ value, origin: 'derived', at });
  const level = found('loglevel');
  return [
    ...NAMES.map((name) => factAt(`redis.${name}`, found(name))),
    ...topicFacts('auth', [{ scope: of('default user'), anonymous: anonymous(read, at) }]),
    ...topicFacts('log', [
      { source: of('redis'), level, secrets: shape(level, (value) => value === 'debug'), sink: found('logfile') },
    ]),
    ...topicFacts('tls', [
      {
        ...{ listener: of('redis'), role: of('server') },
        offered: shape(found('tls-port'), (value) => Number(value) > 0),
        required: shape(found('port'), (value) => Number(value) === 0),
        versions: versions(found('tls-protocols')),
        cipherString: found('tls-ciphers'),
      },
    ]),
    ...listeners(found, anonymous(read, at)),
  ];
}

function setting({ lines, unseen }: Directives, name: string, { defaults }: AdapterInput, at: FactAt): Found {
  const index = lines.findLastIndex((line) => line.name === name);
  const open = unseen.find(({ after }) => after > index);
  if (open !== undefined) return { origin: 'unparsed', at: open.at };
  const line = lines[index];
  return line === undefined ? defaultOf(name, { defaults, at }) : written(line.args.join(' '), line.at);
}

/** Does the user that needs no name need no password either? Users in a file of their own are not in this one. */
function anonymous({ lines, unseen }: Directives, at: FactAt): Found<boolean> {
  const [open] = unseen;
  const elsewhere = lines.find(({ name }) => name === 'aclfile');
  if (open !== undefined || elsewhere !== undefined) return { origin: 'unparsed', at: open?.at ?? elsewhere?.at ?? at };
  const password = lines.findLast(({ name }) => name === 'requirepass');
  const user = lines.findLast(({ name, args }) => name === 'user' && args[0] === 'default');
  const decisive = [password, user].find((line) => line?.args.some(isTemplated) === true);
  if (decisive !== undefined) return { origin: 'templated', at: decisive.at };
  if (user !== undefined) {
    const rules = user.args.slice(1);
    const value =
      rules.includes('on') && rules.lastIndexOf('nopass') > rules.findLastIndex((rule) => /^[>#]/.test(rule));
    return { value, origin: 'explicit', at: user.at };
  }
  if (password === undefined) return { value: true, origin: 'default', at };
  return { value: password.args[0] === '', origin: 'explicit', at: password.at };
}

function versions(found: Found): Found {
  // Without a list OpenSSL decides, and with it the machine.
  if ('value' in found && String(found.value).trim() === '') return { origin: 'unparsed', at: found.at };
  return shape(found, (value) => String(value).split(/\s+/).map(tlsVersion));
}

function listeners(found: (name: string) => Found, open: Found<boolean>): readonly Fact[] {
  const bind = found('bind');
  if (!('value' in bind))
    return topicFacts('listener', [], { ...bind, origin: bind.origin === 'absent' ? 'unparsed' : bind.origin });
  const addresses = String(bind.value)
    .split(/\s+/)
    .filter((address) => address !== '')
    .map((address) => address.replace(/^-/, ''));
  const entry = (address: string, port: Found, cleartext: boolean) => {
    const exposure = exposureOf(address === '::*' ? '::' : address);
    const own: Found<Exposure> =
      exposure === undefined
        ? { origin: 'unparsed', at: bind.at }
        : { value: exposure, origin: 'derived', at: bind.at };
    return {
      service: { value: 'redis', origin: 'derived' as const, at: bind.at },
      address: { value: address, origin: bind.origin, at: bind.at },
      port: shape(port, Number),
      // In protected mode nobody but the machine itself is served while there is no password.
      exposure: combine(
        [own, found('protected-mode'), open],
        ([where, mode, none]) => (toSwitch(String(mode)) === true && none === true ? 'loopback' : (where as string)),
        bind.at,
      ),
      admin: { value: false, origin: 'derived' as const, at: bind.at },
      cleartext: { value: cleartext, origin: 'derived' as const, at: port.at },
    };
  };
  const ports = [
    { port: found('port'), cleartext: true },
    { port: found('tls-port'), cleartext: false },
  ].filter(({ port }) => !('value' in port) || Number(port.value) > 0);
  return topicFacts(
    'listener',
    ports.flatMap(({ port, cleartext }) => addresses.map((address) => entry(address, port, cleartext))),
  );
}
