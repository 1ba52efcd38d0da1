import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UserError } from '../errors.ts';

type Pieces = AsyncIterable<string | Uint8Array>;

/** Writes to a temporary file beside the target and renames it: a failed write leaves the old report whole. */
export async function writeFileWhole(file: string, pieces: Pieces): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await pipeline(Readable.from(pieces, { objectMode: true }), createWriteStream(temporary));
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (isSystemError(error))
      throw new UserError('unwritable', `${file} cannot be written (${error.code}): ${advice(error.code)}`, [], {
        cause: error,
      });
    throw error;
  }
}

/** Writes to a stream in step with its reader; a reader that went away ends it quietly. */
export async function writeStream(stream: Writable, pieces: Pieces): Promise<void> {
  for await (const piece of pieces) {
    if (stream.destroyed || stream.writableEnded) return;
    if (!stream.write(piece)) await drained(stream);
  }
}

function drained(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done).off('close', done).off('error', done);
      resolve();
    };
    stream.once('drain', done).once('close', done).once('error', done);
  });
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string' && 'syscall' in error;
}

function advice(code: string): string {
  const known: Readonly<Record<string, string>> = {
    ENOSPC: 'the disk is full',
    EACCES: 'no permission; choose another folder with --out',
    EPERM: 'no permission; choose another folder with --out',
    EROFS: 'the disk is read-only; choose another folder with --out',
    EISDIR: 'there is a folder of that name',
    ENOTDIR: 'a file stands where a folder should be',
    EEXIST: 'a file stands where a folder should be',
  };
  return known[code] ?? 'choose another place with --out or --report format:file';
}
