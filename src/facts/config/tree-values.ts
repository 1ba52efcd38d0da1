import type { DefaultsTable } from '../../catalogue/types.ts';
import { isRedacted, isTemplated } from '../templates.ts';
import { place, unreadable, type Unreadable } from '../text.ts';
import type { FactAt, Source } from '../types.ts';
import { parseJson } from './json-tree.ts';
import { defaultOf } from './settings.ts';
import { find, nodeAt, type Tree, type TreeNode } from './tree.ts';
import type { ConfigFile, Found } from './types.ts';
import { parseYamlStream } from './yaml-tree.ts';

/** A tree with the file it stands in; everything an adapter of a YAML or JSON product asks goes through it. */
export interface Document {
  readonly tree: Tree;
  readonly source: Source;
}

/** A node with the way to it, as far as its parent knows it. */
export interface Child {
  readonly name: string;
  readonly node: TreeNode;
  readonly at: FactAt;
}

/** What is not known, and where. */
export type Unknown = Exclude<Found, { readonly value: unknown }>;

/** The documents of one YAML or JSON file. `tags`: those of the program itself that leave a value what it is. */
export function documentsOf(
  { text, source, path }: ConfigFile,
  tags: readonly string[] = [],
): readonly Document[] | Unreadable {
  if (typeof text !== 'string') return text;
  const isJson = path.endsWith('.json') || /^\s*(?:\{\s*["}]|\[\s*["\]{])/.test(text);
  const parsed = isJson ? parseJson(text) : parseYamlStream(text, tags);
  if ('code' in parsed) return unreadable(parsed.code, parsed.detail, place(source, parsed.line, parsed.column));
  const trees = 'root' in parsed ? [parsed] : parsed;
  return trees.map((tree) => ({ tree, source }));
}

/** The first document, of a file that is to hold one. `what` it was to hold, for where it holds nothing. */
export function documentOf(
  file: ConfigFile,
  { what = 'settings', tags = [] }: { readonly what?: string; readonly tags?: readonly string[] } = {},
): Document | Unreadable {
  const documents = documentsOf(file, tags);
  if ('status' in documents) return documents;
  return documents[0] ?? unreadable('empty', `no ${what}`, place(file.source));
}

/** A scalar or a list of scalars at a path below a node; an explicit `null` is a value. */
export function valueAt(document: Document, path: readonly string[], from: TreeNode = document.tree.root): Found {
  const found = find(from, path);
  const { source, tree } = document;
  if (!('node' in found)) {
    const at = nodeAt(source, found.near);
    return { origin: tree.conditional && found.origin === 'absent' ? 'templated' : found.origin, at };
  }
  return valueOf(document, found.node);
}

/** The value of a node itself; a map, or a list that holds one, is not one. */
export function valueOf({ tree, source }: Document, node: TreeNode): Found {
  const at = nodeAt(source, node);
  if (tree.conditional) return { origin: 'templated', at };
  if (node.kind === 'scalar') {
    const doubt = doubtOf(node.raw);
    return doubt === undefined ? { value: node.value, origin: 'explicit', at } : { origin: doubt, at };
  }
  if (node.kind !== 'list') return { origin: 'unparsed', at };
  const scalars = node.items.flatMap((item) => (item.kind === 'scalar' ? [item] : []));
  if (scalars.length < node.items.length) return { origin: 'unparsed', at };
  const doubt = scalars.map(({ raw }) => doubtOf(raw)).find((each) => each !== undefined);
  if (doubt !== undefined) return { origin: doubt, at };
  return { value: scalars.map(({ value }) => value), origin: 'explicit', at };
}

function doubtOf(raw: string): 'templated' | 'unparsed' | undefined {
  if (isTemplated(raw)) return 'templated';
  return isRedacted(raw) ? 'unparsed' : undefined;
}

/**
 * The members of a map, or the items of a list by number, at a path below a node. Nothing there is an empty list;
 * where it is not known which there are, why not.
 */
export function childrenAt(
  document: Document,
  path: readonly string[],
  from: TreeNode = document.tree.root,
): readonly Child[] | Unknown {
  const { source, tree } = document;
  const found = find(from, path);
  if (tree.conditional) return { origin: 'templated', at: nodeAt(source, 'node' in found ? found.node : found.near) };
  if (!('node' in found))
    return found.origin === 'absent' ? [] : { origin: found.origin, at: nodeAt(source, found.near) };
  return membersOf(document, found.node);
}

function membersOf({ source }: Document, node: TreeNode): readonly Child[] | Unknown {
  if (node.kind === 'opaque') return { origin: 'unparsed', at: nodeAt(source, node) };
  if (node.kind === 'scalar') {
    return node.value === null ? [] : { origin: doubtOf(node.raw) ?? 'unparsed', at: nodeAt(source, node) };
  }
  const named = node.kind === 'map' ? [...node.entries] : [...node.items.entries()];
  const children = named.map(([name, item]) => ({ name: String(name), node: item, at: nodeAt(source, item) }));
  // A name or an item that is still to be filled in may become any.
  const open = children.find((child) => isTemplated(node.kind === 'map' ? child.name : rawOf(child.node)));
  return open === undefined ? children : { origin: 'templated', at: open.at };
}

function rawOf(node: TreeNode): string {
  return node.kind === 'scalar' ? node.raw : '';
}

/** What stands at a path (`a.b`), otherwise what the version does by default. */
export function settingAt(document: Document, path: string, defaults: DefaultsTable | undefined): Found {
  const found = valueAt(document, path.split('.'));
  return found.origin === 'absent' ? defaultOf(path, { defaults, at: found.at }) : found;
}
