import type { EvidenceExample } from '../evidence-example.ts';

/** By `<criterion ref>/<check id>`. */
export const bio256: Readonly<Record<string, EvidenceExample>> = {};
