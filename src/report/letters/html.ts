import { paragraph } from '../html/blocks.ts';
import { markup, markupOf, trusted, type Markup } from '../html/escape-html.ts';
import { ICON, hashSource } from '../html/page.ts';
import { list, pairs } from '../html/pairs.ts';
import { STYLE } from '../html/style.ts';
import { PRINT_STYLE } from '../html/style-print.ts';
import { table } from '../html/tables.ts';
import { streamed } from '../streamed.ts';
import { headOf } from './head.ts';
import type { Letter, LetterBlock, RenderLetter } from './types.ts';

/** The report's style, on one sheet of paper. */
const LETTER_STYLE = `
body{background:var(--surface)}
.letter{max-width:52rem;margin:clamp(0rem,3vw,2.5rem) auto;padding:clamp(1.25rem,5vw,4rem);background:var(--page);border:1px solid var(--line);border-top:.5rem solid var(--accent)}
.letter h1{font-size:clamp(1.5rem,1.2rem + 1.2vw,2rem);margin-bottom:1.5rem}
.letter h2{font-size:1.15rem;margin:1.75rem 0 .5rem;font-family:inherit}
.letter header .pairs{margin-bottom:1.75rem;padding:1rem 0;border:solid var(--line);border-width:1px 0}
@media print{body{background:none}.letter{max-width:none;margin:0;padding:0;border:0}}
`;

function view(block: LetterBlock): Markup {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(block.text, block.tone);
    case 'subheading':
      return markup`<h2>${block.text}</h2>\n`;
    case 'pairs':
      return markup`${pairs(block.pairs.map(({ label, value }) => [label, value]))}\n`;
    case 'list':
      return markup`${list(block.items)}\n`;
    case 'table':
      return table({ ...block, headed: true });
  }
}

function* write(letter: Letter): Generator<string> {
  const style = STYLE + PRINT_STYLE + LETTER_STYLE;
  const policy = `default-src 'none'; style-src '${hashSource(style)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  yield markupOf(markup`<!doctype html>
<html lang="${letter.lang}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <meta name="generator" content="${letter.tool}">
    <title>${letter.title}</title>
    <link rel="icon" href="${ICON}">
    <style>${trusted(style)}</style>
  </head>
  <body>
    <main class="letter">
      <header>
        <h1>${letter.title}</h1>
        ${pairs(headOf(letter).map(({ label, value }) => [label, value]))}
      </header>\n`);
  for (const block of letter.blocks) yield markupOf(view(block));
  yield '    </main>\n  </body>\n</html>\n';
}

/** One self-contained page without a script. */
export const htmlLetter: RenderLetter = (letter) => streamed(write(letter));
