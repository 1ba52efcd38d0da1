import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UserError } from '../../src/errors.ts';
import type { Problem } from '../../src/errors.ts';

/** A folder of its own for one test, gone when it ends. */
export interface Workspace extends Disposable {
  readonly root: string;
  /** Writes a file, its folders included. */
  write(file: string, content: string | Uint8Array): void;
  /** Replaces a text that stands in a file once. */
  edit(file: string, from: string, to: string): void;
}

/** Makes a workspace, filled with a copy of a folder. */
export function workspace(source?: string): Workspace {
  const root = mkdtempSync(join(tmpdir(), 'biotoets-'));
  if (source !== undefined) cpSync(source, root, { recursive: true });
  function write(file: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  return {
    root,
    write,
    edit(file, from, to) {
      const text = readFileSync(join(root, file), 'utf8');
      if (text.split(from).length !== 2)
        throw new Error(`"${from}" stands ${text.split(from).length - 1} times in ${file}`);
      write(
        file,
        text.replace(from, () => to),
      );
    },
    [Symbol.dispose]() {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** The problems a promise ends with; none when it succeeds. */
export async function problemsOf(promise: Promise<unknown>): Promise<readonly Problem[]> {
  try {
    await promise;
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
}

/** `code file:line:column path`, the part of a problem that is an interface. */
export function summary({ code, at, path }: Problem): string {
  const place = at === undefined ? '' : ` ${at.file}:${at.line}:${at.column}`;
  return `${code}${place}${path === undefined || path === '' ? '' : ` ${path}`}`;
}
