import { loadDefaults } from '../../../src/catalogue/defaults.ts';
import type { Product } from '../../../src/catalogue/types.ts';
import { configReader } from '../../../src/facts/config/config.ts';
import { FOLDERS } from '../../../src/facts/config/places.ts';
import type { Reading } from '../../../src/facts/types.ts';
import { factsOf, reference, said, sourceOf } from '../sources.ts';

export type Files = Readonly<Record<string, string>>;

interface Options {
  readonly version?: string;
  /** Folders that were handed over, besides those of the files; absent: it was one file. */
  readonly folders?: readonly string[];
}

/** What the reader makes of the configuration of a product, under the defaults that are shipped. */
export async function readConfig(product: Product, files: Files, options: Options = {}): Promise<Reading> {
  const { version, folders } = options;
  const sources = Object.entries(files).map(([path, text]) => sourceOf(path, text));
  const seen = folders === undefined ? [] : [sourceOf(FOLDERS, `${folders.join('\n')}\n`)];
  const defaults = await loadDefaults([product]);
  const params = { product, ...(version === undefined ? {} : { version }) };
  return configReader.read([...sources, ...seen], params, { ...reference, defaults });
}

/** Facts by path, each as its value or as why it has none; of the only variant there is. */
export async function configFacts(
  product: Product,
  files: Files,
  options: Options = {},
): Promise<Readonly<Record<string, unknown>>> {
  const facts = factsOf(await readConfig(product, files, options));
  return Object.fromEntries(Object.entries(facts).map(([path, fact]) => [path, said(fact)]));
}
