import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createCsvRedactor } from '../../src/dossier/redact-csv.ts';
import { redactStream } from '../../src/dossier/redact.ts';
import { splitRow } from '../../src/facts/records/csv-rows.ts';
import { KEY, text as whole } from './folder.ts';

async function redacted(text: string | Uint8Array, size = 1 << 16, name = 'export.csv'): Promise<string> {
  const bytes = Buffer.from(text);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
  }
  const safe = await whole(redactStream(pieces(), { key: KEY, tally: { count: 0 }, name }));
  return safe.replace(/\[redacted:([a-z-]+):[0-9a-f]{12}\]/g, '‹$1›');
}

/** The columns alone, without what the lines show by themselves. */
function columns(text: string, size: number, limit = 1 << 20): string {
  const redactor = createCsvRedactor({ hide: () => '‹›', oversized: () => '‹long›', limit });
  const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, n) => text.slice(n * size, (n + 1) * size));
  return pieces.map((piece) => redactor.push(piece, false)).join('') + redactor.push('', true);
}

describe('a column whose header names a secret', () => {
  it.each([
    ['comma', 'user,api_key,mfa\nbob,hunter2,ja\n', 'user,api_key,mfa\nbob,‹credential›,ja\n'],
    ['semicolon', 'user;wachtwoord\nbob;a,b\nan;c', 'user;wachtwoord\nbob;‹credential›\nan;‹credential›'],
    ['tab', 'user\ttoken\nbob\thunter2', 'user\ttoken\nbob\t‹credential›'],
    ['first', 'Password,user\r\nhunter2,bob\r\n', 'Password,user\r\n‹credential›,bob\r\n'],
    ['byte order mark', '\ufeffapi_key;user\r\nx1;bob\r\n', '\ufeffapi_key;user\r\n‹credential›;bob\r\n'],
    ['the separator named', 'sep=;\r\nuser;token\r\nbob;x1', 'sep=;\r\nuser;token\r\nbob;‹credential›'],
    ['quoted', '"user","API key"\n"b,b","hun""ter,2"\n', '"user","API key"\n"b,b","‹credential›"\n'],
    ['lines within', 'token,user\n"a\nb\r\n",bob\nc,an', 'token,user\n"‹credential›\n\r\n",bob\n‹credential›,an'],
    ['lines beside', 'user,token\n"a\nb",hunter2\n', 'user,token\n"a\nb",‹credential›\n'],
    ['harmless', 'user,password\na,nee\nb,\nc,1\nd,****\ne,n.v.t.', 'user,password\na,nee\nb,\nc,1\nd,****\ne,n.v.t.'],
    ['CR alone', 'user,token\rbob,x1\ran,x2', 'user,token\rbob,‹credential›\ran,‹credential›'],
    ['another secret beside it', 'token,at\nx,http://a:hunter2@h/', 'token,at\n‹credential›,http://a:‹url›@h/'],
    // What is not RFC 4180 must not leak either.
    ['too many fields', 'user,token\nbob,hun,ter', 'user,token\nbob,‹credential›,‹credential›'],
    ['a quote left open', 'user,token\n"bob,x1\nan,x2', 'user,token\n"‹credential›,‹credential›\nan,‹credential›'],
    ['a quote within', 'user,token\n3" disk,x1\nan,"x2', 'user,token\n3" disk,‹credential›\nan,"‹credential›'],
    ['a space before a quote', 'token,user\n "a,b",x', 'token,user\n "‹credential›,‹credential›",‹credential›'],
  ])('%s', async (_, text, expected) => {
    expect(await redacted(text)).toBe(expected);
  });

  it.each(['le', 'be'])('UTF-16 %s', async (order) => {
    const units = Buffer.from('\ufeffuser;token\r\nbob;hunter2\r\n', 'utf16le');
    const safe = redactStream([order === 'be' ? units.swap16() : units] as never, {
      ...{ key: KEY, tally: { count: 0 } },
      name: 'A.CSV',
    });
    expect((await whole(safe)).replaceAll('\0', '')).not.toContain('hunter2');
  });

  it('the same secret gives the same placeholder as anywhere else, quoted or not', async () => {
    const pieces = [Buffer.from('token\nhünter2\n"hünter2"\n')];
    const table = await whole(redactStream(pieces as never, { key: KEY, tally: { count: 0 }, name: 'x.csv' }));
    const line = await whole(redactStream([Buffer.from('token: hünter2')] as never, { key: KEY, tally: { count: 0 } }));
    const [, one, two] = table.split('\n');
    expect(two).toBe(`"${one!}"`);
    expect(line).toBe(`token: "${one!}"`);
  });
});

