const MAX_DEPTH = 20;
const NAME = /^[A-Za-z0-9_]+/;

/** The value of a setting, not yet expanded; undefined for a name that Postfix does not know. */
export type Lookup = (name: string) => string | undefined;

/** A value with every reference followed, or the first name that nobody defines. */
export type Expanded = { readonly text: string } | { readonly undefinedName: string };

/**
 * Follows `$name`, `${name}`, `$(name)`, `${name?yes}`, `${name:no}` and `${{a} == {b} ? {yes} : {no}}`. postconf(5),
 * "TLS_README"-style expressions of 3.7 included.
 *
 * @throws RangeError where settings refer to each other in a circle
 */
export function expand(text: string, lookup: Lookup, depth = 0): Expanded {
  if (depth > MAX_DEPTH) throw new RangeError('settings that refer to each other');
  let result = '';
  for (let at = 0; at < text.length;) {
    const open = text.indexOf('$', at);
    if (open < 0) return { text: result + text.slice(at) };
    result += text.slice(at, open);
    const { length, value } = reference(text.slice(open + 1), lookup, depth);
    if (typeof value !== 'string') return value;
    result += value;
    at = open + 1 + length;
  }
  return { text: result };
}

interface Part {
  /** Characters behind the dollar sign that belong to it. */
  readonly length: number;
  readonly value: string | { readonly undefinedName: string };
}

function reference(rest: string, lookup: Lookup, depth: number): Part {
  if (rest.startsWith('$')) return { length: 1, value: '$' };
  const [name] = NAME.exec(rest) ?? [];
  if (name !== undefined) return { length: name.length, value: valueOf(name, lookup, depth) };
  const end = closing(rest);
  // A dollar sign that opens nothing is one.
  if (end === undefined) return { length: 0, value: '$' };
  const body = rest.slice(1, end).trim();
  return { length: end + 1, value: body.startsWith('{') ? choice(body, lookup, depth) : braced(body, lookup, depth) };
}

function valueOf(name: string, lookup: Lookup, depth: number): Part['value'] {
  const raw = lookup(name);
  if (raw === undefined) return { undefinedName: name };
  return flat(expand(raw, lookup, depth + 1));
}

function flat(expanded: Expanded): Part['value'] {
  return 'text' in expanded ? expanded.text : expanded;
}

function braced(body: string, lookup: Lookup, depth: number): Part['value'] {
  const [name = ''] = NAME.exec(body) ?? [];
  const rest = body.slice(name.length).trim();
  if (name === '') return { undefinedName: body };
  if (rest === '') return valueOf(name, lookup, depth);
  const value = valueOf(name, lookup, depth);
  if (typeof value !== 'string') return value;
  const filled = value !== '';
  if (rest.startsWith(':')) return filled ? '' : flat(expand(unbraced(rest.slice(1)), lookup, depth + 1));
  return rest.startsWith('?') ? branch(rest.slice(1), filled, lookup, depth) : { undefinedName: body };
}

function choice(body: string, lookup: Lookup, depth: number): Part['value'] {
  const left = operand(body);
  const [, operator, behind = ''] = /^\s*([=!<>]=?(?:level)?)\s*([^]*)$/.exec(left.rest) ?? [];
  const right = operand(behind);
  const a = expand(left.text, lookup, depth + 1);
  const b = expand(right.text, lookup, depth + 1);
  if (!('text' in a)) return a;
  if (!('text' in b)) return b;
  const holds = compared(a.text, operator ?? '', b.text);
  const then = right.rest.trim();
  if (holds === undefined || !then.startsWith('?')) return { undefinedName: body };
  return branch(then.slice(1), holds, lookup, depth);
}

/** `{yes} : {no}`, or `yes` alone. */
function branch(text: string, holds: boolean, lookup: Lookup, depth: number): Part['value'] {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{')) return holds ? flat(expand(trimmed, lookup, depth + 1)) : '';
  const yes = operand(trimmed);
  const other = yes.rest.trim();
  const no = other.startsWith(':') ? unbraced(other.slice(1)) : '';
  return flat(expand(holds ? yes.text : no, lookup, depth + 1));
}

function unbraced(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith('{') ? operand(trimmed).text : text;
}

function operand(text: string): { readonly text: string; readonly rest: string } {
  const end = closing(text);
  return end === undefined ? { text, rest: '' } : { text: text.slice(1, end).trim(), rest: text.slice(end + 1) };
}

/** Where the bracket that opens a text closes. */
function closing(text: string): number | undefined {
  const pairs: Readonly<Record<string, string>> = { '{': '}', '(': ')' };
  const open = text[0] ?? '';
  const close = pairs[open];
  if (close === undefined) return undefined;
  let level = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === open) level += 1;
    if (text[at] === close) level -= 1;
    if (level === 0) return at;
  }
  return undefined;
}

function compared(a: string, operator: string, b: string): boolean | undefined {
  const sign = operator.replace('level', '');
  const order = operator.endsWith('level') ? byLevel(a, b) : byValue(a, b);
  const holds: Readonly<Record<string, boolean>> = {
    '==': order === 0,
    '!=': order !== 0,
    '<': order < 0,
    '<=': order <= 0,
    '>': order > 0,
    '>=': order >= 0,
  };
  return holds[sign];
}

function byValue(a: string, b: string): number {
  if (/^\d+$/.test(a) && /^\d+$/.test(b)) return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Compatibility levels: `3.6` comes before `3.10`, and `2` before `3.6`. */
function byLevel(a: string, b: string): number {
  const [left, right] = [a, b].map((level) => level.split('.').map(Number));
  for (let part = 0; part < 3; part += 1) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
