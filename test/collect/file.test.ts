import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileCollector, formOf } from '../../src/collect/file.ts';
import { expandGlob } from '../../src/collect/glob.ts';
import { fileTrouble } from '../../src/collect/trouble.ts';
import type { Collected } from '../../src/collect/types.ts';
import type { FileParams, Limits } from '../../src/plan/types.ts';
import { bytesOf, context, troubleOf } from './context.ts';

let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'biotoets-'));
  folder = join(home, 'audit');
  mkdirSync(folder);
});
afterEach(() => rmSync(home, { recursive: true }));

function write(path: string, content: string | Buffer = ''): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

function collect(params: FileParams, limits: Partial<Limits> = {}): Promise<Collected> {
  const task = {
    collector: 'file',
    slot: 'IV-001-1',
    targets: ['service'],
    origin: 'delivered',
    criteria: [],
    params,
  } as const;
  return fileCollector.collect(task, context(limits, folder));
}

async function contents(collected: Collected): Promise<Record<string, string>> {
  if (collected.outcome !== 'collected') throw new Error(JSON.stringify(collected.trouble));
  const pairs = collected.artefacts.map(async (one) => [one.name, (await bytesOf(one)).toString()] as const);
  return Object.fromEntries(await Promise.all(pairs));
}

describe('a single file', () => {
  it('is brought in as it is, under its own name', async () => {
    write('evidence/policy.md', '# Beleid\n');
    expect(await contents(await collect({ path: 'evidence/policy.md' }))).toEqual({ 'policy.md': '# Beleid\n' });
  });

  it('that is empty is still a file', async () => {
    write('empty.csv');
    expect(await contents(await collect({ path: 'empty.csv' }))).toEqual({ 'empty.csv': '' });
  });

  it.each([
    ['that is not there', 'missing.txt', 'not-found'],
    ['below a file', 'file.txt/child', 'not-found'],
    ['with a NUL in its name', 'a\0b', 'not-found'],
    ['that is a folder', 'sub', 'not-a-file'],
    ['that is the audit folder', '.', 'not-a-file'],
    ['above the audit folder', '../secret.txt', 'outside-folder'],
    ['by its absolute path', '/etc/passwd', 'outside-folder'],
    ['behind a link that leads outside', 'link.txt', 'outside-folder'],
    ['behind a folder that leads outside', 'away/secret.txt', 'outside-folder'],
    ['behind a link to itself', 'loop', 'not-a-file'],
    ['that is a device', 'null', 'outside-folder'],
  ])('%s', async (_, path, code) => {
    writeFileSync(join(home, 'secret.txt'), 'canary');
    write('file.txt', 'x');
    mkdirSync(join(folder, 'sub'));
    symlinkSync(join(home, 'secret.txt'), join(folder, 'link.txt'));
    symlinkSync(home, join(folder, 'away'));
    symlinkSync('loop', join(folder, 'loop'));
    symlinkSync('/dev/null', join(folder, 'null'));
    expect(troubleOf(await collect({ path }))).toBe(code);
  });

  it('behind a link inside the audit folder is read', async () => {
    write('real.txt', 'x');
    symlinkSync('real.txt', join(folder, 'link.txt'));
    expect(await contents(await collect({ path: 'link.txt' }))).toEqual({ 'link.txt': 'x' });
  });

  it('that is a FIFO is refused without waiting for a writer', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const start = performance.now();
    expect(troubleOf(await collect({ path: 'pipe' }))).toBe('not-a-file');
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('that is too large is refused by its size', async () => {
    write('large.log');
    truncateSync(join(folder, 'large.log'), 2000);
    expect(troubleOf(await collect({ path: 'large.log' }, { fileBytes: 1999 }))).toBe('too-large');
  });

  it('that grows past the bound while it is read is trouble, not half a file', async () => {
    write('growing.log', 'a'.repeat(100));
    const collected = await collect({ path: 'growing.log' }, { fileBytes: 150 });
    write('growing.log', 'a'.repeat(200));
    await expect(contents(collected)).rejects.toMatchObject({ trouble: { code: 'too-large' } });
  });

  it('of 200 MB streams through little memory', async () => {
    write('export.csv');
    truncateSync(join(folder, 'export.csv'), 200 * 1024 * 1024);
    const collected = await collect({ path: 'export.csv' }, { fileBytes: 2 ** 30 });
    if (collected.outcome !== 'collected') throw new Error('not collected');
    const before = process.memoryUsage().rss;
    let size = 0;
    let most = 0;
    for await (const piece of collected.artefacts[0]!.bytes as AsyncIterable<Uint8Array>) {
      size += piece.length;
      most = Math.max(most, process.memoryUsage().rss - before);
    }
    expect(size).toBe(200 * 1024 * 1024);
    expect(most).toBeLessThan(100 * 1024 * 1024);
  });
});

// As root every file can be opened, so the step from error to trouble is tested by itself.
it.each([
  ['EACCES', 'permission'],
  ['EPERM', 'permission'],
  ['ENOENT', 'not-found'],
  ['EISDIR', 'not-a-file'],
  ['EIO', 'protocol'],
])('access denied is neither pass nor fail: %s is %s', (code, trouble) => {
  const error = Object.assign(new Error(`${code}: '/home/auditor/x'`), { code });
  expect(fileTrouble(error)).toMatchObject({
    outcome: 'failed',
    retry: false,
    trouble: { code: trouble, detail: code },
  });
});

it.each([
  ['policy.pdf', 9000, Buffer.from('%PDF-1.7\n\0'), 'opaque'],
  ['nginx.conf', 10, Buffer.from('a\0'), 'text'],
  ['.env.production', 10, Buffer.from('A=1'), 'text'],
  ['README', 10, Buffer.from('hello'), 'text'],
  ['dump', 2 ** 22, Buffer.from('hello'), 'opaque'],
  ['EXPORT.CSV', 2 ** 30, Buffer.from('a;b'), 'text'],
])('%s is %s', (name, size, head, form) => {
  expect(formOf(name, size, head)).toBe(form);
});

describe('an nginx configuration', () => {
  it('is followed through its includes, globs sorted, absolute paths beside the main file', async () => {
    write('web/nginx.conf', 'http {\n  include mime.types;\n  include /etc/nginx/conf.d/*.conf;\n}\n');
    write('web/mime.types', 'types {}\n');
    write('web/conf.d/b.conf', 'server {}\n');
    write('web/conf.d/a.conf', 'include snippets/tls.conf;\n');
    write('web/conf.d/.hidden.conf', '');
    write('web/snippets/tls.conf', 'ssl_protocols TLSv1.3;\n');
    const found = await contents(await collect({ path: 'web/nginx.conf', follow: 'nginx' }));
    expect(Object.keys(found)).toEqual([
      'nginx.conf',
      'mime.types',
      'conf.d/a.conf',
      'conf.d/b.conf',
      'snippets/tls.conf',
    ]);
    expect(found['snippets/tls.conf']).toBe('ssl_protocols TLSv1.3;\n');
  });

  it('may be named by its folder', async () => {
    write('web/nginx.conf', 'events {}\n');
    expect(await contents(await collect({ path: 'web', follow: 'nginx' }))).toEqual({ 'nginx.conf': 'events {}\n' });
  });

  it('that includes itself is read once', async () => {
    write('nginx.conf', 'include nginx.conf;\ninclude other.conf;\n');
    write('other.conf', 'include ./nginx.conf;\n');
    expect(Object.keys(await contents(await collect({ path: 'nginx.conf', follow: 'nginx' })))).toEqual([
      'nginx.conf',
      'other.conf',
    ]);
  });

  it('brings in nothing from outside the audit folder, nor from elsewhere on the machine', async () => {
    writeFileSync(join(home, 'secret.conf'), 'canary');
    symlinkSync(join(home, 'secret.conf'), join(folder, 'link.conf'));
    write('nginx.conf', 'include ../secret.conf;\ninclude link.conf;\ninclude /etc/passwd;\ninclude gone.conf;\n');
    expect(Object.keys(await contents(await collect({ path: 'nginx.conf', follow: 'nginx' })))).toEqual(['nginx.conf']);
  });

  it('with more files, or deeper, than the limits is trouble, not a part of it', async () => {
    write('nginx.conf', 'include d/*.conf;\n');
    for (let n = 0; n < 6; n += 1) write(`d/${n}.conf`, n === 5 ? '' : `include e/${n + 1}.conf;\n`);
    for (let n = 1; n < 6; n += 1) write(`e/${n}.conf`, `include e/${n + 1}.conf;\n`);
    expect(troubleOf(await collect({ path: 'nginx.conf', follow: 'nginx' }, { files: 3 }))).toBe('too-large');
    write('nginx.conf', 'include e/1.conf;\n');
    expect(troubleOf(await collect({ path: 'nginx.conf', follow: 'nginx' }, { includeDepth: 3 }))).toBe('too-large');
  });

  it('whose main file is missing is trouble', async () => {
    expect(troubleOf(await collect({ path: 'nginx.conf', follow: 'nginx' }))).toBe('not-found');
  });
});

it.each([
  ['*.conf', ['a.conf', 'b.conf']],
  ['[ab].conf', ['a.conf', 'b.conf']],
  ['[!a].conf', ['b.conf']],
  ['?.conf', ['a.conf', 'b.conf']],
  ['sub/*', ['sub/c+d.conf']],
  ['sub/c+d.*', ['sub/c+d.conf']],
  ['*/*.conf', ['sub/c+d.conf']],
  ['[.conf', []],
  ['none/*', []],
  ['a.conf', ['a.conf']],
])('the glob %s', async (pattern, expected) => {
  for (const path of ['a.conf', 'b.conf', '.c.conf', 'sub/c+d.conf']) write(path);
  expect(await expandGlob(folder, pattern)).toEqual(expected);
});

describe('the configuration of a product', () => {
  const own = { product: 'openssh', path: 'host' } as const;

  it('of a folder of its own: every file, and which folders there were', async () => {
    write('host/sshd_config', 'A');
    write('host/sshd_config.d/10.conf', 'B');
    mkdirSync(join(folder, 'host/empty.d'));
    expect(await contents(await collect(own))).toEqual({
      sshd_config: 'A',
      'sshd_config.d/10.conf': 'B',
      '@folders': 'empty.d\nsshd_config.d\n',
    });
  });

  it('that is one file stands under its own name, and what the running program said beside it', async () => {
    write('host.conf', 'A');
    write('sshd-T.txt', 'B');
    const collected = await collect({ product: 'openssh', path: 'host.conf', dump: 'sshd-T.txt' });
    expect(await contents(collected)).toEqual({ 'host.conf': 'A', '@dump/sshd-T.txt': 'B' });
  });

  it('is not there', async () => {
    expect(troubleOf(await collect(own))).toBe('not-found');
  });

  it('with a file that leads outside is not read in part', async () => {
    write('host/sshd_config', 'A');
    writeFileSync(join(home, 'secret'), 'S');
    symlinkSync(join(home, 'secret'), join(folder, 'host/20.conf'));
    expect(troubleOf(await collect(own))).toBe('outside-folder');
  });

  it('with a named pipe is not waited for', async () => {
    write('host/sshd_config', 'A');
    execFileSync('mkfifo', [join(folder, 'host/pipe')]);
    expect(troubleOf(await collect(own))).toBe('not-a-file');
  });

  it('that leads to a device is not read', async () => {
    mkdirSync(join(folder, 'host'));
    symlinkSync('/dev/zero', join(folder, 'host/sshd_config'));
    expect(troubleOf(await collect(own))).toBe('outside-folder');
  });

  it('is bounded in bytes, in files and in depth', async () => {
    write('host/a', 'x'.repeat(600));
    write('host/b', 'x'.repeat(600));
    expect(troubleOf(await collect(own, { fileBytes: 1000 }))).toBe('too-large');
    expect(troubleOf(await collect(own, { files: 0 }))).toBe('too-large');
    write(`host/${'d/'.repeat(30)}c`, '');
    expect(troubleOf(await collect(own))).toBe('too-large');
  });
});
