import { expect, it } from 'vitest';
import { auditFolder } from './audit-folder.ts';
import { biotoets, expectRefused } from './command.ts';

it('explains a shipped control without an audit', async () => {
  const nl = await biotoets(['explain', '8.24.04']);
  expect(nl).toMatchObject({ code: 0, stderr: '' });
  for (const words of [
    'bio2@1.3/8.24.04',
    'Criteria:',
    'Te vragen:',
    'Met deze toelichting:',
    'Te zwak bewijs:',
    'Herstel:',
  ])
    expect(nl.stdout).toContain(words);
  const en = await biotoets(['explain', 'bio2@1.3/8.24.04', '--lang', 'en']);
  expect(en).toMatchObject({ code: 0, stderr: '' });
  for (const words of ['To ask for:', 'Too weak as evidence:', 'Remedy:']) expect(en.stdout).toContain(words);
});

it('prints the trace that the reports print, and the items to name in a judgement', async () => {
  const audit = auditFolder({ controls: ['S-1'] });
  audit.write('evidence/settings.yaml', 'mfa: false\n');
  const run = await biotoets(['run', audit.folder, '--report', 'markdown:-', '--lang', 'en', '--quiet']);
  expect(run).toMatchObject({ code: 1, stderr: '' });
  const { code, stdout, stderr } = await biotoets(['explain', 'S-1', audit.folder, '--lang', 'en']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('Does not meet');
  expect(stdout).toMatch(/Items: IV-001-1@[0-9a-f]{8}\n$/);
  for (const line of ['mfa, settings.yaml:1:6', 'mfa: expected equal to yes, found no = false [settings.yaml:1:6]']) {
    expect(stdout).toContain(line);
    expect(run.stdout.replaceAll('\\', '')).toContain(line);
  }
});

it('names the nearest control', async () => {
  expectRefused(await biotoets(['explain', '8.24.4']), /no control 8\.24\.4; did you mean 8\.24\.04\?/);
  const audit = auditFolder({ controls: ['S-1', 'S-2'] });
  expectRefused(await biotoets(['explain', 'S1', audit.folder]), /no control S1; did you mean S-1\?/);
});

it('says what a control asks before anything was assessed, and what gives a verdict', async () => {
  const audit = auditFolder({ controls: ['S-1'] });
  const { code, stdout, stderr } = await biotoets(['explain', 'S-1', audit.folder, '--lang', 'en']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(
    /^small@1\/S-1 [^]*\nRemedy:\n[^]*\n\nThere is no verdict yet; biotoets run .* judges it\.\n$/,
  );
});

it('is refused over an assessment that is none', async () => {
  const audit = auditFolder({ controls: ['S-1'] });
  audit.write('reports/assessment.json', '{}');
  expectRefused(await biotoets(['explain', 'S-1', audit.folder]), /assessment\.json/);
});
