import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadCatalogues } from '../../src/catalogue/load.ts';
import { parametersOf } from '../../src/catalogue/parameters.ts';
import { coverageTable, evidenceTable } from './readme-tables.ts';

const readme = readFileSync(new URL('../../controls/README.md', import.meta.url), 'utf8');
const { catalogues } = await loadCatalogues(['bio2@1.3', 'messaging@1'], { folder: import.meta.dirname });

// Prettier pads the cells of a table; what they say is what counts.
function unpadded(text: string): string {
  return text
    .trim()
    .replace(/ +\| */g, '|')
    .replace(/-{3,}/g, '---');
}

function section(name: string): string {
  const [, text = ''] = readme.split(new RegExp(`<!-- ${name}:(?:start|end) -->`));
  return unpadded(text);
}

test('the coverage table of the README equals the catalogues', () => {
  expect(section('coverage')).toBe(unpadded(coverageTable(catalogues)));
});

test('the table of evidence of the README equals the catalogues', () => {
  expect(section('evidence')).toBe(unpadded(evidenceTable(catalogues)));
});

test('the README explains every parameter', () => {
  const named = [...section('parameters').matchAll(/^\| `([^`]+)`\|/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual(catalogues.flatMap(parametersOf).sort());
});
