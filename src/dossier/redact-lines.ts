import { redactPairs, type PairState } from './redact-pairs.ts';
import { redactHeader, redactTokens, SECRET_HEADER, TRIGGER, type Mark } from './redact-patterns.ts';

/** What one line means for the next ones. */
interface State extends PairState {
  /** Inside a private key; what stood before its first line (`# `, `  `) may stand before each. */
  pem?: { readonly prefix: string };
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
const BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const KEY_IN_LINE = new RegExp(`${BEGIN.source}.*?(?:${END.source}|(?=["'<])|$)`, 'g');
const KEY_BODY = /^[ \t]*[A-Za-z0-9+/=]*[ \t]*$|^[ \t]*[A-Za-z-]{1,24}: .*$|[A-Za-z0-9+/=]{16,}/;

/** Redacts text line by line; every line stays a line. Carries what a line means for the next. */
export function createLineRedactor(mark: Mark): (line: string) => string {
  const state: State = {};
  return (line) => {
    if (state.pem !== undefined) {
      const inside = redactKeyBody(line, state, mark);
      if (inside !== undefined) return inside;
    }
    if (!TRIGGER.test(line) && !isWaiting(state)) return line;
    const paired = redactPairs(redactKeys(line, state, mark), state, mark);
    return redactTokens(redactHeaders(paired, mark), mark);
  };
}

function isWaiting({ block, quoted, under, naming }: State): boolean {
  return (block ?? quoted ?? under ?? naming) !== undefined;
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

function redactHeaders(line: string, mark: Mark): string {
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
    const end = valueEnd(directives, start, quote);
    text += directives.slice(position, start) + redactHeader(name, directives.slice(start, end), mark);
    position = end;
  }
  return text + directives.slice(position);
}

/** A quoted value ends at its quote, any other at the next quote or the end of the line. */
function valueEnd(line: string, start: number, quote: string): number {
  const end = quote === '' ? line.slice(start).search(/["'\\]|&quot;|\]\s*$/) : line.indexOf(quote, start) - start;
  return end < 0 ? line.length : start + end;
}
