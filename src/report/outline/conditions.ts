import type { Advice, Condition } from '../../decide/types.ts';
import { say } from '../../language/language.ts';
import type { Block, Cell, Outline, Tone } from '../types.ts';
import { capital, day } from './book.ts';
import type { Book } from './book.ts';
import { statusMark } from './marks.ts';

const TONE_OF_ADVICE: Readonly<Record<Advice, Tone>> = {
  go: 'met',
  conditional: 'advisory',
  suspend: 'not-established',
  stop: 'fail',
};
/** Not to go on is not to be read over. */
const TONE_OF_NOTE = {
  go: 'note',
  conditional: 'note',
  suspend: 'warning',
  stop: 'warning',
} as const satisfies Readonly<Record<Advice, 'note' | 'warning'>>;
const GROUPS = ['stop', 'suspend', 'conditional'] as const satisfies readonly Advice[];

/** What the auditor or the tool still has to do is nobody's promise: only the parties can leave it unowned. */
function isUnowned({ party, owner }: Condition): boolean {
  return owner === undefined && (party === 'supplier' || party === 'client');
}

function counted(book: Book, conditions: readonly Condition[]): string {
  return book.texts.conditions.counts({ n: conditions.length, unowned: conditions.filter(isUnowned).length });
}

/** For page one: the advice in one word, and how many conditions it comes with. */
export function adviceOf(book: Book): Outline['advice'] {
  const { texts, words } = book;
  const { conditions } = book.decided;
  if (conditions === null) return undefined;
  return {
    label: texts.conditions.label,
    mark: { tone: TONE_OF_ADVICE[conditions.advice], word: words.advice[conditions.advice] },
    text: counted(book, conditions.conditions),
  };
}

function ownerText(book: Book, condition: Condition): string {
  if (condition.owner !== undefined) return condition.owner;
  return isUnowned(condition) ? book.texts.conditions.nobody : book.words.attribution[condition.party];
}

function rowsOf(book: Book, conditions: readonly Condition[]): readonly (readonly Cell[])[] {
  const { texts, words } = book;
  return conditions.map((each) => [
    each.criterion,
    statusMark(book, each.because),
    capital(words.attribution[each.party]),
    ownerText(book, each),
    each.due === undefined ? texts.conditions.notAgreed : day(book, each.due),
    say(book.lang, each.retest),
  ]);
}

/** What to do with the service, and what has to be done for it: by whom, by when, and how that will be seen. */
export function conditionBlocks(book: Book): readonly Block[] {
  const { frame, texts } = book;
  const { label } = frame;
  const advice = adviceOf(book);
  if (book.decided.conditions === null || advice === undefined) return [];
  const { conditions } = book.decided.conditions;
  const meaning = texts.conditions.meaning[book.decided.conditions.advice];
  const groups = GROUPS.flatMap((group): readonly Block[] => {
    const mine = conditions.filter((each) => each.advice === group);
    if (mine.length === 0) return [];
    return [
      { kind: 'subheading', text: texts.conditions.group[group] },
      {
        kind: 'table',
        caption: `${book.words.advice[group]}: ${counted(book, mine)}`,
        columns: [
          { title: label.criterion, share: 4, mono: true },
          { title: label.result, share: 3 },
          { title: label.party, share: 3 },
          { title: label.owner, share: 3 },
          { title: label.due, share: 3 },
          { title: texts.hearing.retest, share: 6 },
        ],
        rows: rowsOf(book, mine),
      },
    ];
  });
  return [
    {
      kind: 'paragraph',
      text: `${texts.conditions.label}: ${advice.mark.word.toLowerCase()}. ${meaning}`,
      tone: TONE_OF_NOTE[book.decided.conditions.advice],
    },
    { kind: 'paragraph', text: texts.conditions.proposal },
    ...(groups.length === 0 ? [{ kind: 'paragraph' as const, text: texts.conditions.none }] : groups),
  ];
}
