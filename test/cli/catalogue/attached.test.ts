import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { biotoets, expectRefused } from '../command.ts';
import { assessed, copyOf } from '../example.ts';

const REQUEST = {
  schema: 'request@1',
  id: 'IV-90',
  to: 'supplier',
  ask: 'Rules of conduct',
  explain: ['Who they bind'],
  askedAt: '2026-09-01',
  due: '2026-09-15',
};

describe('what is keyed to another version of the norm', () => {
  async function withRequest(criteria: readonly string[]): Promise<string> {
    const folder = await copyOf('zwijger-post');
    writeFileSync(join(folder, 'requests', 'IV-90.yaml'), JSON.stringify({ ...REQUEST, criteria }));
    return folder;
  }

  it('follows a measure that moved', async () => {
    const folder = await withRequest(['bio2@1.2/5.04.02#a']);
    const { requests } = await assessed(folder, 2);
    expect(requests.find(({ id }) => id === 'IV-90')?.criteria).toEqual(['bio2@1.3/5.10.02#a']);
  });

  it('is refused where the measure was dropped, at its place', async () => {
    const ended = await biotoets(['plan', await withRequest(['bio2@1.2/7.01.01#a'])]);
    expectRefused(ended, /requests\/IV-90\.yaml:1:1 {2}criteria\[0\] {2}bio2@1\.2\/7\.01\.01#a .*\(dropped\)/);
  });

  it('is refused as a judgement where the measure changed: it has to be given anew', async () => {
    const folder = await copyOf('in-huis');
    const file = join(folder, 'judgements', '5.17.01.yaml');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('bio2@1.3/5.17.01');
    writeFileSync(file, text.replaceAll('bio2@1.3/5.17.01', 'bio2@1.2/5.17.01'));
    expectRefused(await biotoets(['plan', folder]), /judgements\/5\.17\.01\.yaml:\d+:\d+ .*\(changed\).*judge anew/);
  });
});

it("prints the user's own copy of the norm beside our words, with its hash, and escapes it", async () => {
  const folder = await copyOf('zwijger-post');
  const official = join(folder, 'official.md');
  writeFileSync(official, '## 5.01.01\nVerzonnen tekst <b>van</b> de norm & <script>alert(1)</script> meer.\n');
  const taken = await biotoets(['catalogue', 'import', official, folder]);
  expect(taken).toMatchObject({ code: 0, stdout: '' });
  const sha256 = /SHA-256 ([0-9a-f]{64})/.exec(taken.stderr)?.[1] ?? '';
  const formats = ['html', 'markdown'].map((format) => `${format}:${join(folder, `out.${format}`)}`);
  const ended = await biotoets(['assess', folder, '--quiet', ...formats.flatMap((each) => ['--report', each])]);
  expect(ended).toMatchObject({ code: 2, stdout: '' });
  for (const format of ['html', 'markdown']) {
    const report = readFileSync(join(folder, `out.${format}`), 'utf8');
    expect(report).toContain('Verzonnen tekst');
    expect(report).toContain(sha256);
    expect(report).not.toContain('<script>alert');
  }
});
