import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditFolder } from '../audit-folder.ts';
import { biotoets, expectRefused } from '../command.ts';

const OFFICIAL = resolve(import.meta.dirname, '../../../../shared/bio2');
const at = (version: string): string => join(OFFICIAL, `bio2-${version}-maatregelen.md`);

/** The ids a comparison ends each of these lines with. */
function idsAfter(stdout: string, words: string): readonly string[] {
  const prefix = `error   ${words}: `;
  return stdout
    .split('\n')
    .filter((line) => line.startsWith(prefix))
    .map((line) => line.slice(prefix.length));
}

describe.skipIf(!existsSync(OFFICIAL))('over ../shared/bio2', () => {
  it('finds each of the 117 measures of 1.3 and copies none of its words', async () => {
    const { code, stdout, stderr } = await biotoets(['catalogue', 'lint', '--against', at('1.3')]);
    expect(stderr).toBe('');
    expect(stdout.split('\n').filter((line) => line.startsWith('error'))).toEqual([]);
    expect(stdout).toContain('117 measures found, 0 missing, 0 extra, 0 copied runs');
    expect(code).toBe(0);
  });

  it('says of 1.2 exactly what changed, and fails', async () => {
    const { code, stdout, stderr } = await biotoets(['catalogue', 'lint', '--against', at('1.2')]);
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
    expect(idsAfter(stdout, 'in the official text and not here')).toEqual(
      '5.04.02 5.04.03 5.21.01 5.24.06 5.25.01 5.35.01 7.01.01 8.08.06 8.24.03'.split(' '),
    );
    const extra = idsAfter(stdout, 'here and not in the official text').filter((id) => id !== '5.25');
    expect(extra).toEqual('5.10.02 5.10.03 5.21.05 5.24.08 5.26.02 6.03.04'.split(' '));
  });
});

describe('import', () => {
  const HOSTILE = '## 5.01.01\n<img src=x onerror=alert(1)> & | *x* \u001b[31mred\n\n## 5.01.02\n__proto__\n';

  it('puts the text in the folder with its hash, and can do so again', async () => {
    const audit = auditFolder({ controls: ['S-1'] });
    audit.write('official.md', HOSTILE);
    for (const time of [1, 2]) {
      const { code, stdout, stderr } = await biotoets(['catalogue', 'import', audit.path('official.md'), audit.folder]);
      expect({ time, code, stdout }).toEqual({ time, code: 0, stdout: '' });
      expect(stderr).toMatch(/the text of 2 of \d+ measures, SHA-256 [0-9a-f]{64}\n$/);
    }
    expect(audit.read('normtexts/bio2-1.3.yaml')).not.toContain('\u001b');
    expect(await biotoets(['plan', audit.folder])).toMatchObject({ code: 0 });
  });

  it.each([
    ['a number twice', '## 5.01.01\na\n## 5.1.1\nb\n', /official\.md:3 {2}5\.01\.01 is there twice/],
    ['no number', 'niets', /holds no number of the norm/],
    ['no control of ours', '## 9.99.99\nx\n', /holds no text of a control/],
    ['what is no UTF-8', Uint8Array.of(0x23, 0xff, 0xfe), /is no UTF-8 text/],
    ['more than fits', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), /is larger than/],
    // The loader refuses such a date in any text: the folder would no longer load.
    ['what could not be loaded again', '## 5.01.01\n2026-02-30\n', /no such date as 2026-02-30/],
  ])('refuses %s, and writes nothing', async (_name, content, message) => {
    const audit = auditFolder({ controls: ['S-1'] });
    audit.write('official.md', content);
    expectRefused(await biotoets(['catalogue', 'import', audit.path('official.md'), audit.folder]), message);
    expect(existsSync(audit.path('normtexts'))).toBe(false);
  });

  it('refuses a second text of the same norm', async () => {
    const audit = auditFolder({ controls: ['S-1'] });
    audit.write('official.md', HOSTILE);
    const other = { schema: 'normtext@1', catalogue: 'bio2@1.3', file: 'x', sha256: '0'.repeat(64), texts: { a: 'b' } };
    audit.write('normtexts/mine.yaml', JSON.stringify(other));
    const ended = await biotoets(['catalogue', 'import', audit.path('official.md'), audit.folder]);
    expectRefused(ended, /normtexts\/mine\.yaml holds a text of bio2@1\.3 already/);
  });
});
