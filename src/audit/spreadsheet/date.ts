import type { Cell, Workbook } from './types.ts';

const DAY = 86_400_000;
/** The day before the first in either count; in the count of 1900 the 29 February that never was is counted too. */
const EPOCH = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;

/** A date that a spreadsheet keeps as a number of days; a part of a day has no zone, and so no moment. */
export function dateOf({ number }: Cell, { date1904 }: Workbook): string | undefined {
  if (number === undefined || !Number.isInteger(number) || number < 61 || number > 2_958_465) return undefined;
  return new Date(EPOCH[date1904 ? 1904 : 1900] + number * DAY).toISOString().slice(0, 10);
}
