import fc from 'fast-check';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundle, type BundleOptions } from '../../src/dossier/bundle.ts';
import { unbundle } from '../../src/dossier/unbundle.ts';
import { filesIn, handMade, writeFiles } from './archives.ts';
import { audit as folder, clock, item, open, plan } from './folder.ts';

const never = new AbortController().signal;

function pack(from: string, out: string, more: Partial<BundleOptions> = {}) {
  const check = () => Promise.resolve();
  return bundle({ folder: from, out, recipients: [], check, signal: never, now: clock(), ...more });
}

function unpack(archive: string, into: string, identities: readonly string[] = []) {
  return unbundle({ archive, into, identities, signal: never });
}

const FILES = { 'audit.yaml': 'schema: audit@1\n', 'evidence/a b.csv': 'x,y\n1,2\n', 'evidence/leeg.txt': '' };

describe('unbundle after bundle', () => {
  it('gives the same files, for any content and any usable names', async () => {
    const step = fc.stringMatching(/^[a-z0-9 _.éß-]{1,12}$/).filter((name) => !/^\.+$|^\.git$|^\.key/.test(name));
    const name = fc.array(step, { minLength: 1, maxLength: 3 }).map((steps) => steps.join('/'));
    const tree = fc.dictionary(name, fc.uint8Array({ maxLength: 300 }), { maxKeys: 8 }).filter((files) => {
      const names = Object.keys(files).map((each) => each.normalize('NFC').toLowerCase());
      return names.every((each, i) =>
        names.every((other, j) => i === j || (each !== other && !other.startsWith(`${each}/`))),
      );
    });
    await fc.assert(
      fc.asyncProperty(tree, async (files) => {
        const root = await folder();
        writeFiles(join(root, 'in'), { ...files, 'audit.yaml': 'x' });
        await pack(join(root, 'in'), join(root, 'x.zip'));
        await unpack(join(root, 'x.zip'), join(root, 'out'));
        expect(filesIn(join(root, 'out'))).toEqual(filesIn(join(root, 'in')));
      }),
      { numRuns: 60 },
    );
  });

  it('leaves out the key, the lock and what is half written, and nothing else', async () => {
    const root = await folder();
    const dossier = await open(join(root, 'in'));
    await dossier.begin(plan('a'));
    await dossier.store(item('a', 'text'));
    await dossier.close();
    writeFiles(join(root, 'in'), {
      ...FILES,
      ...{ '.key': 'secret', '.key.12': 'secret', 'dossier/tmp/3-1': 'half', 'reports/report.html': '<p>' },
      ...{ '.gitignore': '.key', '.git/HEAD': 'ref', 'evidence/.key-notes': 'kept' },
    });
    await pack(join(root, 'in'), join(root, 'x.zip'));
    await unpack(join(root, 'x.zip'), join(root, 'out'));
    const names = Object.keys(filesIn(join(root, 'in'))).filter(
      (name) => !['.key', '.key.12', 'dossier/tmp/3-1', '.git/HEAD'].includes(name),
    );
    expect(Object.keys(filesIn(join(root, 'out')))).toEqual(names);
    expect(names).toContain('dossier/head.json');
    expect(existsSync(join(root, 'in/dossier/lock'))).toBe(false);
  });

  it('holds for a file that shrinks to next to nothing: it is not shrunk then', async () => {
    const root = await folder();
    writeFiles(join(root, 'in'), { 'audit.yaml': 'x', 'evidence/zeros.log': Buffer.alloc(70 * 1024 * 1024) });
    const { size } = await pack(join(root, 'in'), join(root, 'x.zip'));
    expect(size).toBeGreaterThan(70 * 1024 * 1024);
    expect(await unpack(join(root, 'x.zip'), join(root, 'out'))).toEqual(['audit.yaml', 'evidence/zeros.log']);
  });
});

