import type { Tone } from '../types.ts';
import { INK, TONES } from './theme.ts';

type Doc = PDFKit.PDFDocument;

/** The icons of the marks in a square of 12 by 12, drawn because no text font has them all. Shape differs, not colour alone. */
const ICONS: Readonly<Record<Tone, (doc: Doc, ink: string) => void>> = {
  met: (doc, ink) => {
    doc.circle(6, 6, 5.5).fill(ink);
    doc.moveTo(3.4, 6.2).lineTo(5.3, 8.1).lineTo(8.7, 4.2).lineWidth(1.5).stroke(INK.white);
  },
  fail: (doc, ink) => {
    doc.roundedRect(0.6, 0.6, 10.8, 10.8, 1.8).fill(ink);
    doc.moveTo(3.6, 3.6).lineTo(8.4, 8.4).moveTo(8.4, 3.6).lineTo(3.6, 8.4).lineWidth(1.5).stroke(INK.white);
  },
  'not-established': (doc, ink) => {
    doc.polygon([6, -0.3], [12.3, 6], [6, 12.3], [-0.3, 6]).fill(ink);
    doc.path('M4.3 4.9 C4.3 2.6 7.7 2.6 7.7 4.7 C7.7 6.1 6 6 6 7.5').lineWidth(1.25).stroke(INK.white);
    doc.circle(6, 9.2, 0.8).fill(INK.white);
  },
  'did-not-occur': (doc, ink) => {
    doc.circle(6, 6, 4.8).lineWidth(1.4).stroke(ink);
  },
  'not-applicable': (doc, ink) => {
    doc.moveTo(2, 6).lineTo(10, 6).lineWidth(1.7).stroke(ink);
  },
  'not-examined': (doc, ink) => {
    for (const x of [2, 6, 10]) doc.circle(x, 6, 1.15).fill(ink);
  },
  advisory: (doc, ink) => {
    doc.circle(6, 6, 4.9).lineWidth(1.2).stroke(ink);
    doc.path('M6 1.1 A4.9 4.9 0 0 0 6 10.9 Z').fill(ink);
  },
};

/** Draws the icon of a tone with its top left at x, y and sides of `size` points. */
export function icon(
  doc: Doc,
  tone: Tone,
  at: { readonly x: number; readonly y: number; readonly size: number },
): void {
  doc.save();
  doc
    .translate(at.x, at.y)
    .scale(at.size / 12)
    .lineCap('round')
    .lineJoin('round');
  ICONS[tone](doc, TONES[tone].ink);
  doc.restore();
}

/** A filled rectangle in the tone's colour; what could not be established is hatched, so that it reads without colour. */
export function ground(
  doc: Doc,
  tone: Tone,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const { ink, tint } = TONES[tone];
  const { x, y, width, height } = box;
  doc.save();
  if (tone === 'not-applicable' || tone === 'not-examined') {
    doc.rect(x, y, width, height).fill('#C9D0D6');
  } else if (tone === 'not-established') {
    doc.rect(x, y, width, height).clip();
    doc.rect(x, y, width, height).fill(tint);
    for (let left = x - height; left < x + width; left += 3.6) doc.moveTo(left, y + height).lineTo(left + height, y);
    doc.lineWidth(1.5).stroke(ink);
  } else {
    doc.rect(x, y, width, height).fill(ink);
  }
  doc.restore();
}
