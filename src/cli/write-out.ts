import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UserError } from '../errors.ts';
import { type Io, printable } from './io.ts';

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
    throw unwritable(file, error);
  }
}

/** Writes the lines of a result to stdout, without the control characters of strings from outside. */
export async function printLines(io: Io, lines: readonly string[]): Promise<void> {
  await written(io.stdout, lines.map((line) => `${printable(line)}\n`).join(''));
}

/** Writes to stdout in step with its reader; a reader that has seen enough ends it quietly. Throws UserError `unwritable`. */
export async function writeStream(stream: Writable, pieces: Pieces): Promise<void> {
  for await (const piece of pieces) {
    if (!(await written(stream, piece))) return;
  }
}

/** False when nobody reads any longer. */
function written(stream: Writable, piece: string | Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    stream.write(piece, (error) => {
      if (error === null || error === undefined) resolve(true);
      else if (isGone(error)) resolve(false);
      else reject(unwritable('stdout', error));
    });
  });
}

function isGone(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED';
}

/** What the user can put right about a place that cannot be written; any other error as it is. */
export function unwritable(place: string, error: unknown): Error {
  if (!isSystemError(error)) return error instanceof Error ? error : new Error(String(error));
  return new UserError('unwritable', `${place} cannot be written (${error.code}): ${advice(error.code)}`, [], {
    cause: error,
  });
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string' && 'syscall' in error;
}

function advice(code: string): string {
  const known: Readonly<Record<string, string>> = {
    ENOSPC: 'the disk is full; free some space, or choose another place',
    EDQUOT: 'the disk quota is used up; free some space, or choose another place',
    EFBIG: 'it is larger than this disk takes; choose another place',
    EACCES: 'no permission; choose another place',
    EPERM: 'no permission; choose another place',
    EROFS: 'the disk is read-only; choose another place',
    EISDIR: 'there is a folder of that name; choose another name',
    ENOTDIR: 'a file stands where a folder should be; choose another place',
    EEXIST: 'a file stands where a folder should be; choose another place',
  };
  return known[code] ?? 'choose another place';
}
