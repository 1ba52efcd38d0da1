import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { loadShipped } from '../../src/catalogue/shipped.ts';
import { oscalCatalog, oscalProfile } from '../../src/report/exchange/oscal-catalog.ts';

const SCHEMAS = resolve(import.meta.dirname, '../../../shared/schemas');

it.skipIf(!existsSync(SCHEMAS))('is what the schemas of ../shared/schemas ask', async () => {
  const { catalogues } = await loadShipped();
  const validator = (kind: string) =>
    new Ajv({ strict: false, unicodeRegExp: true, validateFormats: false }).compile(
      JSON.parse(readFileSync(join(SCHEMAS, `oscal_${kind}_schema.json`), 'utf8')) as object,
    );
  const [catalog, profile] = [validator('catalog'), validator('profile')];
  for (const catalogue of catalogues) {
    const options = { lang: 'nl', at: '2026-06-01T12:00:00.000Z' } as const;
    catalog(oscalCatalog(catalogue, options));
    expect(catalog.errors).toBeNull();
    for (const only of [undefined, ['5.01.02']]) {
      profile(oscalProfile(catalogue, 'x.json', { ...options, ...(only && { only }) }));
      expect(profile.errors).toBeNull();
    }
  }
});
