import type { Assessment } from '../assess/types.ts';
import type { Ending } from '../decide/exit-code.ts';
import { decideGate } from '../decide/gate.ts';
import type { Gate } from '../decide/types.ts';
import { wordsOf } from '../language/language.ts';
import type { Lang } from '../language/types.ts';
import { type Io, printable } from './io.ts';
import type { Options } from './options.ts';

/** A selection or a gate flag gives a gate, which the summary shows beside the conclusion; otherwise the conclusion answers. */
export function conclude(assessment: Assessment, options: Options, io: Io): Ending {
  const { integrity, conclusion } = assessment;
  const ending = { integrityBroken: integrity === 'broken', conclusion };
  const { only, failOn } = options;
  if (only.length === 0 && failOn === undefined) return ending;
  const gate = decideGate(assessment, { only, ...(failOn === undefined ? {} : { failOn }) });
  if (!options.quiet) io.stderr.write(`\n${gateLines(gate, options.lang).map(printable).join('\n')}\n`);
  return { ...ending, gate };
}

const HEAD = {
  nl: {
    holds: 'Poort: open',
    shut: 'Poort: dicht',
    empty: '  van geen enkele maatregel staat vast dat eraan is voldaan',
  },
  en: { holds: 'Gate: holds', shut: 'Gate: does not hold', empty: '  no control is established as met' },
} as const satisfies Record<Lang, Record<'holds' | 'shut' | 'empty', string>>;

function gateLines({ holds, shut }: Gate, lang: Lang): readonly string[] {
  const head = HEAD[lang];
  if (holds) return [head.holds];
  const { cause, verdict } = wordsOf(lang);
  const words: Readonly<Record<Gate['shut'][number]['because'], string>> = { ...cause, ...verdict };
  const reasons = shut.map(({ control, because }) => `  ${control}: ${words[because].toLowerCase()}`);
  return [head.shut, ...(reasons.length === 0 ? [head.empty] : reasons)];
}
