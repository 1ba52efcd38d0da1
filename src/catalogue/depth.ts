/** What the yaml package says a token is. Its lexer keeps no stack of its own. */
type TypeOf = (token: string) => string | null;

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

/**
 * Whether a YAML text nests deeper than `limit`. Counts on the tokens and stops at the first token too deep, because
 * a parser that recurses can take the whole process down on such a text, beyond any catch.
 */
export function isTooDeep(tokens: Iterable<string>, limit: number, typeOf: TypeOf): boolean {
  const open: Open = { flow: 0, columns: [] };
  let column = 0;
  let lineStart = true;
  for (const token of tokens) {
    const type = typeOf(token) ?? '';
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
