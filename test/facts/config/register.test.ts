import { describe, expect, it } from 'vitest';
import { factsOf, read, said, sourceOf } from '../sources.ts';

const HEAD =
  'schema: register@1\nregister: contracts\nstatedBy: {party: client, role: contract manager}\nasOf: 2026-03-01\n';

function readRegister(text: string) {
  return read('register', [sourceOf('contracts.yaml', text)]);
}

describe('a register', () => {
  it('gives its entries with their places, and says itself whether it is complete', async () => {
    const reading = await readRegister(
      `${HEAD}complete: true\nentries:\n  - id: C-1\n    signed: true\n    parts: [a, b]\n    gone:\n    odd: {a: 1}\n`,
    );
    const found = factsOf(reading);
    expect(reading).toMatchObject({
      recognised: true,
      facts: { complete: true, family: 'register', reader: 'register@1' },
    });
    expect(Object.fromEntries(Object.entries(found).map(([path, fact]) => [path, said(fact)]))).toEqual({
      register: 'contracts',
      complete: true,
      'statedBy.party': 'client',
      'statedBy.role': 'contract manager',
      asOf: '2026-03-01',
      count: 1,
      'entries.0.id': 'C-1',
      'entries.0.signed': true,
      'entries.0.parts': ['a', 'b'],
      'entries.0.gone': '<absent>',
      'entries.0.odd': '<unparsed>',
    });
    expect(found['entries.0.signed']).toMatchObject({ origin: 'declared', at: { line: 8, column: 13 } });
  });

  it('that states none is told from one that was not filled', async () => {
    const none = factsOf(await readRegister(`${HEAD}complete: true\nentries: []\n`));
    expect([said(none['count']), said(none['entries'])]).toEqual([0, '<absent>']);
    const open = await readRegister(`${HEAD}complete: false\nentries: []\n`);
    expect(open).toMatchObject({ facts: { complete: false } });
    expect(factsOf(open)['entries']).toBeUndefined();
  });

  it.each([
    ['an unknown key', `${HEAD}complete: true\nentries: []\nextra: 1\n`, 'syntax', 7],
    ['no entries', `${HEAD}complete: true\n`, 'syntax', 1],
    ['complete that is no yes or no', `${HEAD}complete: maybe\nentries: []\n`, 'syntax', 5],
    ['entries that are no list', `${HEAD}complete: true\nentries: none\n`, 'syntax', 6],
    ['an entry that is no map', `${HEAD}complete: true\nentries:\n - x\n`, 'syntax', 7],
    ['another schema', 'schema: register@2\n', 'unsupported', 1],
    ['another format', 'just text\n', 'syntax', 1],
    ['template statements', `{% if x %}\n${HEAD}complete: true\nentries: []\n`, 'syntax', 2],
  ])('refuses %s with the place', async (_name, text, code, line) => {
    expect(await readRegister(text)).toMatchObject({ status: 'unreadable', code, at: { line } });
  });

  it('leaves unknown what is removed or still to be filled in', async () => {
    const text = `${HEAD}complete: true\nentries:\n  - {a: "[redacted:token:0123456789ab]", b: "{{ x }}"}\n`;
    const found = factsOf(await readRegister(text));
    expect([said(found['entries.0.a']), said(found['entries.0.b'])]).toEqual(['<unparsed>', '<templated>']);
  });
});
