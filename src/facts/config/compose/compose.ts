import type { Fact, FactAt } from '../../types.ts';
import { factAt, flag, shape, topicFacts } from '../found.ts';
import type { Adapter, Found } from '../types.ts';
import { toBytes } from '../units.ts';
import { imageOf } from '../image.ts';
import { portsOf } from './ports.ts';
import { type Project, readProject } from './project.ts';
import type { Item, Service } from './service.ts';

const SECRET = /PASS(WORD|WD)?$|PASSWORD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY/i;
const SOCKET = /\/(docker|containerd|podman|crio)\.sock$/;

type Named = readonly [string, Service];

/** A Compose file with its override and its variables, or what `docker compose config` prints. */
export const composeAdapter: Adapter = {
  product: 'compose',
  places: {
    main: ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'],
    also: ['compose.override.*', 'docker-compose.override.*', '.env'],
  },
  read(input) {
    const project = readProject(input);
    if ('status' in project) return project;
    return { facts: factsOf(project), complete: project.unread === undefined };
  },
};

function factsOf({ services, unread }: Project): readonly Fact[] {
  const all = [...services];
  return [
    ...all.map(([name, { at }], index) => factAt(`compose.services.${index}`, { value: name, origin: 'explicit', at })),
    ...topicFacts(
      'listener',
      all.flatMap(([name, service]) => portsOf(name, service)),
      unread,
    ),
    ...topicFacts('isolation', all.map(isolation), unread),
    ...topicFacts('component', all.flatMap(component), unread),
    ...topicFacts('secret', all.flatMap(secrets), unread),
    ...topicFacts('limit', all.flatMap(limits), unread),
    ...topicFacts('log', all.map(log), unread),
  ];
}

function said(value: string | boolean, at: FactAt): Found {
  return { value, origin: 'explicit', at };
}

/** What is written, or what Compose does without it; unknown where the service starts from what was not seen. */
function orElse(found: Found<string> | undefined, value: string, { at, doubt }: Service): Found<string> {
  return found ?? doubt ?? { value, origin: 'default', at };
}

function isolation([name, service]: Named) {
  const { scalars, lists, at } = service;
  const user: Found<string> = scalars.user ?? service.doubt ?? { origin: 'absent', at };
  const network = orElse(scalars.networkMode, 'default', service);
  return {
    name: said(name, at),
    privileged: flag(orElse(scalars.privileged, 'false', service)),
    // Without a user it is that of the image, which is not written here.
    root: shape(user, (word) => /^(root|0)(:|$)/.test(word)),
    dropsAll: some(lists.capDrop, service, (text) => text.toUpperCase() === 'ALL'),
    noNewPrivileges: some(lists.securityOpt, service, (text) => /^no-new-privileges([:=]true)?$/.test(text)),
    readOnly: flag(orElse(scalars.readOnly, 'false', service)),
    hostSocket: some(lists.volumes, service, (text) => SOCKET.test(text.split(':')[0] ?? '')),
    hostNetwork: shape(network, (mode) => mode === 'host'),
  };
}

/** Whether one of the items is what is looked for; an item that is not known may be. */
function some(
  items: readonly Item[] | undefined,
  { at, doubt }: Service,
  is: (text: string) => boolean,
): Found<boolean> {
  const texts = (items ?? []).map((item) =>
    'members' in item ? (item.members['source'] ?? unknownAt(item.at)) : item,
  );
  const hit = texts.find((text) => 'value' in text && is(text.value));
  if (hit !== undefined) return { value: true, origin: 'explicit', at: hit.at };
  const open = texts.find((text) => !('value' in text));
  if (open !== undefined) return { origin: 'templated', at: open.at };
  return doubt ?? { value: false, origin: items === undefined ? 'default' : 'explicit', at };
}

function unknownAt(at: FactAt): Found<string> {
  return { origin: 'unparsed', at };
}

function component([name, { scalars }]: Named) {
  const { image } = scalars;
  if (image === undefined) return [];
  const parts = shape(image, (text) => imageOf(text).name);
  return [
    {
      name: 'value' in parts ? parts : said(name, image.at),
      version: shape(image, (text) => imageOf(text).version),
      floating: shape(image, (text) => imageOf(text).floating),
    },
  ];
}

/** What is written in the file is inline; what comes from elsewhere, or lies in a file of its own, is not. */
function secrets([name, { environment }]: Named) {
  return [...environment]
    .filter(([variable]) => SECRET.test(variable) && !variable.endsWith('_FILE'))
    .map(([variable, { at, inline = false }]) => ({
      where: said(`${name}.${variable}`, at),
      inline: said(inline, at),
    }));
}

function limits([name, service]: Named) {
  const { scalars } = service;
  const entry = (what: string, found: Found<string> | undefined, size: (text: string) => number | undefined) => {
    const bound = orElse(found, 'none', service);
    return {
      what: said(`${what} of ${name}`, bound.at),
      enabled: shape(bound, (text) => text !== 'none' && text !== '0' && text !== '-1'),
      ...(found === undefined ? {} : { value: shape(bound, size) }),
    };
  };
  return [
    entry('memory', scalars.memory ?? scalars.memoryOfDeploy, toBytes),
    entry('processes', scalars.pids ?? scalars.pidsOfDeploy, (text) => (/^\d+$/.test(text) ? Number(text) : undefined)),
  ];
}

function log([name, service]: Named) {
  const driver = service.scalars.logDriver ?? service.doubt ?? { origin: 'absent' as const, at: service.at };
  return {
    source: said(name, service.at),
    // Without a driver it is that of the daemon.
    sink: driver,
    enabled: shape(driver, (word) => word !== 'none'),
  };
}
