/** How a program writes its `key = value` lines. */
export interface IniGrammar {
  /** Characters that open a comment at the start of a line. */
  readonly comments: string;
  /** Whether they do so behind white space too. */
  readonly inline?: boolean;
  /** What stands between key and value; `space` is white space with an optional `=`. */
  readonly separator: '=' | '=:' | 'space';
  /** `backslash` at the end of a line, or an `indent` at the start of the next, goes on with the value. */
  readonly continues?: 'backslash' | 'indent';
  /** Keys may stand without a value. */
  readonly bare?: boolean;
}

/** One setting. `section` is empty before the first header; `value` is undefined for a key without one. */
export interface IniLine {
  readonly section: string;
  readonly key: string;
  readonly value: string | undefined;
  /** From 1. */
  readonly line: number;
}

/** A line that is neither a comment, a header nor a setting. */
export interface IniRefused {
  readonly section: string;
  readonly line: number;
  readonly detail: string;
}

interface Logical {
  readonly text: string;
  readonly line: number;
}

/** The settings of one file in order. Quotes are left as they stand. */
export function parseIni(text: string, grammar: IniGrammar): readonly (IniLine | IniRefused)[] {
  let section = '';
  return logicalLines(text, grammar).flatMap((logical): readonly (IniLine | IniRefused)[] => {
    const header = /^\s*\[([^\]]+)\]\s*$/.exec(logical.text);
    if (header !== null) {
      section = (header[1] ?? '').trim();
      return [];
    }
    return [setting(logical, section, grammar)];
  });
}

function setting({ text, line }: Logical, section: string, grammar: IniGrammar): IniLine | IniRefused {
  const bare = text.trim();
  const at =
    grammar.separator === 'space' ? bare.search(/[\s=]/) : bare.search(grammar.separator === '=' ? /=/ : /[=:]/);
  if (at === 0) return { section, line, detail: 'no key' };
  if (at < 0) {
    if (grammar.bare === true) return { section, key: bare, value: undefined, line };
    return { section, line, detail: 'neither a setting nor a section' };
  }
  const rest = bare.slice(at);
  const value = grammar.separator === 'space' ? rest.replace(/^\s*=?\s*/, '') : rest.slice(1).trim();
  return { section, key: bare.slice(0, at).trim(), value, line };
}

function logicalLines(text: string, grammar: IniGrammar): readonly Logical[] {
  const lines: { text: string; line: number }[] = [];
  let open = false;
  for (const [index, raw] of text.split('\n').entries()) {
    const isComment = grammar.comments.includes(raw.trim()[0] ?? '\n');
    // A comment between the lines of one value does not end it.
    if (raw.trim() === '' || isComment) {
      if (grammar.continues === 'backslash' && !isComment) open = false;
      continue;
    }
    const written = grammar.inline === true ? withoutComment(raw, grammar.comments) : raw;
    const previous = lines.at(-1);
    const indented = grammar.continues === 'indent' && /^\s/.test(raw) && previous !== undefined;
    const goesOn = grammar.continues === 'backslash' && /\\\s*$/.test(written);
    const part = goesOn ? written.replace(/\\\s*$/, ' ') : written;
    if ((open || indented) && previous !== undefined) previous.text = joined(previous.text, part, indented);
    else lines.push({ text: part, line: index + 1 });
    open = goesOn;
  }
  return lines;
}

function joined(before: string, after: string, indented: boolean): string {
  return indented ? `${before}\n${after.trim()}` : before + after;
}

function withoutComment(line: string, comments: string): string {
  for (let at = 1; at < line.length; at += 1) {
    if (comments.includes(line[at] ?? '\n') && /\s/.test(line[at - 1] ?? '')) return line.slice(0, at);
  }
  return line;
}
