import { place, unreadable, type Unreadable } from '../../text.ts';
import type { FactAt } from '../../types.ts';
import type { AdapterInput, ConfigFile } from '../types.ts';

const MAX_DEPTH = 10;
const MAX_STATEMENTS = 50_000;

/** `$Name value`, `selector action`, or `name(key="value" …)`; inside a block of RainerScript it is conditional. */
export interface Statement {
  readonly kind: 'directive' | 'selector' | 'object';
  /** The directive or the object in lower case; of a selector what it selects. */
  readonly name: string;
  /** The value of a directive, or the action of a selector. */
  readonly value: string;
  /** Of an object; names in lower case. */
  readonly params: ReadonlyMap<string, string>;
  readonly conditional: boolean;
  readonly at: FactAt;
}

export interface Statements {
  readonly statements: readonly Statement[];
  /** Where a file is read that nobody handed over. */
  readonly missing: readonly FactAt[];
}

interface Reading {
  readonly input: AdapterInput;
  readonly statements: Statement[];
  readonly missing: FactAt[];
  /** Blocks that are open, over all files. */
  level: number;
}

/** rsyslog.conf, of old lines and RainerScript mixed, with its includes in their place. rsyslogd 8. */
export function readRsyslog(input: AdapterInput): Statements | Unreadable {
  const reading: Reading = { input, statements: [], missing: [], level: 0 };
  return readFile(input.main, reading, 0) ?? reading;
}

function readFile({ text, source }: ConfigFile, reading: Reading, depth: number): Unreadable | undefined {
  if (typeof text !== 'string') return text;
  if (depth > MAX_DEPTH || reading.statements.length > MAX_STATEMENTS)
    return unreadable('bomb', 'includes that bring too much', place(source, 1));
  // A star behind a folder is no comment.
  const lines = text.replace(/(?<=^|\s)\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' ')).split('\n');
  for (let index = 0; index < lines.length;) {
    const at = place(source, index + 1);
    const { statement, used } = logical(lines, index);
    index += used;
    const wrong = statement === '' ? undefined : readStatement(statement, at, reading, depth);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** A line, with those that a backslash or an open bracket goes on to. */
function logical(lines: readonly string[], start: number): { readonly statement: string; readonly used: number } {
  let statement = '';
  for (let used = 1; start + used <= lines.length; used += 1) {
    const line = withoutComment(lines[start + used - 1] ?? '').trim();
    const goesOn = line.endsWith('\\');
    statement = `${statement} ${goesOn ? line.slice(0, -1) : line}`.trim();
    const isObject = /^(?:[\w.]+\s*\(|if\b)/.test(statement);
    if (!goesOn && !(isObject && brackets(statement) > 0)) return { statement, used };
  }
  return { statement, used: lines.length - start };
}

function withoutComment(line: string): string {
  if (/^\s*#/.test(line)) return '';
  const [, before] = /^((?:"(?:\\.|[^"\\])*"|'[^']*'|[^"'#])*?)\s#(?!.*["'])/.exec(line) ?? [];
  return before ?? line;
}

/** How many round brackets are open, outside quotes. */
function brackets(text: string): number {
  const bare = text.replace(/"(?:\\.|[^"\\])*"|'[^']*'/g, '');
  return bare.split('(').length - bare.split(')').length;
}

function readStatement(text: string, at: FactAt, reading: Reading, depth: number): Unreadable | undefined {
  if (text.startsWith('$')) return directive(text, at, reading, depth);
  const object = /^([A-Za-z_]\w*)\s*\(/.exec(text);
  if (object !== null && object[1] !== undefined && object[1] !== 'if') {
    const params = paramsOf(text);
    const name = object[1].toLowerCase();
    if (name === 'include')
      return include(params.get('file') ?? '', params.get('mode') === 'optional', at, reading, depth);
    push(reading, { kind: 'object', name, value: '', params, at });
    reading.level += braces(text);
    return undefined;
  }
  if (/^(if\b|else\b|\{|\}|foreach\b|set\b|unset\b|call\b|stop\b|reset\b|continue\b|ruleset\b)/.test(text)) {
    block(text, at, reading);
    return undefined;
  }
  const [, selector, action] = /^(\S+)\s+(.+)$/.exec(text) ?? [];
  if (selector === undefined || action === undefined) {
    block(text, at, reading);
    return undefined;
  }
  push(reading, { kind: 'selector', name: selector, value: action, params: new Map(), at });
  reading.level += braces(text);
  return undefined;
}

/** What happens on a condition on one line: `if … then action(…)`, `if … then { action(…) stop }`. */
function block(text: string, at: FactAt, reading: Reading): void {
  const before = reading.level;
  reading.level += 1;
  for (const [object, name = ''] of text.matchAll(/\b(action)\s*\([^)]*\)/g))
    push(reading, { kind: 'object', name, value: '', params: paramsOf(object), at });
  const [, old] = /\bthen\s+(@@?\S+|-?\/\S+)/.exec(text) ?? [];
  if (old !== undefined) push(reading, { kind: 'selector', name: 'if', value: old, params: new Map(), at });
  reading.level = Math.max(0, before + braces(text));
}

function push({ statements, level }: Reading, statement: Omit<Statement, 'conditional'>): void {
  statements.push({ ...statement, conditional: level > 0 });
}

function braces(text: string): number {
  const bare = text.replace(/"(?:\\.|[^"\\])*"|'[^']*'/g, '');
  return bare.split('{').length - bare.split('}').length;
}

function directive(text: string, at: FactAt, reading: Reading, depth: number): Unreadable | undefined {
  const [, name = '', value = ''] = /^\$(\S+)\s*(.*)$/.exec(text) ?? [];
  if (name.toLowerCase() === 'includeconfig') return include(value, false, at, reading, depth);
  push(reading, { kind: 'directive', name: name.toLowerCase(), value, params: new Map(), at });
  return undefined;
}

function include(
  pattern: string,
  optional: boolean,
  at: FactAt,
  reading: Reading,
  depth: number,
): Unreadable | undefined {
  const { files, missing } = reading.input.include(pattern, { optional });
  if (missing) reading.missing.push(at);
  for (const file of files) {
    const wrong = readFile(file, reading, depth + 1);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function paramsOf(text: string): ReadonlyMap<string, string> {
  const params = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(/([\w.]+)\s*=\s*(?:"((?:\\.|[^"\\])*)"|'([^']*)')/g))
    params.set(name.toLowerCase(), double ?? single ?? '');
  return params;
}
