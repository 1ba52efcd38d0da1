import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { RawArtefact } from '../dossier/types.ts';
import { adapters } from '../facts/config/adapters.ts';
import { belongs, DUMP, FOLDERS, MAPPING } from '../facts/config/places.ts';
import type { FileParams } from '../plan/types.ts';
import { readInside, resolveInside } from './inside.ts';
import { failed, type Failed, fileTrouble } from './trouble.ts';
import type { Collected, CollectContext } from './types.ts';

/** Deeper than any folder of settings. */
const MAX_FOLDER_DEPTH = 20;

interface Listed {
  /** From the folder that was handed over, with `/`, in order. */
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/**
 * The files of one product in a folder that was handed over, or one file; which folders there were, since an empty one
 * brings no file; and what the running program said of itself. A file that belongs to it and cannot be read fails the
 * whole: what it says may decide.
 */
export async function collectProduct(
  { path, product, dump, mapping }: FileParams & Required<Pick<FileParams, 'product'>>,
  context: CollectContext,
): Promise<Collected> {
  const adapter = await adapters[product]?.();
  const root = await resolveInside(context.folder, path);
  if (typeof root !== 'string') return root;
  const listed = await listAt(root, context);
  if ('outcome' in listed) return listed;
  const wanted = adapter === undefined ? listed.files : belongs(listed.files, adapter.places);
  const bounds = { left: context.limits.fileBytes };
  const artefacts: RawArtefact[] = [];
  for (const file of wanted) {
    const read = await readPart(join(path, file), file === '' ? basename(path) : file, bounds, context);
    if ('outcome' in read) return read;
    artefacts.push(read);
  }
  for (const [beside, name] of [
    [dump, `${DUMP}${basename(dump ?? '')}`],
    [mapping, MAPPING],
  ] as const) {
    if (beside === undefined) continue;
    const read = await readPart(beside, name, bounds, context);
    if ('outcome' in read) return read;
    artefacts.push(read);
  }
  if (listed.files[0] !== '')
    artefacts.push({ name: FOLDERS, form: 'text', bytes: Buffer.from(`${listed.folders.join('\n')}\n`) });
  return { outcome: 'collected', artefacts };
}

async function readPart(
  path: string,
  name: string,
  bounds: { left: number },
  { folder }: CollectContext,
): Promise<RawArtefact | Failed> {
  const bytes = await readInside(folder, path, bounds.left);
  if ('outcome' in bytes) return bytes;
  bounds.left -= bytes.length;
  return { name, form: 'text', bytes };
}

/** A file stands for itself, under the name ''. */
async function listAt(root: string, context: CollectContext): Promise<Listed | Failed> {
  try {
    return (await stat(root)).isDirectory() ? await list(root, context) : { files: [''], folders: [] };
  } catch (error) {
    return fileTrouble(error);
  }
}

async function list(root: string, { limits }: CollectContext): Promise<Listed | Failed> {
  const files: string[] = [];
  const folders: string[] = [];
  let level: readonly string[] = [''];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_FOLDER_DEPTH) return failed('too-large', `folders nested deeper than ${MAX_FOLDER_DEPTH}`);
    const next: string[] = [];
    for (const folder of level) {
      for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory()) next.push(path);
        else files.push(path);
      }
    }
    folders.push(...next);
    if (files.length + folders.length > limits.files * 10) return failed('too-large', 'too many files');
    level = next;
  }
  return { files: files.sort(), folders: folders.sort() };
}
