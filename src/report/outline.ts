import type { Assessment } from '../assess/types.ts';
import type { ChapterId } from '../language/frame.ts';
import { listIn } from '../language/language.ts';
import { wordOr } from '../language/phrases.ts';
import type { Lang } from '../language/types.ts';
import { cleanDeep } from './escape.ts';
import { contentHash } from './hash.ts';
import { accountBlocks } from './outline/account.ts';
import { accessBlocks } from './outline/access.ts';
import { judgementBlocks, normTableBlocks, termBlocks } from './outline/appendices.ts';
import { assuranceBlocks } from './outline/assurance.ts';
import { capital, catalogueRef, day, openBook, partyName, read } from './outline/book.ts';
import type { Book } from './outline/book.ts';
import { adviceOf, conditionBlocks } from './outline/conditions.ts';
import { editionLine, editionOf } from './outline/edition.ts';
import { evidenceBlocks } from './outline/evidence.ts';
import { anchorOf, findingView, isEarlier } from './outline/finding-view.ts';
import { hearingBlocks } from './outline/hearing.ts';
import { headlineTriple } from './outline/marks.ts';
import { neededBlocks } from './outline/needed.ts';
import { groupBy, inOrder, partiesInOrder } from './outline/order.ts';
import { requestBlocks } from './outline/requests.ts';
import { sampleBlocks } from './outline/samples.ts';
import { settlementBlocks } from './outline/settlement.ts';
import { approachBlocks, normBlocks, questionBlocks, scopeBlocks } from './outline/subject.ts';
import { headlineMark, headlineText, summaryBlocks } from './outline/summary.ts';
import type { Block, Chapter, Decided, Outline, Pair } from './types.ts';

/** Every finding, per catalogue and theme; worst first, knock-outs first among equals, then by id. */
function findingBlocks(book: Book): readonly Block[] {
  const groups = groupBy(book.assessment.findings, (each) => `${each.catalogue}\n${each.theme}`);
  if (groups.size === 0) return [{ kind: 'paragraph', text: book.frame.nothingHere }];
  return [...groups.values()].flatMap((group): readonly Block[] => {
    const [first, ...rest] = inOrder(group);
    if (first === undefined) return [];
    return [
      {
        kind: 'subheading',
        text: `${capital(wordOr(book.frame.theme, first.theme))}, ${catalogueRef(book, first.catalogue)}`,
      },
      { kind: 'findings', findings: [first, ...rest].map((each) => findingView(book, each)) },
    ];
  });
}

function againstOf(book: Book): Outline['against'] {
  const { findings, audit } = book.assessment;
  return inOrder(findings)
    .filter((finding) => finding.parties[audit.subject] === 'fail')
    .map((finding) => ({
      anchor: anchorOf(finding.control),
      text: [finding.id, read(book, finding.title), isEarlier(finding) ? book.texts.predecessor.notRefuted : '']
        .filter(Boolean)
        .join(' '),
    }));
}

function metaOf(book: Book, hash: string): readonly Pair[] {
  const { assessment, frame, words } = book;
  const { audit, tool } = assessment;
  return [
    { label: book.texts.edition.label, value: editionLine(book) },
    { label: frame.label.audit, value: audit.id },
    { label: frame.label.client, value: audit.client },
    { label: frame.label.supplier, value: audit.supplier },
    { label: frame.label.operator, value: `${audit.operator.name} (${words.partyRole[audit.operator.party]})` },
    { label: frame.label.subject, value: partyName(book, audit.subject) },
    { label: frame.label.asOf, value: day(book, audit.asOf) },
    { label: frame.label.period, value: `${day(book, audit.period.from)} – ${day(book, audit.period.to)}` },
    {
      label: frame.label.depth,
      value: listIn(
        book.lang,
        audit.depth.map((aspect) => words.aspect[aspect]),
      ),
    },
    { label: frame.label.profile, value: audit.profile },
    { label: frame.label.integrity, value: words.integrity[assessment.integrity] },
    { label: frame.label.tool, value: `${tool.name} ${tool.version}` },
    { label: words.ui.hash, value: hash },
  ];
}

function chaptersOf(book: Book, hash: string): readonly Chapter[] {
  const body: readonly (readonly [ChapterId, readonly Block[]])[] = [
    ['summary', summaryBlocks(book)],
    ['question', questionBlocks(book)],
    ['scope', scopeBlocks(book)],
    ['norms', normBlocks(book)],
    ['approach', approachBlocks(book)],
    ['findings', findingBlocks(book)],
    ['hearing', hearingBlocks(book)],
    ['needed', neededBlocks(book)],
    ['conditions', conditionBlocks(book)],
    ['settlement', settlementBlocks(book)],
    ['account', accountBlocks(book, hash)],
  ];
  const appendices: readonly (readonly [ChapterId, readonly Block[]])[] = [
    ['norm-table', normTableBlocks(book)],
    ['evidence', evidenceBlocks(book)],
    ['access', accessBlocks(book)],
    ['requests', requestBlocks(book)],
    ['samples', sampleBlocks(book)],
    ['assurance', assuranceBlocks(book)],
    ['judgements', judgementBlocks(book)],
    ['terms', termBlocks(book)],
  ];
  const titled = (number: string, [id, blocks]: readonly [ChapterId, readonly Block[]]): Chapter => ({
    id,
    number,
    title: book.frame.chapter[id],
    blocks,
  });
  return [
    // A selection has no advice, and most services are not being unwound.
    ...body.filter(([, blocks]) => blocks.length > 0).map((chapter, index) => titled(String(index + 1), chapter)),
    ...appendices.map((chapter, index) => titled('ABCDEFGHIJ'.charAt(index), chapter)),
  ];
}

/**
 * The report as a document: one model for Markdown, HTML and PDF. Pure. Every string is on one line and free of control
 * characters; escaping for a medium stays with its renderer.
 */
export function buildOutline(assessment: Assessment, lang: Lang, decided?: Decided): Outline {
  const book = openBook(assessment, lang, decided);
  const { audit, tool } = assessment;
  const hash = contentHash(assessment);
  return cleanDeep<Outline>({
    lang,
    title: book.frame.title(audit.supplier),
    subtitle: book.frame.subtitle(audit.client, day(book, audit.asOf)),
    edition: editionOf(book),
    meta: metaOf(book, hash),
    headline: headlineMark(book),
    headlineText: headlineText(book),
    against: againstOf(book),
    triple: headlineTriple(book),
    advice: adviceOf(book),
    parties: partiesInOrder(book).map((party) => book.words.attribution[party]),
    caution: book.frame.caution,
    chapters: chaptersOf(book, hash),
    asOf: day(book, audit.asOf),
    hash,
    tool: `${tool.name} ${tool.version}`,
    labels: book.words.ui,
  });
}
