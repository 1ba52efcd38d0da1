import type { JsonScalar } from '../../catalogue/types.ts';
import { isRedacted, isTemplated } from '../templates.ts';
import { onlySource, place, readText, unreadable, type Unreadable } from '../text.ts';
import type { Fact, FactValue, Reader, Source } from '../types.ts';
import type { Tree, TreeNode } from './tree.ts';
import { parseYaml } from './yaml-tree.ts';

const KEYS = ['schema', 'register', 'statedBy', 'asOf', 'complete', 'entries'];
const REQUIRED = ['schema', 'register', 'complete', 'entries'];
const MAX_ENTRIES = 50_000;

type MapNode = Extract<TreeNode, { kind: 'map' }>;
type ListNode = Extract<TreeNode, { kind: 'list' }>;

interface Register {
  readonly fields: MapNode;
  readonly entries: ListNode;
  readonly complete: boolean;
}

/**
 * A register in the form biotoets asks for (`register@1`). It says itself whether it is complete, so that a register
 * that states none can be told from one that was never filled.
 */
export const registerReader: Reader = {
  name: 'register',
  version: '1',
  family: 'register',
  async read(sources) {
    const source = onlySource(sources);
    if ('status' in source) return source;
    const text = await readText(source);
    if (typeof text !== 'string') return text;
    const tree = parseYaml(text);
    if ('code' in tree) return unreadable(tree.code, tree.detail, place(source, tree.line, tree.column));
    const register = asRegister(tree, source);
    if ('status' in register) return register;
    const { complete } = register;
    const facts = registerFacts(register, source);
    return {
      status: 'read',
      recognised: true,
      facts: { family: 'register', reader: 'register@1', complete, variants: [{ facts }] },
    };
  },
};

function asRegister({ root, conditional }: Tree, source: Source): Register | Unreadable {
  const wrong = (node: TreeNode, detail: string): Unreadable =>
    unreadable('syntax', detail, place(source, node.line, node.column));
  if (conditional) return wrong(root, 'template statements');
  if (root.kind !== 'map') return wrong(root, 'a map with schema: register@1 is expected');
  const { entries: keys } = root;
  const schema = keys.get('schema');
  if (schema?.kind !== 'scalar' || schema.value !== 'register@1')
    return unreadable('unsupported', 'schema: register@1 is expected', place(source, root.line, root.column));
  const unknown = [...keys].find(([key]) => !KEYS.includes(key));
  if (unknown !== undefined) return wrong(unknown[1], `unknown key ${unknown[0].slice(0, 100)}`);
  const missing = REQUIRED.find((key) => !keys.has(key));
  if (missing !== undefined) return wrong(root, `${missing} is missing`);
  const [complete, entries] = [keys.get('complete') ?? root, keys.get('entries') ?? root];
  if (complete.kind !== 'scalar' || typeof complete.value !== 'boolean')
    return wrong(complete, 'complete is true or false');
  if (entries.kind !== 'list') return wrong(entries, 'entries is a list');
  if (entries.items.length > MAX_ENTRIES)
    return unreadable('too-large', `more than ${MAX_ENTRIES} entries`, place(source, entries.line, entries.column));
  const noMap = entries.items.find((entry) => entry.kind !== 'map');
  return noMap === undefined
    ? { fields: root, entries, complete: complete.value }
    : wrong(noMap, 'an entry is a map of names and values');
}

function registerFacts({ fields, entries, complete }: Register, source: Source): readonly Fact[] {
  const party = childOf(fields.entries.get('statedBy'), 'party');
  const at = place(source, entries.line, entries.column);
  const completeNode = fields.entries.get('complete') ?? fields;
  return [
    factOf('register', fields.entries.get('register'), fields, source),
    {
      path: 'complete',
      value: complete,
      origin: 'declared',
      at: place(source, completeNode.line, completeNode.column),
    },
    factOf('statedBy.party', party, fields, source),
    factOf('statedBy.role', childOf(fields.entries.get('statedBy'), 'role'), fields, source),
    factOf('asOf', fields.entries.get('asOf'), fields, source),
    { path: 'count', value: entries.items.length, origin: 'declared', at },
    // A list without children has no facts of its own: this one says that it was read and is empty.
    ...(entries.items.length === 0 && complete ? [{ path: 'entries', origin: 'absent' as const, at }] : []),
    ...entries.items.flatMap((entry, index) => entryFacts(`entries.${index}`, entry, source)),
  ];
}

function entryFacts(path: string, entry: TreeNode, source: Source): readonly Fact[] {
  if (entry.kind !== 'map') return [];
  return [...entry.entries].map(([key, node]) => factOf(`${path}.${key.replaceAll('.', '\\.')}`, node, entry, source));
}

function childOf(node: TreeNode | undefined, key: string): TreeNode | undefined {
  return node?.kind === 'map' ? node.entries.get(key) : undefined;
}

function factOf(path: string, node: TreeNode | undefined, parent: TreeNode, source: Source): Fact {
  const { line, column } = node ?? parent;
  const at = place(source, line, column);
  if (node === undefined || isNothing(node)) return { path, origin: 'absent', at };
  const scalars = scalarsOf(node);
  if (scalars === undefined || scalars.some(({ raw }) => isRedacted(raw))) return { path, origin: 'unparsed', at };
  if (scalars.some(({ raw }) => isTemplated(raw))) return { path, origin: 'templated', at };
  const values = scalars.map(({ value }) => value);
  const value: FactValue = node.kind === 'list' ? values : (values[0] ?? null);
  return { path, value, origin: 'declared', at };
}

function isNothing(node: TreeNode): boolean {
  return node.kind === 'scalar' && (node.value === null || node.raw.trim() === '');
}

function scalarsOf(node: TreeNode): readonly { readonly raw: string; readonly value: JsonScalar }[] | undefined {
  if (node.kind === 'scalar') return [node];
  if (node.kind !== 'list') return undefined;
  const scalars = node.items.filter((item) => item.kind === 'scalar');
  return scalars.length === node.items.length ? scalars : undefined;
}
