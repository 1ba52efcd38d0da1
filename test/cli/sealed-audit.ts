import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { auditFolder, temporary, type AuditFolder } from './audit-folder.ts';
import { biotoets } from './command.ts';

export interface KeyPair {
  /** Files with the two halves. */
  readonly privateKey: string;
  readonly publicKey: string;
  /** As `seal --make-key` prints it, for audit.yaml. */
  readonly listed: { readonly id: string; readonly party: string; readonly role: string; readonly publicKey: string };
}

/** A key pair as the program makes one, in a folder of its own. */
export async function keyPair(id = 'auditor-1'): Promise<KeyPair> {
  const privateKey = join(temporary(), 'key.pem');
  const made = await biotoets(['seal', temporary(), '--make-key', privateKey, '--quiet']);
  expect(made).toMatchObject({ code: 0, stderr: '' });
  const publicKey = `${privateKey}.pub`;
  return {
    privateKey,
    publicKey,
    listed: { id, party: 'auditor', role: 'auditor', publicKey: readFileSync(publicKey, 'utf8') },
  };
}

/** An audit with everything in order, collected; its keys listed in audit.yaml. */
export async function collected(keys: readonly KeyPair[] = [], more: object = {}): Promise<AuditFolder> {
  const listed = keys.length === 0 ? {} : { keys: keys.map((key) => key.listed) };
  const audit = auditFolder({ controls: ['S-1', 'S-2'], audit: { ...listed, ...more } });
  expect(await biotoets(['collect', audit.folder, '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
  return audit;
}

/** Seals, and gives the line that was printed. */
export async function seal({ folder }: AuditFolder, { privateKey }: KeyPair): Promise<string> {
  const { code, stdout, stderr } = await biotoets(['seal', folder, '--key', privateKey, '--quiet']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}
