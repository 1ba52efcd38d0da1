import type { Book } from './book.ts';

/** What an item is: the title on its card, or the endpoint that was measured; nothing for what never came. */
export function itemTitle(book: Book, id: string): string {
  const item = itemsOf(book).get(id);
  if (item === undefined) return '';
  if (item.what !== undefined) return item.what.replace(/\.$/, '');
  return item.kind === 'measured' ? measuredTitle(book, item.slot) : '';
}

/** "TLS van portaal.example:443": a slot is the target and the collector that measured it. */
export function measuredTitle(book: Book, slot: string): string {
  const at = slot.lastIndexOf('/');
  const target = book.assessment.audit.targets.find((each) => each.id === slot.slice(0, at));
  if (at < 0 || target === undefined) return '';
  return book.frame.measured(slot.slice(at + 1), target.where ?? target.id);
}

type Items = ReadonlyMap<string, Book['assessment']['items'][number]>;
const KNOWN = new WeakMap<Book['assessment'], Items>();

function itemsOf({ assessment }: Book): Items {
  const known = KNOWN.get(assessment) ?? new Map(assessment.items.map((item) => [item.id, item]));
  KNOWN.set(assessment, known);
  return known;
}
