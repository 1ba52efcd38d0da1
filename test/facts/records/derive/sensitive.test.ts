import { describe, expect, it } from 'vitest';
import { isAccount, isServiceNumber, tracesIn } from '../../../../src/facts/records/derive/personal.ts';
import { read, sourceOf } from '../../sources.ts';
import { derived, ofX, UNPARSED } from './derive.ts';

const COLUMNS = [
  { column: 'time', as: 'time', type: 'timestamp' },
  { column: 'msg', as: 'message' },
] as const;
// Invented: it passes the eleven-test and was given to nobody.
const NUMBER = '111222333';
const OTHER = '111222334';
const ACCOUNT = 'NL91ABNA0417164300';
const TOKEN = '[redacted:token:0123456789ab]';
const T = '2026-01-01T00:00:00Z';

const over = (...rows: readonly string[]) =>
  derived({ header: 'time;msg;free', rows: rows.map((row) => `${T};${row}`), columns: COLUMNS }, { sensitive: 'any' });

describe('secrets and personal numbers', () => {
  it('are counted by cell, per column and together, in columns without a legend too', async () => {
    expect(await over('fine;fine', `pin ${NUMBER};`, `${ACCOUNT};x@y.example`, `;${TOKEN} and ${TOKEN}`)).toEqual({
      ...{ rows: 4, secrets: 1, personal: 3, numbers: 2, addresses: 1, unread: 0 },
      ...{ 'columns.time.secrets': 0, 'columns.time.personal': 0 },
      ...{ 'columns.message.secrets': 0, 'columns.message.personal': 2, 'others.secrets': 1, 'others.personal': 1 },
    });
    expect(await over('fine;fine')).toMatchObject({ secrets: 0, personal: 0, numbers: 0, addresses: 0, unread: 0 });
  });

  it('count one cell once, whatever else stands in it', async () => {
    const found = await over(`${NUMBER} ${ACCOUNT} x@y.example;`);
    expect(found).toMatchObject({ personal: 1, numbers: 1, addresses: 1 });
  });

  it.each([
    ['[redacted:credential:0123456789ab]', { secrets: 1, personal: 0 }],
    ['[redacted:hash:0123456789ab]', { secrets: 1, personal: 0 }],
    ['[redacted:bsn:0123456789ab]', { secrets: 0, personal: 1, numbers: 1 }],
    ['to [redacted:iban:0123456789ab]', { secrets: 0, personal: 1, numbers: 1 }],
    ['[redacted:oversized:0123456789ab]', { secrets: UNPARSED, personal: UNPARSED, unread: 1 }],
  ])('are what the dossier removed: %s', async (cell, expected) => {
    expect(await over(`${cell};`)).toMatchObject(expected);
    expect(await over(`;${cell}`)).toMatchObject(expected);
  });

  it('are not told from running numbers: one in eleven of those passes', async () => {
    expect(await over(`${NUMBER};`, `${OTHER};`)).toMatchObject({ personal: UNPARSED, numbers: UNPARSED, unread: 1 });
    expect(await over(`${OTHER};`)).toMatchObject({ personal: 0, numbers: 0, unread: 0 });
    // In another column they say nothing about this one.
    expect(await over(`${NUMBER};${OTHER}`)).toMatchObject({ personal: 1, 'columns.message.personal': 1 });
    expect(await over(`${NUMBER};`, `${OTHER};`, `${ACCOUNT};`)).toMatchObject({ personal: 1, numbers: 1, unread: 1 });
  });

  it('may be behind what was blacked out', async () => {
    for (const row of ['[gelakt];', ';xxx']) {
      expect(await over(row)).toMatchObject({ secrets: UNPARSED, personal: UNPARSED, unread: 1 });
      expect(await over(row, `${TOKEN};${ACCOUNT}`)).toMatchObject({ secrets: 1, personal: 1, unread: 1 });
    }
  });

  it('are found at any depth of a JSON line, and in its names', async () => {
    const deep = `${'{"a":['.repeat(5000)}"${ACCOUNT}"${']}'.repeat(5000)}`;
    const lines = [`{"time": "${T}", "msg": {"text": "${NUMBER}"}}`, `{"time": "${T}", "x@y.example": 1}`, deep];
    const derive = [{ name: 'x', sensitive: 'any' }] as const;
    const reading = await read('jsonl', [sourceOf('a.jsonl', lines.join('\n'))], { columns: COLUMNS, derive });
    expect(ofX(reading)).toMatchObject({ personal: 3, numbers: 2, addresses: 1, 'others.personal': 3 });
  });

  it('are not hidden by a name that looks like the place of a column', async () => {
    const columns = [{ column: 'msg.text', as: 'message' }];
    const derive = [{ name: 'x', sensitive: 'any' }] as const;
    for (const name of ['["msg","text"]', '.msg.text', '.msg', 'msg\u0000text', 'msg', 'text']) {
      const line = JSON.stringify({ [name]: ACCOUNT });
      expect(ofX(await read('jsonl', [sourceOf('a.jsonl', line)], { columns, derive }))).toMatchObject({ personal: 1 });
    }
    for (const row of [{ msg: { text: ACCOUNT } }, { 'msg.text': ACCOUNT }])
      expect(ofX(await read('jsonl', [sourceOf('a.jsonl', JSON.stringify(row))], { columns, derive }))).toMatchObject({
        ...{ 'columns.message.personal': 1, 'others.personal': 0 },
      });
  });
});

describe('what tells them', () => {
  it('is the eleven-test', () => {
    expect([NUMBER, OTHER, '000000000', '123456782'].map(isServiceNumber)).toEqual([true, false, false, true]);
  });

  it('is mod 97', () => {
    const accounts = [ACCOUNT, 'NL91 ABNA 0417 1643 00', 'NL92ABNA0417164300', 'GB82WEST12345698765432', 'NL91'];
    expect(accounts.map(isAccount)).toEqual([true, true, false, true, false]);
  });

  it.each(['2026-01-01T00:00:00.123456789Z', 'a'.repeat(200), '9'.repeat(40), `v1.${NUMBER}`, `id-${NUMBER}`, '@home'])(
    'is not %s',
    (text) => {
      const found = tracesIn(text);
      expect(Object.values(found ?? {}).filter(Boolean)).toEqual([]);
    },
  );

  it('takes no time for text that was made to take it', () => {
    const before = performance.now();
    for (const text of [
      'a.'.repeat(500_000),
      `${'a'.repeat(1_000_000)}@`,
      'NL91'.repeat(250_000),
      '111222333 '.repeat(100_000),
    ])
      tracesIn(`${text}@`);
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
