import type { Found } from '../catalogue/find-control.ts';
import { relationsOf } from '../catalogue/map.ts';
import type { Control, Need, Reference, Text } from '../catalogue/types.ts';
import { wordsOf } from '../language/language.ts';
import type { Lang } from '../language/types.ts';

const HEADS = {
  matters: { nl: 'Waarom het hier telt', en: 'Why it matters here' },
  ask: { nl: 'Te vragen', en: 'To ask for' },
  explain: { nl: 'Met deze toelichting', en: 'With this explanation' },
  weak: { nl: 'Te zwak bewijs', en: 'Too weak as evidence' },
  remedy: { nl: 'Herstel', en: 'Remedy' },
  criteria: { nl: 'Criteria', en: 'Criteria' },
  related: { nl: 'Verwant', en: 'Related' },
  term: { nl: 'Termijn van de norm', en: 'Term of the norm' },
} as const satisfies Record<string, Text>;

const TERM = {
  every: { nl: 'ten minste elke', en: 'at least every' },
  within: { nl: 'binnen', en: 'within' },
  keep: { nl: 'ten minste bewaren', en: 'keep at least' },
} as const satisfies Record<keyof NonNullable<Control['term']>, Text>;

const PROVABILITY = {
  measurable: { nl: 'meetbaar', en: 'measurable' },
  partly: { nl: 'deels meetbaar', en: 'partly measurable' },
  human: { nl: 'ter beoordeling van mensen', en: 'for people to judge' },
} as const satisfies Record<Control['provability'], Text>;

const STANDING = {
  measure: { nl: 'overheidsmaatregel', en: 'government measure' },
  control: { nl: 'zonder overheidsmaatregel', en: 'without a government measure' },
  knockout: { nl: 'knock-out', en: 'knock-out' },
} as const satisfies Record<string, Text>;

const ELSEWHERE = {
  moved: { nl: 'verplaatst', en: 'moved' },
  dropped: { nl: 'vervallen', en: 'dropped' },
  reference: { nl: 'verwijst naar een andere maatregel', en: 'refers to another measure' },
} as const satisfies Record<'moved' | 'dropped' | 'reference', Text>;

/** What an id leads to: a control, or where the norm put it and what stands there. */
export function describeFound(found: Found, reference: Reference, lang: Lang): readonly string[] {
  if (found.kind === 'control') return describeControl(found.control, reference, lang);
  const { entry, catalogue, controls } = found;
  const head = `${catalogue.ref}/${entry.id}  ${ELSEWHERE[entry.kind][lang]}`;
  return [
    entry.to.length === 0 ? head : `${head}: ${entry.to.join(', ')}`,
    ...(entry.note === undefined ? [] : [entry.note[lang]]),
    ...controls.flatMap((control) => ['', ...describeControl(control, reference, lang)]),
  ];
}

/** A control in plain words: what it asks, why, which evidence shows it per aspect, and what it is related to. */
export function describeControl(control: Control, reference: Reference, lang: Lang): readonly string[] {
  const list = (head: Text, texts: readonly string[]): readonly string[] =>
    texts.length === 0 ? [] : ['', `${head[lang]}:`, ...texts.map((text) => `  - ${text}`)];
  const { matters, term = {}, request } = control;
  return [
    `${control.ref}  ${control.title[lang]}`,
    standing(control, lang),
    '',
    control.topic[lang],
    ...(matters === undefined ? [] : ['', `${HEADS.matters[lang]}:`, `  ${matters[lang]}`]),
    ...list(
      HEADS.term,
      Object.entries(term).map(([name, duration]) => `${TERM[name as keyof typeof TERM][lang]} ${duration}`),
    ),
    '',
    `${HEADS.criteria[lang]}:`,
    ...criteria(control, lang),
    ...list(HEADS.ask, [request.ask[lang], request.form[lang]]),
    ...list(
      HEADS.explain,
      request.explain.map((text) => text[lang]),
    ),
    ...list(
      HEADS.weak,
      control.weak.map((text) => text[lang]),
    ),
    ...list(HEADS.remedy, [control.remedy[lang]]),
    ...list(HEADS.related, [...control.relations, ...relationsOf(control.ref, reference)]),
  ];
}

function standing(control: Control, lang: Lang): string {
  const words = wordsOf(lang);
  const kind = control.ref.startsWith('bio2@') ? [STANDING[control.measure ? 'measure' : 'control'][lang]] : [];
  const parties = control.addressee === 'both' ? (['supplier', 'client'] as const) : ([control.addressee] as const);
  return [
    ...kind,
    ...(control.knockout ? [STANDING.knockout[lang]] : []),
    parties.map((party) => words.partyRole[party]).join(' + '),
    PROVABILITY[control.provability][lang],
  ].join(' · ');
}

function criteria(control: Control, lang: Lang): readonly string[] {
  const words = wordsOf(lang);
  return control.criteria.flatMap((criterion) => [
    `  ${criterion.id}  ${words.aspect[criterion.aspect]}${control.addressee === 'both' ? ` (${words.partyRole[criterion.addressee]})` : ''}  ${criterion.text[lang]}`,
    ...criterion.needs.map((need) => `       ${needLine(need, lang)}`),
  ]);
}

const NEED_WORDS = {
  judgement: { nl: 'oordeel', en: 'judgement' },
  measured: { nl: 'gemeten', en: 'measured' },
  from: { nl: 'uit', en: 'from' },
  beside: { nl: 'naast', en: 'beside' },
  check: { nl: 'controle van', en: 'check of' },
  document: { nl: 'document', en: 'document' },
  card: { nl: 'kaart', en: 'card' },
  parameter: { nl: 'parameter', en: 'parameter' },
} as const satisfies Record<string, Text>;

function needLine(need: Need, lang: Lang): string {
  if (need.kind === 'anyOf') return `${need.id}: ${need.branches.map((branch) => needLine(branch, lang)).join(' | ')}`;
  if (need.kind === 'judgement') return `${need.id} (${NEED_WORDS.judgement[lang]})`;
  const from = need.from === undefined ? NEED_WORDS.measured[lang] : `${NEED_WORDS.from[lang]} ${need.from}`;
  const card = need.card.length === 0 ? '' : `, ${NEED_WORDS.card[lang]}: ${need.card.join(', ')}`;
  if (need.kind === 'document') return `${need.id} (${NEED_WORDS.document[lang]} ${from}${card})`;
  const beside = need.beside.map((each) => `, ${NEED_WORDS.beside[lang]} ${each.from}`).join('');
  const told = JSON.stringify([need.assert, need.derive]);
  const parameters = [...new Set([...told.matchAll(/"\$param":"([^"]+)"/g)].map((match) => match[1]))];
  const asks = parameters.length === 0 ? '' : `, ${NEED_WORDS.parameter[lang]}: ${parameters.join(', ')}`;
  return `${need.id} (${NEED_WORDS.check[lang]} ${need.family} ${from}${beside}${card}${asks})`;
}
