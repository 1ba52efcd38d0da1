import { place, unreadable, type Unreadable } from '../../text.ts';
import type { FactAt } from '../../types.ts';
import type { AdapterInput, ConfigFile } from '../types.ts';

const MAX_DEPTH = 10;
const SCRIPTS = new Set(['postrotate', 'prerotate', 'firstaction', 'lastaction', 'preremove']);

export interface Directive {
  readonly name: string;
  readonly value: string;
  readonly at: FactAt;
}

/** Files that are rotated alike; `directives` are those in force, the last of a name counting. */
export interface Stanza {
  readonly patterns: readonly string[];
  readonly at: FactAt;
  readonly directives: ReadonlyMap<string, Directive>;
}

export interface Rotation {
  readonly stanzas: readonly Stanza[];
  /** Where an include names what nobody handed over. */
  readonly unseen?: FactAt;
}

interface Reading {
  readonly input: AdapterInput;
  readonly stanzas: Stanza[];
  /** What holds for the stanzas below it. */
  readonly global: Map<string, Directive>;
  unseen?: FactAt;
}

/** Intervals and limits of size take each other's place. */
const RIVALS: Readonly<Record<string, readonly string[]>> = {
  size: ['hourly', 'daily', 'weekly', 'monthly', 'yearly'],
  hourly: ['daily', 'weekly', 'monthly', 'yearly', 'size'],
  daily: ['hourly', 'weekly', 'monthly', 'yearly', 'size'],
  weekly: ['hourly', 'daily', 'monthly', 'yearly', 'size'],
  monthly: ['hourly', 'daily', 'weekly', 'yearly', 'size'],
  yearly: ['hourly', 'daily', 'weekly', 'monthly', 'size'],
};

/** logrotate.conf with its includes in their place. logrotate(8) of 3.21. */
export function readRotation(input: AdapterInput): Rotation | Unreadable {
  const reading: Reading = { input, stanzas: [], global: new Map() };
  return readFile(input.main, reading, 0) ?? reading;
}

function readFile({ text, source }: ConfigFile, reading: Reading, depth: number): Unreadable | undefined {
  if (typeof text !== 'string') return text;
  if (depth > MAX_DEPTH) return unreadable('bomb', 'includes that bring too much', place(source, 1));
  const state: State = { patterns: [], script: false };
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    const at = place(source, index + 1);
    if (state.script) state.script = line !== 'endscript';
    else if (line === '' || line.startsWith('#')) continue;
    else if (state.open !== undefined) inside(line, at, state, reading);
    else if (/^["'/~]|\{$/.test(line)) head(line, at, state);
    else {
      const wrong = outside(directive(line, at), reading, depth);
      if (wrong !== undefined) return wrong;
    }
  }
  return state.open === undefined ? undefined : unreadable('syntax', 'a stanza that is not closed', state.open.at);
}

interface State {
  /** Files named so far for the next stanza. */
  patterns: string[];
  script: boolean;
  open?: { readonly directives: Map<string, Directive>; readonly at: FactAt } | undefined;
}

function head(line: string, at: FactAt, state: State): void {
  state.patterns.push(...(line.replace(/\{$/, '').match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? []).map(unquoted));
  if (line.endsWith('{')) state.open = { directives: new Map(), at };
}

function inside(line: string, at: FactAt, state: State, { stanzas, global }: Reading): void {
  const { open, patterns } = state;
  if (open === undefined) return;
  if (line !== '}') {
    state.script = SCRIPTS.has(line.split(/\s+/, 1)[0] ?? '');
    if (!state.script) set(open.directives, directive(line, at), global);
    return;
  }
  stanzas.push({ patterns, at: open.at, directives: new Map([...global, ...open.directives]) });
  state.patterns = [];
  state.open = undefined;
}

function outside(each: Directive, reading: Reading, depth: number): Unreadable | undefined {
  if (each.name !== 'include') {
    set(reading.global, each);
    return undefined;
  }
  const { value, at } = each;
  const exact = reading.input.include(value);
  const found = exact.missing ? reading.input.include(`${value}/*`) : exact;
  if (found.missing) reading.unseen ??= at;
  for (const file of found.files) {
    const wrong = readFile(file, reading, depth + 1);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function directive(line: string, at: FactAt): Directive {
  const [, name = '', value = ''] = /^(\S+?)(?:\s*=\s*|\s+|$)(.*)$/.exec(line) ?? [];
  return { name: name.toLowerCase(), value: value.replace(/\s+#.*$/, '').trim(), at };
}

function set(into: Map<string, Directive>, each: Directive, global: ReadonlyMap<string, Directive> = new Map()): void {
  for (const rival of RIVALS[each.name] ?? []) {
    into.delete(rival);
    // A stanza that sets an interval of its own leaves the one above it behind.
    if (global.has(rival)) into.set(rival, { name: rival, value: 'off', at: each.at });
  }
  into.set(each.name, each);
}

function unquoted(word: string): string {
  return word.replace(/^(["'])(.*)\1$/, '$2');
}
