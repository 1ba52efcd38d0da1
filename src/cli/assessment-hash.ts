import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { hashFile } from '../dossier/blobs.ts';
import { errnoOf } from '../dossier/fs-errors.ts';
import { UserError } from '../errors.ts';

/** Where the assessment of an audit folder lies, from that folder. */
export const ASSESSMENT = 'reports/assessment.json';

/** SHA-256 of the stored assessment; undefined where there is none. Throws UserError `unreadable`. */
export async function assessmentHash(folder: string): Promise<string | undefined> {
  const file = join(folder, ASSESSMENT);
  try {
    // A pipe has no end to wait for.
    if (!(await lstat(file)).isFile()) throw new UserError('unreadable', `${file} is no plain file`);
    return await hashFile(file);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = errnoOf(error) ?? 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UserError('unreadable', `${file} cannot be read (${code})`, [], { cause: error });
  }
}
