import type { Cause, Conclusion, ConclusionWord } from '../../assess/types.ts';
import { listIn } from '../../language/language.ts';
import type { Block, Mark } from '../types.ts';
import { capital, conclusionTitle, partyName, read, unique } from './book.ts';
import type { Book } from './book.ts';
import { conclusionMark, headlineTriple, subjectFirst, triplesOf, verdictMark } from './marks.ts';
import { inOrder } from './order.ts';

/** Worst first: the sentence that matters most opens the report. */
const WORDS: readonly ConclusionWord[] = ['does-not-meet', 'cannot-be-established', 'meets'];

export function headlineMark(book: Book): Mark | undefined {
  const { conclusion } = book.assessment;
  return conclusion === null ? undefined : conclusionMark(book, conclusion);
}

/** One sentence per conclusion word about the audit's subject, so that no catalogue borrows the word of another. */
export function headlineText(book: Book): string {
  const { assessment, frame } = book;
  const { audit, conclusion, selection } = assessment;
  if (conclusion === null) return frame.selection(selection.n, selection.of);
  const mine = assessment.conclusions.filter((each) => each.party === audit.subject);
  const party = capital(partyName(book, audit.subject));
  const sentences = WORDS.flatMap((word) => {
    const titles = mine.filter((each) => each.conclusion === word).map((each) => conclusionTitle(book, each));
    return titles.length === 0 ? [] : [frame.headline[word](party, listIn(book.lang, titles))];
  });
  if (sentences.length === 0) return frame.headline[conclusion](party, frame.theNorms);
  const { notEstablished, of } = headlineTriple(book);
  const moreover =
    conclusion === 'does-not-meet' && notEstablished > 0 ? [frame.andNotEstablished(notEstablished, of)] : [];
  return [...sentences, ...moreover].join(' ');
}

/** How many criteria each cause keeps from a verdict, most frequent first; over everything that was selected. */
export function causeCounts(book: Book): readonly (readonly [Cause, number])[] {
  const counts = Object.entries(book.assessment.totals.causes) as readonly [Cause, number][];
  return counts.filter(([, n]) => n > 0).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

function knockoutTable(book: Book): readonly Block[] {
  const { label } = book.frame;
  const shut = inOrder(book.assessment.findings).filter(
    (each) => each.knockout && (each.verdict === 'fail' || each.verdict === 'not-established'),
  );
  if (shut.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: label.knockouts,
      columns: [
        { title: label.control, share: 2, mono: true },
        { title: label.title, share: 5 },
        { title: label.result, share: 3 },
      ],
      rows: shut.map((each) => [each.control, read(book, each.title), verdictMark(book, each.verdict)]),
    },
  ];
}

function knockoutWords(book: Book, { knockouts }: Conclusion): string {
  const { words, frame } = book;
  const counts = [
    [knockouts.fail.length, words.verdict.fail],
    [knockouts.notEstablished.length, words.verdict['not-established']],
  ] as const;
  const parts = counts.filter(([n]) => n > 0).map(([n, word]) => `${n}× ${word.toLowerCase()}`);
  return parts.length === 0 ? frame.label.none : parts.join(', ');
}

function conclusionTable(book: Book): readonly Block[] {
  const { label } = book.frame;
  if (book.assessment.conclusions.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: label.otherConclusions,
      columns: [
        { title: label.party, share: 2 },
        { title: label.catalogue, share: 4 },
        { title: label.conclusion, share: 3 },
        { title: label.knockout, share: 3 },
        { title: label.basis, share: 2 },
      ],
      rows: subjectFirst(book).map((each) => [
        capital(book.words.addressee[each.party]),
        conclusionTitle(book, each),
        conclusionMark(book, each.conclusion),
        knockoutWords(book, each),
        capital(book.words.basis[each.basis]),
      ]),
    },
  ];
}

/** The first page: headline, numbers, knock-outs, causes, the other conclusions, the factual basis and the caution. */
export function summaryBlocks(book: Book): readonly Block[] {
  const { assessment, frame, words } = book;
  const causes = causeCounts(book);
  const triples = assessment.conclusions.length === 0 ? [headlineTriple(book)] : triplesOf(book);
  const warnings = unique([...(assessment.integrity === 'broken' ? [frame.integrityBroken] : []), frame.caution]);
  return [
    { kind: 'paragraph', text: headlineText(book) },
    { kind: 'triples', caption: frame.label.totals, triples },
    ...warnings.map((text): Block => ({ kind: 'paragraph', text, tone: 'warning' })),
    ...conclusionTable(book),
    ...knockoutTable(book),
    ...(causes.length === 0
      ? []
      : [
          {
            kind: 'bars' as const,
            caption: frame.label.causes,
            bars: causes.map(([cause, value]) => ({
              label: words.cause[cause],
              value,
              tone: 'not-established' as const,
            })),
          },
        ]),
  ];
}
