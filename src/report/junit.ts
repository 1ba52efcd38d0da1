import type { Assessment, CriterionResult, Finding, Observation } from '../assess/types.ts';
import { say } from '../language/language.ts';
import { escapeMarkup } from './escape.ts';
import { contentHash } from './hash.ts';
import { catalogueTitle, openBook, read } from './outline/book.ts';
import type { Book } from './outline/book.ts';
import { editionOf } from './outline/edition.ts';
import { settleOf, whereOf } from './outline/finding-view.ts';
import { groupBy, inOrder } from './outline/order.ts';
import { headlineText } from './outline/summary.ts';
import { streamed } from './streamed.ts';
import type { Reporter, ReportOptions } from './types.ts';

/** One `testcase`. Without an `end` it is green. */
interface Case {
  readonly name: string;
  readonly end?: {
    readonly kind: 'failure' | 'error' | 'skipped';
    readonly type: string;
    readonly message: string;
    readonly detail: string;
  };
}

interface Suite {
  readonly name: string;
  readonly title: string;
  readonly cases: readonly Case[];
}

function seenLines(book: Book, seen: Observation): readonly string[] {
  return [
    `${seen.target}, ${seen.need}: ${say(book.lang, seen.because)}`,
    ...seen.facts.map(
      (fact) =>
        `  ${[whereOf(book, fact.at), fact.path].filter(Boolean).join(' ')}: ${book.frame.found(fact.expected, fact.actual)}`,
    ),
  ];
}

function messageOf(book: Book, finding: Finding, criterion: CriterionResult): string {
  if (criterion.status === 'fail') {
    const against = criterion.observations.filter((seen) => seen.outcome === 'fail');
    return [...against.map((seen) => say(book.lang, seen.because)), read(book, finding.remedy)].join(' ');
  }
  const causes = criterion.causes.map(
    (shown) =>
      `${book.words.cause[shown.cause]} (${book.words.attribution[shown.attributableTo]}): ${say(book.lang, shown.next)}`,
  );
  return [book.words.status[criterion.status], ...causes].join('; ');
}

function criterionCase(book: Book, finding: Finding, criterion: CriterionResult): Case {
  const about = `${criterion.id}, ${book.words.aspect[criterion.aspect]}, ${book.words.addressee[criterion.addressee]}`;
  const name = `${finding.id} ${read(book, finding.title)} [${about}]: ${read(book, criterion.text)}`;
  const { status } = criterion;
  if (status === 'met' || status === 'did-not-occur') return { name };
  const kind = status === 'fail' ? 'failure' : status === 'not-established' ? 'error' : 'skipped';
  return {
    name,
    end: {
      kind,
      type: status === 'not-established' ? (criterion.causes[0]?.cause ?? status) : status,
      message: messageOf(book, finding, criterion),
      detail: criterion.observations.flatMap((seen) => seenLines(book, seen)).join('\n'),
    },
  };
}

function isRed(each: Case): boolean {
  return each.end?.kind === 'failure' || each.end?.kind === 'error';
}

/** A control whose criteria are green or skipped while its verdict is not a pass gets a case of its own. */
function findingCases(book: Book, finding: Finding): readonly Case[] {
  const cases = finding.criteria.map((criterion) => criterionCase(book, finding, criterion));
  if (finding.verdict === 'pass' || finding.verdict === 'not-applicable' || cases.some(isRed)) return cases;
  const word = book.words.verdict[finding.verdict];
  const end = {
    kind: finding.verdict === 'fail' ? ('failure' as const) : ('error' as const),
    type: finding.verdict,
    message: [word, ...settleOf(book, finding)].join('; '),
    detail: '',
  };
  return [...cases, { name: `${finding.id} ${read(book, finding.title)}: ${word}`, end }];
}

/** One suite per catalogue; and one more when all of those are greener than the conclusion. */
function suitesOf(book: Book): readonly Suite[] {
  const { assessment } = book;
  const suites = [...groupBy(assessment.findings, (each) => each.catalogue)].map(([catalogue, findings]) => ({
    name: catalogue,
    title: catalogueTitle(book, catalogue),
    cases: inOrder(findings).flatMap((finding) => findingCases(book, finding)),
  }));
  const nothing = suites.length === 0;
  const doubted = assessment.conclusion !== null && assessment.conclusion !== 'meets';
  if (suites.some((suite) => suite.cases.some(isRed)) || !(nothing || doubted)) return suites;
  const type = assessment.conclusion ?? 'not-established';
  const end = { kind: 'error' as const, type, message: headlineText(book), detail: '' };
  const title = book.frame.label.conclusion;
  return [...suites, { name: 'biotoets', title, cases: [{ name: title, end }] }];
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeMarkup(String(value)).replace(/ {2,}/g, ' ').trim()}"`)
    .join('');
}

function caseLine(suite: Suite, { name, end }: Case): string {
  const head = `    <testcase${attributes({ name, classname: suite.name, time: 0 })}`;
  if (end === undefined) return `${head}/>\n`;
  const { kind, type, message, detail } = end;
  const about = attributes(kind === 'skipped' ? { message } : { type, message });
  const body = detail.split('\n').map(escapeMarkup).join('\n');
  return `${head}>\n      <${kind}${about}>${body}</${kind}>\n    </testcase>\n`;
}

function* suiteLines(book: Book, suite: Suite, id: number, hash: string): Generator<string> {
  const { audit, tool } = book.assessment;
  const count = (kind: string): number => suite.cases.filter((each) => each.end?.kind === kind).length;
  const head = {
    name: suite.name,
    package: suite.title,
    id,
    timestamp: `${audit.asOf.slice(0, 10)}T${/T(\d\d:\d\d:\d\d)/.exec(audit.asOf)?.[1] ?? '00:00:00'}`,
    hostname: 'localhost',
    tests: suite.cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: 0,
  };
  const properties = {
    tool: `${tool.name} ${tool.version}`,
    audit: audit.id,
    edition: editionOf(book),
    ...(book.decided.conditions === null ? {} : { advice: book.decided.conditions.advice }),
    'content-hash': hash,
  };
  yield `  <testsuite${attributes(head)}>\n    <properties>\n`;
  for (const [name, value] of Object.entries(properties)) yield `      <property${attributes({ name, value })}/>\n`;
  yield '    </properties>\n';
  for (const each of suite.cases) yield caseLine(suite, each);
  yield `    <system-out>${escapeMarkup(`${headlineText(book)} ${book.frame.caution}`)}</system-out>\n`;
  yield '    <system-err/>\n  </testsuite>\n';
}

/** JUnit XML knows no third state: what cannot be established is an `error`, so that no pipeline takes it for a pass. */
function* write(assessment: Assessment, { lang, decided }: ReportOptions): Generator<string> {
  const book = openBook(assessment, lang, decided);
  const hash = contentHash(assessment);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n';
  for (const [id, suite] of suitesOf(book).entries()) yield* suiteLines(book, suite, id, hash);
  yield '</testsuites>\n';
}

export const junitReporter: Reporter = {
  format: 'junit',
  extension: 'xml',
  render: (assessment, options) => streamed(write(assessment, options)),
};
