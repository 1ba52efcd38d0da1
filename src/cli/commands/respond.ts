import { resolve } from 'node:path';
import type { Hearing, Response } from '../../audit/types.ts';
import { planResponses, responseParty, type Said, type Taken, writeResponses } from '../../audit/write-response.ts';
import { nearestName } from '../../catalogue/nearest.ts';
import { throwProblems } from '../../catalogue/problem.ts';
import type { Addressee } from '../../catalogue/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { type Problem, UserError } from '../../errors.ts';
import { readFinal } from '../final.ts';
import { loadInputs } from '../inputs.ts';
import { type Io, printable } from '../io.ts';
import type { Options } from '../options.ts';
import { readForm } from '../respond/read-form.ts';
import { readSayings } from '../respond/take-in.ts';
import { assessInMemory } from './assess.ts';

export { sendCommand } from '../respond/send.ts';

/** Takes the reactions and plans of a filled-in form into `responses/`: all of it, or nothing. */
export async function importCommand(
  options: Options,
  asked: { readonly file: string; readonly replace: boolean },
  io: Io,
): Promise<Ending> {
  const inputs = await loadInputs(options);
  const { audit } = inputs;
  const hearing = await openHearing(options.folder, audit.hearing);
  const assessment = await assessInMemory(inputs, options, io);
  const controls = inputs.catalogues.flatMap((catalogue) => catalogue.controls.map(({ ref }) => ref));
  const problems: Problem[] = [];
  const { form, report } = await readForm(resolve(io.cwd, asked.file), problems);
  const sayings = readSayings(form, { audit, hearing, controls, assessment, now: io.now() }, report);
  throwProblems(problems);
  if (sayings.length === 0) throw new UserError('nothing-selected', `${asked.file} holds no reaction and no plan`);
  const files = await keep(options, { sayings, responses: audit.responses, hearing, replace: asked.replace });
  if (!options.quiet) {
    for (const file of files) io.stderr.write(`${file}\n`);
    const left = form.findings.length - sayings.length;
    io.stderr.write(`${files.length} taken in, ${sayings.length - files.length} as they were, ${left} left open\n`);
  }
  return {};
}

/** Puts the auditor's answer beside a reaction. */
export async function rejoinCommand(
  options: Options,
  asked: Rejoinder & { readonly control: string; readonly party?: string; readonly replace: boolean },
  io: Io,
): Promise<Ending> {
  const { audit, catalogues } = await loadInputs(options);
  const hearing = await openHearing(options.folder, audit.hearing);
  const control = controlRef(
    asked.control,
    catalogues.flatMap((catalogue) => catalogue.controls),
  );
  const party = answered(control, audit.responses, asked.party);
  const rejoinder = {
    by: { party: 'auditor' as const, role: oneText('--by', asked.by) },
    at: io.now().toISOString(),
    text: oneText('--text', asked.text),
  };
  const sayings = [{ control, party, rejoinder }];
  const files = await keep(options, { sayings, responses: audit.responses, hearing, replace: asked.replace });
  if (!options.quiet) io.stderr.write(`${files.length === 0 ? 'as it was' : files.join(', ')}\n`);
  return {};
}

interface Rejoinder {
  readonly text: string;
  readonly by: string;
}

/** The hearing that is open: sent, and not closed by a final report. */
async function openHearing(folder: string, hearing: Hearing | undefined): Promise<Hearing> {
  if (hearing === undefined)
    throw new UserError('usage', `the findings were not sent yet; run biotoets respond send ${folder} first`);
  const final = await readFinal(folder);
  if (final === undefined || Date.parse(final.at) < Date.parse(hearing.sentAt)) return hearing;
  throw new UserError(
    'usage',
    `version ${final.version} was declared final on ${final.at.slice(0, 10)}: what is said after that belongs in another version, and that begins with biotoets respond send`,
  );
}

interface Kept {
  readonly sayings: readonly Said[];
  readonly responses: readonly Response[];
  readonly hearing: Hearing;
  readonly replace: boolean;
}

async function keep({ folder }: Options, { sayings, responses, hearing, replace }: Kept): Promise<readonly string[]> {
  const { edits, taken } = planResponses(sayings, { responses, sentAt: hearing.sentAt, replace });
  if (taken.length > 0) throw new UserError('duplicate', alreadySaid(taken, responses));
  return await writeResponses(folder, edits);
}

function alreadySaid(taken: readonly Taken[], responses: readonly Response[]): string {
  const lines = taken.map(({ said, part }) => {
    const current = responses.find((each) => each.control === said.control && responseParty(each) === said.party);
    const file = current === undefined ? 'responses/' : current.at.file;
    return `  ${file}: ${said.control} has a ${part} of the ${part === 'rejoinder' ? 'auditor' : said.party}`;
  });
  return [
    'nothing was written; this would take the place of what was said before:',
    ...lines.map(printable),
    'with --replace the new takes its place, and the old is kept in the file under "earlier"',
  ].join('\n');
}

function controlRef(wanted: string, controls: readonly { readonly id: string; readonly ref: string }[]): string {
  const found = controls.filter(({ id, ref }) => id === wanted || ref === wanted);
  const [first] = found;
  if (first !== undefined && found.length === 1) return first.ref;
  if (first !== undefined)
    throw new UserError(
      'usage',
      `${wanted} is in more than one catalogue; write ${found.map(({ ref }) => ref).join(' or ')}`,
    );
  const nearest = nearestName(
    wanted,
    controls.map(({ id }) => id),
  );
  throw new UserError(
    'unknown-name',
    `no control ${wanted}${nearest === undefined ? '' : `; did you mean ${nearest}?`}`,
  );
}

function answered(control: string, responses: readonly Response[], wanted: string | undefined): Addressee {
  const parties = responses
    .filter((each) => each.control === control && each.reaction !== undefined)
    .flatMap((each) => responseParty(each) ?? []);
  const own = wanted === undefined ? parties : parties.filter((party) => party === wanted);
  const [first] = own;
  if (first === undefined) throw new UserError('usage', `there is no reaction to ${control} that this could answer`);
  if (own.length === 1) return first;
  throw new UserError('usage', `${parties.join(' and ')} both reacted to ${control}: say which with --party`);
}

// What the loader would refuse to read back must not be written.
function oneText(flag: string, text: string): string {
  if (text.trim() === '') throw new UserError('usage', `${flag} is empty`);
  if (printable(text) !== text || text.includes('\r'))
    throw new UserError('usage', `${flag} holds a control character`);
  return text.trim();
}
