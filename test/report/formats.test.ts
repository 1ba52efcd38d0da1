import { describe, expect, it } from 'vitest';
import { buildOutline } from '../../src/report/outline.ts';
import { REPORTERS } from '../../src/report/registry.ts';
import type { ReportFormat } from '../../src/report/types.ts';
import { everything } from './everything.ts';
import { render } from './render.ts';

const ALL = Object.keys(REPORTERS) as ReportFormat[];
const TEXT = ['console', 'json', 'markdown', 'junit'] as const;
const { triple, hash } = buildOutline(everything, 'nl');

describe('the registry of reporters', () => {
  it.each(ALL)('%s loads, under its own name', async (format) => {
    const reporter = await REPORTERS[format]();
    expect(reporter.format).toBe(format);
    expect(reporter.extension).toMatch(/^[a-z]+$/);
  });
});

describe.each(TEXT)('%s', (format) => {
  it('has no control character but the line end', async () => {
    for (const lang of ['nl', 'en'] as const) {
      const text = await render(await REPORTERS[format](), everything, lang);
      expect(
        text.replaceAll('\n', '').match(/\p{Cc}|\p{Surrogate}|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u),
      ).toBeNull();
    }
  });

  it('carries the content hash', async () => {
    expect(await render(await REPORTERS[format](), everything, 'nl')).toContain(hash);
  });

  it('is the same twice', async () => {
    const reporter = await REPORTERS[format]();
    expect(await render(reporter, everything, 'nl')).toBe(await render(reporter, everything, 'nl'));
  });
});

describe('the same numbers in every form', () => {
  it('console and Markdown say the same sentence', async () => {
    for (const format of ['console', 'markdown'] as const) {
      const text = await render(await REPORTERS[format](), everything, 'nl', { width: 500 });
      expect(text).toContain(triple.words);
    }
  });

  it('JSON and JUnit add up to it', async () => {
    const json = JSON.parse(await render(await REPORTERS.json(), everything, 'nl')) as typeof everything;
    const mine = json.conclusions.filter((each) => each.party === json.audit.subject).map((each) => each.totals);
    expect(mine.reduce((sum, each) => sum + each.notEstablished, 0)).toBe(triple.notEstablished);
    expect(mine.reduce((sum, each) => sum + each.fail, 0)).toBe(triple.fail);
    expect(mine.reduce((sum, each) => sum + each.pass, 0)).toBe(triple.met);
    const xml = await render(await REPORTERS.junit(), everything, 'nl');
    const failing = everything.findings.flatMap((each) => each.criteria).filter((each) => each.status === 'fail');
    expect(xml.match(/<failure /g)).toHaveLength(failing.length);
  });
});
