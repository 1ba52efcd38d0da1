import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readRequests } from '../../src/audit/read-requests.ts';
import { changeRequests, type Draft, nextIds, writeRequests } from '../../src/audit/write-requests.ts';
import type { Problem } from '../../src/errors.ts';

function folder(files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'biotoets-requests-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'requests'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, 'requests', name), text);
  return root;
}

async function read(root: string) {
  const problems: Problem[] = [];
  const { entries } = await readRequests(root, problems);
  expect(problems).toEqual([]);
  return entries;
}

describe('the next ids', () => {
  it.each<[string, readonly string[], number, readonly string[]]>([
    ['of an empty register', [], 2, ['IV-001', 'IV-002']],
    ['after the last', ['IV-001', 'IV-009'], 2, ['IV-010', 'IV-011']],
    ['as wide as they are', ['IV-01', 'IV-22'], 1, ['IV-23']],
    ['with a prefix of its own', ['REQ-7'], 1, ['REQ-8']],
    ['by the prefix most have', ['A-1', 'IV-004', 'IV-002'], 1, ['IV-005']],
    ['beside ids without a number', ['eerste'], 1, ['IV-001']],
    ['wider when it has to', ['IV-999'], 1, ['IV-1000']],
  ])('%s', (_name, taken, count, ids) => {
    expect(nextIds(taken, count, () => true)).toEqual(ids);
  });

  it('passes over a file that is there', () => {
    expect(nextIds([], 2, (id) => id !== 'IV-002')).toEqual(['IV-001', 'IV-003']);
  });
});

describe('writing', () => {
  const draft: Draft = { criteria: ['bio2@1.3/8.15.01#a'], ask: 'Geef het: nu', explain: ['a', 'b'], to: 'client' };

  it('is read back as it was meant, as not sent', async () => {
    const root = folder();
    expect(await writeRequests(root, [], [draft, { ...draft, explain: [] }])).toEqual([
      { id: 'IV-001', file: 'requests/IV-001.yaml' },
      { id: 'IV-002', file: 'requests/IV-002.yaml' },
    ]);
    const [first, second] = await read(root);
    expect(first).toMatchObject({ id: 'IV-001', ...draft });
    expect(second).toMatchObject({ id: 'IV-002', explain: [] });
    expect(first!.askedAt).toBeUndefined();
  });

  it('touches no file that is there, though nobody reads its id', async () => {
    const root = folder({ 'IV-001.yaml': '# van mij\n' });
    await writeRequests(root, [], [draft]);
    expect(readdirSync(join(root, 'requests')).sort()).toEqual(['IV-001.yaml', 'IV-002.yaml']);
    expect(readFileSync(join(root, 'requests/IV-001.yaml'), 'utf8')).toBe('# van mij\n');
  });
});

describe('changing', () => {
  const one = (id: string): string =>
    `schema: request@1\nid: ${id} # kenmerk\ncriteria: [ bio2@1.3/8.15.01#a ]\nask: Geef het\naskedAt: 2026-01-01\n`;

  it('keeps comments, and takes out what is to go', async () => {
    const root = folder({
      'a.yaml': `# van mij\n${one('IV-001')}answer: { status: redacted, hidesTested: false } # antwoord\n`,
    });
    const [request] = await read(root);
    const fields = [
      { path: ['answer', 'status'], value: 'received' },
      { path: ['answer', 'hidesTested'], value: undefined },
      { path: ['due'], value: '2026-02-01' },
    ];
    await changeRequests(root, [{ request: request!, fields }]);
    const text = readFileSync(join(root, 'requests/a.yaml'), 'utf8');
    expect(text).toMatch(/^# van mij\n[^]*# kenmerk[^]*answer: \{ status: received \} # antwoord\n/);
    expect((await read(root))[0]).toMatchObject({ answer: { status: 'received' }, due: '2026-02-01' });
  });

  it('writes nothing at all where one change cannot be', async () => {
    const root = folder({ 'a.yaml': one('IV-001'), 'b.yaml': one('IV-002') });
    const requests = await read(root);
    const changes = requests.map((request, index) => ({
      request,
      fields: [{ path: ['answer', 'status'], value: ['received', 'misschien'][index] }],
    }));
    await expect(changeRequests(root, changes)).rejects.toThrow(/requests\/b\.yaml:.*misschien/);
    expect(readFileSync(join(root, 'requests/a.yaml'), 'utf8')).toBe(one('IV-001'));
    expect(readdirSync(join(root, 'requests'))).toHaveLength(2);
  });
});
