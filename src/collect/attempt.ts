import { setTimeout as sleep } from 'node:timers/promises';
import type { CollectTask } from '../plan/types.ts';
import { onAbort } from './on-abort.ts';
import { failed, networkTrouble } from './trouble.ts';
import type { Collected, CollectContext, Collector } from './types.ts';

export interface Attempted {
  readonly collected: Collected;
  readonly attempts: number;
}

const FIRST_PAUSE_MS = 250;

/** Settles when the signal does, whatever the collector does: one that ignores its signal cannot hold up the run. */
async function bounded(work: Promise<Collected>, signal: AbortSignal, late: () => Collected): Promise<Collected> {
  let release = (): void => undefined;
  const aborted = new Promise<Collected>((done) => {
    release = onAbort(signal, () => done(late()));
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    release();
  }
}

/** A collector that throws met something nobody foresaw: that is trouble of this task, never the end of the run. */
async function collectOnce(collector: Collector, task: CollectTask, context: CollectContext): Promise<Collected> {
  try {
    return await collector.collect(task, context);
  } catch (error) {
    return { ...networkTrouble(error), retry: false };
  }
}

/** Attempts a task until it succeeds, its trouble is not of the network, or attempts or time run out. */
export async function attempt(collector: Collector, task: CollectTask, context: CollectContext): Promise<Attempted> {
  const { limits, signal } = context;
  const deadline = AbortSignal.timeout(limits.taskMs);
  const either = AbortSignal.any([signal, deadline]);
  const late = (): Collected =>
    signal.aborted
      ? failed('interrupted', 'interrupted')
      : { ...failed('timeout', `not done in ${limits.taskMs} ms`), retry: false };
  for (let attempts = 1; ; attempts += 1) {
    const work = collectOnce(collector, task, { ...context, signal: either });
    const result = await bounded(work, either, late);
    // What a collector says after its time is up was cut short.
    const collected = either.aborted && result.outcome === 'failed' ? late() : result;
    const again = collected.outcome === 'failed' && collected.retry && attempts < limits.attempts && !either.aborted;
    if (!again) return { collected, attempts };
    const isCutShort = await sleep(FIRST_PAUSE_MS * 2 ** (attempts - 1), false, { signal: either }).catch(() => true);
    if (isCutShort) return { collected: late(), attempts };
  }
}
