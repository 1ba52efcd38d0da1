import type { Unreadable } from '../../text.ts';
import type { FactAt } from '../../types.ts';
import { nodeAt } from '../tree.ts';
import { childrenAt, type Document, documentsOf, type Unknown } from '../tree-values.ts';
import type { AdapterInput, ConfigFile } from '../types.ts';
import { parseDotenv } from './dotenv.ts';
import type { Environment } from './interpolate.ts';
import { merge, type Service, serviceOf } from './service.ts';

const OVERRIDES = [
  'compose.override.yaml',
  'compose.override.yml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];
const TAGS = ['!reset', '!override'];
const MAX_BASES = 20;

/** The services that Compose would start, by name. */
export interface Project {
  readonly services: ReadonlyMap<string, Service>;
  /** There may be more services, or others. */
  readonly unread?: Unknown;
}

/** A Compose file with the override beside it and the variables of `.env`. */
export function readProject(input: AdapterInput): Project | Unreadable {
  const env = environmentOf(input);
  if ('status' in env) return env;
  const services = new Map<string, Service>();
  let unread: Unknown | undefined;
  for (const file of [input.main, ...overridesOf(input)]) {
    const documents = documentsOf(file, TAGS);
    if ('status' in documents) return documents;
    for (const document of documents) unread ??= addServices(document, env, services);
  }
  return { services: based(services), ...(unread === undefined ? {} : { unread }) };
}

function overridesOf({ include }: AdapterInput): readonly ConfigFile[] {
  const [first] = OVERRIDES.flatMap((name) => include(name, { optional: true }).files);
  return first === undefined ? [] : [first];
}

// Where its folder was handed over, a variable that no file sets has no value but its default.
function environmentOf({ include }: AdapterInput): Environment | Unreadable {
  const { files, missing } = include('.env', { optional: true });
  const [file] = files;
  if (file === undefined) return { values: new Map(), known: !missing };
  if (typeof file.text !== 'string') return file.text;
  const { assigned, doubt } = parseDotenv(file.text, { values: new Map(), known: true });
  const values = assigned.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const]));
  return { values: new Map(values), known: doubt === undefined };
}

function addServices(document: Document, env: Environment, services: Map<string, Service>): Unknown | undefined {
  const children = childrenAt(document, ['services']);
  if ('origin' in children) return children;
  for (const { name, node } of children) {
    const service = serviceOf(document, node, env);
    const earlier = services.get(name);
    services.set(name, earlier === undefined ? service : merge(earlier, service));
  }
  return included(document);
}

// Another project in this one has folders and variables of its own.
function included({ tree, source }: Document): Unknown | undefined {
  const node = tree.root.kind === 'map' ? tree.root.entries.get('include') : undefined;
  return node === undefined ? undefined : { origin: 'unparsed', at: nodeAt(source, node) };
}

function based(services: ReadonlyMap<string, Service>): ReadonlyMap<string, Service> {
  const whole = (service: Service, depth: number): Service => {
    if (service.base === undefined) return service;
    const base = services.get(service.base);
    if (base === undefined || depth > MAX_BASES) return { ...service, doubt: unknownAt(service.at) };
    return merge(whole(base, depth + 1), service);
  };
  return new Map([...services].map(([name, service]) => [name, whole(service, 0)]));
}

function unknownAt(at: FactAt): Unknown {
  return { origin: 'unparsed', at };
}
