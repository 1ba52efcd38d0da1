import type { Cell, Column } from '../types.ts';
import type { Column as Place } from './flow.ts';
import { drawable, widthOf, wrap } from './fonts.ts';
import { markIndent } from './mark.ts';
import type { Sheet } from './sheet.ts';
import { INK, type Style, STYLES } from './theme.ts';

/** A cell with something said about it in a lighter tone below. */
export interface Noted {
  readonly cell: Cell;
  readonly note: string;
}

export interface Table {
  readonly caption?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (Cell | Noted)[])[];
  /** The first cell of each row is its header. */
  readonly rowHeaders?: boolean;
  /** No row of column heads: every row has its own header. */
  readonly headless?: boolean;
}

/** A column on the page; `x` and `width` are those of its text. */
export interface Slot {
  readonly x: number;
  readonly width: number;
  readonly column: Column;
}

export interface Box {
  readonly slot: Slot;
  readonly cell: Cell;
  readonly style: Style;
  readonly lines: readonly string[];
  /** How many of the lines are the cell's own; the rest is its note. */
  readonly own: number;
}

export interface Line {
  readonly boxes: readonly Box[];
  readonly height: number;
}

export const PAD = { x: 5, y: 4 } as const;
/** With more columns than this the type gets smaller. */
const MOST_COLUMNS = 5;

export function slotsOf(sheet: Sheet, content: Table, place: Place): Slot[] {
  // Without a ground behind its heads, text starts at the edge, in line with the text around it.
  const pad = content.headless === true ? { left: 0, right: 2 * PAD.x } : { left: PAD.x, right: PAD.x };
  const widths = widthsOf(sheet, content, place.width, pad.left + pad.right);
  let { x } = place;
  return content.columns.map((column, index) => {
    const full = widths[index] ?? 0;
    const slot = { x: x + pad.left, width: full - pad.left - pad.right, column };
    x += full;
    return slot;
  });
}

/** The widths asked for, except that a column whose longest word would be torn gets more from those with room to spare. */
function widthsOf(sheet: Sheet, content: Table, width: number, padding: number): number[] {
  const total = content.columns.reduce((sum, column) => sum + column.share, 0);
  const asked = content.columns.map((column) => (width * column.share) / total);
  const most = (1.5 * width) / content.columns.length - padding - 1;
  const least = content.columns.map((column, index) => {
    const heads = wordWidths(sheet, column.title, STYLES.label);
    const cells = content.rows.flatMap((row) => {
      const { text, style, indent } = lookOf(row[index] ?? '', content, index);
      return wordWidths(sheet, text, style).map((one) => one + indent);
    });
    // A word that no width could hold is torn anyway: it asks for nothing.
    return padding + 1 + Math.max(0, ...heads, ...cells.filter((one) => one <= most));
  });
  const lacking = least.reduce((sum, one, index) => sum + Math.max(0, one - (asked[index] ?? 0)), 0);
  const spare = least.reduce((sum, one, index) => sum + Math.max(0, (asked[index] ?? 0) - one), 0);
  if (lacking === 0 || spare === 0) return asked;
  const granted = Math.min(1, spare / lacking);
  const taken = (lacking * granted) / spare;
  return asked.map((one, index) => {
    const gap = (least[index] ?? 0) - one;
    return one + (gap > 0 ? gap * granted : gap * taken);
  });
}

function wordWidths(sheet: Sheet, text: string, style: Style): number[] {
  return drawable(sheet.doc, text)
    .split(/\s|(?<=[/@_,;])/)
    .map((word) => widthOf(sheet.doc, word, style));
}

interface Look {
  readonly text: string;
  readonly note: string;
  readonly style: Style;
  /** Room for the icon of a mark. */
  readonly indent: number;
}

/** How a cell is set: marks and noted cells are strong, codes and crowded tables small. */
function lookOf(content: Cell | Noted, within: Table, index: number): Look {
  const { cell, note } = typeof content === 'object' && 'cell' in content ? content : { cell: content, note: '' };
  const crowded = within.columns.length > MOST_COLUMNS;
  const strong = crowded ? STYLES.codeStrong : STYLES.smallStrong;
  if (typeof cell !== 'string') return { text: cell.word, note, style: strong, indent: markIndent(strong) };
  if (note !== '') return { text: cell, note, style: strong, indent: 0 };
  const header = within.rowHeaders === true && index === 0;
  const small = crowded || within.columns[index]?.mono === true;
  return { text: cell, note, style: header ? STYLES.muted : small ? STYLES.code : STYLES.small, indent: 0 };
}

export function headOf(sheet: Sheet, slots: readonly Slot[]): Line {
  const style = { ...STYLES.label, ink: INK.accent };
  return lineOf(
    slots.map((slot) => {
      const lines = wrap(sheet.doc, slot.column.title, style, slot.width);
      return { slot, cell: slot.column.title, style, lines, own: lines.length };
    }),
  );
}

export function rowOf(sheet: Sheet, slots: readonly Slot[], cells: readonly (Cell | Noted)[], content: Table): Line {
  return lineOf(
    slots.map((slot, index) => boxOf(sheet, slot, cells[index] ?? '', lookOf(cells[index] ?? '', content, index))),
  );
}

function boxOf(sheet: Sheet, slot: Slot, content: Cell | Noted, look: Look): Box {
  const cell = typeof content === 'object' && 'cell' in content ? content.cell : content;
  const width = slot.width - look.indent;
  const own = wrap(sheet.doc, look.text, look.style, width);
  const notes = look.note === '' ? [] : wrap(sheet.doc, look.note, STYLES.muted, width);
  const lines = notes.length === 0 ? own : [...own.with(-1, `${own.at(-1) ?? ''} `), ...notes];
  return { slot, cell, style: look.style, lines, own: own.length };
}

function lineOf(boxes: readonly Box[]): Line {
  const heights = boxes.map((box) => box.lines.length * box.style.leading);
  return { boxes, height: Math.max(...heights) + 2 * PAD.y };
}
