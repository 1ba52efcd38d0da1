import type { Text } from '../../catalogue/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { decideSettlement } from '../../decide/settlement.ts';
import type { SettlementLine, SettlementPart, SettlementStatus } from '../../decide/types.ts';
import { UserError } from '../../errors.ts';
import { say, wordsOf } from '../../language/language.ts';
import type { Lang } from '../../language/types.ts';
import { loadInputs } from '../inputs.ts';
import type { Io } from '../io.ts';
import type { Options } from '../options.ts';
import { printLines } from '../write-out.ts';
import { assessInMemory } from './assess.ts';

/** How far the service is unwound, line by line. It is information, and no verdict: the exit code is 0. */
export async function settleCommand(options: Options, { json }: { readonly json: boolean }, io: Io): Promise<Ending> {
  const inputs = await loadInputs(options);
  const status = decideSettlement(await assessInMemory(inputs, options, io));
  if (status === undefined)
    throw new UserError(
      'not-found',
      `${options.folder} has no settlement.yaml: write in it what came back, what was destroyed, what is closed and what is open`,
    );
  await printLines(io, json ? [JSON.stringify(status, null, 2)] : linesOf(status, options.lang));
  return {};
}

const PARTS: readonly SettlementPart[] = ['returned', 'destroyed', 'closed', 'open'];

const HEAD = { nl: 'Afwikkeling', en: 'Settlement' } as const satisfies Text;

function linesOf({ conclusion, lines }: SettlementStatus, lang: Lang): readonly string[] {
  const parts = PARTS.filter((part) => lines.some((line) => line.part === part));
  return [
    `${HEAD[lang]}: ${wordsOf(lang).settlementState[conclusion]}`,
    ...parts.flatMap((part) => [
      '',
      wordsOf(lang).settlementPart[part],
      ...lines.filter((line) => line.part === part).map((line) => lineOf(line, lang)),
    ]),
  ];
}

function lineOf({ what, party, count, state, because }: SettlementLine, lang: Lang): string {
  const aside = [count, party].filter((each) => each !== undefined).join(', ');
  const about = what === '' ? '–' : what;
  return `  ${about}${aside === '' ? '' : ` (${aside})`}: ${wordsOf(lang).settlementState[state]} – ${say(lang, because)}`;
}
