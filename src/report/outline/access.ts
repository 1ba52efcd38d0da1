import type { ItemShown, RequestShown } from '../../assess/types.ts';
import { wordOr } from '../../language/phrases.ts';
import type { Block } from '../types.ts';
import { capital, day, joined, personName } from './book.ts';
import type { Book } from './book.ts';
import { tableOrNone } from './table-or-none.ts';

/** What was seen where it stands: by whom, where and when, which document, and how it can be known again. */
function onSiteTable(book: Book): Block {
  const { assessment, frame, texts, words } = book;
  const { access } = texts;
  return tableOrNone(book, {
    kind: 'table',
    caption: access.onSite,
    columns: [
      { title: frame.label.item, share: 3, mono: true },
      { title: access.seenBy, share: 4 },
      { title: access.place, share: 4 },
      { title: access.document, share: 5 },
      { title: access.fingerprint, share: 4, mono: true },
      { title: access.commitment, share: 5 },
    ],
    rows: assessment.items.flatMap((item) => {
      const { onSite } = item;
      if (onSite === undefined) return [];
      const version = onSite.version === undefined ? '' : `${access.version} ${onSite.version}`;
      const pages = onSite.pages === undefined ? '' : access.pages(onSite.pages);
      return [
        [
          item.id,
          onSite.by.map((person) => personName(book, person)).join(', '),
          joined([onSite.where, day(book, onSite.at)], ', '),
          joined([onSite.title, version, pages], ', '),
          onSite.fingerprint ?? frame.label.none,
          item.commitment === undefined ? access.noCommitment : words.commitment[item.commitment],
        ],
      ];
    }),
  });
}

function redactedTable(book: Book): Block {
  const { assessment, frame, texts } = book;
  return tableOrNone(book, {
    kind: 'table',
    caption: texts.access.redacted,
    columns: [
      { title: frame.label.item, share: 3, mono: true },
      { title: frame.label.about, share: 5 },
      { title: frame.label.by, share: 4 },
      { title: frame.label.ground, share: 5 },
    ],
    rows: assessment.items.flatMap(({ id, redaction }) =>
      redaction === undefined ? [] : [[id, redaction.what, personName(book, redaction.by), redaction.ground]],
    ),
  });
}

const REFUSED: readonly string[] = ['withheld', 'partial'];

/** A refusal with its ground, what was offered instead, and what the auditor makes of it. */
function refusedTable(book: Book): Block {
  const { assessment, frame, texts } = book;
  const { access } = texts;
  const asked = assessment.requests.filter(({ status }) => REFUSED.includes(status));
  const told = new Set(asked.map(({ id }) => id));
  const items = assessment.items.filter(
    (item) => REFUSED.includes(item.access) && (item.request === undefined || !told.has(item.request)),
  );
  return tableOrNone(book, {
    kind: 'table',
    caption: access.refused,
    columns: [
      { title: frame.label.request, share: 3, mono: true },
      { title: frame.label.answer, share: 4 },
      { title: frame.label.ground, share: 5 },
      { title: frame.label.offered, share: 4 },
      { title: access.auditorView, share: 5 },
    ],
    rows: [...asked.map((request) => refusedRow(book, request)), ...items.map((item) => itemRow(book, item))],
  });
}

function refusedRow(book: Book, request: RequestShown): readonly string[] {
  const { frame, texts, words } = book;
  const by = request.answeredBy === undefined ? '' : personName(book, request.answeredBy);
  return [
    request.id,
    joined([capital(wordOr(words.answer, request.status)), by, day(book, request.answeredAt)], ', '),
    request.ground ?? texts.access.noGround,
    request.offered ?? frame.label.none,
    request.auditorView ?? texts.access.noView,
  ];
}

function itemRow({ frame, texts, words }: Book, item: ItemShown): readonly string[] {
  return [item.id, capital(words.access[item.access]), texts.access.noGround, frame.label.none, texts.access.noView];
}

function purgedTable(book: Book): Block {
  const { assessment, frame, texts } = book;
  return tableOrNone(book, {
    kind: 'table',
    caption: texts.access.purged,
    columns: [
      { title: frame.label.item, share: 4, mono: true },
      { title: frame.label.by, share: 4 },
      { title: frame.label.why, share: 7 },
    ],
    rows: assessment.items.flatMap(({ id, purged }) => (purged === undefined ? [] : [[id, purged.by, purged.why]])),
  });
}

/** How far the auditor could get at the evidence: looked at without a copy, redacted, refused, destroyed. */
export function accessBlocks(book: Book): readonly Block[] {
  return [
    { kind: 'paragraph', text: book.texts.access.intro },
    onSiteTable(book),
    redactedTable(book),
    refusedTable(book),
    purgedTable(book),
  ];
}
