import type { SampleShown } from '../../assess/types.ts';
import { say } from '../../language/language.ts';
import type { Block, Cell, Pair } from '../types.ts';
import { day, joined, numberIn, yesNo } from './book.ts';
import type { Book } from './book.ts';

/** More rows than this are counted, not listed: the seed gives them back. */
const MOST_ROWS = 200;

function drawnText(book: Book, { drawn, drawnAt }: SampleShown): string {
  if (drawnAt === undefined) return book.texts.samples.notDrawn;
  const shown = drawn.slice(0, MOST_ROWS).join(', ');
  return drawn.length > MOST_ROWS ? `${shown}, +${drawn.length - MOST_ROWS}` : shown;
}

function standingText(book: Book, sample: SampleShown): string {
  return joined([yesNo(book, sample.standing), sample.because === undefined ? '' : say(book.lang, sample.because)]);
}

function detailsOf(book: Book, sample: SampleShown): readonly Pair[] {
  const { frame, texts } = book;
  const { samples } = texts;
  return [
    { label: frame.label.criterion, value: joined([sample.criterion, sample.need ?? ''], ', ') },
    { label: samples.population, value: sample.population },
    { label: samples.method, value: samples.how(sample.method) },
    { label: samples.seed, value: sample.seed },
    { label: samples.fixedAt, value: day(book, sample.fixedAt) },
    { label: samples.drawnAt, value: day(book, sample.drawnAt) },
    { label: samples.drawn, value: drawnText(book, sample) },
    { label: frame.label.by, value: sample.by },
    { label: frame.label.reviewer, value: sample.reviewedBy ?? samples.notReviewed },
    { label: frame.label.standing, value: standingText(book, sample) },
  ].filter(({ value }) => value !== '');
}

function row(book: Book, sample: SampleShown): readonly Cell[] {
  return [
    sample.id,
    sample.criterion,
    numberIn(book, sample.size),
    numberIn(book, sample.n),
    numberIn(book, sample.k),
    numberIn(book, sample.examined),
    numberIn(book, sample.deviations),
    yesNo(book, sample.standing),
  ];
}

/** Every sample: the numbers beside each other first, and then how each came about, so that it can be drawn again. */
export function sampleBlocks(book: Book): readonly Block[] {
  const { assessment, frame, texts } = book;
  const { samples } = texts;
  if (assessment.samples.length === 0) return [{ kind: 'paragraph', text: frame.nothingHere }];
  return [
    { kind: 'paragraph', text: samples.intro },
    {
      kind: 'table',
      caption: frame.chapter.samples,
      columns: [
        { title: frame.label.id, share: 3, mono: true },
        { title: frame.label.criterion, share: 5, mono: true },
        { title: samples.size, share: 2, align: 'right' },
        { title: samples.n, share: 3, align: 'right' },
        { title: samples.k, share: 3, align: 'right' },
        { title: samples.examined, share: 3, align: 'right' },
        { title: samples.deviations, share: 3, align: 'right' },
        { title: frame.label.standing, share: 2 },
      ],
      rows: assessment.samples.map((sample) => row(book, sample)),
    },
    ...assessment.samples.flatMap((sample): readonly Block[] => [
      { kind: 'subheading', text: sample.id },
      { kind: 'pairs', pairs: detailsOf(book, sample) },
    ]),
  ];
}
