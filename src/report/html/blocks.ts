import type { Block, Chapter } from '../types.ts';
import { barsFigure, triplesFigure } from './charts.ts';
import { markup, markupOf, type Markup } from './escape-html.ts';
import { countBar, filterForm, legend } from './filters.ts';
import { findingView } from './findings.ts';
import { heading, type Frame, type Level } from './frame.ts';
import { list, pairs } from './pairs.ts';
import { table } from './tables.ts';

/** One chapter in pieces: its heading, then block by block; a subheading and what follows it form a section. */
export function* chapterPieces(chapter: Chapter, frame: Frame): Generator<string> {
  const title = markup`<span class="number">${chapter.number}</span> ${chapter.title}`;
  yield markupOf(markup`<section class="chapter" id="${chapter.id}">\n${heading(2, title)}\n`);
  if (chapter.blocks.some(({ kind }) => kind === 'findings')) {
    yield markupOf(markup`${legend(frame)}${filterForm(frame)}${countBar(frame)}`);
  }
  let inSection = false;
  for (const block of chapter.blocks) {
    if (block.kind === 'subheading') {
      yield markupOf(markup`${inSection && CLOSE}<section class="part">\n${heading(3, block.text)}\n`);
      inSection = true;
    } else yield* blockPieces(block, inSection ? 4 : 3, frame);
  }
  yield markupOf(markup`${inSection && CLOSE}${CLOSE}`);
}

const CLOSE = markup`</section>\n`;

function* blockPieces(block: Exclude<Block, { kind: 'subheading' }>, level: Level, frame: Frame): Generator<string> {
  if (block.kind !== 'findings') {
    yield markupOf(simpleBlock(block, frame));
    return;
  }
  yield '<div class="findings">\n';
  for (const finding of block.findings) yield markupOf(findingView(finding, level, frame));
  yield '</div>\n';
}

function simpleBlock(block: Exclude<Block, { kind: 'subheading' | 'findings' }>, frame: Frame): Markup {
  switch (block.kind) {
    case 'paragraph':
      return block.tone === undefined || block.tone === 'plain'
        ? markup`<p>${block.text}</p>\n`
        : markup`<p class="note ${block.tone}">${block.text}</p>\n`;
    case 'pairs':
      return markup`${pairs(block.pairs.map(({ label, value }) => [label, value]))}\n`;
    case 'list':
      return markup`${list(block.items)}\n`;
    case 'triples':
      return triplesFigure(block.caption, block.triples, frame.ids);
    case 'bars':
      return barsFigure(block.caption, block.bars, frame.ids);
    case 'table':
      return table({ ...block, headed: true });
  }
}
