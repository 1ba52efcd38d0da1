import type { Assessment } from '../../assess/types.ts';
import type { Block } from '../types.ts';
import { capital, day, numberIn } from './book.ts';
import type { Book } from './book.ts';
import { tableOrNone } from './table-or-none.ts';

type Settlement = NonNullable<Assessment['settlement']>;

function checksumText({ texts }: Book, { sent, received }: Settlement['returned'][number]): string {
  const { settlement } = texts;
  if (sent === undefined || received === undefined) return settlement.unknown;
  return sent === received ? settlement.same : settlement.differs;
}

function returnedTable(book: Book, { returned }: Settlement): Block {
  const { frame, texts } = book;
  const { settlement } = texts;
  return tableOrNone(book, {
    kind: 'table',
    caption: settlement.returned,
    columns: [
      { title: settlement.part, share: 6 },
      { title: settlement.count, share: 2, align: 'right' },
      { title: settlement.checksum, share: 4 },
      { title: frame.label.item, share: 4, mono: true },
    ],
    rows: returned.map((each) => [
      each.what,
      numberIn(book, each.count),
      checksumText(book, each),
      each.item ?? frame.label.none,
    ]),
  });
}

function destroyedTable(book: Book, { destroyed }: Settlement): Block {
  const { frame, texts } = book;
  const { settlement } = texts;
  return tableOrNone(book, {
    kind: 'table',
    caption: settlement.destroyed,
    columns: [
      { title: settlement.store, share: 5 },
      { title: frame.label.party, share: 4 },
      { title: settlement.certificate, share: 4, mono: true },
      { title: settlement.date, share: 3 },
    ],
    rows: destroyed.map((each) => [each.store, each.party, each.certificate ?? frame.label.none, day(book, each.at)]),
  });
}

function closedTable(book: Book, { closed }: Settlement): Block {
  const { frame, texts } = book;
  return tableOrNone(book, {
    kind: 'table',
    caption: texts.settlement.closed,
    columns: [
      { title: texts.settlement.endpoint, share: 6, mono: true },
      { title: frame.label.item, share: 6, mono: true },
    ],
    rows: closed.map((each) => [each.target, each.item ?? frame.label.none]),
  });
}

function openTable(book: Book, { open }: Settlement): Block {
  const { frame, texts, words } = book;
  return tableOrNone(book, {
    kind: 'table',
    caption: texts.settlement.open,
    columns: [
      { title: frame.label.about, share: 6 },
      { title: frame.label.owner, share: 3 },
      { title: frame.label.due, share: 3 },
      { title: texts.settlement.agreed, share: 4 },
    ],
    rows: open.map((each) => [
      each.text,
      each.owner,
      each.due === undefined ? texts.conditions.notAgreed : day(book, each.due),
      capital(each.agreed.map((party) => words.addressee[party]).join(', ') || texts.conditions.nobody),
    ]),
  });
}

/** How far the service was unwound, where that has begun. */
export function settlementBlocks(book: Book): readonly Block[] {
  const { settlement } = book.assessment;
  if (settlement === undefined) return [];
  return [
    { kind: 'paragraph', text: book.texts.settlement.intro },
    returnedTable(book, settlement),
    destroyedTable(book, settlement),
    closedTable(book, settlement),
    openTable(book, settlement),
  ];
}
