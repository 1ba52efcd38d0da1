import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import { SCHEMAS, loadAjv } from './ajv.ts';
import { COMPILED, hashSources, parseShipped } from './shipped.ts';
import type { Compiled } from './shipped.ts';
import { formatProblem } from './problem.ts';
import { SCHEMA_FOLDER, STANDALONE } from './validate.ts';
import { UserError } from '../errors.ts';

/** Ajv's own types of this module are those of CommonJS. */
interface StandaloneModule {
  readonly default: (ajv: Ajv2020, names: Readonly<Record<string, string>>) => string;
}

/** Writes the validators as a module of their own: loading Ajv and compiling costs more than most commands. */
async function writeValidators(): Promise<void> {
  const ajv = await loadAjv(SCHEMA_FOLDER, true);
  const { default: standalone } = createRequire(import.meta.url)('ajv/dist/standalone') as StandaloneModule;
  const names = Object.entries(SCHEMAS).map(([schema, ref], index) => ({ schema, ref, name: `validate${index}` }));
  const code = standalone(ajv, Object.fromEntries(names.map(({ name, ref }) => [name, ref])));
  const table = names.map(({ schema, name }) => `  '${schema}': ${name},`).join('\n');
  // The generated code may still say `require`, though it is an ES module.
  const head = "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\n";
  writeFileSync(fileURLToPath(STANDALONE), `${head}${code}\nexport const validators = {\n${table}\n};\n`);
}

/** Writes the shipped catalogues as JSON, with the hash of the YAML they came from. */
async function writeShipped(root: string): Promise<void> {
  const compiled: Compiled = { sources: await hashSources(root), shipped: await parseShipped(root) };
  writeFileSync(COMPILED, JSON.stringify(compiled));
}

const root = process.argv[2];
if (root === undefined) throw new Error('usage: node dist/catalogue/build.js <package root>');
try {
  await writeValidators();
  await writeShipped(root);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  for (const problem of error.problems) process.stderr.write(`${formatProblem(problem)}\n`);
  process.exitCode = 1;
}
