import { formatProblem, type Fault } from '../../catalogue/problem.ts';
import { type Problem, UserError } from '../../errors.ts';
import type { CellPlace } from './types.ts';

/** `3` is `C`, `28` is `AB`. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return column <= 26 ? last : columnName(Math.floor((column - 1) / 26)) + last;
}

/** `C4` to row and column; undefined where it is no reference to a cell. */
export function parseRef(ref: string): { readonly row: number; readonly column: number } | undefined {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(ref);
  if (match === null) return undefined;
  const column = Array.from(match[1] ?? '').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(match[2]), column };
}

/** A fault at a cell, `Verzoeken!C4`. */
export function cellProblem({ file, sheet, row, column }: CellPlace, fault: Fault): Problem {
  return { ...fault, at: { file, line: row, column }, path: `${sheet}!${columnName(column)}${row}` };
}

/** What is wrong with a file as a whole; `part` is the sheet or the part of the file it is about. */
export function refusal(file: string, fault: Fault, part?: string): UserError {
  const problem: Problem = {
    ...fault,
    at: { file, line: 1, column: 1 },
    ...(part === undefined ? {} : { path: part }),
  };
  return new UserError(fault.code, formatProblem(problem), [problem]);
}

export function refuseFile(file: string, fault: Fault, part?: string): never {
  throw refusal(file, fault, part);
}
