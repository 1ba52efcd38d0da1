import { describe, expect, it } from 'vitest';
import { collectAll, type CollectOptions, type TaskResult } from '../../src/collect/run.ts';
import type { Collected, CollectContext, CollectEvent } from '../../src/collect/types.ts';
import { TroubleError } from '../../src/collect/trouble-error.ts';
import { failed } from '../../src/collect/trouble.ts';
import type { CollectTask, Limits, Plan } from '../../src/plan/types.ts';
import { FIXTURES, LIMITS, endpoint } from './context.ts';

type Behave = (task: CollectTask, context: CollectContext) => Promise<Collected>;

const OK: Collected = { outcome: 'collected', artefacts: [] };

function plan(tasks: readonly CollectTask[], limits: Partial<Limits> = {}): Plan {
  const scope = { targets: [], period: { from: '2026-01-01', to: '2026-12-31' } };
  const bounds = { ...LIMITS, attempts: 3, ...limits };
  return { scope, tasks, requests: [], limits: bounds, collectors: ['tls'], samples: [] };
}

function task(slot: string, host = 'portal.aurora-post.example', address = '127.0.0.1'): CollectTask {
  const params = endpoint({ port: 443, host, address });
  return { collector: 'tls', slot, targets: ['portal'], origin: 'measured', criteria: [], params };
}

interface Ran {
  readonly stored: Map<string, TaskResult>;
  readonly events: CollectEvent[];
  readonly summary: Awaited<ReturnType<typeof collectAll>>;
}

async function run(thePlan: Plan, behave: Behave, changes: Partial<CollectOptions> = {}): Promise<Ran> {
  const stored = new Map<string, TaskResult>();
  const events: CollectEvent[] = [];
  const collector = () => Promise.resolve({ name: 'tls' as const, collect: behave });
  const summary = await collectAll(thePlan, {
    folder: FIXTURES,
    signal: new AbortController().signal,
    now: () => new Date('2026-03-04T05:06:07Z'),
    store: ({ slot }, result) => {
      stored.set(slot, result);
      return Promise.resolve();
    },
    onEvent: (event) => events.push(event),
    collectors: { tls: collector, http: collector, file: collector },
    ...changes,
  });
  return { stored, events, summary };
}

describe('attempts', () => {
  it('trouble of the network is tried again', async () => {
    let calls = 0;
    const { stored } = await run(plan([task('a')]), () => Promise.resolve(++calls < 3 ? failed('timeout', '') : OK));
    expect(stored.get('a')).toMatchObject({ outcome: 'collected', attempts: 3 });
  });

  it('as often as the limits say, and then stays trouble', async () => {
    const { stored } = await run(plan([task('a')], { attempts: 2 }), () => Promise.resolve(failed('refused', 'x')));
    expect(stored.get('a')).toMatchObject({ outcome: 'failed', attempts: 2, trouble: { code: 'refused' } });
  });

  it('other trouble is not tried again', async () => {
    const { stored } = await run(plan([task('a')]), () => Promise.resolve(failed('permission', '')));
    expect(stored.get('a')).toMatchObject({ outcome: 'failed', attempts: 1 });
  });

  it('a collector that throws is trouble of its task, not the end of the run', async () => {
    const { stored, summary } = await run(plan([task('a'), task('b')]), ({ slot }) => {
      if (slot === 'a') throw new Error('bug \u001b[31m');
      return Promise.resolve(OK);
    });
    expect(stored.get('a')?.trouble).toEqual({ code: 'protocol', detail: 'bug \\x1b[31m' });
    expect(stored.get('b')?.outcome).toBe('collected');
    expect(summary).toEqual({ collected: 1, failed: 1, notAttempted: 0, interrupted: false });
  });

  it('a collector that never ends is cut off at the deadline of the task', async () => {
    const { stored } = await run(plan([task('a')], { taskMs: 50 }), () => new Promise(() => undefined));
    expect(stored.get('a')).toMatchObject({ outcome: 'failed', attempts: 1, trouble: { code: 'timeout' } });
  });
});

it('a refused task is not attempted and says why', async () => {
  let calls = 0;
  const refused: CollectTask = { ...task('a'), refused: 'no-consent' };
  const { stored } = await run(plan([refused]), () => {
    calls += 1;
    return Promise.resolve(OK);
  });
  expect(stored.get('a')).toMatchObject({ outcome: 'not-attempted', attempts: 0, trouble: { code: 'no-consent' } });
  expect(calls).toBe(0);
});

