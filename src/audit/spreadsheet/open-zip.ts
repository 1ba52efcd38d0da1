import type { Entry, ZipFile } from 'yauzl';
import type { Fault } from '../../catalogue/problem.ts';
import { refusal, refuseFile } from './place.ts';

/** More than any register needs; a spreadsheet beyond these was made to harm, or is no register. */
export const ZIP_LIMITS = { entries: 1_000, entryBytes: 32 * 1024 * 1024, allBytes: 64 * 1024 * 1024 } as const;

export interface Zip {
  readonly names: ReadonlySet<string>;
  /** The text of an entry; undefined where there is none. Throws UserError where it is too large, broken or no UTF-8. */
  readonly text: (name: string) => Promise<string | undefined>;
}

/**
 * Opens the bytes of a zip. Sizes are counted while they are unpacked: what an archive says of itself is not believed.
 * Throws UserError for what is no zip, is encrypted, holds a name twice, or more than the limits allow.
 */
export async function openZip(file: string, bytes: Uint8Array): Promise<Zip> {
  const zip = await openBuffer(bytes).catch((error: unknown) =>
    refuseFile(file, { code: 'unreadable', message: `is no spreadsheet in the form .xlsx (${messageOf(error)})` }),
  );
  const entries = await entriesOf(file, zip);
  let unpacked = 0;
  return {
    names: new Set(entries.keys()),
    async text(name) {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      const left = Math.min(ZIP_LIMITS.entryBytes, ZIP_LIMITS.allBytes - unpacked);
      const content = await unpack({ file, zip, entry, left });
      unpacked += content.byteLength;
      return decode(file, name, content);
    },
  };
}

async function openBuffer(bytes: Uint8Array): Promise<ZipFile> {
  const { fromBuffer } = await import('yauzl');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error === null) resolve(zip);
      else reject(error);
    });
  });
}

function entriesOf(file: string, zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('error', (error: unknown) => {
      reject(refusal(file, { code: 'unreadable', message: `is a broken zip (${messageOf(error)})` }));
    });
    zip.on('end', () => {
      resolve(entries);
    });
    zip.on('entry', (entry: Entry) => {
      const fault = faultOf(entry, entries);
      if (fault !== undefined) {
        reject(refusal(file, fault, entry.fileName));
        return;
      }
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function faultOf(entry: Entry, before: ReadonlyMap<string, Entry>): Fault | undefined {
  if (before.size >= ZIP_LIMITS.entries)
    return { code: 'too-large', message: `is one part more than the ${ZIP_LIMITS.entries} that are read` };
  if (before.has(entry.fileName)) return { code: 'duplicate', message: 'is in the file twice' };
  return entry.isEncrypted() ? { code: 'unreadable', message: 'is encrypted' } : undefined;
}

interface Unpacking {
  readonly file: string;
  readonly zip: ZipFile;
  readonly entry: Entry;
  readonly left: number;
}

async function unpack({ file, zip, entry, left }: Unpacking): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const stream = await new Promise<AsyncIterable<Uint8Array>>((resolve, reject) => {
      zip.openReadStream(entry, (error, opened) => {
        if (error === null) resolve(opened);
        else reject(error);
      });
    });
    for await (const chunk of stream) {
      size += chunk.byteLength;
      if (size > left) break;
      chunks.push(chunk);
    }
  } catch (error) {
    refuseFile(file, { code: 'unreadable', message: `cannot be unpacked (${messageOf(error)})` }, entry.fileName);
  }
  if (size > left)
    refuseFile(
      file,
      { code: 'too-large', message: `unpacks to more than ${left / 1024 / 1024} MB: no register is that large` },
      entry.fileName,
    );
  return Buffer.concat(chunks);
}

function decode(file: string, name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuseFile(file, { code: 'unreadable', message: 'is not a text in UTF-8' }, name);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
