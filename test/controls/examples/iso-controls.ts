import type { EvidenceExample } from '../evidence-example.ts';

/** By `<criterion ref>/<check id>`. */
export const isoControls: Readonly<Record<string, EvidenceExample>> = {};
