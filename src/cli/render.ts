import { relative } from 'node:path';
import type { Assessment } from '../assess/types.ts';
import { decideConditions } from '../decide/conditions.ts';
import { decideSettlement } from '../decide/settlement.ts';
import { REPORTERS } from '../report/registry.ts';
import type { Decided, ReportFormat } from '../report/types.ts';
import { type Io, wantsColour } from './io.ts';
import { defaultReport, type Options, type WantedReport } from './options.ts';
import { writeFileWhole, writeStream } from './write-out.ts';

/** Writes the reports that were asked for, and says where they lie. */
export async function writeReports(
  assessment: Assessment,
  wanted: readonly WantedReport[],
  options: Options,
  io: Io,
): Promise<void> {
  const decided = decidedOn(assessment);
  for (const { format, file } of wanted) {
    const reporter = await REPORTERS[format]();
    const pieces = reporter.render(assessment, { lang: options.lang, colour: false, width: 80, decided });
    if (file === '-') await writeStream(io.stdout, pieces);
    else await writeFileWhole(file, pieces);
  }
  const files = wanted.filter(({ file }) => file !== '-');
  if (!options.quiet && files.length > 0) {
    const words = { nl: 'Rapporten', en: 'Reports' }[options.lang];
    io.stderr.write(`\n${words}:\n${files.map(({ file }) => `  ${shortest(file, io.cwd)}\n`).join('')}`);
  }
}

function decidedOn(assessment: Assessment): Decided {
  return { conditions: decideConditions(assessment), settlement: decideSettlement(assessment) };
}

function shortest(file: string, cwd: string): string {
  const near = relative(cwd, file);
  return near !== '' && !near.startsWith('..') ? near : file;
}

/** The summary for a person, on stderr: results go to files or stdout. */
export async function writeSummary(assessment: Assessment, options: Options, io: Io): Promise<void> {
  if (options.quiet) return;
  const reporter = await REPORTERS.console();
  const colour = wantsColour(io, options.colour);
  const decided = decidedOn(assessment);
  const pieces = reporter.render(assessment, {
    lang: options.lang,
    colour,
    width: Math.min(io.width, 120),
    decided,
  });
  for await (const piece of pieces) io.stderr.write(piece);
}

export function reportsOr(options: Options, formats: readonly ReportFormat[]): readonly WantedReport[] {
  if (options.reports.length > 0) return options.reports;
  return formats.map((format) => ({ format, file: defaultReport(format, options.out, options.only.length > 0) }));
}
