import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { EvidenceExample } from '../evidence-example.ts';

interface Cases {
  readonly cases: readonly { readonly id: string; readonly due: readonly string[] }[];
}

// A run of the shipped set on which every case gives a result that is due.
const set = parse(readFileSync(new URL('../../../controls/cases/privileged.yaml', import.meta.url), 'utf8')) as Cases;
const run = set.cases.map(({ id, due }) => ({ case: id, result: due[0] ?? '' }));
const rowOf = (id: string): number => run.findIndex((row) => row.case === id);

/** By `<criterion ref>/<check id>`. */
export const messagingEF: Readonly<Record<string, EvidenceExample>> = {
  'messaging@1/MSG-E1#b/regression': {
    rows: run,
    fails: {
      'an extension that was not recognised': [`rows.${rowOf('P20')}.result`, 'ordinary'],
      'a spoofed display name that was believed': [`rows.${rowOf('P12')}.result`, 'privileged'],
      'everything near is held, and all the rest too': [`rows.${rowOf('P03')}.result`, 'held'],
    },
    open: {
      'an empty result': ['rows.0.result', ''],
      'a result that nobody explained': ['rows.0.result', 'fine'],
      'a case run twice, and one left out': ['rows.0.case', 'P02'],
      'a case that the set does not have': ['rows.0.case', 'P99'],
    },
  },
};
