import fc from 'fast-check';
import { expect, it } from 'vitest';

import { canonicalJson } from '../../src/dossier/canonical-json.ts';

it.each([
  // The example of RFC 8785, §3.2.3: keys in order of their UTF-16 code units.
  [
    { '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', 1: 'One' },
    '{"\\r":"Carriage Return","1":"One","\u20ac":"Euro Sign","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  ],
  [{ numbers: [1 / 3, 1e30, 4.5, 2e-3, 1e-27] }, '{"numbers":[0.3333333333333333,1e+30,4.5,0.002,1e-27]}'],
  // Names that look like numbers are sorted as names.
  [{ 10: 'a', 9: 'b' }, '{"10":"a","9":"b"}'],
  [{ b: undefined, a: null }, '{"a":null}'],
  [[undefined], '[null]'],
  ['half a \ud83d pair', '"half a \ufffd pair"'],
  [{ '\udc00': 1 }, '{"\ufffd":1}'],
])('%j is %s', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

it('refuses what JSON cannot say', () => {
  expect(() => canonicalJson(undefined)).toThrow('not a JSON value');
  expect(() => canonicalJson(Number.NaN)).toThrow();
});

it('gives one text, whatever the order of the keys, and that text means the same', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      const text = canonicalJson(value);
      expect(canonicalJson(reversed)).toBe(text);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});
