import type { Lang } from '../../language/types.ts';
import type { UiLabel } from '../types.ts';
import { drawable, widthOf, wrap } from './fonts.ts';
import { CONTENT, INK, PAGE, STYLES, type Style } from './theme.ts';

export type Element = PDFKit.PDFStructureElement;

/** What a first pass over the document learned, for the page numbers of the second. */
export interface Paging {
  readonly pages: number;
  /** Page number by anchor. */
  readonly places: ReadonlyMap<string, number>;
}

/** What every page repeats: from the second page on at the top, and on all of them below. */
export interface Running {
  readonly head: string;
  readonly note: string;
  readonly foot: string;
}

/** A document in the making: the page it is at, and how far down. Lengths are points from the top left. */
export interface Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly lang: Lang;
  readonly labels: Readonly<Record<UiLabel, string>>;
  readonly running: Running;
  readonly known: Paging;
  readonly places: Map<string, number>;
  /** The bookmarks the next one may hang under: the root, then the last of each depth. */
  readonly bookmarks: PDFKit.PDFOutline[];
  page: number;
  y: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function room(sheet: Sheet): number {
  return CONTENT.floor - sheet.y;
}

export function atTop(sheet: Sheet): boolean {
  return sheet.y <= PAGE.top + 0.5;
}

/** White space, except at the top of a page. */
export function skip(sheet: Sheet, height: number): void {
  if (!atTop(sheet)) sheet.y += height;
}

/** Turns the page unless `height` still fits; nothing taller than a page is asked for. */
export function ensure(sheet: Sheet, height: number): void {
  if (room(sheet) < height && !atTop(sheet)) turn(sheet);
}

export function turn(sheet: Sheet): void {
  sheet.doc.addPage();
  sheet.page += 1;
  sheet.y = PAGE.top;
  furnish(sheet);
}

/** Header and footer: what the document is above, with its short hash or reference; who made it and "3 van 27" below. */
function furnish(sheet: Sheet): void {
  const { doc, labels, running, known } = sheet;
  const style = STYLES.furniture;
  const right = PAGE.width - PAGE.right;
  doc.markContent('Artifact', { type: 'Pagination' });
  if (sheet.page > 1) {
    line(sheet, clip(sheet, running.head, style, CONTENT.width * 0.62), PAGE.left, 40, style);
    line(sheet, running.note, right - widthOf(doc, drawable(doc, running.note), style), 40, style);
    doc.lineWidth(0.5).moveTo(PAGE.left, 58).lineTo(right, 58).stroke(INK.rule);
  }
  const bottom = PAGE.height - 44;
  const number = `${String(sheet.page)} ${labels.of} ${String(known.pages)}`;
  line(sheet, clip(sheet, running.foot, style, CONTENT.width * 0.7), PAGE.left, bottom, style);
  line(sheet, number, right - widthOf(doc, drawable(doc, number), style), bottom, style);
  doc.endMarkedContent();
}

/** One line of text, drawn where it is told to and nowhere else. */
export function line(sheet: Sheet, text: string, x: number, y: number, style: Style): void {
  const clean = drawable(sheet.doc, text);
  if (clean === '') return;
  // Centre the font's own line box in the leading.
  const lift = (style.leading - style.size * 1.424) / 2;
  sheet.doc
    .font(style.font)
    .fontSize(style.size)
    .fillColor(style.ink)
    .text(clean, x, y + lift, { lineBreak: false });
}

/** The text cut to one line; only for headers and footers, which repeat what stands elsewhere in full. */
function clip(sheet: Sheet, text: string, style: Style, width: number): string {
  // No line holds more; and measuring a long text on every page would take its time.
  const [first = '', ...more] = wrap(sheet.doc, text.slice(0, 300), style, width - 8);
  return more.length === 0 ? first : `${first.trimEnd()}…`;
}

/** A new structure element under `parent`. */
export function element(
  sheet: Sheet,
  parent: Element,
  type: string,
  options: PDFKit.Mixins.StructureElementOptions = {},
): Element {
  const child = sheet.doc.struct(type, options);
  parent.add(child);
  return child;
}

/** Draws the content of a structure element; may be called once per page, never around a page break. */
export function fill(into: Element, draw: () => void): void {
  into.add(draw);
}

/** Draws what is decoration: backgrounds, rules, and icons beside their word. */
export function artifact(sheet: Sheet, draw: () => void): void {
  sheet.doc.markContent('Artifact', { type: 'Layout' });
  draw();
  sheet.doc.endMarkedContent();
}

/** Makes the present spot reachable by links. */
export function anchor(sheet: Sheet, name: string): void {
  if (sheet.places.has(name)) return;
  sheet.places.set(name, sheet.page);
  sheet.doc.addNamedDestination(destination(name), 'XYZ', PAGE.left, sheet.y - 12, null);
}

/** Hexadecimal, since an anchor may hold anything and pdfkit sorts the names by locale. */
function destination(name: string): string {
  return Array.from(name, (character) => (character.codePointAt(0) ?? 0).toString(16).padStart(6, '0')).join('');
}

/** Content that links to an anchor, with the annotation in the structure tree and a description in it. */
export function link(
  sheet: Sheet,
  parent: Element,
  options: { readonly to: string; readonly label: string; readonly box: Box; readonly draw: () => void },
): void {
  const { to, label, box, draw } = options;
  const { x, y, width, height } = box;
  if (!sheet.known.places.has(to)) {
    fill(parent, draw);
    return;
  }
  const into = element(sheet, parent, 'Link');
  fill(into, draw);
  // pdfkit writes a String object as a PDF string and a bare string as a name.
  const contents = Object(drawable(sheet.doc, label)) as string;
  sheet.doc.goTo(x, y, width, height, destination(to), { structParent: into, Contents: contents });
  // Ended here, because pdfkit notes the page of the annotation when the element ends.
  into.end();
}

/** Adds a bookmark to the present spot; depth 0 is a chapter. */
export function bookmark(sheet: Sheet, depth: number, title: string): void {
  const parent = sheet.bookmarks[Math.min(depth, sheet.bookmarks.length - 1)];
  if (parent === undefined) return;
  const item = parent.addItem(drawable(sheet.doc, title).replaceAll('\n', ' '), { top: Math.max(0, sheet.y - 12) });
  sheet.bookmarks.splice(depth + 1, Infinity, item);
}
