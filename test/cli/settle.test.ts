import { describe, expect, it } from 'vitest';
import type { SettlementStatus } from '../../src/decide/types.ts';
import { auditFolder, cardOf, type AuditFolder } from './audit-folder.ts';
import { assessmentOf, expectNoTrace } from './command.ts';
import { at } from './in-process.ts';

const NOW = '2026-06-10T10:00:00Z';
const SENT = 'a'.repeat(64);

const RETURNED = { what: 'messages', count: 120, sent: SENT, received: SENT, item: 'IV-001-2' };
const DESTROYED = { store: 'backup', party: 'Sub-processor', certificate: 'IV-001-6', at: '2026-05-30' };
const CLOSED = { target: 'old-portal.example', item: 'IV-001-2' };
const OPEN = { text: 'credits', owner: 'Contract owner', due: '2026-12-31', agreed: ['supplier', 'client'] };
const WHOLE = { schema: 'settlement@1', returned: [RETURNED], destroyed: [DESTROYED], closed: [CLOSED], open: [OPEN] };

/** An audit whose evidence was collected, with a settlement that is in order but for the changes. */
async function settled(changes: object = {}): Promise<AuditFolder> {
  const audit = auditFolder({ controls: ['S-2', 'S-6'] });
  audit.write('evidence/IV-001-6.card.yaml', cardOf('S-6', { madeBy: { party: 'supplier', how: 'document' } }));
  audit.write('settlement.yaml', JSON.stringify({ ...WHOLE, ...changes }));
  expect(await at(NOW, ['collect', audit.folder, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
  return audit;
}

async function statusOf(audit: AuditFolder): Promise<SettlementStatus> {
  const { code, stdout, stderr } = await at(NOW, ['settle', audit.folder, '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as SettlementStatus;
}

describe('settle', () => {
  it('says of each line how it stands, in two languages', async () => {
    const audit = await settled();
    expect(await at(NOW, ['settle', audit.folder, '--lang', 'en'])).toMatchObject({ code: 0, stderr: '' });
    const { stdout } = await at(NOW, ['settle', audit.folder, '--lang', 'en']);
    expect(stdout).toMatch(
      /^Settlement: settled\n\nReturned\n {2}messages \(120\): settled – IV-001-2@[0-9a-f]{8} shows it\.\n/,
    );
    expect(stdout).toContain(
      'Open points\n  credits (Contract owner): settled – Both parties agree on it; due on 31 December 2026.',
    );
    const dutch = await at(NOW, ['settle', audit.folder]);
    expect(dutch).toMatchObject({ code: 0, stderr: '' });
    expect(dutch.stdout).toMatch(/^Afwikkeling: afgewikkeld\n\nTeruggegeven\n/);
  });

  it.each<[string, object, string, string]>([
    [
      'a differing checksum',
      { returned: [{ ...RETURNED, received: 'b'.repeat(64) }] },
      'not-settled',
      'settlement.checksum-differs',
    ],
    ['no certificate', { destroyed: [{ store: 'backup', party: 'x' }] }, 'cannot-be-established', 'settlement.no-item'],
    ['nothing destroyed', { destroyed: [] }, 'cannot-be-established', 'settlement.nothing-listed'],
    [
      'an open point the client denies',
      { open: [{ ...OPEN, agreed: ['supplier'] }] },
      'not-settled',
      'settlement.not-agreed',
    ],
    [
      'an item nobody has',
      { closed: [{ ...CLOSED, item: 'IV-009-9' }] },
      'cannot-be-established',
      'settlement.unknown-item',
    ],
  ])('%s: exit code 0, and it says so', async (_name, changes, conclusion, code) => {
    const status = await statusOf(await settled(changes));
    expect(status.conclusion).toBe(conclusion);
    expect(status.lines.filter(({ state }) => state !== 'settled').map(({ because }) => because.code)).toEqual([code]);
  });

  it('counts no certificate whose bytes changed after it was collected', async () => {
    const audit = await settled();
    await at(NOW, ['assess', audit.folder, '--quiet']);
    const sha256 = assessmentOf(audit).items.find(({ slot }) => slot === 'IV-001-6')?.sha256 ?? '';
    audit.write(`dossier/blobs/${sha256.slice(0, 2)}/${sha256}`, 'another certificate');
    const status = await statusOf(audit);
    expect(status.conclusion).toBe('cannot-be-established');
    expect(status.lines.find(({ part }) => part === 'destroyed')?.because.code).toBe('settlement.unusable-item');
  });

  it('refuses an audit without a settlement, and one that cannot be read', async () => {
    const none = auditFolder({ controls: ['S-2'] });
    const refused = await at(NOW, ['settle', none.folder]);
    expect(refused).toMatchObject({ code: 3, stdout: '' });
    expect(refused.stderr).toMatch(/has no settlement\.yaml: write in it what came back/);
    none.write('settlement.yaml', JSON.stringify({ ...WHOLE, returned: [{ what: 'x', count: -1 }] }));
    const broken = await at(NOW, ['settle', none.folder]);
    expect(broken).toMatchObject({ code: 3, stdout: '' });
    expect(broken.stderr).toMatch(/settlement\.yaml:1:\d+ {2}returned\[0\]\.count/);
    expectNoTrace(broken.stderr);
  });

  it('puts the settlement into the assessment', async () => {
    const audit = await settled();
    await at(NOW, ['assess', audit.folder, '--quiet']);
    expect(assessmentOf(audit).settlement).toMatchObject({ returned: [RETURNED], open: [OPEN] });
  });
});
