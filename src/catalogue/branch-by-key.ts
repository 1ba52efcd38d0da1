type Schema = Readonly<Record<string, unknown>>;

/** Finds the schema a `$ref` points at, wherever it is written. */
export type Resolve = (ref: string) => Schema;

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface Branch {
  readonly schema: Schema;
  /** What a value must look like to be held to this branch. */
  readonly test: Schema;
  readonly key?: string;
}

function toBranch(schema: Schema, resolve: Resolve): Branch {
  const whole = typeof schema['$ref'] === 'string' ? resolve(schema['$ref']) : schema;
  if (whole['type'] !== 'object') return { schema, test: { type: whole['type'] } };
  const key = (whole['required'] as readonly string[])[0] ?? '';
  return { schema, test: { type: 'object', required: [key] }, key };
}

/**
 * Rewrites each `oneOf` as "the branch whose own key is there, and no other". A failed `oneOf` says what is wrong with every
 * branch, and tries them all at every level, which grows exponentially with the depth of the nesting.
 */
export function branchByKey(schema: unknown, resolve: Resolve): unknown {
  if (Array.isArray(schema)) return schema.map((part) => branchByKey(part, resolve));
  if (!isSchema(schema)) return schema;
  const { oneOf, ...rest } = schema;
  const own = Object.fromEntries(Object.entries(rest).map(([name, part]) => [name, branchByKey(part, resolve)]));
  if (!Array.isArray(oneOf)) return own;
  // `oneOf` of nothing but required keys counts operators; it has no branches.
  if (oneOf.every((part) => isSchema(part) && Object.keys(part).join() === 'required')) return { ...own, oneOf };
  const branches = oneOf.filter(isSchema).map((part) => toBranch(part, resolve));
  const keys = branches.flatMap(({ key }) => key ?? []);
  const types = branches.flatMap(({ test }) => test['type']);
  // No branch was recognised, so this must never hold: an object has a key that opens no branch, or no key at all.
  const none: Schema = { type: [...new Set(types)], minProperties: 1, propertyNames: { enum: keys } };
  return {
    ...own,
    ...branches.reduceRight<Schema>((otherwise, { schema: then, test }) => ({ if: test, then, else: otherwise }), none),
  };
}
