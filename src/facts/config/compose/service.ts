import { isRedacted, isTemplated } from '../../templates.ts';
import type { FactAt } from '../../types.ts';
import { find, nodeAt, type TreeNode } from '../tree.ts';
import type { Document, Unknown } from '../tree-values.ts';
import type { Found } from '../types.ts';
import { type Environment, interpolate } from './interpolate.ts';

/** Single values of a service that are asked for, by their place. */
const SCALARS = {
  image: ['image'],
  user: ['user'],
  privileged: ['privileged'],
  readOnly: ['read_only'],
  networkMode: ['network_mode'],
  memory: ['mem_limit'],
  memoryOfDeploy: ['deploy', 'resources', 'limits', 'memory'],
  pids: ['pids_limit'],
  pidsOfDeploy: ['deploy', 'resources', 'limits', 'pids'],
  logDriver: ['logging', 'driver'],
} as const;

type Scalar = keyof typeof SCALARS;
const LISTS = { capDrop: 'cap_drop', securityOpt: 'security_opt', volumes: 'volumes', ports: 'ports' } as const;
type List = keyof typeof LISTS;
const LIST_NAMES = Object.keys(LISTS) as readonly List[];

/** One item of a list: a text, or the members of its long form. */
export type Item = Found<string> | { readonly members: Readonly<Record<string, Found<string>>>; readonly at: FactAt };

/** What files say of one service; later files over earlier ones. */
export interface Service {
  readonly at: FactAt;
  readonly scalars: Readonly<Partial<Record<Scalar, Found<string>>>>;
  readonly lists: Readonly<Partial<Record<List, readonly Item[]>>>;
  readonly environment: ReadonlyMap<string, Found<string> & { readonly inline?: boolean }>;
  /** Lists that take the place of those of earlier files. */
  readonly replaced: readonly List[];
  /** A service of this file that it starts from. */
  readonly base?: string;
  /** It starts from what nobody handed over. */
  readonly doubt?: Unknown;
}

/** A text with its variables filled in. */
export function textOf(document: Document, node: TreeNode, env: Environment): Found<string> {
  const at = nodeAt(document.source, node);
  if (node.kind !== 'scalar') return { origin: 'unparsed', at };
  const raw = typeof node.value === 'string' ? node.value : node.raw;
  if (isRedacted(raw)) return { origin: 'unparsed', at };
  const filled = interpolate(raw, env);
  if (filled === undefined || isTemplated(filled.text)) return { origin: 'templated', at };
  return { value: filled.text, origin: filled.changed ? 'derived' : 'explicit', at };
}

/** What one file says of a service. */
export function serviceOf(document: Document, node: TreeNode, env: Environment): Service {
  const at = nodeAt(document.source, node);
  const at1 = (path: readonly string[]): TreeNode | undefined => {
    const found = find(node, path);
    return 'node' in found ? found.node : undefined;
  };
  const scalars = Object.entries(SCALARS).flatMap(([name, path]) => {
    const found = at1(path);
    return found === undefined || found.tag === '!reset' ? [] : [[name, textOf(document, found, env)] as const];
  });
  const lists = LIST_NAMES.flatMap((name) => {
    const found = at1([LISTS[name]]);
    return found === undefined ? [] : [{ name, list: found }];
  });
  return {
    at,
    scalars: Object.fromEntries(scalars),
    lists: Object.fromEntries(lists.map(({ name, list }) => [name, itemsOf(document, list, env)])),
    replaced: lists.filter(({ list: { tag } }) => tag === '!override' || tag === '!reset').map(({ name }) => name),
    environment: environmentOf(document, at1(['environment']), env),
    ...extended(document, at1(['extends']), env),
    // A template among its keys may become any of them.
    ...(isOpen(node) ? { doubt: { origin: 'templated', at } as const } : {}),
  };
}

function isOpen(node: TreeNode): boolean {
  return node.kind === 'map' && [...node.entries.keys()].some(isTemplated);
}

function itemsOf(document: Document, node: TreeNode, env: Environment): readonly Item[] {
  if (node.tag === '!reset') return [];
  if (node.kind !== 'list') return [{ origin: 'unparsed', at: nodeAt(document.source, node) }];
  return node.items.map((item): Item => {
    if (item.kind !== 'map') return textOf(document, item, env);
    const members = [...item.entries].map(([name, value]) => [name, textOf(document, value, env)] as const);
    return { members: Object.fromEntries(members), at: nodeAt(document.source, item) };
  });
}

/** `NAME: value`, or a list of `NAME=value`; a name alone takes its value from whoever starts it. */
function environmentOf(document: Document, node: TreeNode | undefined, env: Environment): Service['environment'] {
  const named = new Map<string, Found<string> & { readonly inline?: boolean }>();
  const add = (name: string, raw: string, found: Found<string>) =>
    named.set(name, { ...found, inline: raw !== '' && !/\$(?!\$)/.test(raw) });
  if (node?.kind === 'map') {
    for (const [name, value] of node.entries)
      if (value.kind === 'scalar' && value.value !== null) add(name, value.raw, textOf(document, value, env));
  }
  if (node?.kind === 'list') {
    for (const item of node.items) {
      const [, name, raw] = item.kind === 'scalar' ? (/^([^=]+)=([^]*)$/.exec(item.raw) ?? []) : [];
      if (name !== undefined && raw !== undefined) add(name, raw, textOf(document, item, env));
    }
  }
  return named;
}

function extended(document: Document, node: TreeNode | undefined, env: Environment): Pick<Service, 'base' | 'doubt'> {
  if (node === undefined) return {};
  const doubt = { origin: 'unparsed', at: nodeAt(document.source, node) } as const;
  const name = node.kind === 'map' ? node.entries.get('service') : node;
  if (name === undefined || (node.kind === 'map' && node.entries.has('file'))) return { doubt };
  const base = textOf(document, name, env);
  return 'value' in base ? { base: base.value } : { doubt };
}

/** A later file over an earlier one: single values take the place, lists and variables are added. */
export function merge(earlier: Service, later: Service): Service {
  const lists = LIST_NAMES.map((list) => {
    const before = later.replaced.includes(list) ? [] : (earlier.lists[list] ?? []);
    return [list, [...before, ...(later.lists[list] ?? [])]] as const;
  });
  const doubt = later.doubt ?? earlier.doubt;
  const base = later.base ?? earlier.base;
  return {
    at: later.at,
    scalars: { ...earlier.scalars, ...later.scalars },
    lists: Object.fromEntries(lists),
    environment: new Map([...earlier.environment, ...later.environment]),
    replaced: [],
    ...(base === undefined ? {} : { base }),
    ...(doubt === undefined ? {} : { doubt }),
  };
}
