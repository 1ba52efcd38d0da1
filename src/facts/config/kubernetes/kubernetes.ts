import type { Unreadable } from '../../text.ts';
import { place } from '../../text.ts';
import type { Fact, FactAt } from '../../types.ts';
import { factAt, shape, topicFacts } from '../found.ts';
import { manifestsOf } from '../manifests.ts';
import { nodeAt, type TreeNode } from '../tree.ts';
import { childrenAt, type Document, valueAt } from '../tree-values.ts';
import type { Adapter, AdapterInput, Found } from '../types.ts';
import { component, containersOf, isolation, limit, type Resource, secrets } from './workloads.ts';

const ENFORCE = 'pod-security.kubernetes.io/enforce';

/** Manifests as they are applied, or what `kubectl get -A -o json` prints. Helm and Kustomize come first. */
export const kubernetesAdapter: Adapter = {
  product: 'kubernetes',
  places: {
    main: ['manifests.yaml', 'manifests.yml', 'kubernetes.yaml', 'kubernetes.json'],
    also: ['**/*.yaml', '**/*.yml'],
  },
  read(input) {
    const resources = resourcesOf(input);
    if ('status' in resources) return resources;
    return { facts: factsOf(resources, place(input.main.source)), complete: resources.unread === undefined };
  },
};

interface Resources {
  readonly all: readonly Resource[];
  /** A template decides which objects there are. */
  readonly unread?: Found;
}

function resourcesOf({ files }: AdapterInput): Resources | Unreadable {
  const manifests = manifestsOf(files);
  if ('status' in manifests) return manifests;
  return { ...manifests, all: manifests.all.flatMap(({ document, node }) => resourceOf(document, node)) };
}

function resourceOf(document: Document, node: TreeNode): readonly Resource[] {
  const said = (path: readonly string[]) => {
    const found = valueAt(document, path, node);
    return 'value' in found ? String(found.value) : undefined;
  };
  const kind = said(['kind']);
  const [name, namespace] = [said(['metadata', 'name']), said(['metadata', 'namespace'])];
  if (kind === undefined) return [];
  const at = nodeAt(document.source, node);
  return [{ document, node, kind, name: namespace === undefined ? (name ?? '?') : `${namespace}/${name ?? '?'}`, at }];
}

function factsOf({ all, unread }: Resources, at: FactAt): readonly Fact[] {
  const pods = all.map((resource) => ({ resource, containers: containersOf(resource) }));
  const closed = pods.find(({ containers }) => containers === undefined);
  const open = unread ?? (closed === undefined ? undefined : unknownAt(closed.resource.at));
  const containers = pods.flatMap((pod) => pod.containers ?? []);
  const of = (kind: string) => all.filter((resource) => resource.kind === kind);
  return [
    factAt('kubernetes.networkPolicies', unread ?? { value: of('NetworkPolicy').length, origin: 'derived', at }),
    ...of('Namespace').map(({ document, node, name, at: where }, index) =>
      factAt(
        `kubernetes.namespaces.${index}.${name}`,
        orDefault(valueAt(document, ['metadata', 'labels', ENFORCE], node), where),
      ),
    ),
    ...topicFacts('listener', of('Service').flatMap(service), unread),
    ...topicFacts('isolation', containers.map(isolation), open),
    ...topicFacts('component', containers.map(component), open),
    ...topicFacts('limit', containers.map(limit), open),
    ...topicFacts('secret', [...containers.flatMap(secrets), ...of('Secret').map(manifestSecret)], open),
    ...topicFacts('tls', of('Ingress').map(ingress), unread),
  ];
}

function unknownAt(at: FactAt): Found {
  return { origin: 'unparsed', at };
}

/** Without a level a namespace lets any pod in. */
function orDefault(found: Found, at: FactAt): Found {
  return found.origin === 'absent' ? { value: 'privileged', origin: 'default', at } : found;
}

/** Who can reach a service: its kind tells, and a firewall may still stand before it. */
function service({ document, node, name, at }: Resource) {
  const type = valueAt(document, ['spec', 'type'], node);
  const ports = childrenAt(document, ['spec', 'ports'], node);
  const exposure = shape(
    type.origin === 'absent' ? ({ value: 'ClusterIP', origin: 'default', at } as const) : type,
    (kind) => (kind === 'LoadBalancer' || kind === 'NodePort' ? 'all' : 'private'),
  );
  if ('origin' in ports) return [{ service: { value: name, origin: 'explicit', at } as const, exposure, port: ports }];
  return ports.map((port) => ({
    service: { value: name, origin: 'explicit', at } as const,
    exposure,
    port: valueAt(document, ['port'], port.node),
  }));
}

function manifestSecret({ name, at, document, node }: Resource) {
  const held = [childrenAt(document, ['data'], node), childrenAt(document, ['stringData'], node)];
  const inline = held.some((members) => !('origin' in members) && members.length > 0);
  return {
    where: { value: `Secret/${name}`, origin: 'explicit', at } as const,
    inline: { value: inline, origin: 'derived', at } as const,
  };
}

function ingress({ document, node, name, at }: Resource) {
  const tls = childrenAt(document, ['spec', 'tls'], node);
  return {
    listener: { value: `Ingress/${name}`, origin: 'explicit', at } as const,
    protocol: { value: 'http', origin: 'derived', at } as const,
    role: { value: 'server', origin: 'derived', at } as const,
    offered:
      'origin' in tls
        ? { origin: tls.origin, at: tls.at }
        : ({ value: tls.length > 0, origin: 'derived', at } as const),
  };
}
