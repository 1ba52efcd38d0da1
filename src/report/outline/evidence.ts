import type { ItemShown } from '../../assess/types.ts';
import { wordOr } from '../../language/phrases.ts';
import type { Block } from '../types.ts';
import { capital, day, joined, yesNo } from './book.ts';
import type { Book } from './book.ts';
import { measuredTitle } from './items.ts';
import { tableOrNone } from './table-or-none.ts';

function whatOf(book: Book, item: ItemShown): string {
  const { label } = book.frame;
  const trouble = item.trouble;
  return joined([
    item.what ?? item.onSite?.title ?? (item.kind === 'measured' ? measuredTitle(book, item.slot) : ''),
    item.file === undefined ? '' : `${label.file}: ${item.file}`,
    item.request === undefined ? '' : `${label.request}: ${item.request}`,
    item.madeBy === undefined ? '' : `${label.madeBy}: ${makerOf(book, item.madeBy)}`,
    trouble === undefined ? '' : `${label.trouble}: ${wordOr(book.words.trouble, trouble.code)}, ${trouble.detail}`,
    item.limitations === undefined ? '' : `${book.texts.access.limitations}: ${item.limitations}`,
  ]);
}

/** `supplier, system-export`, or `tool, auditor`: the party and how, in words. */
function makerOf(book: Book, madeBy: string): string {
  const { attribution, partyRole, madeHow } = book.words;
  return madeBy
    .split(', ')
    .map((part) => wordOr({ ...attribution, ...madeHow, ...partyRole }, part))
    .join(', ');
}

function whenOf(book: Book, item: ItemShown): string {
  const { label } = book.frame;
  const moments = [
    [label.observed, item.observedAt],
    [label.collected, item.collectedAt],
    [label.received, item.receivedAt],
  ] as const;
  return moments
    .filter(([, at]) => at !== undefined)
    .map(([word, at]) => `${word}: ${day(book, at)}`)
    .join('. ');
}

function stateOf(book: Book, item: ItemShown): string {
  const { words, frame } = book;
  return [
    words.access[item.access],
    `${frame.label.integrity.toLowerCase()}: ${words.integrity[item.integrity]}`,
    `${frame.label.explained.toLowerCase()}: ${yesNo(book, item.explained)}`,
    item.redactions === 0 ? '' : `${frame.label.redactions.toLowerCase()}: ${item.redactions}`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** Nothing to measure or weigh; what was seen on site has a strength all the same. */
const NONE = '–';

function hasBytes(item: ItemShown): boolean {
  return item.sha256 !== undefined;
}

/** Every row of the ledger, what was refused or could not be measured included. */
export function evidenceBlocks(book: Book): readonly Block[] {
  const { label } = book.frame;
  return [
    tableOrNone(book, {
      kind: 'table',
      caption: book.frame.chapter.evidence,
      columns: [
        { title: label.item, share: 4, mono: true },
        { title: label.target, share: 3 },
        { title: label.what, share: 7 },
        { title: label.access, share: 4 },
        { title: label.strength, share: 2 },
        { title: label.status, share: 4 },
        { title: 'SHA-256', share: 4, mono: true },
      ],
      rows: book.assessment.items.map((item) => [
        item.id,
        item.targets.join(', '),
        joined([capital(book.words.itemKind[item.kind]), whatOf(book, item)]),
        stateOf(book, item),
        hasBytes(item) || item.access === 'on-site' ? (item.strength ?? NONE) : NONE,
        whenOf(book, item),
        hasBytes(item)
          ? [item.sha256, item.size === undefined ? '' : `${item.size} B`].filter(Boolean).join(', ')
          : NONE,
      ]),
    }),
  ];
}
