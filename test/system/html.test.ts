import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lang } from '../../src/language/types.ts';
import { findingsOf } from '../../src/report/html/facets.ts';
import { pageOf } from '../../src/report/html/html.ts';
import { buildOutline } from '../../src/report/outline.ts';
import { decided } from '../report/dealings.ts';
import { everything } from '../report/everything.ts';
import { backgroundOfPage, emptyParts, focused, goTo, openAll, overflow, shownFindings } from './in-page.js';

const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const LANGS: readonly Lang[] = ['nl', 'en'];
const OUTLINE = buildOutline(everything, 'nl', decided);
const FINDINGS = findingsOf(OUTLINE);
const TOTAL = FINDINGS.length;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SHOWN = 'details.finding:not(.off)';

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'biotoets-html-'));
  for (const lang of LANGS)
    writeFileSync(join(folder, `${lang}.html`), [...pageOf(buildOutline(everything, lang, decided))].join(''));
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS.split(' ') });
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Opened {
  readonly page: Page;
  readonly noise: readonly string[];
}

/** The report in a fresh context, with everything it says on the console and everything it asks of a network. */
async function open(lang: Lang, options: BrowserContextOptions = {}, hash = ''): Promise<Opened> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const noise: string[] = [];
  const address = `${pathToFileURL(join(folder, `${lang}.html`)).href}${hash}`;
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(error.message));
  page.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('data:')) noise.push(request.url());
  });
  await page.goto(address);
  return { page, noise };
}

