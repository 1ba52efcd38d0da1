import { join } from 'node:path';

/** Where everything of a dossier lies. The key stands outside it: it is never copied along. */
export interface Layout {
  readonly root: string;
  readonly index: string;
  readonly head: string;
  readonly blobs: string;
  readonly seals: string;
  readonly tmp: string;
  readonly lock: string;
}

export const SHA256 = /^[0-9a-f]{64}$/;

export function layoutOf(folder: string): Layout {
  const root = join(folder, 'dossier');
  return {
    root,
    index: join(root, 'index.jsonl'),
    head: join(root, 'head.json'),
    blobs: join(root, 'blobs'),
    seals: join(root, 'seals'),
    tmp: join(root, 'tmp'),
    lock: join(root, 'lock'),
  };
}

export function blobPath(layout: Layout, sha256: string): string {
  return join(layout.blobs, sha256.slice(0, 2), sha256);
}

/** From the audit folder, as problems name it. */
export function blobName(sha256: string): string {
  return `dossier/blobs/${sha256.slice(0, 2)}/${sha256}`;
}

/** `dossier/seals/0002.json` */
export function sealPath(number: number): string {
  return `dossier/seals/${String(number).padStart(4, '0')}.json`;
}
