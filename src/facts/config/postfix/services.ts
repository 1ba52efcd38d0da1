import type { FactAt } from '../../types.ts';
import { combine, shape, type topicFacts } from '../found.ts';
import { type Exposure, exposureOf, widestOf } from '../exposure.ts';
import type { Found } from '../types.ts';
import type { Service } from './parse.ts';
import { type Effective, flag, versionsOf } from './settings.ts';

const PORTS: Readonly<Record<string, number>> = { smtp: 25, submission: 587, submissions: 465, smtps: 465 };
const ROLES: Readonly<Record<number, string>> = { 25: 'mx', 465: 'submission', 587: 'submission' };
/** Levels of security at which nothing is said in clear text. */
const REQUIRED = new Set(['encrypt', 'dane-only', 'fingerprint', 'verify', 'secure']);

/** One service that mail comes in by, with its own settings. */
export interface Door {
  readonly service: Service;
  readonly port: number | undefined;
  /** `mx`, `submission` or `other`. */
  readonly role: string;
  /** `none`, `may`, `encrypt`; in wrapper mode TLS comes before any word. */
  readonly level: Found<string>;
  readonly wrapped: Found<boolean>;
  readonly required: Found<boolean>;
  readonly versions: Found;
  readonly get: Effective;
}

/** The services that speak SMTP to whoever connects. What postscreen lets through goes on to `smtpd`. */
export function doors(services: readonly Service[], settingsOf: (service: Service) => Effective): readonly Door[] {
  return services
    .filter(({ command }) => command === 'smtpd' || command === 'postscreen')
    .map((service) => {
      const get = settingsOf(service);
      const port = portOf(service);
      const wrapped = flag(get(service.command === 'smtpd' ? 'smtpd_tls_wrappermode' : 'postscreen_tls_wrappermode'));
      const level = levelOf(get, 'smtpd');
      const on = 'value' in wrapped || wrapped.origin !== 'absent' ? wrapped : no(wrapped.at);
      const required = combine(
        [level, on],
        ([word, inside]) => inside === true || REQUIRED.has(String(word)),
        level.at,
      );
      return {
        ...{ service, port, level, required, get },
        role: (port === undefined ? undefined : ROLES[port]) ?? (service.type === 'pass' ? 'mx' : 'other'),
        wrapped: on,
        versions: versions(get, 'smtpd', required),
      };
    });
}

function no(at: FactAt): Found<boolean> {
  return { value: false, origin: 'derived', at };
}

/** The level for a side, where it is still told by the settings of old: `use_tls` and `enforce_tls`. */
export function levelOf(get: Effective, side: 'smtpd' | 'smtp'): Found<string> {
  const level = get(`${side}_tls_security_level`);
  if (!('value' in level) || level.value !== '') return level;
  const [enforce, use] = [flag(get(`${side}_enforce_tls`)), flag(get(`${side}_use_tls`))];
  if ('value' in enforce && enforce.value) return { ...enforce, value: 'encrypt' };
  if ('value' in use && use.value) return { ...use, value: 'may' };
  const open = [enforce, use].find((each) => !('value' in each) && each.origin !== 'absent');
  return open === undefined ? { ...level, value: 'none' } : { origin: 'unparsed', at: open.at };
}

export function isRequired(level: Found<string>): Found<boolean> {
  return shape(level, (word) => REQUIRED.has(word));
}

/** Which list counts is decided by whether TLS is required. */
export function versions(get: Effective, side: 'smtpd' | 'smtp', required: Found<boolean>): Found {
  if (!('value' in required)) return required;
  const list = get(required.value ? `${side}_tls_mandatory_protocols` : `${side}_tls_protocols`);
  return shape(list, (text) => versionsOf(text));
}

/** `host:port`, `[::1]:port`, or a port or its name alone. */
function portOf({ name, type }: Service): number | undefined {
  if (type !== 'inet') return undefined;
  const last = name.slice(name.lastIndexOf(':') + 1);
  return PORTS[last] ?? (/^\d+$/.test(last) ? Number(last) : undefined);
}

type Entry = Parameters<typeof topicFacts<'listener'>>[1][number];

/** The socket of every service that listens on the network, with who can reach it. */
export function listeners(services: readonly Service[], open: readonly Door[], get: Effective): readonly Entry[] {
  return services
    .filter(({ type }) => type === 'inet')
    .map((service) => {
      const { name, at, command } = service;
      const of = (value: string | boolean | number): Found => ({ value, origin: 'explicit', at });
      const own = name.includes(':') ? name.slice(0, name.lastIndexOf(':')).replace(/^\[|\]$/g, '') : undefined;
      const address: Found<string> =
        own === undefined ? get('inet_interfaces') : { value: own, origin: 'explicit', at };
      const port = portOf(service);
      const door = open.find((each) => each.service === service);
      const required = door?.required;
      return {
        service: of(command),
        address,
        port: port === undefined ? { origin: 'unparsed', at } : of(port),
        exposure: shape(address, reach),
        admin: of(false),
        cleartext: required === undefined ? { origin: 'unparsed', at } : shape(required, (value) => !value),
      };
    });
}

/** The widest of the addresses that a list names. */
function reach(list: string): Exposure | undefined {
  const words = list.split(/[\s,]+/).filter((word) => word !== '');
  return widestOf(
    words.map((word) => (word === 'all' ? 'all' : word === 'loopback-only' ? 'loopback' : exposureOf(word))),
  );
}
