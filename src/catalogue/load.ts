import { resolve, sep } from 'node:path';
import { applyExtensions, linkIdentity, linkOverlap, linkRelations, toCatalogue } from './assemble.ts';
import type { Catalogues } from './assemble.ts';
import { unknown } from './link-predicate.ts';
import { throwProblems } from './problem.ts';
import { readCatalogue } from './read-catalogue.ts';
import type { WrittenCatalogue } from './read-catalogue.ts';
import { namesIn } from './reference.ts';
import { loadShipped } from './shipped.ts';
import type { Catalogue, LoadedCatalogues } from './types.ts';
import type { Problem } from '../errors.ts';

export interface LoadOptions {
  /** The audit folder, where a ref such as `./own` is looked for. */
  readonly folder: string;
  /** Holds `controls/`; the package itself unless said otherwise. */
  readonly root?: string;
}

function isPath(ref: string): boolean {
  return ref.startsWith('./') || ref.startsWith('../') || ref.startsWith('/');
}

/** Whether a path written in an audit folder stays inside it; links are looked at when the file is read. */
export function staysInside(folder: string, path: string): boolean {
  const whole = resolve(folder);
  return resolve(whole, path).startsWith(whole.endsWith(sep) ? whole : whole + sep);
}

async function readOwn(
  refs: readonly string[],
  folder: string,
  problems: Problem[],
): Promise<ReadonlyMap<string, WrittenCatalogue>> {
  const own = new Map<string, WrittenCatalogue>();
  for (const [index, ref] of refs.entries()) {
    if (!isPath(ref)) continue;
    if (!staysInside(folder, ref)) {
      problems.push({
        code: 'unreadable',
        message: 'lies outside the audit folder',
        path: `catalogues[${index}]`,
        found: ref,
      });
      continue;
    }
    const written = await readCatalogue(folder, ref.replace(/^\.\/+/, '').replace(/\/+$/, ''), problems);
    if (written !== undefined) own.set(ref, written);
  }
  return own;
}

interface Gathering {
  readonly shipped: Catalogues;
  readonly own: ReadonlyMap<string, WrittenCatalogue>;
  readonly convert: (written: WrittenCatalogue, known: Catalogues) => Catalogue;
  readonly problems: Problem[];
}

/** The catalogues in the order they are asked for. */
function gather(refs: readonly string[], { shipped, own, convert, problems }: Gathering): Catalogues {
  const loaded = new Map<string, Catalogue>();
  for (const [index, ref] of refs.entries()) {
    const written = own.get(ref);
    if (written === undefined && isPath(ref)) continue;
    const catalogue = written === undefined ? shipped.get(ref) : convert(written, new Map([...shipped, ...loaded]));
    const path = `catalogues[${index}]`;
    if (catalogue === undefined) {
      problems.push({ ...unknown('unknown-name', 'catalogue', ref, shipped.keys()), path });
      continue;
    }
    if (loaded.has(catalogue.ref))
      problems.push({
        code: 'duplicate',
        message: `the catalogue ${catalogue.ref} is there already`,
        path,
        found: ref,
      });
    loaded.set(catalogue.ref, catalogue);
  }
  return loaded;
}

/**
 * Loads the catalogues an audit names: shipped ones such as `bio2@1.3`, and the user's own such as `./own`, with their
 * selections and extensions. The user's own are of kind `own` and bear no id or title of a shipped one. Throws one UserError
 * with every problem; nothing is dropped.
 */
export async function loadCatalogues(
  refs: readonly string[],
  { folder, root }: LoadOptions,
): Promise<LoadedCatalogues> {
  const problems: Problem[] = [];
  const { catalogues, reference } = await loadShipped(root);
  const shipped: Catalogues = new Map(catalogues.map((catalogue) => [catalogue.ref, catalogue]));
  const own = await readOwn(refs, folder, problems);
  const readable = problems.length === 0;
  const linking = { names: namesIn(reference), problems };
  let loaded = gather(refs, {
    shipped,
    own,
    // Only what is shipped is a published norm, whatever a folder says of itself.
    convert: (written, known) => ({ ...toCatalogue(written, known, linking), kind: 'own' }),
    problems,
  });
  for (const written of own.values()) linkIdentity(written, catalogues, problems);
  if (readable) {
    for (const written of own.values()) {
      linkRelations(written, new Map([...shipped, ...loaded]), problems);
      loaded = applyExtensions(written, loaded, linking);
    }
    linkOverlap(loaded, problems);
  }
  throwProblems(problems);
  return { catalogues: [...loaded.values()], reference };
}
