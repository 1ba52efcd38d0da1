import { place, unreadable, type Unreadable } from '../../text.ts';
import type { FactAt } from '../../types.ts';
import type { AdapterInput, ConfigFile } from '../types.ts';

const MAX_DEPTH = 16;
const MAX_LINES = 100_000;
const WORD = /\s*(?:"((?:\\.|[^"\\])*)"|'((?:\\'|[^'])*)'|([^\s"']+)|(["']))(?=\s|$|(["']))/gy;

/** One directive; its name in lower case. */
export interface Directive {
  readonly name: string;
  readonly args: readonly string[];
  readonly at: FactAt;
}

export interface Directives {
  readonly lines: readonly Directive[];
  /** An include that nobody handed over, and how many directives stand before it. */
  readonly unseen: readonly { readonly at: FactAt; readonly after: number }[];
}

/** redis.conf with its includes in their place. */
export function readRedis(input: AdapterInput): Directives | Unreadable {
  const read = { input, lines: [] as Directive[], unseen: [] as Directives['unseen'][number][] };
  return readFile(input.main, read, 0) ?? read;
}

interface Reading {
  readonly input: AdapterInput;
  readonly lines: Directive[];
  readonly unseen: Directives['unseen'][number][];
}

function readFile({ text, source }: ConfigFile, read: Reading, depth: number): Unreadable | undefined {
  if (typeof text !== 'string') return text;
  if (depth > MAX_DEPTH || read.lines.length > MAX_LINES)
    return unreadable('bomb', 'includes that bring too much', place(source, 1));
  for (const [index, line] of text.split('\n').entries()) {
    const bare = line.trim();
    const at = place(source, index + 1);
    if (bare === '' || bare.startsWith('#')) continue;
    const [name, ...args] = wordsOf(bare) ?? [];
    if (name === undefined) return unreadable('syntax', 'a quote that is not closed', at);
    if (name.toLowerCase() !== 'include') {
      read.lines.push({ name: name.toLowerCase(), args, at });
      continue;
    }
    const wrong = include(args[0] ?? '', at, read, depth);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function include(pattern: string, at: FactAt, read: Reading, depth: number): Unreadable | undefined {
  const { files, missing } = read.input.include(pattern);
  if (missing) read.unseen.push({ at, after: read.lines.length });
  for (const file of files) {
    const wrong = readFile(file, read, depth + 1);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function wordsOf(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let length = 0;
  for (const [all, double, single, plain] of text.matchAll(WORD)) {
    const word = double?.replace(/\\(.)/g, '$1') ?? single?.replaceAll("\\'", "'") ?? plain;
    if (word === undefined) return undefined;
    words.push(word);
    length += all.length;
  }
  return length === text.length ? words : undefined;
}
