import type { Assessment, Conclusion, Finding } from '../../assess/types.ts';
import type { Person } from '../../audit/types.ts';
import type { Addressee, Text } from '../../catalogue/types.ts';
import { chapterTextsOf } from '../../language/chapter-texts.ts';
import type { ChapterTexts } from '../../language/chapter-texts.ts';
import { countIn, dateIn } from '../../language/date.ts';
import { frameOf } from '../../language/frame.ts';
import type { Frame } from '../../language/frame.ts';
import { wordsOf } from '../../language/language.ts';
import type { Lang, Words } from '../../language/types.ts';
import type { Decided } from '../types.ts';

/** What every chapter is written from. */
export interface Book {
  readonly assessment: Assessment;
  readonly lang: Lang;
  readonly words: Words;
  readonly frame: Frame;
  readonly texts: ChapterTexts;
  readonly decided: Decided;
}

const UNDECIDED: Decided = { conditions: null };

export function openBook(assessment: Assessment, lang: Lang, decided: Decided = UNDECIDED): Book {
  return { assessment, lang, words: wordsOf(lang), frame: frameOf(lang), texts: chapterTextsOf(lang), decided };
}

export function read(book: Book, text: Text): string {
  return text[book.lang];
}

export function day(book: Book, iso: string | undefined): string {
  return iso === undefined ? '' : dateIn(book.lang, iso);
}

/** "1.000.000" */
export function numberIn(book: Book, n: number): string {
  return countIn(book.lang, n);
}

/** "Hoofd techniek (leverancier)": a person by role and party, never by name. */
export function personName(book: Book, { role, party }: Person): string {
  return `${role} (${book.words.partyRole[party]})`;
}

/** "leverancier Voorbeeldpost" */
export function partyName(book: Book, party: Addressee): string {
  return `${book.words.addressee[party]} ${book.assessment.audit[party]}`;
}

/** The title of a catalogue; norms of our own are always called so. */
export function catalogueTitle(book: Book, catalogue: string): string {
  const known = book.assessment.conclusions.find((each) => each.catalogue === catalogue);
  return known === undefined ? catalogue : conclusionTitle(book, known);
}

export function conclusionTitle(book: Book, conclusion: Conclusion): string {
  const title = read(book, conclusion.title);
  const own = book.words.catalogueKind.own;
  return conclusion.kind === 'own' && !title.toLowerCase().includes(own) ? `${title} (${own})` : title;
}

/** `bio2@1.3`: what stands for a catalogue where its title has been given; norms of our own are called so here too. */
export function catalogueRef(book: Book, catalogue: string): string {
  const own = book.assessment.conclusions.some((each) => each.catalogue === catalogue && each.kind === 'own');
  return own ? `${catalogue} (${book.words.catalogueKind.own})` : catalogue;
}

/** The title, with how much of which catalogue it takes: a selection of a norm never passes for the whole. */
export function conclusionLabel(book: Book, conclusion: Conclusion): string {
  const { selectedFrom } = conclusion;
  const title = conclusionTitle(book, conclusion);
  return selectedFrom === undefined
    ? title
    : `${title}, ${book.frame.chosenFrom(selectedFrom.n, selectedFrom.of, selectedFrom.ref)}`;
}

export function isOwn(book: Book, finding: Finding): boolean {
  return book.assessment.conclusions.some((each) => each.catalogue === finding.catalogue && each.kind === 'own');
}

/** Upper case for the first letter: words are stored as they stand in running text. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The parts that say something, one after the other. */
export function joined(parts: readonly string[], between = '. '): string {
  const said = parts.filter((part) => part.trim() !== '');
  // A sentence of somebody else's may end with a full stop of its own.
  return said.map((part, at) => (at < said.length - 1 ? part.trim().replace(/\.$/, '') : part)).join(between);
}

export function yesNo(book: Book, yes: boolean): string {
  return yes ? book.frame.label.yes : book.frame.label.no;
}

export function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
