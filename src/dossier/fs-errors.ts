import { UserError } from '../errors.ts';

/** The `errno` name of what the file system threw: `ENOENT`, `ENOSPC` … */
export function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const REMEDY: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: free some space and run again, what was stored is kept',
  EDQUOT: 'the disk quota is used up: free some space and run again, what was stored is kept',
  EROFS: 'the file system is read-only: copy the audit folder to a place that can be written',
  EACCES: 'no permission: make the audit folder writable for this user',
  EPERM: 'no permission: make the audit folder writable for this user',
  EIO: 'the disk reports an error: copy the audit folder to another disk',
  EMFILE: 'too many open files: raise the limit (ulimit -n) or lower --concurrency',
  ENOTDIR: 'a file stands where a folder should be: move it away',
  EEXIST: 'a file stands where a folder should be: move it away',
  EISDIR: 'a folder stands where a file should be: move it away',
  EFBIG: 'the file is larger than this file system can hold: use another disk',
};

/** Runs a piece of writing; what the user can mend becomes UserError `unwritable`, anything else passes through. */
export async function writing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = errnoOf(error);
    const remedy = code === undefined ? undefined : REMEDY[code];
    if (code === undefined || remedy === undefined) throw error;
    throw new UserError('unwritable', `${path} cannot be written (${code}): ${remedy}`, [], { cause: error });
  }
}
