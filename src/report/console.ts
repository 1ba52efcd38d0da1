import { Chalk } from 'chalk';
import type { ChalkInstance } from 'chalk';
import type { Assessment, Finding } from '../assess/types.ts';
import { clean } from './escape.ts';
import { contentHash } from './hash.ts';
import { adviceText, ICONS, markText } from './icon.ts';
import { capital, conclusionLabel, day, openBook, read, unique } from './outline/book.ts';
import type { Book } from './outline/book.ts';
import { adviceOf } from './outline/conditions.ts';
import { editionLine } from './outline/edition.ts';
import { reachedOf } from './outline/finding-view.ts';
import { conclusionMark, headlineTriple, subjectFirst, tripleOf, verdictMark } from './outline/marks.ts';
import { stepsOf } from './outline/needed.ts';
import { groupBy, inOrder } from './outline/order.ts';
import { causeCounts, headlineMark, headlineText, shutKnockouts } from './outline/summary.ts';
import { streamed } from './streamed.ts';
import type { Mark, Reporter, ReportOptions, Tone, Triple } from './types.ts';
import { pad, wrap } from './wrap.ts';

/** Narrower than this nothing useful fits. */
const NARROWEST = 40;

interface Page {
  readonly width: number;
  readonly ink: ChalkInstance;
}

const COLOURS: Readonly<Record<Tone, (ink: ChalkInstance) => ChalkInstance>> = {
  met: (ink) => ink.green,
  fail: (ink) => ink.red,
  'not-established': (ink) => ink.magenta,
  'did-not-occur': (ink) => ink.blue,
  'not-applicable': (ink) => ink.gray,
  'not-examined': (ink) => ink.gray,
  advisory: (ink) => ink.yellow,
};

/** Lines with a hanging indent under `lead`, which is never broken. */
function hang(page: Page, lead: string, text: string, leadWidth: number): string {
  const lines = wrap(clean(text), Math.max(10, page.width - leadWidth));
  return lines.map((line, index) => `${index === 0 ? lead : ' '.repeat(leadWidth)}${line}`.trimEnd() + '\n').join('');
}

function marked(page: Page, mark: Mark, indent: string, width: number, text: string): string {
  const lead = indent + COLOURS[mark.tone](page.ink)(pad(markText(mark), width)) + '  ';
  return hang(page, lead, text, indent.length + width + 2);
}

function heading(page: Page, text: string): string {
  const lines = wrap(clean(text), page.width).map((line) => `${page.ink.bold(line)}\n`);
  return `\n${lines.join('')}`;
}

/** "✔ 3  ✖ 2  ? 9  van 14  (– 1)": numbers beside each other, never one percentage. */
function tripleText(triple: Triple, of: string): string {
  const beside = triple.notApplicable === 0 ? '' : `  (${ICONS['not-applicable']} ${triple.notApplicable})`;
  const { met, fail, notEstablished } = triple;
  return `${ICONS.met} ${met}  ${ICONS.fail} ${fail}  ${ICONS['not-established']} ${notEstablished}  ${of} ${triple.of}${beside}`;
}

/** The same width for every word of a verdict, so that the ids stand below each other. */
function wordWidth(words: Readonly<Record<string, string>>): number {
  return 2 + Math.max(...Object.values(words).map((word) => word.length));
}

function* top(book: Book, page: Page): Generator<string> {
  const { assessment, frame } = book;
  const mark = headlineMark(book);
  const { client, supplier, asOf } = assessment.audit;
  yield hang(page, '', frame.title(supplier), 0);
  yield hang(page, '', frame.subtitle(client, day(book, asOf)), 0);
  yield hang(page, '', editionLine(book), 0);
  if (mark !== undefined) yield `\n${COLOURS[mark.tone](page.ink).bold(markText(mark))}\n`;
  yield hang(page, '', headlineText(book), 0);
  yield hang(page, '', headlineTriple(book).words, 0);
  const advice = adviceOf(book);
  if (advice !== undefined) yield hang(page, '', adviceText(advice), 0);
  if (assessment.integrity === 'broken') yield hang(page, '', frame.integrityBroken, 0);
}

