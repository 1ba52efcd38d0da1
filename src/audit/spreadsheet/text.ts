/** Characters that XML cannot hold stand in a spreadsheet as `_x000D_`, and a text that looks like that as `_x005F_x…`. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** A text of a cell as its writer meant it. */
export function unescapeCell(text: string): string {
  return text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
