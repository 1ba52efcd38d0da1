/** Work to be done side by side, within bounds. */
export interface Pool<T> {
  readonly tasks: readonly T[];
  /** Most at once. */
  readonly most: number;
  /** Most at once of one key, say one host; a task without a key counts for the whole only. */
  readonly mostPerKey: number;
  readonly keyOf: (task: T) => string | undefined;
  readonly work: (task: T) => Promise<void>;
  readonly signal: AbortSignal;
}

/** The next task whose key has room, taken out of the queue. */
function take<T>(queue: T[], busy: ReadonlyMap<string, number>, { keyOf, mostPerKey }: Pool<T>): T | undefined {
  const index = queue.findIndex((task) => (busy.get(keyOf(task) ?? '') ?? 0) < mostPerKey);
  return index < 0 ? undefined : queue.splice(index, 1)[0];
}

/**
 * Does all tasks in their order, as far as the bounds allow. Starts no more once the signal aborts or some work throws;
 * that first error is thrown on when all that still ran has ended, which `stop` is called to hasten.
 */
export async function runPool<T>(pool: Pool<T>, stop: () => void): Promise<void> {
  const queue = [...pool.tasks];
  const busy = new Map<string, number>();
  const running = new Set<Promise<void>>();

  function launch(task: T): void {
    const key = pool.keyOf(task);
    const count = (step: number): unknown => key !== undefined && busy.set(key, (busy.get(key) ?? 0) + step);
    count(1);
    const work = pool.work(task).finally(() => {
      count(-1);
      running.delete(work);
    });
    running.add(work);
  }

  try {
    while (!pool.signal.aborted && (queue.length > 0 || running.size > 0)) {
      const task = running.size < pool.most ? take(queue, busy, pool) : undefined;
      if (task === undefined) await Promise.race(running);
      else launch(task);
    }
  } finally {
    stop();
    await Promise.allSettled(running);
  }
}
