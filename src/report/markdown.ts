import type { Assessment } from '../assess/types.ts';
import { escapeMarkdown as esc } from './escape.ts';
import { adviceText, markText } from './icon.ts';
import { buildOutline } from './outline.ts';
import { streamed } from './streamed.ts';
import type {
  Block,
  CauseLine,
  Cell,
  CriterionView,
  FindingView,
  ObservationView,
  Outline,
  Reporter,
  ReportOptions,
} from './types.ts';

type Labels = Outline['labels'];

function cell(value: Cell): string {
  return esc(typeof value === 'string' ? value : markText(value));
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

/** A titled list, one line each; nothing when there is nothing. */
function listOf(title: string, lines: readonly string[], indent = ''): string {
  if (lines.length === 0) return '';
  return `${indent}- **${esc(title)}**\n${lines.map((line) => `${indent}  - ${esc(line)}\n`).join('')}`;
}

function causeText(cause: CauseLine): string {
  const items = cause.items.length === 0 ? '' : ` [${cause.items.join(', ')}]`;
  return `${cause.word} (${cause.attribution})${items}: ${cause.next}`;
}

function observationText(seen: ObservationView, labels: Labels): string {
  const facts = seen.facts.map(
    (fact) => `${fact.where}: ${labels.expected} ${fact.expected}; ${labels.actual} ${fact.actual}`,
  );
  return [
    `  - **${esc(markText(seen.mark))}** ${esc(`${seen.target}, ${seen.need}`)}\n`,
    `    - ${esc(seen.because)}\n`,
    seen.ruleset === '' ? '' : `    - ${esc(`${labels.ruleset}: ${seen.ruleset}`)}\n`,
    seen.contested === undefined ? '' : `    - **${esc(seen.contested)}**\n`,
    listOf(labels.facts, facts, '    '),
    listOf(labels.trace, seen.trace, '    '),
    listOf(
      labels.evidence,
      seen.items.map((each) => `${each.item}: ${each.bearing}`),
      '    ',
    ),
    listOf(labels.causes, seen.causes.map(causeText), '    '),
    listOf(labels.advisories, seen.advisories, '    '),
  ].join('');
}

function* criterionText(criterion: CriterionView, labels: Labels): Generator<string> {
  const about = `${criterion.id}, ${criterion.aspect}, ${criterion.addressee}`;
  yield `\n- **${esc(markText(criterion.mark))}** ${esc(`[${about}] ${criterion.text}`)} (${esc(criterion.rule)})\n`;
  yield listOf(labels.causes, criterion.causes.map(causeText), '  ');
  for (const seen of criterion.observations) yield observationText(seen, labels);
}

function* findingText(finding: FindingView, labels: Labels): Generator<string> {
  yield `\n#### ${esc(`${finding.id} ${finding.title}`)}\n\n`;
  yield `**${esc(`${markText(finding.mark)} ${finding.reached}`.trim())}** ${esc([...finding.tags, finding.topic].join(' · '))}\n\n`;
  for (const { label, value } of finding.meta) yield `- ${esc(label)}: ${esc(value)}\n`;
  yield listOf(
    labels.aspects,
    finding.aspects.map((each) => `${each.aspect}: ${markText(each.mark)}`),
  );
  yield listOf(labels.settle, finding.settle);
  yield listOf(labels.found, finding.found);
  yield listOf(
    labels.response,
    finding.response.map(({ label, value }) => `${label}: ${value}`),
  );
  yield listOf(labels.official, finding.official);
  yield listOf(labels.remedy, finding.remedy === '' ? [] : [finding.remedy]);
  yield listOf(labels.dispositions, finding.dispositions);
  yield listOf(labels.ask, finding.ask === '' ? [] : [finding.ask]);
  yield listOf(labels.explain, finding.explain);
  yield listOf(labels.weak, finding.weak);
  for (const criterion of finding.criteria) yield* criterionText(criterion, labels);
}

function* tableText(table: Extract<Block, { kind: 'table' }>): Generator<string> {
  yield `\n**${esc(table.caption)}**\n\n`;
  yield row(table.columns.map((column) => esc(column.title)));
  yield row(table.columns.map((column) => (column.align === 'right' ? '--:' : '---')));
  for (const cells of table.rows) yield row(cells.map(cell));
}

export function* blockText(block: Block, labels: Labels): Generator<string> {
  switch (block.kind) {
    case 'paragraph':
      yield block.tone === 'warning' ? `\n> **${esc(block.text)}**\n` : `\n${esc(block.text)}\n`;
      return;
    case 'subheading':
      yield `\n### ${esc(block.text)}\n`;
      return;
    case 'pairs':
      yield `\n${block.pairs.map(({ label, value }) => `- ${esc(label)}: ${esc(value)}\n`).join('')}`;
      return;
    case 'list':
      yield `\n${block.items.map((item) => `- ${esc(item)}\n`).join('')}`;
      return;
    case 'triples':
      yield `\n**${esc(block.caption)}**\n\n`;
      for (const triple of block.triples) yield `- ${esc(triple.label)}: ${esc(triple.words)}\n`;
      return;
    case 'bars':
      yield `\n**${esc(block.caption)}**\n\n`;
      for (const bar of block.bars) yield `- ${esc(bar.label)}: ${bar.value}\n`;
      return;
    case 'table':
      yield* tableText(block);
      return;
    case 'findings':
      for (const finding of block.findings) yield* findingText(finding, labels);
  }
}

function* write(assessment: Assessment, { lang, decided }: ReportOptions): Generator<string> {
  const outline = buildOutline(assessment, lang, decided);
  yield `# ${esc(outline.title)}\n\n${esc(outline.subtitle)}\n\n${esc(outline.edition)}\n\n`;
  if (outline.headline !== undefined) yield `**${esc(markText(outline.headline))}**\n\n`;
  yield `${esc(outline.headlineText)}\n\n${esc(outline.triple.words)}\n\n`;
  if (outline.advice !== undefined) yield `${esc(adviceText(outline.advice))}\n\n`;
  yield `> **${esc(outline.caution)}**\n\n`;
  for (const { label, value } of outline.meta) yield `- ${esc(label)}: ${esc(value)}\n`;
  for (const chapter of outline.chapters) {
    yield `\n## ${chapter.number}. ${esc(chapter.title)}\n`;
    for (const block of chapter.blocks) yield* blockText(block, outline.labels);
  }
}

export const markdownReporter: Reporter = {
  format: 'markdown',
  extension: 'md',
  render: (assessment, options) => streamed(write(assessment, options)),
};
