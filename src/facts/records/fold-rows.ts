import type { Reading, Source } from '../types.ts';
import { foldCsv } from './csv-rows.ts';
import type { ColumnFold } from './fold.ts';
import { foldJsonl } from './jsonl-rows.ts';
import { RecordFault } from './lines.ts';

/** The row that all columns were just given. */
export interface Row {
  /** From 1: where it begins. */
  line: number;
  /** The text of every cell that no column of the legend reads. */
  others(): readonly string[];
}

/** Something that is worked out over the rows while they go by. */
export interface RowWatch {
  addRow(row: Row): void;
}

export type Folding =
  { readonly status: 'folded'; readonly rows: number } | Exclude<Reading, { readonly status: 'read' }>;

/** One file, and what looks at its rows: the folds of its columns first. */
export interface RowFile {
  readonly source: Source;
  readonly folds: readonly ColumnFold[];
  readonly watches: readonly RowWatch[];
}

export type RowFormat = 'csv' | 'jsonl';

const FORMATS = { csv: foldCsv, jsonl: foldJsonl } as const satisfies Record<
  RowFormat,
  (file: RowFile) => Promise<Folding>
>;

/** Reads every row of one file, once, whatever its size. Without folds it only says which columns there are. */
export async function foldRows(format: RowFormat, file: RowFile): Promise<Folding> {
  try {
    return await FORMATS[format](file);
  } catch (error) {
    if (error instanceof RecordFault) return error.reading;
    throw error;
  }
}

/** The format that the ending of a file's name tells; undefined for any other. */
export function rowFormat(name: string): RowFormat | undefined {
  if (/\.csv$/i.test(name)) return 'csv';
  return /\.(?:jsonl|ndjson)$/i.test(name) ? 'jsonl' : undefined;
}
