import { redactFormats } from './redact-formats.ts';
import { redactManifest } from './redact-manifest.ts';
import { indentOf, inside } from './redact-inside.ts';
import { flow, hide, isComment, quoted, scalar, type PairState, type Value } from './redact-values.ts';
import { isHarmless } from './redact-harmless.ts';
import {
  isConnectionAddress,
  isSecretCollection,
  isSecretHeader,
  isSecretKey,
  isSecretMember,
  NAMING_KEY,
  VALUE_KEY,
} from './redact-keys.ts';
import type { Mark } from './redact-patterns.ts';

const QUOTE = String.raw`\\{0,7}["'` + '`' + String.raw`]|&quot;|`;
const PAIR = new RegExp(
  `(?<![A-Za-z0-9_.$]|[A-Za-z0-9_.$]-)(${QUOTE})([A-Za-z_][A-Za-z0-9_.-]{0,127})\\1(\\]{0,2}[ \\t]*(?:=>|:=|[:=])[ \\t]*)`,
  'g',
);
const ATTRIBUTE_NAMING =
  /((?:name|key|id)[ \t]{0,8}=[ \t]{0,8}(["'])([A-Za-z0-9_.:-]{1,128})\2[^<>]{0,400}?[ \t](?:value|val)[ \t]{0,8}=[ \t]{0,8}(["']))([^"'<>]*)(?=\4)/gi;
const ELEMENT = /<([A-Za-z_][A-Za-z0-9_.:-]{0,127})([^<>]{0,200})>([^<>]+)(?=<\/|$)/g;
// Lower case only: `Password policy` is a heading, `password hunter2` in a configuration is not.
// Apache writes `AuthLDAPBindPassword x`.
const DIRECTIVE =
  /^([ \t]*)([a-z][a-z0-9_.-]{1,127}|[A-Z][A-Za-z]{1,60}[a-z][A-Z][A-Za-z]{1,60})([ \t]+)("[^"]*"|'[^']*'|[^ \t;{}"'=:][^ \t;{}"']*)([ \t]*;?[ \t]*(?:#.*)?)$/;
const USER_AND_SECRET = /^([ \t]*stats[ \t]+auth[ \t]+[^: \t]+:)([^ \t]+)/;
const USER_PASSWORD =
  /^([ \t]*(?:user(?:name)?|machine|default)[ \t][^#\n]{0,200}?[ \t]?(?:insecure-password|password)[ \t]+(?:[0-9][ \t]+)?)([^ \t"';]+)/;
// The value of a header key that is YAML rather than a header: a block, a container, a quote that its line does not close.
const ELSEWHERE = /^(?:[|>][+0-9-]*[ \t]*$|[[{]|["'](?!.*["']))/;
const AT_START = /^[ \t]*(?:(?:- +)+|export[ \t]+|set[ \t]+|[{,][ \t]*|[$\w.>-]*\[)*$/;
const OPENED = /^(?:\\{0,7}["'`]|&quot;)/;
const TO_END = /^[^]*?(?=[ \t]*;?[ \t]*$)/;
const TO_MARK = /^[^ \t,;&"'<>)\]}|\\`]*/;

/** Redacts the values of secret keys in a line of YAML, INI, environment, nginx-like or XML text. */
export function redactPairs(line: string, state: PairState, mark: Mark): string {
  return (
    inside(line, state, mark) ??
    redactManifest(line, state, mark) ??
    redactFormats(elements(directives(pairs(line, state, mark), mark), mark), mark)
  );
}

function pairs(line: string, state: PairState, mark: Mark): string {
  const attributes = !/val/i.test(line)
    ? line
    : line.replace(ATTRIBUTE_NAMING, (whole, lead: string, _q, name: string, _r, value: string) =>
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
    if (!isWanted({ key, before, value: attributes.slice(start, start + 512), separator }, state)) {
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
  if (isConnectionAddress(key, value)) return false;
  // The value of a header has a form of its own, unless it stands on the next line.
  if (isSecretHeader(key)) return value === '' || ELSEWHERE.test(value);
  if (isNamed(key, value, state)) return true;
  const member = state.under?.members === true && /^[ \t]*(?:- +)*$/.test(before);
  return (isSecretKey(key) && !isCipher({ key, before, separator })) || (member && isSecretMember(key));
}

/** `!PSK:!RC4` is a list of ciphers. */
function isCipher({ key, before, separator }: Omit<Named, 'value'>): boolean {
  return key === 'PSK' && separator === ':' && /[!:+-]$/.test(before);
}

/** The second half of `name: DB_PASSWORD`, `value: …`. */
function isNamed(key: string, value: string, state: PairState): boolean {
  if (NAMING_KEY.test(key) && namesSecret(value)) state.naming = { left: 2 };
  if (!VALUE_KEY.test(key) || state.naming === undefined) return false;
  delete state.naming;
  return true;
}

function namesSecret(value: string): boolean {
  const [, name = ''] = /^["']?([A-Za-z0-9_.-]+)/.exec(value) ?? [];
  return isSecretKey(name) || isSecretHeader(name);
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
function redactValue(pair: Pair, state: PairState, mark: Mark): Value {
  const { line, before, start, quote, separator } = pair;
  const rest = line.slice(start);
  const atStart = AT_START.test(before);
  const yaml = atStart && /^[ \t]*:(?:[ \t]+|$)/.test(separator);
  // In YAML a backslash at the start of a value is only that.
  const opened = (yaml ? /^["']/ : OPENED).exec(rest)?.[0];
  if (opened !== undefined) return quoted({ line, start, opened, spans: spansLines(pair, opened) }, state, mark);
  if (atStart && rest.trim() === '') return { value: emptyValue(pair, state), end: line.length };
  if (isHarmless(rest)) return { value: rest, end: line.length };
  if (yaml) return yamlValue(pair, state, mark);
  if (/^[{[(]/.test(rest)) return { value: openFlow(pair, state, mark), end: line.length };
  const assigned = atStart && !separator.includes(':');
  const [value = ''] = (assigned ? TO_END : TO_MARK).exec(rest) ?? [];
  const hidden = hide(value, mark);
  // A bare number beside a quoted name is JSON: what replaces it must be a string.
  return { value: hidden === value ? value : quote + hidden + quote, end: start + value.length };
}

/** In a comment, in a sentence or between back quotes an apostrophe opens nothing that the next lines close. */
function spansLines({ before }: Pair, opened: string): boolean {
  return /^["']$/.test(opened) && (AT_START.test(before) || before.includes('{') || isComment(before));
}

/** Where the key of a pair stands: a list mark counts as indentation. */
function columnOf({ before }: Pair): number {
  return before.length;
}

function emptyValue(pair: Pair, state: PairState): string {
  if (pair.separator.includes(':'))
    state.under = {
      indent: columnOf(pair),
      members: isSecretCollection(pair.key),
      names: pair.key === 'secrets',
      bare: 'next',
    };
  return pair.line.slice(pair.start);
}

/** A bracket that its line does not close: the lines under it are values too. */
function openFlow(pair: Pair, state: PairState, mark: Mark): string {
  const rest = pair.line.slice(pair.start);
  if (/^\[[^\]]*$/.test(rest)) state.under = { indent: indentOf(pair.line), members: false, names: false, bare: 'all' };
  return flow(rest, mark);
}

function yamlValue(pair: Pair, state: PairState, mark: Mark): Value {
  const { line, start, before } = pair;
  const rest = line.slice(start);
  const end = line.length;
  const bare = /^(?:[&!][^ \t]*[ \t]*)+$/.test(rest) || rest.startsWith('#');
  if (bare) return { value: rest + emptyValue({ ...pair, start: end }, state), end };
  const flowing = /^[[{]/.test(rest) || before.includes('{');
  return {
    value: flowing
      ? openFlow(pair, state, mark)
      : scalar({ text: rest, column: columnOf(pair), flowing: false }, state, mark),
    end,
  };
}

function directives(line: string, mark: Mark): string {
  const users = !/auth|pass|--/.test(line)
    ? line
    : line
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
  if (!line.includes('<')) return line;
  return line.replace(ELEMENT, (whole, name: string, attributes: string, value: string) =>
    isSecretKey(name.split(':').pop() ?? name) ? `<${name}${attributes}>${hide(value, mark)}` : whole,
  );
}
