import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyExtensions, linkRelations, toCatalogue } from './assemble.ts';
import type { Catalogues } from './assemble.ts';
import { hashFiles } from './hash.ts';
import { fileProblem, throwProblems } from './problem.ts';
import { readCatalogue } from './read-catalogue.ts';
import type { WrittenCatalogue } from './read-catalogue.ts';
import { namesIn, readReference } from './reference.ts';
import type { LoadedCatalogues } from './types.ts';
import { UserError } from '../errors.ts';
import type { Problem } from '../errors.ts';

/** Holds `controls/`; the same from src/catalogue and from dist/catalogue. */
export const PACKAGE_ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Written by the build: what `parseShipped` gives, and the hash of what it was made of. */
export const COMPILED = fileURLToPath(new URL('./shipped.json', import.meta.url));

export interface Compiled {
  readonly sources: string;
  readonly shipped: LoadedCatalogues;
}

/** Folders of `controls/` that hold no catalogue. */
const OTHER = new Set(['schema', 'rulesets', 'profiles', 'defaults', 'mappings', 'sampling', 'cases', 'bio1']);

async function catalogueFolders(root: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, 'controls'), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !OTHER.has(entry.name))
    .map(({ name }) => `controls/${name}`)
    .sort();
}

/** SHA-256 over everything in `controls/` that the compiled form is made of. */
export async function hashSources(root: string): Promise<string> {
  const entries = await readdir(join(root, 'controls'), { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && /\.(yaml|json)$/.test(entry.name));
  const files = names.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return { file: relative(root, path), bytes: await readFile(path) };
  });
  return hashFiles(await Promise.all(files));
}

async function readAll(root: string, problems: Problem[]): Promise<readonly WrittenCatalogue[]> {
  const all: WrittenCatalogue[] = [];
  for (const folder of await catalogueFolders(root)) {
    const written = await readCatalogue(root, folder, problems);
    if (written === undefined) continue;
    if (all.some(({ ref }) => ref === written.ref)) {
      problems.push(
        fileProblem(written.header.text.file, {
          code: 'duplicate',
          message: `the catalogue ${written.ref} is there already`,
        }),
      );
    }
    all.push(written);
  }
  return all;
}

/** All catalogues and the reference of `controls/`, from YAML. Throws one UserError with every problem. */
export async function parseShipped(root: string): Promise<LoadedCatalogues> {
  const problems: Problem[] = [];
  const reference = await readReference(root, problems);
  const written = await readAll(root, problems);
  // What hangs together across files is only looked at when each file can be read.
  const readable = problems.length === 0;
  const linking = { names: namesIn(reference), problems };
  let known: Catalogues = new Map();
  for (const each of reference === undefined ? [] : written) {
    known = new Map(known).set(each.ref, toCatalogue(each, known, linking));
  }
  if (readable) {
    for (const each of written) {
      linkRelations(each, known, problems);
      known = applyExtensions(each, known, linking);
    }
  }
  throwProblems(problems);
  if (reference === undefined) throw new UserError('not-found', 'controls/profiles is missing');
  return { catalogues: [...known.values()], reference };
}

async function readCompiled(root: string): Promise<LoadedCatalogues | undefined> {
  if (!existsSync(COMPILED)) return undefined;
  const { sources, shipped } = JSON.parse(await readFile(COMPILED, 'utf8')) as Compiled;
  const current = await hashSources(root).catch(() => sources);
  return sources === current ? shipped : undefined;
}

/** The shipped catalogues: compiled by the build while that is what `controls/` says, else from the YAML. */
export async function loadShipped(root: string = PACKAGE_ROOT): Promise<LoadedCatalogues> {
  const compiled = root === PACKAGE_ROOT ? await readCompiled(root) : undefined;
  return compiled ?? parseShipped(root);
}
