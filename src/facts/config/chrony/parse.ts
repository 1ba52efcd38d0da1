import { place, unreadable, type Unreadable } from '../../text.ts';
import type { FactAt } from '../../types.ts';
import type { AdapterInput, ConfigFile } from '../types.ts';

const MAX_DEPTH = 10;
const MAX_LINES = 100_000;

/** One directive; its name in lower case. */
export interface Directive {
  readonly name: string;
  readonly args: readonly string[];
  readonly at: FactAt;
}

/** All directives in the order chronyd reads them, and where it reads something nobody handed over. */
export interface Directives {
  readonly lines: readonly Directive[];
  readonly unseen: readonly { readonly at: FactAt; readonly only: 'sources' | 'anything' }[];
}

interface Reading {
  readonly input: AdapterInput;
  readonly lines: Directive[];
  readonly unseen: Directives['unseen'][number][];
}

/** chrony.conf(5) with `include`, `confdir` and `sourcedir`. */
export function readChrony(input: AdapterInput): Directives | Unreadable {
  const reading: Reading = { input, lines: [], unseen: [] };
  return readFile(input.main, reading, 0) ?? reading;
}

function readFile(file: ConfigFile, reading: Reading, depth: number): Unreadable | undefined {
  const { text, source } = file;
  if (typeof text !== 'string') return text;
  if (depth > MAX_DEPTH || reading.lines.length > MAX_LINES)
    return unreadable('bomb', 'includes that bring too much', place(source, 1));
  for (const directive of parse(text, file)) {
    if (!INCLUDES.has(directive.name)) reading.lines.push(directive);
    for (const included of includedBy(directive, reading)) {
      const wrong = readFile(included, reading, depth + 1);
      if (wrong !== undefined) return wrong;
    }
  }
  return undefined;
}

const INCLUDES = new Set(['include', 'confdir', 'sourcedir']);

function includedBy(directive: Directive, { input, unseen }: Reading): readonly ConfigFile[] {
  const folders = directive.name !== 'include';
  const found = patternsOf(directive).map((pattern) => input.include(pattern, { optional: folders }));
  const only = directive.name === 'sourcedir' ? 'sources' : 'anything';
  if (found.some(({ missing }) => missing)) unseen.push({ at: directive.at, only });
  return byName(found.map(({ files }) => files));
}

function parse(text: string, { source }: ConfigFile): readonly Directive[] {
  return text.split('\n').flatMap((line, index): readonly Directive[] => {
    const bare = line.trim();
    if (bare === '' || /^[!;#%]/.test(bare)) return [];
    const [name = '', ...args] = bare.split(/\s+/);
    return [{ name: name.toLowerCase(), args, at: place(source, index + 1) }];
  });
}

function patternsOf({ name, args }: Directive): readonly string[] {
  if (name === 'include') return args;
  if (name === 'confdir') return args.map((folder) => `${folder}/*.conf`);
  return name === 'sourcedir' ? args.map((folder) => `${folder}/*.sources`) : [];
}

// Of folders in one directive the first that has a file of a name provides it; they are read in order of name.
function byName(folders: readonly (readonly ConfigFile[])[]): readonly ConfigFile[] {
  const files = new Map<string, ConfigFile>();
  for (const file of folders.flat()) {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    if (!files.has(name)) files.set(name, file);
  }
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
}
