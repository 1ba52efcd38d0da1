import type { ErrorObject } from 'ajv';
import { nearestName } from './nearest.ts';
import { MAX_PROBLEMS, formatPath } from './problem.ts';
import type { Fault, Path } from './problem.ts';
import type { YamlSource } from './yaml.ts';
import type { Problem } from '../errors.ts';

type Params = Readonly<Record<string, unknown>>;
type Explain = (error: ErrorObject, context: Context) => Fault | undefined;

interface Context {
  readonly path: Path;
  readonly source: YamlSource;
}

/** Keys that say which of several forms a node has: two of them in one node are two forms. */
const FORMS = [
  new Set(['all', 'any', 'not', 'each', 'some', 'none', 'exactlyOne', 'count', 'if', 'use', 'at']),
  new Set(['check', 'document', 'judgement', 'anyOf']),
];
const WORD: Readonly<Record<string, string>> = {
  object: 'a mapping',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'nothing',
};

function show(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function params(error: ErrorObject): Params {
  return error.params as Params;
}

function describe(error: ErrorObject): string {
  const schema = error.parentSchema as { readonly description?: string } | undefined;
  return schema?.description === undefined ? '' : ` (${schema.description.replace(/\.$/, '')})`;
}

function names(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map((value) => (typeof value === 'string' ? value : show(value))) : [];
}

function unknownName(code: Fault['code'], message: string, found: string, allowed: readonly string[]): Fault {
  const nearest = nearestName(found, allowed);
  return { code, message, found, allowed, ...(nearest === undefined ? {} : { nearest }) };
}

function unknownKey(error: ErrorObject): Fault {
  const key = String(params(error)['additionalProperty']);
  const schema = error.parentSchema as { readonly properties?: Params; readonly required?: readonly string[] };
  const form = schema.required?.[0] ?? '';
  if (FORMS.some((forms) => forms.has(form) && forms.has(key))) {
    return {
      code: 'schema',
      message: `"${form}" and "${key}" stand in one node, which has one form`,
      found: key,
    };
  }
  return unknownName('unknown-key', `unknown key "${key}"`, key, Object.keys(schema.properties ?? {}));
}

function wrongType(error: ErrorObject, { path, source }: Context): Fault {
  const types = [params(error)['type']].flat().map(String);
  const due = types.map((type) => WORD[type] ?? type).join(' or ');
  const written = source.writtenAt(path);
  const scalar = typeof error.data !== 'object' || error.data === null;
  if (types.includes('string') && scalar && error.data !== null && written !== undefined) {
    return {
      code: 'schema',
      message: `${written} without quotes is not a text; put quotes around it: "${written}"`,
      found: written,
    };
  }
  return { code: 'schema', message: `${show(error.data)} is not ${due}${describe(error)}`, found: show(error.data) };
}

/** One entry per keyword the schemas use; whatever only repeats another error explains nothing. */
const EXPLAIN: Readonly<Record<string, Explain>> = {
  additionalProperties: unknownKey,
  required: (error) => ({
    code: 'schema',
    message: `the key "${String(params(error)['missingProperty'])}" is missing`,
  }),
  dependentRequired: (error) => ({
    code: 'schema',
    message: `the key "${String(params(error)['missingProperty'])}" is due where "${String(params(error)['property'])}" is given`,
  }),
  enum(error) {
    const allowed = names(params(error)['allowedValues']);
    if (error.propertyName !== undefined) {
      return unknownName('unknown-key', `unknown key "${error.propertyName}"`, error.propertyName, allowed);
    }
    return unknownName('schema', `${show(error.data)} is not allowed here`, String(error.data), allowed);
  },
  const: (error) => ({
    code: 'schema',
    message: `${show(error.data)} is not allowed here`,
    found: show(error.data),
    allowed: names([params(error)['allowedValue']]),
  }),
  type: wrongType,
  pattern(error) {
    const found = error.propertyName ?? String(error.data);
    if (found.trim() === '') return { code: 'schema', message: 'an empty text says nothing' };
    return { code: 'schema', message: `${show(found)} is not written as it should be${describe(error)}`, found };
  },
  minItems: (error) => ({
    code: 'schema',
    message: `at least ${String(params(error)['limit'])} due in this list, found ${names(error.data).length}`,
  }),
  minProperties: (error) => ({ code: 'schema', message: `an empty mapping says nothing${describe(error)}` }),
  minimum: (error) => ({
    code: 'schema',
    message: `${show(error.data)} is too low${describe(error)}`,
    found: show(error.data),
  }),
  maximum: (error) => ({
    code: 'schema',
    message: `${show(error.data)} is too high${describe(error)}`,
    found: show(error.data),
  }),
  oneOf(error) {
    const branches = (error.parentSchema as { readonly oneOf: readonly { readonly required: readonly string[] }[] })
      .oneOf;
    const operators = branches.flatMap(({ required }) => required);
    const found = Object.keys(error.data as object).filter((key) => operators.includes(key));
    const count = found.length === 0 ? 'none' : found.join(' and ');
    return { code: 'schema', message: `exactly one operator is due, found ${count}`, allowed: operators };
  },
};

function decodePointer(pointer: string, data: unknown): Path {
  let node = data;
  return pointer
    .split('/')
    .slice(1)
    .map((step) => {
      const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
      const list = Array.isArray(node);
      node = (node as Params | undefined)?.[key];
      return list ? Number(key) : key;
    });
}

/** The key an error is about, where it is about a key and not its value. */
function keyOf(error: ErrorObject): string | undefined {
  if (error.propertyName !== undefined) return error.propertyName;
  return error.keyword === 'additionalProperties' ? String(params(error)['additionalProperty']) : undefined;
}

function explain(error: ErrorObject, source: YamlSource): Problem | undefined {
  // The members of a `oneOf` only count operators; the `oneOf` itself says what came of it.
  if (error.schemaPath.includes('/oneOf/')) return undefined;
  const path = decodePointer(error.instancePath, source.data);
  const fault = EXPLAIN[error.keyword]?.(error, { path, source });
  if (fault === undefined) return undefined;
  const key = keyOf(error);
  if (key === undefined) return { ...fault, at: source.positionOf(path), path: formatPath(path) };
  const whole = [...path, key];
  return { ...fault, at: source.keyPositionOf(whole), path: formatPath(whole) };
}

/** A key that was misspelt is not missing as well, and an operator that was misspelt is one operator. */
function isEcho(error: ErrorObject, unknown: readonly ErrorObject[]): boolean {
  return unknown.some(({ instancePath, ...other }) => {
    if (instancePath !== error.instancePath) return false;
    if (error.keyword === 'oneOf') return true;
    return (
      error.keyword === 'required' &&
      unknownKey({ instancePath, ...other }).nearest === params(error)['missingProperty']
    );
  });
}

/** What Ajv found, as problems a user can mend: each once, at its own place, with the nearest name that would be right. */
export function explainErrors(all: readonly ErrorObject[], source: YamlSource): readonly Problem[] {
  const errors = all.slice(0, MAX_PROBLEMS);
  const unknown = errors.filter(({ keyword }) => keyword === 'additionalProperties');
  const problems = errors.flatMap((error) => (isEcho(error, unknown) ? [] : (explain(error, source) ?? [])));
  const distinct = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  const left = all.length - errors.length;
  const more: Problem = { code: 'schema', message: `${left} more errors in this file`, at: source.positionOf([]) };
  if (distinct.size > 0) return left > 0 ? [...distinct.values(), more] : [...distinct.values()];
  // Every keyword of the schemas is explained; if one is forgotten the document is still refused.
  return [
    {
      code: 'schema',
      message: `does not have the form of its schema (${errors[0]?.message ?? ''})`,
      at: source.positionOf([]),
    },
  ];
}
