import { basename, dirname } from 'node:path';
import type { FindingsSource } from '../../audit/schema.generated.ts';
import { readXlsx } from '../../audit/spreadsheet/read-xlsx.ts';
import { type Report, throwProblems } from '../../catalogue/problem.ts';
import { checkFile, reportIn } from '../../catalogue/validate.ts';
import { type Problem, UserError } from '../../errors.ts';
import { sheetForm } from './sheet-form.ts';

/** A filled-in form, and how to say where something in it is wrong. */
export interface FilledIn {
  readonly form: FindingsSource;
  readonly report: Report;
}

/** Reads a form that came back, as YAML or as a spreadsheet. Throws one UserError with everything that is wrong in its form. */
export async function readForm(path: string, problems: Problem[]): Promise<FilledIn> {
  const found = /\.xlsx$/i.test(path)
    ? await sheetForm(await readXlsx(path), problems)
    : await yamlForm(path, problems);
  throwProblems(problems);
  if (found === undefined) throw new UserError('unreadable', `${path} cannot be read`);
  return found;
}

async function yamlForm(path: string, problems: Problem[]): Promise<FilledIn | undefined> {
  if (!/\.(ya?ml|json)$/i.test(path)) throw new UserError('usage', `${path}: a form comes back as .xlsx or .yaml`);
  const place = { root: dirname(path), file: basename(path) };
  const document = await checkFile<FindingsSource>(place, ['findings@1'], problems);
  if (document === undefined) return undefined;
  return { form: document.data, report: reportIn(document.source, problems) };
}
