import type { Finding, ItemShown } from '../../assess/types.ts';
import type { Aspect } from '../../catalogue/types.ts';
import { say } from '../../language/language.ts';
import { wordOr } from '../../language/phrases.ts';
import type { Block, Cell } from '../types.ts';
import { capital, day, read, unique } from './book.ts';
import type { Book } from './book.ts';
import { measuredTitle } from './items.ts';
import { statusMark, verdictMark } from './marks.ts';

const ASPECTS: readonly Aspect[] = ['design', 'existence', 'operation'];

/** A table, or the word that says there is nothing: an appendix is never silently empty. */
function tableOrNone(book: Book, table: Extract<Block, { kind: 'table' }>): Block {
  return table.rows.length === 0
    ? { kind: 'paragraph', text: `${table.caption}: ${book.frame.nothingHere.toLowerCase()}` }
    : table;
}

function causesOf(book: Book, finding: Finding): string {
  // Beside a fail or what does not apply, an open criterion's cause reads as the reason of the verdict.
  if (finding.verdict !== 'not-established') return '';
  const causes = unique(finding.criteria.flatMap((each) => each.causes.map((shown) => shown.cause)));
  return causes.map((cause) => book.words.cause[cause]).join(', ');
}

/** Every control, in the order of the catalogues. */
export function normTableBlocks(book: Book): readonly Block[] {
  const { label } = book.frame;
  return [
    tableOrNone(book, {
      kind: 'table',
      caption: book.frame.chapter['norm-table'],
      columns: [
        { title: label.control, share: 4, mono: true },
        { title: label.title, share: 6 },
        ...ASPECTS.map((aspect) => ({ title: capital(book.words.aspect[aspect]), share: 3 })),
        { title: label.result, share: 3 },
        { title: label.cause, share: 4 },
      ],
      rows: book.assessment.findings.map((finding): readonly Cell[] => [
        finding.control,
        read(book, finding.title),
        ...ASPECTS.map((aspect) => statusMark(book, finding.aspects[aspect].status)),
        verdictMark(book, finding.verdict),
        causesOf(book, finding),
      ]),
    }),
  ];
}

function yesNo(book: Book, yes: boolean): string {
  return yes ? book.frame.label.yes : book.frame.label.no;
}

function whatOf(book: Book, item: ItemShown): string {
  const { label } = book.frame;
  const trouble = item.trouble;
  return [
    item.what ?? (item.kind === 'measured' ? measuredTitle(book, item.slot) : ''),
    item.file === undefined ? '' : `${label.file}: ${item.file}`,
    item.request === undefined ? '' : `${label.request}: ${item.request}`,
    item.madeBy === undefined ? '' : `${label.madeBy}: ${makerOf(book, item.madeBy)}`,
    trouble === undefined ? '' : `${label.trouble}: ${wordOr(book.words.trouble, trouble.code)}, ${trouble.detail}`,
  ]
    .filter(Boolean)
    .map((part) => part.replace(/\.$/, ''))
    .join('. ');
}

/** `supplier, system-export`, or `tool, auditor`: the party and how, in words. */
function makerOf(book: Book, madeBy: string): string {
  const { attribution, partyRole, madeHow } = book.words;
  return madeBy
    .split(', ')
    .map((part) => wordOr({ ...attribution, ...madeHow, ...partyRole }, part))
    .join(', ');
}

function whenOf(book: Book, item: ItemShown): string {
  const { label } = book.frame;
  const moments = [
    [label.observed, item.observedAt],
    [label.collected, item.collectedAt],
    [label.received, item.receivedAt],
  ] as const;
  return moments
    .filter(([, at]) => at !== undefined)
    .map(([word, at]) => `${word}: ${day(book, at)}`)
    .join('. ');
}