describe('the bytes of a bundle', () => {
  it('are the same for the same files, whatever their times, rights and place', async () => {
    const root = await folder();
    for (const [index, name] of ['one', 'two'].entries()) {
      const names = Object.entries(FILES);
      writeFiles(join(root, name), Object.fromEntries(index === 0 ? names : names.reverse()));
      utimesSync(join(root, name, 'audit.yaml'), index * 1e6, index * 1e9);
      chmodSync(join(root, name, 'audit.yaml'), index === 0 ? 0o600 : 0o755);
    }
    const one = await pack(join(root, 'one'), join(root, 'one.zip'));
    const two = await pack(join(root, 'two'), join(root, 'two.zip'));
    expect(two).toEqual(one);
    const bytes = readFileSync(join(root, 'one.zip'));
    expect(readFileSync(join(root, 'two.zip')).equals(bytes)).toBe(true);
    expect(one).toEqual({ files: 3, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  });
});

describe('encryption', () => {
  it('is opened by its identity, and the zip inside is the same as without', async () => {
    const root = await folder();
    writeFiles(join(root, 'in'), FILES);
    const identity = await generateIdentity();
    const recipients = [await identityToRecipient(identity)];
    const plain = await pack(join(root, 'in'), join(root, 'x.zip'));
    expect(await pack(join(root, 'in'), join(root, 'x.zip.age'), { recipients })).toEqual(plain);
    expect(readFileSync(join(root, 'x.zip.age'), 'latin1')).not.toContain('audit.yaml');
    await unpack(join(root, 'x.zip.age'), join(root, 'out'), [await generateIdentity(), identity]);
    expect(filesIn(join(root, 'out'))).toEqual(FILES);
  });

  it('names what keeps it closed, and leaves nothing', async () => {
    const root = await folder();
    writeFiles(join(root, 'in'), { ...FILES, 'evidence/big': Buffer.alloc(200_000, 'x') });
    const identity = await generateIdentity();
    const archive = join(root, 'x.age');
    await pack(join(root, 'in'), archive, { recipients: [await identityToRecipient(identity)] });
    const out = join(root, 'out');
    await expect(unpack(archive, out)).rejects.toMatchObject({ code: 'usage', message: /--identity/ });
    await expect(unpack(archive, out, [await generateIdentity()])).rejects.toMatchObject({ code: 'unreadable' });
    const bytes = readFileSync(archive);
    bytes[bytes.length - 30]! ^= 1;
    writeFileSync(archive, bytes);
    await expect(unpack(archive, out, [identity])).rejects.toMatchObject({ code: 'integrity' });
    writeFileSync(archive, bytes.subarray(0, -100));
    await expect(unpack(archive, out, [identity])).rejects.toMatchObject({ code: 'integrity' });
    writeFileSync(archive, `age-encryption.org/v1\n${'-> X25519 '.repeat(300_000)}`);
    await expect(unpack(archive, out, [identity])).rejects.toMatchObject({ code: 'unreadable' });
    await expect(pack(join(root, 'in'), join(root, 'y'), { recipients: ['age1no'] })).rejects.toMatchObject({
      code: 'usage',
    });
    expect(readdirSync(root).sort()).toEqual(['in', 'x.age']);
  });
});

describe('bundle refuses', () => {
  it('links, names that not every machine has room for, and private keys: all at once', async () => {
    const root = await folder();
    const key = '-----BEGIN PRIVATE KEY-----\nMC4CAQ\n-----END PRIVATE KEY-----\n';
    writeFiles(root, {
      'in/audit.yaml': 'x',
      'in/evidence/a\\b': '',
      'in/evidence/A': '',
      'in/evidence/a': '',
      'in/my.pem': key,
    });
    symlinkSync('/etc/hostname', join(root, 'in/evidence/link'));
    const refused = pack(join(root, 'in'), join(root, 'x.zip'));
    await expect(refused).rejects.toMatchObject({ code: 'unreadable' });
    const { problems } = (await refused.catch((error: unknown) => error)) as { problems: { path: string }[] };
    expect(problems.map(({ path }) => path.toLowerCase()).sort()).toEqual([
      'evidence/a',
      'evidence/a\\b',
      'evidence/link',
      'my.pem',
    ]);
    expect(readdirSync(root)).toEqual(['in']);
  });

  it('a place inside the folder, and one that something else has', async () => {
    const root = await folder();
    writeFiles(root, { 'in/audit.yaml': 'x', 'x.zip': 'something else' });
    await expect(pack(join(root, 'in'), join(root, 'in/x.zip'))).rejects.toMatchObject({ code: 'usage' });
    await expect(pack(join(root, 'in'), join(root, 'x.zip'))).rejects.toMatchObject({ code: 'unwritable' });
    expect(readFileSync(join(root, 'x.zip'), 'utf8')).toBe('something else');
    // The same bundle once more is no other bundle.
    await pack(join(root, 'in'), join(root, 'y.zip'));
    await pack(join(root, 'in'), join(root, 'y.zip'));
    expect(readdirSync(root).sort()).toEqual(['in', 'x.zip', 'y.zip']);
  });

  it('while somebody collects', async () => {
    const root = await folder();
    const dossier = await open(join(root, 'in'));
    await expect(pack(join(root, 'in'), join(root, 'x.zip'))).rejects.toMatchObject({ code: 'locked' });
    await dossier.close();
    expect((await pack(join(root, 'in'), join(root, 'x.zip'))).files).toBe(2);
  });

  it('when it is told to stop', async () => {
    const root = await folder();
    writeFiles(root, { 'in/audit.yaml': 'x' });
    await expect(pack(join(root, 'in'), join(root, 'x.zip'), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'interrupted',
    });
    expect(readdirSync(root)).toEqual(['in']);
  });
});

describe('unbundle refuses', () => {
  it('a folder that holds something, and leaves it alone', async () => {
    const root = await folder();
    writeFiles(root, { 'out/mine.txt': 'mine', file: 'mine', 'x.zip': handMade([{ name: 'audit.yaml' }]) });
    await expect(unpack(join(root, 'x.zip'), join(root, 'out'))).rejects.toMatchObject({ code: 'unwritable' });
    await expect(unpack(join(root, 'x.zip'), join(root, 'file'))).rejects.toMatchObject({ code: 'unwritable' });
    await expect(unpack(join(root, 'no.zip'), join(root, 'new'))).rejects.toMatchObject({ code: 'not-found' });
    expect(filesIn(root)).toMatchObject({ 'out/mine.txt': 'mine', file: 'mine' });
    expect(readdirSync(root).sort()).toEqual(['file', 'out', 'x.zip']);
  });

  it('an archive that goes wrong half way, and leaves nothing of it', async () => {
    const root = await folder();
    const bytes = Buffer.from('text');
    const archive = handMade([
      { name: 'audit.yaml', bytes },
      { name: 'z', bytes, claims: { crc: 1 } },
    ]);
    writeFiles(root, { 'x.zip': archive });
    mkdirSync(join(root, 'out'));
    await expect(unpack(join(root, 'x.zip'), join(root, 'out'))).rejects.toMatchObject({ code: 'integrity' });
    expect(filesIn(root)).toEqual({ 'x.zip': archive.toString('latin1') });
    expect(readdirSync(root).sort()).toEqual(['out', 'x.zip']);
  });
});
