import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { listYaml } from './list-yaml.ts';
import type { Path } from './problem.ts';
import type { CatalogueSource, ControlSource } from './schema.generated.ts';
import { checkFile } from './validate.ts';
import type { Checked } from './validate.ts';
import type { Problem } from '../errors.ts';
import type { TextFile } from './read-file.ts';

/** A control as it was written: in a file of its own, or inside catalogue.yaml at `base`. */
export interface WrittenControl {
  readonly source: ControlSource;
  readonly document: Checked<ControlSource | CatalogueSource>;
  readonly base: Path;
}

/** A catalogue as it was written, before it is held against anything else. */
export interface WrittenCatalogue {
  readonly ref: string;
  readonly header: Checked<CatalogueSource>;
  readonly controls: readonly WrittenControl[];
  readonly files: readonly TextFile[];
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** Reads a catalogue: a folder with catalogue.yaml and a file per control, or one file. Undefined where its header is no use. */
export async function readCatalogue(
  root: string,
  path: string,
  problems: Problem[],
): Promise<WrittenCatalogue | undefined> {
  const folder = await isFolder(join(root, path));
  const main = folder ? `${path}/catalogue.yaml` : path;
  const header = await checkFile<CatalogueSource>({ root, file: main }, ['catalogue@1'], problems);
  const beside: Checked<ControlSource>[] = [];
  for (const file of folder ? await listYaml(root, path, problems) : []) {
    if (file === main) continue;
    const control = await checkFile<ControlSource>({ root, file }, ['control@1'], problems);
    if (control !== undefined) beside.push(control);
  }
  if (header === undefined) return undefined;
  const inline = (header.data.controls ?? []).map((source, index): WrittenControl => ({
    source,
    document: header,
    base: ['controls', index],
  }));
  const own = beside.map((document): WrittenControl => ({ source: document.data, document, base: [] }));
  const { id, version } = header.data;
  return {
    ref: `${id}@${version}`,
    header,
    controls: [...inline, ...own],
    files: [header.text, ...beside.map(({ text }) => text)],
  };
}
