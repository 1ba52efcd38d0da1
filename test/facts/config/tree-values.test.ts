import { expect, test } from 'vitest';
import { childrenAt, documentsOf, valueAt, type Document } from '../../../src/facts/config/tree-values.ts';

function file(text: string, path = 'a.yaml') {
  const source = { name: path, sha256: 'a', size: text.length, open: () => [] as never };
  return { path, text, source };
}

function first(text: string, path?: string): Document {
  const documents = documentsOf(file(text, path));
  if ('status' in documents || documents[0] === undefined) throw new Error('no document');
  return documents[0];
}

test('a stream has all its documents, JSON has one', () => {
  expect(documentsOf(file('a: 1\n---\n---\nb: 2\n'))).toHaveLength(2);
  expect(documentsOf(file('{"a": 1}', 'a.json'))).toHaveLength(1);
  expect(documentsOf(file('{"a": 1, "a": 2}', 'a.json'))).toMatchObject({ code: 'syntax', at: { line: 1 } });
});

test.each([
  ['a: {b: yes}', ['a', 'b'], { value: 'yes', origin: 'explicit', at: { line: 1, column: 8 } }],
  ['a: {b: [1, 2]}', ['a', 'b'], { value: [1, 2], origin: 'explicit' }],
  ['a: {b: ~}', ['a', 'b'], { value: null, origin: 'explicit' }],
  ['a: {c: 1}', ['a', 'b'], { origin: 'absent' }],
  ['a: {b: "${B}"}', ['a', 'b'], { origin: 'templated' }],
  ['a: {b: [x, "${B}"]}', ['a', 'b'], { origin: 'templated' }],
  ['a: {b: {c: 1}}', ['a', 'b'], { origin: 'unparsed' }],
  ['a: !secret x', ['a'], { origin: 'unparsed' }],
  ['{% if x %}\na: {b: 1}\n{% endif %}', ['a', 'b'], { origin: 'templated' }],
  ['{% if x %}\na: {b: 1}\n{% endif %}', ['z'], { origin: 'templated' }],
])('%s at %j', (text, path, expected) => {
  expect(valueAt(first(text), path)).toMatchObject(expected);
});

test.each([
  ['a: {x: 1, y: 2}', ['x', 'y']],
  ['a: [x, y]', ['0', '1']],
  ['a:', []],
  ['b: 1', []],
])('the members of %s', (text, names) => {
  const children = childrenAt(first(text), ['a']);
  expect('origin' in children ? children.origin : children.map(({ name }) => name)).toEqual(names);
});

test.each([
  ['a: "${A}"', 'templated'],
  ['a: text', 'unparsed'],
  ['a: [x, "${A}"]', 'templated'],
  ['a: {"{{ x }}": 1}', 'templated'],
  ['{% if x %}\na: [1]\n{% endif %}', 'templated'],
])('which members %s has is not known', (text, origin) => {
  expect(childrenAt(first(text), ['a'])).toMatchObject({ origin });
});
