import type { Addressee } from '../../catalogue/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { loadInputs } from '../inputs.ts';
import type { Io } from '../io.ts';
import type { Options } from '../options.ts';
import { dutiesIn, PARTIES } from '../people/duties.ts';
import { dutyLines } from '../people/duties-text.ts';
import { printLines } from '../write-out.ts';
import { assessInMemory } from './assess.ts';

export interface OwnersFlags {
  readonly party?: Addressee;
  readonly format: 'text' | 'md' | 'json';
}

/** What each party has to have in order, who took it on, and what is open: the client's own apart from the supplier's. */
export async function ownersCommand(options: Options, { party, format }: OwnersFlags, io: Io): Promise<Ending> {
  const inputs = await loadInputs(options);
  const assessment = await assessInMemory(inputs, options, io);
  const duties = dutiesIn(assessment, inputs.audit, party === undefined ? PARTIES : [party]);
  const lines =
    format === 'json'
      ? [JSON.stringify({ asOf: assessment.audit.asOf, parties: duties }, null, 2)]
      : duties.flatMap((each, index) => [...(index === 0 ? [] : ['']), ...dutyLines(each, options.lang, format)]);
  await printLines(io, lines);
  return {};
}
