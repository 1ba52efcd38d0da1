import { type NginxFault, type Token, tokenize } from './tokenize.ts';

/** Deeper than any configuration nginx is run with. */
const MAX_DEPTH = 50;

/** One directive as it stands in its file. `opaque`: its block is code in another language. */
export interface Written {
  readonly name: string;
  readonly args: readonly string[];
  readonly line: number;
  readonly column: number;
  readonly block?: readonly Written[];
  readonly opaque?: true;
}

export interface Parsed {
  readonly directives: readonly Written[];
  readonly conditional: boolean;
}

interface OpenBlock {
  readonly directives: Written[];
  readonly head: readonly Token[];
}

/** The directives of one file; blocks nested by a stack of our own, so that depth costs no call stack. */
export function parseNginx(text: string, firstLine = 1): Parsed | NginxFault {
  const scanned = tokenize(text, firstLine);
  if ('detail' in scanned) return scanned;
  const stack: OpenBlock[] = [{ directives: [], head: [] }];
  let words: Token[] = [];
  for (const token of scanned.tokens) {
    if (token.kind === 'word') {
      words.push(token);
      continue;
    }
    const { line, column } = token;
    if (stack.length > MAX_DEPTH) return { code: 'too-deep', detail: `nested deeper than ${MAX_DEPTH}`, line, column };
    const problem = apply(token, words, stack);
    if (problem !== undefined) return { detail: problem, line, column };
    words = [];
  }
  const [unfinished] = words;
  const open = stack.at(-1);
  if (unfinished !== undefined)
    return { detail: "';' or '{' expected", line: unfinished.line, column: unfinished.column };
  if (open === undefined || stack.length > 1) return unclosed(open?.head[0]);
  return { directives: open.directives, conditional: scanned.conditional };
}

function unclosed(head: Token | undefined): NginxFault {
  return { detail: 'a block that is not closed', line: head?.line ?? 1, column: head?.column ?? 1 };
}

/** What a mark does with the words before it; gives what is wrong, or nothing. */
function apply(mark: Token, words: readonly Token[], stack: OpenBlock[]): string | undefined {
  const current = stack.at(-1);
  if (current === undefined) return "'}' without a block";
  if (mark.kind === 'close') return close(words, stack);
  if (words.length === 0) return mark.kind === 'open' ? "'{' without a name" : "';' without a directive";
  if (mark.kind === 'open') {
    stack.push({ directives: [], head: words });
    return undefined;
  }
  current.directives.push({ ...written(words), ...(mark.kind === 'opaque' ? { opaque: true } : {}) });
  return undefined;
}

function close(words: readonly Token[], stack: OpenBlock[]): string | undefined {
  if (words.length > 0) return "';' expected before '}'";
  const closed = stack.length > 1 ? stack.pop() : undefined;
  if (closed === undefined) return "'}' without a block";
  stack.at(-1)?.directives.push({ ...written(closed.head), block: closed.directives });
  return undefined;
}

function written(words: readonly Token[]): Written {
  const [head, ...rest] = words;
  return {
    name: head?.text ?? '',
    args: rest.map((word) => word.text),
    line: head?.line ?? 1,
    column: head?.column ?? 1,
  };
}
