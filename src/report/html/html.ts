import { Readable } from 'node:stream';
import type { Assessment } from '../../assess/types.ts';
import { buildOutline } from '../outline.ts';
import type { Outline, Reporter, ReportOptions } from '../types.ts';
import { chapterPieces } from './blocks.ts';
import { createIds } from './charts.ts';
import { markupOf, type Markup } from './escape-html.ts';
import { collectFacets } from './facets.ts';
import type { Frame } from './frame.ts';
import { closing, head, opening } from './page.ts';
import { PAGE_WORDS } from './words.ts';

/** One self-contained file: no external request, complete without JavaScript, the same bytes for the same assessment. */
export const htmlReporter: Reporter = {
  format: 'html',
  extension: 'html',
  render(assessment: Assessment, { lang, decided }: ReportOptions) {
    return Readable.from(pageOf(buildOutline(assessment, lang, decided)));
  },
};

/** The document in pieces, one block, table row or finding at a time. */
export function* pageOf(outline: Outline): Generator<string> {
  for (const piece of piecesOf(outline)) yield markupOf(piece);
}

function* piecesOf(outline: Outline): Generator<Markup> {
  const frame: Frame = {
    lang: outline.lang,
    labels: outline.labels,
    words: PAGE_WORDS[outline.lang],
    facets: collectFacets(outline),
    ids: createIds(),
    findingsChapter: outline.chapters.find(({ blocks }) => blocks.some(({ kind }) => kind === 'findings'))?.id,
  };
  yield head(outline);
  yield opening(outline, frame);
  for (const chapter of outline.chapters) yield* chapterPieces(chapter, frame);
  yield closing(outline);
}
