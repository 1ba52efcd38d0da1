import { beforeAll, expect, it } from 'vitest';
import { diffCatalogues } from '../../src/catalogue/diff.ts';
import { loadShipped } from '../../src/catalogue/shipped.ts';
import type { Catalogue, Control } from '../../src/catalogue/types.ts';

let catalogue: Catalogue;
let control: Control;

beforeAll(async () => {
  const { catalogues } = await loadShipped();
  catalogue = catalogues.find(({ ref }) => ref === 'messaging@1')!;
  control = catalogue.controls.find(({ criteria }) => criteria[0]?.needs[0]?.kind === 'check')!;
});

/** The catalogue with one text in one control replaced, by its JSON. */
function edited(change: (json: string) => string): Catalogue {
  const other = JSON.parse(change(JSON.stringify(control))) as Control;
  return { ...catalogue, controls: catalogue.controls.map((each) => (each.id === control.id ? other : each)) };
}

it('finds no difference with itself, wherever it stands in its file', () => {
  expect(diffCatalogues(catalogue, catalogue)).toEqual([]);
  expect(
    diffCatalogues(
      catalogue,
      edited((json) => json.replaceAll(/"line":\d+/g, '"line":9999')),
    ),
  ).toEqual([]);
});

it('sees that a predicate looks elsewhere', () => {
  const [change] = diffCatalogues(
    catalogue,
    edited((json) => json.replace(/"at":"[^"]+"/, '"at":"elsewhere"')),
  );
  expect(change).toMatchObject({ id: control.id, kind: 'changed', parts: ['criteria'] });
  expect(change).toHaveProperty('verdicts.length', 1);
});

it('tells words for people from what a verdict is made of', () => {
  const remedy = edited((json) => JSON.stringify({ ...(JSON.parse(json) as Control), remedy: { nl: 'x', en: 'x' } }));
  expect(diffCatalogues(catalogue, remedy)).toEqual([
    { id: control.id, kind: 'changed', parts: ['remedy'], verdicts: [] },
  ]);
  const lighter = edited((json) => json.replace(`"knockout":${control.knockout}`, `"knockout":${!control.knockout}`));
  const ids = control.criteria.map(({ id }) => id);
  expect(diffCatalogues(catalogue, lighter)).toEqual([
    { id: control.id, kind: 'changed', parts: ['knockout'], verdicts: ids },
  ]);
});

it('names what came and went', () => {
  const without = { ...catalogue, controls: catalogue.controls.filter(({ id }) => id !== control.id) };
  expect(diffCatalogues(catalogue, without)).toEqual([{ id: control.id, kind: 'removed' }]);
  expect(diffCatalogues(without, catalogue)).toEqual([{ id: control.id, kind: 'added' }]);
});
