import type { Attribution, CauseShown } from '../../assess/types.ts';
import { say } from '../../language/language.ts';
import { wordOr } from '../../language/phrases.ts';
import type { Block } from '../types.ts';
import { capital, day, unique } from './book.ts';
import type { Book } from './book.ts';
import { groupBy, inOrder, partiesInOrder } from './order.ts';

export interface Step {
  readonly party: Attribution;
  readonly next: string;
  readonly causes: readonly CauseShown['cause'][];
  /** `bio2@1.3/8.24.04#b` */
  readonly criteria: readonly string[];
}

/** What each party has to do, each step once, with the criteria it would settle. */
export function stepsOf(book: Book): readonly Step[] {
  const applicable = inOrder(book.assessment.findings).filter((finding) => finding.verdict !== 'not-applicable');
  const wanted = applicable.flatMap((finding) =>
    finding.criteria.flatMap((criterion) =>
      criterion.causes.map((shown) => ({ ...shown, criterion: criterion.ref, sentence: say(book.lang, shown.next) })),
    ),
  );
  const steps = [...groupBy(wanted, (each) => `${each.attributableTo}\n${each.sentence}`).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      {
        party: first.attributableTo,
        next: first.sentence,
        causes: unique(group.map((each) => each.cause)),
        criteria: unique(group.map((each) => each.criterion)),
      },
    ];
  });
  return partiesInOrder(book).flatMap((party) => steps.filter((step) => step.party === party));
}

/** Requests without a full answer: what is still under way. */
function openRequests(book: Book): readonly Block[] {
  const { assessment, frame, words } = book;
  const { label } = frame;
  const open = assessment.requests.filter((each) => !['received', 'on-site', 'none'].includes(each.status));
  if (open.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: label['due-open'],
      columns: [
        { title: label.request, share: 2, mono: true },
        { title: label.party, share: 2 },
        { title: label.ask, share: 6 },
        { title: label.status, share: 3 },
        { title: label.due, share: 3 },
      ],
      rows: open.map((each) => [
        each.id,
        capital(words.addressee[each.to]),
        each.ask,
        wordOr(words.answer, each.status),
        [day(book, each.due), each.overdue ? label.overdue : ''].filter(Boolean).join(', '),
      ]),
    },
  ];
}

export function neededBlocks(book: Book): readonly Block[] {
  const { frame, words } = book;
  const { label } = frame;
  const steps = stepsOf(book);
  const tables = [...groupBy(steps, (step) => step.party)].flatMap(([party, mine]): readonly Block[] => [
    { kind: 'subheading', text: capital(words.attribution[party]) },
    {
      kind: 'table',
      caption: `${label.actions}: ${words.attribution[party]}`,
      columns: [
        { title: label.next, share: 6 },
        { title: label.cause, share: 3 },
        { title: label.criteria, share: 3, mono: true },
      ],
      rows: mine.map((step) => [
        step.next,
        step.causes.map((cause) => words.cause[cause]).join(', '),
        step.criteria.join(', '),
      ]),
    },
  ]);
  const requests = openRequests(book);
  if (tables.length + requests.length === 0) return [{ kind: 'paragraph', text: frame.nothingNeeded }];
  return [{ kind: 'paragraph', text: frame.neededIntro }, ...tables, ...requests];
}
