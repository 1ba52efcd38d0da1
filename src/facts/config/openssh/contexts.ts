import { isTemplated } from '../../templates.ts';
import { place, unreadable, type Unreadable } from '../../text.ts';
import type { FactAt } from '../../types.ts';
import type { AdapterInput, ConfigFile } from '../types.ts';
import { type Line, parseSshd } from './parse.ts';

const MAX_DEPTH = 16;
const MAX_LINES = 200_000;

/** A line with its place. */
export interface Setting {
  readonly args: readonly string[];
  readonly at: FactAt;
}

/** Lines under one condition. */
export interface Block {
  /** Words of `Match`; empty for what counts for everybody. */
  readonly match: readonly string[];
  readonly at: FactAt;
  /** Per keyword every line, in order. */
  readonly settings: Map<string, Setting[]>;
  /** From here on a file that nobody has seen may have set anything that was not set before. */
  unseen?: FactAt;
  /** Keywords that were set before it. */
  readonly certain: Set<string>;
}

export interface Contexts {
  readonly everybody: Block;
  readonly matches: readonly Block[];
  /** A template statement decides which lines there are. */
  readonly conditional?: FactAt;
}

interface Reading {
  readonly input: AdapterInput;
  readonly blocks: Block[];
  lines: number;
  conditional?: FactAt;
}

class Broken extends Error {
  readonly reading: Unreadable;

  constructor(reading: Unreadable) {
    super(reading.detail);
    this.name = 'Broken';
    this.reading = reading;
  }
}

/** The lines of the main file and all it includes, by the condition under which they count. */
export function readContexts(input: AdapterInput): Contexts | Unreadable {
  const everybody = blockOf([], place(input.main.source, 1));
  const reading: Reading = { input, blocks: [everybody], lines: 0 };
  try {
    readFile(input.main, everybody, reading, 0);
  } catch (error) {
    if (error instanceof Broken) return error.reading;
    throw error;
  }
  const { conditional } = reading;
  return { everybody, matches: reading.blocks.slice(1), ...(conditional === undefined ? {} : { conditional }) };
}

function blockOf(match: readonly string[], at: FactAt): Block {
  return { match, at, settings: new Map(), certain: new Set() };
}

function readFile({ text, source }: ConfigFile, active: Block, reading: Reading, depth: number): void {
  if (typeof text !== 'string') throw new Broken(text);
  if (depth > MAX_DEPTH) throw new Broken(unreadable('too-deep', 'includes nested too deep', place(source, 1)));
  let block = active;
  for (const each of parseSshd(text)) {
    const at = place(source, each.line);
    reading.lines += 1;
    if (reading.lines > MAX_LINES) throw new Broken(unreadable('bomb', `more than ${MAX_LINES} lines`, at));
    if ('detail' in each) throw new Broken(unreadable('syntax', each.detail, at));
    if (isTemplated(each.keyword)) reading.conditional ??= at;
    else if (each.keyword === 'include') include(each, at, block, reading, depth);
    else if (each.keyword === 'match') {
      // What an included file matches ends with that file; a condition within a condition is both of them.
      block = blockOf([...active.match, ...each.args], at);
      reading.blocks.push(block);
    } else add(block, each, at);
  }
}

function add({ settings, certain, unseen }: Block, { keyword, args }: Line, at: FactAt): void {
  const known = settings.get(keyword);
  if (known === undefined) settings.set(keyword, [{ args, at }]);
  else known.push({ args, at });
  if (unseen === undefined) certain.add(keyword);
}

function include({ args }: Line, at: FactAt, block: Block, reading: Reading, depth: number): void {
  for (const pattern of args) {
    const { files, missing } = reading.input.include(pattern);
    for (const file of files) readFile(file, block, reading, depth + 1);
    if (missing) block.unseen ??= at;
  }
}
