import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { listYaml } from './list-yaml.ts';
import type { Fault, Path } from './problem.ts';
import { readTextFile } from './read-file.ts';
import type { CatalogueSource, ControlSource } from './schema.generated.ts';
import { checkFile, reportIn } from './validate.ts';
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

/** A file of which the folder is the catalogue: the controls beside it would be left out in silence. */
async function besideFault(root: string, path: string): Promise<Fault | undefined> {
  const folder = dirname(path);
  if (basename(path) !== 'catalogue.yaml' || folder === '.') return undefined;
  const files = (await listYaml(root, folder, [])).filter((file) => file !== path);
  const isControl = (file: string): boolean =>
    /^schema:[ \t]*["']?control@/m.test(readTextFile(root, file, [])?.text ?? '');
  if (!files.some(isControl)) return undefined;
  const message = `the controls that lie beside it are not read; name the folder ./${folder} instead of this file`;
  return { code: 'nothing-selected', message, found: `./${path}` };
}

/** A norm of nothing would be met by everyone. */
function emptyFault({ select, extend }: CatalogueSource): Fault | undefined {
  if ((select?.controls.length ?? 0) + (extend?.length ?? 0) > 0) return undefined;
  const message = 'holds no control, selects none and extends none; put control files beside catalogue.yaml';
  return { code: 'nothing-selected', message: `${message}, or write controls:, select: or extend: in it` };
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
  const before = problems.length;
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
  if (problems.length === before) {
    const fault = folder ? undefined : await besideFault(root, path);
    const found = fault ?? (inline.length + beside.length === 0 ? emptyFault(header.data) : undefined);
    if (found !== undefined) reportIn(header.source, problems)([], found);
  }
  const own = beside.map((document): WrittenControl => ({ source: document.data, document, base: [] }));
  const { id, version } = header.data;
  return {
    ref: `${id}@${version}`,
    header,
    controls: [...inline, ...own],
    files: [header.text, ...beside.map(({ text }) => text)],
  };
}
