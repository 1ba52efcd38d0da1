import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { SaxesParser } from 'saxes';
import { afterEach, describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assess/types.ts';
import { drawable, registerFonts, widthOf, wrap } from '../../src/report/pdf/fonts.ts';
import { pdfReporter } from '../../src/report/pdf/pdf.ts';
import { STYLES } from '../../src/report/pdf/theme.ts';
import type { ReportOptions } from '../../src/report/types.ts';
import { decided } from './dealings.ts';
import { awkward, everything, selected } from './everything.ts';

async function render(assessment: Assessment, lang: ReportOptions['lang'] = 'nl'): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of pdfReporter.render(assessment, { lang, colour: false, width: 80, decided })) {
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks);
}

function metadataOf(pdf: Buffer): string {
  const text = pdf.toString('utf8');
  return text.slice(text.indexOf('<?xpacket begin'), text.indexOf('<?xpacket end'));
}

const nothing: Assessment = {
  ...everything,
  conclusions: [],
  findings: [],
  items: [],
  requests: [],
  judgements: [],
  decisions: [],
  limitations: [],
  totals: { controls: 0, pass: 0, fail: 0, notEstablished: 0, notApplicable: 0, causes: {} },
};

function named(supplier: string): Assessment {
  return { ...nothing, audit: { ...nothing.audit, supplier } };
}

describe('pdfReporter', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it.each([
    ['everything', everything, 'nl', 'nl-NL'],
    ['everything', everything, 'en', 'en-GB'],
    ['a selection', selected, 'nl', 'nl-NL'],
    ['a selection', selected, 'en', 'en-GB'],
  ] as const)('renders %s (%#) as a tagged PDF 1.7 of reasonable size', async (_name, assessment, lang, locale) => {
    const pdf = await render(assessment, lang);
    const text = pdf.toString('latin1');
    expect(text.slice(0, 8)).toBe('%PDF-1.7');
    expect(text.trimEnd().slice(-5)).toBe('%%EOF');
    expect(text).toContain('/Marked true');
    expect(text).toContain(`/Lang (${locale})`);
    expect(text).toContain('/DisplayDocTitle true');
    expect(pdf.length).toBeGreaterThan(20_000);
    expect(pdf.length).toBeLessThan(1_000_000);
  });

  it('renders an assessment in which nothing was found, asked or delivered', async () => {
    expect((await render(nothing)).toString('latin1')).toContain('/Type /Page');
  });

  it('gives the same bytes twice, and in another time zone', async () => {
    process.env['TZ'] = 'Pacific/Kiritimati';
    const east = await render(everything);
    expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(-840);
    process.env['TZ'] = 'America/Los_Angeles';
    const west = await render(everything);
    expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(480);
    expect(west.equals(east)).toBe(true);
    expect((await render(everything)).equals(west)).toBe(true);
  });

  it.each([
    ['2026-03-01', 'D:20260301000000Z'],
    ['2026-03-01T12:30:00', 'D:20260301123000Z'],
    ['2026-03-01T12:30:00+02:00', 'D:20260301103000Z'],
    ['no moment at all', 'D:19700101000000Z'],
  ])('dates the document by the as-of %s, never by the clock or the zone', async (asOf, date) => {
    process.env['TZ'] = 'Asia/Tokyo';
    const pdf = await render({ ...nothing, audit: { ...nothing.audit, asOf } });
    const dates = pdf.toString('latin1').match(/D:\d{14}Z/g) ?? [];
    expect(new Set(dates)).toEqual(new Set([date]));
  });

  it('writes metadata that is XML, whatever the supplier is called', async () => {
    const metadata = metadataOf(await render(named('A & B <zonen> ]]> "x"')));
    const texts: string[] = [];
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('text', (text) => texts.push(text));
    parser.write(metadata).close();
    expect(texts.join(' ')).toContain('A & B <zonen> ]]> "x"');
  });

  it.each(Object.entries(awkward))('survives a supplier called by awkward text: %s', async (_name, supplier) => {
    expect((await render(named(supplier))).length).toBeGreaterThan(20_000);
  });

  it('differs where the assessment differs', async () => {
    const one = await render(named('Een'));
    const other = await render(named('Ander'));
    expect(one.equals(other)).toBe(false);
  });
});

describe('fonts', () => {
  const doc = new PDFDocument({ font: '' });
  registerFonts(doc);

  it.each([
    ['plain text', 'Voldoet – ≥ 95 % à € 3', 'Voldoet – ≥ 95 % à € 3'],
    ['composes accents', 'e\u0301', 'é'],
    ['emoji', '📮!', '□!'],
    ['a family of one', '👩🏽‍💻', '□□'],
    ['Hebrew', 'שלום', '□□□□'],
    ['control characters', 'a\u0000b\u001b[31m\u009b', 'a□b□[31m□'],
    ['bidirectional overrides', '\u202egnp.exe', '□gnp.exe'],
    ['zero-width characters', 'a\u200bb', 'a□b'],
    ['a lone surrogate', '\ud800', '□'],
    ['a noncharacter', '\ufffe', '□'],
    ['line ends and tabs', 'a\r\nb\tc', 'a\nb c'],
    ['nothing', '', ''],
  ])('drawable: %s', (_name, text, expected) => {
    expect(drawable(doc, text)).toBe(expected);
  });

  it('wraps any text in lines that fit, and loses nothing but white space', () => {
    const word = fc.oneof(fc.string({ maxLength: 12 }), fc.string({ minLength: 60, maxLength: 90 }));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.integer({ min: 20, max: 400 }), (words, width) => {
        const text = words.join(' ');
        const lines = wrap(doc, text, STYLES.small, width);
        // Kerning over a space may differ by a hair from the sum of the words.
        for (const line of lines) expect(widthOf(doc, line.trimEnd(), STYLES.small)).toBeLessThanOrEqual(width + 1);
        const bare = (value: string): string => value.replace(/\s/g, '');
        expect(bare(lines.join(''))).toBe(bare(drawable(doc, text)));
      }),
      { numRuns: 300 },
    );
  });

  it('breaks a path after a mark of punctuation and a hash wherever the line is full', () => {
    const path = wrap(doc, 'evidence/nginx/conf.d/portal.conf:42:7', STYLES.code, 90);
    expect(path.slice(0, -1).every((line) => /[/.:]$/.test(line))).toBe(true);
    const hash = wrap(doc, '0'.repeat(64), STYLES.code, 90);
    expect(new Set(hash.slice(0, -1).map((line) => line.length)).size).toBe(1);
  });

  it('wraps a word of 5,000 characters in a blink', () => {
    const start = performance.now();
    expect(wrap(doc, awkward.unbroken, STYLES.body, 300).join('')).toBe(awkward.unbroken);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
