import type { Text } from '../../catalogue/types.ts';
import type { Duty, OpenAction, PartyDuties } from '../../decide/duties.ts';
import { dateIn } from '../../language/date.ts';
import { say, wordsOf } from '../../language/language.ts';
import { wordOr } from '../../language/phrases.ts';
import type { Lang } from '../../language/types.ts';
import { clean, escapeMarkdown } from '../../report/escape.ts';

/** How a list of duties looks: the same words, with or without markup. */
interface Style {
  readonly text: (words: string) => string;
  readonly party: (words: string) => readonly string[];
  readonly control: (words: string) => readonly string[];
  readonly line: (words: string) => string;
  readonly action: (words: string) => string;
}

const STYLES = {
  text: {
    text: clean,
    party: (words) => [words, '='.repeat(words.length)],
    control: (words) => ['', words],
    line: (words) => `  ${words}`,
    action: (words) => `  > ${words}`,
  },
  md: {
    text: escapeMarkdown,
    party: (words) => [`# ${words}`],
    control: (words) => ['', `## ${words}`, ''],
    line: (words) => `- ${words}`,
    action: (words) => `- [ ] ${words}`,
  },
} as const satisfies Record<string, Style>;

const WORDS = {
  head: { nl: 'Plichten van de', en: 'Duties of the' },
  controls: { nl: 'maatregelen', en: 'controls' },
  owned: { nl: 'met eigenaar', en: 'with an owner' },
  accepted: { nl: 'aanvaard', en: 'accepted' },
  nobody: { nl: 'Niemand heeft ook maar één maatregel aanvaard.', en: 'Nobody has accepted a single control.' },
  none: {
    nl: 'Geen enkele maatregel heeft een criterium van deze partij.',
    en: 'No control has a criterion of this party.',
  },
  owner: { nl: 'eigenaar', en: 'owner' },
  noOwner: { nl: 'eigenaar: niemand', en: 'owner: nobody' },
  notAccepted: { nl: 'nog niet aanvaard', en: 'not accepted yet' },
  before: { nl: 'uiterlijk', en: 'by' },
  late: { nl: 'te laat', en: 'overdue' },
  answer: { nl: 'beantwoord', en: 'answer' },
  rest: { nl: 'lever de rest van', en: 'deliver the rest of' },
  explain: { nl: 'vul de toelichting aan bij', en: 'complete the explanation of' },
  plan: { nl: 'voer uit', en: 'carry out' },
  remedy: { nl: 'herstel de afwijking bij', en: 'mend the deviation from' },
} as const satisfies Record<string, Text>;

/** The duties of one party for a person, without what its catalogue or its owner wrote acting on a page or a terminal. */
export function dutyLines(duties: PartyDuties, lang: Lang, format: 'text' | 'md'): readonly string[] {
  const style: Style = STYLES[format];
  const { party, owned, accepted } = duties;
  const n = duties.duties.length;
  const counts = `${n} ${WORDS.controls[lang]}, ${owned} ${WORDS.owned[lang]}, ${accepted} ${WORDS.accepted[lang]}`;
  return [
    ...style.party(`${WORDS.head[lang]} ${wordsOf(lang).addressee[party]}`),
    '',
    n === 0 ? WORDS.none[lang] : `${counts}.`,
    ...(n > 0 && accepted === 0 ? [WORDS.nobody[lang]] : []),
    ...duties.duties.flatMap((duty) => controlLines(duty, lang, style)),
  ];
}

function controlLines(
  { control, title, verdict, owner, criteria, actions }: Duty,
  lang: Lang,
  style: Style,
): readonly string[] {
  const words = wordsOf(lang);
  return [
    ...style.control(`${style.text(control)} ${style.text(title[lang])}: ${words.verdict[verdict].toLowerCase()}`),
    style.line(ownerText(owner, lang, style)),
    ...criteria.map(({ id, aspect, text, status }) =>
      style.line(`${id} (${words.aspect[aspect]}) ${words.status[status].toLowerCase()}: ${style.text(text[lang])}`),
    ),
    ...actions.map((action) => style.action(style.text(actionText(action, lang)))),
  ];
}

function ownerText(owner: Duty['owner'], lang: Lang, style: Style): string {
  if (owner === undefined) return WORDS.noOwner[lang];
  const state = owner.accepted ? WORDS.accepted[lang] : WORDS.notAccepted[lang];
  return `${WORDS.owner[lang]}: ${style.text(owner.role)} (${state})`;
}

function actionText(action: OpenAction, lang: Lang): string {
  switch (action.kind) {
    case 'answer': {
      const verb = action.status === 'partial' ? WORDS.rest : WORDS.answer;
      return `${verb[lang]} ${action.request}${dueText(action, lang)}`;
    }
    case 'explain': {
      const fields = action.missing.map((field) => wordOr(wordsOf(lang).cardField, field)).join('; ');
      return `${WORDS.explain[lang]} ${action.item}: ${fields}`;
    }
    case 'plan':
      return `${WORDS.plan[lang]}: ${action.action} (${action.owner})${dueText(action, lang)}`;
    case 'remedy':
      return `${WORDS.remedy[lang]} ${action.criterion}`;
    case 'settle':
      return `${action.criteria.join(', ')}: ${say(lang, action.next)}`;
  }
}

function dueText({ due, overdue }: { readonly due?: string; readonly overdue: boolean }, lang: Lang): string {
  if (due === undefined) return '';
  return `, ${WORDS.before[lang]} ${dateIn(lang, due)}${overdue ? ` (${WORDS.late[lang]})` : ''}`;
}
