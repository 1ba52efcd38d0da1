import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assessment } from '../../assess/types.ts';
import type { Ending } from '../../decide/exit-code.ts';
import { UserError } from '../../errors.ts';
import type { Io } from '../io.ts';
import type { Options } from '../options.ts';
import { reportsOr, writeReports } from '../render.ts';

/** Reports say what was assessed; they give no verdict of their own, so the exit code is 0. */
export async function reportCommand(options: Options, io: Io): Promise<Ending> {
  const assessment = await readAssessment(join(options.out, 'assessment.json'));
  await writeReports(assessment, reportsOr(options, ['html', 'pdf']), options, io);
  return {};
}

/** Reads a stored assessment. Throws UserError when there is none, or it is of another version. */
export async function readAssessment(file: string): Promise<Assessment> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new UserError('not-found', `${file} is not there; run biotoets assess first`, [], { cause: error });
  }
  const parsed = parse(text, file);
  const { schemaVersion } = parsed as Partial<Assessment>;
  if (schemaVersion !== 1)
    throw new UserError('schema', `${file} has schemaVersion ${String(schemaVersion)}; this biotoets reads 1`);
  return parsed as Assessment;
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError('schema', `${file} is not JSON: ${error instanceof Error ? error.message : ''}`, [], {
      cause: error,
    });
  }
}
