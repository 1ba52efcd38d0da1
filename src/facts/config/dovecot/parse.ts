import { isTemplated } from '../../templates.ts';
import { place, unreadable, type Unreadable } from '../../text.ts';
import type { FactAt } from '../../types.ts';
import { written } from '../found.ts';
import { miss, newSettings, type Settings, write } from '../settings.ts';
import type { AdapterInput, ConfigFile, Found } from '../types.ts';

const MAX_DEPTH = 10;
const MAX_LINES = 50_000;
const MAX_BLOCKS = 20;
/** Blocks that say for whom their settings hold; the others are settings themselves. */
const FILTERS = new Set(['protocol', 'local', 'remote', 'local_name']);
/** Blocks that are one more each time. */
const REPEATED = new Set(['passdb', 'userdb']);

/** Settings as Dovecot merges them, by path (`service/auth/user`); those of a filter under its name, `` for all. */
export interface Dovecot {
  readonly contexts: ReadonlyMap<string, Settings>;
  /** The file says of which version it is: the syntax of 2.4 and later. */
  readonly version?: string;
}

/** The value of a setting for whom a filter names. */
export type Get = (name: string) => Found<string>;

interface Reading {
  readonly input: AdapterInput;
  readonly contexts: Map<string, Settings>;
  readonly counts: Map<string, number>;
  readonly open: Block[];
  lines: number;
}

/** Where a line stands. */
interface Within {
  readonly reading: Reading;
  readonly depth: number;
  readonly file: ConfigFile;
}

interface Block {
  readonly filter: string;
  /** Ends with a slash, unless it is empty. */
  readonly path: string;
}

/** dovecot.conf with its includes in their place; what comes later counts. doveconf(1) of 2.3. */
export function readDovecot(input: AdapterInput): Dovecot | Unreadable {
  const contexts = new Map([['', newSettings('last')]]);
  const reading: Reading = { input, contexts, counts: new Map(), open: [], lines: 0 };
  const wrong = readFile(input.main, reading, 0);
  if (wrong !== undefined) return wrong;
  if (reading.open.length > 0) return unreadable('syntax', 'a block that is not closed', place(input.main.source));
  const version = contexts.get('')?.written.get('dovecot_config_version');
  return { contexts, ...(version !== undefined && 'value' in version ? { version: version.value } : {}) };
}

