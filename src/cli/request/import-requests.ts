import { resolve } from 'node:path';
import { readXlsx } from '../../audit/spreadsheet/read-xlsx.ts';
import type { InformationRequest } from '../../audit/types.ts';
import { changeRequests } from '../../audit/write-requests.ts';
import { throwProblems } from '../../catalogue/problem.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { type Problem, UserError } from '../../errors.ts';
import { loadInputs } from '../inputs.ts';
import type { Io } from '../io.ts';
import type { Options } from '../options.ts';
import { printLines } from '../write-out.ts';
import { type Difference, fillIn, type Incoming } from './answer-in.ts';
import { sheetAnswers } from './sheet-answers.ts';
import { yamlAnswers } from './yaml-answers.ts';

/** Takes the answers of a register that came back into the audit folder, and shows what that changes. All of it, or nothing. */
export async function importRequests(
  options: Options,
  { file, dryRun }: { readonly file: string; readonly dryRun: boolean },
  io: Io,
): Promise<Ending> {
  const { audit } = await loadInputs(options);
  const problems: Problem[] = [];
  const incoming = await readAnswers(resolve(io.cwd, file), audit.requests, problems);
  const filled = incoming.map((each) => ({ request: each.request, ...fillIn(each, problems) }));
  throwProblems(problems);
  const changes = filled.filter(({ fields }) => fields.length > 0);
  if (!dryRun) await changeRequests(options.folder, changes);
  await printLines(
    io,
    changes.flatMap(({ differences }) => differences.map(line)),
  );
  if (!options.quiet) io.stderr.write(summary(changes.length, incoming.length, dryRun));
  return {};
}

export async function readAnswers(
  path: string,
  requests: readonly InformationRequest[],
  problems: Problem[],
): Promise<readonly Incoming[]> {
  if (/\.ya?ml$/i.test(path)) return yamlAnswers(path, requests, problems);
  if (/\.xlsx$/i.test(path)) return sheetAnswers(await readXlsx(path), requests, problems);
  throw new UserError('usage', `${path}: a register comes back as .xlsx or .yaml`);
}

function line({ id, field, before, after }: Difference): string {
  return `${id}  ${field}: ${oneLine(before)} → ${oneLine(after)}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function summary(changed: number, read: number, dryRun: boolean): string {
  const what = `${changed} of ${read} requests ${dryRun ? 'would be changed' : 'changed'}`;
  return `${what}${dryRun ? '; nothing was written' : ''}\n`;
}
