/** What this needs of the yaml package: its lexer, which keeps no stack of its own. */
export interface Tokens {
  lex(text: string): Iterable<string>;
  typeOf(token: string): string | null;
}

const OPENS = new Set(['flow-map-start', 'flow-seq-start']);
const CLOSES = new Set(['flow-map-end', 'flow-seq-end']);
const BLOCKS = new Set(['seq-item-ind', 'explicit-key-ind']);
const BLANK = new Set(['space', 'comment', 'byte-order-mark', 'doc-mode', 'flow-error-end']);

/** Collections that are open at a token: flow ones by count, block ones by the column they opened at. */
interface Open {
  flow: number;
  readonly columns: number[];
}

function openBlock(columns: number[], column: number): void {
  while ((columns.at(-1) ?? -1) >= column) columns.pop();
  columns.push(column);
}

/** Each level needs a line, a bracket or an indicator of its own; most files have too few of them to look further. */
function mayBeDeep(text: string, limit: number): boolean {
  return text.split(/[[{\n\r]|[-?]\s/).length > limit;
}

/**
 * Whether a YAML text nests deeper than `limit`. Counts on the token stream and stops at the first token too deep, because
 * a parser that recurses can take the whole process down on such a text, beyond any catch.
 */
export function isTooDeep(text: string, limit: number, tokens: Tokens): boolean {
  if (!mayBeDeep(text, limit)) return false;
  const open: Open = { flow: 0, columns: [] };
  let column = 0;
  let lineStart = true;
  for (const token of tokens.lex(text)) {
    const type = tokens.typeOf(token) ?? '';
    if (type === 'newline') {
      [column, lineStart] = [0, true];
      continue;
    }
    const indicator = BLOCKS.has(type);
    // A collection opens at an indicator, or at the first word of a line that stands deeper than the line above.
    if (open.flow === 0 && (indicator || (lineStart && !BLANK.has(type)))) openBlock(open.columns, column);
    if (OPENS.has(type)) open.flow++;
    if (CLOSES.has(type)) open.flow--;
    if (open.flow + open.columns.length > limit) return true;
    column += token.length;
    lineStart &&= indicator || type === 'space';
  }
  return false;
}
