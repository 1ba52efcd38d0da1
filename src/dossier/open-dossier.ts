import { stat, unlink } from 'node:fs/promises';

import { keepBlob, SourceError, stageBlob, temporaryPath, type StagedBlob } from './blobs.ts';
import { canonicalJson } from './canonical-json.ts';
import { writing } from './fs-errors.ts';
import { openIndexWriter, type IndexWriter } from './index-writer.ts';
import { blobPath, layoutOf, type Layout } from './layout.ts';
import { takeLock } from './lock.ts';
import { buried, makeFolders, recoverDossier } from './recover-dossier.ts';
import { redactText } from './redact.ts';
import { troubleOf } from './source-trouble.ts';
import type { Begun, Dossier, DossierOptions, Entry, ItemEntry, NewItem, PlanEntry, Trouble } from './types.ts';

interface Open {
  readonly layout: Layout;
  readonly options: DossierOptions;
  readonly index: IndexWriter;
  readonly entries: Entry[];
  readonly release: () => Promise<void>;
}

/**
 * Opens the dossier of an audit folder for writing, making it if need be: takes the lock and puts right what a killed
 * process left. Throws UserError `locked`, `unwritable` or `integrity`.
 */
export async function openDossier(folder: string, options: DossierOptions): Promise<Dossier> {
  const layout = layoutOf(folder);
  return await writing(layout.root, async () => {
    await makeFolders(layout);
    const release = await takeLock(layout, options.now().toISOString());
    try {
      const { entries, last, length } = await recoverDossier(layout);
      const index = await openIndexWriter({ layout, last, length, now: options.now });
      return dossierOf({ layout, options, index, entries: [...entries], release });
    } catch (error) {
      await release();
      throw error;
    }
  });
}

function dossierOf(open: Open): Dossier {
  let collection: string | undefined;
  let closed: Promise<void> | undefined;
  let temporaries = 0;

  function current(): string {
    if (collection === undefined) throw new Error('no collection was begun');
    return collection;
  }
  return {
    async begin(plan) {
      const begun = await beginCollection(open, plan);
      collection = begun.collection;
      return begun;
    },
    store: (item) => storeItem(open, item, { collection: current(), temporary: () => (temporaries += 1) }),
    async end() {
      await append(open, { type: 'end', collection: current() });
      collection = undefined;
    },
    async tombstone({ slot, sha256, by, why }) {
      // The record first: bytes that are gone without one would look like tampering.
      await append(open, { type: 'tombstone', slot, sha256, by, why });
      const path = blobPath(open.layout, sha256);
      await writing(path, () => unlink(path)).catch(ignoreMissing);
    },
    record: (record) => append(open, record),
    close: () => (closed ??= open.index.close().finally(open.release)),
  };
}

function ignoreMissing(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

async function append(open: Open, entry: Parameters<IndexWriter['append']>[0]): Promise<void> {
  open.entries.push(await open.index.append(entry));
}

async function beginCollection(open: Open, plan: Parameters<Dossier['begin']>[0]): Promise<Begun> {
  const slots = plan.tasks.map(({ slot }) => slot).sort();
  const plans = open.entries.filter((entry) => entry.type === 'plan');
  const last = plans.at(-1);
  if (last !== undefined && isUnfinished(open.entries, last) && isSamePlan(last, plan.scope, slots)) {
    return { collection: last.collection, done: await doneSlots(open, last.collection), resumed: true };
  }
  const day = open.options.now().toISOString().slice(0, 10);
  const collection = `${day}.${String(plans.length + 1)}`;
  await append(open, { type: 'plan', collection, scope: plan.scope, slots });
  return { collection, done: new Set(), resumed: false };
}

function isUnfinished(entries: readonly Entry[], { collection }: PlanEntry): boolean {
  return !entries.some((entry) => entry.type === 'end' && entry.collection === collection);
}

function isSamePlan(entry: PlanEntry, scope: PlanEntry['scope'], slots: readonly string[]): boolean {
  return canonicalJson([entry.scope, entry.slots]) === canonicalJson([scope, slots]);
}

/**
 * Measured slots whose newest entry in the collection succeeded and whose blobs are there. Delivered files are always
 * read again: they may have changed since, and an unchanged one adds nothing.
 */
async function doneSlots({ entries, layout }: Open, collection: string): Promise<ReadonlySet<string>> {
  const newest = new Map<string, ItemEntry>();
  for (const entry of entries) {
    if (entry.type === 'item' && entry.collection === collection) newest.set(entry.slot, entry);
  }
  const done = new Set<string>();
  for (const { slot, origin, outcome, artefacts } of newest.values()) {
    if (origin !== 'measured' || outcome !== 'collected') continue;
    const sizes = await Promise.all(artefacts.map(({ sha256 }) => sizeOf(blobPath(layout, sha256))));
    if (artefacts.every(({ size }, index) => sizes[index] === size)) done.add(slot);
  }
  return done;
}

async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size;
}

type NewItemEntry = Omit<ItemEntry, 'seq' | 'prev' | 'at'>;

interface Storing {
  readonly collection: string;
  readonly temporary: () => number;
}

async function storeItem(open: Open, item: NewItem, { collection, temporary }: Storing): Promise<boolean> {
  const { layout, options } = open;
  const staged: StagedBlob[] = [];
  let { outcome, trouble } = item;
  try {
    for (const artefact of item.artefacts) {
      const path = temporaryPath(layout, temporary());
      staged.push(await writing(path, () => stageBlob(artefact, path, options.key)));
    }
  } catch (error) {
    await discard(staged.splice(0));
    if (!(error instanceof SourceError)) throw error;
    outcome = 'failed';
    trouble = troubleOf(error.cause);
  }
  const entry = {
    type: 'item',
    collection,
    slot: item.slot,
    targets: item.targets,
    origin: item.origin,
    ...(item.link && { link: item.link }),
    outcome,
    artefacts: staged.map(({ ref }) => ref),
    observedAt: item.observedAt,
    collectedAt: item.collectedAt,
    card: { ...item.card, tool: options.tool, operator: options.operator },
    ...(trouble && { trouble: clean(trouble, options.key) }),
  } satisfies NewItemEntry;
  const known = isKnown(open.entries, entry);
  const gone = known ? buried(open.entries) : new Set<string>();
  // A blob that is damaged on disk is mended by the same bytes; one destroyed on purpose stays destroyed.
  for (const blob of staged) {
    if (gone.has(blob.ref.sha256)) await discard([blob]);
    else await writing(layout.blobs, () => keepBlob(layout, blob));
  }
  if (!known) await append(open, entry);
  return !known;
}

async function discard(staged: readonly StagedBlob[]): Promise<void> {
  await Promise.all(staged.map(({ temporary }) => unlink(temporary).catch(() => undefined)));
}

/** A delivered file that lies there unchanged is not a new item. A measurement always is: it was true again. */
function isKnown(entries: readonly Entry[], item: NewItemEntry): boolean {
  if (item.origin !== 'delivered') return false;
  const newest = entries.findLast((entry) => entry.type === 'item' && entry.slot === item.slot);
  return newest?.type === 'item' && newest.origin === 'delivered' && identity(newest) === identity(item);
}

function identity({ outcome, artefacts, targets, link, trouble, card }: NewItemEntry): string {
  return canonicalJson([outcome, artefacts, targets, link ?? null, trouble ?? null, card.collector, card.path ?? null]);
}

function clean({ code, detail }: Trouble, key: Uint8Array): Trouble {
  return {
    code,
    detail: redactText(detail, key).text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g, ' '),
  };
}
