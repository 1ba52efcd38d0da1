import { wrap } from './fonts.ts';
import { artifact, atTop, type Element, element, fill, line, room, type Sheet, turn } from './sheet.ts';
import { CONTENT, PAGE, type Style, STYLES } from './theme.ts';

/** A paragraph on its way to the page: where it hangs in the structure, how it looks, what stands before it. */
export interface Piece {
  readonly into: Element;
  readonly text: string;
  readonly style: Style;
  readonly indent?: number;
  /** Drawn at the left of the first line: the label of a list item, or a number. */
  readonly marker?: { readonly into: Element; readonly text: string; readonly style: Style };
  readonly after?: number;
  /** Not to be parted from what follows. */
  readonly lead?: boolean;
}

export interface Column {
  readonly x: number;
  readonly width: number;
  /** A tinted ground with a bar of `ink` at its left, drawn anew on every page it reaches. */
  readonly panel?: { readonly tint: string; readonly ink: string };
  /** Called once where the content begins, after any page turn: for a label beside it. */
  readonly start?: () => void;
}

interface Row {
  readonly piece: Piece;
  readonly text: string;
  readonly index: number;
  readonly of: number;
}

const PANEL = { left: 13, right: 12, top: 9, bottom: 9, bar: 2.5 } as const;
export const FULL: Column = { x: PAGE.left, width: CONTENT.width };
/** Two columns: labels and marks at the left, what they are about at the right. */
export const GRID = {
  label: { x: PAGE.left, width: 112 },
  body: { x: PAGE.left + 124, width: CONTENT.width - 124 },
} as const satisfies Record<string, Column>;

/** Sets paragraphs in a column over as many pages as they need, without a lone first or last line. */
export function flow(sheet: Sheet, pieces: readonly Piece[], column: Column = FULL): void {
  const pad = column.panel === undefined ? { left: 0, right: 0, top: 0, bottom: 0 } : PANEL;
  const inner = { x: column.x + pad.left, width: column.width - pad.left - pad.right };
  let rows = pieces.flatMap((piece) => rowsOf(sheet, piece, inner.width));
  let begun = false;
  while (rows.length > 0) {
    const count = fitting(rows, room(sheet) - pad.top - pad.bottom, atTop(sheet));
    if (count === 0) {
      turn(sheet);
      continue;
    }
    if (!begun) column.start?.();
    begun = true;
    const slice = rows.slice(0, count);
    rows = rows.slice(count);
    const height = heightOf(slice) - (slice.at(-1)?.piece.after ?? 0) + pad.top + pad.bottom;
    if (column.panel !== undefined) drawPanel(sheet, column, column.panel, height);
    drawRows(sheet, slice, inner.x, sheet.y + pad.top);
    sheet.y += height;
    if (rows.length > 0) turn(sheet);
    else sheet.y += pieces.at(-1)?.after ?? 0;
  }
}

/** Content in the body column with its label at the left, on the page where the content begins. */
export function labelled(sheet: Sheet, parent: Element, label: string, draw: (column: Column) => void): void {
  const into = element(sheet, parent, 'P');
  const lines = wrap(sheet.doc, label, STYLES.label, GRID.label.width);
  let floor = { page: 0, y: 0 };
  const start = (): void => {
    const top = sheet.y;
    fill(into, () =>
      lines.forEach((text, at) => line(sheet, text, GRID.label.x, top + 0.6 + at * STYLES.label.leading, STYLES.label)),
    );
    floor = { page: sheet.page, y: top + lines.length * STYLES.label.leading };
  };
  draw({ ...GRID.body, start });
  if (sheet.page === floor.page) sheet.y = Math.max(sheet.y, floor.y);
}

