import { execa } from 'execa';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesIn, handMade, type HandMade } from '../dossier/archives.ts';
import { auditFolder, temporary } from '../cli/audit-folder.ts';
import { BIN, expectNoTrace, OPTIONS } from '../cli/command.ts';

const MB = 1024 * 1024;
const text = Buffer.from('evidence\n');

/** Many names for the same bytes: every entry of the list points at the first file. */
function overlapping(count: number): Buffer {
  const zeros = Buffer.alloc(2 * MB);
  const one = handMade([{ name: 'f00000', bytes: zeros, method: 8 }]);
  const start = one.lastIndexOf('PK\u0001\u0002', undefined, 'latin1');
  const entry = one.subarray(start, one.length - 22);
  const entries = Array.from({ length: count }, (_, index) => {
    const copy = Buffer.from(entry);
    copy.write(`f${String(index).padStart(5, '0')}`, 46, 'latin1');
    return copy;
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.from(one.subarray(-22));
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  return Buffer.concat([one.subarray(0, start), directory, end]);
}

/** A list that says of itself that it holds more than a number of 64 bits should. */
function countless(): Buffer {
  const zip = handMade([{ name: 'a', bytes: text }]);
  const record = Buffer.alloc(56 + 20);
  record.write('PK\u0006\u0006', 'latin1');
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(2n ** 40n, 24);
  record.writeBigUInt64LE(2n ** 40n, 32);
  record.writeBigUInt64LE(BigInt(zip.length), 40);
  record.write('PK\u0006\u0007', 56, 'latin1');
  record.writeBigUInt64LE(BigInt(zip.length - 22), 64);
  record.writeUInt32LE(1, 72);
  const end = Buffer.from(zip.subarray(-22));
  end.fill(0xff, 8, 20);
  return Buffer.concat([zip.subarray(0, -22), record, end]);
}

const many = (count: number, make: (index: number) => HandMade): Buffer =>
  handMade(Array.from({ length: count }, (_, index) => make(index)));

const ARCHIVES: readonly (readonly [string, () => Buffer, number, RegExp])[] = [
  [
    'a name that climbs out',
    () => handMade([{ name: '../../../evil', bytes: text }]),
    3,
    /x\.zip!\.\.\/.*leaves the folder/,
  ],
  [
    'a link out of the folder',
    () => handMade([{ name: 'a', bytes: Buffer.from('/etc'), mode: 0o120777 }, { name: 'a/x' }]),
    3,
    /x\.zip!a {2}is a link/,
  ],
  [
    'a name that a terminal would act on',
    () => handMade([{ name: '\u001b]0;evil\u0007', bytes: text }]),
    3,
    /control character/,
  ],
  [
    '300 MB in 300 kB',
    () => handMade([{ name: 'a', bytes: Buffer.alloc(300 * MB), method: 8 }]),
    3,
    /that is no evidence/,
  ],
  [
    '40 GB in 2 MB, by pointing twenty thousand times at the same bytes',
    () => overlapping(20_000),
    3,
    /that is no evidence/,
  ],
  [
    'a size of 60 GB that nothing holds',
    () => many(15, (i) => ({ name: `a${i}`, bytes: text, method: 8, claims: { size: 0xfffffff0 } })),
    3,
    /would unpack|no evidence/,
  ],
  [
    'more bytes than it says',
    () => handMade([{ name: 'a', bytes: Buffer.alloc(60 * MB), method: 8, claims: { size: 9 } }]),
    3,
    /too many bytes/,
  ],
  ['a million million entries', countless, 3, /more than 250000 entries/],
  [
    'sixty thousand empty files under one name',
    () => many(60_000, () => ({ name: 'a' })),
    3,
    /100 things have.*stands in it twice/s,
  ],
  ['the same name in two cases', () => handMade([{ name: 'a/Policy' }, { name: 'A/policy' }]), 3, /differs from "a"/],
  [
    'an archive that was cut off',
    () => many(50, (i) => ({ name: `a${i}`, bytes: text })).subarray(0, 2000),
    3,
    /cannot be unpacked/,
  ],
  [
    'bytes that were changed',
    () => handMade([{ name: 'ok' }, { name: 'b', bytes: text, claims: { crc: 1 } }]),
    4,
    /is damaged/,
  ],
  ['noise', () => Buffer.alloc(MB, 'PK\u0005\u0006'), 3, /cannot be unpacked/],
];

async function measured(args: readonly string[], cwd: string) {
  const note = join(temporary(), 'mb');
  const start = performance.now();
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    ['--import', join(import.meta.dirname, 'measure.js'), BIN, ...args],
    { ...OPTIONS, cwd, env: { ...OPTIONS.env, MEASURE_TO: note }, timeout: 60_000 },
  );
  return {
    exitCode,
    stdout,
    stderr,
    seconds: (performance.now() - start) / 1000,
    mb: Number(readFileSync(note, 'utf8')),
  };
}

it.each(ARCHIVES)(
  '%s is refused by unbundle and intake, in bounds, and nothing is lost or left',
  async (_, make, code, says) => {
    const root = temporary();
    writeFileSync(join(root, 'x.zip'), make());
    mkdirSync(join(root, 'empty'));
    const audit = auditFolder({ controls: ['S-6'] }, join(root, 'audit'));
    const before = filesIn(audit.folder);
    for (const args of [
      ['unbundle', 'x.zip', 'empty'],
      ['intake', 'audit', 'x.zip'],
    ]) {
      const { exitCode, stdout, stderr, seconds, mb } = await measured(args, root);
      expect({ exitCode, stdout }, stderr.slice(0, 500)).toEqual({ exitCode: code, stdout: '' });
      expect(stderr).toMatch(says);
      expect(stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
      expectNoTrace(stderr);
      expect(seconds, 'seconds').toBeLessThan(20);
      expect(mb, 'MB').toBeLessThan(300);
    }
    expect(readdirSync(root).sort()).toEqual(['audit', 'empty', 'x.zip']);
    expect(readdirSync(join(root, 'empty'))).toEqual([]);
    expect(filesIn(audit.folder)).toEqual(before);
  },
);
