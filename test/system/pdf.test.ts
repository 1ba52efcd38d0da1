import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildOutline } from '../../src/report/outline.ts';
import { pdfReporter } from '../../src/report/pdf/pdf.ts';
import { PAGE } from '../../src/report/pdf/theme.ts';
import { decided } from '../report/dealings.ts';
import { everything } from '../report/everything.ts';

/** What Debian's poppler-utils and qpdf, which know nothing of pdfkit, make of the report. */

type Dictionary = Readonly<Record<string, unknown>>;

interface Word {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function run(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 200_000_000 });
}

function isDictionary(value: unknown): value is Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every dictionary of the file, by its reference (`12 0 R`). */
function objectsOf(file: string): ReadonlyMap<string, Dictionary> {
  const json = JSON.parse(run('qpdf', ['--json', '--json-stream-data=none', file])) as {
    readonly qpdf: readonly [unknown, Readonly<Record<string, { value?: unknown; stream?: { dict: unknown } }>>];
  };
  const entries = Object.entries(json.qpdf[1]).flatMap(([key, object]) => {
    const value = object.value ?? object.stream?.dict;
    return isDictionary(value) ? [[key.replace('obj:', ''), value] as const] : [];
  });
  return new Map(entries);
}

/** A name, a string or a reference; anything else is no match for what is expected of it. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function wordsOf(file: string): readonly (readonly Word[])[] {
  const pages = run('pdftotext', ['-bbox', file, '-']).split('<page ').slice(1);
  const pattern = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g;
  return pages.map((page) =>
    [...page.matchAll(pattern)].map(([, left, top, right, bottom, text]) => ({
      text: text!,
      left: Number(left),
      top: Number(top),
      right: Number(right),
      bottom: Number(bottom),
    })),
  );
}

function overlap(a: Word, b: Word): boolean {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  // Line boxes hold room for accents and tails: those of close lines touch where the letters do not.
  return wide > 1 && high > 0.3 * Math.min(a.bottom - a.top, b.bottom - b.top);
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ');
}

describe.each(['nl', 'en'] as const)('PDF report (%s)', (lang) => {
  const outline = buildOutline(everything, lang, decided);
  const findings = outline.chapters.flatMap((chapter) =>
    chapter.blocks.flatMap((block) => (block.kind === 'findings' ? block.findings : [])),
  );
  let folder: string;
  let file: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'biotoets-pdf-'));
    file = join(folder, 'report.pdf');
    const chunks: Uint8Array[] = [];
    for await (const chunk of pdfReporter.render(everything, { lang, colour: false, width: 80, decided })) {
      chunks.push(Buffer.from(chunk));
    }
    writeFileSync(file, Buffer.concat(chunks));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is a well-formed file', () => {
    expect(run('qpdf', ['--check', file])).toContain('No syntax or stream encoding errors found');
  });

  it('is tagged, titled and of version 1.7', () => {
    const info = run('pdfinfo', [file]);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toMatch(/PDF version: +1\.7/);
    expect(info).toMatch(/Page size: .*A4/);
    expect(info).toContain(outline.title);
  });

  it('has its structure in the tree', () => {
    const structure = run('pdfinfo', ['-struct-text', file]);
    for (const tag of [
      'Document',
      'H1',
      'H2',
      'H3',
      'TOC',
      'TOCI',
      'Link',
      'L',
      'LI',
      'Table',
      'TR',
      'TH',
      'TD',
      'Figure',
    ]) {
      expect(structure, tag).toMatch(new RegExp(`^ *${tag}(:| |$)`, 'm'));
    }
    for (const chapter of outline.chapters) expect(plain(structure)).toContain(chapter.title);
    // Words on either side of a line break stay two words for who listens.
    expect(plain(structure)).toContain(plain(outline.headlineText));
  });

  it('says every finding and the numbers of the headline', () => {
    const text = plain(run('pdftotext', ['-layout', file, '-']));
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) expect(text).toContain(finding.id);
    expect(text).toContain(plain(outline.triple.words));
    expect(text).toContain(plain(outline.caution));
    expect(text).toContain(outline.hash);
  });

  it('embeds every font with its way back to text', () => {
    const rows = run('pdffonts', [file]).trim().split('\n').slice(2);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatch(/ yes yes yes +\d+ +0$/);
  });

  it('numbers its pages and names the supplier on each but the first', () => {
    const pages = run('pdftotext', ['-layout', file, '-']).split('\f').slice(0, -1);
    pages.forEach((page, index) => {
      const last = page.trimEnd().split('\n').at(-1);
      expect(last).toMatch(new RegExp(` ${index + 1} ${outline.labels.of} ${pages.length}$`));
      if (index > 0) expect(page.trimStart().split('\n')[0]).toContain(outline.hash.slice(0, 12));
    });
  });

  it('keeps every word within the margins and clear of every other', () => {
    const problems = wordsOf(file).flatMap((words, page) => {
      const outside = words.filter(
        (word) =>
          word.left < PAGE.left - 1 ||
          word.right > PAGE.width - PAGE.right + 1 ||
          word.top < 30 ||
          word.bottom > PAGE.height - 25,
      );
      const collisions = words.flatMap((word, index) =>
        words.slice(index + 1).flatMap((other) => (overlap(word, other) ? [`${word.text} × ${other.text}`] : [])),
      );
      return [...outside.map((word) => word.text), ...collisions].map((what) => `page ${page + 1}: ${what}`);
    });
    expect(problems).toEqual([]);
  });

  describe('in its objects', () => {
    let objects: ReadonlyMap<string, Dictionary>;
    let all: readonly Dictionary[];
    beforeAll(() => {
      objects = objectsOf(file);
      all = [...objects.values()];
    });

    it('names its language and shows its title', () => {
      const root = all.find((object) => object['/Type'] === '/Catalog');
      expect(root?.['/Lang']).toBe(lang === 'nl' ? 'u:nl-NL' : 'u:en-GB');
      const preferences = root?.['/ViewerPreferences'];
      expect(objects.get(textOf(preferences))?.['/DisplayDocTitle']).toBe(true);
    });

    it('describes every figure', () => {
      const figures = all.filter((object) => object['/S'] === '/Figure');
      expect(figures.length).toBeGreaterThan(2);
      for (const figure of figures) expect(textOf(figure['/Alt'])).toMatch(/^u:.{10,}/s);
    });

    it('describes every link and ties it to the structure and to a place that exists', () => {
      const links = all.filter((object) => object['/Subtype'] === '/Link');
      expect(links.length).toBe(outline.chapters.length + findings.length);
      const names = JSON.stringify(all.filter((object) => '/Dests' in object));
      for (const link of links) {
        expect(textOf(link['/Contents'])).toMatch(/^u:.{5,}/s);
        expect(link['/StructParent']).toEqual(expect.any(Number));
        const action = objects.get(textOf(link['/A']));
        expect(names).toContain(JSON.stringify(action?.['/D']));
      }
    });

    it('gives column heads and row heads their scope', () => {
      const heads = all.filter((object) => object['/S'] === '/TH');
      expect(heads.length).toBeGreaterThan(10);
      for (const head of heads) {
        expect(isDictionary(head['/A']) ? head['/A']['/Scope'] : undefined).toMatch(/^\/(Column|Row)$/);
      }
    });

    it('has bookmarks for every chapter and finding, counted as the standard asks', () => {
      const root = all.find((object) => object['/Type'] === '/Catalog');
      const top = objects.get(textOf(root?.['/Outlines']));
      expect(top?.['/Count']).toBe(outline.chapters.length + 1);
      const titles = all.flatMap((object) =>
        '/Parent' in object && '/Title' in object ? [textOf(object['/Title'])] : [],
      );
      for (const chapter of outline.chapters) expect(titles.some((title) => title.endsWith(chapter.title))).toBe(true);
      for (const finding of findings) expect(titles.some((title) => title.startsWith(`u:${finding.id} `))).toBe(true);
      for (const object of all) {
        if ('/First' in object && '/Title' in object) expect(Number(object['/Count'])).toBeLessThan(0);
      }
    });
  });
});
