import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractZip } from '../../src/dossier/extract-zip.ts';
import { ZIP_LIMITS, type ZipLimits } from '../../src/dossier/zip-limits.ts';
import { UserError } from '../../src/errors.ts';
import { filesIn, handMade, type HandMade } from './archives.ts';
import { audit as folder } from './folder.ts';

async function extract(archive: Buffer, limits: Partial<ZipLimits> = {}): Promise<Readonly<Record<string, string>>> {
  const root = await folder();
  const into = join(root, 'into');
  mkdirSync(into);
  writeFileSync(join(root, 'x.zip'), archive);
  try {
    await extractZip({ archive: join(root, 'x.zip'), shown: 'x.zip', into, limits: { ...ZIP_LIMITS, ...limits } });
  } finally {
    // Nothing may ever lie beside the folder.
    expect(
      Object.keys(filesIn(root)).filter((name) => name !== 'x.zip' && dirname(name).split('/')[0] !== 'into'),
    ).toEqual([]);
  }
  return filesIn(into);
}

async function refusal(archive: Buffer, limits?: Partial<ZipLimits>): Promise<UserError> {
  const error: unknown = await extract(archive, limits).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof UserError) return error;
  throw new Error(`not refused: ${String(error)}`);
}

const bytes = Buffer.from('evidence\n'.repeat(50));

it('unpacks stored and packed files, and folders with nothing in them', async () => {
  const archive = handMade([
    { name: 'a/b/one.txt', bytes },
    { name: 'a/two.txt', bytes, method: 8 },
    { name: 'empty/', mode: 0o040755 },
    { name: 'nothing', bytes: Buffer.alloc(0) },
    // As programs for DOS write it: no rights at all.
    { name: 'plain.txt', bytes, mode: 0 },
  ]);
  const text = bytes.toString();
  expect(await extract(archive)).toEqual({ 'a/b/one.txt': text, 'a/two.txt': text, nothing: '', 'plain.txt': text });
});

const one = (entry: Partial<HandMade>): readonly HandMade[] => [
  { name: 'good.txt', bytes },
  { name: 'x', bytes, ...entry },
];

describe('refuses, and names the entry', () => {
  it.each<[string, readonly HandMade[], RegExp]>([
    ['a name that leaves the folder', one({ name: '../../evil' }), /^leaves the folder/],
    ['one that does so further on', one({ name: 'a/../../evil' }), /^leaves the folder/],
    ['an absolute name', one({ name: '/etc/evil' }), /^has an absolute name/],
    ['a drive', one({ name: 'C:/evil' }), /^has an absolute name/],
    ['a backslash', one({ name: '..\\evil' }), /^has a backslash/],
    ['a control character', one({ name: 'a\u001b[2J' }), /control character/],
    ['a NUL', one({ name: 'a\0.txt' }), /control character/],
    ['a dot', one({ name: './evil' }), /^leaves the folder/],
    ['two slashes', one({ name: 'a//evil' }), /^leaves the folder/],
    ['no name', one({ name: '' }), /^has no name/],
    ['a long name', one({ name: 'a/'.repeat(600) + 'b' }), /more than 1024 bytes/],
    ['a long step', one({ name: 'b'.repeat(300) }), /step of more than 255/],
    ['many folders', one({ name: 'a/'.repeat(40) + 'b' }), /more than 32 folders deep/],
    ['a symbolic link', one({ mode: 0o120777 }), /is a link or a device/],
    ['a device', one({ mode: 0o020644 }), /is a link or a device/],
    ['a folder that calls itself a file', one({ name: 'a/', bytes: Buffer.alloc(0) }), /a file by its name/],
    ['a file that calls itself a folder', one({ mode: 0o040755 }), /a file by its name/],
    ['a folder with bytes', one({ name: 'a/', mode: 0o040755 }), /a folder that holds bytes/],
    ['an encrypted entry', one({ flags: 0x801, method: 8 }), /is encrypted/],
    ['another packing', one({ method: 12 }), /packed by method 12/],
    ['the same name twice', one({ name: 'good.txt' }), /^stands in it twice/],
    ['the same name in upper case', one({ name: 'GOOD.txt' }), /^differs from "good.txt"/],
    [
      'a folder in upper case',
      [
        { name: 'a/1', bytes },
        { name: 'A/2', bytes },
      ],
      /^differs from "a"/,
    ],
    ['the same name in other accents', [{ name: 'caf\u00e9' }, { name: 'cafe\u0301' }], /^differs from/],
    ['a file below a file', one({ name: 'good.txt/x' }), /lies in "good.txt", which is a file/],
    [
      'a file where a folder is',
      [
        { name: 'a/b', bytes },
        { name: 'a', bytes },
      ],
      /is a file and a folder/,
    ],
  ])('%s', async (_, entries, message) => {
    const { code, problems } = await refusal(handMade(entries));
    expect(code).toBe('unreadable');
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.path).toMatch(/^x\.zip!/);
  });
});

