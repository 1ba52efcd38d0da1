import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileProblem } from './problem.ts';
import type { Problem } from '../errors.ts';

/** Larger than any catalogue or audit written by hand. */
export const MAX_BYTES = 5 * 1024 * 1024;

export interface TextFile {
  /** Relative to the folder it was read from, with forward slashes. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** Node's code of a file system error, such as `ENOENT`. */
export function fileErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/**
 * Reads a text file of the user's. Notes the problem and gives undefined where that cannot be. In one go: thousands of small
 * files cost four times as much through the thread pool.
 */
export function readTextFile(
  root: string,
  file: string,
  problems: Problem[],
  maxBytes = MAX_BYTES,
): TextFile | undefined {
  function refuse(code: Problem['code'], message: string): TextFile | undefined {
    problems.push(fileProblem(file, { code, message }));
    return undefined;
  }
  try {
    const path = realpathSync.native(join(root, file));
    // A link may point anywhere; what lies outside is not the user's to hand in.
    if (!path.startsWith(realpathSync.native(root) + sep))
      return refuse('unreadable', 'is a link that leaves the folder');
    // Asked before opening: to open a pipe is to wait for whoever writes to it.
    const status = statSync(path);
    if (status.isDirectory()) return refuse('unreadable', 'is a folder, where a file is due');
    if (!status.isFile()) return refuse('unreadable', 'is not a regular file');
    if (status.size > maxBytes) return refuse('too-large', `is larger than ${maxBytes / 1024 / 1024} MB`);
    const bytes = readFileSync(path);
    const text = decode(bytes);
    return text === undefined ? refuse('unreadable', 'is not a text in UTF-8') : { file, bytes, text };
  } catch (error) {
    const code = fileErrorCode(error);
    return code === 'ENOENT' ? refuse('not-found', 'does not exist') : refuse('unreadable', `cannot be read (${code})`);
  }
}
