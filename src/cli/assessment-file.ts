import type { Assessment } from '../assess/types.ts';
import { UserError } from '../errors.ts';

/** Text of an `assessment.json` to an assessment; throws UserError `schema` when it is none, or of another version. */
export function parseAssessment(text: string, file: string, remedy: string): Assessment {
  const parsed = parseJson(text);
  if (typeof parsed !== 'object' || parsed === null || !('schemaVersion' in parsed))
    throw new UserError('schema', `${file} is not an assessment; ${remedy}`);
  const { schemaVersion } = parsed as Partial<Assessment>;
  if (schemaVersion === 1) return parsed as Assessment;
  throw new UserError(
    'schema',
    `${file} has schemaVersion ${String(schemaVersion)}, and this biotoets reads 1; ${remedy}`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
