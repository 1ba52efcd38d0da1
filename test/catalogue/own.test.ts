import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalogues } from '../../src/catalogue/load.ts';
import { parametersOf } from '../../src/catalogue/parameters.ts';
import { problemsOf, summary, workspace } from './workspace.ts';
import type { Workspace } from './workspace.ts';

const STARTER = `${import.meta.dirname}/fixtures/starter`;
const HEAD = `schema: catalogue@1
id: own
version: '1'
title: { nl: Eigen, en: Own }
kind: own
`;
const WHY = 'why: { nl: Daarom, en: Because }';
const SELECT = `select: { from: base@1.0, controls: ['1.01'], ${WHY} }\n`;
const EXTRA = `extend:
  - control: base@1.0/1.01
    ${WHY}
    criteria:
      - id: x
        aspect: operation
        text: { nl: Het werkt, en: It works }
        targets: [service]
        needs: [{ judgement: { id: seen, questions: [{ nl: Q, en: Q }] } }]
`;

function load(place: Workspace, ...refs: string[]) {
  return loadCatalogues(refs, { folder: place.root, root: STARTER });
}

async function problems(place: Workspace, ...refs: string[]): Promise<readonly string[]> {
  return (await problemsOf(load(place, ...refs))).map(summary);
}

describe('extend', () => {
  test('adds criteria, takes nothing away, and shows in the hash', async () => {
    using place = workspace();
    place.write('own.yaml', HEAD + EXTRA);
    const before = (await load(place, 'base@1.0')).catalogues[0]!;
    const { catalogues } = await load(place, 'base@1.0', './own.yaml');
    const after = catalogues[0]!;
    const [old, extended] = [before.controls[0]!, after.controls[0]!];
    expect(extended.criteria.slice(0, -1)).toEqual(old.criteria);
    expect(extended.criteria.at(-1)).toMatchObject({
      ref: 'base@1.0/1.01#x',
      control: 'base@1.0/1.01',
      addressee: 'supplier',
      at: { file: 'own.yaml', line: 10, column: 9 },
    });
    expect(extended.depth).toEqual(['design', 'existence', 'operation']);
    expect(after.sha256).not.toBe(before.sha256);
    expect(after.controls.slice(1)).toEqual(before.controls.slice(1));
  });

  test.each([
    ['an id that is taken', EXTRA.replace('- id: x', '- id: a'), 'duplicate own.yaml:10:13 extend[0].criteria[0].id'],
    [
      'a control nobody has',
      EXTRA.replace('base@1.0/1.01', 'base@1.0/1.11'),
      'dangling own.yaml:7:14 extend[0].control',
    ],
    [
      'a criterion of the other party',
      EXTRA.replace('aspect: operation', 'addressee: client\n        aspect: operation'),
      'schema own.yaml:11:20 extend[0].criteria[0].addressee',
    ],
  ])('%s is an error', async (_name, text, problem) => {
    using place = workspace();
    place.write('own.yaml', HEAD + text);
    expect(await problems(place, 'base@1.0', './own.yaml')).toEqual([problem]);
  });

  test('of a catalogue the audit does not load is an error', async () => {
    using place = workspace();
    place.write('own.yaml', HEAD + EXTRA);
    expect(await problems(place, './own.yaml')).toEqual(['dangling own.yaml:7:14 extend[0].control']);
  });
});

