import { wordsOf } from '../../language/language.ts';
import type { Block, Chapter, Outline, Tone, Triple } from '../types.ts';
import { chapterAnchor, chapterBlocks } from './chapter.ts';
import { parts, stack } from './chart.ts';
import { drawable, widthOf, wrap } from './fonts.ts';
import { flow, FULL, paragraph } from './flow.ts';
import { ground, icon } from './icons.ts';
import { drawMark, markWidth } from './mark.ts';
import {
  anchor,
  artifact,
  bookmark,
  type Element,
  element,
  ensure,
  fill,
  line,
  link,
  room,
  type Sheet,
  skip,
  turn,
} from './sheet.ts';
import { pairs } from './table.ts';
import { CONTENT, INK, PAGE, type Style, STYLES, TONES } from './theme.ts';

/**
 * Page one: whose report it is, the answer, the numbers behind it, what the answer does not mean, and straight after it
 * the summary, without repeating what stands above it.
 */
export function cover(sheet: Sheet, root: Element, outline: Outline): void {
  const sect = element(sheet, root, 'Sect');
  artifact(sheet, () => sheet.doc.rect(PAGE.left, 56, 46, 5).fill(INK.accent));
  // A name may be of any length; page one is not to be filled with it.
  const style =
    wrap(sheet.doc, outline.title, STYLES.display, CONTENT.width).length > 4 ? STYLES.section : STYLES.display;
  flow(sheet, [{ into: element(sheet, sect, 'H1'), text: outline.title, style, after: 2 }]);
  paragraph(sheet, sect, outline.subtitle, { ...STYLES.lead, ink: INK.muted }, 2);
  paragraph(sheet, sect, outline.edition, { ...STYLES.strong, ink: INK.accent }, 16);
  band(sheet, sect, outline);
  advice(sheet, sect, outline.advice);
  numbers(sheet, sect, outline.triple);
  paragraph(sheet, sect, outline.caution, STYLES.body, 0, { ...FULL, panel: { tint: INK.wash, ink: INK.accent } });
  sect.end();
  const [summary] = outline.chapters;
  if (summary === undefined) return;
  chapterBlocks(sheet, root, { ...summary, blocks: unsaid(outline, summary.blocks) }, 0.2);
}

/** What page one did not say yet; the numbers per party last, since its own numbers stand on top. */
function unsaid(outline: Outline, blocks: readonly Block[]): readonly Block[] {
  const said = [outline.headlineText, outline.caution];
  const rest = blocks.filter((block) => block.kind !== 'paragraph' || !said.includes(block.text));
  const charts = rest.filter((block) => block.kind === 'triples' && block.triples.length > 1);
  return [...rest.filter((block) => block.kind !== 'triples'), ...charts];
}

/** More text than this does not belong in a band, but below it. */
const MOST_LINES = 14;

/** The headline in a wide calm band, with what it rests on below it. */
function band(sheet: Sheet, sect: Element, outline: Outline): void {
  const tone: Tone = outline.headline?.tone ?? 'not-examined';
  const { ink, tint } = TONES[tone];
  const left = PAGE.left + 70;
  const width = CONTENT.width - 70 - 20;
  const word: Style = { ...STYLES.display, size: 24, leading: 30, ink };
  const words = outline.headline === undefined ? [] : wrap(sheet.doc, outline.headline.word, word, width);
  const all = wrap(sheet.doc, outline.headlineText, STYLES.body, width);
  const texts = all.length > MOST_LINES ? [] : all;
  const height = Math.max(78, 18 + words.length * word.leading + 4 + texts.length * STYLES.body.leading + 18);
  const top = sheet.y;
  artifact(sheet, () => {
    sheet.doc.rect(PAGE.left, top, CONTENT.width, height).fill(tint);
    ground(sheet.doc, tone, { x: PAGE.left, y: top, width: 9, height });
    icon(sheet.doc, tone, { x: PAGE.left + 27, y: top + 21, size: 28 });
  });
  if (words.length > 0) {
    fill(element(sheet, sect, 'P'), () =>
      words.forEach((text, at) => line(sheet, text, left, top + 16 + at * word.leading, word)),
    );
  }
  const from = top + 16 + words.length * word.leading + 4;
  fill(element(sheet, sect, 'P'), () => {
    texts.forEach((text, at) => line(sheet, text, left, from + at * STYLES.body.leading, STYLES.body));
  });
  sheet.y += height + 22;
  if (texts.length < all.length) paragraph(sheet, sect, outline.headlineText, STYLES.body, 20);
}

/** What to do with the service, on one line: the label, the word with its icon, and how many conditions come with it. */
function advice(sheet: Sheet, sect: Element, shown: Outline['advice']): void {
  if (shown === undefined) return;
  const style = STYLES.strong;
  const into = element(sheet, sect, 'P');
  const label = `${shown.label}: `;
  const x = PAGE.left + widthOf(sheet.doc, drawable(sheet.doc, label), style) + 4;
  const after = x + markWidth(sheet, shown.mark.word, style) + 2;
  fill(into, () => line(sheet, label, PAGE.left, sheet.y, style));
  drawMark(sheet, into, shown.mark, { x, y: sheet.y, style });
  fill(into, () => line(sheet, ` (${shown.text})`, after, sheet.y, STYLES.body));
  sheet.y += style.leading + 16;
}

