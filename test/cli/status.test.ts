import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AuditFolder, auditFolder, cardOf, temporary } from './audit-folder.ts';
import { biotoets, expectRefused } from './command.ts';
import { at } from './in-process.ts';
import { idIn, judge, judgedFolder } from './judged-folder.ts';

const OWNERS = [
  { control: 'small@1/J-1', party: 'supplier', role: 'CISO', acceptedAt: '2026-02-01' },
  { control: 'small@1/S-1', party: 'supplier', role: 'Head of *IT*', acceptedAt: '2999-01-01' },
];

/** A judged audit with a question open, one not sent, a card to fill in, and owners. */
async function openAudit(): Promise<AuditFolder> {
  const audit = judgedFolder(temporary());
  const head = JSON.parse(audit.read('audit.yaml')) as object;
  audit.write('audit.yaml', JSON.stringify({ ...head, owners: OWNERS, asOf: '2026-12-01' }));
  const question = { schema: 'request@1', ask: 'More', to: 'supplier', criteria: ['small@1/J-1#a'] };
  audit.write(
    'requests/IV-002.yaml',
    JSON.stringify({
      ...question,
      id: 'IV-002',
      askedAt: '2026-10-01',
      due: '2026-11-01',
      reminders: [{ at: '2026-11-10' }],
    }),
  );
  audit.write('requests/IV-003.yaml', JSON.stringify({ ...question, id: 'IV-003' }));
  audit.write('evidence/IV-001-6.card.yaml', cardOf('S-6', { madeBy: null }));
  expect(await biotoets(['collect', audit.folder, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
  expect(await judge(audit, { more: ['--at', '2026-11-20'] })).toMatchObject({ code: 0 });
  audit.write(
    'judgements/S-1.yaml',
    JSON.stringify({
      ...{ schema: 'judgements@1', control: 'small@1/S-1' },
      decisions: [
        {
          ...{ id: 'B-1', kind: 'waiver', criterion: 'small@1/S-1#a', why: 'For a while', expires: '2026-12-15' },
          by: { party: 'client', role: 'CISO', id: 'ciso' },
          approver: { party: 'client', role: 'Director', id: 'director' },
        },
      ],
    }),
  );
  return audit;
}

describe('status', () => {
  it('names what is open, writes nothing, and is no gate', async () => {
    const audit = await openAudit();
    const { code, stdout, stderr } = await biotoets(['status', audit.folder, '--lang', 'en']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const line of [
      'Status of the audit at 1 December 2026',
      'IV-002: overdue (supplier, by 1 November 2026, reminders: 1)',
      'IV-003: not sent yet (supplier)',
      `${idIn(audit, 'IV-001-6', 'policy.txt')}: who made it, and how`,
      'small@1/J-1#a met (IT auditor): No second person reviewed it.',
      'B-1 (small@1/S-1#a): expires on 15 December 2026',
      'Samples: none',
      'supplier: 3 controls, 2 with an owner, 1 accepted; ',
      'client: 0 controls, 0 with an owner, 0 accepted; 0 open actions, 0 overdue',
    ])
      expect(stdout).toContain(line);
    expect(existsSync(audit.path('reports'))).toBe(false);
  });

  it('looks from the moment it is asked to, as JSON too, in both languages alike', async () => {
    const audit = await openAudit();
    const late = await biotoets(['status', audit.folder, '--json', '--as-of', '2027-05-20']);
    expect(late).toMatchObject({ code: 0, stderr: '' });
    const status = JSON.parse(late.stdout) as Record<string, unknown>;
    expect(status).toMatchObject({
      asOf: '2027-05-20T23:59:59.999Z',
      requests: { overdue: [{ id: 'IV-002', to: 'supplier', reminders: 1 }], 'not-sent': [{ id: 'IV-003' }] },
      decisions: [{ id: 'B-1', state: 'expired' }],
      evidence: [{ item: idIn(audit, 'IV-001-1', 'settings.yaml'), stale: false, criteria: ['small@1/S-1#a'] }],
    });
    expect((await biotoets(['status', audit.folder, '--json', '--as-of', '2027-05-20', '--lang', 'en'])).stdout).toBe(
      late.stdout,
    );
    const nl = await biotoets(['status', audit.folder]);
    for (const words of [
      'Stand van het onderzoek per',
      'IV-002: te laat (leverancier, uiterlijk 1 november 2026, herinneringen: 1)',
    ])
      expect(nl.stdout).toContain(words);
  });

  it('looks no further than now while nothing was collected, and says so', async () => {
    const audit = auditFolder({ controls: ['S-1'] });
    const request = { schema: 'request@1', id: 'IV-002', ask: 'More', to: 'supplier', criteria: ['small@1/S-1#a'] };
    audit.write('requests/IV-002.yaml', JSON.stringify({ ...request, askedAt: '2026-03-01', due: '2026-04-01' }));
    const looks = async (now: string, ...more: readonly string[]) => ({
      status: (await at(now, ['status', audit.folder, '--lang', 'en', ...more])).stdout,
      list: (await at(now, ['request', 'list', audit.folder, ...more])).stderr,
    });
    const early = await looks('2026-03-10T12:00:00Z');
    expect(early.status).toContain('Status of the audit at 10 March 2026 12:00 UTC (now; nothing was collected yet)\n');
    expect(early.status).toContain('IV-002: not answered yet (supplier, by 1 April 2026)');
    expect(early.list).toContain(', 0 overdue as of 2026-03-10, now: nothing was collected yet\n');
    // A moment that is asked for, or a period that is over, is looked at as it stands.
    const asked = await looks('2026-03-10T12:00:00Z', '--as-of', '2026-05-01');
    expect(asked.status).toContain('Status of the audit at 1 May 2026\n');
    expect(asked.list).toContain(', 1 overdue as of 2026-05-01\n');
    expect((await looks('2027-03-10T12:00:00Z')).status).toContain('Status of the audit at 31 December 2026\n');
    expect(await at('2026-03-12T12:00:00Z', ['collect', audit.folder, '--quiet'])).toMatchObject({ code: 0 });
    expect((await looks('2026-06-10T12:00:00Z')).status).toContain('Status of the audit at 12 March 2026 12:00 UTC\n');
  });

  it('says that the dossier is broken', async () => {
    const audit = auditFolder({ controls: ['S-1'] });
    expect(await biotoets(['collect', audit.folder, '--quiet'])).toMatchObject({ code: 0 });
    audit.write('dossier/blobs/stray', 'x');
    const { code, stdout } = await biotoets(['status', audit.folder, '--lang', 'en']);
    expect(code).toBe(0);
    expect(stdout).toContain('\nThe dossier is broken: biotoets verify names what was changed.\n');
  });

  it('is refused with the reason', async () => {
    expectRefused(await biotoets(['status', 'nowhere', '--as-of', 'now']), /--as-of now is not an ISO 8601 date/);
    expectRefused(await biotoets(['status', 'nowhere']), /nowhere does not exist/);
  });
});

describe('owners', () => {
  it('gives each party its own duties, with who took them on', async () => {
    const audit = await openAudit();
    const { code, stdout, stderr } = await biotoets(['owners', audit.folder, '--lang', 'en']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.indexOf('Duties of the client')).toBe(0);
    for (const line of [
      'No control has a criterion of this party.',
      'Duties of the supplier',
      '3 controls, 2 with an owner, 1 accepted.',
      'small@1/J-1 Control J-1: cannot be established',
      '  owner: CISO (accepted)',
      // What is promised for a later day is not accepted.
      '  owner: Head of *IT* (not accepted yet)',
      '  owner: nobody',
      '  > answer IV-002, by 1 November 2026 (overdue)',
      `  > complete the explanation of ${idIn(audit, 'IV-001-6', 'policy.txt')}: who made it, and how`,
    ])
      expect(stdout).toContain(line);
    expect(existsSync(audit.path('reports'))).toBe(false);
  });

  it('prints one party, as Markdown and as JSON', async () => {
    const audit = await openAudit();
    const md = await biotoets(['owners', audit.folder, '--party', 'supplier', '--format', 'md']);
    expect(md).toMatchObject({ code: 0, stderr: '' });
    expect(md.stdout).toMatch(/^# Plichten van de leverancier\n/);
    expect(md.stdout).toContain('\n## small\\@1/J-1 Control J-1: niet vast te stellen\n');
    expect(md.stdout).toContain('- [ ] beantwoord IV-002, uiterlijk 1 november 2026 (te laat)');
    expect(md.stdout).toContain('- eigenaar: Head of \\*IT\\* (nog niet aanvaard)');
    expect(md.stdout).not.toContain('opdrachtgever');
    const json = await biotoets(['owners', audit.folder, '--party', 'supplier', '--format', 'json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ parties: [{ party: 'supplier', owned: 2, accepted: 1 }] });
  });

  it('says that nobody accepted anything', async () => {
    const audit = auditFolder({ controls: ['S-1'] });
    const { code, stdout } = await biotoets(['owners', audit.folder, '--party', 'supplier', '--lang', 'en']);
    expect(code).toBe(0);
    expect(stdout).toContain('1 controls, 0 with an owner, 0 accepted.\nNobody has accepted a single control.');
  });

  it('is refused with the reason', async () => {
    expectRefused(await biotoets(['owners', 'nowhere', '--party', 'auditor']), /Allowed choices are client, supplier/);
  });
});
