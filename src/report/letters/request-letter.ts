import type { Audit, InformationRequest } from '../../audit/types.ts';
import type { Catalogue, Control, Criterion, Text } from '../../catalogue/types.ts';
import { dateIn } from '../../language/date.ts';
import { listIn, wordsOf } from '../../language/language.ts';
import { letterWordsOf, type RequestWords } from '../../language/letter.ts';
import { wordOr } from '../../language/phrases.ts';
import type { Lang, Words } from '../../language/types.ts';
import type { Pair } from '../types.ts';
import type { Letter, LetterBlock } from './types.ts';

export interface RequestLetterInput {
  readonly lang: Lang;
  readonly audit: Pick<Audit, 'id' | 'client' | 'supplier' | 'operator' | 'period'>;
  readonly catalogues: readonly Catalogue[];
  readonly request: InformationRequest;
  /** The card fields that each kind of evidence asked for needs. */
  readonly cards: readonly { readonly kind: string; readonly fields: readonly string[] }[];
  /** What came, and cannot be interpreted: which fields of its card are still empty. */
  readonly missing: readonly { readonly item: string; readonly what?: string; readonly fields: readonly string[] }[];
  readonly overdue: boolean;
  /** ISO 8601: the date of the letter. */
  readonly date: string;
  readonly tool: string;
}

/** Everything a section needs. */
interface Desk extends RequestLetterInput {
  readonly words: Words;
  readonly say: RequestWords;
  readonly criteria: readonly Criterion[];
  readonly controls: readonly Control[];
  readonly kind: LetterKind;
}

/** A first letter, a reminder of it, or the question for what an answer lacks. */
export type LetterKind = 'request' | 'reminder' | 'completion';

export function letterKind({
  request,
  missing,
  overdue,
}: Pick<RequestLetterInput, 'request' | 'missing' | 'overdue'>): LetterKind {
  const { answer, askedAt, reminders } = request;
  if (answer !== undefined) {
    const open = ['partial', 'redacted', 'withheld'].includes(answer.status) && answer.hidesTested !== false;
    return open || missing.length > 0 ? 'completion' : 'request';
  }
  return askedAt !== undefined && (overdue || reminders.length > 0) ? 'reminder' : 'request';
}

/**
 * An information request as a page that is ready to send: what, why, against which norm, in which form, with which
 * explanation, what else will do, by when, and what follows from silence. Texts of the catalogue stand in the language of
 * the letter, whichever language the register was written in; the auditor's own words stand as they are.
 */
export function requestLetter(input: RequestLetterInput): Letter {
  const desk = open(input);
  const { lang, request, audit, words, say, kind } = desk;
  const titles = { request: say.title, reminder: say.reminderTitle, completion: say.completionTitle };
  return {
    lang,
    reference: `${audit.id} / ${request.id}`,
    title: titles[kind](request.id),
    to: `${capital(words.addressee[request.to])} ${audit[request.to]}`,
    from: `${audit.operator.name} (${words.partyRole[audit.operator.party]})`,
    date: input.date,
    meta: metaOf(desk),
    blocks: [
      { kind: 'paragraph', text: intro(desk) },
      ...answered(desk),
      ...missingBlocks(desk),
      ...asking(desk),
      ...explaining(desk),
      ...alternatives(desk),
      ...ending(desk),
    ],
    tool: input.tool,
  };
}

function open(input: RequestLetterInput): Desk {
  const all = input.catalogues.flatMap(({ controls }) => controls);
  const wanted = new Set(input.request.criteria);
  return {
    ...input,
    words: wordsOf(input.lang),
    say: letterWordsOf(input.lang).request,
    criteria: all.flatMap(({ criteria }) => criteria.filter(({ ref }) => wanted.has(ref))),
    controls: all.filter(({ criteria }) => criteria.some(({ ref }) => wanted.has(ref))),
    kind: letterKind(input),
  };
}

function metaOf({ lang, request, say, kind }: Desk): readonly Pair[] {
  const { askedAt, due, reminders } = request;
  const again = kind !== 'request' && askedAt !== undefined;
  return [
    ...(again ? [{ label: say.asked, value: dateIn(lang, askedAt) }] : []),
    ...(reminders.length === 0 ? [] : [{ label: say.reminded, value: listIn(lang, reminders.map(remindedAt(lang))) }]),
    ...(due === undefined ? [] : [{ label: say.due, value: dateIn(lang, due) }]),
  ];
}

function remindedAt(lang: Lang) {
  return ({ at }: { readonly at: string }): string => dateIn(lang, at);
}

function intro({ lang, audit, request, say, kind }: Desk): string {
  const asked = dateIn(lang, request.askedAt ?? '');
  if (kind === 'completion')
    return request.answer?.status === 'withheld' ? say.refusedIntro(asked) : say.completionIntro(asked);
  if (kind === 'reminder')
    return request.due === undefined
      ? say.reminderWithoutTerm(asked)
      : say.reminderIntro(asked, dateIn(lang, request.due));
  const { id, supplier, client, period } = audit;
  const [from, to] = [dateIn(lang, period.from), dateIn(lang, period.to)];
  return say.intro({ audit: id, supplier, client, from, to });
}

