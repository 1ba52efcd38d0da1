import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatProblem } from './problem.ts';
import { COMPILED, hashSources, parseShipped } from './shipped.ts';
import type { Compiled } from './shipped.ts';
import { standaloneValidators } from './standalone.ts';
import { SCHEMA_FOLDER, STANDALONE } from './validate.ts';
import { UserError } from '../errors.ts';

// Run by bin/build.js after the compiler: `node dist/catalogue/build.js <package root>`.
const root = process.argv[2];
if (root === undefined) throw new Error('usage: node dist/catalogue/build.js <package root>');
try {
  writeFileSync(fileURLToPath(STANDALONE), await standaloneValidators(SCHEMA_FOLDER));
  const compiled: Compiled = { sources: await hashSources(root), shipped: await parseShipped(root) };
  writeFileSync(COMPILED, JSON.stringify(compiled));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  for (const problem of error.problems) process.stderr.write(`${formatProblem(problem)}\n`);
  process.exitCode = 1;
}
