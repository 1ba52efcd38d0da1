import type { Ajv2020 } from 'ajv/dist/2020.js';
import { SCHEMAS, loadAjv } from './ajv.ts';

/** Ajv's own types of this module are those of CommonJS. */
interface StandaloneModule {
  readonly default: (ajv: Ajv2020, names: Readonly<Record<string, string>>) => string;
}

/** The validators as the text of an ES module: loading Ajv and compiling costs more than most commands. */
export async function standaloneValidators(folder: string): Promise<string> {
  const ajv = await loadAjv(folder, true);
  const { default: module } = (await import('ajv/dist/standalone/index.js')) as unknown as {
    default: StandaloneModule;
  };
  const names = Object.entries(SCHEMAS).map(([schema, ref], index) => ({ schema, ref, name: `validate${index}` }));
  const code = module.default(ajv, Object.fromEntries(names.map(({ name, ref }) => [name, ref])));
  const table = names.map(({ schema, name }) => `  '${schema}': ${name},`).join('\n');
  // What Ajv writes may still say `require`, though it is an ES module.
  const head = "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\n";
  return `${head}${code}\nexport const validators = {\n${table}\n};\n`;
}
