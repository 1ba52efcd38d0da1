import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { pdfLetter } from '../../../src/report/letters/pdf.ts';
import type { Letter, LetterBlock } from '../../../src/report/letters/types.ts';

const BLOCKS: readonly LetterBlock[] = [
  { kind: 'paragraph', text: 'Wij vragen u het volgende.' },
  { kind: 'subheading', text: 'Wat wij vragen' },
  { kind: 'list', items: ['een', 'twee'] },
  { kind: 'pairs', pairs: [{ label: 'Stand', value: 'ontvangen' }] },
  {
    kind: 'table',
    caption: 'Tabel',
    columns: [
      { title: 'A', share: 1 },
      { title: 'B', share: 2 },
    ],
    rows: [['1', '2']],
  },
  { kind: 'paragraph', text: 'Let op.', tone: 'warning' },
];

function letterOf(blocks: readonly LetterBlock[]): Letter {
  return {
    lang: 'nl',
    reference: 'onderzoek / IV-012',
    title: 'Informatieverzoek IV-012 <&>',
    to: 'Leverancier Voorbeeldpost',
    from: 'Auditteam (auditor)',
    date: '2026-10-19',
    meta: [],
    blocks,
    tool: 'biotoets 1.0.0',
  };
}

async function pdfOf(blocks: readonly LetterBlock[]): Promise<Buffer> {
  return buffer(pdfLetter(letterOf(blocks)));
}

describe('a letter as PDF', () => {
  it('is tagged, has a language and a title, and the same bytes twice', async () => {
    const pdf = await pdfOf(BLOCKS);
    const text = pdf.toString('latin1');
    expect(text).toMatch(/^%PDF-1\.7/);
    expect(text).toContain('/Marked true');
    expect(text).toContain('/Lang (nl-NL)');
    expect(text).toContain('/DisplayDocTitle true');
    for (const tag of ['H1', 'H2', 'P', 'L', 'LI', 'Table', 'TH', 'TD']) expect(text).toContain(`/S /${tag}\n`);
    expect(text).toContain('Informatieverzoek IV-012 &lt;&amp;&gt;');
    expect(pdf.equals(await pdfOf(BLOCKS))).toBe(true);
  });

  it('takes as many pages as it needs', async () => {
    const pages = async (n: number): Promise<number> => {
      const pdf = await pdfOf(Array.from({ length: n }, () => BLOCKS).flat());
      return pdf.toString('latin1').match(/\/Type \/Page\n/g)?.length ?? 0;
    };
    expect(await pages(1)).toBe(1);
    expect(await pages(20)).toBeGreaterThan(2);
  });
});
