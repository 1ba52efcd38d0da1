import { UserError } from '../errors.ts';
import type { Problem, SourcePosition } from '../errors.ts';

export type Path = readonly (string | number)[];

/** A problem before it is known in which file it stands. */
export type Fault = Omit<Problem, 'at' | 'path'>;

/** Notes a fault at a path of the document being read. */
export type Report = (path: Path, fault: Fault) => void;

/** `criteria[0].needs[1].check.family` */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** More than these nobody reads, and to explain each takes longer the more there are. */
export const MAX_PROBLEMS = 1000;

/** More than these on a line is no help to anyone; the nearest name is given beside them. */
const SHOWN = 16;

function choices(allowed: readonly string[]): string {
  const shown = allowed.slice(0, SHOWN).join(', ');
  return allowed.length > SHOWN ? `${shown} and ${allowed.length - SHOWN} more` : shown;
}

/** `file:line:column  path  what was found; allowed: …; did you mean "x"?` */
export function formatProblem(problem: Problem): string {
  const { at, path, message, allowed, nearest } = problem;
  const place = at === undefined ? '' : `${at.file}:${at.line}:${at.column}  `;
  const where = path === undefined || path === '' ? '' : `${path}  `;
  const choice = allowed === undefined || allowed.length === 0 ? '' : `; allowed: ${choices(allowed)}`;
  const guess = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
  return `${place}${where}${message}${choice}${guess}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareProblems(a: Problem, b: Problem): number {
  const [p, q] = [a.at, b.at];
  return (
    compareText(p?.file ?? '', q?.file ?? '') || (p?.line ?? 0) - (q?.line ?? 0) || (p?.column ?? 0) - (q?.column ?? 0)
  );
}

/** Problems by file, line and column. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted(compareProblems);
}

/** Throws one UserError with every problem, sorted; its code is that of the first. Does nothing when there are none. */
export function throwProblems(problems: readonly Problem[]): void {
  const sorted = sortProblems(problems);
  const first = sorted[0];
  if (first === undefined) return;
  const rest = sorted.length === 1 ? '' : ` (and ${sorted.length - 1} more)`;
  throw new UserError(first.code, `${formatProblem(first)}${rest}`, sorted);
}

/** A problem about a whole file. */
export function fileProblem(file: string, fault: Fault): Problem {
  return { ...fault, at: fileStart(file) };
}

/** The first character of a file. */
export function fileStart(file: string): SourcePosition {
  return { file, line: 1, column: 1 };
}
