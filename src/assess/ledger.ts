import { createHash } from 'node:crypto';
import type { Audit, Card, InformationRequest, PartyRole } from '../audit/types.ts';
import type { CollectorName } from '../catalogue/types.ts';
import type { ArtefactRef, DossierState, ItemEntry, Trouble, TroubleCode } from '../dossier/types.ts';
import type { Plan } from '../plan/types.ts';
import type { Access, Integrity } from './types.ts';
import { endOf, startOf } from './moment.ts';

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
  /** No later bytes stand in the same slot. */
  readonly newest: boolean;
  /** Changes whenever the item's access, integrity, bytes or card change. */
  readonly state: string;
}

type Draft = Omit<LedgerRow, 'state' | 'newest'>;

/** Every item that was measured, delivered, seen or refused, and every expectation that nothing answers. */
export function buildLedger(audit: Audit, plan: Plan, dossier: DossierState): readonly LedgerRow[] {
  const entries = dossier.entries.filter((entry) => entry.type === 'item').sort(byMoment);
  const purged = new Set(dossier.entries.filter((entry) => entry.type === 'tombstone').map((entry) => entry.sha256));
  const place: Place = { audit, dossier, purged, bySlot: group(entries, (entry) => entry.slot) };
  const drafts = [...measuredRows(plan, place), ...deliveredRows(place), ...requestRows(place)];
  return finish(merge(drafts));
}

// Two collections may be merged in either order: what decides is when an item was collected, not where its line stands.
function byMoment(a: ItemEntry, b: ItemEntry): number {
  const difference = (startOf(a.collectedAt) ?? 0) - (startOf(b.collectedAt) ?? 0);
  if (difference !== 0) return difference;
  const [left, right] = [a, b].map((entry) => JSON.stringify({ ...entry, seq: 0, prev: '', at: '' }));
  return (left ?? '') < (right ?? '') ? -1 : 1;
}

interface Place {
  readonly audit: Audit;
  readonly dossier: DossierState;
  readonly purged: ReadonlySet<string>;
  readonly bySlot: ReadonlyMap<string, readonly ItemEntry[]>;
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
      access: 'not-attempted',
    })),
  ];
}

