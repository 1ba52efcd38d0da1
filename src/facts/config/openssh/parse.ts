/** One line of sshd_config; the keyword in lower case under the name it goes by now. */
export interface Line {
  readonly keyword: string;
  /** Words behind the keyword, without their quotes. */
  readonly args: readonly string[];
  /** From 1. */
  readonly line: number;
}

/** A line that sshd itself would refuse. */
export interface Refused {
  readonly line: number;
  readonly detail: string;
}

/** Names that went before, by the one that took their place. */
const ALIASES: Readonly<Record<string, string>> = {
  challengeresponseauthentication: 'kbdinteractiveauthentication',
  skeyauthentication: 'kbdinteractiveauthentication',
  dsaauthentication: 'pubkeyauthentication',
  pubkeyacceptedkeytypes: 'pubkeyacceptedalgorithms',
  hostbasedacceptedkeytypes: 'hostbasedacceptedalgorithms',
  keepalive: 'tcpkeepalive',
};

/** The lines of one file in order; white space in front, `=` behind the keyword and comments as sshd reads them. */
export function parseSshd(text: string): readonly (Line | Refused)[] {
  return text.split('\n').flatMap((written, index): readonly (Line | Refused)[] => {
    const bare = written.replace(/^[ \t\r\f\v]+|[ \t\r\f\v]+$/g, '');
    if (bare === '' || bare.startsWith('#')) return [];
    const [, name = '', rest = ''] = /^("[^"]*"|[^\s=]+)\s*=?\s*(.*)$/.exec(bare) ?? [];
    const line = index + 1;
    const args = wordsOf(rest);
    if (args === undefined) return [{ line, detail: 'a quote is not closed' }];
    const keyword = name.replace(/^"|"$/g, '').toLowerCase();
    if (keyword === '') return [{ line, detail: 'no keyword' }];
    return [{ keyword: ALIASES[keyword] ?? keyword, args, line }];
  });
}

const WORD = /[ \t]*(?:(#.*$)|((?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\\.|[^ \t"'\\])+))/gy;
const PART = /"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|(\\.)|([^"'\\]+)/g;

/** Words, in which quotes may stand anywhere; behind white space a `#` opens a comment. Undefined for an open quote. */
function wordsOf(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let length = 0;
  for (const [all, comment, word] of text.trimEnd().matchAll(WORD)) {
    length += all.length;
    if (comment === undefined && word !== undefined) words.push(unquoted(word));
  }
  return length === text.trimEnd().length ? words : undefined;
}

function unquoted(word: string): string {
  return word.replace(PART, (_, double?: string, single?: string, escaped?: string, plain?: string) =>
    (double ?? single ?? escaped ?? plain ?? '').replace(/\\(["'\\ ])/g, '$1'),
  );
}
