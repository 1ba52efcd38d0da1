/** Control characters, what turns text around unseen (bidi overrides and isolates), noncharacters. Line ends stay. */
const UNSEEN =
  /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/g;
const LINE_ENDS = /[\t\n\r\f\u0085\u2028\u2029]+/g;

/** Most text is plain, and a large report has hundreds of thousands of strings. */
const PLAIN = /^[\u0020-\u007e]*$/;

/** Text from outside on one line, without anything that could act on a terminal or hide in a page. */
export function clean(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(LINE_ENDS, ' ')
    .replace(UNSEEN, '');
}

/** Cleans every string in a tree of plain data. */
export function cleanDeep<T>(value: T): T {
  if (typeof value === 'string') return clean(value) as T;
  if (Array.isArray(value)) return value.map(cleanDeep) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cleanDeep(each as unknown)])) as T;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For element content and quoted attributes of HTML and XML. */
export function escapeMarkup(text: string): string {
  return clean(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** For running text and table cells of Markdown: no markup, no link, no cell border, no HTML of the writer's own. */
export function escapeMarkdown(text: string): string {
  return (
    clean(text)
      .replace(/[\\`*_[\]|~$]/g, '\\$&')
      .replace(/[&<>]/g, (character) => ENTITIES[character] ?? character)
      // What would start a list, a heading line or a numbered item.
      .replace(/^(\s*)([-+=#])/, '$1\\$2')
      .replace(/^(\s*\d+)(?=\.)/, '$1\\')
      // What many renderers turn into a link by themselves.
      .replace(/:(?=\/\/)/g, '\\:')
      .replace(/\bwww(?=\.)/gi, '$&\\')
      .replace(/@/g, '\\@')
  );
}
