import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namedChecks } from '../../src/assess/checks/registry.ts';
import { SCHEMAS, compileValidators } from '../../src/catalogue/ajv.ts';
import type { Validators } from '../../src/catalogue/ajv.ts';
import { standaloneValidators } from '../../src/catalogue/standalone.ts';
import { SCHEMA_FOLDER } from '../../src/catalogue/validate.ts';
import { NAMED_CHECKS } from '../../src/catalogue/vocabulary.ts';
import { workspace } from './workspace.ts';

/** Ajv with the schemas as they are published, `oneOf` and all. */
function published(): Ajv2020 {
  const ajv = new Ajv2020({ strictTypes: false, strictRequired: false });
  for (const file of readdirSync(SCHEMA_FOLDER)) {
    ajv.addSchema(JSON.parse(readFileSync(join(SCHEMA_FOLDER, file), 'utf8')) as object, file);
  }
  return ajv;
}

const scalar = fc.constantFrom<unknown>(1, 'x', true, null);
const operand = fc.oneof(
  scalar,
  fc.constant(['x']),
  fc.constant({ $list: 'a' }),
  fc.constant({ $param: 'a', z: 1 }),
  fc.constant({ $time: 'asOf', plus: 'P1D' }),
  fc.constant({ $time: 'periodTo', minus: 'P1Y' }),
  fc.constant({}),
);
const predicate = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    fc.record({ at: fc.constant('a'), equals: operand, in: operand, as: fc.constant('int') }, { requiredKeys: ['at'] }),
    fc.record(
      { all: fc.array(tie('node'), { maxLength: 2 }), any: fc.array(tie('node'), { maxLength: 2 }) },
      { requiredKeys: [] },
    ),
    fc.record({ not: tie('node') }),
    fc.record({ each: fc.constant('p'), assert: tie('node'), where: tie('node') }, { requiredKeys: ['each'] }),
    fc.record({ use: fc.constant('x'), with: fc.dictionary(fc.constantFrom('a', 'b'), operand) }),
    scalar,
  ),
})).node;

describe('choosing a branch by its key', () => {
  test('accepts exactly what the published schema accepts', async () => {
    const check = (assert: unknown) => ({ check: { id: 'x', family: 'tls', assert } });
    const strict = published().compile({ $ref: 'control.schema.json#/$defs/need' });
    const { loadAjv } = await import('../../src/catalogue/ajv.ts');
    const chosen = (await loadAjv(SCHEMA_FOLDER)).compile({ $ref: 'control.schema.json#/$defs/need' });
    let accepted = 0;
    fc.assert(
      fc.property(predicate, (node) => {
        const need = check(node);
        const valid = strict(need);
        accepted += Number(valid);
        expect(chosen(need)).toBe(valid);
      }),
      { numRuns: 1000 },
    );
    expect(accepted).toBeGreaterThan(50);
  });

  test('does not grow with the depth of the nesting', async () => {
    const { loadAjv } = await import('../../src/catalogue/ajv.ts');
    const chosen = (await loadAjv(SCHEMA_FOLDER)).compile({ $ref: 'control.schema.json#/$defs/need' });
    const errors = (levels: number): number => {
      let node: unknown = { at: 'a', equal: 1 };
      for (let depth = 0; depth < levels; depth++) node = { each: 'x', assert: node };
      expect(chosen({ check: { id: 'x', family: 'tls', assert: node } })).toBe(false);
      return chosen.errors?.length ?? 0;
    };
    const before = performance.now();
    // Each level adds as many as the one above it, and no more.
    expect(errors(80) - errors(40)).toBe(errors(40) - errors(0));
    expect(errors(40) - errors(0)).toBeLessThan(200);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});

test('every published schema is one that Ajv accepts, described for editors', () => {
  const ajv = published();
  for (const file of readdirSync(SCHEMA_FOLDER)) {
    expect(ajv.getSchema(file)).toBeDefined();
    expect(ajv.getSchema(file)?.schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      description: expect.stringMatching(/\w/) as unknown,
    });
  }
});

test('the validators the build writes judge as those compiled at run time', async () => {
  using place = workspace();
  const file = join(place.root, 'validators.mjs');
  writeFileSync(file, await standaloneValidators(SCHEMA_FOLDER));
  const { validators } = (await import(pathToFileURL(file).href)) as { validators: Validators };
  const compiled = await compileValidators(SCHEMA_FOLDER);
  expect(Object.keys(validators)).toEqual(Object.keys(SCHEMAS));
  const documents: unknown[] = [
    {},
    { schema: 'profile@1', name: 'bio2', rulesets: ['x'], advisoriesFail: true },
    { schema: 'profile@1', name: 'bio3', rulesets: [], zz: 1 },
    { id: 'IV-1', criteria: ['a@1/b#c'], ask: 'x', askedAt: '2026-01-01' },
    { id: 1, criteria: [], ask: '', askedAt: '2026' },
  ];
  for (const name of Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[]) {
    for (const document of documents) {
      expect(validators[name](document)).toBe(compiled[name](document));
      const places = (errors: Validators['audit@1']['errors']) =>
        (errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
      expect(places(validators[name].errors)).toEqual(places(compiled[name].errors));
    }
  }
});

test('the named checks a catalogue may use are those that can be judged, each told what it needs', () => {
  const told = Object.entries(NAMED_CHECKS).map(([name, { must, may }]) => [
    name,
    [...Object.keys(must), ...Object.keys(may)].sort(),
  ]);
  const judged = Object.entries(namedChecks).map(([name, check]) => [name, [...(check?.parameters ?? [])].sort()]);
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(judged));
});
