import type { EvidenceExample } from '../evidence-example.ts';

/** By `<criterion ref>/<check id>`. */
export const messagingAD: Readonly<Record<string, EvidenceExample>> = {};