function readFile(file: ConfigFile, reading: Reading, depth: number): Unreadable | undefined {
  const { text, source } = file;
  if (typeof text !== 'string') return text;
  if (depth > MAX_DEPTH) return unreadable('bomb', 'includes within includes', place(source, 1));
  let before = '';
  for (const [index, raw] of text.split('\n').entries()) {
    const at = place(source, index + 1);
    reading.lines += 1;
    if (reading.lines > MAX_LINES) return unreadable('bomb', 'includes that bring too much', at);
    const line = before + withoutComment(raw).trim();
    before = line.endsWith('\\') ? `${line.slice(0, -1)} ` : '';
    if (line === '' || before !== '') continue;
    const wrong = readLine(line, at, { reading, depth, file });
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function readLine(line: string, at: FactAt, within: Within): Unreadable | undefined {
  const { reading } = within;
  const [, head, body] = /^([^={]*)\{\s*([^{}]+?)\s*\}$/.exec(line) ?? [];
  if (head !== undefined && body !== undefined && !isTemplated(line)) {
    return open(head.trim(), at, reading) ?? readLine(body, at, within) ?? close(at, reading);
  }
  if (line === '}') return close(at, reading);
  if (line.startsWith('!include')) return include(line, at, within);
  if (/^[^=]*\{$/.test(line)) return open(line.slice(0, -1).trim(), at, reading);
  const [, name, value = ''] = /^([^\s=]+)\s*=\s*(.*)$/.exec(line) ?? [];
  if (name === undefined) return unreadable('syntax', 'neither a setting nor a block', at);
  const { filter, path } = reading.open.at(-1) ?? { filter: '', path: '' };
  const settings = contextOf(filter, reading);
  write(settings, `${path}${name}`, valueOf(value, at, reading, settings));
  return undefined;
}

function open(head: string, at: FactAt, { open: blocks, counts }: Reading): Unreadable | undefined {
  if (blocks.length >= MAX_BLOCKS) return unreadable('bomb', 'blocks within blocks', at);
  const outer = blocks.at(-1) ?? { filter: '', path: '' };
  const [kind = '', name = ''] = head.split(/\s+/, 2);
  if (FILTERS.has(kind)) {
    blocks.push({ ...outer, filter: outer.filter === '' ? head : `${outer.filter} ${head}` });
    return undefined;
  }
  const count = (counts.get(kind) ?? 0) + 1;
  if (REPEATED.has(kind)) counts.set(kind, count);
  const part = REPEATED.has(kind) ? `${kind}/${count}` : name === '' ? kind : `${kind}/${name}`;
  blocks.push({ ...outer, path: `${outer.path}${part}/` });
  return undefined;
}

function close(at: FactAt, { open: blocks }: Reading): Unreadable | undefined {
  return blocks.pop() === undefined ? unreadable('syntax', 'closes nothing', at) : undefined;
}

function contextOf(filter: string, { contexts }: Reading): Settings {
  const known = contexts.get(filter);
  if (known !== undefined) return known;
  const made = newSettings('last');
  contexts.set(filter, made);
  return made;
}

function include(line: string, at: FactAt, { reading, depth, file: from }: Within): Unreadable | undefined {
  const [word = '', pattern = ''] = line.split(/\s+/, 2);
  const optional = word === '!include_try';
  const { files, missing } = reading.input.include(beside(from, pattern, reading), { optional });
  if (missing && pattern.endsWith('.protocol')) {
    // The packages of Debian name a protocol each in these files, and nothing else.
    const settings = contextOf('', reading);
    write(settings, 'protocols', { origin: 'unparsed', at });
  } else if (missing) for (const settings of reading.contexts.values()) miss(settings, at);
  for (const file of files) {
    const wrong = readFile(file, reading, depth + 1);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** What a file includes lies beside it. */
function beside({ path }: ConfigFile, pattern: string, { input }: Reading): string {
  if (pattern.startsWith('/')) return pattern;
  const [home, folder] = [folderOf(input.main.path), folderOf(path)];
  return folder.startsWith(home) ? `${folder.slice(home.length)}${pattern}` : `/${folder}${pattern}`;
}

/** With the slash at its end. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** A number sign opens a comment at the start of a line or behind white space, unless it stands in quotes. */
function withoutComment(line: string): string {
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    if (sign === '\\') at += 1;
    else if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '#' && (at === 0 || /\s/.test(line[at - 1] ?? ''))) return line.slice(0, at);
  }
  return line;
}

/** `$name` stands for what that setting was so far; `<file` for what is in a file. */
function valueOf(raw: string, at: FactAt, reading: Reading, own: Settings): Found<string> {
  const [, quoted] = /^"((?:\\.|[^"\\])*)"$/.exec(raw) ?? [];
  if (quoted !== undefined) return written(quoted.replace(/\\(.)/g, '$1'), at);
  if (raw.startsWith('<')) return { origin: 'unparsed', at };
  let unknown: Found<string> | undefined;
  const text = raw.replace(/\$([A-Za-z_]\w*)/g, (_, name: string) => {
    const found = own.written.get(name) ?? reading.contexts.get('')?.written.get(name) ?? defaultOf(name, reading, at);
    if (!('value' in found)) unknown ??= found;
    return 'value' in found ? found.value : '';
  });
  return unknown ?? written(text.trim(), at);
}

function defaultOf(name: string, { input: { defaults } }: Reading, at: FactAt): Found<string> {
  const value = defaults?.settings[name];
  return typeof value === 'string' ? { value, origin: 'default', at } : { origin: 'unparsed', at };
}
