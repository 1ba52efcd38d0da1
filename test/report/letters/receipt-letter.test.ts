import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { InformationRequest } from '../../../src/audit/types.ts';
import { markdownLetter } from '../../../src/report/letters/markdown.ts';
import { receiptLetter, type Received, type ReceiptInput } from '../../../src/report/letters/receipt-letter.ts';

const GOLDEN = join(import.meta.dirname, '../../golden/letters');

function request(id: string, more: Partial<InformationRequest> = {}): InformationRequest {
  const at = { file: `requests/${id}.yaml`, line: 1, column: 1 };
  return {
    id,
    criteria: ['bio2@1.3/5.01.01#a'],
    ask: 'Het beleid',
    explain: [],
    to: 'supplier',
    reminders: [],
    at,
    ...more,
  };
}

function file(name: string, more: Partial<Received> = {}): Received {
  return { name, type: 'pdf', size: 123_456, sha256: 'ab'.repeat(32), known: false, missing: [], ...more };
}

const SENT = request('IV-012', { askedAt: '2026-10-01' });

function receipt(more: Partial<ReceiptInput> = {}): ReceiptInput {
  return {
    lang: 'nl',
    audit: {
      id: 'voorbeeldpost-2026',
      client: 'Ministerie van Voorbeelden',
      supplier: 'Voorbeeldpost',
      operator: { party: 'auditor', name: 'Auditteam' },
    },
    files: [
      file('beleid v3.pdf', { item: 'IV-012-1', request: SENT, missing: ['what', 'madeBy', 'adopted'] }),
      file('accounts | 2026.csv', { type: 'csv', item: 'IV-012-2', request: SENT }),
      file('toets.csv', { type: 'csv', item: 'IV-013-1', request: request('IV-013'), missing: ['columns'] }),
      file('oud.pdf', { item: 'IV-010-1', request: SENT, known: true, missing: ['period'] }),
      file('kantoor <foto>.jpg', { type: 'jpeg' }),
    ],
    archives: [{ name: 'levering.zip', sha256: 'cd'.repeat(32), size: 234_567 }],
    receivedAt: '2026-11-23',
    tool: 'biotoets 1.0.0',
    ...more,
  };
}

function written(input: ReceiptInput): Promise<string> {
  return text(markdownLetter(receiptLetter(input)));
}

describe('a receipt', () => {
  it.each(['nl', 'en'] as const)('in %s is as it was looked at', async (lang) => {
    await expect(await written(receipt({ lang }))).toMatchFileSnapshot(join(GOLDEN, `receipt.${lang}.md`));
  });

  it('goes to whoever was asked, and to the supplier where nobody was', () => {
    const client = file('a', { item: 'IV-020-1', request: request('IV-020', { to: 'client', askedAt: '2026-10-01' }) });
    expect(receiptLetter(receipt({ files: [client] })).to).toBe('Opdrachtgever Ministerie van Voorbeelden');
    const both = [client, file('b', { item: 'IV-012-1', request: SENT })];
    expect(receiptLetter(receipt({ files: both })).to).toBe(
      'Opdrachtgever Ministerie van Voorbeelden en Leverancier Voorbeeldpost',
    );
    expect(receiptLetter(receipt({ files: [file('c')] })).to).toBe('Leverancier Voorbeeldpost');
  });

  it('says that nothing is missing only where something was tied and explained', async () => {
    const complete = 'ontbreekt ons geen toelichting';
    expect(await written(receipt({ files: [file('a', { item: 'IV-012-1', request: SENT })] }))).toContain(complete);
    expect(await written(receipt({ files: [file('a')] }))).not.toContain(complete);
    expect(await written(receipt())).not.toContain(complete);
  });
});
