import type { Trouble } from '../dossier/types.ts';

/** Trouble met while a stream is being read: the only way out of a generator is to throw. */
export class TroubleError extends Error {
  readonly trouble: Trouble;

  constructor({ trouble }: { readonly trouble: Trouble }) {
    super(trouble.detail);
    this.name = 'TroubleError';
    this.trouble = trouble;
  }
}
