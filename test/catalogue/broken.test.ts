import { expect, test } from 'vitest';
import { formatProblem } from '../../src/catalogue/problem.ts';
import { parseShipped } from '../../src/catalogue/shipped.ts';
import { problemsOf, summary, workspace } from './workspace.ts';

const STARTER = `${import.meta.dirname}/fixtures/starter`;
const C1 = 'controls/base/1.01.yaml';

const cases: readonly (readonly [name: string, file: string, from: string, to: string])[] = [
  ['key misspelt', C1, 'provability:', 'provabilty:'],
  ['key unknown, nothing near', C1, 'weak: []', 'weak: []\nzzz: 1'],
  ['key missing', C1, 'theme: cryptography\n', ''],
  ['key given twice', C1, 'theme: cryptography', 'theme: cryptography\ntheme: other'],
  ['enum', C1, 'aspect: design', 'aspect: desing'],
  ['addressee of a criterion is one party', 'controls/base/1.02.yaml', 'addressee: client', 'addressee: both'],
  ['wrong type', C1, 'mandatory: true', 'mandatory: ja'],
  ['id without quotes', C1, "id: '1.01'", 'id: 1.01'],
  ['version without quotes', 'controls/base/catalogue.yaml', "version: '1.0'", 'version: 1.10'],
  ['text in one language', C1, '{ nl: Transport, en: Transport }', '{ nl: Transport }'],
  ['text that is empty', C1, '{ nl: Transport, en: Transport }', "{ nl: Transport, en: ' ' }"],
  ['text that is no mapping', C1, '{ nl: Transport, en: Transport }', 'Transport'],
  ['duration that is not ISO 8601', C1, 'window: P1Y', 'window: 3m'],
  ['duration that is empty', C1, 'window: P1Y', 'window: P'],
  ['duration inside a moment', C1, 'minus: P30D', 'minus: -P30D'],
  ['duration of a named check', C1, 'atMost: P3M', 'atMost: 3 months'],
  ['date that is none', 'controls/rulesets/list.yaml', "'2025-05'", "'2025-02-30'"],
  ['list that is empty', C1, 'targets: [service]', 'targets: []'],
  ['target kind', C1, 'targets: [service]', 'targets: [servise]'],
  ['topic of a check that reads no configuration', C1, 'family: tls', 'family: tls\n          about: tls'],
  ['configuration about nothing', C1, 'family: tls', 'family: config'],
  [
    'product that does not speak about the topic',
    C1,
    'family: tls',
    'family: config\n          about: tls\n          product: [chrony]',
  ],
  ['topic', C1, 'family: tls', 'family: config\n          about: tsl'],
  ['card field', C1, 'card: [what, adopted]', 'card: [what, adoptd]'],
  ['delivered evidence without a card', C1, '                card: [columns]\n', ''],
  ['kind of need', C1, '- document:', '- documnt:'],
  [
    'need of two kinds',
    C1,
    '      - anyOf:',
    '        judgement: { id: z, questions: [{ nl: Z, en: Z }] }\n      - anyOf:',
  ],
  ['predicate with two forms', C1, 'each: protocols', 'each: protocols\n            all: [{ at: x, exists: true }]'],
  ['predicate without a form', C1, '{ at: hostname.matches, equals: true }', '{ equals: true }'],
  ['predicate that is empty', C1, '{ at: hostname.matches, equals: true }', '{}'],
  ['predicate that is a text', C1, '{ at: hostname.matches, equals: true }', 'yes'],
  ['leaf without an operator', C1, '{ at: hostname.matches, equals: true }', '{ at: hostname.matches }'],
  [
    'leaf with two operators',
    C1,
    '{ at: hostname.matches, equals: true }',
    '{ at: hostname.matches, equals: true, notEquals: 1 }',
  ],
  [
    'value of a column without its vocabulary',
    C1,
    '{ at: rows, gte: { $param: base.rows } }',
    '{ at: columns.mfa.values.off, equals: 0 }',
  ],
  [
    'value outside the vocabulary of its column',
    C1,
    'card: [columns]',
    "card: [columns]\n                values: { mfa: ['on', 'off'] }\n                deviations: columns.mfa.values.of",
  ],
  [
    'vocabulary of another column than is counted',
    C1,
    'card: [columns]',
    "card: [columns]\n                values: { mf: ['on', 'off'] }\n                deviations: columns.mfa.values.off",
  ],
  [
    'vocabulary that YAML reads as true and false',
    C1,
    'card: [columns]',
    'card: [columns]\n                values: { mfa: [true, false] }',
  ],
  ['operator misspelt', C1, '{ at: hostname.matches, equals: true }', '{ at: hostname.matches, equal: true }'],
  ['operator deep down', C1, 'subsetOf: [X, Y]', 'subsetof: [X, Y]'],
  ['operand of an unknown form', C1, '{ $list: tls.good }', '{ $lst: tls.good }'],
  ['operand that should be a list', C1, '{ $list: tls.good }', 'TLSv1.2'],
  ['operand that should be true or false', C1, 'hostname.matches, equals: true', 'hostname.matches, exists: 1'],
  ['a pattern that RE2 does not have', C1, 'hostname.matches, equals: true', "hostname.matches, matches: '(?=a)b'"],
  ['a pattern nobody reads', C1, 'hostname.matches, equals: true', `hostname.matches, matches: '${'a'.repeat(501)}'`],
  ['a network that is none', C1, 'hostname.matches, equals: true', 'hostname.matches, cidrWithin: [10.0.0.0/33]'],
  ['an origin nothing has', C1, 'hostname.matches, equals: true', 'hostname.matches, origin: [written]'],
  ['an order of three', C1, 'hostname.matches, equals: true', 'hostname.matches, orderedBefore: [a, b, c]'],
  ['a bound without a number', C1, 'hostname.matches, equals: true', 'hostname.matches, length: { gte: many }'],
  ['a moment without its zone', C1, 'hostname.matches, equals: true', 'hostname.matches, before: 2026-01-01T10:00'],
  ['a path with a filter', C1, 'at: hostname.matches, equals: true', "at: '$.a[?@.b]', equals: true"],
  [
    'two forms in one node',
    C1,
    '{ at: hostname.matches, equals: true }',
    '{ if: { at: a, equals: 1 }, then: { at: b, equals: 1 }, any: [] }',
  ],
  ['list nobody has', C1, 'tls.good', 'tls.goood'],
  [
    'a derivation nobody made',
    C1,
    '{ at: rows, gte: { $param: base.rows } }',
    '{ at: derived.patch.over, as: int, equals: 0 }',
  ],
  [
    'a fact no such derivation says',
    C1,
    'card: [columns]',
    'card: [columns]\n                derive: [{ name: ids, sequence: id }]\n                deviations: derived.ids.gap',
  ],
  [
    'a derivation of an unknown kind',
    C1,
    'card: [columns]',
    'card: [columns]\n                derive: [{ name: ids, sequense: id }]',
  ],
  [
    'a name given to two derivations',
    C1,
    'card: [columns]',
    'card: [columns]\n                derive: [{ name: ids, sequence: id }, { name: ids, same: [a, b] }]',
  ],
  [
    'a list nobody reads beside it',
    C1,
    'card: [columns]',
    'card: [columns]\n                derive: [{ name: hit, join: { column: a, list: listed, key: k } }]',
  ],
  [
    'a list without a legend',
    C1,
    'card: [columns]',
    'card: [columns]\n                beside: [{ name: listed, from: list, family: records, card: [what] }]\n                derive: [{ name: hit, join: { column: a, list: listed, key: k } }]',
  ],
  [
    'a fact of an export nobody reads beside it',
    C1,
    '{ at: rows, gte: { $param: base.rows } }',
    '{ use: reconcile, with: { a: rows, b: beside.count.rows } }',
  ],
  [
    'two limits where one is due',
    C1,
    '{ at: rows, gte: { $param: base.rows } }',
    '{ use: reconcile, with: { a: rows, b: rows, share: 0.1, count: 3 } }',
  ],
  ['named check nobody has', C1, 'use: max-gap', 'use: maxgap'],
  ['argument a named check needs', C1, ', to: { $time: periodTo } }', ' }'],
  ['argument a named check does not take', C1, 'to: { $time: periodTo } }', 'to: { $time: periodTo }, form: x }'],
  ['moment nobody has', C1, '$time: periodTo', '$time: periodEnd'],
  ['criterion id twice', C1, '- id: b', '- id: a'],
  ['need id twice', C1, 'id: logs', 'id: versions'],
  ['control id twice', 'controls/base/1.02.yaml', "id: '1.02'", "id: '1.01'"],
  ['relation that leads nowhere', C1, 'base@1.0/1.02', 'base@1.0/1.03'],
  ['aspect without a criterion', C1, 'depth: [design, existence]', 'depth: [design, existence, operation]'],
  ['criterion outside the depth', C1, 'depth: [design, existence]', 'depth: [design]'],
  ['criterion of both that does not say whose', 'controls/base/1.02.yaml', '    addressee: client\n', ''],
  ['criterion of the other party', C1, 'aspect: design', 'aspect: design\n    addressee: client'],
  ['check that can never be carried out', C1, 'targets: [web, tls]', 'targets: [service]'],
  ['ruleset nobody has', 'controls/profiles/strict.yaml', '[list]', '[lst]'],
  ['profile name', 'controls/profiles/strict.yaml', 'name: strict', 'name: strikt'],
  ['schema of another kind', C1, 'schema: control@1', 'schema: control@2'],
  ['schema missing', C1, 'schema: control@1\n', ''],
  ['syntax', C1, 'weak: []', 'weak: ['],
  ['indentation', C1, '  form: { nl: PDF', ' form: { nl: PDF'],
  ['alias', C1, 'topic: { nl: Transport, en: Transport }', 'topic: &t { nl: Transport, en: Transport }\nzz: *t'],
  ['tag', C1, 'theme: cryptography', 'theme: !!js/function cryptography'],
  ['merge key', C1, 'weak: []', 'weak: []\n<<: { a: 1 }'],
  ['prototype key', C1, 'weak: []', 'weak: []\n__proto__: { a: 1 }'],
  ['control character', C1, '{ nl: Transport, en: Transport }', '{ nl: Transport, en: "Tra\\x1b[31mnsport" }'],
  ['mark that reorders text', C1, '{ nl: Transport, en: Transport }', '{ nl: Transport, en: "Tra\u202ensport" }'],
  ['two documents', C1, 'weak: []', 'weak: []\n---\na: 1'],
];

test.each(cases)('%s', async (_name, file, from, to) => {
  using place = workspace(STARTER);
  place.edit(file, from, to);
  const problems = await problemsOf(parseShipped(place.root));
  expect(problems).not.toEqual([]);
  expect(problems.map((problem) => `${summary(problem)} | ${formatProblem(problem)}`).join('\n')).toMatchSnapshot();
});

test('the fixture itself is whole', async () => {
  expect(await problemsOf(parseShipped(STARTER))).toEqual([]);
});
