import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { canonicalJson } from '../../src/dossier/canonical-json.ts';
import { fingerprintOf } from '../../src/dossier/keys.ts';
import { readDossier } from '../../src/dossier/read-dossier.ts';
import { sealDossier, type SealWishes } from '../../src/dossier/seal.ts';
import type { DossierProblem, SealState } from '../../src/dossier/types.ts';
import { audit, clock, files, indexLines, item, open, plan } from './folder.ts';

/** The auditor's key pair, and somebody else's. */
export const AUDITOR = generateKeyPairSync('ed25519');
export const OTHER = generateKeyPairSync('ed25519');
export const KNOWN = [fingerprintOf(AUDITOR.publicKey)];

export const SOURCES = {
  'audit.yaml': 'schema: audit@1\n',
  'requests/IV-001.yaml': 'ask: all of it\n',
  'evidence/policy.txt': 'Policy, version 3.\n',
  'evidence/deep/er/tests.csv': 'day\n2026-02-01\n',
  'evidence/IV-001-1.card.yaml': 'item: IV-001-1\n',
  'judgements/8.24.04.yaml': 'judgements: []\n',
  'norm/catalogue.yaml': 'schema: catalogue@1\n',
} as const;

export async function write(folder: string, path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

/** An audit folder with sources, a key, reports, and a dossier of two items; made for one test, or where it is wanted. */
export async function collected(into?: string): Promise<string> {
  const folder = into ?? (await audit());
  for (const [path, text] of Object.entries(SOURCES)) await write(folder, path, text);
  await write(folder, '.key', 'never handed over');
  await write(folder, 'reports/assessment.json', '{}');
  await collect(folder, 'a', 'b');
  return folder;
}

/** One more collection. */
export async function collect(folder: string, ...slots: readonly string[]): Promise<void> {
  const dossier = await open(folder);
  await dossier.begin(plan(...slots));
  for (const slot of slots) await dossier.store(item(slot, `bytes of ${slot}`));
  await dossier.end();
  await dossier.close();
}

export async function seal(
  folder: string,
  { privateKey = AUDITOR.privateKey, ...more }: Partial<SealWishes> = {},
): Promise<SealState> {
  const dossier = await open(folder);
  try {
    return await sealDossier(folder, dossier, { privateKey, keys: [], now: clock(), about: () => ABOUT, ...more });
  } finally {
    await dossier.close();
  }
}

export const ABOUT = {
  by: 'auditor',
  audit: { id: 'test', sha256: '1'.repeat(64) },
  asOf: '2026-11-02T09:00:00.000Z',
  catalogues: { 'small@1': '2'.repeat(64) },
  reference: '3'.repeat(64),
  tool: 'biotoets 0.0.0',
} as const;

export async function sealed(into?: string): Promise<string> {
  const folder = await collected(into);
  await seal(folder);
  return folder;
}

export async function problemsOf(
  folder: string,
  keys: readonly string[] = KNOWN,
): Promise<readonly Pick<DossierProblem, 'code' | 'path'>[]> {
  const { problems } = await readDossier(folder, { keys });
  return problems.map(({ code, path }) => ({ code, path }));
}

/** `code path`, to compare at a glance. */
export async function named(folder: string, keys: readonly string[] = KNOWN): Promise<readonly string[]> {
  return (await problemsOf(folder, keys)).map(({ code, path }) => `${code} ${path}`);
}

/** Writes the index anew, with a chain and a head that fit: what somebody would do who knows how it works. */
export async function rewriteIndex(
  folder: string,
  change: (entries: readonly Record<string, unknown>[]) => readonly Record<string, unknown>[],
): Promise<void> {
  const entries = (await indexLines(folder)).map((line) => JSON.parse(line) as Record<string, unknown>);
  let prev = '0'.repeat(64);
  let text = '';
  for (const [seq, entry] of change(entries).entries()) {
    const line = canonicalJson({ ...entry, seq, prev });
    prev = createHash('sha256').update(line).digest('hex');
    text += `${line}\n`;
  }
  await writeFile(join(folder, 'dossier/index.jsonl'), text);
  const seq = text.split('\n').length - 2;
  await writeFile(join(folder, 'dossier/head.json'), `${canonicalJson({ seq, sha256: prev })}\n`);
}

/** Changes one bit of a file. */
export async function flip(path: string, byte: number, bit = 0): Promise<void> {
  const bytes = await readFile(path);
  bytes.writeUInt8(bytes.readUInt8(byte) ^ (1 << bit), byte);
  await writeFile(path, bytes);
}

/** Paths of the blobs, from the audit folder. */
export async function blobs(folder: string): Promise<readonly string[]> {
  return (await files(folder)).filter((path) => path.startsWith('dossier/blobs/'));
}

export async function sealNames(folder: string): Promise<readonly string[]> {
  return (await readdir(join(folder, 'dossier/seals'))).sort();
}
