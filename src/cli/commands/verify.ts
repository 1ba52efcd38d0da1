import type { Ending } from '../../decide/exit-code.ts';
import { readDossier } from '../../dossier/read-dossier.ts';
import type { DossierProblem } from '../../dossier/types.ts';
import { UserError } from '../../errors.ts';
import { wordsOf } from '../../language/language.ts';
import type { Lang } from '../../language/types.ts';
import { type Io, printable } from '../io.ts';
import type { Options } from '../options.ts';
import { printLines } from '../write-out.ts';

/** Names everything in the dossier that differs from what the index says. */
export async function verifyCommand(options: Options, io: Io): Promise<Ending> {
  const { entries, problems, notices } = await readDossier(options.folder);
  if (entries.length === 0 && problems.length === 0) {
    throw new UserError('not-collected', `${options.folder} has no dossier; run biotoets collect first`);
  }
  const broken = problems.length > 0;
  await printLines(
    io,
    problems.map((problem) => problemLine(problem, options.lang)),
  );
  if (!options.quiet) {
    const items = entries.filter((entry) => entry.type === 'item').length;
    for (const notice of notices) io.stderr.write(`${printable(notice)}\n`);
    io.stderr.write(`${(broken ? bad(problems.length) : good(items))[options.lang]}\n`);
  }
  return { integrityBroken: broken };
}

function problemLine({ path, line, slot, code }: DossierProblem, lang: Lang): string {
  const place = line === undefined ? path : `${path}:${line}`;
  return `${place}${slot === undefined ? '' : ` (${slot})`}: ${wordsOf(lang).dossierProblem[code]}`;
}

function good(items: number): Readonly<Record<Lang, string>> {
  return {
    nl: `${items} items, alle bytes kloppen met de index`,
    en: `${items} items, all bytes match the index`,
  };
}

function bad(count: number): Readonly<Record<Lang, string>> {
  return {
    nl: `${count} ${count === 1 ? 'afwijking' : 'afwijkingen'}: de dossiermap is na het verzamelen veranderd of beschadigd; zet een kopie terug of verzamel opnieuw`,
    en: `${count} ${count === 1 ? 'deviation' : 'deviations'}: the dossier folder was changed or damaged after it was collected; put back a copy or collect again`,
  };
}
