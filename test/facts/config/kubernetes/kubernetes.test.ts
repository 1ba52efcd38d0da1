import { expect, it } from 'vitest';
import { configFacts, type Files } from '../read-config.ts';

const one = (text: string): Files => ({ 'manifests.yaml': text });
const pod = (container: string, spec = ''): Files =>
  one(
    `kind: Deployment\nmetadata: {name: a, namespace: n}\nspec:\n  template:\n    spec:\n      ${spec}\n      containers: [{name: c, image: 'x/y:1.2', ${container}}]\n`,
  );
const context = (text: string): Files => pod(`securityContext: {${text}}`);

it.each<readonly [string, Files, string, unknown]>([
  ['its name', pod(''), 'isolation.0.name', 'Deployment/n/a/c'],
  ['privileged', context('privileged: true'), 'isolation.0.privileged', true],
  ['not privileged', pod(''), 'isolation.0.privileged', false],
  ['the user of the image', pod(''), 'isolation.0.root', '<absent>'],
  ['not root', context('runAsNonRoot: true'), 'isolation.0.root', false],
  ['not root, as the pod says', pod('', 'securityContext: {runAsNonRoot: true}'), 'isolation.0.root', false],
  ['root by number', context('runAsUser: 0'), 'isolation.0.root', true],
  [
    'the container over its pod',
    pod('securityContext: {runAsUser: 0}', 'securityContext: {runAsUser: 1}'),
    'isolation.0.root',
    true,
  ],
  ['drops all', context('capabilities: {drop: [ALL]}'), 'isolation.0.dropsAll', true],
  ['drops nothing', pod(''), 'isolation.0.dropsAll', false],
  ['may gain rights', pod(''), 'isolation.0.noNewPrivileges', false],
  ['gains no rights', context('allowPrivilegeEscalation: false'), 'isolation.0.noNewPrivileges', true],
  ['read only', context('readOnlyRootFilesystem: true'), 'isolation.0.readOnly', true],
  ['the root of the machine', pod('', 'volumes: [{name: v, hostPath: {path: /}}]'), 'isolation.0.hostSocket', true],
  [
    'a folder of the machine',
    pod('', 'volumes: [{name: v, hostPath: {path: /data}}]'),
    'isolation.0.hostSocket',
    false,
  ],
  ['the network of the machine', pod('', 'hostNetwork: true'), 'isolation.0.hostNetwork', true],
  ['an image', pod(''), 'component.0.floating', false],
  ['a bound', pod('resources: {limits: {memory: 128Mi}}'), 'limit.0.value', 134_217_728],
  ['no bound', pod(''), 'limit.0.enabled', false],
  ['a password in the manifest', pod('env: [{name: DB_PASSWORD, value: x}]'), 'secret.0.inline', true],
  [
    'a password from a Secret',
    pod('env: [{name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: s, key: k}}}]'),
    'secret.0.inline',
    false,
  ],
  ['a Secret with what it holds', one('kind: Secret\nmetadata: {name: s}\ndata: {a: eA==}'), 'secret.0.inline', true],
  ['a template', context('privileged: "{{ .Values.p }}"'), 'isolation.0.privileged', '<templated>'],
  ['which objects there are', one('{{ if .x }}\nkind: Pod\n{{ end }}'), 'isolation', '<templated>'],
  [
    'a service for the cluster',
    one('kind: Service\nmetadata: {name: s}\nspec: {ports: [{port: 80}]}'),
    'listener.0.exposure',
    'private',
  ],
  [
    'a service for all',
    one('kind: Service\nmetadata: {name: s}\nspec: {type: LoadBalancer, ports: [{port: 80}]}'),
    'listener.0.exposure',
    'all',
  ],
  ['an ingress in clear text', one('kind: Ingress\nmetadata: {name: i}\nspec: {rules: []}'), 'tls.0.offered', false],
  [
    'an ingress with TLS',
    one('kind: Ingress\nmetadata: {name: i}\nspec: {tls: [{hosts: [a]}]}'),
    'tls.0.offered',
    true,
  ],
  [
    'a list',
    one('kind: List\nitems:\n- kind: Pod\n  metadata: {name: p}\n  spec: {containers: [{name: c, image: x}]}'),
    'component.0.version',
    'latest',
  ],
  [
    'several documents',
    one('kind: Namespace\nmetadata: {name: a}\n---\nkind: NetworkPolicy\nmetadata: {name: b}'),
    'kubernetes.networkPolicies',
    1,
  ],
  [
    'a namespace that lets any pod in',
    one('kind: Namespace\nmetadata: {name: a}'),
    'kubernetes.namespaces.0.a',
    'privileged',
  ],
  [
    'a job on time',
    one(
      'kind: CronJob\nmetadata: {name: j}\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{name: c, image: x}]}}}}}',
    ),
    'isolation.0.name',
    'CronJob/j/c',
  ],
  [
    'several files',
    { ...one('kind: Namespace\nmetadata: {name: a}'), 'b.yaml': 'kind: NetworkPolicy\nmetadata: {name: b}' },
    'kubernetes.networkPolicies',
    1,
  ],
])('%s', async (_, files, path, expected) => {
  expect((await configFacts('kubernetes', files))[path]).toEqual(expected);
});
