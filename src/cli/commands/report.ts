import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assessment } from '../../assess/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { UserError } from '../../errors.ts';
import { parseAssessment } from '../assessment-file.ts';
import type { Io } from '../io.ts';
import type { Options } from '../options.ts';
import { reportsOr, writeReports } from '../render.ts';

/** Reports say what was assessed; they give no verdict of their own, so the exit code is 0. */
export async function reportCommand(options: Options, io: Io): Promise<Ending> {
  const assessment = await readAssessment(options);
  await writeReports(assessment, reportsOr(options, ['html', 'pdf']), options, io);
  return {};
}

/**
 * Reads the stored assessment: the one in --out, or else the one in the audit folder. Throws UserError when there is none,
 * or it is of another version.
 */
export async function readAssessment({ folder, out }: Options): Promise<Assessment> {
  const places = [...new Set([out, join(folder, 'reports')])].map((place) => join(place, 'assessment.json'));
  for (const file of places) {
    const text = await readIfThere(file);
    if (text !== undefined) return parseAssessment(text, file, 'run biotoets assess again');
  }
  throw new UserError('not-found', `${places.join(' or ')} is not there; run biotoets assess ${folder} first`);
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UserError('unreadable', `${file} cannot be read (${code})`, [], { cause: error });
  }
}
