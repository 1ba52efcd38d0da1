const MARKUP: unique symbol = Symbol('markup');

/** HTML that was made by `markup` or vouched for by `trusted`; no text from outside can pass for it. */
export interface Markup {
  readonly [MARKUP]: string;
}

export type Hole = string | number | Markup | readonly Hole[] | false | undefined;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// C0 and C1 without tab and line feed, bidi overrides and isolates (they make text read as what it is not), noncharacters, lone surrogates.
const UNPRINTABLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF\p{Cs}]/gu;

/** Text without characters that HTML forbids or that reorder what a reader sees. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '');
}

export function escapeHtml(text: string): string {
  return printable(text).replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? '');
}

/** Tagged template: every hole is escaped unless it is Markup; lists are joined, `false` and `undefined` print nothing. */
export function markup(literals: TemplateStringsArray, ...holes: readonly Hole[]): Markup {
  return trusted(literals.map((literal, index) => literal + fill(holes[index])).join(''));
}

/** Constants of this folder only, never text from outside. */
export function trusted(markup: string): Markup {
  return { [MARKUP]: markup };
}

/** The characters of a Markup, to write them out. */
export function markupOf(markup: Markup): string {
  return markup[MARKUP];
}

function fill(hole: Hole): string {
  if (hole === undefined || hole === false) return '';
  if (typeof hole === 'string') return escapeHtml(hole);
  if (typeof hole === 'number') return String(hole);
  return isMarkup(hole) ? markupOf(hole) : hole.map(fill).join('');
}

function isMarkup(hole: Markup | readonly Hole[]): hole is Markup {
  return MARKUP in hole;
}
