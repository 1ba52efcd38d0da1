import type { EvidenceExample } from '../evidence-example.ts';

/** By `<criterion ref>/<check id>`. */
export const messagingEF: Readonly<Record<string, EvidenceExample>> = {};
