import { isTemplated } from '../../templates.ts';
import { place } from '../../text.ts';
import type { FactAt } from '../../types.ts';
import { factAt, topicFacts } from '../found.ts';
import type { Adapter, ConfigFile, Found } from '../types.ts';
import { toSwitch } from '../units.ts';
import { type AptValue, parseApt } from './parse.ts';

const UPGRADE = 'unattended-upgrade';
/** Settings that are facts under their own name; what nothing sets is off. */
const SWITCHES = ['automatic-reboot', 'remove-unused-dependencies', 'mail', 'mailreport', 'minimalsteps'] as const;
/** Variables that unattended-upgrades itself fills in: no template. */
const OWN_VARIABLES = /\$\{distro_(?:id|codename)\}/g;

/** What APT is told in apt.conf and apt.conf.d, or what `apt-config dump` prints. */
export const unattendedUpgradesAdapter: Adapter = {
  product: 'unattended-upgrades',
  places: {
    main: ['etc/apt/apt.conf.d/50unattended-upgrades', 'apt-config.txt'],
    also: ['etc/apt/apt.conf', 'etc/apt/apt.conf.d/*'],
  },
  read(input) {
    const values = new Map<string, AptValue>();
    const others = input.files.filter(isRead).sort((a, b) => order(a) - order(b) || (a.path < b.path ? -1 : 1));
    for (const file of others) {
      const wrong = parseApt(file, values);
      if (wrong !== undefined) return wrong;
    }
    const at = place(input.main.source);
    // Of one file out of the folder nobody knows what the others say.
    const whole = others.length > 1 || isDump(input.main);
    const read: Read = { values, at, whole };
    return {
      facts: [
        ...SWITCHES.map((name) => factAt(`unattended-upgrades.${name}`, foundAt(read, `${UPGRADE}::${name}`))),
        ...topicFacts('patch', [
          {
            enabled: periodic(read),
            security: security(read),
            excluded: excluded(read),
            reboot: isOn(read, `${UPGRADE}::automatic-reboot`),
          },
        ]),
      ],
      complete: true,
    };
  },
};

// apt.conf itself counts after the folder.
function order({ path }: ConfigFile): number {
  return path.endsWith('apt.conf') ? 1 : 0;
}

/** Names with a dot are left out, but for those that end in `.conf`. */
function isRead({ path }: ConfigFile): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /^[\w-]+(\.conf)?$/.test(name) || name === 'apt-config.txt';
}

function isDump({ text }: ConfigFile): boolean {
  return typeof text === 'string' && /^APT "/m.test(text);
}

interface Read {
  readonly values: ReadonlyMap<string, AptValue>;
  readonly at: FactAt;
  readonly whole: boolean;
}

function foundAt({ values, at, whole }: Read, name: string): Found<string> {
  const found = values.get(name);
  if (found === undefined) return { origin: whole ? 'absent' : 'unparsed', at };
  const open = isTemplated(found.value.replace(OWN_VARIABLES, ''));
  return open ? { origin: 'templated', at: found.at } : { value: found.value, origin: 'explicit', at: found.at };
}

function isOn(read: Read, name: string): Found<boolean> {
  const found = foundAt(read, name);
  if (found.origin === 'absent') return { value: false, origin: 'default', at: read.at };
  if (!('value' in found)) return found;
  const on = toSwitch(found.value) ?? Number(found.value) > 0;
  return { ...found, value: on };
}

/** How often the daily timer looks: a number of days, `always`, or 0 for never. */
function periodic(read: Read): Found<boolean> {
  const all = isOn(read, 'apt::periodic::enable');
  const off = all.origin === 'explicit' && 'value' in all && !all.value;
  if (off || all.origin === 'templated') return all;
  const found = foundAt(read, `apt::periodic::${UPGRADE}`);
  return 'value' in found && found.value === 'always'
    ? { ...found, value: true }
    : isOn(read, `apt::periodic::${UPGRADE}`);
}

function members({ values }: Read, list: string): readonly AptValue[] {
  return [...values]
    .filter(([key, { value }]) => key.startsWith(`${list}::`) && value !== '')
    .map(([, value]) => value);
}

function excluded(read: Read): Found {
  const names = members(read, `${UPGRADE}::package-blacklist`);
  if (!read.whole) return { origin: 'unparsed', at: read.at };
  return { value: names.map(({ value }) => value), origin: 'derived', at: names[0]?.at ?? read.at };
}

/** Is anything taken from where security updates come from? */
function security(read: Read): Found<boolean> {
  const lists = ['origins-pattern', 'allowed-origins'];
  const origins = lists.flatMap((list) => members(read, `${UPGRADE}::${list}`));
  const own = origins.find(({ value }) => /security/i.test(value));
  const open = origins.find(({ value }) => isTemplated(value.replace(OWN_VARIABLES, '')));
  if (own !== undefined) return { value: true, origin: 'derived', at: own.at };
  if (open !== undefined) return { origin: 'templated', at: open.at };
  return read.whole
    ? { value: false, origin: 'derived', at: origins[0]?.at ?? read.at }
    : { origin: 'unparsed', at: read.at };
}
