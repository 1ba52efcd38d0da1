import type { Mark } from '../types.ts';
import { drawable, widthOf } from './fonts.ts';
import { icon } from './icons.ts';
import { artifact, type Element, fill, line, type Sheet } from './sheet.ts';
import { type Style, TONES } from './theme.ts';

const GAP = 4.5;

/** Width of an icon with the given text beside it. */
export function markWidth(sheet: Sheet, text: string, style: Style): number {
  return iconSize(style) + GAP + widthOf(sheet.doc, drawable(sheet.doc, text), style);
}

/** Room the icon takes at the left of the word. */
export function markIndent(style: Style): number {
  return iconSize(style) + GAP;
}

/** The icon of a mark with lines of text beside it, in the tone's colour. The icon is decoration: the word says it all. */
export function drawMark(
  sheet: Sheet,
  into: Element,
  mark: Mark,
  at: { readonly x: number; readonly y: number; readonly style: Style; readonly lines?: readonly string[] },
): void {
  const { x, y, style, lines = [mark.word] } = at;
  const size = iconSize(style);
  artifact(sheet, () => icon(sheet.doc, mark.tone, { x, y: y + (style.leading - size) / 2, size }));
  const coloured = { ...style, ink: TONES[mark.tone].ink };
  fill(into, () => {
    lines.forEach((text, index) => line(sheet, text, x + size + GAP, y + index * style.leading, coloured));
  });
}

/** A mark in a tinted box, as high as a line and a half. Returns its width. */
export function drawBadge(
  sheet: Sheet,
  into: Element,
  mark: Mark,
  at: { readonly x: number; readonly y: number; readonly style: Style; readonly text?: string },
): number {
  const { x, y, style, text = mark.word } = at;
  const width = markWidth(sheet, text, style) + 16;
  artifact(sheet, () => sheet.doc.roundedRect(x, y, width, badgeHeight(style), 3).fill(TONES[mark.tone].tint));
  drawMark(sheet, into, mark, { x: x + 8, y: y + style.leading * 0.2, style, lines: [text] });
  return width;
}

export function badgeHeight(style: Style): number {
  return style.leading * 1.4;
}

function iconSize(style: Style): number {
  return style.size * 0.98;
}
