import PDFDocument from 'pdfkit';
import type { Lang } from '../../language/types.ts';
import type { Outline } from '../types.ts';
import { chapterBlocks } from './chapter.ts';
import { contents, cover } from './front.ts';
import { drawable, registerFonts } from './fonts.ts';
import { type Element, type Paging, type Running, type Sheet, turn } from './sheet.ts';

/** Short chapters that lead up to the findings: they follow each other on the page. */
const SHORT: ReadonlySet<string> = new Set(['question', 'scope', 'norms', 'approach']);

const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const;

/** What a document is, apart from what stands on its pages. */
export interface About {
  readonly lang: Lang;
  readonly title: string;
  readonly subject: string;
  readonly creator: string;
  /** ISO 8601: the date in the file, which comes from no clock. */
  readonly at: string;
  readonly labels: Outline['labels'];
  readonly running: Running;
}

/** The report as an ended pdfkit document, to be read as a stream. */
export function layOut(outline: Outline, asOf: string): PDFKit.PDFDocument {
  const { lang, title, hash, tool, labels, edition } = outline;
  const running = { head: title, note: `${edition}  ·  ${labels.hash} ${hash.slice(0, 12)}`, foot: tool };
  return layOutPages({ lang, title, subject: hash, creator: tool, at: asOf, labels, running }, (sheet, root) => {
    cover(sheet, root, outline);
    contents(sheet, root, outline);
    for (const chapter of outline.chapters.slice(1))
      chapterBlocks(sheet, root, chapter, SHORT.has(chapter.id) ? 0.2 : 0.45);
  });
}

type Draw = (sheet: Sheet, root: Element) => void;

/**
 * Pages as an ended pdfkit document. They are laid out twice: the first pass finds out on which page everything lands, so
 * that no pages have to be held in memory for their "3 van 27".
 */
export function layOutPages(about: About, draw: Draw): PDFKit.PDFDocument {
  const first = pass(about, draw, { pages: 0, places: new Map() });
  const second = pass(about, draw, { pages: first.page, places: first.places });
  second.doc.end();
  return second.doc;
}

function pass(about: About, draw: Draw, known: Paging): Sheet {
  const scouting = known.pages === 0;
  const doc = open(about, !scouting);
  // Nobody reads the first pass.
  if (scouting) doc.push = () => true;
  const { lang, labels, running } = about;
  const sheet: Sheet = {
    ...{ doc, lang, labels, running, known },
    ...{ places: new Map(), bookmarks: [doc.outline], page: 0, y: 0 },
  };
  const root = doc.struct('Document');
  doc.addStructure(root);
  turn(sheet);
  draw(sheet, root);
  root.end();
  countBookmarks(doc.outline);
  return sheet;
}

function open({ lang, title, subject, creator, at }: About, compress: boolean): PDFKit.PDFDocument {
  const moment = momentOf(at);
  const doc = new PDFDocument({
    pdfVersion: '1.7',
    tagged: true,
    lang: LOCALES[lang],
    displayTitle: true,
    autoFirstPage: false,
    size: 'A4',
    // The layout breaks pages itself; pdfkit must never.
    margin: 0,
    // None yet: a font opened here and registered under a name would be parsed anew at every use.
    font: '',
    compress,
    // The file id is a hash of these, so it is the same for the same report.
    info: { Title: title, Subject: subject, Creator: creator, CreationDate: moment, ModDate: moment },
  });
  registerFonts(doc);
  doc.info.Title = drawable(doc, title);
  escapeMetadata(doc);
  return doc;
}

/** pdfkit writes the title into XML as it stands; `end()` reads it for the document's information before this. */
function escapeMetadata(doc: PDFKit.PDFDocument): void {
  const write = doc.endMetadata.bind(doc);
  doc.endMetadata = () => {
    const { Title = '', Subject = '', Creator = '' } = doc.info;
    Object.assign(doc.info, { Title: escapeXml(Title), Subject: escapeXml(Subject), Creator: escapeXml(Creator) });
    write();
  };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A date without a time zone is read as UTC: the same bytes in any time zone. */
function momentOf(iso: string): Date {
  const zoned = /^\d{4}-\d\d-\d\d$|Z$|[+-]\d\d:?\d\d$/i.test(iso) ? iso : `${iso}Z`;
  const moment = new Date(zoned);
  return Number.isNaN(moment.getTime()) ? new Date(0) : moment;
}

/** pdfkit leaves out the counts the standard asks for: what is shown at the root, and what a closed bookmark hides. */
function countBookmarks(root: PDFKit.PDFOutline): void {
  root.options = { ...root.options, expanded: true };
  const close = (item: PDFKit.PDFOutline): void => {
    if (item.children.length > 0) item.outlineData['Count'] = -item.children.length;
    item.children.forEach(close);
  };
  root.children.forEach(close);
}
