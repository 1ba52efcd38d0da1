import type { EvidenceExample } from '../evidence-example.ts';

/** By `<criterion ref>/<check id>`. */
export const bio25Policy: Readonly<Record<string, EvidenceExample>> = {};
