import type { FactAt } from '../../types.ts';
import { exposureOf } from '../exposure.ts';
import { shape } from '../found.ts';
import type { Found } from '../types.ts';
import type { Item, Service } from './service.ts';

/** `[address:][host:]container[/protocol]`, each a number or a range. */
const SHORT = /^(?:(\[[^\]]*\]|[^:]*):)?(?:([\d-]*):)?([\d-]+)(?:\/\w+)?$/;

/** The sockets that a service publishes on its machine; without an address that is on all of them, past ufw. */
export function portsOf(name: string, { lists, at, doubt }: Service) {
  const entries = (lists.ports ?? []).map((item) => entry(name, partsOf(item)));
  return doubt === undefined ? entries : [...entries, entry(name, { address: doubt, port: doubt, at })];
}

interface Parts {
  readonly address: Found<string>;
  readonly port: Found<string>;
  readonly at: FactAt;
}

function partsOf(item: Item): Parts {
  const { at } = item;
  const everywhere: Found<string> = { value: '0.0.0.0', origin: 'default', at };
  if ('members' in item) {
    const { host_ip: address = everywhere, published } = item.members;
    return { address, port: published ?? { origin: 'absent', at }, at };
  }
  if (!('value' in item)) return { address: item, port: item, at };
  const [, first, second] = SHORT.exec(item.value) ?? [];
  if (!SHORT.test(item.value)) return { address: { origin: 'unparsed', at }, port: { origin: 'unparsed', at }, at };
  // With one colon what stands before it is the port of the machine.
  const isPort = second === undefined && /^[\d-]*$/.test(first ?? '');
  const port = isPort ? first : second;
  return {
    address: isPort || first === '' ? everywhere : { ...item, value: (first ?? '').replace(/^\[|\]$/g, '') },
    port: port === undefined ? { origin: 'absent', at } : { ...item, value: port },
    at,
  };
}

function entry(name: string, { address, port, at }: Parts) {
  return {
    service: { value: name, origin: 'explicit', at } as const,
    address,
    port: shape(port, (text) => (/^\d+$/.test(text) ? Number(text) : undefined)),
    exposure: shape(address, (text) => exposureOf(text)),
  };
}
