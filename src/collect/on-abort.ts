/** Calls `act` when the signal aborts, at once if it already has; the result takes the listener away again. */
export function onAbort(signal: AbortSignal, act: () => void): () => void {
  if (signal.aborted) queueMicrotask(act);
  signal.addEventListener('abort', act);
  return () => signal.removeEventListener('abort', act);
}