describe('the HTML report in Chromium', () => {
  it.each([
    ['nl', 'light', 'closed'],
    ['nl', 'light', 'open'],
    ['nl', 'dark', 'open'],
    ['en', 'light', 'open'],
    ['en', 'dark', 'open'],
  ] as const)('has no axe-core violation (%s, %s, %s)', async (lang, colorScheme, state) => {
    const { page } = await open(lang, { bypassCSP: true, colorScheme, viewport: { width: 1280, height: 900 } });
    if (state === 'open') await page.evaluate(openAll);
    const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze();
    const found = violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map((node) => node.html.slice(0, 160))
          .join(' | ')}`,
    );
    expect(found).toEqual([]);
    expect(passes.map(({ id }) => id)).toContain('color-contrast');
    await page.context().close();
  });

  it.each([320, 768, 1024, 1280, 1920])(
    'has no horizontal scroll at %i pixels, closed or open, and stays silent',
    async (width) => {
      const { page, noise } = await open('nl', { viewport: { width, height: 800 } });
      expect(await page.evaluate(overflow)).toEqual([]);
      await page.evaluate(openAll);
      expect(await page.evaluate(overflow)).toEqual([]);
      expect(noise).toEqual([]);
      await page.context().close();
    },
  );

  it('reflows with text at 200 percent and with the spacing of WCAG 1.4.12', async () => {
    const { page } = await open('en', { bypassCSP: true, viewport: { width: 640, height: 800 } });
    await page.evaluate(openAll);
    await page.addStyleTag({
      content:
        'html{font-size:200%}*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}',
    });
    expect(await page.evaluate(overflow)).toEqual([]);
    await page.context().close();
  });

  it('is complete without JavaScript: every finding opens, nothing dead is shown', async () => {
    const { page, noise } = await open('nl', { javaScriptEnabled: false });
    expect(await page.locator(SHOWN).count()).toBe(TOTAL);
    expect(await page.locator('#filters').isVisible()).toBe(false);
    expect(await page.locator('#buttons').isVisible()).toBe(false);
    expect(await page.locator('#count').innerText()).toContain(`${TOTAL} van ${TOTAL}`);
    const first = page.locator('details.finding').first();
    const criterion = first.locator('.criterion').first();
    expect(await criterion.isVisible()).toBe(false);
    await first.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await criterion.isVisible()).toBe(true);
    expect(noise).toEqual([]);
    await page.context().close();
  });

  it('starts with a skip link that lands in the content', async () => {
    const { page } = await open('en');
    await page.keyboard.press('Tab');
    expect((await page.evaluate(focused)).kind).toBe('skip');
    await page.keyboard.press('Enter');
    expect((await page.evaluate(focused)).id).toBe('content');
    await page.context().close();
  });

  it('shows where the focus is on everything that takes it', async () => {
    const { page } = await open('nl', { viewport: { width: 1280, height: 900 } });
    const seen = new Set<string>();
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(focused);
      seen.add(focus.tag);
      expect(focus.ring, focus.tag).toBeGreaterThanOrEqual(2);
    }
    expect([...seen].sort()).toEqual(['A', 'BUTTON', 'INPUT', 'SELECT', 'SUMMARY']);
    await page.context().close();
  });
});

describe('search and filter, by keyboard', () => {
  it('searches, says how many of how many, and Escape brings all back', async () => {
    const { page } = await open('nl');
    const { id } = FINDINGS[0]!;
    await page.locator('input[name=text]').focus();
    await page.keyboard.type(id);
    const shown = await page.locator(SHOWN).count();
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThan(TOTAL);
    expect(await page.locator('#count').innerText()).toBe(
      `${shown} van ${TOTAL} bevindingen getoond · er is een filter actief`,
    );
    await page.keyboard.press('Escape');
    expect(await page.locator(SHOWN).count()).toBe(TOTAL);
    expect(await page.locator('#count').innerText()).toBe(`${TOTAL} van ${TOTAL} bevindingen getoond`);
    await page.context().close();
  });

  it('says so when nothing is left, and clears from the keyboard', async () => {
    const { page } = await open('nl');
    await page.locator('input[name=text]').focus();
    await page.keyboard.type('zzzzqqqq');
    expect(await page.locator(SHOWN).count()).toBe(0);
    expect(await page.locator('#nothing').isVisible()).toBe(true);
    expect(await page.locator('#count').innerText()).toContain(`0 van ${TOTAL}`);
    await page.locator('#clear').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator(SHOWN).count()).toBe(TOTAL);
    expect((await page.evaluate(focused)).name).toBe('text');
    await page.context().close();
  });

  it('filters by verdict with the space bar, and hides a theme in which nothing is left', async () => {
    const { page } = await open('nl');
    const word = FINDINGS.find(({ mark }) => mark.tone === 'fail')!.mark.word;
    const wanted = FINDINGS.filter(({ mark }) => mark.word === word);
    await page.locator('.chip.t-fail input').focus();
    await page.keyboard.press('Space');
    expect(await page.locator(SHOWN).count()).toBe(wanted.length);
    expect(await page.locator('details.finding.off.t-fail').count()).toBe(0);
    expect(await page.evaluate(emptyParts)).toBe(0);
    await page.context().close();
  });

  it.each([
    ['theme', (finding: (typeof FINDINGS)[number]) => [finding.theme]],
    ['party', (finding: (typeof FINDINGS)[number]) => finding.criteria.map(({ addressee }) => addressee)],
    [
      'cause',
      (finding: (typeof FINDINGS)[number]) =>
        finding.criteria.flatMap(({ causes, observations }) =>
          [...causes, ...observations.flatMap((seen) => seen.causes)].map(({ word }) => word),
        ),
    ],
  ] as const)('filters by %s: every choice shows exactly the findings that have it', async (name, wordsOf) => {
    const { page } = await open('nl');
    const choices = await page.locator(`select[name=${name}] option`).allInnerTexts();
    expect(choices.length).toBeGreaterThan(1);
    for (const [index, choice] of choices.entries()) {
      if (index === 0) continue;
      await page.locator(`select[name=${name}]`).focus();
      await page.keyboard.press('ArrowDown');
      const [, word, count] = /^(.*) \((\d+)\)$/u.exec(choice)!;
      const wanted = FINDINGS.filter((finding) => wordsOf(finding).includes(word!)).map(({ anchor }) => anchor);
      expect(await page.evaluate(shownFindings)).toEqual(wanted);
      expect(wanted).toHaveLength(Number(count));
    }
    await page.context().close();
  });

  it('expands and collapses what is shown', async () => {
    const { page } = await open('nl');
    await page.locator('#expand').press('Enter');
    expect(await page.locator('main details:not([open])').count()).toBe(0);
    await page.locator('#collapse').press('Enter');
    expect(await page.locator('main details[open]').count()).toBe(0);
    await page.context().close();
  });
});

describe('deep links', () => {
  const criterion = FINDINGS.at(-1)!.criteria.at(-1)!.anchor;

  it('open the finding around a criterion', async () => {
    const { page } = await open('nl', {}, `#${criterion}`);
    expect(await page.locator(`[id="${criterion}"]`).isVisible()).toBe(true);
    await page.context().close();
  });

  it('drop a filter that would hide their target, and say so', async () => {
    const { page } = await open('nl');
    await page.locator('input[name=text]').fill('zzzzqqqq');
    await page.evaluate(goTo, criterion);
    await page.locator(`[id="${criterion}"]`).waitFor({ state: 'visible' });
    expect(await page.locator('#count').innerText()).toBe(`${TOTAL} van ${TOTAL} bevindingen getoond`);
    await page.context().close();
  });
});

describe('on paper', () => {
  it.each([true, false])(
    'prints everything, filtered or not, without controls (JavaScript: %s)',
    async (javaScriptEnabled) => {
      const { page } = await open('nl', { javaScriptEnabled });
      if (javaScriptEnabled) await page.locator('input[name=text]').fill('zzzzqqqq');
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      expect(await page.locator('.finding .criterion:visible').count()).toBe(
        FINDINGS.flatMap(({ criteria }) => criteria).length,
      );
      expect(await page.locator('#filters, .countbar, .skip').filter({ visible: true }).count()).toBe(0);
      expect(await page.evaluate(backgroundOfPage)).toBe('rgb(255, 255, 255)');
      await page.context().close();
    },
  );

  it('makes an A4 PDF and closes again what it opened', async () => {
    const { page, noise } = await open('nl');
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox\s*\[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/u);
    expect(await page.locator('details[open]').count()).toBe(0);
    expect(noise).toEqual([]);
    await page.context().close();
  });
});