/** The triple as large numbers with their words, and one bar below. */
function numbers(sheet: Sheet, sect: Element, triple: Triple): void {
  const { verdict } = wordsOf(sheet.lang);
  const words = [verdict.pass, verdict.fail, verdict['not-established'], verdict['not-applicable']];
  const figures: Style = { ...STYLES.display, size: 26, leading: 32 };
  const said = wrap(sheet.doc, triple.words, STYLES.muted, CONTENT.width);
  const height = STYLES.strong.leading + 6 + figures.leading + 14 + 12 + 14 + 6 + said.length * STYLES.muted.leading;
  ensure(sheet, height);
  const top = sheet.y;
  const bbox: [number, number, number, number] = [PAGE.left, top, PAGE.left + CONTENT.width, top + height];
  const alt = drawable(sheet.doc, `${triple.label}: ${triple.words}`);
  const figure = element(sheet, sect, 'Figure', { alt, bbox, placement: 'Block' });
  fill(figure, () => {
    line(sheet, triple.label, PAGE.left, top, STYLES.strong);
    let y = top + STYLES.strong.leading + 6;
    parts(triple).forEach(({ tone, value }, index) => {
      const x = PAGE.left + (index * CONTENT.width) / 4;
      icon(sheet.doc, tone, { x, y: y + 9, size: 15 });
      line(sheet, String(value), x + 22, y, { ...figures, ink: TONES[tone].ink });
      line(sheet, words[index] ?? '', x, y + figures.leading, STYLES.small);
    });
    y += figures.leading + 14 + 8;
    stack(sheet, triple, { x: PAGE.left, y, width: CONTENT.width, height: 14 });
    said.forEach((text, at) => line(sheet, text, PAGE.left, y + 20 + at * STYLES.muted.leading, STYLES.muted));
  });
  figure.end();
  sheet.y += height + 20;
}

interface Entry {
  readonly to: string;
  readonly number: string;
  readonly title: string;
  readonly chapter: boolean;
}

/** Beyond this many findings the contents name the chapters only; the bookmarks still name every finding. */
const MOST_FINDINGS = 90;

/** Who examined what, when and with what, and below it the table of contents, with page numbers and links. */
export function contents(sheet: Sheet, root: Element, outline: Outline): void {
  if (room(sheet) < CONTENT.height * 0.7) turn(sheet);
  const { labels, chapters } = outline;
  const sect = element(sheet, root, 'Sect');
  skip(sheet, 20);
  pairs(sheet, sect, outline.meta);
  skip(sheet, 24);
  anchor(sheet, 'contents');
  bookmark(sheet, 0, labels.contents);
  flow(sheet, [{ into: element(sheet, sect, 'H1'), text: labels.contents, style: STYLES.chapter, after: 12 }]);
  const toc = element(sheet, sect, 'TOC');
  for (const entry of entriesOf(chapters)) tocLine(sheet, toc, entry);
  sect.end();
}

function entriesOf(chapters: readonly Chapter[]): Entry[] {
  const findings = chapters.map((chapter) =>
    chapter.blocks.flatMap((block) => (block.kind === 'findings' ? block.findings : [])),
  );
  const shown = findings.flat().length <= MOST_FINDINGS;
  return chapters.flatMap((chapter, index): Entry[] => [
    { to: chapterAnchor(chapter), number: chapter.number, title: chapter.title, chapter: true },
    ...(shown ? (findings[index] ?? []) : []).map((view) => ({
      to: view.anchor,
      number: view.id,
      title: view.title,
      chapter: false,
    })),
  ]);
}

/** The first lines; the heading itself says it all. */
function shortened(lines: readonly string[], most: number): readonly string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]?.trimEnd() ?? ''}…`];
}

function tocLine(sheet: Sheet, toc: Element, entry: Entry): void {
  const style: Style = entry.chapter ? STYLES.strong : STYLES.small;
  const left = PAGE.left + (entry.chapter ? 0 : 30);
  const right = PAGE.left + CONTENT.width;
  const titleX = left + (entry.chapter ? 30 : 54);
  const lines = shortened(wrap(sheet.doc, entry.title, style, right - 40 - titleX), 3);
  const height = lines.length * style.leading;
  if (entry.chapter) skip(sheet, 7);
  ensure(sheet, height);
  const top = sheet.y;
  const page = String(sheet.known.places.get(entry.to) ?? '');
  const pageX = right - widthOf(sheet.doc, page, style);
  const end = titleX + widthOf(sheet.doc, lines.at(-1)?.trimEnd() ?? '', style) + 6;
  const base = top + height - style.leading * 0.28;
  artifact(sheet, () => {
    sheet.doc
      .lineWidth(0.6)
      .dash(0.6, { space: 2.4 })
      .moveTo(end, base)
      .lineTo(pageX - 6, base)
      .stroke(INK.muted)
      .undash();
  });
  const item = element(sheet, toc, 'TOCI');
  link(sheet, item, {
    to: entry.to,
    label: `${entry.number} ${entry.title}, ${sheet.labels.page} ${page}`,
    box: { x: left, y: top, width: right - left, height },
    draw: () => {
      line(sheet, `${entry.number} `, left, top, style);
      lines.forEach((text, at) => line(sheet, text, titleX, top + at * style.leading, style));
      line(sheet, ` ${page}`, pageX - widthOf(sheet.doc, ' ', style), top + height - style.leading, style);
    },
  });
  sheet.y += height + 2;
}
