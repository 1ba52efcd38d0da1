import { describe, expect, it } from 'vitest';
import { contentHash } from '../../src/report/hash.ts';
import { markdownReporter } from '../../src/report/markdown.ts';
import { everything } from './everything.ts';
import { render } from './render.ts';

describe('markdownReporter', () => {
  it('keeps the cells of every table', async () => {
    const lines = (await render(markdownReporter, everything, 'nl')).split('\n');
    const width = (line: string): number => line.replace(/\\./g, '').split('|').length;
    lines.forEach((line, index) => {
      if (line.startsWith('|') && lines[index - 1]?.startsWith('|')) expect(width(line)).toBe(width(lines[index - 1]!));
    });
    expect(lines.filter((line) => line.startsWith('| ---')).length).toBeGreaterThan(8);
  });

  it('holds no HTML but entities', async () => {
    const text = await render(markdownReporter, everything, 'nl');
    expect(text).not.toContain('<');
    expect(text).toContain('&lt;script&gt;');
  });

  it('carries the hash and all chapters', async () => {
    const text = await render(markdownReporter, everything, 'nl');
    expect(text).toContain(contentHash(everything));
    expect(text.match(/^## .+$/gm)).toHaveLength(19);
  });
});
