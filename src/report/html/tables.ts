import type { Cell, Column } from '../types.ts';
import { markup, type Markup } from './escape-html.ts';
import { markView } from './marks.ts';

export interface TableInput {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Whether the first cell of a row names it. */
  readonly headed: boolean;
}

/**
 * A table with caption and scopes, row by row: an evidence register can be long. Where room is short the style turns every
 * row into a card, sooner if there are many columns; the roles are stated because `display` would otherwise take them
 * away, and `data-label` repeats the column's title inside the card.
 */
export function* tablePieces({ caption, columns, rows, headed }: TableInput): Generator<Markup> {
  const titles = columns.map(
    (column) => markup`<th role="columnheader" scope="col" class="${headClass(column, columns)}">${column.title}</th>`,
  );
  yield markup`<table role="table" class="${columns.length > 5 ? 'many' : ''}">
    <caption>${caption}</caption>
    <thead role="rowgroup"><tr role="row">${titles}</tr></thead>
    <tbody role="rowgroup">\n`;
  for (const row of rows) {
    const cells = row.map((cell, index) => cellView(cell, columns[index], headed && index === 0));
    yield markup`<tr role="row">${cells}</tr>\n`;
  }
  yield markup`</tbody></table>\n`;
}

/** The same in one piece, for a short table inside something else. */
export function table(input: TableInput): Markup {
  return markup`${[...tablePieces(input)]}`;
}

function cellView(cell: Cell, column: Column | undefined, heads: boolean): Markup {
  const content = typeof cell !== 'string' ? markView(cell) : column?.mono === true ? breakable(cell) : cell;
  const label = column?.title ?? '';
  const styles = cellClass(cell, column);
  return heads
    ? markup`<th role="rowheader" scope="row" class="${styles}" data-label="${label}">${content}</th>`
    : markup`<td role="cell" class="${styles}" data-label="${label}">${content}</td>`;
}

/** A reference or path may go on below after a slash, and nowhere else. */
function breakable(text: string): Markup {
  const [first = '', ...rest] = text.split('/');
  return markup`${first}${rest.map((part) => markup`/<wbr>${part}`)}`;
}

// A column never gets narrower than its words, except for words so long that they must break.
const LONG_WORD = /\S{20}/u;

function cellClass(cell: Cell, column: Column | undefined): string {
  const names = [
    column?.align === 'right' && 'right',
    column?.mono === true && 'mono',
    typeof cell === 'string' && LONG_WORD.test(column?.mono === true ? cell.replaceAll('/', '/ ') : cell) && 'breaks',
  ];
  return names.filter((name) => name !== false).join(' ');
}

/** Widths are classes in steps of 5%: the page's policy forbids style attributes. */
function headClass(column: Column, columns: readonly Column[]): string {
  const sum = columns.reduce((total, { share }) => total + share, 0);
  const step = sum > 0 ? Math.max(1, Math.round((column.share / sum) * 20)) : 1;
  return column.align === 'right' ? `w${step * 5} right` : `w${step * 5}`;
}