it('names everything that is wrong at once', async () => {
  const { problems } = await refusal(handMade([{ name: '../a' }, { name: '/b' }, { name: 'ok' }, { name: 'c\\d' }]));
  expect(problems.map(({ path }) => path)).toEqual(['x.zip!../a', 'x.zip!/b', 'x.zip!c\\d']);
});

describe('is bounded', () => {
  it.each<[string, readonly HandMade[], Partial<ZipLimits>, RegExp]>([
    ['in entries', [{ name: 'a' }, { name: 'b' }, { name: 'c' }], { entries: 2 }, /more than 2 entries/],
    ['in bytes', [{ name: 'a', bytes }], { bytes: 100 }, /would unpack to 450 bytes; 100 is the most/],
    ['in its list', [{ name: 'a'.repeat(90) }], { directory: 80 }, /list of contents that is too long/],
    ['in growth', [{ name: 'a', bytes: Buffer.alloc(100_000), method: 8 }], { ratioFrom: 1000 }, /no evidence/],
  ])('%s', async (_, entries, limits, message) => {
    const error = await refusal(handMade(entries), limits);
    expect(error.code).toBe('too-large');
    expect(error.message).toMatch(message);
  });

  it('takes small files that shrink well', async () => {
    const zeros = Buffer.alloc(1_000_000);
    expect(await extract(handMade([{ name: 'zeros', bytes: zeros, method: 8 }]))).toEqual({
      zeros: zeros.toString('latin1'),
    });
  });

  it('believes no claim of a size: more bytes than it said are not written', async () => {
    const error = await refusal(
      handMade([{ name: 'a', bytes: Buffer.alloc(50_000), method: 8, claims: { size: 10 } }]),
    );
    expect(error.code).toBe('unreadable');
    expect(error.message).toMatch(/^x\.zip!a cannot be unpacked: .*too many bytes/);
  });
});

it.each([
  ['no zip at all', Buffer.from('hello')],
  ['nothing', Buffer.alloc(0)],
  ['half a zip', handMade([{ name: 'a', bytes }]).subarray(0, 300)],
  ['a zip without its end', handMade([{ name: 'a', bytes }]).subarray(0, -22)],
  ['a list of contents that is shorter than it says', handMade([{ name: 'a', bytes }], 9)],
])('refuses %s', async (_, archive) => {
  const error = await refusal(archive);
  expect(error.code).toBe('unreadable');
  expect(error.message).toMatch(/^x\.zip.* cannot be unpacked: /);
});

it('takes bytes that differ from their checksum for damage', async () => {
  const error = await refusal(handMade([{ name: 'a', bytes, claims: { crc: 7 } }]));
  expect(error.code).toBe('integrity');
  expect(error.message).toBe('x.zip!a is damaged: its bytes differ from their checksum');
});
