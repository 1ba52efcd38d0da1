import { extname, relative, resolve, sep } from 'node:path';
import type { Ending } from '../../decide/exit-code.ts';
import { layoutOf } from '../../dossier/layout.ts';
import { readIndex } from '../../dossier/read-index.ts';
import { UserError } from '../../errors.ts';
import { applicabilityWordsOf } from '../../language/applicability.ts';
import { statementDocument } from '../../report/applicability/document.ts';
import { statementOf } from '../../report/applicability/statement.ts';
import type { StatementDocument, StatementOfApplicability } from '../../report/applicability/types.ts';
import { loadInputs } from '../inputs.ts';
import { type Io, printable } from '../io.ts';
import type { Options } from '../options.ts';
import { lookFrom } from '../request/as-of.ts';
import { writeFileWhole, writeStream } from '../write-out.ts';
import { assessInMemory } from './assess.ts';

export type StatementFormat = 'md' | 'csv' | 'xlsx';

export interface VvtFlags {
  readonly format?: StatementFormat;
  /** Absent: stdout. */
  readonly out?: string;
  readonly public?: boolean;
}

/**
 * Writes the statement of applicability (verklaring van toepasselijkheid). It is information, and no gate: what must be zero
 * and is not is said, and the exit code is 0.
 */
export async function vvtCommand(options: Options, flags: VvtFlags, io: Io): Promise<Ending> {
  const { format, file } = destination(flags, options, io);
  const inputs = await loadInputs(options);
  const now = await lookFrom(options, inputs.audit, io.now());
  const assessment = await assessInMemory(inputs, now === undefined ? options : { ...options, asOf: now }, io);
  const { entries } = await readIndex(layoutOf(options.folder));
  const statement = statementOf({
    ...{ assessment, audit: inputs.audit, catalogues: inputs.catalogues },
    verdicts: entries.some(({ type }) => type === 'item'),
  });
  const document = statementDocument(statement, {
    lang: options.lang,
    edition: flags.public === true ? 'public' : 'internal',
    tool: `biotoets ${io.version}`,
  });
  const pieces = await piecesOf(document, format, options);
  if (file === undefined) await writeStream(io.stdout, pieces);
  else await writeFileWhole(file, pieces);
  if (!options.quiet) io.stderr.write(printable(summaryOf(statement, assessment.integrity)));
  return {};
}

async function piecesOf(
  document: StatementDocument,
  format: StatementFormat,
  { lang }: Options,
): Promise<AsyncIterable<string | Uint8Array>> {
  switch (format) {
    case 'md':
      return (await import('../../report/applicability/markdown.ts')).statementMarkdown(document, lang);
    case 'csv':
      return (await import('../../report/applicability/csv.ts')).statementCsv(document);
    case 'xlsx':
      return once(await (await import('../../report/applicability/xlsx.ts')).statementXlsx(document));
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

const FORMATS: readonly StatementFormat[] = ['md', 'csv', 'xlsx'];

/** Where it goes, and as what: the name of the file says so, or the flag. */
function destination(
  { out, format }: VvtFlags,
  { folder }: Options,
  io: Io,
): { readonly format: StatementFormat; readonly file?: string } {
  if (out === undefined) {
    if (format === 'xlsx') throw new UserError('usage', '--format xlsx is no text: name a file with --out vvt.xlsx');
    return { format: format ?? 'md' };
  }
  const named = FORMATS.find((each) => extname(out).toLowerCase() === `.${each}`);
  if (named === undefined || (format !== undefined && format !== named))
    throw new UserError(
      'usage',
      `--out ${out}: the name ends in ${format === undefined ? '.md, .csv or .xlsx' : `.${format}`}`,
    );
  const file = resolve(io.cwd, out);
  const [top = '', below] = relative(folder, file).split(sep);
  // Papers of the audit are not to be written over, and what lies in their folders would be read as one of them.
  if (below !== undefined && !['..', 'reports'].includes(top) && !top.includes(':'))
    throw new UserError('usage', `--out ${out}: ${top}/ is part of the audit; write it to reports/ or elsewhere`);
  return { format: named, file };
}

function summaryOf(
  { rows, selection, totals, counters }: StatementOfApplicability,
  integrity: 'intact' | 'broken',
): string {
  const { counter } = applicabilityWordsOf('en');
  const above = counters.filter(({ about }) => about.length > 0);
  const counts = [
    `${totals.applies} apply`,
    `${totals['not-applicable']} not applicable`,
    `${totals['without-effect']} declared not applicable without effect`,
    `${totals['not-decided']} not decided`,
  ];
  return [
    `${rows.length} of ${selection.of} controls: ${counts.join(', ')}`,
    above.length === 0 ? 'all that must be zero is zero' : 'must be zero, and is not (this is no verdict):',
    ...above.map(({ name, about }) => `  ${counter[name]}: ${about.length} (${someOf(about)})`),
    ...(integrity === 'broken' ? ['the dossier is broken: biotoets verify names what was changed'] : []),
    '',
  ].join('\n');
}

/** More than these nobody reads on a terminal; the statement names them all. */
function someOf(about: readonly string[]): string {
  const shown = about.slice(0, 5).join(', ');
  return about.length > 5 ? `${shown} and ${about.length - 5} more` : shown;
}
