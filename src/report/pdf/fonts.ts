import { createRequire } from 'node:module';
import type { FontName, Style } from './theme.ts';

type Doc = PDFKit.PDFDocument;

const SOURCES: Readonly<Record<FontName, string>> = {
  regular: '400Regular/SourceSans3_400Regular.ttf',
  strong: '600SemiBold/SourceSans3_600SemiBold.ttf',
};

/** What stands for a character the font cannot draw, and for one that draws nothing but changes what is read. */
const SUBSTITUTE = '□';
/** Joiners and selectors that only shape the character before them. */
const SHAPER = /\p{Variation_Selector}|\p{Emoji_Modifier}|\u200d/u;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u;
/** Nearly every text: nothing to look up. */
const PLAIN = /^[\n\x20-\x7e\u00c0-\u00ff]*$/;
/** After these a long word may break without looking torn: rather between the parts of a path than inside one. */
const SOFT_STOPS = [/[/\\@,;&?)\]|]/, /[-–—_.:=]/];

function path(name: FontName): string {
  const require = createRequire(import.meta.url);
  return require.resolve(`@expo-google-fonts/source-sans-3/${SOURCES[name]}`);
}

export function registerFonts(doc: Doc): void {
  for (const name of ['regular', 'strong'] as const) doc.registerFont(name, path(name));
}

/** The same text in characters the report's fonts have: nothing is dropped in silence, and nothing crashes the layout. */
export function drawable(doc: Doc, text: string): string {
  if (PLAIN.test(text)) return text;
  const { font } = doc.font('regular')._font;
  let out = '';
  const tidy = text.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\t', ' ');
  for (const character of tidy) {
    if (character === '\n') out += character;
    else if (SHAPER.test(character) && out.endsWith(SUBSTITUTE)) continue;
    else
      out +=
        !INVISIBLE.test(character) && font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0) ? character : SUBSTITUTE;
  }
  return out;
}

/** Width in points of text that is already `drawable`. */
export function widthOf(doc: Doc, text: string, style: Style): number {
  return doc.font(style.font).fontSize(style.size).widthOfString(text);
}

/**
 * Lines of at most `width` points; a word longer than a line is broken, after a mark of punctuation where one is near.
 * A line that ends between words keeps its space, for readers that join the lines again.
 */
export function wrap(doc: Doc, text: string, style: Style, width: number): string[] {
  const paragraphs = drawable(doc, text).split('\n');
  return paragraphs.flatMap((paragraph, index) => {
    const lines = wrapParagraph(doc, paragraph, style, width);
    return index === paragraphs.length - 1 ? lines : lines.with(-1, `${lines.at(-1) ?? ''} `);
  });
}

function wrapParagraph(doc: Doc, text: string, style: Style, width: number): string[] {
  const space = widthOf(doc, ' ', style);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const needed = widthOf(doc, word, style);
    if (line !== '' && used + space + needed <= width) {
      line += ` ${word}`;
      used += space + needed;
      continue;
    }
    if (line !== '') lines.push(`${line} `);
    const pieces = needed <= width ? [word] : chop(doc, word, style, width);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
    used = widthOf(doc, line, style);
  }
  lines.push(line);
  return lines;
}

/** A word in pieces that fit. Widths are summed by character, so a word of thousands of characters stays linear. */
function chop(doc: Doc, word: string, style: Style, width: number): string[] {
  const pieces: string[] = [];
  let piece: string[] = [];
  let used = 0;
  for (const character of word) {
    const needed = widthOf(doc, character, style);
    if (piece.length > 0 && used + needed > width) {
      const kept = softEnd(piece);
      pieces.push(piece.slice(0, kept).join(''));
      piece = piece.slice(kept);
      used = piece.reduce((sum, part) => sum + widthOf(doc, part, style), 0);
    }
    piece.push(character);
    used += needed;
  }
  pieces.push(piece.join(''));
  return pieces;
}

/** How much of a full piece to keep: up to the last mark of punctuation in its second half, else all of it. */
function softEnd(piece: readonly string[]): number {
  const ends = SOFT_STOPS.map((stop) => piece.findLastIndex((character) => stop.test(character)) + 1);
  return ends.find((end) => end > piece.length / 2) ?? piece.length;
}
