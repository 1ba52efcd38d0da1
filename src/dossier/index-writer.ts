import { open } from 'node:fs/promises';

import { canonicalJson } from './canonical-json.ts';
import { replaceDurably } from './durable.ts';
import { writing } from './fs-errors.ts';
import type { Layout } from './layout.ts';
import { parseEntry } from './parse-entry.ts';
import { hashOf, headText, type Head } from './read-index.ts';
import type { Entry } from './types.ts';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** An entry before it has its place in the chain. */
export type NewEntry = Without<Entry, 'seq' | 'prev' | 'at'>;

export interface IndexWriter {
  /** Resolves once the entry is on disk and the head names it. */
  append(entry: NewEntry): Promise<Entry>;
  close(): Promise<void>;
}

interface Waiting {
  readonly entry: NewEntry;
  readonly resolve: (entry: Entry) => void;
  readonly reject: (error: unknown) => void;
}

export interface IndexWriterOptions {
  readonly layout: Layout;
  readonly last: Head;
  /** Bytes of the whole lines so far. */
  readonly length: number;
  readonly now: () => Date;
}

/**
 * Appends lines to the index. Entries that arrive while the disk is busy go in the next write together. After a
 * failed write the file is cut back to its last whole line and every later append fails the same way.
 */
export async function openIndexWriter(options: IndexWriterOptions): Promise<IndexWriter> {
  const { layout, now } = options;
  const file = await writing(layout.index, () => open(layout.index, 'a', 0o600));
  let { last, length } = options;
  let waiting: Waiting[] = [];
  let busy: Promise<void> | undefined;
  let failure: Error | undefined;

  async function write(batch: readonly Waiting[]): Promise<void> {
    const entries: Entry[] = [];
    let text = '';
    let head = last;
    for (const { entry } of batch) {
      const chained = { ...entry, seq: head.seq + 1, prev: head.sha256, at: now().toISOString() } as Entry;
      const line = canonicalJson(chained);
      // What could not be read back would break the whole dossier.
      if (parseEntry(line) === undefined) throw new Error(`not an entry: ${chained.type}`);
      head = { seq: chained.seq, sha256: hashOf(line) };
      text += `${line}\n`;
      entries.push(chained);
    }
    await file.appendFile(text);
    await file.datasync();
    await replaceDurably(layout.head, `${layout.tmp}/head`, headText(head));
    last = head;
    length += Buffer.byteLength(text);
    for (const [index, { resolve }] of batch.entries()) resolve(entries[index] as Entry);
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        if (failure !== undefined) throw failure;
        await writing(layout.index, () => write(batch));
      } catch (error) {
        if (failure === undefined) await file.truncate(length).catch(() => undefined);
        failure ??= error instanceof Error ? error : new Error(String(error));
        for (const { reject } of batch) reject(error);
      }
    }
    busy = undefined;
  }

  return {
    append(entry) {
      if (failure !== undefined) return Promise.reject(failure);
      return new Promise((resolve, reject) => {
        waiting.push({ entry, resolve, reject });
        busy ??= drain();
      });
    },
    async close() {
      await busy;
      await file.close();
    },
  };
}
