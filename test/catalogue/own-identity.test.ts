import { describe, expect, test } from 'vitest';
import { loadCatalogues } from '../../src/catalogue/load.ts';
import { problemsOf, summary, workspace } from './workspace.ts';
import type { Workspace } from './workspace.ts';

const STARTER = `${import.meta.dirname}/fixtures/starter`;
const HEAD = `schema: catalogue@1
id: own
version: '1'
title: { nl: Eigen, en: Own }
kind: own
select: { from: base@1.0, controls: ['1.02'], why: { nl: Daarom, en: Because } }
`;

function load(place: Workspace, ...refs: string[]) {
  return loadCatalogues(refs, { folder: place.root, root: STARTER });
}

async function problems(place: Workspace, ...refs: string[]): Promise<readonly string[]> {
  return (await problemsOf(load(place, ...refs))).map(summary);
}

describe('an own catalogue does not pass for a shipped one', () => {
  const titled = (nl: string, en: string) => HEAD.replace('{ nl: Eigen, en: Own }', `{ nl: ${nl}, en: ${en} }`);

  test('whatever kind it writes, it is own', async () => {
    using place = workspace();
    place.write('own.yaml', HEAD.replace('kind: own', 'kind: norm'));
    const [own] = (await load(place, './own.yaml')).catalogues;
    expect(own?.kind).toBe('own');
    expect((await load(place, 'base@1.0')).catalogues[0]?.kind).toBe('norm');
  });

  test.each([
    ['its id and version', HEAD.replace('id: own', 'id: base').replace("'1'", "'1.0'"), 'own.yaml:2:5 id'],
    ['its id, another version', HEAD.replace('id: own', 'id: base'), 'own.yaml:2:5 id'],
    ['its title', titled('Basis', 'Own'), 'own.yaml:4:14 title.nl'],
    ['its title of the other language', titled('Eigen', 'Basis'), 'own.yaml:4:25 title.en'],
    ['its title in other letters and spaces', titled("' bASIS'", 'Own'), 'own.yaml:4:14 title.nl'],
  ])('%s', async (_name, text, position) => {
    using place = workspace();
    place.write('own.yaml', text);
    expect(await problems(place, './own.yaml')).toEqual([`duplicate ${position}`]);
    expect(await problems(place, 'base@1.0', './own.yaml')).toContain(`duplicate ${position}`);
  });
});
