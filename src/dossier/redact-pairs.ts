import {
  isHarmless,
  isSecretCollection,
  isSecretHeader,
  isSecretKey,
  isSecretMember,
  NAMING_KEY,
  PLACEHOLDER,
  VALUE_KEY,
  type Mark,
} from './redact-patterns.ts';

export interface PairState {
  /** A YAML block (`|`, `>`) or the further lines of a plain value: every line indented deeper than this belongs to it. */
  block?: { readonly indent: number; readonly comment: boolean };
  /** A quoted value that its line did not close, and how many lines more it may take. */
  quoted?: { readonly quote: string; left: number };
  /** A secret key without a value on its line: what stands deeper than this belongs to it. */
  under?: { readonly indent: number; readonly members: boolean };
  /** `name: DB_PASSWORD`: the `value:` within the next lines is its value. */
  naming?: { left: number };
}

const QUOTE = String.raw`\\{0,7}["'` + '`' + String.raw`]|&quot;|`;
const PAIR = new RegExp(
  `(?<![A-Za-z0-9_.$-])(${QUOTE})([A-Za-z_][A-Za-z0-9_.-]{0,127})\\1([ \\t]*(?:=>|:=|[:=])[ \\t]*)`,
  'g',
);
const ATTRIBUTE_NAMING =
  /((?:name|key|id)[ \t]{0,8}=[ \t]{0,8}(["'])([A-Za-z0-9_.:-]{1,128})\2[^<>]{0,400}?[ \t](?:value|val)[ \t]{0,8}=[ \t]{0,8}(["']))([^"'<>]*)(?=\4)/gi;
const ELEMENT = /<([A-Za-z_][A-Za-z0-9_.:-]{0,127})([^<>]{0,200})>([^<>]+)(?=<\/|$)/g;
// Lower case only: `Password policy` is a heading, `password hunter2` in a configuration is not.
const DIRECTIVE = /^([ \t]*)([a-z][a-z0-9_.-]{1,127})([ \t]+)("[^"]*"|'[^']*'|[^ \t;{}"']+)([ \t]*;?[ \t]*(?:#.*)?)$/;
const USER_AND_SECRET = /^([ \t]*stats[ \t]+auth[ \t]+[^: \t]+:)([^ \t]+)/;
const USER_PASSWORD = /([ \t](?:insecure-password|password)[ \t]+)([^ \t"';]+)$/;
const OPENED = /^(?:\\{0,7}["'`]|&quot;)/;
const TO_END = /^[^]*?(?=[ \t]*;?[ \t]*$)/;
const TO_MARK = /^[^ \t,;&"'<>)\]}|\\`]*/;
const LONGEST_QUOTED = 50;

/** Redacts the values of secret keys in a line of YAML, INI, environment, nginx-like or XML text. */
export function redactPairs(line: string, state: PairState, mark: Mark): string {
  return inside(line, state, mark) ?? elements(directives(pairs(line, state, mark), mark), mark);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function hide(value: string, mark: Mark): string {
  return isHarmless(value) ? value : mark('credential', value);
}

/** A line that belongs to a value begun earlier; undefined when it stands by itself. */
function inside(line: string, state: PairState, mark: Mark): string | undefined {
  if (line.trim() === '') return line;
  if (state.quoted !== undefined) return insideQuoted(line, { quoted: state.quoted }, state, mark);
  return insideBlock(line, state, mark) ?? insideKey(line, state, mark);
}

function insideBlock(line: string, state: PairState, mark: Mark): string | undefined {
  const indent = indentOf(line);
  if (state.block === undefined || indent <= state.block.indent) {
    delete state.block;
    return undefined;
  }
  const { comment } = state.block;
  if (comment && line[indent] === '#') return undefined;
  // After a value that was quoted away only a comment may follow.
  return line.slice(0, indent) + (comment ? '# ' : '') + mark('credential', line.trim());
}

function insideKey(line: string, state: PairState, mark: Mark): string | undefined {
  if (state.under === undefined) return undefined;
  const indent = indentOf(line);
  const item = /^[ \t]*(?:- +)+/.exec(line)?.[0];
  if (indent < state.under.indent || (indent === state.under.indent && item === undefined)) {
    delete state.under;
    return undefined;
  }
  const lead = item ?? line.slice(0, indent);
  const rest = line.slice(lead.length);
  // A key of its own, a container or a comment: judged by itself.
  if (/^(?:["']?[^"'\s]+["']?[ \t]*[:=](?:[ \t]|$)|[{}[\]#,])/.test(rest)) return undefined;
  return lead + scalar(rest, mark);
}

function insideQuoted(line: string, from: Required<Pick<PairState, 'quoted'>>, state: PairState, mark: Mark): string {
  const { quote, left } = from.quoted;
  const lead = line.slice(0, indentOf(line));
  const end = closing(line, 0, quote);
  if (end < 0 && left > 0) {
    from.quoted.left = left - 1;
    return lead + mark('credential', line.trim());
  }
  delete state.quoted;
  return end < 0 ? line : lead + mark('credential', line.slice(0, end).trim()) + line.slice(end);
}

/** One YAML or JSON scalar, with its quotes, and with what follows it. */
function scalar(text: string, mark: Mark): string {
  const [, tag = '', body = ''] = /^((?:[&!][^ \t]*[ \t]+)*)([^]*)$/.exec(text) ?? [];
  if (body.startsWith('*')) return text;
  const quote = /^["']/.exec(body)?.[0];
  if (quote !== undefined) {
    const end = closing(body, 1, quote);
    if (end >= 0) return tag + quote + hide(body.slice(1, end), mark) + body.slice(end);
  }
  const [, value = '', after = ''] = /^([^]*?)([ \t]*,?(?:[ \t]+#.*)?)$/.exec(body) ?? [];
  return isHarmless(value) ? text : `${tag}"${mark('credential', value)}"${after}`;
}

function closing(text: string, from: number, quote: string): number {
  for (let end = text.indexOf(quote, from); end >= 0; end = text.indexOf(quote, end + quote.length)) {
    const slashes = /\\*$/.exec(text.slice(Math.max(from, end - 100), end))?.[0].length ?? 0;
    // Within single quotes YAML doubles the quote; within others a backslash guards it.
    if (quote === "'" && text[end + 1] === "'") end += 1;
    else if (quote !== '"' || slashes % 2 === 0) return end;
  }
  return -1;
}

function pairs(line: string, state: PairState, mark: Mark): string {
  const attributes = line.replace(ATTRIBUTE_NAMING, (whole, lead: string, _q, name: string, _r, value: string) =>
    isSecretKey(name) || isSecretHeader(name) ? lead + hide(value, mark) : whole,
  );
  let text = '';
  let position = 0;
  PAIR.lastIndex = 0;
  if (state.naming !== undefined && state.naming.left-- === 0) delete state.naming;
  for (let match = PAIR.exec(attributes); match !== null; match = PAIR.exec(attributes)) {
    const [whole, quote = '', key = '', separator = ''] = match;
    const start = match.index + whole.length;
    if (attributes.slice(0, match.index).endsWith('[redacted:')) continue;
    const before = attributes.slice(0, match.index);
    if (!isWanted({ key, before, value: attributes.slice(start, start + 200), separator }, state)) {
      // A value may hold a pair of its own: `DSN="password=…"`.
      PAIR.lastIndex = start;
      continue;
    }
    const pair = { line: attributes, before, start, quote, key, separator };
    const { value, end } = redactValue(pair, state, mark);
    text += attributes.slice(position, start) + value;
    position = PAIR.lastIndex = Math.max(end, start);
  }
  return text + attributes.slice(position);
}

interface Named {
  readonly key: string;
  readonly before: string;
  readonly value: string;
  readonly separator: string;
}

function isWanted({ key, before, value, separator }: Named, state: PairState): boolean {
  // `https://…` and `user:pass@host` are not pairs; neither is `token::parse`.
  if (separator.trim() === ':' && /^(?:\/\/|:)/.test(value)) return false;
  if (isSecretHeader(key)) return false;
  if (NAMING_KEY.test(key)) {
    const name = /^["']?([A-Za-z0-9_.-]+)/.exec(value)?.[1] ?? '';
    if (isSecretKey(name) || isSecretHeader(name)) state.naming = { left: 2 };
  }
  if (VALUE_KEY.test(key) && state.naming !== undefined) {
    delete state.naming;
    return true;
  }
  if (isSecretKey(key)) return true;
  return state.under?.members === true && /^[ \t]*(?:- +)*$/.test(before) && isSecretMember(key);
}

interface Pair {
  readonly line: string;
  readonly before: string;
  readonly start: number;
  readonly quote: string;
  readonly key: string;
  readonly separator: string;
}

/** The value of a secret key, made harmless, and where it ended in the line. */
function redactValue(pair: Pair, state: PairState, mark: Mark): { readonly value: string; readonly end: number } {
  const { line, before, start, quote, separator } = pair;
  const rest = line.slice(start);
  const atStart = /^[ \t]*(?:(?:- +)+|export[ \t]+|set[ \t]+|[{,][ \t]*)*$/.test(before);
  const yaml = atStart && separator.trimStart().startsWith(':') && (/[ \t]$/.test(separator) || rest === '');
  const opened = OPENED.exec(rest)?.[0];
  if (opened !== undefined) return quotedValue(pair, opened, state, mark);
  if (atStart && rest.trim() === '') return { value: emptyValue(pair, state), end: line.length };
  if (yaml) return yamlValue(pair, state, mark);
  if (/^[{[(]/.test(rest)) return { value: flow(rest, mark), end: line.length };
  const assigned = atStart && !separator.includes(':');
  const value = (assigned ? TO_END : TO_MARK).exec(rest)?.[0] ?? '';
  const hidden = hide(value, mark);
  // A bare number beside a quoted name is JSON: what replaces it must be a string.
  return { value: hidden === value ? value : quote + hidden + quote, end: start + value.length };
}

function quotedValue(
  { line, start }: Pair,
  opened: string,
  state: PairState,
  mark: Mark,
): { value: string; end: number } {
  const from = start + opened.length;
  const end = closing(line, from, opened);
  if (end >= 0) return { value: opened + hide(line.slice(from, end), mark), end };
  state.quoted = { quote: opened, left: LONGEST_QUOTED };
  return { value: opened + hide(line.slice(from), mark), end: line.length };
}

/** Where the key of a pair stands: a list mark counts as indentation. */
function columnOf({ before }: Pair): number {
  return before.length;
}

function emptyValue(pair: Pair, state: PairState): string {
  if (pair.separator.includes(':')) state.under = { indent: columnOf(pair), members: isSecretCollection(pair.key) };
  return pair.line.slice(pair.start);
}

function yamlValue(pair: Pair, state: PairState, mark: Mark): { readonly value: string; readonly end: number } {
  const { line, start } = pair;
  const rest = line.slice(start);
  const end = line.length;
  if (/^(?:[&!][^ \t]*[ \t]+)*[|>][+0-9-]*[ \t]*(?:#.*)?$/.test(rest)) {
    state.block = { indent: columnOf(pair), comment: false };
    return { value: rest, end };
  }
  if (/^(?:[&!][^ \t]*[ \t]*)+$/.test(rest) || rest.startsWith('#'))
    return { value: rest + emptyValue({ ...pair, start: end }, state), end };
  if (/^[[{]/.test(rest)) return { value: flow(rest, mark), end };
  const value = pair.before.includes('{') ? flow(rest, mark) : scalar(rest, mark);
  if (value !== rest) state.block = { indent: columnOf(pair), comment: true };
  return { value, end };
}

/** `[a, "b"]` or `{a: b}` under a secret key: every scalar but the keys. */
function flow(text: string, mark: Mark): string {
  return text.replace(
    /"((?:[^"\\]|\\.)*)"(?![ \t]*:)|'([^']*)'(?![ \t]*:)|([^\s,:{}[\]"'()#]+)(?![ \t]*:)/g,
    (whole, double?: string, single?: string, plain?: string) => {
      const secret = double ?? single ?? plain ?? '';
      return isHarmless(secret) || PLACEHOLDER.test(`[${secret}]`) ? whole : `"${mark('credential', secret)}"`;
    },
  );
}

function directives(line: string, mark: Mark): string {
  const users = line
    .replace(USER_AND_SECRET, (_, lead: string, secret: string) => lead + hide(secret, mark))
    .replace(USER_PASSWORD, (_, lead: string, secret: string) => lead + hide(secret, mark));
  return users.replace(DIRECTIVE, (whole, lead: string, key: string, space: string, value: string, after: string) => {
    if (!isSecretKey(key)) return whole;
    const quote = /^["']/.exec(value)?.[0] ?? '';
    return (
      lead + key + space + quote + hide(value.slice(quote.length, value.length - quote.length), mark) + quote + after
    );
  });
}

function elements(line: string, mark: Mark): string {
  return line.replace(ELEMENT, (whole, name: string, attributes: string, value: string) =>
    isSecretKey(name.split(':').pop() ?? name) ? `<${name}${attributes}>${hide(value, mark)}` : whole,
  );
}
