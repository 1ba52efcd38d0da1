import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { auditFolder, temporary } from '../audit-folder.ts';
import { biotoets, expectRefused } from '../command.ts';

it.each([
  ['list', ['list', 'bio2@1.3', '--aspect', 'operation'], /bio2@1\.3\/5\.01\.02/],
  ['list as JSON', ['list', '--format', 'json'], /^\[\n/],
  ['show', ['show', '5.01.02', '--lang', 'en'], /Evidence|Criteria:/],
  ['show of what moved', ['show', '5.04.02', '--lang', 'en'], /moved: 5\.10\.02/],
  ['diff of two versions', ['diff', 'bio2@1.2', 'bio2@1.3'], /moved {5}5\.04\.02 -> 5\.10\.02/],
  ['diff of one with itself', ['diff', 'messaging@1', 'messaging@1'], /^no difference\n$/],
  ['map', ['map', 'bio2@1.2/5.04.02'], /-> bio2@1\.3\/5\.10\.02 {2}\(moved\)/],
  ['cases', ['cases', 'privileged'], /^case,/],
])('%s', async (_name, args, shown) => {
  const { code, stdout, stderr } = await biotoets(['catalogue', ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(shown);
});

it.each([
  ['a catalogue', ['list', 'bio@9'], /there is no catalogue "bio@9"/],
  ['a theme', ['list', '--theme', 'x\u001b[31m'], /no control fits these filters; the themes are/],
  ['a control', ['show', '5.01.99'], /no control 5\.01\.99; did you mean/],
  ['a control to map', ['map', '__proto__'], /__proto__ is in no mapping/],
  ['a set of cases', ['cases', '__proto__'], /there is no set of cases "__proto__"/],
  ['a folder to lint', ['lint', './nowhere'], /nowhere:1:1/],
  ['a folder to compare', ['diff', 'bio2@1.3', './nowhere'], /nowhere:1:1/],
  ['an official text', ['lint', '--against', 'nowhere.md'], /nowhere\.md cannot be read \(ENOENT\)/],
  [
    'a control to select',
    ['export', 'bio2@1.3', '--oscal', '--out', 'x', '--only', '5.1.2'],
    /--only 5\.1\.2 is no control/,
  ],
])('%s that is not there is refused', async (_name, args, message) => {
  const ended = await biotoets(['catalogue', ...args], temporary());
  expectRefused(ended, message);
  expect(ended.stderr).not.toContain('\u001b');
});

it('lint refuses in a folder of the user what cannot be read or judged again', async () => {
  const audit = auditFolder({ controls: ['S-6'] });
  const own = JSON.parse(audit.read('norm/S-6.yaml')) as { criteria: { needs: object[] }[] };
  const question = { nl: 'Is het zo?', en: 'Is it so?' };
  own.criteria[0]!.needs = [
    { document: { id: 'policy', from: 'policy', card: ['what'] } },
    { judgement: { id: 'seen', questions: [question, question] } },
  ];
  audit.write('norm/S-6.yaml', JSON.stringify(own));
  const { code, stdout, stderr } = await biotoets(['catalogue', 'lint', './norm'], audit.folder);
  expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
  expect(stdout).toMatch(
    /error {3}norm\/S-6\.yaml:\d+:\d+ {2}criteria\.a\.policy {2}a document with a card of 1 field/,
  );
  expect(stdout).toMatch(/criteria\.a\.seen {2}a judgement with 2 questions/);
});

it('an OSCAL export leads from each relation to a control by its id', async () => {
  const folder = temporary();
  const { code, stderr } = await biotoets(['catalogue', 'export', 'bio2@1.3', '--oscal', '--out', 'o'], folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'o/bio2-1.3.catalog.json\no/bio2-1.3.profile.json\n' });
  const text = readFileSync(join(folder, 'o/bio2-1.3.catalog.json'), 'utf8');
  const ids = new Set([...text.matchAll(/"id": "([^"]+)",\s+"class"/g)].map(([, id]) => id));
  const hrefs = [...text.matchAll(/"href": "#([^"]+)"/g)].map(([, id]) => id);
  expect(hrefs.length).toBeGreaterThan(0);
  expect(hrefs.filter((id) => !ids.has(id))).toEqual([]);
});
