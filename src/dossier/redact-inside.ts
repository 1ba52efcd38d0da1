import { isSecretKey } from './redact-keys.ts';
import type { Mark } from './redact-patterns.ts';
import { closing, isComment, scalar, type PairState } from './redact-values.ts';

const APART = /^(?:["']?[^"'\s]+["']?[ \t]*[:=](?:[ \t]|$)|[{}[\]#,])/;

export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** A line that belongs to a value begun earlier; undefined when it stands by itself. */
export function inside(line: string, state: PairState, mark: Mark): string | undefined {
  if (line.trim() === '') return line;
  if (state.quoted !== undefined) {
    const rest = insideQuoted(line, { quoted: state.quoted }, state, mark);
    if (rest !== undefined) return rest;
  }
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
  const { under } = state;
  if (under === undefined) return undefined;
  const item = /^[ \t]*(?:- +)+/.exec(line)?.[0];
  if (indentOf(line) < under.indent + (item === undefined ? 1 : 0)) {
    delete state.under;
    return undefined;
  }
  const lead = item ?? line.slice(0, indentOf(line));
  const rest = line.slice(lead.length);
  if (!isBare(rest, item, under)) return undefined;
  if (item !== undefined && under.names && isSecretKey(rest.trim())) return line;
  const column = item === undefined ? under.indent : item.trimEnd().length - 1;
  return lead + scalar({ text: rest, column, flowing: under.bare === 'all' }, state, mark);
}

/** Is it a value; not a key of its own, a container or a comment, which are judged by themselves? */
function isBare(rest: string, item: string | undefined, under: NonNullable<PairState['under']>): boolean {
  const { bare } = under;
  if (APART.test(rest)) {
    if (bare === 'next' && !rest.startsWith('#')) under.bare = rest.startsWith('[') ? 'all' : 'none';
    return false;
  }
  if (bare !== 'all') under.bare = 'none';
  return item !== undefined || bare !== 'none';
}

function insideQuoted(
  line: string,
  from: Required<Pick<PairState, 'quoted'>>,
  state: PairState,
  mark: Mark,
): string | undefined {
  const { quote, left, comment } = from.quoted;
  // A comment takes none of the settings after it.
  if (comment && !isComment(line)) {
    delete state.quoted;
    return undefined;
  }
  const lead = line.slice(0, indentOf(line));
  const end = closing(line, 0, quote);
  if (end < 0 && left > 0) {
    from.quoted.left = left - 1;
    return lead + mark('credential', line.trim());
  }
  delete state.quoted;
  return end < 0 ? line : lead + mark('credential', line.slice(0, end).trim()) + line.slice(end);
}
