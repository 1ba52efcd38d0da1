import type { Assessment, Finding, ResponseShown } from '../../assess/types.ts';
import type { Block, Cell, Pair } from '../types.ts';
import { capital, day, joined, personName, read } from './book.ts';
import type { Book } from './book.ts';
import { inOrder } from './order.ts';
import { tableIfAny } from './table-or-none.ts';

function responsesTo(book: Book, control: string): readonly ResponseShown[] {
  return book.assessment.responses.filter((each) => each.control === control);
}

/** "Oneens. De instelling is hersteld (Hoofd techniek (leverancier), 3 maart 2026)". */
function reactionText(book: Book, { reaction }: ResponseShown): string {
  if (reaction === undefined) return '';
  const position = capital(book.words.position[reaction.position]);
  return `${joined([position, reaction.text])} – ${personName(book, reaction.by)}, ${day(book, reaction.at)}`;
}

function rejoinderText(book: Book, { rejoinder }: ResponseShown): string {
  return rejoinder === undefined
    ? ''
    : `${rejoinder.text} – ${personName(book, rejoinder.by)}, ${day(book, rejoinder.at)}`;
}

function dueText(book: Book, plan: NonNullable<ResponseShown['plan']>): string {
  return joined([day(book, plan.due), plan.overdue ? book.frame.label.overdue : ''], ', ');
}

function planText(book: Book, { plan }: ResponseShown): string {
  if (plan === undefined) return '';
  const { frame, texts, words } = book;
  return joined([
    plan.action,
    `${frame.label.owner}: ${plan.owner} (${words.addressee[plan.party]})`,
    `${frame.label.due}: ${dueText(book, plan)}`,
    plan.retest === undefined ? '' : `${texts.hearing.retest}: ${plan.retest}`,
  ]);
}

/** Reaction, rejoinder and plan beside one finding; that a party was heard and did not react stands there too. */
export function responsePairs(book: Book, { control }: Finding): readonly Pair[] {
  const { frame, texts, words } = book;
  const { hearing } = texts;
  const said = responsesTo(book, control).flatMap((response) => [
    { label: hearing.reaction, value: reactionText(book, response) },
    { label: hearing.rejoinder, value: rejoinderText(book, response) },
    { label: hearing.plan, value: planText(book, response) },
  ]);
  const over = book.assessment.hearing?.over === true;
  const silent = outstanding(book).filter((each) => each.control === control);
  return [
    ...said.filter(({ value }) => value !== ''),
    ...silent.map(({ party }) => ({
      label: hearing.reaction,
      value: `${capital(over ? hearing.noReaction : hearing.noReactionYet)} (${frame.label.party.toLowerCase()}: ${words.addressee[party]})`,
    })),
  ];
}

function outstanding({ assessment }: Book): NonNullable<Assessment['hearing']>['outstanding'] {
  return assessment.hearing?.outstanding ?? [];
}

function stateBlock(book: Book): Block {
  const { assessment, texts } = book;
  const { hearing } = assessment;
  if (hearing === undefined) return { kind: 'paragraph', text: texts.hearing.notSent, tone: 'note' };
  const received = assessment.responses.filter(({ reaction }) => reaction !== undefined).length;
  return {
    kind: 'pairs',
    pairs: [
      { label: texts.hearing.sent, value: day(book, hearing.sentAt) },
      { label: texts.hearing.due, value: day(book, hearing.due) },
      { label: texts.hearing.state, value: hearing.over ? texts.hearing.over : texts.hearing.running },
      { label: texts.hearing.received, value: String(received) },
      { label: texts.hearing.outstanding, value: String(hearing.outstanding.length) },
    ],
  };
}

/** "8.24.04 Versleuteling" */
function named(book: Book, control: string): string {
  const finding = book.assessment.findings.find((each) => each.control === control);
  return finding === undefined ? control : `${finding.id} ${read(book, finding.title)}`;
}

/** The findings first in the order of the chapter on findings; what concerns none of them after those. */
function inOrderOfFindings(book: Book): readonly ResponseShown[] {
  const { findings, responses } = book.assessment;
  const known = inOrder(findings).flatMap(({ control }) => responses.filter((each) => each.control === control));
  return [...known, ...responses.filter((each) => !known.includes(each))];
}

/** Whether the other side was heard, what it said, what the auditor answered, and what will be done about it. */
export function hearingBlocks(book: Book): readonly Block[] {
  const { frame, texts } = book;
  const { label } = frame;
  const responses = inOrderOfFindings(book);
  const said = responses.filter(({ reaction, rejoinder }) => reaction !== undefined || rejoinder !== undefined);
  return [
    { kind: 'paragraph', text: texts.hearing.intro },
    stateBlock(book),
    ...tableIfAny({
      caption: texts.hearing.both,
      columns: [
        { title: label.control, share: 3 },
        { title: texts.hearing.reaction, share: 5 },
        { title: texts.hearing.rejoinder, share: 5 },
      ],
      rows: said.map((each): readonly Cell[] => [
        named(book, each.control),
        reactionText(book, each) || texts.hearing.noReaction,
        rejoinderText(book, each) || texts.hearing.noRejoinder,
      ]),
    }),
    ...planTable(book, responses),
    ...silentTable(book),
  ];
}

function silentTable(book: Book): readonly Block[] {
  const { frame, texts, words } = book;
  return tableIfAny({
    caption: texts.hearing.without,
    columns: [
      { title: frame.label.control, share: 7 },
      { title: frame.label.party, share: 3 },
    ],
    rows: outstanding(book).map(({ control, party }) => [named(book, control), capital(words.addressee[party])]),
  });
}

function planTable(book: Book, responses: readonly ResponseShown[]): readonly Block[] {
  const { frame, texts, words } = book;
  const { label } = frame;
  return tableIfAny({
    caption: texts.hearing.plans,
    columns: [
      { title: label.control, share: 4 },
      { title: texts.hearing.action, share: 5 },
      { title: label.owner, share: 3 },
      { title: label.due, share: 3 },
      { title: texts.hearing.retest, share: 4 },
    ],
    rows: responses.flatMap(({ control, plan }) =>
      plan === undefined
        ? []
        : [
            [
              named(book, control),
              plan.action,
              `${plan.owner} (${words.addressee[plan.party]})`,
              dueText(book, plan),
              plan.retest ?? texts.conditions.notAgreed,
            ],
          ],
    ),
  });
}
