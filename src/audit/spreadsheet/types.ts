/** One cell that holds something. `number` is set where the spreadsheet keeps a number, and so perhaps a date. */
export interface Cell {
  readonly text: string;
  readonly number?: number;
}

/** Rows and columns count from 1; only cells that hold something are there. */
export interface Row {
  readonly number: number;
  readonly cells: ReadonlyMap<number, Cell>;
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly Row[];
}

export interface Workbook {
  /** As shown to the user. */
  readonly file: string;
  readonly sheets: readonly Sheet[];
  /** Dates count from 1904 instead of 1900. */
  readonly date1904: boolean;
}

/** Where a part of a spreadsheet stands, as its users name it. */
export interface CellPlace {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}
