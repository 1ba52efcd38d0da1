import type { DefaultsTable, Product } from '../../catalogue/types.ts';
import { isTemplated } from '../templates.ts';
import { place, readText, unreadable } from '../text.ts';
import type { FactAt, Reader, Source, Variant } from '../types.ts';
import { adapters } from './adapters.ts';
import { drift } from './drift.ts';
import { findMain, resolver } from './include.ts';
import { DUMP, FOLDERS, MAPPING } from './places.ts';
import { tablesFor } from './tables.ts';
import type { Adapter, AdapterInput, ConfigFile, Model, Unread } from './types.ts';

/**
 * The configuration of one product, whichever: its files, and what the running program says of itself where that was
 * handed over too. Where the version is not known there is a variant for every version whose defaults differ.
 */
export const configReader: Reader = {
  name: 'config',
  version: '1',
  family: 'config',
  async read(sources, { product, version }, { defaults, topics }) {
    if (product === undefined) return unreadable('unsupported', 'nobody said whose configuration this is');
    const adapter = await adapters[product]?.();
    if (adapter === undefined) return unreadable('unsupported', `no adapter for ${product}`);
    const dumped = sources.filter(({ name }) => name.startsWith(DUMP));
    const plain = sources.filter(({ name }) => !name.startsWith(DUMP) && name !== FOLDERS);
    const folders = await foldersOf(sources.find(({ name }) => name === FOLDERS));
    const models = { adapter, topics, tables: tablesFor(defaults[product] ?? [], version), version };
    const files = await readModels(plain, folders, models);
    const running = dumped.length === 0 ? undefined : await readModels(dumped, new Set(), models);
    const decisive = running ?? files;
    if ('status' in decisive) return decisive;
    const variants = decisive.map(({ assuming, model }): Variant & Pick<Model, 'complete'> => {
      const others = running === undefined ? undefined : besides(files, assuming);
      const whole = others === undefined ? model : (adapter.beside?.(others, model) ?? model);
      const facts = [...whole.facts, ...drift(others?.facts ?? model.facts, others === undefined ? [] : model.facts)];
      return { facts, complete: whole.complete, ...(assuming === undefined ? {} : { assuming }) };
    });
    return {
      status: 'read',
      recognised: adapter.mapped !== true,
      facts: {
        family: 'config',
        reader: `${product}@1`,
        complete: variants.every(({ complete }) => complete),
        variants: merged(variants),
      },
    };
  },
};

interface Models {
  readonly adapter: Adapter;
  readonly topics: AdapterInput['topics'];
  readonly tables: readonly { readonly assuming?: string; readonly table: DefaultsTable | undefined }[];
  readonly version: string | undefined;
}

interface Assumed {
  readonly assuming?: string;
  readonly model: Model;
}

async function readModels(
  sources: readonly Source[],
  folders: ReadonlySet<string>,
  { adapter, topics, tables, version }: Models,
): Promise<readonly Assumed[] | Unread> {
  const files = await Promise.all(sources.map(toFile));
  if (adapter.mapped === true && !files.some(({ path }) => path === MAPPING))
    return { status: 'needs-legend', columns: files.map(({ path }) => path) };
  const found = findMain(files, adapter.places);
  if (found === undefined) return unreadable('unsupported', lookedFor(adapter.product, adapter));
  const { main } = found;
  if (typeof main.text !== 'string') return main.text;
  const include = resolver(files, found, folders);
  const read: Assumed[] = [];
  for (const { assuming, table } of tables) {
    const input: AdapterInput = {
      ...{ main, files, include, topics },
      ...(table === undefined ? {} : { defaults: table }),
      ...(version === undefined ? {} : { version }),
    };
    const model = adapter.read(input);
    if ('status' in model) return model;
    const open = adapter.lines === undefined ? undefined : templatedName(files, adapter.lines);
    read.push({
      model: open === undefined ? model : withDoubt(model, open),
      ...(assuming === undefined ? {} : { assuming }),
    });
  }
  return read;
}

// Names stand at the start of a line, those of sections in brackets.
function templatedName(files: readonly ConfigFile[], lines: NonNullable<Adapter['lines']>): FactAt | undefined {
  const name = lines === true ? /^\s*\[?\s*([^\s=:#]+)/ : /^\[?([^\s=:#]+)/;
  for (const { text, source } of files) {
    const all = typeof text === 'string' ? text.split('\n') : [];
    const index = all.findIndex((line) => isTemplated(name.exec(line)?.[1] ?? ''));
    if (index >= 0) return place(source, index + 1);
  }
  return undefined;
}

function withDoubt({ facts }: Model, at: FactAt): Model {
  return { facts: facts.map(({ path }) => ({ path, origin: 'templated', at })), complete: false };
}

function lookedFor(product: Product, { places }: Adapter): string {
  return `no main file of ${product} among the files; looked for ${places.main.join(', ')}`;
}

async function toFile(source: Source): Promise<ConfigFile> {
  const text = await readText(source);
  const path = source.name.startsWith(DUMP) ? source.name.slice(DUMP.length) : source.name;
  // An empty drop-in sets nothing and is as readable as any.
  const blank = typeof text !== 'string' && text.code === 'empty';
  return { path, text: blank ? '' : text, source };
}

async function foldersOf(source: Source | undefined): Promise<ReadonlySet<string>> {
  if (source === undefined) return new Set();
  const text = await readText(source);
  // The folder that was handed over has no name of its own.
  return new Set(typeof text === 'string' ? text.split('\n') : ['']);
}

// What the files say under the same assumption about the version.
function besides(files: readonly Assumed[] | Unread, assuming: string | undefined): Model | undefined {
  return 'status' in files ? undefined : files.find((each) => each.assuming === assuming)?.model;
}

/** Versions whose defaults make no difference here are one. */
function merged(variants: readonly Variant[]): readonly Variant[] {
  const [first, ...others] = variants.map(({ facts }) => JSON.stringify(facts));
  const [one] = variants;
  if (one === undefined) return [];
  const same = others.every((facts) => facts === first);
  if (same) return [{ facts: one.facts }];
  return variants.map(({ facts, assuming }) => ({ facts, ...(assuming === undefined ? {} : { assuming }) }));
}
