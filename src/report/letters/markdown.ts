import { wordsOf } from '../../language/language.ts';
import { escapeMarkdown as esc } from '../escape.ts';
import { blockText } from '../markdown.ts';
import { streamed } from '../streamed.ts';
import { headOf } from './head.ts';
import type { Letter, RenderLetter } from './types.ts';

function* write(letter: Letter): Generator<string> {
  const labels = wordsOf(letter.lang).ui;
  yield `# ${esc(letter.title)}\n\n`;
  // A line break in Markdown: two spaces at the end.
  for (const { label, value } of headOf(letter)) yield `**${esc(label)}** ${esc(value)}  \n`;
  for (const block of letter.blocks)
    if (block.kind === 'subheading') yield `\n## ${esc(block.text)}\n`;
    else yield* blockText(block, labels);
}

export const markdownLetter: RenderLetter = (letter) => streamed(write(letter));
