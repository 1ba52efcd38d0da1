import type { Lang } from '../../language/types.ts';
import { wordsOf } from '../../language/language.ts';
import { escapeMarkdown as esc } from '../escape.ts';
import { blockText } from '../markdown.ts';
import { streamed } from '../streamed.ts';
import type { Block } from '../types.ts';
import type { StatementColumn, StatementDocument, StatementTable } from './types.ts';

/** Wide, and told of each exception in the annex. */
const IN_ANNEX: readonly StatementColumn[] = ['fact', 'items', 'riskAnalysis', 'approver', 'expires', 'measure'];

function* write(document: StatementDocument, lang: Lang): Generator<string> {
  const { title, about, notes, totals, counters, tables, annex, words } = document;
  const block = (each: Block): Generator<string> => blockText(each, wordsOf(lang).ui);
  yield `# ${esc(title)}\n`;
  yield* block({ kind: 'pairs', pairs: about });
  for (const text of notes) yield* block({ kind: 'paragraph', text });
  yield `\n## ${esc(words.totals)}\n`;
  yield* block({ kind: 'pairs', pairs: totals });
  yield `\n## ${esc(words.counters)}\n`;
  yield* block({ kind: 'pairs', pairs: counters });
  yield `\n## ${esc(words.sheet)}\n`;
  for (const table of tables) {
    const columns = table.columns.filter((column) => !IN_ANNEX.includes(column));
    yield* block(tableBlock({ ...table, columns }, document));
  }
  yield `\n## ${esc(annex.caption)}\n`;
  yield* block(
    annex.rows.length === 0
      ? { kind: 'paragraph', text: annex.none }
      : tableBlock({ ...annex, caption: words.annexSheet }, document),
  );
}

function tableBlock({ caption, columns, rows }: StatementTable, { heads }: StatementDocument): Block {
  return {
    ...{ kind: 'table', caption },
    columns: columns.map((column) => ({ title: heads[column], share: 1 })),
    rows: rows.map((row) => columns.map((column) => row[column] ?? '')),
  };
}

/** The statement as Markdown: what is said of a decision stands in the annex. */
export function statementMarkdown(document: StatementDocument, lang: Lang): AsyncIterable<string> {
  return streamed(write(document, lang));
}
