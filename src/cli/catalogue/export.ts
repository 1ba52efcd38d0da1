import { resolve, join } from 'node:path';
import { loadOne } from '../../catalogue/load-one.ts';
import { nearestName } from '../../catalogue/nearest.ts';
import type { Catalogue } from '../../catalogue/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { UserError } from '../../errors.ts';
import type { Lang } from '../../language/types.ts';
import { oscalCatalog, oscalProfile } from '../../report/exchange/oscal-catalog.ts';
import type { Io } from '../io.ts';
import { writeFileWhole } from '../write-out.ts';

export interface ExportFlags {
  readonly oscal?: boolean;
  readonly out: string;
  readonly only?: readonly string[];
  readonly lang?: string;
}

/** Writes a catalogue as OSCAL: a catalog in our own words, and a profile that selects from it. */
export async function exportCatalogue(name: string, flags: ExportFlags, io: Io): Promise<Ending> {
  const lang: Lang = flags.lang === 'en' ? 'en' : 'nl';
  const { catalogue } = await loadOne(name, io.cwd);
  checkOnly(flags.only ?? [], catalogue);
  const file = `${catalogue.id}-${catalogue.version}.catalog.json`;
  const options = { lang, at: io.now().toISOString(), ...(flags.only === undefined ? {} : { only: flags.only }) };
  const documents = [
    [file, oscalCatalog(catalogue, options)],
    [`${catalogue.id}-${catalogue.version}.profile.json`, oscalProfile(catalogue, file, options)],
  ] as const;
  for (const [each, document] of documents) {
    await writeFileWhole(join(resolve(io.cwd, flags.out), each), once(`${JSON.stringify(document, null, 2)}\n`));
    io.stderr.write(`${join(flags.out, each)}\n`);
  }
  return {};
}

function checkOnly(only: readonly string[], { ref, controls }: Catalogue): void {
  const ids = controls.map(({ id }) => id);
  const unknown = only.find((id) => !ids.includes(id));
  if (unknown === undefined) return;
  const nearest = nearestName(unknown, ids);
  const guess = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  throw new UserError('unknown-name', `--only ${unknown} is no control of ${ref}${guess}`);
}

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
