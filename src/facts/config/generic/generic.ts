import type { JsonScalar, Topic } from '../../../catalogue/types.ts';
import { converter } from '../../legend.ts';
import { place, type Unreadable } from '../../text.ts';
import type { Fact } from '../../types.ts';
import { factAt } from '../found.ts';
import { MAPPING } from '../places.ts';
import { pathSegments, type Tree } from '../tree.ts';
import { valueAt } from '../tree-values.ts';
import type { Adapter, AdapterInput, ConfigFile, Found, Model } from '../types.ts';
import { exportTree, formatOf } from './export-tree.ts';
import { type ConfigMapping, type MappedFile, type MappedValue, parseMapping } from './mapping.ts';

/** Any export of a supplier's own software, through a mapping that says which value is which fact. */
export const genericAdapter: Adapter = {
  product: 'generic',
  places: { main: [MAPPING], also: [] },
  mapped: true,
  read(input) {
    const mapping = parseMapping(input.main, input.topics);
    if ('status' in mapping) return mapping;
    // Who explains his own export alone explains it as he likes.
    if (!mapping.reviewed) return { status: 'needs-legend', columns: ['reviewed'] };
    return factsOf(mapping, input);
  },
};

function factsOf(mapping: ConfigMapping, input: AdapterInput): Model | Unreadable {
  const facts: Fact[] = [];
  for (const file of mapping.files) {
    const read = fileFacts(file, input.files);
    if ('status' in read) return read;
    facts.push(...read);
  }
  for (const { as, value, at } of mapping.stated) facts.push({ path: as, value, origin: 'declared', at });
  return { facts: [...facts, ...unnamed(mapping, facts, input)], complete: true };
}

// A mapping explains part of an export: of what it does not name, nobody knows whether it is there.
function unnamed(
  { whole }: ConfigMapping,
  facts: readonly Fact[],
  { main, topics: all }: AdapterInput,
): readonly Fact[] {
  const at = place(main.source);
  const topics = (Object.keys(all) as readonly Topic[]).filter((topic) => !whole.includes(topic));
  const entries = new Set(facts.flatMap(({ path }) => /^[a-z]+\.\d+(?=\.)/.exec(path) ?? []));
  return [...topics, ...entries, 'generic'].map((path) => factAt(path, { origin: 'unparsed', at }));
}

function fileFacts(file: MappedFile, files: readonly ConfigFile[]): readonly Fact[] | Unreadable {
  const found = files.find(({ path }) => path === file.file);
  const format = file.format ?? formatOf(file.file);
  if (found === undefined || format === undefined)
    return file.values.map(({ legend, at }) => factAt(legend.as, { origin: 'unparsed', at }));
  const tree = exportTree(found, format);
  if ('status' in tree) return tree;
  return file.values.map((value) => factAt(value.legend.as, foundAt(value, tree, found)));
}

function foundAt({ legend }: MappedValue, tree: Tree, { source }: ConfigFile): Found {
  const found = valueAt({ tree, source }, pathSegments(legend.column));
  // Another version of the software may have moved the setting: that it is not there does not say that it is off.
  if (found.origin === 'absent') return { ...found, origin: 'unparsed' };
  if (!('value' in found)) return found;
  const { value } = found;
  const values = Array.isArray(value) ? (value as readonly JsonScalar[]).map(meaningOf(legend)) : undefined;
  if (values !== undefined) {
    const known = values.flatMap((each) => (each === undefined ? [] : [each]));
    return known.length === values.length ? { ...found, value: known } : { origin: 'unparsed', at: found.at };
  }
  const single = meaningOf(legend)(value as JsonScalar);
  return single === undefined ? { origin: 'unparsed', at: found.at } : { ...found, value: single };
}

/** A word that the mapping gives a meaning has it whatever its type: `-1` may stand for unlimited. */
function meaningOf(legend: MappedValue['legend']): (value: JsonScalar) => JsonScalar | undefined {
  const convert = converter(legend);
  const meanings = new Map(Object.entries(legend.values ?? {}));
  return (value) => {
    const raw = String(value);
    return meanings.get(raw.trim()) ?? convert(raw, value)?.value;
  };
}
