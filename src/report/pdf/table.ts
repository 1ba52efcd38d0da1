import type { Pair } from '../types.ts';
import { type Box, headOf, type Line, PAD, rowOf, slotsOf, type Table } from './cells.ts';
import { FULL, GRID, type Column as Place } from './flow.ts';
import { drawable, widthOf, wrap } from './fonts.ts';
import { drawMark, markIndent } from './mark.ts';
import { artifact, atTop, type Element, element, fill, line, room, type Sheet, skip, turn } from './sheet.ts';
import { CONTENT, INK, PAGE, STYLES } from './theme.ts';

/** A row up to this share of the page is moved whole to the next page; a higher one is continued there. */
const WHOLE = 0.4;
/** Sets a table over as many pages as it needs; its heads are repeated on each, for the eye only. */
export function table(sheet: Sheet, parent: Element, content: Table, place: Place = FULL): void {
  if (content.rows.length === 0) return;
  const slots = slotsOf(sheet, content, place);
  const head = headOf(sheet, slots);
  const rows = content.rows.map((cells) => rowOf(sheet, slots, cells, content));
  const headHeight = content.headless === true ? 0 : head.height;
  const captionHeight = content.caption === undefined ? 0 : STYLES.smallStrong.leading + 4;
  const first = Math.min(
    rows.slice(0, 2).reduce((sum, row) => sum + row.height, 0),
    CONTENT.height * WHOLE,
  );
  if (room(sheet) < captionHeight + headHeight + first && !atTop(sheet)) turn(sheet);

  place.start?.();
  const into = element(sheet, parent, 'Table');
  if (content.caption !== undefined) drawCaption(sheet, into, content.caption, place);
  if (content.headless !== true) {
    const tr = element(sheet, into, 'TR');
    drawHead(sheet, head, place, (box) =>
      fill(element(sheet, tr, 'TH', { scope: 'Column' }), () => drawLines(sheet, box, 0, box.lines.length, sheet.y)),
    );
  } else rule(sheet, place);
  const repeat = (): void => {
    turn(sheet);
    if (content.headless === true) rule(sheet, place);
    else
      drawHead(sheet, head, place, (box) => artifact(sheet, () => drawLines(sheet, box, 0, box.lines.length, sheet.y)));
  };
  rows.forEach((row, index) => {
    const wanted = index === rows.length - 2 ? row.height + (rows.at(-1)?.height ?? 0) : row.height;
    if (room(sheet) < Math.min(wanted, CONTENT.height * WHOLE)) repeat();
    drawRow(sheet, element(sheet, into, 'TR'), row, { rowHeaders: content.rowHeaders === true, place, repeat });
  });
  into.end();
  skip(sheet, 12);
}

/** Labels and their values in two columns, in line with the text around them. */
export function pairs(sheet: Sheet, parent: Element, content: readonly Pair[], caption = ''): void {
  const columns = [GRID.body.x - PAGE.left, GRID.body.width].map((share) => ({ title: '', share }));
  const rows = content.map((pair) => [pair.label, pair.value]);
  const titled = caption === '' ? {} : { caption };
  table(sheet, parent, { ...titled, columns, rows, rowHeaders: true, headless: true });
}

function drawCaption(sheet: Sheet, into: Element, caption: string, place: Place): void {
  if (caption === '') return;
  const lines = wrap(sheet.doc, caption, STYLES.smallStrong, place.width);
  const y = sheet.y;
  fill(element(sheet, into, 'Caption'), () => {
    lines.forEach((text, at) => line(sheet, text, place.x, y + at * STYLES.smallStrong.leading, STYLES.smallStrong));
  });
  sheet.y += lines.length * STYLES.smallStrong.leading + 4;
}

function drawHead(sheet: Sheet, head: Line, place: Place, drawCell: (box: Box) => void): void {
  artifact(sheet, () => {
    const floor = sheet.y + head.height;
    sheet.doc.rect(place.x, sheet.y, place.width, head.height).fill(INK.wash);
    sheet.doc
      .lineWidth(0.9)
      .moveTo(place.x, floor)
      .lineTo(place.x + place.width, floor)
      .stroke(INK.accent);
  });
  head.boxes.forEach(drawCell);
  sheet.y += head.height;
}

/** Draws a row, over several pages if it is higher than the room there is. */
function drawRow(
  sheet: Sheet,
  tr: Element,
  row: Line,
  how: { readonly rowHeaders: boolean; readonly place: Place; readonly repeat: () => void },
): void {
  const cells = row.boxes.map((box, index) => ({
    box,
    into: how.rowHeaders && index === 0 ? element(sheet, tr, 'TH', { scope: 'Row' }) : element(sheet, tr, 'TD'),
    done: 0,
  }));
  for (;;) {
    let height = 0;
    for (const cell of cells) {
      const { box } = cell;
      const fits = Math.max(1, Math.floor((room(sheet) - 2 * PAD.y) / box.style.leading));
      const until = Math.min(box.lines.length, cell.done + fits);
      if (until > cell.done) drawCell(sheet, cell.into, box, cell.done, until);
      height = Math.max(height, (until - cell.done) * box.style.leading);
      cell.done = until;
    }
    sheet.y += height + 2 * PAD.y;
    rule(sheet, how.place);
    if (cells.every((cell) => cell.done === cell.box.lines.length)) return;
    how.repeat();
  }
}

function drawCell(sheet: Sheet, into: Element, box: Box, from: number, until: number): void {
  if (typeof box.cell === 'string') {
    fill(into, () => drawLines(sheet, box, from, until, sheet.y));
    return;
  }
  const { x } = box.slot;
  const { style } = box;
  if (from < box.own) {
    const lines = box.lines.slice(from, Math.min(until, box.own));
    drawMark(sheet, into, box.cell, { x, y: sheet.y + PAD.y, style, lines });
  }
  const indent = markIndent(style);
  if (until > box.own) fill(into, () => drawLines(sheet, box, from, until, sheet.y, { indent, start: box.own }));
}

/** Draws the lines of a cell from `from` until `until` with the first at `top`; those before `start` are left to others. */
function drawLines(
  sheet: Sheet,
  box: Box,
  from: number,
  until: number,
  top: number,
  only: { readonly indent: number; readonly start: number } = { indent: 0, start: 0 },
): void {
  for (let index = Math.max(from, only.start); index < until; index += 1) {
    const text = box.lines[index] ?? '';
    const style = index < box.own ? box.style : STYLES.muted;
    const y = top + PAD.y + (index - from) * box.style.leading;
    const free = box.slot.width - widthOf(sheet.doc, drawable(sheet.doc, text.trimEnd()), style);
    line(sheet, text, box.slot.x + only.indent + (box.slot.column.align === 'right' ? free : 0), y, style);
  }
}

function rule(sheet: Sheet, place: Place): void {
  artifact(sheet, () => {
    sheet.doc
      .lineWidth(0.5)
      .moveTo(place.x, sheet.y)
      .lineTo(place.x + place.width, sheet.y)
      .stroke(INK.rule);
  });
}
