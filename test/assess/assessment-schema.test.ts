import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { compile } from 'json-schema-to-typescript';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assess/types.ts';
import { jsonReporter } from '../../src/report/json.ts';
import { worlds } from '../laws/arbitrary.ts';
import { everything } from '../report/everything.ts';
import type { Assessment as Published } from './assessment.generated.ts';
import { assessWorld } from './world.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../controls/schema/assessment.schema.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

type Frozen<T> = T extends (infer U)[]
  ? readonly Frozen<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

describe('the published schema of an assessment', () => {
  it('is the type the tool works with, both ways', () => {
    // A difference is a compile error here.
    const same: Same<Omit<Frozen<Published>, 'contentHash'>, Assessment> = true;
    expect(same).toBe(true);
  });

  it('is what the checked-in type was generated from', async () => {
    const options = {
      bannerComment: '/* Generated from controls/schema/assessment.schema.json; npx vitest -u writes it anew. */',
      format: false,
    };
    const text = await compile(structuredClone(schema), 'Assessment', options);
    await expect(text).toMatchFileSnapshot('./assessment.generated.ts');
  });

  it('accepts what the JSON report writes', async () => {
    let text = '';
    for await (const piece of jsonReporter.render(everything, { lang: 'nl', colour: false, width: 80 }))
      text += String(piece);
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
  });

  it('accepts every assessment the tool makes', () => {
    fc.assert(
      fc.property(worlds, (given) => {
        expect(validate(JSON.parse(JSON.stringify(assessWorld(given)))), JSON.stringify(validate.errors)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses an unknown verdict and an unknown key', () => {
    expect(validate({ ...everything, conclusion: 'mostly' })).toBe(false);
    expect(validate({ ...everything, percentage: 80 })).toBe(false);
  });
});
