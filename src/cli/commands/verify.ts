import type { Ending } from '../../decide/exit-code.ts';
import { readDossier } from '../../dossier/read-dossier.ts';
import { UserError } from '../../errors.ts';
import { wordsOf } from '../../language/language.ts';
import { type Io, printable } from '../io.ts';
import type { Options } from '../options.ts';

/** Names everything in the dossier that differs from what the index says. */
export async function verifyCommand(options: Options, io: Io): Promise<Ending> {
  const dossier = await readDossier(options.folder);
  if (dossier.entries.length === 0 && dossier.problems.length === 0) {
    throw new UserError('not-collected', `${options.folder} has no dossier; run biotoets collect first`);
  }
  const words = wordsOf(options.lang).dossierProblem;
  for (const problem of dossier.problems) {
    const place = problem.line === undefined ? problem.path : `${problem.path}:${problem.line}`;
    const slot = problem.slot === undefined ? '' : ` (${problem.slot})`;
    io.stdout.write(printable(`${place}${slot}: ${words[problem.code]}`) + '\n');
  }
  for (const notice of dossier.notices) io.stderr.write(`${printable(notice)}\n`);
  const items = dossier.entries.filter((entry) => entry.type === 'item').length;
  const broken = dossier.problems.length > 0;
  const good = {
    nl: `${items} items, alle bytes kloppen met de index`,
    en: `${items} items, all bytes match the index`,
  };
  const bad = { nl: `${dossier.problems.length} afwijkingen`, en: `${dossier.problems.length} deviations` };
  if (!options.quiet) io.stderr.write(`${(broken ? bad : good)[options.lang]}\n`);
  return { integrityBroken: broken };
}
