import { readFileSync } from 'node:fs';
import { rename, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { UserError } from '../errors.ts';
import { canonicalJson } from './canonical-json.ts';
import { createExclusively } from './durable.ts';
import type { Layout } from './layout.ts';
import { readPlain } from './read-plain.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, in the kernel's own ticks: tells a process from a later one with the same number. */
  readonly started?: string;
  readonly since: string;
}

/**
 * Takes the dossier for this process alone; a lock left by a process of this machine that is gone is taken over.
 * Throws UserError `locked` naming who holds it and since when. Returns the release.
 */
export async function takeLock(layout: Layout, since: string): Promise<() => Promise<void>> {
  const started = startOf(process.pid);
  const mine = canonicalJson({
    pid: process.pid,
    host: hostname(),
    since,
    ...(started && { started }),
  } satisfies Holder);
  const temporary = join(layout.tmp, `lock-${String(process.pid)}`);
  // Twice at most: once against a lock that may be stale, once after it was removed.
  for (const last of [false, true]) {
    if (await createExclusively(layout.lock, temporary, mine)) return () => unlink(layout.lock);
    const held = await readLock(layout.lock);
    const holder = parseHolder(held);
    if (last || holder === undefined || isAlive(holder)) throw locked(layout, holder);
    await removeStale(layout, held);
  }
  throw locked(layout, undefined);
}

/** Empty where there is none, or something else than a lock. */
async function readLock(path: string): Promise<string> {
  const bytes = await readPlain(path, 10_000);
  return typeof bytes === 'string' ? '' : bytes.toString('utf8');
}

/** Moved away first and looked at again: between reading and removing, another process may have taken over. */
async function removeStale(layout: Layout, stale: string): Promise<void> {
  const aside = join(layout.tmp, `stale-${String(process.pid)}`);
  await rename(layout.lock, aside).catch(() => undefined);
  const moved = await readLock(aside);
  // Gone: nobody's any more.
  if (moved !== '' && moved !== stale) await createExclusively(layout.lock, `${aside}-back`, moved);
  await unlink(aside).catch(() => undefined);
}

function isAlive(holder: Holder): boolean {
  // Of another machine nothing can be told.
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
  const started = startOf(holder.pid);
  return holder.started === undefined || started === undefined || started === holder.started;
}

function startOf(pid: number): string | undefined {
  try {
    // The name in brackets may hold spaces; after it the 20th field is the start time.
    return readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .split(') ')
      .pop()
      ?.split(' ')[19];
  } catch {
    return undefined;
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value = JSON.parse(text) as Partial<Holder> | null;
    const whole = typeof value?.pid === 'number' && typeof value.host === 'string' && typeof value.since === 'string';
    return whole ? (value as Holder) : undefined;
  } catch {
    return undefined;
  }
}

function locked(layout: Layout, holder: Holder | undefined): UserError {
  const who =
    holder === undefined ? 'another process' : `process ${String(holder.pid)} on ${holder.host}, since ${holder.since}`;
  return new UserError(
    'locked',
    `the dossier is in use by ${who}; wait for it to end, or remove ${layout.lock} if you are sure that it no longer runs`,
  );
}
