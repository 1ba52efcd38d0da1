import type { Assessment } from '../../src/assess/types.ts';
import { describe, expect, it } from 'vitest';
import { auditFolder, cardOf, type AuditFolder } from './audit-folder.ts';
import { assessmentOf, biotoets, causesOf, expectRefused, findingOf } from './command.ts';

const FORMATS = ['console', 'json', 'markdown', 'junit', 'html', 'pdf'];

/** An audit of two controls of which the first comes out as asked. */
function ending(verdict: 'met' | 'failed' | 'open'): AuditFolder {
  const audit = auditFolder({ controls: ['S-1', 'S-2'] });
  if (verdict === 'failed') audit.write('evidence/settings.yaml', 'mfa: false\n');
  // Without the legend of its columns nobody can read it.
  if (verdict === 'open') audit.write('evidence/IV-001-1.card.yaml', cardOf('S-1', { columns: undefined }));
  return audit;
}

describe('formats and --quiet do not change the exit code', () => {
  it.each([
    ['met', 0, 'meets', { pass: 2, fail: 0, notEstablished: 0 }],
    ['failed', 1, 'does-not-meet', { pass: 1, fail: 1, notEstablished: 0 }],
    ['open', 2, 'cannot-be-established', { pass: 1, fail: 0, notEstablished: 1 }],
  ] as const)('%s: %i', async (verdict, code, conclusion, totals) => {
    const audit = ending(verdict);
    const run = await biotoets(['run', audit.folder, '--report', 'json']);
    expect(run).toMatchObject({ code, stdout: '' });
    expect(assessmentOf(audit)).toMatchObject({ conclusion, totals, integrity: 'intact' });
    for (const format of FORMATS) {
      const assess = await biotoets(['assess', audit.folder, '--report', `${format}:-`, '--quiet']);
      expect({ format, code: assess.code, stderr: assess.stderr }).toEqual({ format, code, stderr: '' });
      expect(assess.stdout).not.toBe('');
    }
    const all = FORMATS.flatMap((format) => ['--report', format]);
    expect(await biotoets(['assess', audit.folder, ...all, '--quiet'])).toEqual({ code, stdout: '', stderr: '' });
    // report says what was assessed, and judges nothing itself.
    expect(await biotoets(['report', audit.folder, ...all, '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

it('no evidence is not a pass: an audit of which nothing was collected cannot be established', async () => {
  const audit = ending('met');
  const assess = await biotoets(['assess', audit.folder, '--quiet']);
  expect(assess).toEqual({ code: 2, stdout: '', stderr: '' });
  expect(assessmentOf(audit).totals).toMatchObject({ pass: 0, fail: 0, notEstablished: 2 });
});

it('one explanation that was missing changes its own criterion only', async () => {
  const audit = ending('open');
  expect(await biotoets(['run', audit.folder, '--quiet'])).toMatchObject({ code: 2, stderr: '' });
  expect(causesOf(findingOf(audit, 'S-1'))).toEqual(['not-explained']);
  const other = JSON.stringify(findingOf(audit, 'S-2').criteria);
  audit.write('evidence/IV-001-1.card.yaml', cardOf('S-1'));
  // The explanation came after the evidence: nothing needs to be collected again.
  expect(await biotoets(['assess', audit.folder, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
  expect(findingOf(audit, 'S-1').verdict).toBe('pass');
  expect(JSON.stringify(findingOf(audit, 'S-2').criteria)).toBe(other);
});

describe('gates change the code and not the conclusion', () => {
  it('--only has no conclusion, only a gate', async () => {
    const audit = ending('failed');
    const held = await biotoets(['run', audit.folder, '--only', 'S-2', '--lang', 'en']);
    expect(held).toMatchObject({ code: 0, stdout: '' });
    expect(held.stderr).toContain('\nGate: holds\n');
    const selected = JSON.parse(audit.read('reports/selection.json')) as Assessment;
    expect(selected).toMatchObject({ conclusion: null, selection: { only: ['S-2'], n: 1, of: 2 } });
    const shut = await biotoets(['assess', audit.folder, '--only', 'S-1', '--lang', 'en']);
    expect(shut).toMatchObject({ code: 1, stdout: '' });
    expect(shut.stderr).toContain('\nGate: does not hold\n  small@1/S-1: does not meet\n');
  });

  it('--only takes the place of nothing: the whole assessment and its reports stay as they were', async () => {
    const audit = ending('failed');
    expect(await biotoets(['run', audit.folder, '--quiet', '--report', 'markdown'])).toMatchObject({ code: 1 });
    const before = ['assessment.json', 'report.md'].map((name) => audit.read(`reports/${name}`));
    const gate = ['assess', audit.folder, '--only', 'S-2', '--quiet', '--report', 'markdown'];
    expect(await biotoets(gate)).toMatchObject({ code: 0, stderr: '' });
    expect(['assessment.json', 'report.md'].map((name) => audit.read(`reports/${name}`))).toEqual(before);
    expect(audit.read('reports/selection.md')).toContain('S-2');
  });

  it('--fail-on fail holds no gate over what nobody explained', async () => {
    const audit = ending('open');
    const run = await biotoets(['run', audit.folder, '--fail-on', 'fail']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('\nPoort: dicht\n  small@1/S-1: niet vast te stellen\n');
    expect(assessmentOf(audit).conclusion).toBe('cannot-be-established');
  });

  it('--fail-on fail holds over evidence that is only too old; the conclusion stays what it is', async () => {
    const audit = ending('met');
    audit.write('evidence/IV-001-1.card.yaml', cardOf('S-1', { observedAt: '2026-02-01' }));
    expect(await biotoets(['run', audit.folder, '--as-of', '2026-12-31', '--quiet'])).toMatchObject({
      code: 0,
      stderr: '',
    });
    const late = ['assess', audit.folder, '--as-of', '2027-04-01'];
    const gated = await biotoets([...late, '--fail-on', 'fail', '--lang', 'en']);
    expect(gated).toMatchObject({ code: 0, stdout: '' });
    expect(gated.stderr).toContain('\nGate: holds\n');
    expect(assessmentOf(audit).conclusion).toBe('cannot-be-established');
    expect(await biotoets([...late, '--fail-on', 'not-established', '--quiet'])).toMatchObject({ code: 2, stderr: '' });
  });

  it('--fail-on fail holds over nothing that was established', async () => {
    const audit = ending('met');
    const assess = await biotoets(['assess', audit.folder, '--fail-on', 'fail', '--lang', 'en']);
    expect(assess).toMatchObject({ code: 2, stdout: '' });
    expect(assess.stderr).toContain('\nGate: does not hold\n');
  });

  it.each(['S-9', '8.24.04', 'S-1,X-*'])('--only %s, which selects nothing, is refused', async (only) => {
    const audit = ending('met');
    expectRefused(await biotoets(['run', audit.folder, '--only', only]), /--only .* selects no control of \.\/norm/);
  });
});

describe('time and profile', () => {
  it('--as-of is the moment of judging, for the same dossier', async () => {
    const audit = ending('met');
    expect(await biotoets(['run', audit.folder, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
    // Observed after it: evidence of a later day says nothing about this one.
    const early = await biotoets(['assess', audit.folder, '--as-of', '2026-05-01', '--quiet']);
    expect(early).toEqual({ code: 2, stdout: '', stderr: '' });
    expect(causesOf(findingOf(audit, 'S-1'))).toEqual(['out-of-period']);
    // A year after the evidence its time is over.
    const late = await biotoets(['assess', audit.folder, '--as-of', '2028-01-01', '--quiet']);
    expect(late).toEqual({ code: 2, stdout: '', stderr: '' });
    expect(causesOf(findingOf(audit, 'S-1'))).toEqual(['stale']);
  });

  it('a profile may be tightened by a flag, not loosened', async () => {
    const strict = auditFolder({ controls: ['S-1'], audit: { profile: 'strict' } });
    expectRefused(
      await biotoets(['run', strict.folder, '--profile', 'bio2']),
      /the audit asks for the profile strict; a flag may tighten it, not loosen it/,
    );
    const loose = auditFolder({ controls: ['S-1'] });
    expect(await biotoets(['run', loose.folder, '--profile', 'strict', '--quiet'])).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(assessmentOf(loose).audit.profile).toBe('strict');
  });
});
