import { execa } from 'execa';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditFolder, temporary, type AuditFolder } from './audit-folder.ts';
import { BIN, biotoets, expectRefused, OPTIONS } from './command.ts';

const SIGNS: Readonly<Record<string, string>> = {
  'report.txt': 'BIO-toets',
  'report.json': '"schemaVersion"',
  'report.md': '# ',
  'report.junit.xml': '<testsuites',
  'report.html': '<!doctype html>',
  'report.pdf': '%PDF-1.',
};
const ALL = ['console', 'json', 'markdown', 'junit', 'html', 'pdf'].flatMap((format) => ['--report', format]);

async function assessed(): Promise<AuditFolder> {
  const audit = auditFolder({ controls: ['S-1', 'S-2'] });
  expect(await biotoets(['run', audit.folder, '--report', 'json', '--quiet'])).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  });
  return audit;
}

async function inShell(command: string) {
  const { exitCode, stderr } = await execa('bash', ['-c', command], OPTIONS);
  return { exitCode, stderr };
}

describe('where reports go', () => {
  it('every format in one go, each in its own file, and stderr says where', async () => {
    const audit = await assessed();
    const { code, stdout, stderr } = await biotoets(['report', audit.folder, ...ALL], audit.folder);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    for (const [file, sign] of Object.entries(SIGNS)) {
      expect(audit.read(`reports/${file}`)).toContain(sign);
      expect(stderr).toContain(`  reports/${file}\n`);
    }
    expect(readdirSync(audit.path('reports')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('--out elsewhere takes all of it elsewhere, and report finds it there', async () => {
    const audit = auditFolder({ controls: ['S-1'] });
    const out = join(temporary(), 'deep', 'down');
    expect(await biotoets(['run', audit.folder, '--out', out, '--report', 'html', '--quiet'])).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(readdirSync(out).sort()).toEqual(['assessment.json', 'report.html']);
    expect(existsSync(audit.path('reports'))).toBe(false);
    expect(await biotoets(['report', audit.folder, '--out', out, '--report', 'markdown', '--quiet'])).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(readdirSync(out).sort()).toEqual(['assessment.json', 'report.html', 'report.md']);
  });

  it('--out elsewhere takes the reports of an audit that was assessed in its own folder elsewhere', async () => {
    const audit = await assessed();
    const out = temporary();
    expect(await biotoets(['report', audit.folder, '--out', out, '--report', 'junit', '--quiet'])).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(readdirSync(out)).toEqual(['report.junit.xml']);
  });

  it('json:- gives nothing but JSON on stdout', async () => {
    const audit = await assessed();
    const { code, stdout, stderr } = await biotoets(['assess', audit.folder, '--report', 'json:-']);
    expect(code).toBe(0);
    expect(stderr).toContain('BIO-toets van Supplier');
    expect(JSON.parse(stdout)).toEqual(JSON.parse(audit.read('reports/assessment.json')));
  });
});

it('a Dutch run reported in English holds no Dutch word of ours', async () => {
  const audit = await assessed();
  for (const format of ['console', 'markdown', 'html']) {
    const { code, stdout, stderr } = await biotoets([
      'report',
      audit.folder,
      '--lang',
      'en',
      '--report',
      `${format}:-`,
    ]);
    expect({ format, code, stderr }).toEqual({ format, code: 0, stderr: '' });
    expect(stdout).toContain('Meets');
    expect(stdout).not.toMatch(/Voldoet|Leverancier|bevinding|maatregelen/);
  }
});

it('assess and report on a copy elsewhere, in another time zone, give the same bytes', async () => {
  const audit = await assessed();
  const copy = join(temporary(), 'copy');
  cpSync(audit.folder, copy, { recursive: true });
  const env = { ...OPTIONS.env, TZ: 'Pacific/Kiritimati' };
  const again = await execa(process.execPath, [BIN, 'assess', copy, ...ALL, '--quiet'], { ...OPTIONS, env });
  expect(again).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
  expect(await biotoets(['assess', audit.folder, ...ALL, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
  const twin = auditFolder({ controls: [] }, copy);
  for (const file of [...Object.keys(SIGNS), 'assessment.json'])
    expect(twin.read(`reports/${file}`) === audit.read(`reports/${file}`), file).toBe(true);
});

describe('what cannot be written', () => {
  it('a file where the folder should be: 3, advice, and the file untouched', async () => {
    const audit = await assessed();
    const out = join(temporary(), 'out');
    writeFileSync(out, 'mine');
    for (const command of ['run', 'assess', 'report']) {
      expectRefused(
        await biotoets([command, audit.folder, '--out', out, '--report', 'html', '--quiet']),
        /cannot be written \((EEXIST|ENOTDIR)\): a file stands where a folder should be; choose another place/,
      );
    }
    expectRefused(
      await biotoets(['assess', audit.folder, '--report', `html:${out}/a/report.html`, '--quiet']),
      /a file stands where a folder should be/,
    );
  });

  it('a folder of that name: 3, advice, no file left behind', async () => {
    const audit = await assessed();
    const place = temporary();
    mkdirSync(join(place, 'report.html'));
    expectRefused(
      await biotoets(['report', audit.folder, '--report', `html:${join(place, 'report.html')}`, '--quiet']),
      /cannot be written \(EISDIR\): there is a folder of that name; choose another name/,
    );
    expect(readdirSync(place)).toEqual(['report.html']);
  });

  it('stdout on a full disk is wrong input, not a verdict', async () => {
    const audit = await assessed();
    const commands = [`assess ${audit.folder} --report json:- --quiet`, `plan ${audit.folder}`, 'explain 8.24.04'];
    for (const command of commands) {
      expect(await inShell(`exec "${process.execPath}" "${BIN}" ${command} > /dev/full`)).toEqual({
        exitCode: 3,
        stderr:
          'biotoets: stdout cannot be written (ENOSPC): the disk is full; free some space, or choose another place\n',
      });
    }
  });

  it('a write that breaks off halfway leaves the old report whole, and nothing beside it', async () => {
    const audit = await assessed();
    const place = temporary();
    const file = join(place, 'report.html');
    writeFileSync(file, 'the old one, whole');
    // No file may become larger than 8 kB.
    const report = `exec "${process.execPath}" "${BIN}" report "${audit.folder}" --report "html:${file}" --quiet`;
    const { exitCode, stderr } = await inShell(`ulimit -f 8; ${report}`);
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(
      /report\.html cannot be written \(EFBIG\): it is larger than this disk takes; choose another place/,
    );
    expect(readdirSync(place)).toEqual(['report.html']);
    expect(readFileSync(file, 'utf8')).toBe('the old one, whole');
    expect(await inShell(report)).toEqual({ exitCode: 0, stderr: '' });
    expect(readFileSync(file, 'utf8')).toContain('</html>');
  });
});

describe('an assessment that is not there, or not ours', () => {
  it.each([
    ['none', undefined, /assessment\.json is not there; run biotoets assess .* first/],
    ['no JSON', 'half {', /assessment\.json is not an assessment; run biotoets assess again/],
    ['no object', 'null', /is not an assessment; run biotoets assess again/],
    [
      'of a later version',
      '{"schemaVersion": 2}',
      /has schemaVersion 2, and this biotoets reads 1; run biotoets assess again/,
    ],
  ] as const)('%s', async (_, text, message) => {
    const audit = auditFolder({ controls: ['S-1'] });
    if (text !== undefined) audit.write('reports/assessment.json', text);
    expectRefused(await biotoets(['report', audit.folder]), message);
  });
});
