import type { Block, Chapter } from '../types.ts';
import { bars, triples } from './chart.ts';
import { finding } from './finding.ts';
import { flow, FULL, listPieces, paragraph } from './flow.ts';
import { anchor, bookmark, type Element, element, room, type Sheet, skip, ensure, turn } from './sheet.ts';
import { pairs, table } from './table.ts';
import { CONTENT, INK, STYLES, type Style, TONES } from './theme.ts';

/** Anchor of a chapter; findings and criteria bring their own. */
export function chapterAnchor(chapter: Chapter): string {
  return `chapter:${chapter.id}`;
}

/** A chapter with its heading; on a new page where less than this share of a page is left. */
export function chapterBlocks(sheet: Sheet, root: Element, chapter: Chapter, least = 0.45): void {
  if (room(sheet) < CONTENT.height * least) turn(sheet);
  skip(sheet, 30);
  const sect = element(sheet, root, 'Sect');
  const title = `${chapter.number}  ${chapter.title}`.trim();
  anchor(sheet, chapterAnchor(chapter));
  bookmark(sheet, 0, title);
  flow(sheet, [{ into: element(sheet, sect, 'H1'), text: title, style: STYLES.chapter, after: 10, lead: true }]);
  let divided = false;
  for (const block of chapter.blocks) {
    drawBlock(sheet, sect, block, divided ? 'H3' : 'H2');
    divided ||= block.kind === 'subheading';
  }
  sect.end();
}

export function drawBlock(sheet: Sheet, sect: Element, block: Block, findingHeading: 'H2' | 'H3'): void {
  switch (block.kind) {
    case 'paragraph':
      note(sheet, sect, block.text, block.tone ?? 'plain');
      break;
    case 'pairs':
      pairs(sheet, sect, block.pairs);
      break;
    case 'list':
      flow(sheet, listPieces(sheet, sect, block.items, { style: STYLES.body, after: 3 }));
      skip(sheet, 8);
      break;
    case 'subheading':
      subheading(sheet, sect, block.text);
      break;
    case 'triples':
      triples(sheet, sect, block);
      break;
    case 'bars':
      bars(sheet, sect, block);
      break;
    case 'table':
      table(sheet, sect, block);
      break;
    case 'findings':
      block.findings.forEach((view, index) => {
        skip(sheet, index === 0 ? 6 : 28);
        finding(sheet, sect, view, findingHeading);
      });
      break;
  }
}

function subheading(sheet: Sheet, sect: Element, text: string): void {
  skip(sheet, 12);
  ensure(sheet, 110);
  bookmark(sheet, 1, text);
  flow(sheet, [{ into: element(sheet, sect, 'H2'), text, style: STYLES.section, after: 5, lead: true }]);
}

const NOTES: Readonly<
  Record<'note' | 'warning', { readonly ink: string; readonly tint: string; readonly style: Style }>
> = {
  note: { ink: INK.accent, tint: INK.wash, style: STYLES.body },
  warning: { ...TONES.advisory, style: STYLES.body },
};

function note(sheet: Sheet, sect: Element, text: string, tone: 'plain' | 'note' | 'warning'): void {
  if (tone === 'plain') {
    paragraph(sheet, sect, text, STYLES.body, 8);
    return;
  }
  const { ink, tint, style } = NOTES[tone];
  paragraph(sheet, sect, text, style, 0, { ...FULL, panel: { ink, tint } });
  skip(sheet, 12);
}
