import { place } from '../../text.ts';
import type { Fact, FactValue } from '../../types.ts';
import { combine, factAt, shape, topicFacts } from '../found.ts';
import type { Adapter, Found } from '../types.ts';
import { isoDuration, toDuration, toSwitch } from '../units.ts';
import { jailSetting, type Jails, readJails } from './jails.ts';

/** Sections that are no jails. */
const OTHERS = new Set(['DEFAULT', 'INCLUDES', 'KNOWN']);
/** Seconds per unit as fail2ban counts them: a month is a twelfth of a year. */
const UNITS = { m: 60, mo: 2_629_746, mon: 2_629_746, y: 31_556_952, yr: 31_556_952 };

/** jail.conf with its drop-ins and local files. */
export const fail2banAdapter: Adapter = {
  product: 'fail2ban',
  lines: true,
  places: {
    main: ['etc/fail2ban/jail.conf'],
    also: ['etc/fail2ban/jail.local', 'etc/fail2ban/jail.d/*', 'etc/fail2ban/paths-*.conf'],
  },
  read(input) {
    const read = readJails(input);
    if ('status' in read) return read;
    const at = place(input.main.source);
    const names = [...read.sections.keys()].filter((name) => !OTHERS.has(name));
    return {
      facts: [...names.flatMap((name, index) => jail(read, name, index, at)), ...limits(read, names, at)],
      complete: (read.unseen ?? read.above) === undefined,
    };
  },
};

function jail(read: Jails, name: string, index: number, at: Found['at']): readonly Fact[] {
  const path = `fail2ban.jails.${index}`;
  return [
    factAt(`${path}.name`, { value: name, origin: 'derived', at }),
    factAt(`${path}.enabled`, enabled(read, name, at)),
    factAt(`${path}.maxretry`, shape(jailSetting(read, name, 'maxretry', at), number)),
    factAt(`${path}.findtime`, time(jailSetting(read, name, 'findtime', at))),
    factAt(`${path}.bantime`, time(jailSetting(read, name, 'bantime', at))),
    factAt(`${path}.ignoreip`, jailSetting(read, name, 'ignoreip', at)),
  ];
}

// A jail that nothing switches on is off.
function enabled(read: Jails, name: string, at: Found['at']): Found<boolean> {
  const found = jailSetting(read, name, 'enabled', at);
  if (found.origin === 'absent') return { value: false, origin: 'default', at };
  return shape(found, toSwitch);
}

function number(value: FactValue): number | undefined {
  return /^\d+$/.test(String(value)) ? Number(value) : undefined;
}

/** A negative time is for good. */
function time(found: Found): Found<string> {
  return shape(found, (value) => {
    const text = String(value);
    if (/^-\d+$/.test(text)) return 'unlimited';
    return /^\d+$/.test(text) ? isoDuration(Number(text)) : toDuration(text, { bare: 1, units: UNITS });
  });
}

function limits(read: Jails, names: readonly string[], at: Found['at']): readonly Fact[] {
  const unknown = read.unseen ?? read.above;
  return topicFacts(
    'limit',
    names.map((name) => {
      const tries = jailSetting(read, name, 'maxretry', at);
      const within = time(jailSetting(read, name, 'findtime', at));
      return {
        what: { value: `attempts: ${name}`, origin: 'derived' as const, at },
        enabled: enabled(read, name, at),
        value: combine([tries, within], ([count, span]) => `${String(count)} in ${String(span)}`, at),
      };
    }),
    unknown === undefined ? undefined : { origin: 'unparsed', at: unknown },
  );
}
