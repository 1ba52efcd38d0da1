import type { Attribution } from '../../assess/types.ts';
import type { Strength } from '../../catalogue/types.ts';
import { listIn, say } from '../../language/language.ts';
import { wordOr } from '../../language/phrases.ts';
import type { Block, Cell } from '../types.ts';
import { capital, catalogueTitle, conclusionTitle, day, partyName, read, unique } from './book.ts';
import type { Book } from './book.ts';
import { isEarlier } from './finding-view.ts';
import { groupBy } from './order.ts';

const PARTIES: readonly Attribution[] = ['client', 'supplier', 'auditor', 'tool'];
const STRENGTHS: readonly Strength[] = ['R1', 'R2', 'R3', 'R4', 'R5'];

function depthWords(book: Book): string {
  return listIn(
    book.lang,
    book.assessment.audit.depth.map((aspect) => book.words.aspect[aspect]),
  );
}

/** Why this audit, and what it asks. */
export function questionBlocks(book: Book): readonly Block[] {
  const { assessment, frame, words } = book;
  const { audit } = assessment;
  const titles = unique(assessment.conclusions.map((each) => conclusionTitle(book, each)));
  const norms = titles.length === 0 ? frame.theNorms : listIn(book.lang, titles);
  const { from, to } = audit.period;
  return [
    {
      kind: 'paragraph',
      text: frame.question(partyName(book, audit.subject), norms, depthWords(book), day(book, from), day(book, to)),
    },
    { kind: 'paragraph', text: frame.questionIntro },
    {
      kind: 'pairs',
      pairs: [
        { label: frame.label.subject, value: partyName(book, audit.subject) },
        { label: frame.label.client, value: audit.client },
        { label: frame.label.supplier, value: audit.supplier },
        { label: frame.label.operator, value: `${audit.operator.name} (${words.partyRole[audit.operator.party]})` },
        { label: frame.label.phase, value: wordOr(words.phase, audit.phase) },
        { label: frame.label.depth, value: depthWords(book) },
      ],
    },
    ...predecessorBlocks(book),
  ];
}

/** The audit before this one, and which of its fails still stand. */
function predecessorBlocks(book: Book): readonly Block[] {
  const { assessment, texts } = book;
  const { predecessor } = assessment;
  if (predecessor === undefined) return [];
  const standing = assessment.findings.filter(isEarlier);
  return [
    { kind: 'subheading', text: texts.predecessor.label },
    {
      kind: 'pairs',
      pairs: [
        { label: texts.predecessor.label, value: texts.predecessor.about(predecessor.id, day(book, predecessor.asOf)) },
        { label: 'SHA-256', value: predecessor.sha256 },
        {
          label: texts.predecessor.list,
          value: standing.map(({ id, title }) => `${id} ${read(book, title)}`).join('; ') || book.frame.label.none,
        },
      ],
    },
    { kind: 'paragraph', text: texts.predecessor.stays },
  ];
}

function limitationBlocks(book: Book): readonly Block[] {
  const { assessment, frame, words } = book;
  const { selection, limitations } = assessment;
  const selected: readonly Block[] =
    assessment.conclusion === null
      ? [{ kind: 'paragraph', text: frame.selection(selection.n, selection.of), tone: 'note' }]
      : [];
  if (limitations.length === 0) return [...selected, { kind: 'paragraph', text: frame.noLimitations }];
  const groups = groupBy(limitations, (each) => each.party);
  const lists = PARTIES.flatMap((party): readonly Block[] => {
    const mine = groups.get(party) ?? [];
    if (mine.length === 0) return [];
    return [
      { kind: 'subheading', text: `${frame.label.limitations}: ${words.attribution[party]}` },
      { kind: 'list', items: mine.map((each) => say(book.lang, each)) },
    ];
  });
  return [...selected, ...lists];
}

/** What was examined, and what limits it. */
export function scopeBlocks(book: Book): readonly Block[] {
  const { assessment, frame, words } = book;
  const { label } = frame;
  return [
    { kind: 'paragraph', text: frame.scopeIntro },
    {
      kind: 'table',
      caption: label.targets,
      columns: [
        { title: label.target, share: 3, mono: true },
        { title: label.kind, share: 3 },
        { title: label.party, share: 2 },
        { title: label.where, share: 4, mono: true },
      ],
      rows: assessment.audit.targets.map((target) => [
        target.id,
        words.targetKind[target.kind],
        words.addressee[target.party],
        target.where ?? '',
      ]),
    },
    ...limitationBlocks(book),
  ];
}

function chosenFrom(book: Book, catalogue: string): string {
  const selectedFrom = book.assessment.conclusions.find((each) => each.catalogue === catalogue)?.selectedFrom;
  return selectedFrom === undefined ? '' : book.frame.chosenFrom(selectedFrom.n, selectedFrom.of, selectedFrom.ref);
}

/** Which norms, which version, how many of them, and which rulesets decided the measurable ones. */
export function normBlocks(book: Book): readonly Block[] {
  const { assessment, frame, words } = book;
  const { label } = frame;
  const catalogues = groupBy(assessment.findings, (each) => each.catalogue);
  const kindOf = (catalogue: string): string => {
    const kind = assessment.conclusions.find((each) => each.catalogue === catalogue)?.kind;
    return kind === undefined ? '' : words.catalogueKind[kind];
  };
  const rulesets = unique(
    assessment.findings.flatMap((each) => each.criteria.flatMap((one) => one.observations.map((seen) => seen.ruleset))),
  );
  const rows = [...catalogues].map(([catalogue, findings]): readonly Cell[] => [
    catalogue,
    catalogueTitle(book, catalogue),
    kindOf(catalogue),
    String(findings.length),
    chosenFrom(book, catalogue),
  ]);
  const own = assessment.conclusions.some((each) => each.kind === 'own');
  return [
    {
      kind: 'table',
      caption: label.catalogue,
      columns: [
        { title: label.id, share: 2, mono: true },
        { title: label.title, share: 4 },
        { title: label.kind, share: 2 },
        { title: label.controls, share: 2, align: 'right' },
        { title: label.selection, share: 4 },
      ],
      rows,
    },
    ...(own ? [{ kind: 'paragraph' as const, text: frame.ownNorms, tone: 'note' as const }] : []),
    {
      kind: 'pairs',
      pairs: [
        { label: label.profile, value: assessment.audit.profile },
        { label: label.rulesets, value: rulesets.filter(Boolean).join(', ') || label.none },
      ],
    },
  ];
}

/** How evidence becomes a verdict, and how much evidence of which kind there was. */
export function approachBlocks(book: Book): readonly Block[] {
  const { assessment, frame, words } = book;
  const { label } = frame;
  const groups = groupBy(assessment.items, (each) => `${words.itemKind[each.kind]}\n${words.access[each.access]}`);
  return [
    ...frame.approach.map((text): Block => ({ kind: 'paragraph', text })),
    { kind: 'subheading', text: label.strength },
    { kind: 'list', items: STRENGTHS.map((strength) => words.strength[strength]) },
    {
      kind: 'table',
      caption: label.items,
      columns: [
        { title: label.kind, share: 3 },
        { title: label.access, share: 4 },
        { title: label.items, share: 2, align: 'right' },
      ],
      rows: [...groups].map(([key, items]) => [...key.split('\n').map(capital), String(items.length)]),
    },
  ];
}
