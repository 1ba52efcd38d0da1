import type { Reader } from '../types.ts';
import { readRecords } from './read-records.ts';

/** RFC 4180, separated by `;`, `,` or a tab as its first line tells; folded in one pass, whatever its size. */
export const csvReader: Reader = {
  name: 'csv',
  version: '1',
  family: 'records',
  read: (sources, params, reference) => readRecords('csv', sources, params, reference),
};
