import { createHash } from 'node:crypto';
import type { Audit, PartyRole } from '../audit/types.ts';
import type { DossierState, ItemEntry, ViewedEntry } from '../dossier/types.ts';
import type { Plan } from '../plan/types.ts';
import { deliveredRows } from './ledger/delivered.ts';
import { requestRows } from './ledger/requests.ts';
import { bare, type Draft, entryAccess, fromEntry, type LedgerRow, type Place, slotRows } from './ledger/row.ts';
import { endOf, startOf } from './moment.ts';

export { contentHash } from './ledger/row.ts';
export type { LedgerRow };

/** Every item that was measured, delivered, seen or refused, and every expectation that nothing answers. */
export function buildLedger(audit: Audit, plan: Plan, dossier: DossierState): readonly LedgerRow[] {
  const entries = dossier.entries.filter((entry) => entry.type === 'item').sort(byMoment);
  const purged = new Set(dossier.entries.filter((entry) => entry.type === 'tombstone').map((entry) => entry.sha256));
  const viewed = dossier.entries.filter((entry) => entry.type === 'viewed').sort(byViewing);
  const place: Place = {
    ...{ audit, dossier, purged },
    bySlot: group(entries, (entry) => entry.slot),
    viewed: new Map(viewed.map((entry) => [entry.slot, entry])),
  };
  const drafts = [...measuredRows(plan, place), ...deliveredRows(place), ...requestRows(place)];
  return finish(merge(drafts));
}

// The latest viewing counts; of two at one moment the one that did not match.
function byViewing(a: ViewedEntry, b: ViewedEntry): number {
  const difference = (startOf(a.at) ?? 0) - (startOf(b.at) ?? 0);
  if (difference !== 0) return difference;
  return Number(b.matched) - Number(a.matched);
}

// Two collections may be merged in either order: what decides is when an item was collected, not where its line stands.
function byMoment(a: ItemEntry, b: ItemEntry): number {
  const difference = (startOf(a.collectedAt) ?? 0) - (startOf(b.collectedAt) ?? 0);
  if (difference !== 0) return difference;
  const [left, right] = [a, b].map((entry) => JSON.stringify({ ...entry, seq: 0, prev: '', at: '' }));
  return (left ?? '') < (right ?? '') ? -1 : 1;
}

function measuredRows(plan: Plan, place: Place): readonly Draft[] {
  const planned = plan.tasks.filter((task) => task.origin === 'measured');
  const known = [...place.bySlot].filter(([, entries]) => entries[0]?.origin === 'measured');
  const missing = planned.filter((task) => !place.bySlot.has(task.slot));
  return [
    ...known.flatMap(([, entries]) => slotRows(entries).map((entry) => measuredRow(entry, place))),
    ...missing.map((task): Draft => ({
      ...bare(task.slot, 'measured'),
      targets: task.targets,
      collector: task.collector,
      ...targetOf(task.targets, place),
      access: 'not-attempted',
    })),
  ];
}

function measuredRow(entry: ItemEntry, place: Place): Draft {
  return {
    ...bare(entry.slot, 'measured'),
    ...fromEntry(entry, place),
    targets: entry.targets,
    collector: entry.card.collector,
    ...targetOf(entry.targets, place),
    operator: entry.card.operator as PartyRole,
    access: entryAccess(entry, place) ?? 'received',
  };
}

// Bytes do not say what they are the configuration of, or of which time: the target they were collected for does.
function targetOf(targets: readonly string[], { audit }: Place): Pick<Draft, 'product' | 'period'> {
  const { product, period } = audit.targets.find(({ id }) => targets.includes(id)) ?? {};
  const from = startOf(period?.from ?? '');
  const to = endOf(period?.to ?? '');
  return {
    ...(product === undefined ? {} : { product }),
    ...(from === undefined || to === undefined ? {} : { period: { from, to } }),
  };
}

/** The same bytes seen again are one row, last seen at the later moment: merging is idempotent and knows no order. */
function merge(drafts: readonly Draft[]): readonly Draft[] {
  const byId = new Map<string, Draft>();
  for (const draft of drafts) {
    const known = byId.get(draft.id);
    if (known === undefined || later(draft, known)) byId.set(draft.id, draft);
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function later(a: Draft, b: Draft): boolean {
  return (a.observedAt ?? a.collectedAt ?? 0) > (b.observedAt ?? b.collectedAt ?? 0);
}

function finish(drafts: readonly Draft[]): readonly LedgerRow[] {
  const newest = new Map<string, number>();
  for (const draft of drafts) newest.set(draft.slot, Math.max(newest.get(draft.slot) ?? 0, draft.collectedAt ?? 0));
  return drafts.map((draft) => {
    const isNewest = (draft.collectedAt ?? 0) >= (newest.get(draft.slot) ?? 0);
    return { ...draft, ...(isNewest ? {} : asEarlier(draft)), newest: isNewest, state: stateOf(draft) };
  });
}

// The card speaks of the newest bytes; of earlier ones it is only known that they were made before they were collected.
function asEarlier(draft: Draft): Partial<Draft> {
  return draft.origin === 'measured' || draft.collectedAt === undefined ? {} : { observedAt: draft.collectedAt };
}

function stateOf({ access, integrity, sha256, hidesTested, commitment, card }: Draft): string {
  // Where the card stands in its file is no part of what it says.
  const said = card === undefined ? null : { ...card, at: null };
  const text = JSON.stringify([access, integrity, sha256 ?? null, hidesTested, commitment ?? null, said]);
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function group<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const known = groups.get(key(item));
    if (known === undefined) groups.set(key(item), [item]);
    else known.push(item);
  }
  return groups;
}
