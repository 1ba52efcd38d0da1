import { errnoOf } from './fs-errors.ts';
import type { Trouble, TroubleCode } from './types.ts';

const BY_ERRNO: Readonly<Record<string, TroubleCode>> = {
  ENOENT: 'not-found',
  EACCES: 'permission',
  EPERM: 'permission',
  EISDIR: 'not-a-file',
  ETIMEDOUT: 'timeout',
  ECONNRESET: 'reset',
  ABORT_ERR: 'interrupted',
};

/** An artefact's stream that broke off while it was stored: nothing of it is kept, and that is recorded. */
export function troubleOf(cause: unknown): Trouble {
  const code = errnoOf(cause);
  const detail = cause instanceof Error ? cause.message : String(cause);
  return { code: (code === undefined ? undefined : BY_ERRNO[code]) ?? 'protocol', detail };
}