describe('select', () => {
  const select = (ids: string) => `${HEAD}select: { from: base@1.0, controls: [${ids}], ${WHY} }\n`;

  test('keeps the refs of the origin and says n of N', async () => {
    using place = workspace();
    place.write('own.yaml', select("'1.02'"));
    const [own] = (await load(place, './own.yaml')).catalogues;
    expect(own?.controls.map(({ ref }) => ref)).toEqual(['base@1.0/1.02']);
    expect(own?.selectedFrom).toEqual({ ref: 'base@1.0', n: 1, of: 2 });
  });

  test('can be extended in the same file', async () => {
    using place = workspace();
    place.write('own.yaml', select("'1.01'") + EXTRA);
    const [own] = (await load(place, './own.yaml')).catalogues;
    expect(own?.controls[0]?.criteria.map(({ id }) => id)).toEqual(['a', 'b', 'x']);
  });

  test.each([
    ['a control nobody has', select("'1.03'"), ['./own.yaml'], 'dangling own.yaml:6:38 select.controls[0]'],
    ['a control twice', select("'1.01', '1.01'"), ['./own.yaml'], 'duplicate own.yaml:6:46 select.controls[1]'],
    [
      'a catalogue nobody has',
      select("'1.01'").replace('base@1.0', 'basis@1.0'),
      ['./own.yaml'],
      'unknown-name own.yaml:6:17 select.from',
    ],
    [
      'a control that is loaded as well',
      select("'1.01'"),
      ['base@1.0', './own.yaml'],
      'duplicate controls/base/1.01.yaml:1:1',
    ],
  ])('%s is an error', async (_name, text, refs, problem) => {
    using place = workspace();
    place.write('own.yaml', text);
    expect(await problems(place, ...refs)).toEqual([problem]);
  });
});

describe('refs', () => {
  test('an unknown one names the nearest', async () => {
    using place = workspace();
    const [problem] = await problemsOf(load(place, 'bse@1.0'));
    expect(problem).toMatchObject({ code: 'unknown-name', path: 'catalogues[0]', nearest: 'base@1.0' });
  });

  test('the same catalogue twice, or under the name of a shipped one, is an error', async () => {
    using place = workspace();
    place.write('own.yaml', HEAD.replace('id: own', 'id: base').replace("'1'", "'1.0'") + SELECT);
    expect(await problems(place, 'base@1.0', 'base@1.0')).toContain('duplicate catalogues[1]');
    expect(await problems(place, './own.yaml')).toEqual(['duplicate own.yaml:2:5 id']);
  });

  test('a path does not leave the audit folder, by dots or by a link', async () => {
    using outside = workspace();
    using place = workspace();
    outside.write('own.yaml', HEAD);
    symlinkSync(join(outside.root, 'own.yaml'), join(place.root, 'link.yaml'));
    expect(await problems(place, './../own.yaml')).toEqual(['unreadable catalogues[0]']);
    expect(await problems(place, '../x')).toEqual(['unreadable catalogues[0]']);
    expect(await problems(place, outside.root)).toEqual(['unreadable catalogues[0]']);
    expect(await problems(place, './link.yaml')).toEqual(['unreadable link.yaml:1:1']);
  });
});

describe('a catalogue of nothing', () => {
  test.each([
    ['a file', 'own.yaml', './own.yaml', HEAD],
    ['a folder', 'own/catalogue.yaml', './own', HEAD],
    ['an empty list', 'own.yaml', './own.yaml', `${HEAD}controls: []\n`],
  ])('%s is an error', async (_name, file, ref, text) => {
    using place = workspace();
    place.write(file, text);
    const found = await problemsOf(load(place, ref));
    expect(found.map(({ code }) => code)).toEqual([expect.stringMatching(/^(nothing-selected|schema)$/)]);
    expect(found[0]).toMatchObject({ at: { file } });
  });

  test.each([
    ['', HEAD],
    [', also when it selects', HEAD + SELECT],
  ])('the file of a folder that holds controls names the folder%s', async (_name, text) => {
    using place = workspace();
    place.write('own/catalogue.yaml', text);
    place.write('own/1.yaml', readFileSync(join(STARTER, 'controls/base/1.02.yaml')));
    const found = await problemsOf(load(place, './own/catalogue.yaml'));
    expect(found.map(summary)).toEqual(['nothing-selected own/catalogue.yaml:1:1']);
    expect(found[0]?.message).toContain('name the folder ./own instead');
  });

  test('a file of its own beside other files is what it is', async () => {
    using place = workspace();
    place.write('own/catalogue.yaml', HEAD + SELECT);
    place.write('own/other.yaml', HEAD + SELECT);
    expect(await problems(place, './own/catalogue.yaml')).toEqual([]);
  });
});

