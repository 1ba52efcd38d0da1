import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Audit } from '../audit/types.ts';
import type { Assessment } from '../assess/types.ts';
import { SCHEMA_FOLDER } from '../catalogue/validate.ts';
import { throwProblems } from '../catalogue/problem.ts';
import { readTextFile } from '../catalogue/read-file.ts';
import { type Problem, UserError } from '../errors.ts';
import { parseAssessment } from './assessment-file.ts';

/** An assessment of thousands of controls is a few dozen megabytes. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * The assessment before this one, if the audit pins one. Throws UserError: not there, not these bytes, or about another
 * supplier. A predecessor that is left out says so in `audit.yaml`; one that is merely gone is no reason to forget it.
 */
export async function loadPredecessor(
  folder: string,
  { predecessor, supplier }: Audit,
): Promise<Assessment | undefined> {
  if (predecessor === undefined || !('file' in predecessor)) return undefined;
  const { file, sha256 } = predecessor;
  const problems: Problem[] = [];
  const read = readTextFile(folder, file, problems, MAX_BYTES);
  throwProblems(problems);
  if (read === undefined) return undefined;
  const found = createHash('sha256').update(read.bytes).digest('hex');
  if (found !== sha256)
    throw new UserError('integrity', `${file} is not the predecessor that audit.yaml pins: its SHA-256 is ${found}`);
  const assessment = parseAssessment(read.text, file, 'pin the assessment.json of the audit before this one');
  await checkForm(assessment, file);
  if (assessment.audit.supplier !== supplier)
    throw new UserError('dangling', `${file} is about ${assessment.audit.supplier}, and this audit about ${supplier}`);
  if (assessment.conclusion === null)
    throw new UserError('schema', `${file} is a selection: it does not tell what was established`);
  return assessment;
}

// The audit pins the bytes, not that they are an assessment: half of one must not end as our bug.
async function checkForm(assessment: Assessment, file: string): Promise<void> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const schema = JSON.parse(readFileSync(join(SCHEMA_FOLDER, 'assessment.schema.json'), 'utf8')) as object;
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);
  if (validate(assessment)) return;
  const [error] = validate.errors ?? [];
  throw new UserError(
    'schema',
    `${file} is not a whole assessment: ${error?.instancePath ?? ''} ${error?.message ?? ''}`,
  );
}
