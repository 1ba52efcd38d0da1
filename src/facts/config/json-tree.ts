import type { JsonScalar } from '../../catalogue/types.ts';
import { MASK, maskTemplates } from '../templates.ts';
import type { UnreadableCode } from '../types.ts';
import { MAX_DEPTH, type Tree, type TreeNode } from './tree.ts';

/** Why a text is no tree, and where, from 1. */
export interface TreeFault {
  readonly code: UnreadableCode;
  readonly detail: string;
  readonly line: number;
  readonly column: number;
}

interface Scan {
  readonly text: string;
  offset: number;
  line: number;
  lineStart: number;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const MASKED = new RegExp(`[${MASK}\\w./:-]*${MASK}[${MASK}\\w./:-]*`, 'y');
const LITERALS: readonly (readonly [string, JsonScalar])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/** RFC 8259 with places. A name that stands twice in one object is a fault: programs differ about which one counts. */
export function parseJson(source: string): Tree | TreeFault {
  const plain = parseText(source, false);
  if ('root' in plain || !/\{\{|\{%|<%|@@/.test(source)) return plain;
  // Only what is no JSON as it stands can hold templates: two braces may just as well be part of a name.
  const { text, conditional } = maskTemplates(source);
  return text === source ? plain : parseText(text, conditional);
}

function parseText(text: string, conditional: boolean): Tree | TreeFault {
  const scan: Scan = { text, offset: 0, line: 1, lineStart: 0 };
  const root = parseValue(scan, 0);
  if ('code' in root) return root;
  skipSpace(scan);
  return scan.offset < text.length ? fault(scan, 'syntax', 'text after the value') : { root, conditional };
}

function fault(scan: Scan, code: UnreadableCode, detail: string): TreeFault {
  return { code, detail, line: scan.line, column: scan.offset - scan.lineStart + 1 };
}

function skipSpace(scan: Scan): void {
  for (; scan.offset < scan.text.length; scan.offset += 1) {
    const char = scan.text[scan.offset];
    if (char === '\n') {
      scan.line += 1;
      scan.lineStart = scan.offset + 1;
    } else if (char !== ' ' && char !== '\t' && char !== '\r') return;
  }
}

function take(scan: Scan, char: string): boolean {
  skipSpace(scan);
  if (scan.text[scan.offset] !== char) return false;
  scan.offset += 1;
  return true;
}

function parseValue(scan: Scan, depth: number): TreeNode | TreeFault {
  skipSpace(scan);
  if (depth > MAX_DEPTH) return fault(scan, 'too-deep', `nested deeper than ${MAX_DEPTH}`);
  const char = scan.text[scan.offset];
  if (char === '{') return parseMap(scan, depth);
  if (char === '[') return parseList(scan, depth);
  return parseScalar(scan);
}

function position(scan: Scan): { readonly line: number; readonly column: number } {
  return { line: scan.line, column: scan.offset - scan.lineStart + 1 };
}

function parseMap(scan: Scan, depth: number): TreeNode | TreeFault {
  const start = position(scan);
  const entries = new Map<string, TreeNode>();
  scan.offset += 1;
  if (take(scan, '}')) return { kind: 'map', entries, ...start };
  do {
    skipSpace(scan);
    const key = parseScalar(scan);
    if ('code' in key) return key;
    if (key.kind !== 'scalar' || (typeof key.value !== 'string' && !key.raw.includes(MASK)))
      return fault(scan, 'syntax', 'a name in quotes is expected');
    if (entries.has(key.raw))
      return { code: 'syntax', detail: 'the same name twice', line: key.line, column: key.column };
    if (!take(scan, ':')) return fault(scan, 'syntax', "':' expected");
    const value = parseValue(scan, depth + 1);
    if ('code' in value) return value;
    entries.set(key.raw, value);
  } while (take(scan, ','));
  return take(scan, '}') ? { kind: 'map', entries, ...start } : fault(scan, 'syntax', "',' or '}' expected");
}

function parseList(scan: Scan, depth: number): TreeNode | TreeFault {
  const start = position(scan);
  const items: TreeNode[] = [];
  scan.offset += 1;
  if (take(scan, ']')) return { kind: 'list', items, ...start };
  do {
    const item = parseValue(scan, depth + 1);
    if ('code' in item) return item;
    items.push(item);
  } while (take(scan, ','));
  return take(scan, ']') ? { kind: 'list', items, ...start } : fault(scan, 'syntax', "',' or ']' expected");
}

function parseScalar(scan: Scan): TreeNode | TreeFault {
  const start = position(scan);
  const scalar = (value: JsonScalar, raw: string): TreeNode => ({ kind: 'scalar', value, raw, ...start });
  const quoted = takeString(scan);
  if (quoted !== undefined) {
    const value = unquote(quoted);
    return value === undefined ? { code: 'syntax', detail: 'not a string', ...start } : scalar(value, value);
  }
  const masked = match(scan, MASKED);
  if (masked !== undefined) return scalar(masked, masked);
  const number = match(scan, NUMBER);
  if (number !== undefined) return scalar(Number(number), number);
  const literal = LITERALS.find(([word]) => scan.text.startsWith(word, scan.offset));
  if (literal === undefined) return fault(scan, 'syntax', 'a value is expected');
  scan.offset += literal[0].length;
  return scalar(literal[1], literal[0]);
}

function match(scan: Scan, pattern: RegExp): string | undefined {
  pattern.lastIndex = scan.offset;
  const found = pattern.exec(scan.text)?.[0];
  scan.offset += found?.length ?? 0;
  return found;
}

// By hand: a regular expression runs out of stack on a string of some megabytes.
function takeString(scan: Scan): string | undefined {
  const { text, offset } = scan;
  if (text[offset] !== '"') return undefined;
  for (let at = text.indexOf('"', offset + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (backslashesBefore(text, at) % 2 === 1) continue;
    scan.offset = at + 1;
    return text.slice(offset, at + 1);
  }
  return undefined;
}

function backslashesBefore(text: string, at: number): number {
  let count = 0;
  while (text[at - 1 - count] === '\\') count += 1;
  return count;
}

function unquote(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}
