import { createHash } from 'node:crypto';
import type { Assessment } from '../assess/types.ts';
import { jsonPieces } from './json-pieces.ts';

/**
 * SHA-256 over the canonical JSON of the assessment, in hex. A `contentHash` that was read back with it does not count, nor
 * does who declared it final: that says something about this content.
 */
export function contentHash(assessment: Assessment): string {
  const hash = createHash('sha256');
  for (const piece of jsonPieces({ ...assessment, contentHash: undefined, final: undefined }, 0)) hash.update(piece);
  return hash.digest('hex');
}
