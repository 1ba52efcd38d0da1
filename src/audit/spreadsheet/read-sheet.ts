import { throwProblems } from '../../catalogue/problem.ts';
import type { Problem } from '../../errors.ts';
import { cellProblem, parseRef, refuseFile } from './place.ts';
import { readXml, type XmlPart } from './read-xml.ts';
import { unescapeCell } from './text.ts';
import type { Cell, Row } from './types.ts';

/** Rows that hold something, and cells that do: many times the largest register. */
export const SHEET_LIMITS = { rows: 10_000, cells: 200_000 } as const;

export interface SheetPart extends XmlPart {
  readonly name: string;
  readonly strings: readonly string[];
}

/** The cell that is being read. */
interface Open {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  value: string;
  inline: string;
}

/** What was read so far. */
interface Gathered {
  readonly part: SheetPart;
  readonly rows: Map<number, Map<number, Cell>>;
  readonly problems: Problem[];
  cells: number;
}

/**
 * The cells of one sheet that hold something. A formula is refused wherever it stands: what it shows depends on the machine
 * that shows it. Throws UserError, with every formula and error value named by its cell.
 */
export async function readSheet(part: SheetPart): Promise<readonly Row[]> {
  const gathered: Gathered = { part, rows: new Map(), problems: [], cells: 0 };
  let row = 0;
  let column = 0;
  let open: Open | undefined;
  let into: 'value' | 'inline' | undefined;
  let sounding = false;
  await readXml(part, {
    open(name, attributes) {
      if (name === 'row') {
        row = Number(attributes['r'] ?? row + 1) || row + 1;
        column = 0;
      }
      if (name === 'c') {
        // A cell without a reference follows the one before it.
        const place = parseRef(attributes['r'] ?? '') ?? { row, column: column + 1 };
        ({ row, column } = place);
        open = { ...place, type: attributes['t'] ?? 'n', value: '', inline: '' };
      }
      if (name === 'f' && open !== undefined) note(gathered, open, 'holds a formula: put the value itself in the cell');
      if (name === 'rPh') sounding = true;
      into = name === 'v' ? 'value' : name === 't' && !sounding ? 'inline' : undefined;
    },
    text(piece) {
      if (open !== undefined && into !== undefined) open[into] += piece;
    },
    close(name) {
      if (name === 'rPh') sounding = false;
      if (name === 'v' || name === 't') into = undefined;
      if (name !== 'c' || open === undefined) return;
      keep(gathered, open);
      open = undefined;
    },
  });
  throwProblems(gathered.problems);
  return [...gathered.rows].sort(([a], [b]) => a - b).map(([number, cells]) => ({ number, cells }));
}

/** Enough to see what is wrong. */
const MOST_PROBLEMS = 100;

function note({ part, problems }: Gathered, { row, column }: Open, message: string): void {
  if (problems.length >= MOST_PROBLEMS) return;
  problems.push(cellProblem({ file: part.file, sheet: part.name, row, column }, { code: 'schema', message }));
}

function keep(gathered: Gathered, open: Open): void {
  const { part, rows } = gathered;
  const cell = toCell(open, part.strings);
  if (cell === undefined) return;
  if (typeof cell === 'string') {
    note(gathered, open, cell);
    return;
  }
  gathered.cells += 1;
  const line = rows.get(open.row) ?? new Map<number, Cell>();
  rows.set(open.row, line);
  if (line.has(open.column)) note(gathered, open, 'is in the sheet twice');
  line.set(open.column, cell);
  if (rows.size <= SHEET_LIMITS.rows && gathered.cells <= SHEET_LIMITS.cells) return;
  const message = `has more than ${SHEET_LIMITS.rows} rows or ${SHEET_LIMITS.cells} cells that hold something`;
  refuseFile(part.file, { code: 'too-large', message }, part.name);
}

/** What a cell holds; nothing where it is empty; a text where it cannot be read. */
function toCell({ type, value, inline }: Open, strings: readonly string[]): Cell | string | undefined {
  if (type === 'e') return `holds the error ${value}`;
  if (type === 'inlineStr') return inline === '' ? undefined : { text: unescapeCell(inline) };
  if (value === '') return undefined;
  if (type === 's') {
    const text = strings[Number(value)];
    return text === undefined ? 'refers to a text that is not in the file' : text === '' ? undefined : { text };
  }
  if (type === 'b') return { text: value === '1' ? 'TRUE' : 'FALSE' };
  if (type !== 'n') return { text: unescapeCell(value) };
  const number = Number(value);
  return Number.isFinite(number) ? { text: value, number } : { text: value };
}
