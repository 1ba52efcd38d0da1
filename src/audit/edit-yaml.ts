import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileErrorCode, readTextFile } from '../catalogue/read-file.ts';
import { throwProblems } from '../catalogue/problem.ts';
import { type Problem, UserError } from '../errors.ts';
import type { Document } from 'yaml';

/** What is to be changed in a file of the audit folder. */
export interface Edit {
  /** The audit folder. */
  readonly root: string;
  /** Relative to it. */
  readonly file: string;
  /** The text to start from where the file is not there yet. */
  readonly fresh: string;
  readonly change: (document: Document) => void;
}

/**
 * Changes one YAML file as its owner would: comments and order stay, and the new text takes the place of the old at once.
 * Throws UserError `yaml-syntax` where the file cannot be read as YAML, `unwritable` where it cannot be written.
 */
export async function editYaml(edit: Edit): Promise<void> {
  await replace(join(edit.root, edit.file), await editedText(edit));
}

/** The text that a change would leave, without writing it. Throws UserError `yaml-syntax`. */
export async function editedText({ root, file, fresh, change }: Edit): Promise<string> {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(currentText(root, file) ?? fresh);
  const [error] = document.errors;
  if (error !== undefined) throw new UserError('yaml-syntax', `${file}: ${error.message}`, [], { cause: error });
  change(document);
  return document.toString({ lineWidth: 110 });
}

function currentText(root: string, file: string): string | undefined {
  const problems: Problem[] = [];
  const text = readTextFile(root, file, problems)?.text;
  throwProblems(problems.filter(({ code }) => code !== 'not-found'));
  return text;
}

/** Writes a text beside its place, and puts it there when it is whole. Throws UserError `unwritable`. */
export async function replace(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    throw new UserError('unwritable', `${path} cannot be written (${fileErrorCode(error)})`, [], { cause: error });
  }
}
