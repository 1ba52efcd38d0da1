import type { Failed } from './trouble.ts';

/** Trouble met while a stream is being read: the only way out of a generator is to throw. */
export class TroubleError extends Error {
  readonly failed: Failed;

  constructor(failed: Failed) {
    super(failed.trouble.detail);
    this.name = 'TroubleError';
    this.failed = failed;
  }
}
