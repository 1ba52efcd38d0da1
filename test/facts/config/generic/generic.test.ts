import { expect, it } from 'vitest';
import { configReader } from '../../../../src/facts/config/config.ts';
import { MAPPING } from '../../../../src/facts/config/places.ts';
import type { Fact } from '../../../../src/facts/types.ts';
import { reference, sourceOf } from '../../sources.ts';

const EXPORT = JSON.stringify({
  security: { staff: { twoFactor: 'ja', minimum: 14 }, family: { twoFactor: '{{ mfa }}' } },
  retention: { messages: 30, media: -1 },
});
const HEAD = 'schema: config-mapping@1\nby: supplier, operations\nreviewed: {by: audit service, at: 2026-11-02}\n';
const AUTH = '{at: $.security.staff.twoFactor, as: auth.0.mfaEnforced, type: bool, values: {ja: true, nee: false}}';

async function read(mapping: string | undefined, files: Readonly<Record<string, string>> = { 'app.json': EXPORT }) {
  const sources = Object.entries(files).map(([path, text]) => sourceOf(path, text));
  const mapped = mapping === undefined ? [] : [sourceOf(MAPPING, mapping)];
  return configReader.read([...sources, ...mapped], { product: 'generic' }, reference);
}

async function factsOf(mapping: string, files?: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, Fact>> {
  const reading = await read(mapping, files);
  if (reading.status !== 'read') throw new Error(JSON.stringify(reading));
  return new Map(reading.facts.variants[0]?.facts.map((fact) => [fact.path, fact]));
}

const mapped = (values: string, more = ''): string => `${HEAD}files:\n- file: app.json\n  values: [${values}]\n${more}`;

it('takes from an export what the mapping names, at its place', async () => {
  const facts = await factsOf(
    mapped(`${AUTH}, {at: $.retention.messages, as: retention.0.keep, type: duration, unit: days}`),
  );
  expect(facts.get('auth.0.mfaEnforced')).toMatchObject({ value: true, origin: 'explicit', at: { file: 'app.json' } });
  expect(facts.get('retention.0.keep')).toMatchObject({ value: 'P30D' });
});

it.each([
  ['a template', '{at: $.security.family.twoFactor, as: auth.0.mfaEnforced}', 'auth.0.mfaEnforced', 'templated'],
  ['what is not there', '{at: $.elsewhere, as: auth.0.mfaEnforced}', 'auth.0.mfaEnforced', 'unparsed'],
  [
    'what does not convert',
    '{at: $.security.staff.twoFactor, as: auth.0.minLength, type: int}',
    'auth.0.minLength',
    'unparsed',
  ],
  [
    'a word without a meaning',
    '{at: $.security.staff.minimum, as: auth.0.mfaEnforced, values: {a: 1}}',
    'auth.0.mfaEnforced',
    'unparsed',
  ],
  ['fields that are not named', AUTH, 'auth.0', 'unparsed'],
  ['topics that are not named', AUTH, 'retention', 'unparsed'],
  ['whether there are more entries', AUTH, 'auth', 'unparsed'],
])('does not know %s', async (_, values, path, origin) => {
  expect((await factsOf(mapped(values))).get(path)).toMatchObject({ origin });
});

it('knows that there are no more entries where the mapping says so', async () => {
  expect((await factsOf(mapped(AUTH, 'whole: [auth]\n'))).has('auth')).toBe(false);
});

it('gives a word its meaning before its type: -1 may stand for unlimited', async () => {
  const facts = await factsOf(
    mapped('{at: $.retention.media, as: retention.0.keep, type: duration, unit: days, values: {"-1": unlimited}}'),
  );
  expect(facts.get('retention.0.keep')).toMatchObject({ value: 'unlimited' });
});

it('keeps what rests on a word apart from what an export shows', async () => {
  const facts = await factsOf(
    `${HEAD}stated:\n- {as: malware.0.failMode, value: closed, statement: letter of 2026-11-18}\n`,
  );
  expect(facts.get('malware.0.failMode')).toMatchObject({ value: 'closed', origin: 'declared' });
});

it.each([
  ['ini', 'app.ini', '[auth]\nmin = 14\n', '$.auth.min'],
  ['env', 'app.env', 'export MIN="14"\n', '$.MIN'],
  ['csv', 'app.csv', 'name;value\nmin;14\n', '$.min.value'],
  ['yaml', 'app.yaml', 'auth: {min: 14}\n', '$.auth.min'],
])('reads %s', async (_, file, text, at) => {
  const mapping = `${HEAD}files:\n- {file: ${file}, values: [{at: ${at}, as: auth.0.minLength, type: int}]}\n`;
  expect((await factsOf(mapping, { [file]: text })).get('auth.0.minLength')).toMatchObject({ value: 14 });
});

it.each([
  ['ini', 'app.ini', 'min = 1\nmin = 2\n', '$.min'],
  ['csv', 'app.csv', 'name;value\nmin;1\nmin;2\n', '$.min.value'],
  ['env', 'app.env', 'min=${MIN}\n', '$.min'],
])('does not choose between two values or fill one in: %s', async (_, file, text, at) => {
  const mapping = `${HEAD}files:\n- {file: ${file}, values: [{at: ${at}, as: auth.0.minLength}]}\n`;
  expect((await factsOf(mapping, { [file]: text })).get('auth.0.minLength')).not.toHaveProperty('value');
});

it('is not explained without a mapping, or by a mapping that nobody else looked at', async () => {
  expect(await read(undefined)).toEqual({ status: 'needs-legend', columns: ['app.json'] });
  expect(await read('schema: config-mapping@1\nby: supplier\n')).toMatchObject({ status: 'needs-legend' });
  const own = 'schema: config-mapping@1\nby: supplier\nreviewed: {by: supplier, at: 2026-11-02}\n';
  expect(await read(own)).toMatchObject({ status: 'needs-legend' });
});

it.each([
  ['schema: other@1\nby: a\n', 'config-mapping@1', 1],
  [`${HEAD}extra: 1\n`, 'unknown key "extra"', 4],
  [mapped('{at: $.a, as: auth.0.unknown}'), 'no fact', 6],
  [mapped('{at: $.a, as: auth.mfaEnforced}'), 'no fact', 6],
  [mapped('{at: $.a, as: auth.0.mfaEnforced, type: float}'), 'type is one of', 6],
  [mapped('{at: $.a, as: auth.0.minLength, unit: fortnights}'), 'unknown unit', 6],
  [mapped(`${AUTH}, ${AUTH}`), 'given twice', 6],
  [`${HEAD}stated:\n- {as: malware.0.failMode, value: closed}\n`, '"statement" is missing', 5],
  [`${HEAD}whole: [everything]\n`, '"whole" names topics', 4],
])('refuses a mapping that is wrong, at its place: %#', async (mapping, detail, line) => {
  expect(await read(mapping)).toMatchObject({
    status: 'unreadable',
    detail: expect.stringContaining(detail) as string,
    at: { file: MAPPING, line },
  });
});
