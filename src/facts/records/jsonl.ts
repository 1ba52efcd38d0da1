import type { Reader } from '../types.ts';
import { readRecords } from './read-records.ts';

/** JSON Lines: one object a line; folded in one pass, whatever its size. */
export const jsonlReader: Reader = {
  name: 'jsonl',
  version: '1',
  family: 'records',
  read: (sources, params, reference) => readRecords('jsonl', sources, params, reference),
};
