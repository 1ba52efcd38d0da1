/** What an archive may come to when it is unpacked. Bytes, unless it says otherwise. */
export interface ZipLimits {
  readonly entries: number;
  readonly bytes: number;
  /** Of the list of contents at the end of the archive, which is held in memory. */
  readonly directory: number;
  /** How many times its own size; looked at above `ratioFrom` only, because small logs shrink well. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

const MB = 1024 * 1024;

/** An audit folder of 100,000 pieces of evidence fits; an archive that is there to fill a disk does not. */
export const ZIP_LIMITS: ZipLimits = {
  entries: 250_000,
  bytes: 64 * 1024 * MB,
  directory: 64 * MB,
  ratio: 200,
  ratioFrom: 64 * MB,
};

/** Whether an archive of this size grows more than evidence does. */
export function growsTooMuch(unpacked: number, packed: number, { ratio, ratioFrom }: ZipLimits): boolean {
  return unpacked > ratioFrom && unpacked > packed * ratio;
}
