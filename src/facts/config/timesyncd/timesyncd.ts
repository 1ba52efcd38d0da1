import { place } from '../../text.ts';
import { readDropIns } from '../drop-ins.ts';
import { factAt, topicFacts } from '../found.ts';
import { settingIn } from '../settings.ts';
import type { Adapter, Found } from '../types.ts';

const LISTS: ReadonlySet<string> = new Set(['Time.NTP', 'Time.FallbackNTP']);
const NAMES = ['NTP', 'FallbackNTP', 'RootDistanceMaxSec', 'PollIntervalMaxSec'] as const;

/** timesyncd.conf with its drop-ins, or what `systemd-analyze cat-config systemd/timesyncd.conf` prints. */
export const timesyncdAdapter: Adapter = {
  product: 'timesyncd',
  lines: true,
  places: {
    main: ['etc/systemd/timesyncd.conf', 'usr/lib/systemd/timesyncd.conf'],
    also: ['etc/systemd/timesyncd.conf.d/*', 'run/systemd/timesyncd.conf.d/*', 'usr/**/systemd/timesyncd.conf.d/*'],
  },
  read(input) {
    const settings = readDropIns(input, LISTS);
    if ('status' in settings) return settings;
    const at = place(input.main.source);
    const fallback = { defaults: input.defaults, at };
    const found = (name: (typeof NAMES)[number]): Found => settingIn(settings, `Time.${name}`, fallback);
    const own = found('NTP');
    // The fallback serves where nobody named a server, neither here nor on the network.
    const sources = own.origin === 'absent' || isEmpty(own) ? found('FallbackNTP') : own;
    return {
      facts: [...NAMES.map((name) => factAt(`timesyncd.Time.${name}`, found(name))), ...times(sources)],
      complete: settings.unseen === undefined,
    };
  },
};

function isEmpty(found: Found): boolean {
  return 'value' in found && String(found.value).trim() === '';
}

// SNTP knows no authentication.
function times(sources: Found) {
  if (!('value' in sources)) return topicFacts('time', [], { ...sources, origin: 'unparsed' });
  const { at } = sources;
  const entries = String(sources.value)
    .split(/\s+/)
    .filter((name) => name !== '');
  return topicFacts(
    'time',
    entries.map((source) => ({
      source: { value: source, origin: sources.origin, at },
      authenticated: { value: false, origin: 'derived' as const, at },
    })),
  );
}
