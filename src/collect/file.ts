import { stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { RawArtefact } from '../dossier/types.ts';
import type { CollectTask } from '../plan/types.ts';
import { openInside, resolveInside } from './inside.ts';
import { followNginx } from './nginx-follow.ts';
import { collectProduct } from './product-files.ts';
import { TroubleError } from './trouble-error.ts';
import { failed, fileTrouble } from './trouble.ts';
import type { Collected, CollectContext, Collector } from './types.ts';

type FileTask = Extract<CollectTask, { collector: 'file' }>;

const TEXT_ENDINGS: ReadonlySet<string> = new Set(
  '.conf .yaml .yml .json .jsonl .ndjson .csv .tsv .txt .md .pem .crt .log .xml .ini .env .toml'.split(' '),
);
const SNIFFED = 4096;
const SMALL = 1024 * 1024;

/** Text is searched for secrets before it is stored, so when in doubt a small file is text. */
export function formOf(name: string, size: number, head: Uint8Array): RawArtefact['form'] {
  const isDotEnv = basename(name).startsWith('.env');
  if (isDotEnv || TEXT_ENDINGS.has(extname(name).toLowerCase())) return 'text';
  return size <= SMALL && !head.includes(0) ? 'text' : 'opaque';
}

/** Opened only when somebody reads it: a plan of a thousand files holds no thousand handles. */
async function* stream(folder: string, path: string, maxBytes: number): AsyncGenerator<Uint8Array> {
  const file = await openInside(folder, path, maxBytes);
  if ('outcome' in file) throw new TroubleError(file);
  let size = 0;
  try {
    for await (const piece of file.handle.createReadStream({ autoClose: false })) {
      const bytes: Uint8Array = piece as Buffer;
      size += bytes.length;
      // The file may have grown since it was opened.
      if (size > maxBytes) throw new TroubleError(failed('too-large', `more than ${maxBytes} bytes`));
      yield bytes;
    }
  } catch (error) {
    throw error instanceof TroubleError ? error : new TroubleError(fileTrouble(error));
  } finally {
    await file.handle.close();
  }
}

async function single(path: string, { folder, limits }: CollectContext): Promise<Collected> {
  const file = await openInside(folder, path, limits.fileBytes);
  if ('outcome' in file) return file;
  const head = Buffer.alloc(SNIFFED);
  try {
    const { bytesRead } = await file.handle.read(head, 0, SNIFFED, 0);
    const form = formOf(path, file.size, head.subarray(0, bytesRead));
    const artefact = { name: basename(path), form, bytes: stream(folder, path, limits.fileBytes) };
    return { outcome: 'collected', artefacts: [artefact] };
  } catch (error) {
    return fileTrouble(error);
  } finally {
    await file.handle.close();
  }
}

/** A target may name the folder of its nginx configuration instead of its main file. */
async function mainFile(path: string, folder: string): Promise<string> {
  const real = await resolveInside(folder, path);
  const isFolder = typeof real === 'string' && (await stat(real)).isDirectory();
  return isFolder ? join(path, 'nginx.conf') : path;
}

async function collect({ params }: FileTask, context: CollectContext): Promise<Collected> {
  if (params.product !== undefined) return collectProduct({ ...params, product: params.product }, context);
  if (params.follow === 'nginx') return followNginx(await mainFile(params.path, context.folder), context);
  return single(params.path, context);
}

/** Files of the audit folder, streamed; of a configuration all that belongs to it. */
export const fileCollector: Collector<FileTask> = { name: 'file', collect };
