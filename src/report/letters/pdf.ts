import { dateIn } from '../../language/date.ts';
import { wordsOf } from '../../language/language.ts';
import { drawBlock } from '../pdf/chapter.ts';
import { layOutPages } from '../pdf/document.ts';
import { flow, paragraph } from '../pdf/flow.ts';
import { artifact, element, type Element, type Sheet, skip } from '../pdf/sheet.ts';
import { pairs } from '../pdf/table.ts';
import { INK, PAGE, STYLES } from '../pdf/theme.ts';
import { headOf } from './head.ts';
import type { Letter, RenderLetter } from './types.ts';

/** A tagged PDF, as the report is. */
export const pdfLetter: RenderLetter = (letter) => chunksOf(letter);

async function* chunksOf(letter: Letter): AsyncGenerator<Uint8Array> {
  const { lang, title, reference, tool, date } = letter;
  const running = { head: title, note: dateIn(lang, date), foot: tool };
  const about = { lang, title, subject: reference, creator: tool, at: date, labels: wordsOf(lang).ui, running };
  for await (const chunk of layOutPages(about, (sheet, root) => draw(sheet, root, letter))) yield chunk as Uint8Array;
}

function draw(sheet: Sheet, root: Element, letter: Letter): void {
  const sect = element(sheet, root, 'Sect');
  artifact(sheet, () => sheet.doc.rect(PAGE.left, 56, 46, 5).fill(INK.accent));
  flow(sheet, [{ into: element(sheet, sect, 'H1'), text: letter.title, style: STYLES.chapter, after: 14 }]);
  pairs(sheet, sect, headOf(letter));
  for (const block of letter.blocks) {
    if (block.kind === 'subheading') {
      skip(sheet, 9);
      flow(sheet, [{ into: element(sheet, sect, 'H2'), text: block.text, style: STYLES.item, after: 3, lead: true }]);
    } else if (block.kind === 'paragraph' && (block.tone ?? 'plain') === 'plain')
      paragraph(sheet, sect, block.text, STYLES.body, 5);
    else drawBlock(sheet, sect, block, 'H3');
  }
  sect.end();
}
