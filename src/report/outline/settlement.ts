import type { SettlementLine, SettlementPart, SettlementState } from '../../decide/types.ts';
import { say } from '../../language/language.ts';
import type { Block, Cell, Mark, Tone } from '../types.ts';
import { capital, joined, numberIn } from './book.ts';
import type { Book } from './book.ts';
import { tableIfAny } from './table-or-none.ts';

const PARTS: readonly SettlementPart[] = ['returned', 'destroyed', 'closed', 'open'];

const TONE_OF_STATE: Readonly<Record<SettlementState, Tone>> = {
  settled: 'met',
  'not-settled': 'fail',
  'cannot-be-established': 'not-established',
};

function stateMark(book: Book, state: SettlementState): Mark {
  return { tone: TONE_OF_STATE[state], word: capital(book.words.settlementState[state]) };
}

/** "Berichtenarchief (412.000)", "Hoofdopslag (Voorbeeldpost)"; a part of which nothing is listed has no name. */
function lineText(book: Book, { what, count, party }: SettlementLine): string {
  const aside = joined([count === undefined ? '' : numberIn(book, count), party ?? ''], ', ');
  return `${what === '' ? '–' : what}${aside === '' ? '' : ` (${aside})`}`;
}

/** How far the service is unwound, part by part, where that has begun. */
export function settlementBlocks(book: Book): readonly Block[] {
  const { settlement } = book.decided;
  if (settlement === undefined) return [];
  const { frame, texts, words } = book;
  const conclusion = words.settlementState[settlement.conclusion];
  return [
    { kind: 'paragraph', text: `${frame.label.conclusion}: ${conclusion}.`, tone: 'note' },
    { kind: 'paragraph', text: texts.settlement.intro },
    ...PARTS.flatMap((part) =>
      tableIfAny({
        caption: words.settlementPart[part],
        columns: [
          { title: texts.settlement.line, share: 5 },
          { title: frame.label.status, share: 3 },
          { title: texts.settlement.because, share: 6 },
        ],
        rows: settlement.lines
          .filter((line) => line.part === part)
          .map((line): readonly Cell[] => [
            lineText(book, line),
            stateMark(book, line.state),
            say(book.lang, line.because),
          ]),
      }),
    ),
  ];
}
