import { basename, dirname } from 'node:path';
import { throwProblems } from '../catalogue/problem.ts';
import { readTextFile } from '../catalogue/read-file.ts';
import { type Problem, UserError } from '../errors.ts';

/** Reads a text that a flag names, of a few megabytes at most. Throws UserError. */
export function readSmallText(path: string): string {
  const problems: Problem[] = [];
  const read = readTextFile(dirname(path), basename(path), problems);
  throwProblems(problems);
  if (read === undefined) throw new UserError('unreadable', `${path} cannot be read`);
  return read.text;
}
