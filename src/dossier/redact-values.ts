import type { Concealed } from './redact-manifest.ts';
import { isHarmless, PLACEHOLDER } from './redact-harmless.ts';
import type { Mark } from './redact-patterns.ts';

/** Which lines without a key or a list mark may be its value: all until a bracket closes, the next one, or none any more. */
type Bare = 'all' | 'next' | 'none';

export interface PairState {
  /** A YAML block (`|`, `>`) or the further lines of a plain value: every line indented deeper than this belongs to it. */
  block?: { readonly indent: number; readonly comment: boolean };
  /** A quoted value that its line did not close, and how many lines more it may take. */
  quoted?: { readonly quote: string; readonly comment: boolean; left: number };
  /**
   * A secret key without a value on its line: what stands deeper than this belongs to it. `names`: it may be a list of
   * what secrets are called, as Compose has it (`- db_password`).
   */
  under?: { readonly indent: number; readonly members: boolean; readonly names: boolean; bare: Bare };
  /** `name: DB_PASSWORD`: the `value:` within the next lines is its value. */
  naming?: { left: number };
  /** A Kubernetes object, by the column of its `apiVersion`. */
  manifest?: { readonly column: number; kind?: string; concealed?: Concealed | undefined; file?: number };
}

// An apostrophe at the start of a value is not always a quote: it may not take the rest of the file.
const LONGEST_QUOTED = 50;

/** A value as it may be written, and where it ended in the line. */
export interface Value {
  readonly value: string;
  readonly end: number;
}

interface Quoted {
  readonly line: string;
  readonly start: number;
  readonly opened: string;
  /** May it go on in the next lines? In the middle of a sentence a quote is only a quote. */
  readonly spans: boolean;
}

interface Scalar {
  readonly text: string;
  /** Where that to which it belongs stands. */
  readonly column: number;
  /** On a line of its own, where it may stand between brackets. */
  readonly flowing: boolean;
}

/** `${DB_PASSWORD:-guest}`: which variable it is may be known, what it is otherwise may not. */
const WITH_DEFAULT = /^(\$\{[A-Za-z_][A-Za-z0-9_]*:?[-=])([^{}$"']+)(\})$/;
export function hide(value: string, mark: Mark): string {
  if (isHarmless(value)) return value;
  const [, lead, fallback = '', close = ''] = WITH_DEFAULT.exec(value) ?? [];
  if (lead !== undefined) return isHarmless(fallback) ? value : lead + mark('credential', fallback) + close;
  return mark('credential', value);
}

/** One YAML scalar with its quotes and what follows it. */
export function scalar({ text, column, flowing }: Scalar, state: PairState, mark: Mark): string {
  const [, tag = '', body = ''] = /^((?:[&!][^ \t]*[ \t]+)*)([^]*)$/.exec(text) ?? [];
  if (body.startsWith('*') || isHarmless(text)) return text;
  if (/^[|>][+0-9-]*[ \t]*(?:#.*)?$/.test(body)) {
    state.block = { indent: column, comment: false };
    return text;
  }
  const quote = /^["']/.exec(body)?.[0];
  if (quote !== undefined) {
    const { value, end } = quoted({ line: body, start: 0, opened: quote, spans: true }, state, mark);
    return tag + value + body.slice(end);
  }
  // A comma ends an entry between brackets; anywhere else it is part of the value.
  const tail = flowing ? /^([^]*?)([ \t]*,?(?:[ \t]+#.*)?)$/ : /^([^]*?)([ \t]*(?:[ \t]#.*)?)$/;
  const [, value = '', after = ''] = tail.exec(body) ?? [];
  if (isHarmless(value)) return text;
  if (!flowing) state.block = { indent: column, comment: true };
  return `${tag}"${mark('credential', value)}"${after}`;
}

export function closing(text: string, from: number, quote: string): number {
  for (let end = text.indexOf(quote, from); end >= 0; end = text.indexOf(quote, end + quote.length)) {
    const slashes = /\\*$/.exec(text.slice(Math.max(from, end - 100), end))?.[0].length ?? 0;
    // Within single quotes YAML doubles the quote; within others a backslash guards it.
    if (quote === "'" && text[end + 1] === "'") end += 1;
    else if (quote !== '"' || slashes % 2 === 0) return end;
  }
  return -1;
}

export function isComment(line: string): boolean {
  return /^[ \t]*(?:#|\/\/|;|--)/.test(line);
}

/** A value from its opening quote up to its closing one, or to the end of the line when it goes on after that. */
export function quoted({ line, start, opened, spans }: Quoted, state: PairState, mark: Mark): Value {
  const from = start + opened.length;
  const end = closing(line, from, opened);
  if (end >= 0) return { value: opened + hide(line.slice(from, end), mark), end };
  if (spans) state.quoted = { quote: opened, comment: isComment(line), left: LONGEST_QUOTED };
  return { value: opened + hide(line.slice(from), mark), end: line.length };
}

/** `[a, "b"]` or `{a: b}` under a secret key: every scalar but the keys. */
export function flow(text: string, mark: Mark): string {
  return text.replace(
    /"((?:[^"\\]|\\.)*)"(?![ \t]*:)|'([^']*)'(?![ \t]*:)|([^\s,:{}[\]"'()#]+)(?![ \t]*:)/g,
    (whole, double?: string, single?: string, plain?: string) => {
      const secret = double ?? single ?? plain ?? '';
      return isHarmless(secret) || PLACEHOLDER.test(`[${secret}]`) ? whole : `"${mark('credential', secret)}"`;
    },
  );
}
