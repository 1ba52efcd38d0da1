import type { FactAt } from '../../types.ts';
import { shape } from '../found.ts';
import { imageOf } from '../image.ts';
import type { TreeNode } from '../tree.ts';
import { childrenAt, type Document, valueAt } from '../tree-values.ts';
import type { Found } from '../types.ts';

/** Where each kind keeps the pod that it makes. */
const PODS: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  Deployment: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
  Job: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};
const SOCKET = /^(\/|\/run|\/var\/run|\/var|.*\/(docker|containerd|podman|crio)\.sock)\/?$/;
const SECRET = /PASS(WORD|WD)?$|PASSWORD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY/i;

/** One object of a manifest. */
export interface Resource {
  readonly document: Document;
  readonly node: TreeNode;
  readonly kind: string;
  /** `namespace/name`, or the name alone. */
  readonly name: string;
  readonly at: FactAt;
}

/** One container of a pod, with what the pod says for all of them. */
export interface Container {
  readonly name: string;
  readonly at: FactAt;
  /** Of the container itself, otherwise of its pod where the two share the setting. */
  readonly get: (path: readonly string[], ofPod?: boolean) => Found;
  readonly pod: Resource;
  readonly podPath: readonly string[];
  readonly node: TreeNode;
}

/** The containers of a workload, those that start first too; undefined where it is not known which there are. */
export function containersOf(resource: Resource): readonly Container[] | undefined {
  const path = PODS[resource.kind];
  if (path === undefined) return [];
  const lists = ['initContainers', 'containers'].map((name) =>
    childrenAt(resource.document, [...path, name], resource.node),
  );
  const all: Container[] = [];
  for (const list of lists) {
    if ('origin' in list) return undefined;
    all.push(...list.map(({ node, at }) => container(resource, path, node, at)));
  }
  return all;
}

function container(pod: Resource, podPath: readonly string[], node: TreeNode, at: FactAt): Container {
  const { document } = pod;
  const name = valueAt(document, ['name'], node);
  const get = (path: readonly string[], ofPod = false): Found => {
    const own = valueAt(document, path, node);
    return own.origin !== 'absent' || !ofPod ? own : valueAt(document, [...podPath, ...path], pod.node);
  };
  return { name: `${pod.kind}/${pod.name}/${'value' in name ? String(name.value) : '?'}`, at, get, pod, podPath, node };
}

function orElse(found: Found, value: boolean): Found {
  return found.origin === 'absent' ? { value, origin: 'default', at: found.at } : found;
}

/** Kubernetes lets a container write, and gain rights, unless it is told not to. */
export function isolation({ name, at, get, pod, podPath }: Container) {
  const context = (setting: string, ofPod = false) => get(['securityContext', setting], ofPod);
  const [nonRoot, user] = [context('runAsNonRoot', true), context('runAsUser', true)];
  const byUser = shape(user, (id) => Number(id) === 0);
  return {
    name: { value: name, origin: 'explicit', at } as const,
    privileged: orElse(context('privileged'), false),
    // Without either it is the user of the image, which is not written here.
    root: 'value' in nonRoot && nonRoot.value === true ? { ...nonRoot, value: false } : byUser,
    dropsAll: shape(listOrNone(get(['securityContext', 'capabilities', 'drop'])), (list) =>
      list.some((each) => each.toUpperCase() === 'ALL'),
    ),
    noNewPrivileges: shape(orElse(context('allowPrivilegeEscalation'), true), (allowed) => allowed === false),
    readOnly: orElse(context('readOnlyRootFilesystem'), false),
    hostSocket: hostPaths(pod, podPath, at),
    hostNetwork: orElse(valueAt(pod.document, [...podPath, 'hostNetwork'], pod.node), false),
  };
}

function listOrNone(found: Found): Found<readonly string[]> {
  if (found.origin === 'absent') return { value: [], origin: 'default', at: found.at };
  return shape(found, (value) => (Array.isArray(value) ? value.map(String) : undefined));
}

/** Folders of the machine that hold the socket of what runs the containers, or that socket itself. */
function hostPaths({ document, node }: Resource, podPath: readonly string[], at: FactAt): Found<boolean> {
  const volumes = childrenAt(document, [...podPath, 'volumes'], node);
  if ('origin' in volumes) return { origin: volumes.origin, at: volumes.at };
  const paths = volumes.map((volume) => valueAt(document, ['hostPath', 'path'], volume.node));
  const hit = paths.find((path) => 'value' in path && SOCKET.test(String(path.value)));
  if (hit !== undefined) return { value: true, origin: 'explicit', at: hit.at };
  const open = paths.find((path) => !('value' in path) && path.origin !== 'absent');
  return open === undefined ? { value: false, origin: 'derived', at } : { origin: 'unparsed', at: open.at };
}

export function component({ get }: Container) {
  const image = get(['image']);
  const part = <T extends string | boolean>(make: (text: string) => T) => shape(image, (text) => make(String(text)));
  return {
    name: part((text) => imageOf(text).name),
    version: part((text) => imageOf(text).version),
    floating: part((text) => imageOf(text).floating),
  };
}

export function limit({ name, at, get }: Container) {
  const memory = get(['resources', 'limits', 'memory']);
  const none = memory.origin === 'absent';
  return {
    what: { value: `memory of ${name}`, origin: 'explicit', at } as const,
    enabled: none ? ({ value: false, origin: 'default', at } as const) : shape(memory, () => true),
    ...(none ? {} : { value: shape(memory, (text) => bytesOf(String(text))) }),
  };
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  ...{ k: 1e3, M: 1e6, G: 1e9, T: 1e12 },
  ...{ Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 },
};

/** A quantity of the Kubernetes API: `128Mi` is not `128M`. */
function bytesOf(text: string): number | undefined {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(text) ?? [];
  const factor = UNITS[unit];
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor;
}

/** Passwords and keys that stand in the manifest; what refers to a Secret does not. */
export function secrets({ name, pod, node }: Container) {
  const variables = childrenAt(pod.document, ['env'], node);
  if ('origin' in variables) return [];
  return variables.flatMap((variable) => {
    const [called, value] = [
      valueAt(pod.document, ['name'], variable.node),
      valueAt(pod.document, ['value'], variable.node),
    ];
    if (!('value' in called) || !SECRET.test(String(called.value)) || String(called.value).endsWith('_FILE')) return [];
    const inline = value.origin !== 'absent' && value.origin !== 'templated';
    return [
      {
        where: { value: `${name}.${String(called.value)}`, origin: 'explicit', at: called.at } as const,
        inline: { value: inline, origin: 'derived', at: called.at } as const,
      },
    ];
  });
}
