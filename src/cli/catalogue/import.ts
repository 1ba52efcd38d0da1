import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { loadOne } from '../../catalogue/load-one.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { UserError } from '../../errors.ts';
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
  await loadAudit(root);
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
  await writeFileWhole(join(root, name), once(head + stringify(document)));
  const measures = catalogue.controls.filter(({ measure }) => measure).length;
  io.stderr.write(
    `${join(folder, name)}: the text of ${texts.length} of ${measures} measures, SHA-256 ${official.sha256}\n`,
  );
  return {};
}

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
