import type { Text } from '../../catalogue/types.ts';
import type { DecisionLine, RequestLine, RequestState, SampleLine, Status } from '../../decide/status.ts';
import { dateIn } from '../../language/date.ts';
import { say, wordsOf } from '../../language/language.ts';
import { wordOr } from '../../language/phrases.ts';
import type { Lang } from '../../language/types.ts';

const HEADS = {
  requests: { nl: 'Informatieverzoeken', en: 'Information requests' },
  unexplained: { nl: 'Niet volledig toegelicht', en: 'Not fully explained' },
  judgements: { nl: 'Oordelen zonder werking', en: 'Judgements without effect' },
  evidence: { nl: 'Bewijs dat veroudert', en: 'Evidence going stale' },
  decisions: { nl: 'Besluiten', en: 'Decisions' },
  samples: { nl: 'Deelwaarnemingen', en: 'Samples' },
  reactions: { nl: 'Reacties die nog moeten komen', en: 'Reactions outstanding' },
  duties: { nl: 'Plichten per partij', en: 'Duties per party' },
} as const satisfies Record<string, Text>;

const REQUEST = {
  overdue: { nl: 'te laat', en: 'overdue' },
  open: { nl: 'nog niet beantwoord', en: 'not answered yet' },
  partial: { nl: 'deels beantwoord', en: 'answered in part' },
  'not-sent': { nl: 'nog niet verstuurd', en: 'not sent yet' },
} as const satisfies Record<RequestState, Text>;

const DECISION = {
  expired: { nl: 'verlopen op', en: 'expired on' },
  expiring: { nl: 'verloopt op', en: 'expires on' },
  inert: { nl: 'zonder werking', en: 'without effect' },
} as const satisfies Record<DecisionLine['state'], Text>;

const SAMPLE = {
  'not-drawn': { nl: 'vastgelegd, niet getrokken', en: 'fixed, not drawn' },
  'not-recorded': { nl: 'getrokken, niet volledig vastgelegd', en: 'drawn, not fully recorded' },
  'not-reviewed': { nl: 'niet door een tweede persoon beoordeeld', en: 'not reviewed by a second person' },
  inert: { nl: 'zonder werking', en: 'without effect' },
} as const satisfies Record<SampleLine['state'], Text>;

const WORDS = {
  status: { nl: 'Stand van het onderzoek per', en: 'Status of the audit at' },
  now: { nl: ' (nu; er is nog niets verzameld)', en: ' (now; nothing was collected yet)' },
  broken: {
    nl: 'Het dossier is geschonden: biotoets verify noemt wat er is veranderd.',
    en: 'The dossier is broken: biotoets verify names what was changed.',
  },
  none: { nl: 'geen', en: 'none' },
  before: { nl: 'uiterlijk', en: 'by' },
  reminders: { nl: 'herinneringen', en: 'reminders' },
  stale: { nl: 'te oud sinds', en: 'too old since' },
  until: { nl: 'bruikbaar tot', en: 'usable until' },
  over: { nl: 'termijn verstreken', en: 'term is over' },
  controls: { nl: 'maatregelen', en: 'controls' },
  owned: { nl: 'met eigenaar', en: 'with an owner' },
  accepted: { nl: 'aanvaard', en: 'accepted' },
  actions: { nl: 'open acties', en: 'open actions' },
  late: { nl: 'te laat', en: 'overdue' },
} as const satisfies Record<string, Text>;

/**
 * A status for a person: every heading, also where nothing is open, so that silence cannot be mistaken for it. `isNow` where
 * it is the clock that it looks from.
 */
export function statusLines(status: Status, lang: Lang, isNow: boolean): readonly string[] {
  const chapters: Readonly<Record<keyof typeof HEADS, readonly string[]>> = {
    requests: requestLines(status, lang),
    unexplained: status.unexplained.map(({ item, missing }) => {
      const fields = missing.map((field) => wordOr(wordsOf(lang).cardField, field));
      return `${item}: ${fields.join('; ')}`;
    }),
    judgements: status.judgements.map(
      ({ criterion, verdict, by, because }) =>
        `${criterion} ${wordsOf(lang).status[verdict].toLowerCase()} (${by}): ${say(lang, because)}`,
    ),
    evidence: status.evidence.map(({ item, until, stale, criteria }) => {
      const words = stale ? WORDS.stale : WORDS.until;
      return `${item}: ${words[lang]} ${dateIn(lang, until.slice(0, 10))} (${criteria.join(', ')})`;
    }),
    decisions: status.decisions.map((decision) => decisionLine(decision, lang)),
    samples: status.samples.map((sample) => sampleLine(sample, lang)),
    reactions: status.reactions.map(({ control, party, due, over }) => {
      const late = over ? ` (${WORDS.over[lang]})` : '';
      return `${control}: ${wordsOf(lang).addressee[party]}, ${WORDS.before[lang]} ${dateIn(lang, due)}${late}`;
    }),
    duties: status.duties.map(({ party, controls, owned, accepted, actions, overdue }) => {
      const counts = `${controls} ${WORDS.controls[lang]}, ${owned} ${WORDS.owned[lang]}, ${accepted} ${WORDS.accepted[lang]}`;
      return `${wordsOf(lang).addressee[party]}: ${counts}; ${actions} ${WORDS.actions[lang]}, ${overdue} ${WORDS.late[lang]}`;
    }),
  };
  return [
    `${WORDS.status[lang]} ${dateIn(lang, status.asOf)}${isNow ? WORDS.now[lang] : ''}`,
    ...(status.integrity === 'broken' ? ['', WORDS.broken[lang]] : []),
    ...(Object.keys(HEADS) as (keyof typeof HEADS)[]).flatMap((key) => {
      const lines = chapters[key];
      if (lines.length === 0) return ['', `${HEADS[key][lang]}: ${WORDS.none[lang]}`];
      return ['', `${HEADS[key][lang]}:`, ...lines.map((line) => `  ${line}`)];
    }),
  ];
}

function requestLines({ requests }: Status, lang: Lang): readonly string[] {
  return (Object.keys(REQUEST) as RequestState[]).flatMap((state) =>
    requests[state].map((request) => `${request.id}: ${REQUEST[state][lang]}${requestAside(request, lang)}`),
  );
}

function requestAside({ to, due, reminders }: RequestLine, lang: Lang): string {
  const parts = [
    wordsOf(lang).addressee[to],
    ...(due === undefined ? [] : [`${WORDS.before[lang]} ${dateIn(lang, due)}`]),
    ...(reminders === 0 ? [] : [`${WORDS.reminders[lang]}: ${reminders}`]),
  ];
  return ` (${parts.join(', ')})`;
}

function decisionLine({ id, about, state, expires, because }: DecisionLine, lang: Lang): string {
  const why = because === undefined ? '' : `: ${say(lang, because)}`;
  const when = state === 'inert' || expires === undefined ? why : ` ${dateIn(lang, expires)}`;
  return `${id} (${about}): ${DECISION[state][lang]}${when}`;
}

function sampleLine({ id, criterion, state, n, examined, because }: SampleLine, lang: Lang): string {
  const why = because === undefined || state !== 'inert' ? '' : `: ${say(lang, because)}`;
  return `${id} (${criterion}): ${SAMPLE[state][lang]}, ${examined}/${n}${why}`;
}
