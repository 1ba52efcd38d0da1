import type { TextFile } from '../catalogue/read-file.ts';

/** What one folder of the audit holds, and the files that say so. */
export interface Written<T> {
  readonly entries: readonly T[];
  readonly files: readonly TextFile[];
}
