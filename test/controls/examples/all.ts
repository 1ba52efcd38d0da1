import type { EvidenceExample } from '../evidence-example.ts';
import { bio256 } from './bio2-5-6.ts';
import { bio25Policy } from './bio2-5-policy.ts';
import { bio278 } from './bio2-7-8.ts';
import { bio28 } from './bio2-8.ts';
import { isoControls } from './iso-controls.ts';
import { messagingAD } from './messaging-a-d.ts';
import { messagingEF } from './messaging-e-f.ts';

/** Evidence of every check that reads a delivered export, by `<criterion ref>/<check id>`. */
export const evidenceExamples: Readonly<Record<string, EvidenceExample>> = {
  ...bio25Policy,
  ...bio256,
  ...bio278,
  ...bio28,
  ...isoControls,
  ...messagingAD,
  ...messagingEF,
};
