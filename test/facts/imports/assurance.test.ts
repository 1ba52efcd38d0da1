import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { factsOf, read, said, sourceOf } from '../sources.ts';

const HEAD = `schema: assurance@1
type: isae3402-2
title: Report on the hosting of a messaging service
issuer: { party: third-party, role: Service auditor }
period: { from: '2026-01-01', to: '2026-09-30' }
scope: { covers: true, description: The messaging service and its hosting }
`;
const WHOLE = `${HEAD}opinion: unqualified
method: carve-out
carveOuts: [the data centre]
userControls: [{ id: CUEC-3, text: The client reviews its own accounts, control: bio2@1.3/5.18.02 }]
controls:
  - { criterion: 'bio2@1.3/8.13.04#c', result: effective, tested: re-performance }
  - { criterion: 'bio2@1.3/8.15.01#c', result: exception, text: two of forty lines without an actor }
`;

function readReport(text: string) {
  return read('assurance', [sourceOf('report.yaml', text)]);
}

const schema = JSON.parse(
  readFileSync(new URL('../../../controls/schema/assurance.schema.json', import.meta.url), 'utf8'),
) as object;
const published = new Ajv2020({ strictRequired: false }).compile(schema);

describe("a third party's report", () => {
  it('gives what it says, with its places', async () => {
    const reading = await readReport(WHOLE);
    expect(reading).toMatchObject({ status: 'read', recognised: true, facts: { family: 'assurance', complete: true } });
    const found = factsOf(reading);
    expect([said(found['type']), said(found['scope.covers']), said(found['carveOuts.0'])]).toEqual([
      'isae3402-2',
      true,
      'the data centre',
    ]);
    expect(found['controls.1.result']).toMatchObject({ value: 'exception', origin: 'declared', at: { line: 13 } });
    expect(said(found['userControls.0.control'])).toBe('bio2@1.3/5.18.02');
  });

  it.each([
    ['no scope', HEAD.replace(/scope:.*\n/, ''), 'syntax', 1],
    ['a kind that is none', HEAD.replace('isae3402-2', 'isae3000'), 'syntax', 2],
    ['an unknown key', `${HEAD}grade: A\n`, 'syntax', 7],
    ['a period that is no date', HEAD.replace("'2026-09-30'", 'soon'), 'syntax', 5],
    ['a title that is empty', HEAD.replace(/title:.*/, "title: ''"), 'syntax', 3],
    ['a result that is none', `${HEAD}controls: [{ criterion: x, result: fine }]\n`, 'syntax', 7],
    ['a result of nothing', `${HEAD}controls: [{ result: effective }]\n`, 'syntax', 7],
    ['scope that covers perhaps', HEAD.replace('covers: true', 'covers: maybe'), 'syntax', 6],
    ['a list in place of a report', '- a\n- b\n', 'syntax', 1],
    ['another schema', HEAD.replace('assurance@1', 'assurance@2'), 'syntax', 1],
    ['text', 'A fine report.', 'syntax', 1],
    ['a bomb', `a: &a [1,1]\nb: [${'*a,'.repeat(200_000)}*a]\n`, undefined, undefined],
  ])('refuses %s with the place', async (_name, text, code, line) => {
    const reading = await readReport(text);
    expect(reading.status).toBe('unreadable');
    if (code !== undefined) expect(reading).toMatchObject({ code, at: { line } });
  });

  it('leaves unknown what was removed', async () => {
    const reading = await readReport(HEAD.replace('Service auditor', '"[redacted:token:0123456789ab]"'));
    expect(said(factsOf(reading)['issuer.role'])).toBe('<unparsed>');
  });

  it.each([
    ['the whole', WHOLE, true],
    ['the least', HEAD, true],
    ['no scope', HEAD.replace(/scope:.*\n/, ''), false],
    ['an unknown key', `${HEAD}grade: A\n`, false],
    ['a result that is none', `${HEAD}controls: [{ criterion: x, result: fine }]\n`, false],
  ])('is what its published schema says: %s', async (_name, text, fits) => {
    expect(published(parse(text)), JSON.stringify(published.errors)).toBe(fits);
    expect((await readReport(text)).status === 'read').toBe(fits);
  });
});
