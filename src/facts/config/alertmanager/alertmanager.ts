import type { Fact } from '../../types.ts';
import { factAt, topicFacts } from '../found.ts';
import type { TreeNode } from '../tree.ts';
import { childrenAt, type Document, documentOf, documentsOf, type Unknown, valueAt } from '../tree-values.ts';
import type { Adapter, AdapterInput, ConfigFile, Found } from '../types.ts';

const MAX_ROUTES = 1000;

/** alertmanager.yml, also where it stands in the Secret that a cluster keeps it in. */
export const alertmanagerAdapter: Adapter = {
  product: 'alertmanager',
  places: {
    main: ['etc/alertmanager/alertmanager.yml', 'etc/prometheus/alertmanager.yml', 'alertmanager.yaml'],
    also: [],
  },
  read({ main }: AdapterInput) {
    const outer = documentOf(main);
    if ('status' in outer) return outer;
    const inner = innerOf(outer, main);
    if ('status' in inner) return inner;
    return { facts: factsOf(inner), complete: true };
  },
};

/** The text within a Secret, with as many empty lines before it as stand above it: its lines keep their numbers. */
function innerOf(outer: Document, main: ConfigFile) {
  for (const name of ['alertmanager.yaml', 'alertmanager.yml']) {
    const { root } = outer.tree;
    const held = root.kind === 'map' ? root.entries.get('stringData') : undefined;
    const node = held?.kind === 'map' ? held.entries.get(name) : undefined;
    if (node?.kind !== 'scalar' || typeof node.value !== 'string') continue;
    const documents = documentsOf({ ...main, path: name, text: `${'\n'.repeat(node.line)}${node.value}` });
    if ('status' in documents) return documents;
    const [inner] = documents;
    if (inner !== undefined) return inner;
  }
  return outer;
}

interface Route {
  readonly receiver: Found;
}

function factsOf(document: Document): readonly Fact[] {
  const receivers = childrenAt(document, ['receivers']);
  const routes: Route[] = [];
  const open = 'origin' in receivers ? receivers : routesOf(document, document.tree.root, ['route'], undefined, routes);
  const known =
    'origin' in receivers ? [] : receivers.map(({ node }) => ({ node, name: valueAt(document, ['name'], node) }));
  return [
    ...known.map(({ name }, index) => factAt(`alertmanager.receivers.${index}`, name)),
    ...topicFacts(
      'alert',
      routes.map(({ receiver }) => ({ receiver, effective: effective(document, receiver, known) })),
      open,
    ),
  ];
}

/** Every route, with the receiver of the one around it where it names none. */
function routesOf(
  document: Document,
  from: TreeNode,
  path: readonly string[],
  around: Found | undefined,
  routes: Route[],
): Unknown | undefined {
  const own = valueAt(document, [...path, 'receiver'], from);
  const receiver = own.origin === 'absent' && around !== undefined ? around : own;
  routes.push({ receiver });
  const children = childrenAt(document, [...path, 'routes'], from);
  if ('origin' in children) return children;
  for (const { node } of children) {
    if (routes.length > MAX_ROUTES) return { origin: 'unparsed', at: receiver.at };
    const open = routesOf(document, node, [], receiver, routes);
    if (open !== undefined) return open;
  }
  return undefined;
}

/** A receiver without a way to notify anybody is silent, whatever it is called. */
function effective(
  document: Document,
  receiver: Found,
  receivers: readonly { readonly node: TreeNode; readonly name: Found }[],
): Found<boolean> {
  if (!('value' in receiver))
    return receiver.origin === 'absent' ? { value: false, origin: 'derived', at: receiver.at } : receiver;
  const own = receivers.find(({ name }) => 'value' in name && name.value === receiver.value);
  if (own === undefined) {
    const hidden = receivers.find(({ name }) => !('value' in name));
    return hidden === undefined
      ? { value: false, origin: 'derived', at: receiver.at }
      : { origin: 'unparsed', at: hidden.name.at };
  }
  const members = childrenAt(document, [], own.node);
  if ('origin' in members) return { origin: members.origin, at: members.at };
  const ways = members
    .filter(({ name }) => name.endsWith('_configs'))
    .map(({ node }) => childrenAt(document, [], node));
  const some = ways.some((way) => !('origin' in way) && way.length > 0);
  const open = ways.find((way) => 'origin' in way);
  if (!some && open !== undefined && 'origin' in open) return { origin: open.origin, at: open.at };
  return { value: some, origin: 'derived', at: own.name.at };
}
