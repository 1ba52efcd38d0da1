import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lang } from '../../src/language/types.ts';
import { escapeHtml, markup, markupOf, printable, trusted } from '../../src/report/html/escape-html.ts';
import { findingsOf } from '../../src/report/html/facets.ts';
import { htmlReporter, pageOf } from '../../src/report/html/html.ts';
import { buildOutline } from '../../src/report/outline.ts';
import { decided } from './dealings.ts';
import { everything } from './everything.ts';

const LANGS: readonly Lang[] = ['nl', 'en'];
const PAGES = new Map(LANGS.map((lang) => [lang, [...pageOf(buildOutline(everything, lang, decided))].join('')]));
const VOID = new Set(['meta', 'link', 'input', 'wbr', '!doctype']);
/** Keys of an outline whose values steer the form and are not text. */
const NOT_TEXT = new Set(['kind', 'tone', 'anchor', 'lang', 'align']);

function page(lang: Lang): string {
  return PAGES.get(lang)!;
}

function decode(text: string): string {
  const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
  return text.replace(/&(?:lt|gt|quot|#39|amp);/gu, (entity) => entities[entity]!);
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** What a reader sees, as one line: tags away, entities back. Text in inline elements stays together. */
function textOf(html: string): string {
  const body = html.slice(html.indexOf('<body'), html.indexOf('<script>'));
  return squeeze(decode(body.replaceAll('<wbr>', '').replace(/<[^>]*>/gu, ' ')));
}

function stringsOf(value: unknown, key = ''): readonly string[] {
  if (NOT_TEXT.has(key)) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((each) => stringsOf(each));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, each]) => stringsOf(each, name));
  return [];
}

function matchesOf(html: string, pattern: RegExp): readonly string[] {
  return [...html.matchAll(pattern)].map((match) => match[1]!);
}

describe('the escaping template', () => {
  it.each([
    ['markup', '<b a="1" c=\'2\'>&', '&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;'],
    ['what is already escaped', '&lt;', '&amp;lt;'],
    ['control characters', 'a\u0000b\u001b[31mc\u007fd\u009be\rf', 'ab[31mcdef'],
    ['tab and line feed, which stay', 'a\tb\nc', 'a\tb\nc'],
    ['bidi overrides and isolates', 'a\u202eb\u2066c', 'abc'],
    ['noncharacters and lone surrogates', 'a\uffffb\ud800c', 'abc'],
    ['Hebrew and emoji, which stay', 'שלום 🙂', 'שלום 🙂'],
  ])('handles %s', (_what, text, expected) => {
    expect(escapeHtml(text)).toBe(expected);
  });

  it('escapes holes, keeps markup, joins lists, prints nothing for false and undefined', () => {
    const made = markup`<i>${'<'}${markup`<b>${'&'}</b>`}${['a', markup`<br>`, 3]}${false}${undefined}${trusted('<hr>')}</i>`;
    expect(markupOf(made)).toBe('<i>&lt;<b>&amp;</b>a<br>3<hr></i>');
  });

  it('lets no text out of a hole, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = markupOf(markup`${text}`);
        expect(escaped).not.toMatch(/[<>"']/u);
        expect(decode(escaped)).toBe(printable(text));
      }),
    );
  });
});

