import type { FactFamily } from '../catalogue/types.ts';
import type { Reader, ReaderName } from './types.ts';

/** Every reader, loaded when it is first asked for. A test compares this list with the folders. */
export const readers = {
  tls: async () => (await import('./wire/tls.ts')).tlsReader,
  http: async () => (await import('./wire/http.ts')).httpReader,
  certificate: async () => (await import('./wire/certificate.ts')).certificateReader,
  nginx: async () => (await import('./config/nginx.ts')).nginxReader,
  config: async () => (await import('./config/config.ts')).configReader,
  yaml: async () => (await import('./config/yaml.ts')).yamlReader,
  json: async () => (await import('./config/json.ts')).jsonReader,
  csv: async () => (await import('./records/csv.ts')).csvReader,
  jsonl: async () => (await import('./records/jsonl.ts')).jsonlReader,
  register: async () => (await import('./config/register.ts')).registerReader,
  assurance: async () => (await import('./imports/assurance.ts')).assuranceReader,
  document: async () => (await import('./document.ts')).documentReader,
} satisfies Record<ReaderName, () => Promise<Reader>>;

const BY_ENDING: Readonly<Record<'tree' | 'records', ReadonlyMap<string, ReaderName>>> = {
  tree: new Map([
    ['json', 'json'],
    ['yaml', 'yaml'],
    ['yml', 'yaml'],
  ]),
  records: new Map([
    ['csv', 'csv'],
    ['jsonl', 'jsonl'],
    ['ndjson', 'jsonl'],
  ]),
};

/** The reader for a file of which facts of this family are wanted; undefined when the ending of its name tells none. */
export function readerFor(family: FactFamily, fileName: string): ReaderName | undefined {
  if (family !== 'tree' && family !== 'records') return family;
  return BY_ENDING[family].get(/\.([a-z]+)$/.exec(fileName.toLowerCase())?.[1] ?? '');
}
