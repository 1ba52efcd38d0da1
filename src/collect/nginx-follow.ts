import { dirname, join, relative, resolve } from 'node:path';
import { nginxIncludes } from '../facts/config/nginx-includes.ts';
import type { RawArtefact } from '../dossier/types.ts';
import { expandGlob } from './glob.ts';
import { readInside, resolveInside } from './inside.ts';
import { failed, type Failed } from './trouble.ts';
import type { Collected, CollectContext } from './types.ts';

/** Where nginx lives on the supplier's machine; an include below it is looked for beside the main file. */
const PREFIX = '/etc/nginx/';

interface Found {
  /** Relative to the folder of the main file. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** An include as a path from the folder of the main file; undefined for one that points elsewhere on the machine. */
function local(include: string): string | undefined {
  if (include.startsWith(PREFIX)) return include.slice(PREFIX.length);
  return include.startsWith('/') ? undefined : include;
}

/** Files an include names, in the order nginx reads them. Those outside the audit folder do not exist for us. */
async function included(include: string, root: string, folder: string): Promise<readonly string[]> {
  const pattern = local(include);
  if (pattern === undefined) return [];
  const inside = relative(folder, resolve(root, pattern));
  if (inside.startsWith('..')) return [];
  const found = await expandGlob(root, pattern);
  const real = await Promise.all(found.map((path) => resolveInside(folder, join(root, path))));
  return found.filter((_, index) => typeof real[index] === 'string');
}

interface Walk {
  readonly root: string;
  readonly context: CollectContext;
  readonly found: Map<string, Found>;
}

/** All files of one configuration share the bound of one file. */
function sizeOf(found: ReadonlyMap<string, Found>): number {
  return [...found.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
}

/** What the files of one depth include and was not read before. A file that cannot be read is left out: a gap, no verdict. */
async function nextDepth(files: readonly Found[], { root, context, found }: Walk): Promise<readonly Found[] | Failed> {
  const { folder, limits } = context;
  const next: Found[] = [];
  for (const include of files.flatMap(({ bytes }) => nginxIncludes(bytes.toString('utf8')))) {
    for (const path of await included(include, root, folder)) {
      if (found.has(path)) continue;
      const bytes = await readInside(folder, join(root, path), limits.fileBytes - sizeOf(found));
      if ('outcome' in bytes) {
        if (bytes.trouble.code === 'too-large') return bytes;
        continue;
      }
      found.set(path, { path, bytes });
      next.push({ path, bytes });
      if (found.size > limits.files) return failed('too-large', `more than ${limits.files} files`);
    }
  }
  return next;
}

/** The main file and, breadth first, everything it includes: names are relative to the folder of the main file. */
export async function followNginx(path: string, context: CollectContext): Promise<Collected> {
  const { folder, limits } = context;
  const main = await readInside(folder, path, limits.fileBytes);
  if ('outcome' in main) return main;
  const root = resolve(folder, dirname(path));
  const first: Found = { path: relative(root, resolve(folder, path)), bytes: main };
  const walk: Walk = { root, context, found: new Map([[first.path, first]]) };
  let files: readonly Found[] = [first];
  for (let depth = 0; files.length > 0; depth += 1) {
    if (depth > limits.includeDepth) return failed('too-large', `includes nested deeper than ${limits.includeDepth}`);
    const next = await nextDepth(files, walk);
    if ('outcome' in next) return next;
    files = next;
  }
  const artefacts = [...walk.found.values()].map(({ path: name, bytes }): RawArtefact => ({
    name,
    form: 'text',
    bytes,
  }));
  return { outcome: 'collected', artefacts };
}
