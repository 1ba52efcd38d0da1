import { day } from './book.ts';
import type { Book } from './book.ts';

/** "Concept", or which final version: what a reader may rely on comes before what it says. */
export function editionOf({ assessment, texts }: Book): string {
  const { final } = assessment;
  return final === undefined ? texts.edition.draft : texts.edition.final(final.version);
}

/** The same in full: who declared it final and when, or how far the hearing is. */
export function editionLine(book: Book): string {
  const { assessment, texts } = book;
  const { final, hearing } = assessment;
  const { edition } = texts;
  if (final !== undefined) return `${editionOf(book)}, ${edition.declared(final.by, day(book, final.at))}`;
  if (hearing === undefined) return `${edition.draft}, ${edition.notHeard}`;
  return `${edition.draft}, ${hearing.over ? edition.termOver : edition.heardUntil(day(book, hearing.due))}`;
}
