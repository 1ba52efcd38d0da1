import type { FactAt, Source } from '../../types.ts';
import { place, unreadable, type Unreadable } from '../../text.ts';
import type { NginxFile } from './files.ts';
import { matches } from '../glob.ts';
import { resolveInclude } from './glob.ts';
import { parseNginx, type Parsed, type Written } from './parse.ts';
import { isTemplated } from '../../templates.ts';
import { isOpen } from './tokenize.ts';

const MAX_INCLUDE_DEPTH = 10;
const MAX_DIRECTIVES = 200_000;
const MAX_INCLUDES = 10_000;

export interface Directive {
  readonly name: string;
  readonly args: readonly string[];
  readonly at: FactAt;
  readonly block?: Block;
}

/** A block with its includes put in place. `missing`: an include of which the file was not there to read. */
export interface Block {
  readonly directives: readonly Directive[];
  readonly missing?: FactAt;
}

export interface NginxTree {
  readonly root: Block;
  readonly main: Source;
  /** A template statement decides which directives are there at all. */
  readonly conditional: boolean;
}

interface Expansion {
  /** Is it known that a pattern brings nothing? */
  readonly isEmpty: (pattern: string) => boolean;
  readonly files: readonly NginxFile[];
  readonly folder: string;
  readonly parsed: Map<NginxFile, Parsed>;
  conditional: boolean;
  count: number;
  includes: number;
}

class Broken extends Error {
  readonly reading: Unreadable;

  constructor(reading: Unreadable) {
    super(reading.detail);
    this.name = 'Broken';
    this.reading = reading;
  }
}

/** Reads the main file, the first one, with everything it includes. */
export function nginxTree(
  files: readonly NginxFile[],
  isEmpty: (pattern: string) => boolean = () => false,
): NginxTree | Unreadable {
  const [main] = files;
  if (main === undefined) return unreadable('empty', 'no file');
  const folder = main.path.includes('/') ? main.path.slice(0, main.path.lastIndexOf('/') + 1) : '';
  const expansion: Expansion = { files, folder, isEmpty, parsed: new Map(), conditional: false, count: 0, includes: 0 };
  try {
    const root = expandFile(main, expansion, 0);
    return { root, main: main.source, conditional: expansion.conditional };
  } catch (error) {
    if (error instanceof Broken) return error.reading;
    throw error;
  }
}

function expandFile(file: NginxFile, expansion: Expansion, depth: number): Block {
  const parsed = expansion.parsed.get(file) ?? parseFile(file);
  expansion.parsed.set(file, parsed);
  expansion.conditional ||= parsed.conditional;
  return expandBlock(parsed.directives, file, expansion, depth);
}

function parseFile(file: NginxFile): Parsed {
  if (typeof file.text !== 'string') throw new Broken(file.text);
  const parsed = parseNginx(file.text, file.firstLine);
  if (!('detail' in parsed)) return parsed;
  throw new Broken(unreadable(parsed.code ?? 'syntax', parsed.detail, place(file.source, parsed.line, parsed.column)));
}

function expandBlock(written: readonly Written[], file: NginxFile, expansion: Expansion, depth: number): Block {
  const directives: Directive[] = [];
  let missing: FactAt | undefined;
  for (const each of written) {
    expansion.count += 1;
    const at = place(file.source, each.line, each.column);
    if (expansion.count > MAX_DIRECTIVES)
      throw new Broken(unreadable('bomb', `more than ${MAX_DIRECTIVES} directives`, at));
    if (each.name === 'include' && each.block === undefined) {
      const included = expandInclude(each, at, expansion, depth);
      missing ??= included.missing;
      for (const directive of included.directives) directives.push(directive);
      continue;
    }
    // What a template will make of it may be any directive.
    if (isTemplated(each.name)) missing ??= at;
    const block = each.block === undefined ? undefined : expandBlock(each.block, file, expansion, depth);
    directives.push({ name: each.name, args: each.args, at, ...(block === undefined ? {} : { block }) });
  }
  return { directives, ...(missing === undefined ? {} : { missing }) };
}

function expandInclude({ args: [pattern = ''] }: Written, at: FactAt, expansion: Expansion, depth: number): Block {
  if (depth >= MAX_INCLUDE_DEPTH)
    throw new Broken(unreadable('too-deep', `includes nested deeper than ${MAX_INCLUDE_DEPTH}`, at));
  expansion.includes += 1;
  if (expansion.includes > MAX_INCLUDES) throw new Broken(unreadable('bomb', `more than ${MAX_INCLUDES} includes`, at));
  if (isOpen(pattern)) return { directives: [], missing: at };
  const wanted = resolveInclude(pattern, expansion.folder);
  const found = expansion.files.filter((file) => matches(file.path, wanted));
  if (found.length === 0) return { directives: [], ...(isEmptyGlob(pattern, expansion) ? {} : { missing: at }) };
  const blocks = found.map((file) => expandFile(file, expansion, depth + 1));
  const missing = blocks.find((block) => block.missing !== undefined)?.missing;
  return { directives: blocks.flatMap((block) => block.directives), ...(missing === undefined ? {} : { missing }) };
}

// An empty folder and one that was not handed over look the same, unless nginx itself listed what it read.
function isEmptyGlob(pattern: string, { files, isEmpty }: Expansion): boolean {
  return /[*?[]/.test(pattern) && (files[0]?.dumped === true || isEmpty(pattern));
}
