import type { Cause, Conclusion, ConclusionWord, Finding, Verdict } from '../../assess/types.ts';
import type { Addressee } from '../../catalogue/types.ts';
import { listIn } from '../../language/language.ts';
import type { Block, Mark } from '../types.ts';
import { capital, conclusionLabel, conclusionTitle, partyName, read } from './book.ts';
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
  const party = partyName(book, audit.subject);
  const sentences = WORDS.flatMap((word) => sentencesOn(book, word));
  return sentences.length === 0 ? capital(frame.headline[conclusion](party, frame.theNorms)) : sentences.join(' ');
}

/** What holds of the catalogues with this word; of those that are not met also how much of them stays open. */
function sentencesOn(book: Book, word: ConclusionWord): readonly string[] {
  const { assessment, frame } = book;
  const { audit, conclusion } = assessment;
  const mine = assessment.conclusions.filter((each) => each.party === audit.subject && each.conclusion === word);
  if (mine.length === 0) return [];
  const norms = listIn(
    book.lang,
    mine.map((each) => conclusionTitle(book, each)),
  );
  // "Nor can the opposite" after a fail would read as if the fail were in doubt.
  const short = word === 'cannot-be-established' && conclusion === 'does-not-meet';
  const sentence = (short ? frame.alsoOpen : frame.headline[word])(partyName(book, audit.subject), norms);
  const { notEstablished, of } = sumOf(mine);
  const moreover = word === 'does-not-meet' && notEstablished > 0 ? [frame.andNotEstablished(notEstablished, of)] : [];
  return [capital(sentence), ...moreover];
}

function sumOf(conclusions: readonly Conclusion[]): { readonly notEstablished: number; readonly of: number } {
  const sum = (count: (totals: Conclusion['totals']) => number): number =>
    conclusions.reduce((total, each) => total + count(each.totals), 0);
  return {
    notEstablished: sum((each) => each.notEstablished),
    of: sum((each) => each.pass + each.fail + each.notEstablished),
  };
}

/** How many criteria each cause keeps from a verdict, most frequent first; over everything that was selected. */
export function causeCounts(book: Book): readonly (readonly [Cause, number])[] {
  const counts = Object.entries(book.assessment.totals.causes) as readonly [Cause, number][];
  return counts.filter(([, n]) => n > 0).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

export interface Shut {
  readonly finding: Finding;
  readonly party: Addressee;
  readonly verdict: Verdict;
}

/** Knock-outs that were not shown to be met, per party: what one party owes is not held against the other. */
export function shutKnockouts(book: Book): readonly Shut[] {
  const { audit, findings } = book.assessment;
  const other: Addressee = audit.subject === 'supplier' ? 'client' : 'supplier';
  const knockouts = inOrder(findings).filter((finding) => finding.knockout);
  return [audit.subject, other].flatMap((party) =>
    (['fail', 'not-established'] as const).flatMap((verdict) =>
      knockouts.flatMap((finding) => (finding.parties[party] === verdict ? [{ finding, party, verdict }] : [])),
    ),
  );
}

function knockoutTable(book: Book): readonly Block[] {
  const { label } = book.frame;
  const shut = shutKnockouts(book);
  if (shut.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: label.knockouts,
      columns: [
        { title: label.control, share: 3, mono: true },
        { title: label.title, share: 5 },
        { title: label.party, share: 2 },
        { title: label.result, share: 3 },
      ],
      rows: shut.map(({ finding, party, verdict }) => [
        finding.control,
        read(book, finding.title),
        capital(book.words.addressee[party]),
        verdictMark(book, verdict),
      ]),
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
        conclusionLabel(book, each),
        conclusionMark(book, each.conclusion),
        knockoutWords(book, each),
        capital(book.words.basis[each.basis]),
      ]),
    },
  ];
}

/** Below the headline, its numbers and the caution: the numbers per party, the conclusions, the knock-outs, the causes. */
export function summaryBlocks(book: Book): readonly Block[] {
  const { assessment, frame, words } = book;
  const causes = causeCounts(book);
  const broken = assessment.integrity === 'broken';
  const triples = assessment.conclusions.length === 0 ? [headlineTriple(book)] : triplesOf(book);
  return [
    ...(broken ? [{ kind: 'paragraph' as const, text: frame.integrityBroken, tone: 'warning' as const }] : []),
    { kind: 'triples', caption: frame.label.totals, triples },
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
