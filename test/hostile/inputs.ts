import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, openSync, closeSync, ftruncateSync, rmSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { cardOf, type AuditFolder } from '../cli/audit-folder.ts';

/** Spoils an audit folder in which everything was in order. */
type Spoil = (audit: AuditFolder) => unknown;

const MB = 1024 * 1024;

function replaced(file: string, make: (path: string) => unknown): Spoil {
  return (audit) => {
    rmSync(audit.path(file), { recursive: true, force: true });
    return make(audit.path(file));
  };
}

function text(file: string, content: string | Uint8Array): Spoil {
  return (audit) => audit.write(file, content);
}

/** The settings in another file than the card named. */
function settings(name: string, content: string | Uint8Array): Spoil {
  return (audit) => {
    audit.write(`evidence/${name}`, content);
    rmSync(audit.path('evidence/settings.yaml'));
    audit.write('evidence/IV-001-1.card.yaml', cardOf('S-1', { file: name }));
  };
}

/** A change to audit.yaml. */
function audited(change: (audit: Record<string, unknown>) => unknown): Spoil {
  return (audit) =>
    audit.write('audit.yaml', JSON.stringify(change(JSON.parse(audit.read('audit.yaml')) as Record<string, unknown>)));
}

const SIGNER = { id: 'a', party: 'auditor', role: 'IT auditor' };
const PEM_OF_NOTHING = '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n';

function publicKey(kind: 'rsa' | 'ed25519'): string {
  const pair = kind === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 1024 }) : generateKeyPairSync('ed25519');
  return String(pair.publicKey.export({ type: 'spki', format: 'pem' }));
}

/** A sample on the paper of S-6, in order but for the changes. */
function sample(changes: object): string {
  return JSON.stringify({
    ...{ schema: 'sample@1', id: 'ST-1', criterion: 'small@1/S-1#a', n: 2, k: 0, seed: 'x', fixedAt: '2026-02-01' },
    population: { item: 'IV-001-2@0123abcd', sha256: '0'.repeat(64), size: 10 },
    method: { kind: 'frequency', frequency: 'daily', risk: 'low' },
    by: SIGNER,
    ...changes,
  });
}

/** An audit that follows one whose assessment is this text; its hash is right unless another is named. */
function before(content: string, sha256 = createHash('sha256').update(content).digest('hex')): Spoil {
  return (audit) => {
    audit.write('before.json', content);
    audited((head) => ({ ...head, predecessor: { sha256, file: 'before.json' } }))(audit);
  };
}

const fifo = (path: string): unknown => execFileSync('mkfifo', [path]);

/** A socket cannot be opened as a file by anybody, root included. */
function unixSocket(path: string): Promise<void> {
  return new Promise((done) => {
    const server = createServer().listen(path, () => done());
    server.unref();
  });
}

/** Holes: a file of that length which takes no room on disk. */
function sparse(path: string): void {
  const file = openSync(path, 'w');
  ftruncateSync(file, 200 * MB);
  closeSync(file);
}

function rows(path: string): void {
  const file = openSync(path, 'w');
  const block = '2026-02-01,good\n'.repeat(MB / 16);
  writeSync(file, 'day,outcome\n');
  for (let written = 0; written < 200; written += 1) writeSync(file, block);
  closeSync(file);
}

/** Nine aliases of nine aliases: a billion of them where each is followed. */
function aliasBomb(): string {
  const levels = 'abcdefghi'.split('').map((name, index, all) => {
    const before = all[index - 1];
    const items = before === undefined ? Array<string>(9).fill('x') : Array<string>(9).fill(`*${before}`);
    return `${name}: &${name} [${items.join(', ')}]`;
  });
  return `${levels.join('\n')}\nmfa: true\n`;
}

const deep = (open: string, close: string): string => open.repeat(10_000) + close.repeat(10_000);
const ragged = 'day,outcome\n2026-02-01,good\n2026-03-01,good,more\n';
const latin1 = Buffer.from('day,outcome\n2026-02-01,ge\xeblimineerd\n', 'latin1');

