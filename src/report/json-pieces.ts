/** What JSON.stringify leaves as it is and a terminal would act on: controls beyond ASCII, line separators, bidi marks, noncharacters. */
const LEFT = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/g;

/** Below this depth a value is written in one piece: a finding, an item, a request. */
const WHOLE_FROM = 2;

function quote(text: string): string {
  return JSON.stringify(text).replace(LEFT, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The parts between the brackets, keys sorted and already written; properties without a value are left out. */
function partsOf(value: object, gap: string): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.map((each: unknown) => ['', each] as const);
  return Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => [`${quote(key)}:${gap}`, each as unknown] as const);
}

function write(value: unknown, indent: string, step: string): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const parts = partsOf(value, step === '' ? '' : ' ');
  if (parts.length === 0) return open + close;
  const inner = indent + step;
  return `${open}${parts.map(([key, each]) => inner + key + write(each, inner, step)).join(',')}${indent}${close}`;
}

function* pieces(value: unknown, indent: string, step: string, depth: number): Generator<string> {
  const parts = typeof value === 'object' && value !== null ? partsOf(value, step === '' ? '' : ' ') : [];
  if (depth === WHOLE_FROM || parts.length === 0) {
    yield write(value, indent, step);
    return;
  }
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const inner = indent + step;
  for (const [index, [key, each]] of parts.entries()) {
    yield (index === 0 ? open : ',') + inner + key;
    yield* pieces(each, inner, step, depth + 1);
  }
  yield indent + close;
}

/**
 * JSON with sorted keys, in pieces: one giant string would have to fit in memory, and in V8's limit for a string.
 * With 0 spaces it is the canonical form that is hashed.
 */
export function jsonPieces(value: unknown, spaces: number): Generator<string> {
  return pieces(value, spaces === 0 ? '' : '\n', ' '.repeat(spaces), 0);
}
