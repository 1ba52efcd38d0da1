import { createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl';

import { UserError, type Problem } from '../errors.ts';
import { errnoOf, writing } from './fs-errors.ts';
import { growsTooMuch, ZIP_LIMITS, type ZipLimits } from './zip-limits.ts';
import { nameFault, placeFault, type NameTree } from './zip-names.ts';

export interface Extraction {
  readonly archive: string;
  /** How the archive is called in messages. */
  readonly shown: string;
  /** An empty folder; the caller removes it when this fails. */
  readonly into: string;
  readonly signal?: AbortSignal;
  readonly limits?: ZipLimits;
}

interface Wanted {
  readonly name: string;
  readonly entry: Entry;
}

/** More than these nobody mends, and a hostile archive can bring many. */
const MAX_PROBLEMS = 100;
const S_IFMT = 0o170000;
const PLAIN = new Set([0, 0o100000, 0o040000]);

/**
 * Unpacks the files of a zip; gives their names, sorted. Everything its list of contents says is held against the limits
 * before the first byte is written, and no entry is followed out of the folder. Throws UserError with every entry that is
 * wrong, `integrity` where bytes differ from their checksum.
 */
export async function extractZip(extraction: Extraction): Promise<readonly string[]> {
  const { archive, shown, limits = ZIP_LIMITS } = extraction;
  const zip = await reading(shown, () =>
    openPromise(archive, { autoClose: false, decodeStrings: false, validateEntrySizes: true }),
  );
  try {
    const { size } = await stat(archive);
    const wanted = await readContents(zip, { shown, limits, size });
    for (const each of wanted) await extract(zip, each, extraction);
    return wanted.map(({ name }) => name).sort();
  } finally {
    zip.close();
  }
}

interface Contents {
  readonly shown: string;
  readonly limits: ZipLimits;
  /** Of the archive, bytes. */
  readonly size: number;
}

async function readContents(zip: ZipFile, { shown, limits, size }: Contents): Promise<readonly Wanted[]> {
  const tooLarge = (what: string): UserError => new UserError('too-large', `${shown} ${what}`);
  if (zip.entryCount > limits.entries) throw tooLarge(`holds more than ${String(limits.entries)} entries`);
  const wanted: Wanted[] = [];
  const problems: Problem[] = [];
  const tree: NameTree = new Map();
  let bytes = 0;
  let directory = 0;
  const entries = zip.eachEntry();
  for (;;) {
    const next = await reading(shown, () => entries.next());
    if (next.done === true) break;
    const entry: Entry = next.value;
    directory += entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
    if (directory > limits.directory) throw tooLarge('has a list of contents that is too long');
    bytes += entry.uncompressedSize;
    const name = nameOf(entry);
    const fault = faultOf(entry, name, tree);
    if (fault !== undefined) problems.push({ code: 'unreadable', path: `${shown}!${name}`, message: fault });
    else if (!name.endsWith('/')) wanted.push({ name, entry });
    if (problems.length >= MAX_PROBLEMS) break;
  }
  if (problems.length > 0) throw new UserError('unreadable', `${shown} is not safe to unpack`, problems);
  if (bytes > limits.bytes)
    throw tooLarge(`would unpack to ${String(bytes)} bytes; ${String(limits.bytes)} is the most`);
  if (growsTooMuch(bytes, size, limits))
    throw tooLarge(`would unpack from ${String(size)} to ${String(bytes)} bytes: that is no evidence`);
  return wanted;
}

function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
}

function faultOf(entry: Entry, name: string, tree: NameTree): string | undefined {
  if (entry.isEncrypted()) return 'is encrypted inside the archive; unpack it with its password first';
  if (!entry.canDecodeFileData())
    return `is packed by method ${String(entry.compressionMethod)}, which is not read here`;
  const type = (entry.externalFileAttributes >>> 16) & S_IFMT;
  if (!PLAIN.has(type)) return 'is a link or a device, where a file is due';
  const isFolder = name.endsWith('/');
  if (isFolder !== (type === 0o040000) && type !== 0)
    return 'is a file by its name and a folder by its type, or the reverse';
  if (isFolder && entry.uncompressedSize > 0) return 'is a folder that holds bytes';
  const path = isFolder ? name.slice(0, -1) : name;
  return nameFault(path) ?? placeFault(tree, path, isFolder ? 'folder' : 'file');
}

async function extract(zip: ZipFile, { name, entry }: Wanted, { shown, into, signal }: Extraction): Promise<void> {
  const path = join(into, name);
  const source = await reading(shown, () => zip.openReadStreamPromise(entry));
  // Beyond the first error, which ends the pipeline, there may come more.
  source.on('error', () => undefined);
  let sum = 0;
  const summed = new Transform({
    transform(piece: Buffer, _encoding, done) {
      sum = crc32(piece, sum);
      done(null, piece);
    },
  });
  await reading(`${shown}!${name}`, () =>
    writing(path, async () => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const target = createWriteStream(path, { flags: 'wx', mode: 0o600 });
      await pipeline(source, summed, target, { ...(signal && { signal }) });
    }),
  );
  if (sum === entry.crc32) return;
  throw new UserError('integrity', `${shown}!${name} is damaged: its bytes differ from their checksum`);
}

/** What the archive is to blame for, as the user's to mend; what the disk or an interruption threw, as that. */
async function reading<T>(shown: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    if (errnoOf(error) === 'ABORT_ERR') throw new UserError('interrupted', 'interrupted', [], { cause: error });
    throw new UserError('unreadable', `${shown} cannot be unpacked: ${message}`, [], { cause: error });
  }
}
