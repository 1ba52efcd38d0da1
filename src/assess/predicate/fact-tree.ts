import type { Fact, Variant } from '../../facts/types.ts';

/** A variant's facts, found by path, and the children of each list. */
export interface FactTree {
  readonly byPath: ReadonlyMap<string, Fact>;
  /** Children of a list by the path of the list, in order of their number. */
  readonly children: ReadonlyMap<string, readonly string[]>;
  /** Every proper prefix of the path of a fact: `known` where one below it has a value, otherwise `unread`. */
  readonly branches: ReadonlyMap<string, 'known' | 'unread'>;
}

const trees = new WeakMap<Variant, FactTree>();

export function factTree(variant: Variant): FactTree {
  const known = trees.get(variant);
  if (known !== undefined) return known;
  const tree = build(variant.facts);
  trees.set(variant, tree);
  return tree;
}

export function joinPath(scope: string, path: string): string {
  if (scope === '') return path;
  return path === '' ? scope : `${scope}.${path}`;
}

/** `a.b\.c.0` is a, b.c and 0. */
export function splitPath(path: string): readonly string[] {
  return path.split(/(?<!\\)\./);
}

/** The nearest branch above a path of which the reader said that it could not be read. */
export function unreadAbove(tree: FactTree, path: string): Fact | undefined {
  return nearestAbove(tree, path, ['unparsed', 'templated']);
}

/** The nearest branch above a path of which the reader said that it is not there: then nothing below it is. */
export function absentAbove(tree: FactTree, path: string): Fact | undefined {
  return nearestAbove(tree, path, ['absent']);
}

function nearestAbove(tree: FactTree, path: string, origins: readonly Fact['origin'][]): Fact | undefined {
  const segments = splitPath(path);
  for (let length = segments.length - 1; length > 0; length -= 1) {
    const fact = tree.byPath.get(segments.slice(0, length).join('.'));
    if (fact !== undefined && origins.includes(fact.origin)) return fact;
  }
  return undefined;
}

function build(facts: readonly Fact[]): FactTree {
  const byPath = new Map<string, Fact>();
  const numbers = new Map<string, Set<number>>();
  const branches = new Map<string, 'known' | 'unread'>();
  for (const fact of facts) {
    byPath.set(fact.path, fact);
    let prefix = '';
    for (const segment of splitPath(fact.path)) {
      if (/^\d+$/.test(segment)) remember(numbers, prefix, Number(segment));
      prefix = joinPath(prefix, segment);
      // That something is absent does not make what it would be part of exist.
      if (prefix === fact.path || fact.origin === 'absent') continue;
      if ('value' in fact || !branches.has(prefix)) branches.set(prefix, 'value' in fact ? 'known' : 'unread');
    }
  }
  const children = new Map<string, readonly string[]>();
  for (const [list, set] of numbers) {
    children.set(
      list,
      [...set].sort((a, b) => a - b).map((n) => joinPath(list, String(n))),
    );
  }
  return { byPath, children, branches };
}

function remember(numbers: Map<string, Set<number>>, list: string, n: number): void {
  const set = numbers.get(list);
  if (set === undefined) numbers.set(list, new Set([n]));
  else set.add(n);
}
