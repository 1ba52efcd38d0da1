import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  Parser,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { maskTemplates } from '../templates.ts';
import type { TreeFault } from './json-tree.ts';
import { MAX_DEPTH, type Tree, type TreeNode } from './tree.ts';

/** Aliases and merge keys may let a file say more than it is long, up to here. */
const MAX_ALIASED = 1_000_000;

interface Walk {
  readonly positions: LineCounter;
  /** Tags of the program itself that leave the value what it is: they stay on the node. */
  readonly tags: readonly string[];
  readonly anchors: Map<string, Built>;
  /** Nodes that the aliases met so far stand for. */
  aliased: number;
}

/** A node and how many nodes it would be if every alias in it were written out. */
interface Built {
  readonly node: TreeNode;
  readonly size: number;
}

class TooMuch extends Error {}

/**
 * One YAML 1.2 document with places, anchors and merge keys resolved without writing them out. What carries a tag that
 * is not YAML's own is opaque, unless the program's own `tags` name it.
 */
export function parseYaml(source: string, tags: readonly string[] = []): Tree | TreeFault {
  const trees = parseYamlStream(source, tags);
  if ('code' in trees) return trees;
  const [tree, second] = trees;
  if (tree === undefined) return { code: 'empty', detail: 'no value', line: 1, column: 1 };
  if (second === undefined) return tree;
  const { line, column } = second.root;
  return { code: 'unsupported', detail: 'several documents in one file', line, column };
}

/** Every document of a YAML stream that holds something, in order. */
export function parseYamlStream(source: string, tags: readonly string[] = []): readonly Tree[] | TreeFault {
  const { text, conditional } = maskTemplates(source);
  const positions = new LineCounter();
  const tokens = [...new Parser(positions.addNewLine).parse(text)];
  const deep = tokens.map(tooDeep).find((offset) => offset !== undefined);
  if (deep !== undefined) return faultAt(positions, deep, 'too-deep', `nested deeper than ${MAX_DEPTH}`);
  const documents = [...new Composer({ uniqueKeys: true, logLevel: 'silent' }).compose(tokens, false, text.length)];
  const broken = documents.flatMap((document) => document.errors)[0];
  if (broken !== undefined) return faultAt(positions, broken.pos[0], 'syntax', firstLine(broken.message));
  const trees: Tree[] = [];
  for (const document of documents.filter((each) => !isEmpty(each))) {
    const tree = build(document, { positions, tags, anchors: new Map(), aliased: 0 }, conditional);
    if ('code' in tree) return tree;
    trees.push(tree);
  }
  return trees;
}

function build(document: Document.Parsed, walk: Walk, conditional: boolean): Tree | TreeFault {
  try {
    return { root: buildNode(document.contents, walk).node, conditional };
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    return faultAt(walk.positions, document.range[0], 'bomb', 'aliases that stand for too much');
  }
}

function isEmpty(document: Document.Parsed): boolean {
  const { contents } = document;
  return contents === null || (isScalar(contents) && contents.value === null && contents.source === '');
}

function faultAt(positions: LineCounter, offset: number, code: TreeFault['code'], detail: string): TreeFault {
  const { line, col } = positions.linePos(offset);
  return { code, detail, line: Math.max(line, 1), column: Math.max(col, 1) };
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
}

// The composer is recursive, so that depth is measured before it, on the tokens and without recursion.
function tooDeep(token: CST.Token): number | undefined {
  const open: { token: CST.Token; depth: number }[] = [{ token, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token: current, depth } = next;
    if (depth > MAX_DEPTH) return 'offset' in current ? current.offset : 0;
    if (current.type === 'document') {
      if (current.value !== undefined) open.push({ token: current.value, depth });
    } else if ('items' in current) {
      for (const item of current.items) {
        for (const child of [item.key, item.value]) if (child) open.push({ token: child, depth: depth + 1 });
      }
    }
  }
  return undefined;
}

function buildNode(node: unknown, walk: Walk): Built {
  const start = startOf(node, walk);
  if (isAlias(node)) return resolve(node, walk);
  const tag = tagOf(node);
  const built =
    tag !== undefined && !walk.tags.includes(tag)
      ? { node: { kind: 'opaque' as const, ...start }, size: 1 }
      : buildPlain(node, walk, tag === undefined ? start : { ...start, tag });
  const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
  if (anchor !== undefined) walk.anchors.set(anchor, built);
  return built;
}

interface Start {
  readonly line: number;
  readonly column: number;
  readonly tag?: string;
}

function buildPlain(node: unknown, walk: Walk, start: Start): Built {
  if (isScalar(node)) return { node: buildScalar(node, start), size: 1 };
  if (isSeq(node)) {
    const items = node.items.map((item) => buildNode(isPair(item) ? item.value : item, walk));
    return { node: { kind: 'list', items: items.map((item) => item.node), ...start }, size: 1 + sum(items) };
  }
  if (isMap(node)) return buildMap(node, walk, start);
  return { node: { kind: 'scalar', value: null, raw: '', ...start }, size: 1 };
}

function buildScalar(node: Scalar, start: Start): TreeNode {
  const value = node.value;
  const raw = typeof value === 'string' ? value : (node.source ?? '');
  const native = typeof value === 'number' || typeof value === 'boolean' || value === null ? value : raw;
  return { kind: 'scalar', value: native, raw, ...start };
}

function buildMap(map: YAMLMap, walk: Walk, start: Start): Built {
  const own = new Map<string, TreeNode>();
  const merged: Built[] = [];
  let size = 1;
  for (const pair of map.items) {
    const value = buildNode(pair.value, walk);
    const key = keyOf(pair);
    size += value.size;
    if (key === undefined) return { node: { kind: 'opaque', ...start }, size };
    if (key === '<<') merged.push(value);
    else own.set(key, pair.value === null ? { ...value.node, ...startOf(pair.key, walk) } : value.node);
  }
  const entries = new Map(own);
  for (const { node } of merged) {
    if (!mergeInto(entries, node)) return { node: { kind: 'opaque', ...start }, size };
  }
  return { node: { kind: 'map', entries, ...start }, size };
}

// Only names can be looked up. A masked template is one too.
function keyOf(pair: Pair): string | undefined {
  if (!isScalar(pair.key) || tagOf(pair.key) !== undefined) return undefined;
  const { value, source } = pair.key;
  return typeof value === 'string' ? value : (source ?? String(value));
}

/** Own names win, then the first map that is merged; false when something else than maps is merged. */
function mergeInto(entries: Map<string, TreeNode>, node: TreeNode): boolean {
  if (node.kind === 'list') return node.items.every((item) => item.kind === 'map' && mergeInto(entries, item));
  if (node.kind !== 'map') return false;
  for (const [key, value] of node.entries) if (!entries.has(key)) entries.set(key, value);
  return true;
}

function resolve(alias: Alias, walk: Walk): Built {
  const built = walk.anchors.get(alias.source);
  // An alias inside its own anchor has no end.
  walk.aliased += built?.size ?? Infinity;
  if (built === undefined || walk.aliased > MAX_ALIASED) throw new TooMuch();
  return built;
}

function sum(items: readonly Built[]): number {
  return items.reduce((total, item) => total + item.size, 0);
}

function tagOf(node: unknown): string | undefined {
  const tag = isScalar(node) || isMap(node) || isSeq(node) ? node.tag : undefined;
  return tag === undefined || /^tag:yaml\.org,2002:(str|int|float|bool|null|map|seq)$/.test(tag) ? undefined : tag;
}

function startOf(node: unknown, walk: Walk): Start {
  const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
  const { line, col } = walk.positions.linePos(range?.[0] ?? 0);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}
