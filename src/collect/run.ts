import type { CollectTask, Plan } from '../plan/types.ts';
import { attempt } from './attempt.ts';
import { handOver, type Store, type TaskResult } from './hand-over.ts';
import { runPool } from './pool.ts';
import { COLLECTORS } from './registry.ts';
import type { CollectContext, CollectEvent, Collector } from './types.ts';

export type { Store, TaskResult } from './hand-over.ts';

export interface CollectOptions {
  /** Absolute path of the audit folder. */
  readonly folder: string;
  /** At most this many tasks at once; never more than the plan's own limit. */
  readonly concurrency?: number;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly store: Store;
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
  const durationMs = end.getTime() - start.getTime();
  const seen = { ...base, ...address, attempts, durationMs, observedAt: task.observedAt ?? end.toISOString() };
  if (collected.outcome === 'failed') return { ...seen, outcome: 'failed', trouble: collected.trouble };
  return { ...seen, outcome: 'collected', artefacts: collected.artefacts };
}

/**
 * Carries out a plan. Trouble of a task is its result; only `store` can end the run by throwing. After an interruption no
 * further task is started and none that was cut short is stored, so that a next run does it again.
 */
export async function collectAll(plan: Plan, options: CollectOptions): Promise<CollectSummary> {
  const { limits } = plan;
  const tasks = remaining(plan, options.done ?? new Set());
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const context: CollectContext = { folder: options.folder, limits, signal, now: options.now };
  const counts: Record<TaskResult['outcome'], number> = { collected: 0, failed: 0, 'not-attempted': 0 };
  const of = plan.tasks.length;
  let left = tasks.length;

  async function work(task: CollectTask): Promise<void> {
    options.onEvent?.({ type: 'start', slot: task.slot, done: of - left, of });
    const result = await perform(task, context, options);
    if (signal.aborted) return;
    const { outcome, trouble } = await handOver(task, result, options.store);
    counts[outcome] += 1;
    left -= 1;
    const detail = trouble ? { detail: trouble.code } : {};
    options.onEvent?.({ type: 'end', slot: task.slot, outcome, ...detail, done: of - left, of });
  }

  const most = Math.max(1, Math.min(options.concurrency ?? limits.concurrency, limits.concurrency));
  const bounds = { most, mostPerKey: Math.max(1, limits.perHost) };
  await runPool({ tasks, ...bounds, keyOf: hostOf, work, signal }, () => stop.abort());
  const { collected, failed, 'not-attempted': notAttempted } = counts;
  return { collected, failed, notAttempted, interrupted: left > 0 };
}
