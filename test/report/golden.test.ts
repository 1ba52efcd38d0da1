import { describe, expect, it } from 'vitest';
import type { Lang } from '../../src/language/types.ts';
import { REPORTERS } from '../../src/report/registry.ts';
import { everything, selected } from './everything.ts';
import { render } from './render.ts';

const FORMATS = ['console', 'json', 'markdown', 'junit'] as const;

describe.each(['nl', 'en'] satisfies Lang[])('the text reports in %s', (lang) => {
  it.each(FORMATS)('%s of everything', async (format) => {
    const reporter = await REPORTERS[format]();
    const text = await render(reporter, everything, lang);
    await expect(text).toMatchFileSnapshot(`../golden/everything.${lang}.${reporter.extension}`);
  });

  it.each(FORMATS)('%s of a selection', async (format) => {
    const reporter = await REPORTERS[format]();
    const text = await render(reporter, selected, lang);
    await expect(text).toMatchFileSnapshot(`../golden/selected.${lang}.${reporter.extension}`);
  });
});