/** Every bad file and folder by its id in expect.yaml. */
export const INPUTS: Readonly<Record<string, Spoil>> = {
  // The audit folder itself.
  'empty-folder': ({ path }) => {
    for (const name of ['audit.yaml', 'norm', 'requests', 'evidence', 'configs'])
      rmSync(path(name), { recursive: true });
  },
  'folder-for-audit': replaced('audit.yaml', mkdirSync),
  'pipe-for-audit': replaced('audit.yaml', fifo),
  'audit-file-for-folder': replaced('evidence', (path) => closeSync(openSync(path, 'w'))),
  'broken-yaml': text('requests/IV-001.yaml', 'schema: request@1\nid: "IV-001\n'),
  'unknown-key': audited((audit) => ({ ...audit, catalogs: [] })),
  'deep-yaml': text('audit.yaml', `schema: audit@1\nid: ${deep('[', ']')}\n`),
  'deep-yaml-block': text(
    'audit.yaml',
    Array.from({ length: 2_500 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  ),
  'alias-bomb': text('audit.yaml', aliasBomb()),
  'binary-in-text': audited((audit) => ({ ...audit, client: 'Client\u0000\u0007' })),
  'binary-file': text(
    'audit.yaml',
    Uint8Array.from({ length: 4096 }, (_, index) => (index * 37) % 256),
  ),
  'escape-in-text': audited((audit) => ({ ...audit, supplier: '\u001b[31mSupplier' })),
  'large-card': text('evidence/IV-001-1.card.yaml', `what: "${'x'.repeat(6 * MB)}"\n`),
  'many-problems': text(
    'requests/IV-001.yaml',
    `schema: request@1\n${Array.from({ length: 20_000 }, (_, key) => `key${key}: 1`).join('\n')}`,
  ),
  'prototype-key': text('requests/IV-001.yaml', 'schema: request@1\n__proto__: {id: "IV-001"}\nconstructor: 1\n'),
  'link-out': replaced('evidence/settings.yaml', (path) => symlinkSync('/etc/hostname', path)),
  'link-nowhere': replaced('evidence/settings.yaml', (path) => symlinkSync('gone.yaml', path)),
  'path-out': text('evidence/IV-001-1.card.yaml', cardOf('S-1', { file: '../../outside.yaml' })),
  'key-unreadable': replaced('.key', mkdirSync),
  'dead-lock': (audit) =>
    audit.write('dossier/lock', JSON.stringify({ pid: 4_000_000, host: hostname(), since: '2026-01-01T00:00:00Z' })),
  'foreign-lock': (audit) =>
    audit.write('dossier/lock', JSON.stringify({ pid: 1, host: 'another-machine', since: '2026-01-01T00:00:00Z' })),
  'dossier-is-a-file': replaced('dossier', (path) => writeFileSync(path, 'not a folder')),
  // Cards, requests and registers of the people.
  'site-of-nobody': text('evidence/IV-001-6.card.yaml', cardOf('S-6', { access: 'on-site', onSite: { who: 'me' } })),
  'site-fingerprint': text(
    'evidence/IV-001-6.card.yaml',
    cardOf('S-6', { onSite: { commitment: { list: 'abc', document: 'D-1' } } }),
  ),
  'purge-of-nobody': text('evidence/IV-001-6.card.yaml', cardOf('S-6', { purged: { why: 'because' } })),
  'zone-nonsense': text(
    'evidence/IV-001-2.card.yaml',
    cardOf('S-2', { columns: [{ column: 'day', as: 'day', type: 'timestamp', zone: 'summer time' }] }),
  ),
  'answer-to-nothing': text(
    'requests/IV-001.yaml',
    'schema: request@1\nid: "IV-001"\ncriteria: ["small@1/S-1#a"]\nask: x\nanswer: { status: received }\n',
  ),
  'reminder-before-asking': text(
    'requests/IV-001.yaml',
    'schema: request@1\nid: "IV-001"\ncriteria: ["small@1/S-1#a"]\nask: x\naskedAt: 2026-03-01\nreminders: [{ at: 2026-02-01 }]\n',
  ),
  'key-is-none': audited((audit) => ({ ...audit, keys: [{ ...SIGNER, publicKey: PEM_OF_NOTHING }] })),
  'key-is-rsa': audited((audit) => ({ ...audit, keys: [{ ...SIGNER, publicKey: publicKey('rsa') }] })),
  'key-is-private': audited((audit) => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = `${PEM_OF_NOTHING}${String(privateKey.export({ type: 'pkcs8', format: 'pem' }))}`;
    return { ...audit, keys: [{ ...SIGNER, publicKey: pem }] };
  }),
  'key-twice': audited((audit) => {
    const key = { ...SIGNER, publicKey: publicKey('ed25519') };
    return { ...audit, keys: [key, { ...key, id: 'b' }] };
  }),
  'sample-of-nothing': text('samples/S.yaml', sample({ criterion: 'small@1/S-9#a' })),
  'sample-not-drawn': text('samples/S.yaml', sample({ drawn: [1, 2], results: [{ row: 7, outcome: 'conforms' }] })),
  'sample-before-its-plan': text('samples/S.yaml', sample({ drawnAt: '2026-01-01' })),
  'sample-of-fractions': text('samples/S.yaml', sample({ n: 2.5 })),
  'sample-deep': text('samples/S.yaml', `schema: sample@1\nid: ${deep('[', ']')}\n`),
  'sample-bomb': text('samples/S.yaml', aliasBomb()),
  'response-to-nothing': text(
    'responses/S.yaml',
    'schema: response@1\ncontrol: small@1/S-9\nreaction: { by: { party: supplier, role: x }, at: 2026-01-01, position: agrees, text: x }\n',
  ),
  'response-twice': (audit) => {
    for (const name of ['a', 'b']) audit.write(`responses/${name}.yaml`, 'schema: response@1\ncontrol: small@1/S-1\n');
  },
  'response-is-binary': text('responses/S.yaml', Uint8Array.from([0xff, 0xfe, 0, 1])),
  'settlement-unknown-key': text('settlement.yaml', 'schema: settlement@1\nreturnd: []\n'),
  'settlement-is-a-folder': replaced('settlement.yaml', mkdirSync),
  'predecessor-is-gone': audited((audit) => ({ ...audit, predecessor: { sha256: 'a'.repeat(64), file: 'gone.json' } })),
  'predecessor-is-another': before('{"schemaVersion": 1}', 'a'.repeat(64)),
  'predecessor-is-half': before('{"schemaVersion": 1, "audit": {"supplier": "Supplier"}}'),
  'predecessor-is-text': before('not an assessment'),
  'predecessor-is-deep': before(deep('[', ']')),
  'predecessor-is-outside': audited((audit) => ({
    ...audit,
    predecessor: { sha256: 'a'.repeat(64), file: '../../../etc/hostname' },
  })),
  // Evidence.
  'missing-file': ({ path }) => rmSync(path('evidence/settings.yaml')),
  'folder-for-file': replaced('evidence/settings.yaml', mkdirSync),
  'unreadable-file': replaced('evidence/settings.yaml', unixSocket),
  'pipe-for-file': replaced('evidence/settings.yaml', fifo),
  'empty-file': text('evidence/settings.yaml', ''),
  'broken-evidence': text('evidence/settings.yaml', 'mfa: [true\n'),
  'deep-evidence': text('evidence/settings.yaml', `mfa: true\ndeep: ${deep('[', ']')}\n`),
  'alias-bomb-evidence': text('evidence/settings.yaml', aliasBomb()),
  'binary-evidence': text('evidence/settings.yaml', 'mfa: true\u0000\n'),
  'prototype-evidence': settings('settings.json', '{"__proto__": {"mfa": true}}'),
  'deep-json': settings('settings.json', `{"mfa": true, "deep": ${deep('[', ']')}}`),
  'json-bomb': settings('settings.json', `{"mfa": true, "many": [${'{"a":1},'.repeat(4 * MB)}1]}`),
  'json-twice': settings('settings.json', '{"mfa": true, "mfa": false}'),
  'large-rows': replaced('evidence/tests.csv', rows),
  'large-hole': replaced('evidence/tests.csv', sparse),
  'large-paper': replaced('evidence/policy.txt', sparse),
  'empty-paper': text('evidence/policy.txt', ''),
  'ragged-csv': text('evidence/tests.csv', ragged),
  'latin1-csv': text('evidence/tests.csv', latin1),
  'quote-csv': text('evidence/tests.csv', `day,outcome\n2026-02-01,"${'x'.repeat(3 * MB)}`),
  'include-circle': (audit) =>
    audit.write('configs/nginx.conf', `include nginx.conf;\n${audit.read('configs/nginx.conf')}`),
  'include-deep': (audit) => {
    audit.write('configs/nginx.conf', `include 0.conf;\n${audit.read('configs/nginx.conf')}`);
    for (let depth = 0; depth < 100; depth += 1) audit.write(`configs/${depth}.conf`, `include ${depth + 1}.conf;\n`);
  },
  'include-out': (audit) =>
    audit.write(
      'configs/nginx.conf',
      audit
        .read('configs/nginx.conf')
        .replace('server {', 'include /etc/passwd; include ../../../etc/passwd;\n  server {'),
    ),
  'config-link-out': replaced('configs/nginx.conf', (path) => symlinkSync('/etc/passwd', path)),
  'config-binary': text(
    'configs/nginx.conf',
    Uint8Array.from({ length: 4096 }, (_, index) => (index * 37) % 256),
  ),
  'config-deep': text('configs/nginx.conf', `http { ${deep('server { ', '} ')}}`),
};