describe('an own catalogue does not pass for a shipped one', () => {
  const titled = (nl: string, en: string) => HEAD.replace('{ nl: Eigen, en: Own }', `{ nl: ${nl}, en: ${en} }`);
  const selected = `select: { from: base@1.0, controls: ['1.02'], ${WHY} }\n`;

  test('whatever kind it writes, it is own', async () => {
    using place = workspace();
    place.write('own.yaml', HEAD.replace('kind: own', 'kind: norm') + selected);
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
    place.write('own.yaml', text + selected);
    expect(await problems(place, './own.yaml')).toEqual([`duplicate ${position}`]);
    expect(await problems(place, 'base@1.0', './own.yaml')).toContain(`duplicate ${position}`);
  });
});

describe('files', () => {
  test('a folder where a file is due, a missing, a binary and a huge file are each told', async () => {
    using place = workspace();
    mkdirSync(join(place.root, 'folder/catalogue.yaml'), { recursive: true });
    place.write('binary.yaml', Uint8Array.of(0x61, 0, 0x62));
    place.write('latin.yaml', Uint8Array.of(0x61, 0xe9, 0x62));
    place.write('huge.yaml', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'));
    place.write('empty.yaml', '');
    expect(await problems(place, './folder')).toEqual(['unreadable folder/catalogue.yaml:1:1']);
    expect(await problems(place, './missing')).toEqual(['not-found missing:1:1']);
    expect(await problems(place, './binary.yaml')).toEqual(['unreadable binary.yaml:1:1']);
    expect(await problems(place, './latin.yaml')).toEqual(['unreadable latin.yaml:1:1']);
    expect(await problems(place, './huge.yaml')).toEqual(['too-large huge.yaml:1:1']);
    expect(await problems(place, './empty.yaml')).toEqual(['schema empty.yaml:1:1']);
  });

  test('a file that cannot be read is told', async () => {
    using place = workspace();
    symlinkSync('own.yaml', join(place.root, 'own.yaml'));
    expect(await problems(place, './own.yaml')).toEqual(['unreadable own.yaml:1:1']);
  });

  test('what stands beside the controls and would not be read is an error', async () => {
    using place = workspace();
    place.write('own/catalogue.yaml', HEAD);
    place.write('own/1.01.yml', '');
    place.write('own/README.md', 'notes');
    expect(await problems(place, './own')).toEqual(['unknown-name own/1.01.yml:1:1']);
  });

  test('problems of several files come all at once', async () => {
    using place = workspace();
    place.write('own/catalogue.yaml', `${HEAD}knd: x\n`);
    place.write('own/1.yaml', 'schema: control@1\nid: 1\n');
    place.write('own/2.yaml', 'a: [');
    const found = await problems(place, './own');
    expect(found).toContain('unknown-key own/catalogue.yaml:6:1 knd');
    expect(found).toContain('schema own/1.yaml:2:5 id');
    expect(found.some((each) => each.startsWith('yaml-syntax own/2.yaml'))).toBe(true);
  });
});

test('200 controls of a user are checked within a second', async () => {
  using place = workspace();
  place.write('own/catalogue.yaml', HEAD);
  const text = readFileSync(join(STARTER, 'controls/base/1.02.yaml'), 'utf8');
  for (let n = 0; n < 200; n++) place.write(`own/c${n}.yaml`, text.replace("'1.02'", `'c${n}'`));
  await load(place, 'base@1.0');
  const before = process.cpuUsage();
  const { catalogues } = await load(place, './own');
  const { user, system } = process.cpuUsage(before);
  expect(catalogues[0]?.controls.length).toBe(200);
  expect((user + system) / 1e6).toBeLessThan(2);
});

test('parameters are those the predicates name', async () => {
  using place = workspace();
  const [base] = (await load(place, 'base@1.0')).catalogues;
  expect(parametersOf(base!)).toEqual(['base.rows']);
});
