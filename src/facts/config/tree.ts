import type { ColumnLegend } from '../../audit/types.ts';
import type { JsonScalar } from '../../catalogue/types.ts';
import { converter, doubledColumns, type Convert } from '../legend.ts';
import { isRedacted, isTemplated, MASK } from '../templates.ts';
import { place } from '../text.ts';
import type { Fact, FactAt, Reading, Source } from '../types.ts';

interface Positioned {
  readonly line: number;
  readonly column: number;
  /** A tag of the program that reads the file, where the parser was told to leave it. */
  readonly tag?: string;
}

/** What YAML and JSON have in common, with places. `opaque`: a value that only the program that reads the file knows. */
export type TreeNode = Positioned &
  (
    | { readonly kind: 'scalar'; readonly value: JsonScalar; readonly raw: string }
    | { readonly kind: 'list'; readonly items: readonly TreeNode[] }
    | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, TreeNode> }
    | { readonly kind: 'opaque' }
  );

export interface Tree {
  readonly root: TreeNode;
  /** A template statement decides which lines are there at all. */
  readonly conditional: boolean;
}

/** Deeper than any configuration a person keeps. */
export const MAX_DEPTH = 100;

type Found =
  { readonly node: TreeNode } | { readonly origin: 'absent' | 'unparsed' | 'templated'; readonly near: TreeNode };

/** The facts of one tree, as the legend names them; without a legend there are none. */
export function treeReading(tree: Tree, source: Source, reader: string, legend: readonly ColumnLegend[] = []): Reading {
  if (legend.length === 0) return { status: 'needs-legend', columns: topLevelKeys(tree.root) };
  const doubled = doubledColumns(legend);
  if (doubled.length > 0) return { status: 'needs-legend', columns: doubled };
  const facts = legend.map((column) => factOf(column, tree, source));
  return {
    status: 'read',
    recognised: false,
    // A legend explains part of a file: what it does not name is unknown, not absent.
    facts: { family: 'tree', reader, complete: false, variants: [{ facts }] },
  };
}

function topLevelKeys(root: TreeNode): readonly string[] {
  return root.kind === 'map' ? [...root.entries.keys()].slice(0, 1000) : [];
}

function factOf(legend: ColumnLegend, tree: Tree, source: Source): Fact {
  const found = find(tree.root, pathSegments(legend.column));
  if (!('node' in found)) {
    const origin = tree.conditional && found.origin === 'absent' ? 'templated' : found.origin;
    return { path: legend.as, origin, at: nodeAt(source, found.near) };
  }
  const { node } = found;
  const value = tree.conditional ? 'templated' : valueOf(node, converter(legend));
  if (value === 'templated' || value === 'unparsed')
    return { path: legend.as, origin: value, at: nodeAt(source, node) };
  return { path: legend.as, value: value.value, origin: 'explicit', at: nodeAt(source, node) };
}

/** The place of a node in its file. */
export function nodeAt(source: Source, node: Positioned): FactAt {
  return place(source, node.line, node.column);
}

/** `a.b.0`, `$.a.b[0]` and `/a/b/0` name the same place; a dot inside a name is written `\.`. */
export function pathSegments(path: string): readonly string[] {
  if (path.startsWith('/')) {
    const segments = path.slice(1).split('/');
    return segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  const dotted = path.replace(/^\$\.?/, '').replace(/\[(\d+)\]/g, '.$1');
  const segments = dotted.split(/(?<!\\)\./).map((segment) => segment.replaceAll('\\.', '.'));
  return segments.filter((segment, index) => index > 0 || segment !== '');
}

/** What stands at a path, or why that is not known. */
export function find(root: TreeNode, segments: readonly string[]): Found {
  let node = root;
  for (const segment of segments) {
    if (node.kind === 'opaque') return { origin: 'unparsed', near: node };
    if (node.kind === 'scalar') return { origin: isTemplated(node.raw) ? 'templated' : 'absent', near: node };
    const next = node.kind === 'map' ? node.entries.get(segment) : itemAt(node.items, segment);
    if (next === undefined) return { origin: holdsTemplate(node) ? 'templated' : 'absent', near: node };
    node = next;
  }
  return { node };
}

function itemAt(items: readonly TreeNode[], segment: string): TreeNode | undefined {
  return /^\d{1,9}$/.test(segment) ? items[Number(segment)] : undefined;
}

// A template among the keys or the items may still become the one that is looked for.
function holdsTemplate(node: Extract<TreeNode, { kind: 'map' | 'list' }>): boolean {
  if (node.kind === 'map') return [...node.entries.keys()].some((key) => isTemplated(key));
  return node.items.some((item) => item.kind === 'scalar' && item.raw.includes(MASK));
}

type Value = { readonly value: JsonScalar | readonly JsonScalar[] } | 'templated' | 'unparsed';

function valueOf(node: TreeNode, convert: Convert): Value {
  if (node.kind === 'scalar') return scalarOf(node, convert);
  if (node.kind !== 'list') return 'unparsed';
  const items = node.items.map((item) => (item.kind === 'scalar' ? scalarOf(item, convert) : 'unparsed'));
  if (items.includes('templated')) return 'templated';
  const values = items.flatMap((item) => (typeof item === 'string' ? [] : [item.value]));
  return values.length === items.length ? { value: values } : 'unparsed';
}

function scalarOf(
  node: Extract<TreeNode, { kind: 'scalar' }>,
  convert: Convert,
): { readonly value: JsonScalar } | 'templated' | 'unparsed' {
  if (isTemplated(node.raw)) return 'templated';
  const converted = isRedacted(node.raw) ? undefined : convert(node.raw, node.value);
  return converted === undefined ? 'unparsed' : { value: converted.value };
}
