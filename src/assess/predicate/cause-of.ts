import type { Judged, Truth } from './types.ts';

/** Why a whole is unknown. A hidden fact blocks and a missing norm does not: of both the hidden fact is told, or hiding would pay. */
export function causeOf(
  truth: Truth,
  parts: readonly { readonly truth: Truth; readonly cause?: Judged['cause'] | undefined }[],
): Judged['cause'] {
  if (truth !== 'unknown') return undefined;
  const causes = parts.filter((part) => part.truth === 'unknown').map((part) => part.cause ?? 'indeterminate');
  return causes.includes('indeterminate') ? 'indeterminate' : causes[0];
}