it('same check is not run twice: a slot that stands in the plan twice, or was done before', async () => {
  const seen: string[] = [];
  const behave: Behave = ({ slot }) => {
    seen.push(slot);
    return Promise.resolve(OK);
  };
  const { summary, events } = await run(plan([task('a'), task('a'), task('b'), task('c')]), behave, {
    done: new Set(['b']),
  });
  expect(seen).toEqual(['a', 'c']);
  expect(summary.collected).toBe(2);
  expect(events.at(-1)).toMatchObject({ type: 'end', slot: 'c', done: 4, of: 4 });
});

it('keeps to the bounds of the run and of each host', async () => {
  const open = new Map<string, number>();
  let most = 0;
  let mostPerHost = 0;
  const behave: Behave = async ({ params }) => {
    const host = 'host' in params ? params.host : '';
    open.set(host, (open.get(host) ?? 0) + 1);
    most = Math.max(
      most,
      [...open.values()].reduce((sum, n) => sum + n, 0),
    );
    mostPerHost = Math.max(mostPerHost, open.get(host) ?? 0);
    await new Promise((done) => setTimeout(done, 10));
    open.set(host, (open.get(host) ?? 0) - 1);
    return OK;
  };
  const tasks = Array.from({ length: 24 }, (_, n) => task(`t${n}`, `h${n % 3}.example`, `127.0.0.${(n % 3) + 1}`));
  const { summary } = await run(plan(tasks, { concurrency: 5, perHost: 2 }), behave);
  expect(summary.collected).toBe(24);
  expect(most).toBe(5);
  expect(mostPerHost).toBe(2);
});

describe('an interruption', () => {
  it('starts nothing more, stores nothing that was cut short, and returns', async () => {
    const stop = new AbortController();
    const tasks = ['a', 'b', 'c'].map((slot) => task(slot));
    const behave: Behave = ({ slot }) => {
      if (slot === 'b') stop.abort();
      return slot === 'a' ? Promise.resolve(OK) : new Promise(() => undefined);
    };
    const { stored, summary } = await run(plan(tasks, { perHost: 1 }), behave, { signal: stop.signal });
    expect([...stored.keys()]).toEqual(['a']);
    expect(summary.interrupted).toBe(true);
  });

  it('before the start does nothing at all', async () => {
    const { stored, summary } = await run(plan([task('a')]), () => Promise.resolve(OK), {
      signal: AbortSignal.abort(),
    });
    expect(stored.size).toBe(0);
    expect(summary.interrupted).toBe(true);
  });
});

describe('the store', () => {
  it('that fails ends the run: evidence that cannot be kept is not gathered', async () => {
    const failing = run(plan([task('a'), task('b')]), () => Promise.resolve(OK), {
      store: () => Promise.reject(new Error('disk full')),
    });
    await expect(failing).rejects.toThrow('disk full');
  });

  it('that meets an unreadable stream records trouble instead of half a file', async () => {
    const stored: TaskResult[] = [];
    await run(plan([task('a')]), () => Promise.resolve(OK), {
      store: (_, result) => {
        if (result.outcome === 'collected') return Promise.reject(new TroubleError(failed('too-large', 'grew')));
        stored.push(result);
        return Promise.resolve();
      },
    });
    expect(stored).toMatchObject([{ outcome: 'failed', artefacts: [], trouble: { code: 'too-large' } }]);
  });

  it('that records such trouble by itself is not told twice, and the run counts it', async () => {
    let stores = 0;
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Uint8Array.of(1));
      throw new TroubleError(failed('permission', 'EACCES'));
    }
    const artefacts = [{ name: 'a.csv', form: 'text', bytes: broken() }] as const;
    const { summary, events } = await run(
      plan([task('a')]),
      () => Promise.resolve({ outcome: 'collected', artefacts }),
      {
        store: async (_, result) => {
          stores += 1;
          const swallow = async (): Promise<void> => {
            for await (const piece of result.artefacts[0]!.bytes as AsyncIterable<Uint8Array>)
              expect(piece).toHaveLength(1);
          };
          await swallow().catch(() => undefined);
        },
      },
    );
    expect(stores).toBe(1);
    expect(summary).toMatchObject({ collected: 0, failed: 1 });
    expect(events.at(-1)).toMatchObject({ outcome: 'failed', detail: 'permission' });
  });
});
