import type { DefaultsTable } from '../../../catalogue/types.ts';
import type { Fact, FactAt } from '../../types.ts';
import { exposureOf, widestOf } from '../exposure.ts';
import { combine, shape, topicFacts } from '../found.ts';
import { settingIn } from '../settings.ts';
import type { Found } from '../types.ts';
import { toSwitch } from '../units.ts';
import type { Dovecot, Get } from './parse.ts';

/** Parts of a path: `service/imap-login/inet_listener/imaps/port`. */
const SOCKET = /^service\/([^/]+)\/inet_listener(?:\/([^/]+))?\/(?:port|address)$/;

/** Every socket on the network of a service whose protocol is on; a port of zero is none. */
export function listeners(
  { contexts }: Dovecot,
  get: Get,
  defaults: DefaultsTable | undefined,
  at: FactAt,
): readonly Fact[] {
  const settings = contexts.get('');
  if (settings === undefined) return [];
  const find = (path: string): Found => settingIn(settings, path, { defaults, at });
  const protocols = get('protocols');
  const open = settings.unseen;
  if (open !== undefined || !('value' in protocols))
    return topicFacts('listener', [], { origin: 'unparsed', at: open ?? protocols.at });
  const on = new Set(protocols.value.split(/\s+/));
  const paths = [...Object.keys(defaults?.settings ?? {}), ...settings.written.keys()].flatMap((path) => {
    const [, service, name] = SOCKET.exec(path) ?? [];
    if (service === undefined) return [];
    return [
      {
        service,
        base: name === undefined ? `service/${service}/inet_listener` : `service/${service}/inet_listener/${name}`,
      },
    ];
  });
  const unique = new Map(paths.map((each) => [each.base, each]));
  const entries = [...unique.values()].filter(({ service, base }) => {
    const of = find(`service/${service}/protocol`);
    const port = find(`${base}/port`);
    const isOff = 'value' in of && of.value !== '' && !on.has(String(of.value));
    return !isOff && !('value' in port && port.value === '0') && port.origin !== 'absent';
  });
  return topicFacts(
    'listener',
    entries.map(({ service, base }) => entry(service, base, find, get, at)),
  );
}

function entry(service: string, base: string, find: (path: string) => Found, get: Get, at: FactAt) {
  const port = find(`${base}/port`);
  const own = find(`${base}/address`);
  const address = (
    ('value' in own && own.value !== '') || own.origin === 'templated' ? own : get('listen')
  ) as Found<string>;
  const inside = find(`${base}/ssl`);
  const tls = inside.origin === 'absent' ? ({ value: 'no', origin: 'derived', at: port.at } as const) : inside;
  return {
    service: { value: service, origin: 'derived', at: port.at } as const,
    address,
    port: shape(port, (text) => (/^\d+$/.test(String(text)) ? Number(text) : undefined)),
    exposure: shape(address, (list) => widestOf(list.split(/[\s,]+/).map((each) => exposureOf(each)))),
    admin: { value: service === 'doveadm', origin: 'derived', at: port.at } as const,
    // Before STARTTLS nothing is refused but passwords, unless TLS is required of everybody.
    cleartext: combine([tls, get('ssl')], ([first, all]) => toSwitch(String(first)) !== true && all !== 'required', at),
  };
}
