import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The files of an audit folder, as paths from it with forward slashes, sorted. */
export interface AuditFiles {
  readonly files: readonly string[];
  /** Links, pipes, devices and folders that cannot be read: nobody can say which bytes they will be tomorrow. */
  readonly others: readonly string[];
}

/** Never handed over: the audit's own key (also half made), the history of a version control system, and what is passing. */
const NEVER = [/^\.key($|\.)/, /^\.git$/, /^dossier\/(lock|tmp)$/];
/** A seal is not over itself; and reports are made again from what is sealed. */
const UNSEALED = [/^dossier\/seals$/, /^reports$/];

/** Everything an audit folder holds that may be handed over. No link is followed. */
export async function listFiles(folder: string): Promise<AuditFiles> {
  return await list(folder, NEVER);
}

/** Everything a seal is over: evidence, cards, requests, judgements, own catalogues, configurations and the dossier. */
export async function listSealable(folder: string): Promise<AuditFiles> {
  return await list(folder, [...NEVER, ...UNSEALED]);
}

async function list(folder: string, left: readonly RegExp[]): Promise<AuditFiles> {
  const files: string[] = [];
  const others: string[] = [];
  const folders = [''];
  // The list grows while it is walked: no folder is too deep for it.
  for (const path of folders) {
    const entries = await readdir(join(folder, path), { withFileTypes: true }).catch(() => undefined);
    if (entries === undefined) others.push(path);
    for (const entry of entries ?? []) {
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      if (left.some((pattern) => pattern.test(below))) continue;
      if (entry.isDirectory()) folders.push(below);
      else (entry.isFile() ? files : others).push(below);
    }
  }
  return { files: files.sort(), others: others.sort() };
}
