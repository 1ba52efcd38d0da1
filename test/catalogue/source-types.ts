import { readFileSync } from 'node:fs';
import { compile } from 'json-schema-to-typescript';
import type { JSONSchema } from 'json-schema-to-typescript';

const FOLDER = new URL('../../controls/schema/', import.meta.url);
/** Says nothing about a type, or more than the generator understands. */
const DROPPED = new Set([
  '$id',
  '$schema',
  '$defs',
  'pattern',
  'minItems',
  'minimum',
  'maximum',
  'propertyNames',
  'dependentRequired',
]);

type Schema = Readonly<Record<string, unknown>>;

function countsKeys(key: string, value: unknown): boolean {
  return (
    key === 'oneOf' && Array.isArray(value) && value.every((part: Schema) => Object.keys(part).join() === 'required')
  );
}

/** What the types need of a schema, all references turned to one list of definitions. */
function typed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(typed);
  if (typeof value !== 'object' || value === null) return value;
  const schema = value as Schema;
  const ref = schema['$ref'];
  if (typeof ref === 'string') return { $ref: ref.replace(/^.*\$defs\//, '#/definitions/') };
  const kept = Object.entries(schema).filter(
    ([key, part]) => !(DROPPED.has(key) && typeof part !== 'boolean') && !countsKeys(key, part),
  );
  return Object.fromEntries(
    kept.map(([key, part]) => [key, key === 'properties' ? properties(part as Schema) : typed(part)]),
  );
}

/** Keys of a document may bear the names of keywords. */
function properties(map: Schema): Schema {
  return Object.fromEntries(Object.entries(map).map(([key, part]) => [key, typed(part)]));
}

function read(file: string): Schema {
  return JSON.parse(readFileSync(new URL(`${file}.schema.json`, FOLDER), 'utf8')) as Schema;
}

/** TypeScript for documents of some schemas: one interface each, by definition name. */
export async function sourceTypes(roots: readonly string[], files: readonly string[]): Promise<string> {
  const definitions: Record<string, unknown> = {};
  for (const file of files) {
    const schema = read(file);
    Object.assign(definitions, properties((schema['$defs'] ?? {}) as Schema));
    definitions[file] ??= typed(schema);
  }
  const bundle = {
    title: 'Sources',
    description: 'Every document that is read here.',
    type: 'object',
    additionalProperties: false,
    required: roots,
    properties: Object.fromEntries(roots.map((root) => [root, { $ref: `#/definitions/${root}` }])),
    definitions,
  };
  return compile(bundle as JSONSchema, 'Sources', {
    bannerComment: '// Generated from controls/schema by the tests (vitest -u): do not edit.',
    style: { singleQuote: true, printWidth: 120 },
  });
}
