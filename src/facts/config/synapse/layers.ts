import { place, type Unreadable } from '../../text.ts';
import { defaultOf } from '../settings.ts';
import { type Child, childrenAt, type Document, documentsOf, type Unknown, valueAt } from '../tree-values.ts';
import type { AdapterInput, Found } from '../types.ts';

/** The files of one configuration, in the order in which they count. */
export interface Layers {
  readonly documents: readonly Document[];
  readonly input: AdapterInput;
  /** No file is missing that may say otherwise. */
  readonly whole: boolean;
}

/** Reads the main file and what stands in `conf.d` beside it. */
export function layers(input: AdapterInput): Layers | Unreadable {
  const documents: Document[] = [];
  const more = input.include('conf.d/*.yaml', { optional: true });
  for (const file of [input.main, ...more.files]) {
    const read = documentsOf(file);
    if ('status' in read) return read;
    documents.push(...read);
  }
  // Debian's unit reads the folder; a container is given one file.
  const whole = !more.missing || !input.main.path.includes('matrix-synapse');
  return { documents, input, whole };
}

// Layers are merged on the top level alone: of two that name a key the last one replaces all below it.
function layerOf({ documents }: Layers, key: string): Document | undefined {
  const named = documents.filter((document) => valueAt(document, [key]).origin !== 'absent');
  return named.at(-1) ?? documents.find(({ tree }) => tree.conditional) ?? documents[0];
}

/** A setting by its path; of the version's defaults where it is not written. */
export function setting(read: Layers, path: string): Found {
  const [key = '', ...rest] = path.split('.');
  const document = layerOf(read, key);
  const fallback = { defaults: read.input.defaults, at: place(read.input.main.source) };
  if (document === undefined) return defaultOf(path, fallback);
  const found = valueAt(document, [key, ...rest]);
  return found.origin === 'absent' ? defaultOf(path, { ...fallback, at: found.at }) : found;
}

/** The members of a list, with the document they stand in. */
export function members(
  read: Layers,
  path: string,
): { readonly document: Document; readonly list: readonly Child[] } | Unknown {
  const document = layerOf(read, path.split('.')[0] ?? '');
  if (document === undefined) return { origin: 'unparsed', at: place(read.input.main.source) };
  const list = childrenAt(document, path.split('.'));
  return 'origin' in list ? list : { document, list };
}
