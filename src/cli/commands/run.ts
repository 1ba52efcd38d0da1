import type { Ending } from '../../decide/exit-code.ts';
import { conclude } from '../conclude.ts';
import { loadInputs } from '../inputs.ts';
import type { Io } from '../io.ts';
import type { Options } from '../options.ts';
import { reportsOr, writeReports, writeSummary } from '../render.ts';
import { assessFolder } from './assess.ts';
import { collectInto } from './collect.ts';

/** Plan, collect, assess, report. */
export async function runCommand(options: Options, io: Io): Promise<Ending> {
  const inputs = await loadInputs(options);
  const summary = await collectInto(inputs, options, io);
  if (summary.interrupted) return { interrupted: true };
  const assessment = await assessFolder(inputs, options, io);
  await writeSummary(assessment, options, io);
  const ending = conclude(assessment, options, io);
  await writeReports(assessment, reportsOr(options, ['html', 'pdf']), options, io);
  return ending;
}
