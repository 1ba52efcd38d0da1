import type { ConclusionWord, Status, Totals, Verdict } from '../../assess/types.ts';
import type { Mark, Tone, Triple } from '../types.ts';
import { capital, conclusionTitle } from './book.ts';
import type { Book } from './book.ts';

const TONE_OF_VERDICT: Readonly<Record<Verdict, Tone>> = {
  pass: 'met',
  fail: 'fail',
  'not-established': 'not-established',
  'not-applicable': 'not-applicable',
};

const TONE_OF_CONCLUSION: Readonly<Record<ConclusionWord, Tone>> = {
  meets: 'met',
  'does-not-meet': 'fail',
  'cannot-be-established': 'not-established',
};

export function verdictMark(book: Book, verdict: Verdict): Mark {
  return { tone: TONE_OF_VERDICT[verdict], word: book.words.verdict[verdict] };
}

export function statusMark(book: Book, status: Status): Mark {
  return { tone: status, word: book.words.status[status] };
}

export function conclusionMark(book: Book, conclusion: ConclusionWord): Mark {
  return { tone: TONE_OF_CONCLUSION[conclusion], word: book.words.conclusion[conclusion] };
}

/** Established met, established not met, not established, of all to which it applies. */
export function tripleOf(
  book: Book,
  label: string,
  totals: Pick<Totals, 'pass' | 'fail' | 'notEstablished' | 'notApplicable'>,
): Triple {
  const counts = {
    met: totals.pass,
    fail: totals.fail,
    notEstablished: totals.notEstablished,
    notApplicable: totals.notApplicable,
    of: totals.pass + totals.fail + totals.notEstablished,
  };
  return { label, ...counts, words: book.frame.counts(counts) };
}

/** One per party and catalogue, those of the audit's subject first. */
export function triplesOf(book: Book): readonly Triple[] {
  return subjectFirst(book).map((each) =>
    tripleOf(book, `${capital(book.words.addressee[each.party])}: ${conclusionTitle(book, each)}`, each.totals),
  );
}

export function subjectFirst(book: Book): Book['assessment']['conclusions'] {
  const { audit, conclusions } = book.assessment;
  return [...conclusions].sort((a, b) => Number(b.party === audit.subject) - Number(a.party === audit.subject));
}

/** The numbers beside the headline: of the audit's subject over all its catalogues; of everything selected for a selection. */
export function headlineTriple(book: Book): Triple {
  const { audit, conclusion, conclusions, totals } = book.assessment;
  if (conclusion === null) return tripleOf(book, book.frame.label.selection, totals);
  const mine = conclusions.filter((each) => each.party === audit.subject).map((each) => each.totals);
  const sum = (field: 'pass' | 'fail' | 'notEstablished' | 'notApplicable'): number =>
    mine.reduce((total, each) => total + each[field], 0);
  return tripleOf(book, capital(book.words.addressee[audit.subject]), {
    pass: sum('pass'),
    fail: sum('fail'),
    notEstablished: sum('notEstablished'),
    notApplicable: sum('notApplicable'),
  });
}
