import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { loadOne } from '../../catalogue/load-one.ts';
import { throwProblems } from '../../catalogue/problem.ts';
import { MAX_BYTES } from '../../catalogue/read-file.ts';
import { checkText } from '../../catalogue/validate.ts';
import type { NormTextSource } from '../../audit/schema.generated.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { type Problem, UserError } from '../../errors.ts';
import { loadAudit } from '../../audit/load.ts';
import type { Io } from '../io.ts';
import { writeFileWhole } from '../write-out.ts';
import { readOfficial } from './read-official.ts';

export interface ImportFlags {
  readonly catalogue: string;
}

/**
 * Puts the user's own copy of the official text in an audit folder, by number and with its hash: reports print it beside our
 * words. It decides nothing. A copy that lies there already is replaced.
 */
export async function importNormText(
  file: string,
  folder: string,
  { flags, io }: { readonly flags: ImportFlags; readonly io: Io },
): Promise<Ending> {
  const root = resolve(io.cwd, folder);
  const { audit } = await loadAudit(root);
  const { catalogue } = await loadOne(flags.catalogue, io.cwd);
  const official = await readOfficial(file, io);
  const ids = new Set(catalogue.controls.map(({ id }) => id));
  const texts = official.entries.filter(({ id, kind }) => kind === 'text' && ids.has(id));
  if (texts.length === 0)
    throw new UserError('nothing-selected', `${file} holds no text of a control of ${catalogue.ref}`);
  const document = {
    schema: 'normtext@1',
    catalogue: catalogue.ref,
    file: official.file,
    sha256: official.sha256,
    texts: Object.fromEntries(texts.map(({ id, text }) => [id, text])),
  };
  const name = `normtexts/${catalogue.id}-${catalogue.version}.yaml`;
  const head = `# The user's own copy of the official text; its licence is for the user to observe. Written by biotoets catalogue import.\n`;
  const other = audit.normTexts.find(({ catalogue: of, at }) => of === catalogue.ref && at.file !== name);
  if (other !== undefined)
    throw new UserError('duplicate', `${other.at.file} holds a text of ${catalogue.ref} already`);
  const written = head + stringify(document);
  await checkReadable(name, written);
  await writeFileWhole(join(root, name), once(written));
  const measures = catalogue.controls.filter(({ measure }) => measure).length;
  io.stderr.write(
    `${join(folder, name)}: the text of ${texts.length} of ${measures} measures, SHA-256 ${official.sha256}\n`,
  );
  return {};
}

/** What the folder could not be loaded with again is not put in it. */
async function checkReadable(file: string, text: string): Promise<void> {
  const problems: Problem[] = [];
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length > MAX_BYTES) throw new UserError('too-large', `${file} would be larger than ${MAX_BYTES} bytes`);
  await checkText<NormTextSource>({ file, bytes, text }, ['normtext@1'], problems);
  throwProblems(problems);
}

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