describe('what stays', () => {
  it.each([
    ['no secret in the header', 'user,mfa\nbob,hunter2\n', 'x.csv'],
    ['another kind of file', 'user,api_key\nbob,hunter2\n', 'x.txt'],
    ['what is said about a secret', 'user,password_last_used,access_key_1_active,token_expires_at\na,b,c,d\n', 'x.csv'],
    ['a key that only names', 'Issue key,Summary\nABC-1,x\n', 'x.csv'],
    ['nothing', '', 'x.csv'],
    ['only a header', 'user,api_key', 'x.csv'],
    ['JSON after all', '{"password_policy": 1,\n"a": 2}', 'x.csv'],
  ])('%s', async (_, text, name) => {
    expect(await redacted(text, 5, name)).toBe(text);
  });
});

describe('properties', () => {
  const cell = fc.string({ unit: fc.constantFrom(...Array.from('ab1 ;,\t"\n\r:=é')), maxLength: 8 });
  const table = fc.record({
    separator: fc.constantFrom(';', ',', '\t'),
    end: fc.constantFrom('\n', '\r\n'),
    rows: fc.array(fc.tuple(cell, cell, cell), { maxLength: 6 }),
    size: fc.integer({ min: 1, max: 30 }),
  });

  it('every row keeps its columns and its lines, others stay, and the secret is gone', () => {
    fc.assert(
      fc.property(table, ({ separator, end, rows, size }) => {
        const canaries = rows.map(([a, noise, c]) => [a, `c4n4ry${noise}c4n4ry`, c]);
        const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`;
        const header = ['user', 'api_key', 'x'].join(separator);
        const texts = canaries.map((row) => row.map(quoted).join(separator));
        const text = [header, ...texts].join(end);
        const safe = columns(text, size);
        expect(safe).not.toContain('c4n4ry');
        expect(safe.replace(/[^\r\n]/g, '')).toBe(text.replace(/[^\r\n]/g, ''));
        let rest = safe.slice(header.length);
        for (const [a, secret, c] of canaries) {
          const lines = secret!.replace(/[^\r\n]/g, '');
          const expected = [quoted(a!), `"‹›${lines}"`, quoted(c!)].join(separator);
          expect(rest.slice(end.length, end.length + expected.length)).toBe(expected);
          expect(splitRow(expected, separator)).toHaveLength(3);
          rest = rest.slice(end.length + expected.length);
        }
        expect(rest).toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  it('whatever it is: as many lines, and the same in pieces of any size', async () => {
    const noise = fc.string({ unit: fc.constantFrom(...Array.from('ab1;,\t"\n\r=é')), maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(noise, fc.integer({ min: 1, max: 9 }), async (body, size) => {
        const text = `user,token\n${body}`;
        const safe = await redacted(text);
        expect(await redacted(text, size)).toBe(safe);
        expect(safe.replace(/[^\r\n]/g, '')).toBe(text.replace(/[^\r\n]/g, ''));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('bounds', () => {
  const long = 'c4n4ry'.repeat(20);

  it.each([
    ['a secret without end', `user,token\nbob,${long}\nan,x\n`, 'user,token\nbob,‹long›\nan,‹›\n'],
    ['a secret with a quote that stays open', `user,token\nbob,"${long}\n${long}`, 'user,token\nbob,‹long›\n'],
    ['a value without end', `user,token\n${long},c4n4ry\nan,x\n`, 'user,token\n‹long›\nan,‹›\n'],
  ])('%s is replaced whole', (_, text, expected) => {
    expect(columns(text, 30, 60)).toBe(expected);
  });

  it('a quote that stays open beside a secret hides no row', () => {
    const rows = 'an,c4n4ry\n'.repeat(30);
    expect(columns(`user,token\n"bob,c4n4ry\n${rows}`, 30, 60)).not.toContain('c4n4ry');
  });

  it('a large table goes through in little memory', async () => {
    async function* large(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('user,token\n');
      const rows = Buffer.from('bob,hunter2\n'.repeat(500));
      for (let piece = 0; piece < 400; piece += 1) yield await Promise.resolve(rows);
    }
    const before = process.memoryUsage.rss();
    let lines = 0;
    for await (const piece of redactStream(large(), { key: KEY, tally: { count: 0 }, name: 'x.csv' }))
      lines += Buffer.from(piece).toString().split('\n').length - 1;
    expect(lines).toBe(200_001);
    expect(process.memoryUsage.rss() - before).toBeLessThan(150 << 20);
  });
});