function stateOf(book: Book, item: ItemShown): string {
  const { words, frame } = book;
  return [
    words.access[item.access],
    `${frame.label.integrity.toLowerCase()}: ${words.integrity[item.integrity]}`,
    `${frame.label.explained.toLowerCase()}: ${yesNo(book, item.explained)}`,
    item.redactions === 0 ? '' : `${frame.label.redactions.toLowerCase()}: ${item.redactions}`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** Nothing to measure or weigh; what was seen on site has a strength all the same. */
const NONE = '–';

function hasBytes(item: ItemShown): boolean {
  return item.sha256 !== undefined;
}

/** Every row of the ledger, what was refused or could not be measured included. */
export function evidenceBlocks(book: Book): readonly Block[] {
  const { label } = book.frame;
  return [
    tableOrNone(book, {
      kind: 'table',
      caption: book.frame.chapter.evidence,
      columns: [
        { title: label.item, share: 4, mono: true },
        { title: label.target, share: 3 },
        { title: label.what, share: 7 },
        { title: label.access, share: 4 },
        { title: label.strength, share: 2 },
        { title: label.status, share: 4 },
        { title: 'SHA-256', share: 4, mono: true },
      ],
      rows: book.assessment.items.map((item) => [
        item.id,
        item.targets.join(', '),
        `${capital(book.words.itemKind[item.kind])}. ${whatOf(book, item)}`,
        stateOf(book, item),
        hasBytes(item) || item.access === 'on-site' ? (item.strength ?? NONE) : NONE,
        whenOf(book, item),
        hasBytes(item)
          ? [item.sha256, item.size === undefined ? '' : `${item.size} B`].filter(Boolean).join(', ')
          : NONE,
      ]),
    }),
  ];
}

export function requestBlocks(book: Book): readonly Block[] {
  const { words, frame } = book;
  const { label } = frame;
  return [
    tableOrNone(book, {
      kind: 'table',
      caption: frame.chapter.requests,
      columns: [
        { title: label.request, share: 2, mono: true },
        { title: label.party, share: 3 },
        { title: label.ask, share: 6 },
        { title: label.criteria, share: 4, mono: true },
        { title: label.due, share: 3 },
        { title: label.answer, share: 6 },
      ],
      rows: book.assessment.requests.map((each) => [
        each.id,
        capital(words.addressee[each.to]),
        `${each.ask} (${day(book, each.askedAt)})`,
        each.criteria.join(', '),
        [day(book, each.due), each.overdue ? label.overdue : ''].filter(Boolean).join(', '),
        [
          wordOr(words.answer, each.status),
          each.ground === undefined ? '' : `${label.ground.toLowerCase()}: ${each.ground}`,
          each.offered === undefined ? '' : `${label.offered.toLowerCase()}: ${each.offered}`,
          each.answeredBy === undefined ? '' : `${each.answeredBy.role} (${words.partyRole[each.answeredBy.party]})`,
          day(book, each.answeredAt),
        ]
          .filter(Boolean)
          .join('; '),
      ]),
    }),
  ];
}

function judgementTable(book: Book): Block {
  const { label } = book.frame;
  return tableOrNone(book, {
    kind: 'table',
    caption: label.judgements,
    columns: [
      { title: label.criterion, share: 4, mono: true },
      { title: label.result, share: 3 },
      { title: label.why, share: 5 },
      { title: label.by, share: 4 },
      { title: label.items, share: 4, mono: true },
      { title: label.standing, share: 4 },
    ],
    rows: book.assessment.judgements.map((each): readonly Cell[] => [
      each.criterion,
      statusMark(book, each.verdict),
      each.why,
      [each.by, each.reviewedBy === undefined ? '' : `${label.reviewer.toLowerCase()}: ${each.reviewedBy}`]
        .filter(Boolean)
        .join('; '),
      [
        each.items.join(', '),
        each.refutes.length === 0 ? '' : `${label.refutes.toLowerCase()}: ${each.refutes.join(', ')}`,
      ]
        .filter(Boolean)
        .join('; '),
      [yesNo(book, each.standing), each.because === undefined ? '' : say(book.lang, each.because)]
        .filter(Boolean)
        .join('. '),
    ]),
  });
}

function decisionTable(book: Book): Block {
  const { words, frame } = book;
  const { label } = frame;
  return tableOrNone(book, {
    kind: 'table',
    caption: label.decisions,
    columns: [
      { title: label.id, share: 2, mono: true },
      { title: label.kind, share: 4 },
      { title: label.about, share: 4, mono: true },
      { title: label.why, share: 5 },
      { title: label.by, share: 4 },
      { title: label.expires, share: 3 },
      { title: label.active, share: 4 },
    ],
    rows: book.assessment.decisions.map((each) => [
      each.id,
      words.decisionKind[each.kind],
      each.about,
      each.why,
      [each.by, each.approver === undefined ? '' : `${label.approver.toLowerCase()}: ${each.approver}`]
        .filter(Boolean)
        .join('; '),
      day(book, each.expires),
      [yesNo(book, each.active), each.because === undefined ? '' : say(book.lang, each.because)]
        .filter(Boolean)
        .join('. '),
    ]),
  });
}

export function judgementBlocks(book: Book): readonly Block[] {
  return [judgementTable(book), decisionTable(book)];
}

/** What the words of this report mean. */
export function termBlocks(book: Book): readonly Block[] {
  const { words, frame } = book;
  const causes = Object.keys(words.cause) as (keyof typeof words.cause)[];
  return [
    {
      kind: 'table',
      caption: frame.chapter.terms,
      columns: [
        { title: frame.label.term, share: 3 },
        { title: frame.label.meaning, share: 7 },
      ],
      rows: [
        ...frame.terms.map(([term, meaning]) => [term, meaning]),
        ...causes.map((cause) => [capital(words.cause[cause]), words.causeMeaning[cause]]),
      ],
    },
  ];
}
