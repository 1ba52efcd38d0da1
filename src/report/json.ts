import type { Assessment } from '../assess/types.ts';
import { contentHash } from './hash.ts';
import { jsonPieces } from './json-pieces.ts';
import { streamed } from './streamed.ts';
import type { Reporter } from './types.ts';

/** The assessment itself, with its content hash beside it; no sentence is in it, so it is the same in every language. */
function* write(assessment: Assessment): Generator<string> {
  yield* jsonPieces({ ...assessment, contentHash: contentHash(assessment) }, 2);
  yield '\n';
}

export const jsonReporter: Reporter = {
  format: 'json',
  extension: 'json',
  render: (assessment) => streamed(write(assessment)),
};
