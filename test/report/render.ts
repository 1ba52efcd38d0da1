import type { Assessment } from '../../src/assess/types.ts';
import type { Lang } from '../../src/language/types.ts';
import type { Reporter, ReportOptions } from '../../src/report/types.ts';
import { decided as ofEverything } from './dealings.ts';

/** The whole of a text report. */
export async function render(
  reporter: Reporter,
  assessment: Assessment,
  lang: Lang,
  options: Partial<ReportOptions> = {},
): Promise<string> {
  const pieces: string[] = [];
  const decided = assessment.conclusion === null ? { conditions: null } : ofEverything;
  for await (const piece of reporter.render(assessment, { lang, colour: false, width: 100, decided, ...options })) {
    pieces.push(typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8'));
  }
  return pieces.join('');
}
