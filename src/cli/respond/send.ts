import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { heardHash, partiesToHear } from '../../assess/hearing.ts';
import { endOf } from '../../assess/moment.ts';
import type { Assessment } from '../../assess/types.ts';
import { editYaml } from '../../audit/edit-yaml.ts';
import type { Hearing } from '../../audit/types.ts';
import type { Addressee } from '../../catalogue/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { UserError } from '../../errors.ts';
import { findingSent, findingsYaml, type FindingsSent } from '../../report/exchange/findings.ts';
import { findingsXlsx } from '../../report/exchange/findings-xlsx.ts';
import { assessInMemory } from '../commands/assess.ts';
import { loadInputs } from '../inputs.ts';
import type { Io } from '../io.ts';
import type { Options } from '../options.ts';
import { writeFileWhole } from '../write-out.ts';

/** Two weeks, unless the auditor gives another term: a convention. */
const TERM_DAYS = 14;

/**
 * Puts the findings that are no pass to the parties they concern: a form for each, and in `audit.yaml` what was sent,
 * when, and until when a reaction may come. The same findings again only lengthen the term.
 */
export async function sendCommand(options: Options, asked: { readonly due?: string }, io: Io): Promise<Ending> {
  const inputs = await loadInputs(options);
  const assessment = await assessInMemory(inputs, options, io);
  if (assessment.integrity === 'broken')
    throw new UserError('integrity', 'the dossier is broken, and no finding may rest on it; see biotoets verify');
  const hearing = hearingFor(heardHash(assessment), { earlier: inputs.audit.hearing, due: asked.due, now: io.now() });
  const forms = await formsFor(assessment, hearing, options);
  if (forms.length === 0)
    throw new UserError('nothing-selected', 'every control passes or does not apply: there is nothing to react to');
  for (const { file, content } of forms) await writeFileWhole(file, once(content));
  // Last: findings that were recorded as sent are there to be sent.
  if (!isDeepStrictEqual(hearing, inputs.audit.hearing)) {
    await editYaml({
      root: options.folder,
      file: 'audit.yaml',
      fresh: '',
      change: (document) => document.set('hearing', document.createNode(hearing)),
    });
  }
  if (!options.quiet) {
    for (const { file } of forms) io.stderr.write(`${file}\n`);
    io.stderr.write(
      `reactions may come up to and including ${hearing.due}; take them in with biotoets respond import\n`,
    );
  }
  return {};
}

interface Terms {
  readonly earlier: Hearing | undefined;
  readonly due: string | undefined;
  readonly now: Date;
}

function hearingFor(assessment: string, { earlier, due, now }: Terms): Hearing {
  const again = earlier?.assessment === assessment ? earlier : undefined;
  const wanted = due ?? again?.due ?? daysAfter(now, TERM_DAYS);
  const ends = endOf(wanted);
  if (ends === undefined) throw new UserError('usage', `--due ${wanted} is not an ISO 8601 date or moment`);
  if (again !== undefined && ends < (endOf(again.due) ?? 0))
    throw new UserError('usage', `--due ${wanted} would shorten the term that was given, to ${again.due}`);
  if (due !== undefined && ends < now.getTime()) throw new UserError('usage', `--due ${due} has passed already`);
  return { sentAt: again?.sentAt ?? now.toISOString(), due: wanted, assessment };
}

function daysAfter(now: Date, days: number): string {
  return new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

interface Form {
  readonly file: string;
  readonly content: string | Uint8Array;
}

/** Two forms for each party that has to be heard, to choose from, with its own findings only. */
async function formsFor(assessment: Assessment, hearing: Hearing, { out, lang }: Options): Promise<readonly Form[]> {
  const forms: Form[] = [];
  for (const party of ['supplier', 'client'] as const satisfies readonly Addressee[]) {
    const own = assessment.findings.filter((finding) => partiesToHear(finding).includes(party));
    if (own.length === 0) continue;
    const sent: FindingsSent = {
      audit: assessment.audit.id,
      party,
      assessment: hearing.assessment,
      due: hearing.due,
      findings: own.map((finding) => findingSent(finding, party, lang)),
    };
    const name = join(out, `findings-${party}`);
    forms.push({ file: `${name}.yaml`, content: findingsYaml(sent, lang) });
    forms.push({ file: `${name}.xlsx`, content: await findingsXlsx(sent, lang) });
  }
  return forms;
}

async function* once(content: string | Uint8Array): AsyncGenerator<string | Uint8Array> {
  yield await Promise.resolve(content);
}
