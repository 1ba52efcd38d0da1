import { basename, dirname, resolve } from 'node:path';
import { applyExtensions, linkRelations, toCatalogue } from './assemble.ts';
import { throwProblems } from './problem.ts';
import { readCatalogue } from './read-catalogue.ts';
import { namesIn } from './reference.ts';
import { loadShipped } from './shipped.ts';
import type { Catalogue, Reference } from './types.ts';
import { UserError } from '../errors.ts';
import type { Problem } from '../errors.ts';

/** Whether a name is a place on disk and not a shipped catalogue. */
function isPlace(name: string): boolean {
  return /[/\\]/.test(name) || /\.ya?ml$/.test(name) || name === '.' || name === '..';
}

export interface One {
  readonly catalogue: Catalogue;
  readonly shipped: readonly Catalogue[];
  readonly reference: Reference;
}

/**
 * One catalogue to look at, by itself: a shipped one by its name, or a folder anywhere, another version of a shipped one
 * among them. To judge by, a catalogue is loaded with its audit. Throws one UserError with every problem.
 */
export async function loadOne(name: string, cwd: string): Promise<One> {
  const { catalogues: shipped, reference } = await loadShipped();
  if (!isPlace(name)) {
    const catalogue = shipped.find(({ ref }) => ref === name);
    if (catalogue !== undefined) return { catalogue, shipped, reference };
    const known = shipped.map(({ ref }) => ref).join(', ');
    throw new UserError(
      'unknown-name',
      `there is no catalogue "${name}"; there are ${known}; a folder is written ./like-this`,
    );
  }
  const whole = resolve(cwd, name);
  const problems: Problem[] = [];
  const written = await readCatalogue(dirname(whole), basename(whole), problems);
  throwProblems(problems);
  if (written === undefined) throw new UserError('unreadable', `${name} is no catalogue`);
  const known = new Map(shipped.map((each) => [each.ref, each]));
  const linking = { names: namesIn(reference), problems };
  const bare = toCatalogue(written, known, linking);
  linkRelations(written, new Map([...known, [bare.ref, bare]]), problems);
  // Its own selection first: what it extends there is what is looked at.
  const catalogue = applyExtensions(written, new Map([[bare.ref, bare], ...known]), linking).get(bare.ref) ?? bare;
  throwProblems(problems);
  return { catalogue, shipped, reference };
}
