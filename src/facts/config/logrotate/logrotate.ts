import { isTemplated } from '../../templates.ts';
import { factAt, segment, topicFacts } from '../found.ts';
import type { Adapter, Found } from '../types.ts';
import { isoDuration } from '../units.ts';
import { readRotation, type Stanza } from './parse.ts';

/** Seconds between two rotations; a month and a year at their longest, as what is kept is kept at most so long. */
const INTERVALS: Readonly<Record<string, number>> = {
  hourly: 3600,
  daily: 86_400,
  weekly: 604_800,
  monthly: 31 * 86_400,
  yearly: 366 * 86_400,
};

/** logrotate.conf with the files it includes. */
export const logrotateAdapter: Adapter = {
  product: 'logrotate',
  lines: true,
  places: { main: ['etc/logrotate.conf'], also: ['etc/logrotate.d/*'] },
  read(input) {
    const read = readRotation(input);
    if ('status' in read) return read;
    const logs = read.stanzas.flatMap((stanza) => stanza.patterns.map((pattern) => ({ pattern, stanza })));
    const facts = logs.flatMap(({ pattern, stanza }) =>
      ['rotate', 'maxage', 'size', 'compress', 'create', 'shred'].map((name) => {
        const found = stanza.directives.get(name);
        const path = `logrotate.${segment(pattern)}.${name}`;
        return factAt(
          path,
          found === undefined
            ? { origin: 'absent', at: stanza.at }
            : { value: found.value === '' ? true : found.value, origin: 'explicit', at: found.at },
        );
      }),
    );
    const topics = topicFacts(
      'log',
      logs.map(({ pattern, stanza }) => ({
        source: { value: pattern, origin: 'explicit' as const, at: stanza.at },
        retention: retention(stanza),
      })),
      read.unseen === undefined ? undefined : { origin: 'unparsed', at: read.unseen },
    );
    return { facts: [...facts, ...topics], complete: read.unseen === undefined };
  },
};

/** How long a line lives at most: in the file itself, and in as many old ones as are kept. */
function retention({ directives, at }: Stanza): Found {
  const counted = [directives.get('rotate'), directives.get('maxage'), directives.get('size')];
  const open = counted.find((each) => each !== undefined && isTemplated(each.value));
  if (open !== undefined) return { origin: 'templated', at: open.at };
  const where = counted[0]?.at ?? at;
  const longest = secondsKept(directives);
  if (Number.isNaN(longest)) return { origin: 'unparsed', at: where };
  return { value: isoDuration(longest) ?? 'unlimited', origin: 'derived', at: where };
}

// By size alone a quiet log is kept for good; so is everything with `rotate -1`. Without `rotate` nothing old is kept.
function secondsKept(directives: Stanza['directives']): number {
  const name = Object.keys(INTERVALS).find((each) => directives.has(each) && directives.get(each)?.value !== 'off');
  const interval = name === undefined ? Number.POSITIVE_INFINITY : (INTERVALS[name] ?? 0);
  const kept = Number(directives.get('rotate')?.value ?? 0);
  const maxAge = directives.get('maxage');
  const age = maxAge === undefined ? Number.POSITIVE_INFINITY : Number(maxAge.value) * 86_400;
  return Math.min(kept < 0 ? Number.POSITIVE_INFINITY : interval * (kept + 1), age + interval);
}