/** How high the pieces stand in the column if nothing breaks them. */
export function measure(sheet: Sheet, pieces: readonly Piece[], column: Column = FULL): number {
  const pad = column.panel === undefined ? { left: 0, right: 0, top: 0, bottom: 0 } : PANEL;
  const rows = pieces.flatMap((piece) => rowsOf(sheet, piece, column.width - pad.left - pad.right));
  return heightOf(rows) + pad.top + pad.bottom;
}

function rowsOf(sheet: Sheet, piece: Piece, width: number): Row[] {
  const lines = wrap(sheet.doc, piece.text, piece.style, width - (piece.indent ?? 0));
  return lines.map((text, index) => ({ piece, text, index, of: lines.length }));
}

function heightOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + row.piece.style.leading + gapAfter(row), 0);
}

function gapAfter(row: Row): number {
  return row.index === row.of - 1 ? (row.piece.after ?? 0) : 0;
}

/** How many rows fit, breaking where it reads well; at the top of a page at least one, or nothing would ever end. */
function fitting(rows: readonly Row[], height: number, top: boolean): number {
  let count = 0;
  let used = 0;
  for (const row of rows) {
    if (used + row.piece.style.leading > height) break;
    used += row.piece.style.leading + gapAfter(row);
    count += 1;
  }
  if (count === rows.length) return count;
  let good = count;
  while (good > 0 && !breaksWell(rows, good)) good -= 1;
  if (good > 0) return good;
  return top ? Math.max(1, count) : 0;
}

function breaksWell(rows: readonly Row[], at: number): boolean {
  const before = rows[at - 1];
  const after = rows[at];
  if (before === undefined || after === undefined) return true;
  if (before.piece !== after.piece) return before.piece.lead !== true;
  const alone = after.index === 1 || after.index === after.of - 1;
  return !alone;
}

function drawRows(sheet: Sheet, rows: readonly Row[], x: number, top: number): void {
  let y = top;
  for (const [piece, lines] of byPiece(rows)) {
    const indent = piece.indent ?? 0;
    const { marker } = piece;
    if (marker !== undefined && lines[0]?.index === 0) {
      const markerY = y + (piece.style.leading - marker.style.leading) / 2;
      fill(marker.into, () => line(sheet, marker.text, x, markerY, marker.style));
    }
    const start = y;
    fill(piece.into, () => {
      lines.forEach((row, at) => line(sheet, row.text, x + indent, start + at * piece.style.leading, piece.style));
    });
    y += heightOf(lines);
  }
}

function byPiece(rows: readonly Row[]): Map<Piece, Row[]> {
  const groups = new Map<Piece, Row[]>();
  for (const row of rows) groups.set(row.piece, [...(groups.get(row.piece) ?? []), row]);
  return groups;
}

function drawPanel(sheet: Sheet, column: Column, panel: { tint: string; ink: string }, height: number): void {
  artifact(sheet, () => {
    sheet.doc.rect(column.x, sheet.y, column.width, height).fill(panel.tint);
    sheet.doc.rect(column.x, sheet.y, PANEL.bar, height).fill(panel.ink);
  });
}

/** One paragraph. */
export function paragraph(sheet: Sheet, parent: Element, text: string, style: Style, after = 6, column = FULL): void {
  if (text.trim() === '') return;
  flow(sheet, [{ into: element(sheet, parent, 'P'), text, style, after }], column);
}

/** The pieces of a list, to be set by `flow`; every item is an LI with its label and its body. */
export function listPieces(
  sheet: Sheet,
  parent: Element,
  items: readonly string[],
  options: { readonly style: Style; readonly after?: number; readonly bullet?: string; readonly indent?: number },
): Piece[] {
  if (items.length === 0) return [];
  const list = element(sheet, parent, 'L');
  const { style, after = 3, bullet = '•', indent = 12 } = options;
  return items.map((text) => {
    const item = element(sheet, list, 'LI');
    const label = element(sheet, item, 'Lbl');
    const into = element(sheet, item, 'LBody');
    return { into, text, style, indent, marker: { into: label, text: bullet, style }, after };
  });
}
