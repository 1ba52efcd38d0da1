import { place } from '../../text.ts';
import type { FactValue } from '../../types.ts';
import { readDropIns } from '../drop-ins.ts';
import { factAt, flag, shape, topicFacts } from '../found.ts';
import { settingIn } from '../settings.ts';
import type { Adapter, Found } from '../types.ts';
import { toDuration } from '../units.ts';

const NO_LISTS: ReadonlySet<string> = new Set();
/** Settings that say whether and how long the journal is kept. journald.conf(5) */
const NAMES = [
  'Storage',
  'Compress',
  'Seal',
  'SystemMaxUse',
  'MaxRetentionSec',
  'MaxFileSec',
  'ForwardToSyslog',
  'MaxLevelStore',
  'RateLimitIntervalSec',
  'RateLimitBurst',
  'Audit',
] as const;

/** journald.conf with its drop-ins, or what `systemd-analyze cat-config systemd/journald.conf` prints. */
export const journaldAdapter: Adapter = {
  product: 'journald',
  lines: true,
  places: {
    main: ['etc/systemd/journald.conf', 'usr/lib/systemd/journald.conf'],
    also: ['etc/systemd/journald.conf.d/*', 'run/systemd/journald.conf.d/*', 'usr/**/systemd/journald.conf.d/*'],
  },
  read(input) {
    const settings = readDropIns(input, NO_LISTS);
    if ('status' in settings) return settings;
    const at = place(input.main.source);
    const fallback = { defaults: input.defaults, at };
    const found = (name: (typeof NAMES)[number]): Found => settingIn(settings, `Journal.${name}`, fallback);
    const storage = shape(found('Storage'), lower);
    const entry = {
      source: { value: 'journal', origin: 'derived' as const, at },
      enabled: shape(storage, (value) => value !== 'none'),
      level: found('MaxLevelStore'),
      retention: retention(storage, shape(found('MaxRetentionSec'), duration)),
      tamper: flag(found('Seal')),
    };
    return {
      facts: [...NAMES.map((name) => factAt(`journald.Journal.${name}`, found(name))), ...topicFacts('log', [entry])],
      complete: settings.unseen === undefined,
    };
  },
};

function lower(value: FactValue): string {
  return String(value).toLowerCase();
}

/** 0 sets no limit of time. */
function duration(value: FactValue): string | undefined {
  const text = String(value);
  if (text === '' || text === 'infinity' || /^0\s*[a-z]*$/i.test(text)) return 'unlimited';
  return toDuration(text, { bare: 1, units: { m: 60, M: 2_629_800 } });
}

// What is kept in memory is gone at the next start; `auto` keeps it only where somebody made the folder for it.
function retention(storage: Found<string>, limit: Found<string>): Found {
  if (!('value' in storage)) return storage;
  if (storage.value === 'volatile' || storage.value === 'none') return { ...storage, value: 'PT0S', origin: 'derived' };
  if (storage.value === 'persistent') return limit;
  const short = 'value' in limit && limit.value !== 'unlimited';
  return short ? limit : { origin: 'unparsed', at: storage.at };
}
