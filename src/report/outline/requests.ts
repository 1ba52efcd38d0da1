import type { RequestShown } from '../../assess/types.ts';
import { wordOr } from '../../language/phrases.ts';
import type { Block } from '../types.ts';
import { capital, day, joined, personName } from './book.ts';
import type { Book } from './book.ts';
import { tableOrNone } from './table-or-none.ts';

function askText(book: Book, request: RequestShown): string {
  const { frame, texts } = book;
  return joined([
    request.ask,
    request.why === undefined ? '' : `${frame.label.why}: ${request.why}`,
    request.form === undefined ? '' : `${texts.requests.form}: ${request.form}`,
    request.explain.length === 0 ? '' : `${texts.requests.explain}: ${request.explain.join('; ')}`,
  ]);
}

function timeText(book: Book, request: RequestShown): string {
  const { frame, texts, words } = book;
  const reminders = request.reminders.map(({ at, note }) =>
    note === undefined ? day(book, at) : `${day(book, at)} (${note})`,
  );
  return joined([
    request.askedAt === undefined
      ? capital(words.answer['not-sent'])
      : `${texts.requests.sent}: ${day(book, request.askedAt)}`,
    request.due === undefined ? '' : `${frame.label.due}: ${day(book, request.due)}`,
    reminders.length === 0 ? '' : `${texts.requests.reminders}: ${reminders.join(', ')}`,
    request.overdue ? capital(frame.label.overdue) : '',
  ]);
}

function answerText(book: Book, request: RequestShown): string {
  if (request.askedAt === undefined) return '–';
  const { frame, texts, words } = book;
  return joined([
    capital(wordOr(words.answer, request.status)),
    joined(
      [request.answeredBy === undefined ? '' : personName(book, request.answeredBy), day(book, request.answeredAt)],
      ', ',
    ),
    request.ground === undefined ? '' : `${frame.label.ground}: ${request.ground}`,
    request.offered === undefined ? '' : `${frame.label.offered}: ${request.offered}`,
    request.auditorView === undefined ? '' : `${texts.access.auditorView}: ${request.auditorView}`,
  ]);
}

/** Everything that was asked, with why and in which form, and what came of it. */
export function requestBlocks(book: Book): readonly Block[] {
  const { words, frame, texts } = book;
  const { label } = frame;
  return [
    tableOrNone(book, {
      kind: 'table',
      caption: frame.chapter.requests,
      columns: [
        { title: label.request, share: 3 },
        { title: label.ask, share: 7 },
        { title: label.criteria, share: 4, mono: true },
        { title: texts.requests.when, share: 4 },
        { title: label.answer, share: 6 },
      ],
      rows: book.assessment.requests.map((each) => [
        `${each.id} (${words.addressee[each.to]})`,
        askText(book, each),
        each.criteria.join(', '),
        timeText(book, each),
        answerText(book, each),
      ]),
    }),
  ];
}