/** What the party said so far; the auditor's view of it is the auditor's. */
function answered({ lang, request, words, say, kind }: Desk): readonly LetterBlock[] {
  const { answer } = request;
  if (answer === undefined) return [];
  const by = answer.by === undefined ? '' : `${answer.by.role} (${words.partyRole[answer.by.party]})`;
  const pairs = [
    { label: say.status, value: capital(words.answer[answer.status]) },
    { label: say.by, value: [by, answer.at === undefined ? '' : dateIn(lang, answer.at)].filter(Boolean).join(', ') },
    { label: say.ground, value: answer.ground ?? '' },
    { label: say.offered, value: answer.offered ?? '' },
  ].filter(({ value }) => value !== '');
  const { status } = answer;
  const open = kind === 'completion' && (status === 'partial' || status === 'redacted' || status === 'withheld');
  const rest: readonly LetterBlock[] = open ? [{ kind: 'paragraph', text: say.rest[status] }] : [];
  return [{ kind: 'subheading', text: say.answered }, { kind: 'pairs', pairs }, ...rest];
}

function missingBlocks({ missing, say, words }: Desk): readonly LetterBlock[] {
  if (missing.length === 0) return [];
  return [
    { kind: 'subheading', text: say.missing },
    { kind: 'paragraph', text: say.missingIntro },
    {
      kind: 'table',
      caption: say.missing,
      columns: [
        { title: say.item, share: 2 },
        { title: say.missingFields, share: 3 },
      ],
      rows: missing.map(({ item, what, fields }) => [
        [item, what].filter((each) => each !== undefined).join(': '),
        fields.map((field) => wordOr(words.cardField, field)).join('; '),
      ]),
    },
    { kind: 'paragraph', text: say.notSupport, tone: 'note' },
  ];
}

function asking(desk: Desk): readonly LetterBlock[] {
  const { lang, say, request, controls, criteria, words } = desk;
  const why = request.why === undefined ? controls.map(({ topic }) => topic[lang]) : [inLang(desk, request.why)];
  return [
    { kind: 'subheading', text: say.ask },
    { kind: 'paragraph', text: inLang(desk, request.ask) },
    { kind: 'subheading', text: say.why },
    ...why.map((text): LetterBlock => ({ kind: 'paragraph', text })),
    { kind: 'subheading', text: say.norm },
    {
      kind: 'table',
      caption: say.normCaption,
      columns: [
        { title: say.criterion, share: 3, mono: true },
        { title: say.aspect, share: 1.4 },
        { title: say.shows, share: 6 },
      ],
      rows: criteria.map(({ ref, aspect, text }) => [ref, capital(words.aspect[aspect]), text[lang]]),
    },
  ];
}

/** Form and explanation: as the request says, and where it says nothing as the catalogue does. */
function explaining(desk: Desk): readonly LetterBlock[] {
  const { lang, say, request, controls, words, cards } = desk;
  const forms =
    request.form === undefined ? controls.map((each) => each.request.form[lang]) : [inLang(desk, request.form)];
  const points =
    request.explain.length === 0
      ? controls.flatMap((each) => each.request.explain.map((text) => text[lang]))
      : request.explain.map((text) => inLang(desk, text));
  return [
    { kind: 'subheading', text: say.form },
    ...forms.map((text): LetterBlock => ({ kind: 'paragraph', text })),
    { kind: 'subheading', text: say.explain },
    { kind: 'paragraph', text: say.explainIntro },
    { kind: 'list', items: points },
    ...(cards.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: say.cardCaption,
            columns: [
              { title: say.kind, share: 2, mono: true },
              { title: say.fields, share: 6 },
            ],
            rows: cards.map(({ kind, fields }) => [
              kind,
              fields.map((field) => wordOr(words.cardField, field)).join('; '),
            ]),
          },
        ]),
  ];
}

function alternatives({ say }: Desk): readonly LetterBlock[] {
  return [
    { kind: 'subheading', text: say.alternatives },
    { kind: 'paragraph', text: say.alternativesIntro },
    { kind: 'list', items: say.alternative },
  ];
}

function ending({ lang, say, request, date }: Desk): readonly LetterBlock[] {
  // A term that is over is no term to answer within.
  const toCome = request.due !== undefined && request.due.slice(0, 10) >= date.slice(0, 10);
  const due = toCome ? dateIn(lang, request.due) : undefined;
  return [
    { kind: 'subheading', text: say.consequence },
    { kind: 'paragraph', text: say.otherwise(listIn(lang, request.criteria)), tone: 'warning' },
    { kind: 'subheading', text: say.reply },
    { kind: 'paragraph', text: `${say.replyHow(request.id, due)} ${say.closing}` },
  ];
}

/** A text of the catalogue in the language of the letter; any other text as it stands. */
function inLang({ lang, controls }: Desk, text: string): string {
  const known = controls
    .flatMap(({ topic, request }): readonly Text[] => [topic, request.ask, request.form, ...request.explain])
    .find(({ nl, en }) => text.trim() === nl.trim() || text.trim() === en.trim());
  return known?.[lang] ?? text;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
