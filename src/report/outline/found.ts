import type { CriterionResult, Finding, ItemBearing, Stance } from '../../assess/types.ts';
import { actualIn } from '../../language/predicate.ts';
import { unique } from './book.ts';
import type { Book } from './book.ts';
import { itemTitle } from './items.ts';

const FOUND: readonly Stance[] = ['support', 'against', 'precondition-absent', 'population-empty'];

/** More lines than this hide what they show; the observations below have them all. */
const MOST = 8;

/** "IV-01-1 (Toegangsbeleid 2.1)" */
function named(book: Book, item: string): string {
  const title = itemTitle(book, item);
  return title === '' ? item : `${item} (${title})`;
}

/** Both sides of what is contested: who looks at one only would take the other for settled. */
export function contestedText(book: Book, criterion: CriterionResult): string {
  const items = criterion.observations.filter((seen) => seen.contested).flatMap((seen) => seen.items);
  const side = (stance: Stance): string =>
    unique(items.filter((each) => each.stance === stance).map((each) => named(book, each.item))).join(', ');
  const supporting = side('support');
  const against = side('against');
  if (supporting === '' || against === '') return book.frame.contested;
  return `${book.frame.contested} ${book.texts.found.sides(supporting, against)}`;
}

function bearingText(book: Book, { item, stance }: ItemBearing): string {
  return `${named(book, item)}: ${book.words.stance[stance]}`;
}

function linesOf(book: Book, criterion: CriterionResult): readonly string[] {
  const about = `${criterion.id}, ${book.words.aspect[criterion.aspect]}`;
  return criterion.observations.flatMap((seen) => {
    const items = seen.items.filter(({ stance }) => FOUND.includes(stance)).map((each) => bearingText(book, each));
    const facts = seen.facts.map(({ path, actual }) => `${path}: ${actualIn(book.lang, actual)}`);
    return [...facts, ...items].map((line) => `${about}: ${line}`);
  });
}

/** The facts behind a finding that could not be established: what was found out does not go away with the verdict. */
export function foundLines(book: Book, finding: Finding): readonly string[] {
  if (finding.verdict !== 'not-established') return [];
  const lines = unique(finding.criteria.flatMap((criterion) => linesOf(book, criterion)));
  return lines.length <= MOST ? lines : [...lines.slice(0, MOST), book.texts.found.more(lines.length - MOST)];
}
