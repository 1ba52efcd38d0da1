import type { Block, Chapter } from '../types.ts';
import { barsFigure, triplesFigure } from './charts.ts';
import { markup, type Markup } from './escape-html.ts';
import { countBar, filterForm, legend } from './filters.ts';
import { findingView } from './findings.ts';
import { heading, type Frame, type Level } from './frame.ts';
import { list, pairs } from './pairs.ts';
import { tablePieces } from './tables.ts';

/** One chapter in pieces: its heading, then block by block; a subheading and what follows it form a section. */
export function* chapterPieces(chapter: Chapter, frame: Frame): Generator<Markup> {
  const title = markup`<span class="number">${chapter.number}</span> ${chapter.title}`;
  yield markup`<section class="chapter" id="${chapter.id}">\n${heading(2, title)}\n`;
  if (chapter.id === frame.findingsChapter) yield markup`${legend(frame)}${filterForm(frame)}${countBar(frame)}`;
  let inSection = false;
  for (const block of chapter.blocks) {
    if (block.kind === 'subheading') {
      yield markup`${inSection && CLOSE}<section class="part">\n${heading(3, block.text)}\n`;
      inSection = true;
    } else yield* blockPieces(block, inSection ? 4 : 3, frame);
  }
  yield markup`${inSection && CLOSE}${CLOSE}`;
}

const CLOSE = markup`</section>\n`;

function* blockPieces(block: Exclude<Block, { kind: 'subheading' }>, level: Level, frame: Frame): Generator<Markup> {
  switch (block.kind) {
    case 'paragraph':
      yield paragraph(block.text, block.tone);
      break;
    case 'pairs':
      yield markup`${pairs(block.pairs.map(({ label, value }) => [label, value]))}\n`;
      break;
    case 'list':
      yield markup`${list(block.items)}\n`;
      break;
    case 'triples':
      yield triplesFigure(block.caption, block.triples, frame.ids);
      break;
    case 'bars':
      yield barsFigure(block.caption, block.bars, frame.ids);
      break;
    case 'table':
      yield* tablePieces({ ...block, headed: true });
      break;
    case 'findings':
      yield markup`<div class="findings">\n`;
      for (const finding of block.findings) yield findingView(finding, level, frame);
      yield markup`</div>\n`;
  }
}

export function paragraph(text: string, tone: 'plain' | 'note' | 'warning' = 'plain'): Markup {
  return tone === 'plain' ? markup`<p>${text}</p>\n` : markup`<p class="note ${tone}">${text}</p>\n`;
}
