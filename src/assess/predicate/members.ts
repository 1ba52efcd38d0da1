import { absentAbove, type FactTree, joinPath, splitPath, unreadAbove } from './fact-tree.ts';
import type { PredicateContext } from './types.ts';

interface Where {
  readonly scope: string;
  readonly tree: FactTree;
  readonly context: PredicateContext;
}

interface Members {
  readonly path: string;
  readonly children: readonly string[];
  /** There may be others: the list, or one on the way to it, was not read or is not known to be whole. */
  readonly open: boolean;
}

/** The members of a list; `servers.*.locations` are the locations of every server, in order. */
export function membersOf(list: string, where: Where): Members {
  const path = joinPath(where.scope, list);
  const [first = '', ...inner] = listsOn(list);
  return inner.reduce<Members>(
    (outer, name) => {
      const lists = outer.children.map((child) => ofOne(joinPath(child, name), where));
      return {
        path,
        children: lists.flatMap(({ children }) => children),
        open: outer.open || lists.some(({ open }) => open),
      };
    },
    { ...ofOne(joinPath(where.scope, first), where), path },
  );
}

// `servers.*.locations` goes over the list `servers` and over the list `locations` of each.
function listsOn(list: string): readonly string[] {
  return splitPath(list).reduce<readonly string[]>(
    (lists, step) => (step === '*' ? [...lists, ''] : [...lists.slice(0, -1), joinPath(lists.at(-1) ?? '', step)]),
    [''],
  );
}

function ofOne(path: string, { tree, context }: Where): Members {
  return {
    path,
    children: tree.children.get(path) ?? [],
    open: isUnread(path, tree) || !(context.complete || isAbsent(path, tree)),
  };
}

function isUnread(path: string, tree: FactTree): boolean {
  const origin = tree.byPath.get(path)?.origin;
  return origin === 'unparsed' || origin === 'templated' || unreadAbove(tree, path) !== undefined;
}

// One member decides where it can; that there are no others is only known of a complete source.
function isAbsent(path: string, tree: FactTree): boolean {
  return tree.byPath.get(path)?.origin === 'absent' || absentAbove(tree, path) !== undefined;
}
