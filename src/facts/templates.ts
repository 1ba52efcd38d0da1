const PAIRS: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '<%': '%>' };
const PLACEHOLDER = /@@\w+@@/y;
const ANY = /\{\{|\{%|<%|@@\w+@@|\$\{|\bPH_[A-Z][A-Z0-9_]*\b|__[A-Z][A-Z0-9_]*__/;
const REDACTED = /\[?redacted:[\w-]+:[0-9a-f]{12}\]?/;

/** Stands for a template expression where the syntax of the file has no room for one; never in a real file's text. */
export const MASK = '\uE000';

/** Whether a value still has to be filled in by a template engine or an environment. */
export function isTemplated(text: string): boolean {
  return text.includes(MASK) || ANY.test(text);
}

/** Whether a value was removed before it was stored: known to be there, and not known. */
export function isRedacted(text: string): boolean {
  return REDACTED.test(text);
}

/**
 * Where the template expression that opens at `start` ends; undefined when none opens there. `unclosed` remembers, over
 * calls that go forward through one text, which kinds nothing closes any more: looking again would cost time squared.
 */
export function templateEnd(text: string, start: number, unclosed: Set<string>): number | undefined {
  const opening = text.slice(start, start + 2);
  const closing = PAIRS[opening];
  if (closing !== undefined) {
    const end = unclosed.has(opening) ? -1 : text.indexOf(closing, start + 2);
    if (end < 0) unclosed.add(opening);
    return end < 0 ? undefined : end + 2;
  }
  if (opening !== '@@') return undefined;
  PLACEHOLDER.lastIndex = start;
  return PLACEHOLDER.test(text) ? PLACEHOLDER.lastIndex : undefined;
}

export interface Masked {
  /** Same length, same lines. */
  readonly text: string;
  /** True when a template statement has a line of its own: then everything in the file may be conditional on it. */
  readonly conditional: boolean;
}

/** Replaces template expressions by a mask that any syntax takes for a word, and lines of statements by white space. */
export function maskTemplates(text: string): Masked {
  const masked = maskExpressions(text);
  if (masked === text) return { text, conditional: false };
  let conditional = false;
  const lines = masked.split('\n').map((line) => {
    if (!line.includes(MASK) || line.replaceAll(MASK, '').trim() !== '') return line;
    conditional = true;
    return ' '.repeat(line.length);
  });
  return { text: lines.join('\n'), conditional };
}

function maskExpressions(text: string): string {
  const opening = /\{\{|\{%|<%|@@/g;
  const unclosed = new Set<string>();
  let result = '';
  let done = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const end = templateEnd(text, match.index, unclosed);
    if (end === undefined) continue;
    result += text.slice(done, match.index) + text.slice(match.index, end).replace(/[^\n]/g, MASK);
    done = end;
    opening.lastIndex = end;
  }
  return result + text.slice(done);
}
