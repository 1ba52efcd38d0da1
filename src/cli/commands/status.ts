import { agingDecisions, agingItems } from '../../assess/aging.ts';
import type { Catalogue } from '../../catalogue/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { statusOf } from '../../decide/status.ts';
import { loadInputs } from '../inputs.ts';
import type { Io } from '../io.ts';
import type { Options } from '../options.ts';
import { dutiesIn } from '../people/duties.ts';
import { statusLines } from '../people/status-text.ts';
import { lookFrom } from '../request/as-of.ts';
import { printLines } from '../write-out.ts';
import { assessInMemory } from './assess.ts';

/** How many days ahead evidence and decisions are named that will not hold. */
const AHEAD = 30;

/** What is open, and with whom. It is information, and no gate: the exit code is 0. */
export async function statusCommand(options: Options, { json }: { readonly json: boolean }, io: Io): Promise<Ending> {
  const inputs = await loadInputs(options);
  const now = await lookFrom(options, inputs.audit, io.now());
  const assessment = await assessInMemory(inputs, now === undefined ? options : { ...options, asOf: now }, io);
  const aging = {
    evidence: agingItems(assessment, windowsOf(inputs.catalogues), AHEAD),
    decisions: agingDecisions(assessment, AHEAD),
  };
  const status = statusOf(assessment, aging, dutiesIn(assessment, inputs.audit));
  const lines = statusLines(status, options.lang, now !== undefined);
  await printLines(io, json ? [JSON.stringify(status, null, 2)] : lines);
  return {};
}

function windowsOf(catalogues: readonly Catalogue[]): ReadonlyMap<string, string> {
  const criteria = catalogues.flatMap(({ controls }) => controls.flatMap((control) => control.criteria));
  return new Map(criteria.flatMap(({ ref, window }) => (window === undefined ? [] : [[ref, window] as const])));
}
