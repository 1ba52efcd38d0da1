import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js';
import { branchByKey } from './branch-by-key.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Where each kind of document has its schema; the key is what its `schema:` line says. */
export const SCHEMAS = {
  'catalogue@1': 'catalogue.schema.json',
  'control@1': 'control.schema.json#/$defs/control',
  'ruleset@1': 'ruleset.schema.json',
  'profile@1': 'profile.schema.json',
  'audit@1': 'audit.schema.json',
  'request@1': 'request.schema.json#/$defs/request',
  'requests@1': 'request.schema.json#/$defs/requests',
  'card@1': 'card.schema.json#/$defs/card',
  'cards@1': 'card.schema.json#/$defs/cards',
  'judgements@1': 'judgements.schema.json',
  'sample@1': 'sample.schema.json',
  'response@1': 'response.schema.json',
  'findings@1': 'findings.schema.json',
  'settlement@1': 'settlement.schema.json',
  'sampling@1': 'sampling.schema.json',
  'mapping@1': 'mapping.schema.json',
  'cases@1': 'cases.schema.json',
  'normtext@1': 'normtext.schema.json',
  'index@1': 'index.schema.json',
} as const;

export type SchemaName = keyof typeof SCHEMAS;

/** A validator by schema name. */
export type Validators = Readonly<Record<SchemaName, ValidateFunction>>;

function readSchema(folder: string, file: string): Schema {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as Schema;
}

function reader(folder: string) {
  const files = [...new Set(Object.values(SCHEMAS).map((ref) => ref.replace(/#.*/, '')))];
  const schemas = new Map(files.map((file) => [file, readSchema(folder, file)]));
  function resolve(from: string, ref: string): Schema {
    const [file, pointer = ''] = ref.split('#');
    let found: unknown = schemas.get(file === '' || file === undefined ? from : file);
    for (const step of pointer.split('/').slice(1)) found = (found as Schema)[step];
    return found as Schema;
  }
  return { schemas, resolve };
}

/** An Ajv that holds all published schemas, with branches chosen by key. `source` keeps the code for a standalone module. */
export async function loadAjv(folder: string, source = false): Promise<Ajv2020> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const code = { source, esm: true, optimize: true };
  // `verbose` gives each error its schema, whose description is what is allowed.
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strictTypes: false, strictRequired: false, code });
  const { schemas, resolve } = reader(folder);
  for (const [file, schema] of schemas) {
    ajv.addSchema(branchByKey(schema, (ref) => resolve(file, ref)) as Schema, file);
  }
  return ajv;
}

/** Compiles the validators at run time; the built package loads them ready-made. */
export async function compileValidators(folder: string): Promise<Validators> {
  const ajv = await loadAjv(folder);
  const named = Object.entries(SCHEMAS).map(([name, ref]) => [name, ajv.getSchema(ref)]);
  return Object.fromEntries(named) as Validators;
}
