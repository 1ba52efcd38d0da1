import { expect, test } from 'vitest';
import { lintCatalogues } from '../../src/catalogue/lint.ts';
import { formatProblem } from '../../src/catalogue/problem.ts';
import { PACKAGE_ROOT, parseShipped } from '../../src/catalogue/shipped.ts';
import { UserError } from '../../src/errors.ts';
import { frameEn } from '../../src/language/frame-en.ts';
import { frameNl } from '../../src/language/frame-nl.ts';

const problems: string[] = [];
const loaded = await parseShipped(PACKAGE_ROOT).catch((error: unknown) => {
  if (!(error instanceof UserError)) throw error;
  problems.push(...error.problems.map(formatProblem));
  return undefined;
});
const catalogues = loaded?.catalogues ?? [];

test('the shipped catalogues load without a problem, and are whole', () => {
  expect(problems).toEqual([]);
  const counts = catalogues.map(({ ref, controls }) => {
    const measures = controls.filter(({ measure }) => measure).length;
    return `${ref}: ${measures} measures, ${controls.length - measures} other`;
  });
  expect(counts).toEqual(['bio2@1.3: 117 measures, 39 other', 'messaging@1: 0 measures, 32 other']);
});

test('the linter finds nothing but the slips of the published text', () => {
  const notes = loaded === undefined ? [] : lintCatalogues(catalogues, loaded.reference);
  expect(notes.filter(({ level }) => level === 'error').map(({ problem }) => formatProblem(problem))).toEqual([]);
  const slips = notes.map(({ problem }) => problem.path);
  expect(slips).toEqual(['5.10', '5.20.03', '5.25', '5.26.01', '8.16.01', '8.16.03']);
});

test('every theme has a name in both languages', () => {
  const themes = new Set(catalogues.flatMap(({ controls }) => controls.map(({ theme }) => theme)));
  for (const frame of [frameNl, frameEn])
    expect([...themes].filter((theme) => !Object.hasOwn(frame.theme, theme))).toEqual([]);
});

test('only measures of the government are mandatory in the norm; our own norms all are', () => {
  const free = catalogues.flatMap(({ kind, controls }) =>
    controls.filter(({ measure, mandatory }) => (kind === 'norm' ? measure !== mandatory : measure || !mandatory)),
  );
  expect(free.map(({ ref }) => ref)).toEqual([]);
});
