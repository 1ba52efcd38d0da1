import { clean } from '../escape.ts';
import { markText } from '../icon.ts';
import { streamed } from '../streamed.ts';
import type { Cell, Pair } from '../types.ts';
import { columnsOf, pad, wrap } from '../wrap.ts';
import { headOf } from './head.ts';
import type { Letter, LetterBlock, RenderLetter } from './types.ts';

/** What fits in any mail program. */
const WIDTH = 76;

function set(text: string, before = '', width = WIDTH): string {
  const after = ' '.repeat(columnsOf(before));
  const lines = wrap(clean(text), width - after.length);
  return lines.map((line, index) => `${index === 0 ? before : after}${line}\n`).join('');
}

function pairLines(pairs: readonly Pair[]): string {
  const widest = Math.max(0, ...pairs.map(({ label }) => columnsOf(label)));
  return pairs.map(({ label, value }) => set(value, `${pad(label, widest)}  `)).join('');
}

/** A table is set as what it is to a reader of mail: one group of lines for each row, under its first cell. */
function tableLines({ caption, columns, rows }: Extract<LetterBlock, { kind: 'table' }>): string {
  const text = (cell: Cell): string => (typeof cell === 'string' ? cell : markText(cell));
  const groups = rows.map(([first = '', ...rest]) => {
    const lines = rest.flatMap((cell, index) => {
      const label = columns[index + 1]?.title ?? '';
      return text(cell) === '' ? [] : [set(`${label}: ${text(cell)}`, '    ')];
    });
    return `${set(text(first), '  ')}${lines.join('')}`;
  });
  return `${set(caption)}${groups.join('')}`;
}

function blockLines(block: LetterBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return set(block.text);
    case 'subheading':
      return set(block.text.toUpperCase());
    case 'pairs':
      return pairLines(block.pairs);
    case 'list':
      return block.items.map((item) => set(item, '  - ')).join('');
    case 'table':
      return tableLines(block);
  }
}

function* write(letter: Letter): Generator<string> {
  yield `${set(letter.title.toUpperCase())}\n${pairLines(headOf(letter))}`;
  for (const block of letter.blocks) yield `\n${blockLines(block)}`;
}

/** Plain text, for the body of a mail. */
export const textLetter: RenderLetter = (letter) => streamed(write(letter));
