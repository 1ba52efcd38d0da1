import { describe, expect, it } from 'vitest';
import { consoleReporter } from '../../src/report/console.ts';
import { contentHash } from '../../src/report/hash.ts';
import { columnsOf, wrap } from '../../src/report/wrap.ts';
import { awkward, everything, selected } from './everything.ts';
import { render } from './render.ts';

function strip(text: string): string {
  return text.replace(/\u001b\[\d+m/g, '');
}

describe('consoleReporter', () => {
  it.each([40, 80, 120])('keeps within %i columns', async (width) => {
    const text = await render(consoleReporter, everything, 'nl', { width });
    const lines = text.split('\n').filter((line) => !/[0-9a-f]{20,}/.test(line));
    expect(lines.filter((line) => columnsOf(line) > width)).toEqual([]);
  });

  it('says the same with and without colours, and has no escape character without', async () => {
    const plain = await render(consoleReporter, everything, 'nl');
    const coloured = await render(consoleReporter, everything, 'nl', { colour: true });
    expect(plain).not.toContain('\u001b');
    expect(coloured).toContain('\u001b[31m');
    expect(strip(coloured)).toBe(plain);
  });

  it('has one line for every finding, an icon and a word for every verdict', async () => {
    const text = await render(consoleReporter, everything, 'en', { width: 400 });
    const list = text.slice(text.indexOf('Findings: '));
    for (const finding of everything.findings) {
      expect(list.split('\n').filter((line) => line.includes(`  ${finding.id} `))).toHaveLength(1);
    }
    for (const mark of ['✔ Meets', '✖ Does not meet', '? Cannot be established', '– Not applicable']) {
      expect(list).toContain(mark);
    }
  });

  it('ends with the hash', async () => {
    expect((await render(consoleReporter, everything, 'nl')).trimEnd()).toMatch(
      new RegExp(`${contentHash(everything)}$`),
    );
  });

  it('draws no conclusion from a selection, and says so', async () => {
    const text = await render(consoleReporter, selected, 'nl');
    expect(text).toContain(
      'Dit is een selectie van 2 van de 25 maatregelen. Over een selectie wordt geen conclusie getrokken.',
    );
    expect(text.split('\n\n')[0]).not.toMatch(/[✔✖]/);
  });

  it('holds a knock-out of one party not against the other', async () => {
    const text = await render(consoleReporter, everything, 'nl', { width: 200 });
    expect(text).toMatch(/✖ Voldoet niet +MSG-A1 Ondertekende overeenkomst \(opdrachtgever\)/);
    expect(text).toMatch(/\? Niet vast te stellen +MSG-A1 Ondertekende overeenkomst \(leverancier\)/);
  });
});

describe('wrap', () => {
  it.each([
    ['between words', 'een twee drie', 8, ['een twee', 'drie']],
    ['a word that is too wide', awkward.unbroken.slice(0, 25), 10, ['A'.repeat(10), 'A'.repeat(10), 'A'.repeat(5)]],
    ['a wide character takes two columns', '📮📮📮', 4, ['📮📮', '📮']],
    ['a family of characters is one', '👩🏽‍💻 x', 10, ['👩🏽‍💻 x']],
    ['nothing', '', 10, ['']],
  ])('%s', (_name, text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });
});