// A failed attempt counts until a later one completes; every set of bytes that was ever seen stays.
function slotRows(entries: readonly ItemEntry[]): readonly ItemEntry[] {
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

function measuredRow(entry: ItemEntry, place: Place): Draft {
  return {
    ...bare(entry.slot, 'measured'),
    ...fromEntry(entry, place),
    targets: entry.targets,
    collector: entry.card.collector,
    operator: entry.card.operator as PartyRole,
    access: entryAccess(entry, place) ?? 'received',
  };
}

function deliveredRows(place: Place): readonly Draft[] {
  const cards = place.audit.cards.flatMap((card) => cardRows(card, place));
  const carded = new Set(place.audit.cards.map((card) => card.item));
  const loose = [...place.bySlot].filter(([slot, entries]) => entries[0]?.origin === 'delivered' && !carded.has(slot));
  return [...cards, ...loose.flatMap(([, entries]) => slotRows(entries).map((entry) => uncardedRow(entry, place)))];
}

function cardRows(card: Card, place: Place): readonly Draft[] {
  const request = place.audit.requests.find((each) => each.id === card.request);
  const answered = card.access ?? accessOf(request);
  const base: Draft = {
    ...bare(card.item, answered === 'withheld' ? 'refused' : 'delivered'),
    targets: card.targets,
    criteria: request?.criteria ?? [],
    askedFor: request?.criteria ?? [],
    kind: card.kind,
    card,
    ...(request === undefined ? {} : { request }),
    access: answered,
    hidesTested: card.hidesTested ?? request?.answer?.hidesTested ?? true,
  };
  const entries = slotRows(place.bySlot.get(card.item) ?? []);
  if (entries.length === 0) return [withoutBytes(base, card)];
  return entries.map((entry): Draft => {
    const own = entryAccess(entry, place);
    return {
      ...base,
      ...fromEntry(entry, place),
      ...dates(card, startOf(entry.collectedAt)),
      ...recorded(entry, base),
      collector: 'file',
      access: own ?? answered,
    };
  });
}

/** What the item was when it was collected stays attached to it, whatever its card or request says today. */
function recorded({ link }: ItemEntry, base: Draft): Pick<Draft, 'criteria' | 'recordedKinds'> {
  if (link === undefined) return { criteria: base.criteria, recordedKinds: [] };
  return { criteria: [...new Set([...base.criteria, ...link.criteria])], recordedKinds: [link.kind] };
}

// Seen on site leaves no bytes; anything else that was promised and is not there was not received, or not yet read.
function withoutBytes(base: Draft, card: Card): Draft {
  if (base.access === 'withheld' || base.access === 'on-site') return { ...base, ...dates(card, undefined) };
  return { ...base, access: card.file === undefined ? 'not-received' : 'not-attempted' };
}

function uncardedRow(entry: ItemEntry, place: Place): Draft {
  const request = place.audit.requests.find((each) => each.id === entry.link?.request);
  return {
    ...bare(entry.slot, 'delivered'),
    ...fromEntry(entry, place),
    targets: entry.targets,
    criteria: entry.link?.criteria ?? [],
    askedFor: entry.link?.criteria ?? [],
    ...(entry.link === undefined ? {} : { kind: entry.link.kind }),
    ...(request === undefined ? {} : { request }),
    collector: 'file',
    access: entryAccess(entry, place) ?? accessOf(request),
    hidesTested: request?.answer?.hidesTested ?? true,
  };
}

/** A refusal or a partial answer is a row of its own, and so is a question that nothing answers. */
function requestRows({ audit, bySlot }: Place): readonly Draft[] {
  return audit.requests.flatMap((request): readonly Draft[] => {
    const delivered = audit.cards.some((card) => card.request === request.id);
    const stored = [...bySlot.values()].some((entries) => entries.some((entry) => entry.link?.request === request.id));
    const status = request.answer?.status;
    if ((delivered || stored) && !ALWAYS_A_ROW.includes(status)) return [];
    const access = status === undefined || status === 'received' || status === 'none' ? 'not-received' : status;
    return [
      {
        ...bare(request.id, 'refused'),
        criteria: request.criteria,
        askedFor: request.criteria,
        request,
        access,
        hidesTested: request.answer?.hidesTested ?? true,
        ...absence(request),
      },
    ];
  });
}

const ALWAYS_A_ROW: readonly (string | undefined)[] = ['withheld', 'partial', 'none'];

// Only who signs and dates it states an absence; anything later that shows the thing after all supersedes the statement.
function absence({ answer }: InformationRequest) {
  const observedAt = startOf(answer?.at ?? '');
  if (answer?.status !== 'none' || answer.by === undefined || observedAt === undefined) return {};
  return { absentBy: answer.by.party, observedAt };
}

function bare(slot: string, origin: LedgerRow['origin']): Draft {
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

function fromEntry(entry: ItemEntry, { dossier }: Place) {
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

function entryAccess(entry: ItemEntry, { purged }: Place): Access | undefined {
  if (entry.artefacts.some((artefact) => purged.has(artefact.sha256))) return 'purged';
  if (entry.outcome === 'collected') return undefined;
  return entry.trouble === undefined ? 'not-attempted' : TROUBLE_ACCESS[entry.trouble.code];
}

function accessOf(request: InformationRequest | undefined): Access {
  const status = request?.answer?.status;
  return status === undefined || status === 'none' ? 'received' : status;
}

// A card that says the thing was seen after it was collected says nothing about when.
function dates(card: Card, collectedAt: number | undefined) {
  const said = startOf(card.observedAt ?? '');
  const observedAt = said !== undefined && said > (collectedAt ?? said) ? undefined : said;
  const from = startOf(card.period?.from ?? '');
  const to = endOf(card.period?.to ?? '');
  return {
    ...(observedAt === undefined ? {} : { observedAt }),
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

function stateOf({ access, integrity, sha256, hidesTested, card }: Draft): string {
  // Where the card stands in its file is no part of what it says.
  const said = card === undefined ? null : { ...card, at: null };
  const text = JSON.stringify([access, integrity, sha256 ?? null, hidesTested, said]);
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
