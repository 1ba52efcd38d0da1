import { redactPairs } from './redact-pairs.ts';
import { PLACEHOLDER, SHIELDED } from './redact-harmless.ts';
import { redactHeader, SECRET_HEADER } from './redact-keys.ts';
import { redactTokens, isSuspect, type Mark } from './redact-patterns.ts';
import { closing, type PairState } from './redact-values.ts';

/** What one line means for the next ones. */
interface State extends PairState {
  /** Inside a private key; what stood before its first line (`# `, `  `) may stand before each. */
  pem?: { readonly prefix: string };
  /** So many lines of a PuTTY key are still to come. */
  putty?: number;
}

const QUOTE = String.raw`(?:\\{0,7}["']|&quot;|)`;
const HEADER = new RegExp(
  `(?<![A-Za-z0-9_$-])(${QUOTE})(${SECRET_HEADER})\\1([ \\t]*(?:=>|[:=])[ \\t]*|(?<=["'])[ \\t]*,[ \\t]*)(${QUOTE})`,
  'gi',
);
// Between words a header is prose, unless a directive sets it.
const HEADER_DIRECTIVE = new RegExp(
  `((?:proxy_set_header|add_header|more_set_headers|requestheader|header|set-header|add-header|setenvif|fastcgi_param)[ \\t][^\\n]{0,80}?(${SECRET_HEADER})[ \\t]+)("[^"]*"|'[^']*'|[^ \\t;]+)`,
  'gi',
);
/** Removed by an earlier hand: it is not redacted again. */
const REMOVED = /\[redacted:[a-z-]+:[0-9a-f]{12}\]/g;
const HEADER_HINT = /authorization|cookie|-token|x-a/i;
const BRACKETED = /^([ \t]*(?:- +)*(?:(?<=- +)|[A-Za-z_][\w .-]{0,127}: +))(\[redacted:[a-z-]+:[0-9a-f]{12}\].*)$/;
const BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}(?:PRIVATE KEY(?: BLOCK)?|OpenVPN Static key V[0-9])-----/;
const END = /-----END [A-Z0-9 ]{0,40}(?:PRIVATE KEY(?: BLOCK)?|OpenVPN Static key V[0-9])-----/;
const KEY_IN_LINE = new RegExp(`${BEGIN.source}.*?(?:${END.source}|(?=["'<])|$)`, 'g');
const KEY_BODY = /^[ \t]*[A-Za-z0-9+/=]*[ \t]*$|^[ \t]*[A-Za-z-]{1,24}: .*$|[A-Za-z0-9+/=]{16,}/;

/** Redacts text line by line; every line stays a line. Carries what a line means for the next. */
export function createLineRedactor(mark: Mark): (line: string) => string {
  const redactLine = createOnce((type, secret) => (SHIELDED.test(secret) ? secret : mark(type, secret)));
  return (line) => {
    if (!line.includes('[redacted:') || line.includes('\ue001')) return redactLine(line);
    const kept: string[] = [];
    const shielded = line.replace(REMOVED, (placeholder) => `\ue001${String(kept.push(placeholder) - 1)}\ue001`);
    return redactLine(shielded).replace(/\ue001([0-9]+)\ue001/g, (_, at: string) => kept[Number(at)] ?? '');
  };
}

function createOnce(mark: Mark): (line: string) => string {
  const state: State = {};
  return (line) => {
    if (state.pem !== undefined) {
      const inside = redactKeyBody(line, state, mark);
      if (inside !== undefined) return inside;
    }
    if (state.putty !== undefined) return redactPutty(line, state, mark);
    state.putty = Number(/^Private-Lines: ([0-9]{1,4})[ \t\r]*$/.exec(line)?.[1] ?? 0);
    if (state.putty === 0) delete state.putty;
    if (!isSuspect(line) && !isWaiting(state)) return line;
    const paired = redactPairs(redactKeys(line, state, mark), state, mark);
    const safe = redactHeaders(paired, state, mark);
    const bare = redactTokens(safe, mark);
    return bare === safe ? safe : quoteValue(bare);
  };
}

/** PuTTY says how many lines its secret takes. */
function redactPutty(line: string, state: State, mark: Mark): string {
  const left = (state.putty ?? 0) - 1;
  if (left > 0) state.putty = left;
  else delete state.putty;
  return line.trim() === '' ? line : mark('private-key', line.trim());
}

/** A plain YAML value must not begin with a bracket: it would have become a list. */
function quoteValue(line: string): string {
  return line.replace(BRACKETED, (_, lead: string, value: string) => `${lead}'${value.replaceAll("'", "''")}'`);
}

function isWaiting({ block, quoted, under, naming, manifest }: State): boolean {
  return (block ?? quoted ?? under ?? naming ?? manifest) !== undefined;
}

function redactKeys(line: string, state: State, mark: Mark): string {
  return line.replace(KEY_IN_LINE, (secret: string, at: number) => {
    if (!END.test(secret) && at + secret.length === line.length) state.pem = { prefix: line.slice(0, at) };
    return mark('private-key', secret);
  });
}

/** One line inside a private key; undefined when the key is over without having been closed. */
function redactKeyBody(line: string, state: State, mark: Mark): string | undefined {
  const prefix = state.pem?.prefix ?? '';
  const indent = line.startsWith(prefix) ? prefix : (/^[ \t]*/.exec(line)?.[0] ?? '');
  const body = line.slice(indent.length);
  const end = END.exec(body);
  if (end !== null) {
    delete state.pem;
    const close = end.index + end[0].length;
    return indent + mark('private-key', body.slice(0, close)) + body.slice(close);
  }
  if (body.trim() === '') return line;
  if (KEY_BODY.test(body)) return indent + mark('private-key', body);
  delete state.pem;
  return undefined;
}

function redactHeaders(line: string, state: State, mark: Mark): string {
  if (!HEADER_HINT.test(line)) return line;
  const directives = line.replace(HEADER_DIRECTIVE, (_, lead: string, name: string, value: string) => {
    const quote = /^["']/.exec(value)?.[0] ?? '';
    return lead + quote + redactHeader(name, value.slice(quote.length, value.length - quote.length), mark) + quote;
  });
  let text = '';
  let position = 0;
  for (const match of directives.matchAll(HEADER)) {
    const [whole, , name = '', , quote = ''] = match;
    const start = match.index + whole.length;
    if (match.index < position) continue;
    const alone = quote === '' && /^[ \t]*(?:- +)*$/.test(directives.slice(0, match.index));
    const end = alone ? directives.length : valueEnd(directives, start, quote);
    const value = directives.slice(start, end);
    // A YAML container or block: what stands in it was dealt with as a pair.
    if (alone && /^(?:[[{]|[|>][+0-9-]*[ \t]*$)/.test(value)) continue;
    const redacted = redactHeader(name, value, mark);
    // A header may be folded, and in YAML a plain value too: what is indented deeper belongs to it.
    if (alone && redacted !== value) state.block = { indent: match.index, comment: true };
    text += directives.slice(position, start) + (alone && PLACEHOLDER.test(redacted) ? `"${redacted}"` : redacted);
    position = end;
  }
  return text + directives.slice(position);
}

/** A quoted value ends at its quote, any other at the next quote or the end of the line. */
function valueEnd(line: string, start: number, quote: string): number {
  if (quote !== '') {
    const end = closing(line, start, quote);
    return end < 0 ? line.length : end;
  }
  const end = line.slice(start).search(/["'\\]|&quot;/);
  return end < 0 ? line.length : start + end;
}