describe.each(LANGS)('the HTML report (%s)', (lang) => {
  const html = page(lang);
  const outline = buildOutline(everything, lang, decided);

  it('prints every text of the outline: findings, criteria, causes, observations, facts, tables', () => {
    const text = textOf(html);
    const content = { ...outline, labels: {}, chapters: outline.chapters.map((chapter) => ({ ...chapter, id: '' })) };
    const lost = stringsOf(content).filter((each) => !text.includes(squeeze(printable(each))));
    expect(lost).toEqual([]);
  });

  it('has one place per finding and per criterion', () => {
    const ids = matchesOf(html, / id="([^"]*)"/gu);
    const anchors = findingsOf(outline).flatMap(({ anchor, criteria }) => [
      anchor,
      ...criteria.map((each) => each.anchor),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(anchors.filter((anchor) => !ids.includes(anchor))).toEqual([]);
    expect(matchesOf(html, / href="#([^"]*)"/gu).filter((target) => !ids.includes(target))).toEqual([]);
    expect(findingsOf(outline)).toHaveLength(everything.findings.length);
  });

  it('states the same numbers as the outline', () => {
    const numbers = matchesOf(html.slice(html.indexOf('class="numbers"')), /<b>(\d+)<\/b>/gu)
      .slice(0, 4)
      .map(Number);
    const { met, fail, notEstablished, notApplicable } = outline.triple;
    expect(numbers).toEqual([met, fail, notEstablished, notApplicable]);
    expect(html).toContain(`data-shown="`);
    const n = everything.findings.length;
    expect(textOf(html)).toContain(lang === 'nl' ? `${n} van ${n} bevindingen` : `${n} of ${n} findings`);
  });

  it('lets no script in but its own', () => {
    expect(html).not.toContain('<script>alert');
    expect(matchesOf(html, /<(script)[\s>]/gu)).toHaveLength(1);
    expect(html).not.toMatch(/\son[a-z]+\s*=\s*"/u);
    expect(html).not.toMatch(/ style="/u);
  });

  it('loads nothing: no address outside the file', () => {
    const addresses = matchesOf(html, / (?:src|href|action|data|poster|srcset|xlink:href)="([^"]*)"/gu);
    expect(addresses.filter((address) => !/^(?:#|data:image\/svg)/u.test(address))).toEqual([]);
    expect(html).not.toMatch(/@import|url\((?!#)/u);
  });

  it('names the hashes of its style and script in its policy', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/u.exec(html)![1]!;
    const style = /<style>([\s\S]*?)<\/style>/u.exec(html)![1]!;
    const script = /<script>([\s\S]*?)<\/script>/u.exec(html)![1]!;
    const [styleHash, scriptHash] = [style, script].map((text) => createHash('sha256').update(text).digest('base64'));
    expect(decode(policy)).toContain(`style-src 'sha256-${styleHash!}'; script-src 'sha256-${scriptHash!}'`);
    expect(policy).toMatch(/^default-src &#39;none&#39;/u);
    expect(policy).not.toContain('unsafe');
  });

  it('opens and closes every element in order', () => {
    const open: string[] = [];
    const outside = html.replace(/<(style|script)>[\s\S]*?<\/\1>/gu, '');
    for (const [, slash, name] of outside.matchAll(/<(\/?)([!a-z][a-z0-9]*)[^>]*(?<!\/)>/gu)) {
      if (VOID.has(name!)) continue;
      if (slash === '') open.push(name!);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  it('has one h1 and skips no level of heading', () => {
    const levels = matchesOf(html, /<h([1-6])[\s>]/gu).map(Number);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, index) => index > 0 && level > levels[index - 1]! + 1)).toEqual([]);
  });

  it('gives every table a caption and every column a scope', () => {
    expect(matchesOf(html, /<(table)/gu)).toHaveLength(matchesOf(html, /<(caption)>/gu).length);
    expect(html).not.toMatch(/<th(?![^>]* scope=)[\s>]/u);
  });

  it('carries no control characters', () => {
    expect(html).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u);
  });

  it('comes in pieces and twice the same', async () => {
    const pieces: string[] = [];
    for await (const piece of htmlReporter.render(everything, { lang, colour: false, width: 80, decided }))
      pieces.push(String(piece));
    expect(pieces.join('')).toBe(html);
    expect(pieces.length).toBeGreaterThan(everything.findings.length + everything.items.length);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(html.length / 5);
    expect(html).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${lang}">`, 'u'));
  });
});

describe('a hostile outline', () => {
  const hostile = '"}</style></title><script>alert(1)</script>\\';
  const html = [...pageOf({ ...buildOutline(everything, 'nl'), title: hostile, tool: hostile, hash: hostile })].join(
    '',
  );

  it('cannot end the style in which the page margins print its title', () => {
    const style = /<style>([\s\S]*?)<\/style>/u.exec(html)![1]!;
    expect(style).toContain('counter(pages)');
    expect(style).toContain('\\3c \\2f style\\3e');
    expect(html).not.toContain('<script>alert');
  });
});

describe('a selection', () => {
  it('shows no conclusion where the outline has none', () => {
    const html = [...pageOf({ ...buildOutline(everything, 'en'), headline: undefined })].join('');
    expect(html).not.toContain('class="verdict"');
    expect(html).toContain('Selection');
  });
});
