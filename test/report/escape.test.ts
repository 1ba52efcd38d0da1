import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { clean, cleanDeep, escapeMarkdown, escapeMarkup } from '../../src/report/escape.ts';
import { awkward } from './everything.ts';

/** Any character at all, lone surrogates and controls included. */
const anything = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) });

describe('clean', () => {
  it.each([
    ['line ends become spaces', 'a\r\nb\n\nc\td\u2028e', 'a b c d e'],
    ['controls go', 'a\u0000b\u001b[31mc\u009bd\u007f', 'ab[31mcd'],
    ['what turns text around goes', 'a\u202eb\u2066c\u200fd', 'abcd'],
    ['a lone surrogate is shown', 'a\ud800b', 'a\ufffdb'],
    ['Hebrew and emoji stay', `${awkward.hebrew} 👩🏽‍💻`, `${awkward.hebrew} 👩🏽‍💻`],
  ])('%s', (_name, text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  it('leaves no control character, whatever comes in', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(clean(text)).not.toMatch(/\p{Cc}|\p{Surrogate}|[\u202a-\u202e\u2066-\u2069\u2028\u2029\ufffe\uffff]/u);
      }),
    );
  });

  it('reaches every string of a tree', () => {
    const tree = { a: ['x\u0000', { b: '\u001by' }], c: 1, d: null, e: undefined };
    expect(cleanDeep(tree)).toEqual({ a: ['x', { b: 'y' }], c: 1, d: null, e: undefined });
  });
});

describe('escapeMarkup', () => {
  it('is read back by an XML parser as it was, in content and in attributes', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const parser = new SaxesParser();
        const seen: string[] = [];
        parser.on('text', (content) => seen.push(content));
        parser.on('opentag', (tag) => seen.push(String(tag.attributes['b'])));
        parser.write(`<a b="${escapeMarkup(text)}">${escapeMarkup(text)}</a>`).close();
        expect(seen).toEqual(clean(text) === '' ? [''] : [clean(text), clean(text)]);
      }),
    );
  });
});

describe('escapeMarkdown', () => {
  it.each([
    ['pipes', 'a|b', 'a\\|b'],
    ['an escaped pipe', 'a\\|b', 'a\\\\\\|b'],
    ['HTML', '<b>&amp;', '&lt;b&gt;&amp;amp;'],
    ['a link', '[g](javascript:x)', '\\[g\\](javascript:x)'],
    [
      'a link by itself',
      'https://a.example www.b.example c@d.example',
      'https\\://a.example www\\.b.example c\\@d.example',
    ],
    ['a list', '- x', '\\- x'],
    ['a numbered item', '1. x', '1\\. x'],
    ['a heading', '# x', '\\# x'],
    ['code and emphasis', '`a` *b* _c_ ~~d~~', '\\`a\\` \\*b\\* \\_c\\_ \\~\\~d\\~\\~'],
  ])('%s', (_name, text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  it('never leaves a bare pipe, a bare angle bracket or a line end', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped).not.toMatch(/[<>\n\r]/);
        expect(escaped.replace(/\\[^a-z0-9]/gi, '')).not.toMatch(/[|`[\]*_]/);
      }),
    );
  });
});
