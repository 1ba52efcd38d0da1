import type { Block, Tone, Triple } from '../types.ts';
import { drawable, widthOf, wrap } from './fonts.ts';
import { paragraph } from './flow.ts';
import { ground, icon } from './icons.ts';
import { type Element, element, ensure, fill, line, room, type Sheet, skip } from './sheet.ts';
import { CONTENT, PAGE, STYLES, TONES } from './theme.ts';

type Bars = Extract<Block, { kind: 'bars' }>;
type Triples = Extract<Block, { kind: 'triples' }>;

/** The parts of a triple in the order every chart shows them. */
export function parts(triple: Triple): readonly { readonly tone: Tone; readonly value: number }[] {
  return [
    { tone: 'met', value: triple.met },
    { tone: 'fail', value: triple.fail },
    { tone: 'not-established', value: triple.notEstablished },
    { tone: 'not-applicable', value: triple.notApplicable },
  ];
}

/** A stacked bar; anything that is not nothing gets at least a visible sliver. */
export function stack(
  sheet: Sheet,
  triple: Triple,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const shown = parts(triple).filter((part) => part.value > 0);
  const total = shown.reduce((sum, part) => sum + part.value, 0);
  if (total === 0) {
    ground(sheet.doc, 'not-examined', box);
    return;
  }
  const gap = 1.5;
  const least = 4;
  const free = box.width - gap * (shown.length - 1) - least * shown.length;
  let { x } = box;
  for (const { tone, value } of shown) {
    const width = least + (free * value) / total;
    ground(sheet.doc, tone, { ...box, x, width });
    x += width + gap;
  }
}

/** Per triple its label, a figure with the bar and the numbers, and the same in words. */
export function triples(sheet: Sheet, parent: Element, block: Triples): void {
  caption(sheet, parent, block.caption, 80);
  for (const triple of block.triples) {
    ensure(sheet, 60);
    paragraph(sheet, parent, triple.label, STYLES.strong, 2);
    tripleFigure(sheet, parent, triple);
    paragraph(sheet, parent, triple.words, STYLES.muted, 12);
  }
}

function tripleFigure(sheet: Sheet, parent: Element, triple: Triple): void {
  const height = STYLES.strong.leading;
  ensure(sheet, height + STYLES.muted.leading);
  const y = sheet.y;
  const bbox: [number, number, number, number] = [PAGE.left, y, PAGE.left + CONTENT.width, y + height];
  const alt = drawable(sheet.doc, `${triple.label}: ${triple.words}`);
  const figure = element(sheet, parent, 'Figure', { alt, bbox, placement: 'Block' });
  fill(figure, () => {
    counts(sheet, triple, y);
    stack(sheet, triple, { x: PAGE.left, y: y + 1.5, width: CONTENT.width - 150, height: 10.5 });
  });
  figure.end();
  sheet.y += height + 3;
}

/** The numbers of a triple with their icons, set from the right edge. */
function counts(sheet: Sheet, triple: Triple, y: number): void {
  let x = PAGE.left + CONTENT.width;
  for (const { tone, value } of [...parts(triple)].reverse()) {
    const style = { ...STYLES.strong, ink: TONES[tone].ink };
    x -= widthOf(sheet.doc, String(value), style);
    line(sheet, String(value), x, y, style);
    x -= 13;
    icon(sheet.doc, tone, { x, y: y + 2.2, size: 9.4 });
    x -= 12;
  }
}

const BAR = { height: 9, gap: 5, most: 30, label: CONTENT.width * 0.42 } as const;

/** Horizontal bars in one figure, or in several where the page ends before they do. */
export function bars(sheet: Sheet, parent: Element, block: Bars): void {
  if (block.bars.length === 0) return;
  caption(sheet, parent, block.caption, 4 * barHeight(['']));
  let from = 0;
  while (from < block.bars.length) {
    const fit = Math.floor(room(sheet) / barHeight(['']));
    const count = Math.min(BAR.most, fit < 4 ? BAR.most : fit);
    barFigure(sheet, parent, block, block.bars.slice(from, from + count));
    from += count;
  }
  skip(sheet, 8);
}

function barFigure(sheet: Sheet, parent: Element, block: Bars, shown: Bars['bars']): void {
  const most = Math.max(1, ...block.bars.map((bar) => bar.value));
  const rows = shown.map((bar) => ({ bar, lines: wrap(sheet.doc, bar.label, STYLES.small, BAR.label - 10) }));
  const height = rows.reduce((sum, row) => sum + barHeight(row.lines), 0);
  ensure(sheet, height);
  const top = sheet.y;
  const bbox: [number, number, number, number] = [PAGE.left, top, PAGE.left + CONTENT.width, top + height];
  const alt = `${block.caption}: ${shown.map((bar) => `${bar.label} ${String(bar.value)}`).join('; ')}`;
  const figure = element(sheet, parent, 'Figure', { alt: drawable(sheet.doc, alt), bbox, placement: 'Block' });
  fill(figure, () => {
    let y = top;
    for (const { bar, lines } of rows) {
      drawBar(sheet, bar, { lines, y, most });
      y += barHeight(lines);
    }
  });
  figure.end();
  sheet.y += height;
}

function barHeight(lines: readonly string[]): number {
  return lines.length * STYLES.small.leading + BAR.gap;
}

function drawBar(
  sheet: Sheet,
  bar: Bars['bars'][number],
  at: { readonly lines: readonly string[]; readonly y: number; readonly most: number },
): void {
  const { lines, y, most } = at;
  lines.forEach((text, index) => line(sheet, text, PAGE.left, y + index * STYLES.small.leading, STYLES.small));
  const longest = CONTENT.width - BAR.label - 34;
  const width = bar.value === 0 ? 0.5 : Math.max(2, (longest * bar.value) / most);
  const x = PAGE.left + BAR.label;
  ground(sheet.doc, bar.tone, { x, y: y + 1.5, width, height: BAR.height });
  line(sheet, String(bar.value), x + width + 6, y, STYLES.smallStrong);
}

function caption(sheet: Sheet, parent: Element, text: string, keep: number): void {
  if (text === '') return;
  ensure(sheet, STYLES.smallStrong.leading + keep);
  const lines = wrap(sheet.doc, drawable(sheet.doc, text), STYLES.smallStrong, CONTENT.width);
  fill(element(sheet, parent, 'P'), () => {
    lines.forEach((shown, at) =>
      line(sheet, shown, PAGE.left, sheet.y + at * STYLES.smallStrong.leading, STYLES.smallStrong),
    );
  });
  sheet.y += lines.length * STYLES.smallStrong.leading + 5;
}
