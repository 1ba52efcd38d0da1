import type { Unreadable } from '../text.ts';
import { nodeAt, type TreeNode } from './tree.ts';
import { childrenAt, type Document, documentsOf, valueAt } from './tree-values.ts';
import type { ConfigFile, Found } from './types.ts';

export interface Manifest {
  readonly document: Document;
  readonly node: TreeNode;
}

interface Manifests {
  readonly all: readonly Manifest[];
  /** A template decides which objects there are. */
  readonly unread?: Found;
}

/** Every object that manifests of Kubernetes describe, those within a `List` too. */
export function manifestsOf(files: readonly ConfigFile[]): Manifests | Unreadable {
  const all: Manifest[] = [];
  let unread: Found | undefined;
  for (const file of files) {
    const documents = documentsOf(file);
    if ('status' in documents) return documents;
    for (const document of documents) {
      const found = manifestsIn(document);
      unread ??= found.unread;
      all.push(...found.all);
    }
  }
  return { all, ...(unread === undefined ? {} : { unread }) };
}

function manifestsIn(document: Document): Manifests {
  const { root, conditional } = document.tree;
  const list = root.kind === 'map' && root.entries.get('items')?.kind === 'list';
  const items = list ? childrenAt(document, ['items']) : [{ node: root }];
  if (conditional || 'origin' in items)
    return { all: [{ document, node: root }], unread: { origin: 'templated', at: nodeAt(document.source, root) } };
  const unread = items
    .map(({ node }) => valueAt(document, ['kind'], node))
    .find(({ origin }) => origin === 'templated' || origin === 'unparsed');
  return { all: items.map(({ node }) => ({ document, node })), ...(unread === undefined ? {} : { unread }) };
}
