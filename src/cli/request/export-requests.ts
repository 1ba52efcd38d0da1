import { resolve } from 'node:path';
import type { InformationRequest } from '../../audit/types.ts';
import type { Addressee } from '../../catalogue/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { UserError } from '../../errors.ts';
import { CELL_CHARACTERS } from '../../report/exchange/cells.ts';
import { ANSWER, cellsOf, QUESTION } from '../../report/exchange/register.ts';
import { registerXlsx } from '../../report/exchange/register-xlsx.ts';
import { loadInputs } from '../inputs.ts';
import type { Io } from '../io.ts';
import type { Options } from '../options.ts';
import { writeFileWhole, writeStream } from '../write-out.ts';

export interface ExportOptions {
  /** Absent: YAML on stdout. */
  readonly file?: string;
  readonly to?: Addressee;
}

/** The register as a file in which a party can answer: a spreadsheet, or YAML. */
export async function exportRequests(options: Options, { file, to }: ExportOptions, io: Io): Promise<Ending> {
  const { audit } = await loadInputs(options);
  const requests = audit.requests
    .filter((request) => to === undefined || request.to === to)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  if (requests.length === 0)
    throw new UserError('nothing-selected', `there is no request${to === undefined ? '' : ` to the ${to}`} to export`);
  if (file === undefined) await writeStream(io.stdout, once(await registerYaml(requests)));
  else {
    const path = resolve(io.cwd, file);
    await writeFileWhole(path, once(await bytesFor(path, requests, options)));
    if (!options.quiet) io.stderr.write(`${file}: ${requests.length} requests\n`);
  }
  return {};
}

function bytesFor(
  path: string,
  requests: readonly InformationRequest[],
  { lang }: Options,
): Promise<string | Uint8Array> {
  if (/\.ya?ml$/i.test(path)) return registerYaml(requests);
  if (!/\.xlsx$/i.test(path))
    throw new UserError('usage', `--file ${path}: the name ends in .xlsx or .yaml, whichever is wanted`);
  for (const request of requests)
    for (const column of [...QUESTION, ...ANSWER])
      if (cellsOf(request, lang)[column].length > CELL_CHARACTERS)
        throw new UserError(
          'too-large',
          `${request.id}: ${column} is longer than the ${CELL_CHARACTERS} characters a cell holds; export as .yaml`,
        );
  return registerXlsx(requests, lang);
}

/** The register as one YAML file of the kind that the audit folder itself is made of. */
export async function registerYaml(requests: readonly InformationRequest[]): Promise<string> {
  const yaml = await import('yaml');
  // Aliases are not read back: two requests of one date are two dates.
  const document = new yaml.Document(
    { schema: 'requests@1', requests: requests.map(travelling) },
    { aliasDuplicateObjects: false },
  );
  document.commentBefore =
    ' Fill in answer: {status, by: {party, role}, at, ground, offered, files, remarks}; leave the questions as they are.\n' +
    ' status: received, partial, on-site, redacted, withheld, or none (it does not exist)';
  return document.toString({ lineWidth: 110 });
}

/** What goes out: all of the question, and of the answer what is the addressee's. */
function travelling(request: InformationRequest): object {
  const { id, criteria, ask, why, form, explain, to, askedAt, due, reminders, answer } = request;
  const { status, by, at, ground, offered, files, remarks } = answer ?? {};
  return {
    ...{ id, criteria, ask, why, form },
    ...(explain.length === 0 ? {} : { explain }),
    ...{ to, askedAt, due },
    ...(reminders.length === 0 ? {} : { reminders }),
    ...(answer === undefined ? {} : { answer: { status, by, at, ground, offered, files, remarks } }),
  };
}

async function* once(content: string | Uint8Array): AsyncGenerator<string | Uint8Array> {
  yield await Promise.resolve(content);
}
