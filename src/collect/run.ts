import type { RawArtefact, Trouble } from '../dossier/types.ts';
import type { CollectTask, Plan } from '../plan/types.ts';
import { attempt } from './attempt.ts';
import { COLLECTORS } from './registry.ts';
import { TroubleError } from './trouble-error.ts';
import type { CollectContext, CollectEvent, Collector } from './types.ts';

/** What became of one task, as it goes into the dossier. Times in milliseconds; `observedAt` in ISO 8601 UTC. */
export interface TaskResult {
  readonly outcome: 'collected' | 'failed' | 'not-attempted';
  readonly artefacts: readonly RawArtefact[];
  readonly trouble?: Trouble;
  readonly attempts: number;
  readonly durationMs: number;
  readonly observedAt: string;
  readonly address?: string;
}

export interface CollectOptions {
  /** Absolute path of the audit folder. */
  readonly folder: string;
  /** At most this many tasks at once; never more than the plan's own limit. */
  readonly concurrency?: number;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly store: (task: CollectTask, result: TaskResult) => Promise<void>;
  readonly onEvent?: (event: CollectEvent) => void;
  /** Slots that a run that was cut short has already brought in. */
  readonly done?: ReadonlySet<string>;
  /** Other collectors than the registered ones, for tests. */
  readonly collectors?: Readonly<Record<CollectTask['collector'], () => Promise<Collector>>>;
}

export interface CollectSummary {
  readonly collected: number;
  readonly failed: number;
  readonly notAttempted: number;
  /** True when the signal ended the run before every task was done. */
  readonly interrupted: boolean;
}

type Counts = Record<TaskResult['outcome'], number>;

function hostOf(task: CollectTask): string | undefined {
  return task.collector === 'file' ? undefined : (task.params.address ?? task.params.host).toLowerCase();
}

/** Every slot once, and none that is already there. */
function remaining(plan: Plan, done: ReadonlySet<string>): readonly CollectTask[] {
  const seen = new Set(done);
  return plan.tasks.filter(({ slot }) => !seen.has(slot) && seen.add(slot));
}

async function perform(task: CollectTask, context: CollectContext, options: CollectOptions): Promise<TaskResult> {
  const start = context.now();
  const base = { artefacts: [], attempts: 0, durationMs: 0, observedAt: start.toISOString() };
  if (task.refused) {
    return { ...base, outcome: 'not-attempted', trouble: { code: task.refused, detail: task.refused } };
  }
  const collector: Collector = await (options.collectors ?? COLLECTORS)[task.collector]();
  const { collected, attempts } = await attempt(collector, task, context);
  const end = context.now();
  const address = collected.address === undefined ? {} : { address: collected.address };
  const seen = {
    ...base,
    ...address,
    attempts,
    durationMs: end.getTime() - start.getTime(),
    observedAt: end.toISOString(),
  };
  if (collected.outcome === 'failed') return { ...seen, outcome: 'failed', trouble: collected.trouble };
  return { ...seen, outcome: 'collected', artefacts: collected.artefacts };
}

/** Hands over a result; a file that turns out unreadable only while it is being read becomes trouble after all. */
async function handOver(task: CollectTask, result: TaskResult, store: CollectOptions['store']): Promise<TaskResult> {
  try {
    await store(task, result);
    return result;
  } catch (error) {
    if (!(error instanceof TroubleError)) throw error;
    const failed: TaskResult = { ...result, outcome: 'failed', artefacts: [], trouble: error.failed.trouble };
    await store(task, failed);
    return failed;
  }
}

/** The next task whose host has room, taken out of the queue. */
function take(queue: CollectTask[], busy: ReadonlyMap<string, number>, perHost: number): CollectTask | undefined {
  const index = queue.findIndex((task) => (busy.get(hostOf(task) ?? '') ?? 0) < perHost);
  return index < 0 ? undefined : queue.splice(index, 1)[0];
}

/**
 * Carries out a plan. Trouble of a task is its result; only `store` can end the run by throwing. After an interruption no
 * further task is started and none that was cut short is stored, so that a next run does it again.
 */
export async function collectAll(plan: Plan, options: CollectOptions): Promise<CollectSummary> {
  const queue = [...remaining(plan, options.done ?? new Set())];
  const of = plan.tasks.length;
  const counts: Counts = { collected: 0, failed: 0, 'not-attempted': 0 };
  const busy = new Map<string, number>();
  const running = new Set<Promise<void>>();
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const context: CollectContext = { folder: options.folder, limits: plan.limits, signal, now: options.now };
  let done = of - queue.length;
  let left = queue.length;

  async function runTask(task: CollectTask): Promise<void> {
    options.onEvent?.({ type: 'start', slot: task.slot, done, of });
    const result = await perform(task, context, options);
    if (signal.aborted) return;
    const { outcome, trouble } = await handOver(task, result, options.store);
    counts[outcome] += 1;
    done += 1;
    left -= 1;
    const detail = trouble ? { detail: trouble.code } : {};
    options.onEvent?.({ type: 'end', slot: task.slot, outcome, ...detail, done, of });
  }

  function launch(task: CollectTask): void {
    const host = hostOf(task);
    if (host !== undefined) busy.set(host, (busy.get(host) ?? 0) + 1);
    const work = runTask(task).finally(() => {
      if (host !== undefined) busy.set(host, (busy.get(host) ?? 1) - 1);
      running.delete(work);
    });
    running.add(work);
  }

  const most = Math.max(1, Math.min(options.concurrency ?? plan.limits.concurrency, plan.limits.concurrency));
  try {
    while (!signal.aborted && (queue.length > 0 || running.size > 0)) {
      const task = running.size < most ? take(queue, busy, Math.max(1, plan.limits.perHost)) : undefined;
      if (task) launch(task);
      else await Promise.race(running);
    }
  } finally {
    // The store threw, or the run was interrupted: let what still runs end before the caller closes the dossier.
    if (running.size > 0) stop.abort();
    await Promise.allSettled(running);
  }
  return {
    collected: counts.collected,
    failed: counts.failed,
    notAttempted: counts['not-attempted'],
    interrupted: left > 0,
  };
}
