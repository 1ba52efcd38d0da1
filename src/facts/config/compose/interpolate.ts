/** Deeper than any default inside a default that a person writes. */
const MAX_NESTED = 20;
const REFERENCE = /\$(?:\$|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:\}|(:?[-?+])))/y;

/** What variables stand for when the file is read. `known: false`: nobody handed over where they are set. */
export interface Environment {
  readonly values: ReadonlyMap<string, string>;
  readonly known: boolean;
}

/** A text with its variables filled in; `changed` where there were any. Undefined: something in it is not known. */
export interface Interpolated {
  readonly text: string;
  readonly changed: boolean;
}

/**
 * Fills in `$A`, `${A}`, `${A:-b}`, `${A-b}`, `${A:+b}`, `${A+b}`, `${A:?e}`, `${A?e}` and `$$`. A variable without a
 * value and without a default is set where nobody looked, and so is one with a default while `env` is not known.
 */
export function interpolate(text: string, env: Environment, depth = 0): Interpolated | undefined {
  if (!text.includes('$')) return { text, changed: false };
  if (depth > MAX_NESTED) return undefined;
  let result = '';
  let offset = 0;
  for (let next = text.indexOf('$'); next >= 0; next = text.indexOf('$', offset)) {
    result += text.slice(offset, next);
    const found = reference(text, next, env, depth);
    if (found === undefined) return undefined;
    result += found.text;
    offset = found.end;
  }
  return { text: result + text.slice(offset), changed: true };
}

interface Filled {
  readonly text: string;
  readonly end: number;
}

function reference(text: string, start: number, env: Environment, depth: number): Filled | undefined {
  REFERENCE.lastIndex = start;
  const match = REFERENCE.exec(text);
  if (match === null) return undefined;
  const [all, bare, braced, operator] = match;
  const end = start + all.length;
  if (all === '$$') return { text: '$', end };
  const value = env.values.get(bare ?? braced ?? '');
  if (operator === undefined) return value === undefined ? undefined : { text: value, end };
  const close = closingBrace(text, end);
  if (close === undefined) return undefined;
  const word = text.slice(end, close);
  const filled = choose({ value, known: env.known, operator }, () => interpolate(word, env, depth + 1)?.text);
  return filled === undefined ? undefined : { text: filled, end: close + 1 };
}

interface Choice {
  readonly value: string | undefined;
  readonly known: boolean;
  readonly operator: string;
}

function choose({ value, known, operator }: Choice, word: () => string | undefined): string | undefined {
  if (value === undefined && !known) return undefined;
  const isSet = value !== undefined && (value !== '' || !operator.startsWith(':'));
  if (operator.endsWith('+')) return isSet ? word() : '';
  if (isSet) return value;
  return operator.endsWith('-') ? word() : undefined;
}

function closingBrace(text: string, from: number): number | undefined {
  let open = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text.startsWith('${', at)) open += 1;
    else if (text[at] === '}') open -= 1;
    if (open === 0) return at;
  }
  return undefined;
}
