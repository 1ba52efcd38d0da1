import type { AssuranceShown } from '../../assess/types.ts';
import { say } from '../../language/language.ts';
import { wordOr } from '../../language/phrases.ts';
import type { Block, Pair } from '../types.ts';
import { capital, day, joined, yesNo } from './book.ts';
import type { Book } from './book.ts';
import { itemTitle } from './items.ts';
import { tableIfAny } from './table-or-none.ts';

function aboutOf(book: Book, report: AssuranceShown): readonly Pair[] {
  const { frame, texts } = book;
  const { assurance } = texts;
  const { period, bridgeDays } = report;
  return [
    { label: frame.label.title, value: itemTitle(book, report.item) },
    { label: frame.label.kind, value: wordOr(assurance.type, report.type) },
    {
      label: frame.label.period,
      value: period === undefined ? '' : `${day(book, period.from)} – ${day(book, period.to)}`,
    },
    { label: assurance.bridge, value: bridgeDays === undefined || bridgeDays === 0 ? '' : assurance.days(bridgeDays) },
    { label: assurance.carveOuts, value: report.carveOuts.join('; ') || frame.label.none },
  ].filter(({ value }) => value !== '');
}

function coverageTable(book: Book, { coverage }: AssuranceShown): readonly Block[] {
  const { frame, texts, words } = book;
  const { assurance } = texts;
  return tableIfAny({
    caption: assurance.coverage,
    columns: [
      { title: frame.label.criterion, share: 4, mono: true },
      { title: assurance.says, share: 4 },
      { title: assurance.counts, share: 7 },
    ],
    rows: coverage.map(({ criterion, says, counts, because }) => [
      criterion,
      capital(words.assuranceSays[says]),
      joined([capital(yesNo(book, counts)), because === undefined ? '' : say(book.lang, because)]),
    ]),
  });
}

/** A report that rests on its client's own controls shows less than it seems to: those duties stand here. */
function dutyTable(book: Book, { userControls }: AssuranceShown): readonly Block[] {
  const { frame, texts } = book;
  return tableIfAny({
    caption: texts.assurance.duties,
    columns: [
      { title: frame.label.id, share: 2, mono: true },
      { title: texts.assurance.duty, share: 8 },
      { title: frame.label.control, share: 4, mono: true },
    ],
    rows: userControls.map(({ id, text, control }) => [id, text, control ?? '–']),
  });
}

/** Reports by third parties: what each covers of these norms, what it leaves out, and to whom. */
export function assuranceBlocks(book: Book): readonly Block[] {
  const { assessment, frame, texts } = book;
  if (assessment.assurance.length === 0) return [{ kind: 'paragraph', text: frame.nothingHere }];
  return [
    { kind: 'paragraph', text: texts.assurance.intro },
    ...assessment.assurance.flatMap((report): readonly Block[] => [
      { kind: 'subheading', text: report.item },
      { kind: 'pairs', pairs: aboutOf(book, report) },
      ...coverageTable(book, report),
      ...dutyTable(book, report),
    ]),
  ];
}
