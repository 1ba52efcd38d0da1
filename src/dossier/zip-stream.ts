import { createReadStream } from 'node:fs';
import { PassThrough, type Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export interface ZipSource {
  /** In the archive, with forward slashes. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
}

/** An archive knows no zone: written from the fields of local time, this moment is the same everywhere. */
const MTIME = new Date(1980, 0, 1);

/**
 * A zip of these files as a stream. The same files give the same bytes: sorted by name, without times, owners and rights.
 * The stream fails when a file cannot be read, or when its size is no longer what it was.
 */
export function zipStream(files: readonly ZipSource[], compress: boolean): Readable {
  const zip = new ZipFile();
  const out = new PassThrough();
  // What goes wrong with a file is said of the archive, not of its stream.
  zip.on('error', (error: Error) => out.destroy(error));
  zip.outputStream.pipe(out);
  for (const { name, path, size } of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const options = { mtime: MTIME, mode: 0o100644, forceDosTimestamp: true, compress, size };
    zip.addReadStreamLazy(name, options, (give) => {
      const source = createReadStream(path);
      source.on('error', (error) => zip.emit('error', error));
      give(null, source);
    });
  }
  zip.end();
  return out;
}
