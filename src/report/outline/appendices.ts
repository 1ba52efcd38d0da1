import type { Finding } from '../../assess/types.ts';
import type { Aspect } from '../../catalogue/types.ts';
import { say } from '../../language/language.ts';
import type { Block, Cell } from '../types.ts';
import { capital, day, read, unique, yesNo } from './book.ts';
import type { Book } from './book.ts';
import { isEarlier } from './finding-view.ts';
import { statusMark, verdictMark } from './marks.ts';
import { tableOrNone } from './table-or-none.ts';

const ASPECTS: readonly Aspect[] = ['design', 'existence', 'operation'];

function causesOf(book: Book, finding: Finding): string {
  if (isEarlier(finding)) return book.texts.predecessor.notRefuted.replace(/^\(|\)$/g, '');
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
      [
        each.by,
        each.reviewedBy === undefined ? '' : `${label.reviewer.toLowerCase()}: ${each.reviewedBy}`,
        book.words.identity[each.identity],
      ]
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