function* conclusions(book: Book, page: Page): Generator<string> {
  if (book.assessment.conclusions.length === 0) return;
  const { words, frame } = book;
  yield heading(page, frame.label.otherConclusions);
  for (const each of subjectFirst(book)) {
    const about = `${capital(words.addressee[each.party])}, ${conclusionLabel(book, each)}`;
    const basis = `${frame.label.basis.toLowerCase()}: ${words.basis[each.basis]}`;
    const numbers = tripleText(tripleOf(book, about, each.totals), words.ui.of);
    yield marked(
      page,
      conclusionMark(book, each.conclusion),
      '  ',
      wordWidth(words.conclusion),
      `${about}: ${numbers}, ${basis}`,
    );
  }
}

/** Why it could not be established, and how much was found all the same. */
function causesOf(book: Book, finding: Finding): string {
  if (finding.verdict !== 'not-established') return '';
  const causes = unique(finding.criteria.flatMap((each) => each.causes.map((shown) => book.words.cause[shown.cause])));
  const basis = `${book.frame.label.basis.toLowerCase()}: ${book.words.basis[finding.basis]}`;
  return ` (${[causes.join(', '), basis].filter(Boolean).join('; ')})`;
}

function findingLine(book: Book, page: Page, finding: Finding): string {
  const knockout = finding.knockout ? ` [${book.frame.label.knockout.toLowerCase()}]` : '';
  const reached = reachedOf(book, finding);
  const between = finding.verdict === 'pass' ? ', ' : ' ';
  const aside = reached === '' ? causesOf(book, finding) : `${between}${reached}`;
  const text = `${finding.id} ${read(book, finding.title)}${knockout}${aside}`;
  return marked(page, verdictMark(book, finding.verdict), '  ', wordWidth(book.words.verdict), text);
}

function* findings(book: Book, page: Page): Generator<string> {
  const { assessment, frame } = book;
  const shut = shutKnockouts(book);
  if (shut.length > 0) yield heading(page, frame.label.knockouts);
  for (const { finding, party, verdict } of shut) {
    const text = `${finding.id} ${read(book, finding.title)} (${book.words.addressee[party]})`;
    yield marked(page, verdictMark(book, verdict), '  ', wordWidth(book.words.verdict), text);
  }
  for (const [catalogue, group] of groupBy(assessment.findings, (each) => each.catalogue)) {
    yield heading(page, `${frame.label.findings}: ${catalogue}`);
    for (const finding of inOrder(group)) yield findingLine(book, page, finding);
  }
}

function* causes(book: Book, page: Page): Generator<string> {
  const counts = causeCounts(book);
  if (counts.length === 0) return;
  yield heading(page, book.frame.label.causes);
  for (const [cause, n] of counts) yield hang(page, `  ${String(n).padStart(4)}  `, book.words.cause[cause], 8);
}

function* steps(book: Book, page: Page): Generator<string> {
  const groups = groupBy(stepsOf(book), (step) => step.party);
  if (groups.size === 0) return;
  yield heading(page, book.frame.chapter.needed);
  for (const [party, mine] of groups) {
    yield `  ${capital(book.words.attribution[party])}\n`;
    for (const step of mine) yield hang(page, '  - ', `${step.next} [${step.criteria.join(', ')}]`, 4);
  }
}

/** What a person sees at the end of a run: the answer, what it rests on, and who has to do what. */
function* write(assessment: Assessment, { lang, colour, width, decided }: ReportOptions): Generator<string> {
  const book = openBook(assessment, lang, decided);
  const page: Page = { width: Math.max(NARROWEST, width), ink: new Chalk({ level: colour ? 1 : 0 }) };
  yield* top(book, page);
  yield* conclusions(book, page);
  yield* causes(book, page);
  yield* findings(book, page);
  yield* steps(book, page);
  yield '\n';
  yield hang(page, '', book.frame.caution, 0);
  yield hang(page, '', `${book.words.ui.hash}: ${contentHash(assessment)}`, 0);
}

export const consoleReporter: Reporter = {
  format: 'console',
  extension: 'txt',
  render: (assessment, options) => streamed(write(assessment, options)),
};
