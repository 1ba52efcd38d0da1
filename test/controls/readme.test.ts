import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { catalogues } from './shipped-checks.ts';
import { chapterTable, coverageTable, evidenceTable, parameterTable } from './readme-tables.ts';

const CONTROLS = new URL('../../controls/', import.meta.url).pathname;
const WRITTEN = 'Written from the catalogues by `npm run golden`; a test compares it with them.';

test('the README counts what the catalogues hold, per chapter', async () => {
  const file = `${CONTROLS}README.md`;
  const readme = readFileSync(file, 'utf8');
  const [before, , after] = readme.split(/<!-- coverage:(?:start|end) -->/);
  const table = `<!-- coverage:start -->\n\n${chapterTable(catalogues)}\n\n<!-- coverage:end -->`;
  const options = { ...(await resolveConfig(file)), parser: 'markdown' };
  await expect(await format(`${before}${table}${after}`, options)).toMatchFileSnapshot(file);
});

test('COVERAGE.md shows on what every control rests, per aspect', async () => {
  const about = 'K: knock-out. A dash: the control does not declare that aspect.';
  const text = ['# Coverage', WRITTEN, about, coverageTable(catalogues), ''].join('\n\n').trimEnd();
  await expect(`${text}\n`).toMatchFileSnapshot(`${CONTROLS}COVERAGE.md`);
});

test('EVIDENCE.md names every export, what it must yield, and every threshold of ours', async () => {
  const about =
    'What an export must yield once its card maps its columns (records), paths (tree) or keys (register). `name: a / b` lists every value that the legend may map to; a value outside these, or that the legend does not declare, leaves the answer open.';
  const thresholds =
    'Set by the client in `audit.yaml`, with who and when, before anything is measured. The last column shows the form of a value, and is no advice.';
  const parts = ['# Evidence to deliver', WRITTEN, about, evidenceTable(catalogues), '# Parameters', thresholds];
  const text = [...parts, parameterTable(catalogues)].join('\n\n');
  await expect(`${text}\n`).toMatchFileSnapshot(`${CONTROLS}EVIDENCE.md`);
});
