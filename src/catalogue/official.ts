/** What stands under one number of the official text. */
export interface OfficialEntry {
  /** As our ids are written: `8.08.06`. */
  readonly id: string;
  readonly kind: 'text' | 'none' | 'moved' | 'dropped' | 'reference';
  readonly text: string;
  /** Line or row it begins on, from 1. */
  readonly line: number;
}

/** The user's own copy of a norm, by its numbers. */
export interface OfficialText {
  readonly file: string;
  /** SHA-256 of its bytes. */
  readonly sha256: string;
  readonly entries: readonly OfficialEntry[];
}

const HEADING = /^#{1,6}[ \t]+(\d{1,2}\.\d{1,2}\.\d{1,2})[ \t]*$/;
const NUMBER = /^\d{1,2}\.\d{1,2}\.\d{1,2}$/;

// Control characters but tab and line end, and the marks that reorder text: no text of a folder may hold them.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

// How the publishers word the numbers that hold no measure.
const KINDS = [
  [/^Geen overheidsmaatregel/i, 'none'],
  [/^Verplaatst/i, 'moved'],
  [/^Vervallen/i, 'dropped'],
  [/^Zie overheidsmaatregel/i, 'reference'],
] as const;

/** `8.16.3` as `8.16.03`. */
export function canonicalNumber(number: string): string {
  const [chapter = '', ...rest] = number.split('.');
  return [chapter, ...rest.map((part) => part.padStart(2, '0'))].join('.');
}

function toEntry(number: string, written: string, line: number): OfficialEntry {
  const text = written
    .replace(/<br ?\/?>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(UNSEEN, '')
    .split('\n')
    .map((each) => each.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const kind = KINDS.find(([opening]) => opening.test(text))?.[1] ?? 'text';
  return { id: canonicalNumber(number), kind, text, line };
}

/** The numbers of the published Markdown: a heading per number, its text below. */
export function readOfficialMarkdown(markdown: string): readonly OfficialEntry[] {
  const entries: OfficialEntry[] = [];
  let open: { readonly number: string; readonly line: number; readonly body: string[] } | undefined;
  function close(): void {
    if (open !== undefined) entries.push(toEntry(open.number, open.body.join('\n'), open.line));
    open = undefined;
  }
  markdown.split(/\r\n?|\n/).forEach((line, index) => {
    const number = HEADING.exec(line)?.[1];
    if (number !== undefined) {
      close();
      open = { number, line: index + 1, body: [] };
    } else if (/^#{1,6}[ \t]/.test(line)) close();
    else open?.body.push(line);
  });
  close();
  return entries;
}

/** The numbers of a published table: on each row the cell that is a number, and the longest of the others as its text. */
export function readOfficialRows(
  rows: readonly { readonly row: number; readonly cells: readonly string[] }[],
): readonly OfficialEntry[] {
  return rows.flatMap(({ row, cells }) => {
    const number = cells.find((cell) => NUMBER.test(cell.trim()))?.trim();
    if (number === undefined) return [];
    const text = cells.filter((cell) => cell.trim() !== number).reduce((a, b) => (b.length > a.length ? b : a), '');
    return text === '' ? [] : [toEntry(number, text, row)];
  });
}
