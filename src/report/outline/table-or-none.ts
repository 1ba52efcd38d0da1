import type { Block } from '../types.ts';
import type { Book } from './book.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** A table, or the word that says there is nothing: an appendix is never silently empty. */
export function tableOrNone(book: Book, table: Table): Block {
  return table.rows.length === 0
    ? { kind: 'paragraph', text: `${table.caption}: ${book.frame.nothingHere.toLowerCase()}` }
    : table;
}

/** A table where there is something to put in it. */
export function tableIfAny(table: Omit<Table, 'kind'>): readonly Block[] {
  return table.rows.length === 0 ? [] : [{ kind: 'table', ...table }];
}
