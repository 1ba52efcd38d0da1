import { createHash } from 'node:crypto';
import type { Audit, Card, InformationRequest, PartyRole } from '../../audit/types.ts';
import type { CollectorName, Product } from '../../catalogue/types.ts';
import type { ArtefactRef, DossierState, ItemEntry, Trouble, TroubleCode, ViewedEntry } from '../../dossier/types.ts';
import { startOf } from '../moment.ts';
import type { Access, Integrity } from '../types.ts';

/** One row of the ledger: where expectation, request, item, card and dossier meet. */
export interface LedgerRow {
  /** Slot and the first eight of the hash; a bare slot or request id where there are no bytes. */
  readonly id: string;
  readonly slot: string;
  readonly origin: 'measured' | 'delivered' | 'refused';
  /** Empty: not tied to one target. */
  readonly targets: readonly string[];
  /** Criteria a delivered item was ever asked for: a request that is pointed elsewhere later does not cut it loose. */
  readonly criteria: readonly string[];
  /** Those it is asked for now; only for these can it support. */
  readonly askedFor: readonly string[];
  /** Kind of delivered evidence; undefined where only the request is known. */
  readonly kind?: string;
  /** Kinds it went by when it was collected. */
  readonly recordedKinds: readonly string[];
  readonly collector?: CollectorName;
  /** Whose configuration was collected. */
  readonly product?: Product;
  readonly operator?: PartyRole;
  readonly request?: InformationRequest;
  readonly card?: Card;
  readonly access: Access;
  readonly hidesTested: boolean;
  /** The addressee states in writing that there is none. */
  readonly absentBy?: PartyRole;
  readonly integrity: Integrity;
  readonly artefacts: readonly ArtefactRef[];
  readonly sha256?: string;
  readonly observedAt?: number;
  readonly collectedAt?: number;
  readonly period?: { readonly from: number; readonly to: number };
  readonly trouble?: Trouble;
  /** Was the document that was shown on site the one committed to before? */
  readonly commitment?: 'proved' | 'not-proved' | 'another';
  /** No later bytes stand in the same slot. */
  readonly newest: boolean;
  /** Changes whenever the item's access, integrity, bytes or card change. */
  readonly state: string;
}

export type Draft = Omit<LedgerRow, 'state' | 'newest'>;

/** What rows are made from, looked up once. */
export interface Place {
  readonly audit: Audit;
  readonly dossier: DossierState;
  readonly purged: ReadonlySet<string>;
  readonly bySlot: ReadonlyMap<string, readonly ItemEntry[]>;
  /** By slot, the latest viewing in a reading room. */
  readonly viewed: ReadonlyMap<string, ViewedEntry>;
}

/** A row of which nothing is known but its name. */
export function bare(slot: string, origin: LedgerRow['origin']): Draft {
  return {
    id: slot,
    slot,
    origin,
    targets: [],
    criteria: [],
    askedFor: [],
    recordedKinds: [],
    access: 'received',
    hidesTested: false,
    integrity: 'none',
    artefacts: [],
  };
}

/**
 * The entries of a slot that are rows of the ledger, in order of time. A failed attempt counts until a later one
 * completes; every set of bytes that was ever seen stays.
 */
export function slotRows(entries: readonly ItemEntry[]): readonly ItemEntry[] {
  const collected = entries.filter((entry) => entry.outcome === 'collected');
  const lastCollected = Math.max(-1, ...collected.map((entry) => startOf(entry.collectedAt) ?? 0));
  const failed = entries.filter(
    (entry) => entry.outcome === 'failed' && (startOf(entry.collectedAt) ?? 0) >= lastCollected,
  );
  // Working offline for a day takes nothing away from what was measured before: nobody tried.
  const untried = collected.length === 0 ? entries.filter((entry) => entry.outcome === 'not-attempted') : [];
  const last = failed.at(-1) ?? untried.at(-1);
  return last === undefined ? collected : [...collected, last];
}

/** What an entry of the dossier says of its row. */
export function fromEntry(entry: ItemEntry, { dossier }: Place) {
  const sha256 = contentHash(entry.artefacts);
  const broken = dossier.indexBroken || entry.artefacts.some((artefact) => dossier.brokenBlobs.has(artefact.sha256));
  const observedAt = entry.origin === 'measured' ? startOf(entry.observedAt) : undefined;
  const collectedAt = startOf(entry.collectedAt);
  return {
    id: sha256 === undefined ? entry.slot : `${entry.slot}@${sha256.slice(0, 8)}`,
    artefacts: entry.artefacts,
    integrity: broken ? ('broken' as const) : sha256 === undefined ? ('none' as const) : ('intact' as const),
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(observedAt === undefined ? {} : { observedAt }),
    ...(collectedAt === undefined ? {} : { collectedAt }),
    ...(entry.trouble === undefined ? {} : { trouble: entry.trouble }),
  };
}

/** One file: its hash. Several: the hash over their names and hashes, in order of name. */
export function contentHash(artefacts: readonly ArtefactRef[]): string | undefined {
  if (artefacts.length <= 1) return artefacts[0]?.sha256;
  const lines = artefacts.map(({ name, sha256 }) => `${name} ${sha256}\n`).sort();
  return createHash('sha256').update(lines.join('')).digest('hex');
}

const TROUBLE_ACCESS: Readonly<Record<TroubleCode, Access>> = {
  'not-found': 'not-received',
  permission: 'measurement-failed',
  'not-a-file': 'measurement-failed',
  'too-large': 'measurement-failed',
  'outside-folder': 'measurement-failed',
  'no-consent': 'not-attempted',
  'private-address': 'not-attempted',
  offline: 'not-attempted',
  resolve: 'unreachable',
  refused: 'unreachable',
  timeout: 'unreachable',
  reset: 'unreachable',
  protocol: 'measurement-failed',
  interrupted: 'not-attempted',
};

/** Access as the dossier tells it; undefined where it holds the bytes. */
export function entryAccess(entry: ItemEntry, { purged }: Place): Access | undefined {
  if (entry.artefacts.some((artefact) => purged.has(artefact.sha256))) return 'purged';
  if (entry.outcome === 'collected') return undefined;
  return entry.trouble === undefined ? 'not-attempted' : TROUBLE_ACCESS[entry.trouble.code];
}
