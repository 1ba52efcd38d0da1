import type { CollectorName } from '../catalogue/types.ts';
import type { DeliveryLink, Plan, Scope } from '../plan/types.ts';

/** Trouble while collecting is data. */
export type TroubleCode =
  | 'not-found'
  | 'permission'
  | 'not-a-file'
  | 'too-large'
  | 'outside-folder'
  | 'no-consent'
  | 'private-address'
  | 'offline'
  | 'resolve'
  | 'refused'
  | 'timeout'
  | 'reset'
  | 'protocol'
  | 'interrupted';

export interface Trouble {
  readonly code: TroubleCode;
  /** Control characters and secrets removed. */
  readonly detail: string;
}

/** One stored file of an item: bytes by SHA-256, after redaction. */
export interface ArtefactRef {
  /** Path or role within the item: `nginx.conf`, `transcript.json`. */
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly redactions: number;
}

/** Made by the tool for everything it collects. */
export interface ToolCard {
  readonly collector: CollectorName;
  readonly tool: string;
  readonly operator: string;
  readonly endpoint?: { readonly host: string; readonly port: number; readonly address?: string };
  readonly path?: string;
  readonly attempts: number;
  readonly durationMs: number;
}

interface EntryBase {
  /** From 0. */
  readonly seq: number;
  /** SHA-256 of the previous entry's line; 64 zeros for the first. */
  readonly prev: string;
  /** When the entry was written, ISO 8601 UTC. */
  readonly at: string;
}

/** A collection opens with the plan it carries out. The first one pins the scope. */
export interface PlanEntry extends EntryBase {
  readonly type: 'plan';
  readonly collection: string;
  readonly scope: Scope;
  readonly slots: readonly string[];
}

export interface ItemEntry extends EntryBase {
  readonly type: 'item';
  readonly collection: string;
  readonly slot: string;
  readonly targets: readonly string[];
  readonly origin: 'measured' | 'delivered';
  readonly link?: DeliveryLink;
  readonly outcome: 'collected' | 'failed' | 'not-attempted';
  readonly artefacts: readonly ArtefactRef[];
  readonly trouble?: Trouble;
  /** When the thing was as it was seen; for a measurement the moment it completed. */
  readonly observedAt: string;
  readonly collectedAt: string;
  readonly card: ToolCard;
}

export interface EndEntry extends EntryBase {
  readonly type: 'end';
  readonly collection: string;
}

/** Bytes that were destroyed on purpose: who, when, why. The item stays known. */
export interface TombstoneEntry extends EntryBase {
  readonly type: 'tombstone';
  readonly slot: string;
  readonly sha256: string;
  readonly by: string;
  readonly why: string;
}

/** A document was shown in a reading room and held against the commitment that was made to it before. */
export interface ViewedEntry extends EntryBase {
  readonly type: 'viewed';
  readonly slot: string;
  /** SHA-256 of the commitment list, and the document's id in it. */
  readonly list: string;
  readonly document: string;
  readonly matched: boolean;
  readonly size: number;
  /** Fingerprint of the key that signed the list. */
  readonly key: string;
  readonly by: string;
}

/** What was fixed before a draw, and the draw: in the chain, so that nobody draws again until it fits. */
export interface SampleEntry extends EntryBase {
  readonly type: 'sample';
  readonly sample: string;
  readonly step: 'plan' | 'draw';
  readonly criterion: string;
  /** The judgement need it answers. */
  readonly need?: string;
  /** SHA-256 of the population. */
  readonly population: string;
  readonly size: number;
  readonly n: number;
  readonly k: number;
  readonly seed: string;
}

/** The report was declared final: which assessment, which version, and why there is another one. */
export interface FinalEntry extends EntryBase {
  readonly type: 'final';
  readonly version: number;
  readonly assessment: string;
  readonly by: string;
  readonly why?: string;
}

/** A seal is about to be set, and covers the index up to here: one that is taken away afterwards is missed. */
export interface SealEntry extends EntryBase {
  readonly type: 'seal';
  readonly number: number;
}

export type Entry =
  PlanEntry | ItemEntry | EndEntry | TombstoneEntry | ViewedEntry | SampleEntry | SealEntry | FinalEntry;

/** What a caller may append between collections; the dossier adds its place in the chain. */
export type NewRecord =
  | Omit<ViewedEntry, keyof EntryBase>
  | Omit<SampleEntry, keyof EntryBase>
  | Omit<SealEntry, keyof EntryBase>
  | Omit<FinalEntry, keyof EntryBase>;

/** What a collector hands to the dossier: raw bytes, before redaction. */
export interface RawArtefact {
  readonly name: string;
  /** `text` is parsed for secrets and redacted before the first byte is written; `opaque` is stored whole and never quoted. */
  readonly form: 'text' | 'opaque';
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
}

export type DossierProblemCode =
  | 'index-unreadable'
  | 'index-broken'
  | 'index-truncated'
  | 'head-broken'
  | 'blob-missing'
  | 'blob-broken'
  | 'unknown-file'
  | 'seal-unreadable'
  | 'seal-broken'
  | 'seal-unknown-key'
  | 'seal-missing'
  | 'seal-order'
  | 'sealed-file-changed'
  | 'sealed-file-missing'
  | 'sealed-file-added';

export interface DossierProblem {
  readonly code: DossierProblemCode;
  readonly path: string;
  readonly line?: number;
  readonly slot?: string;
  /** Number of the seal that the file was held against. */
  readonly seal?: number;
  readonly expected?: string;
  readonly found?: string;
}

/** The newest seal, as far as it could be read. */
export interface SealState {
  /** SHA-256 of the seal's file. */
  readonly sha256: string;
  readonly number: number;
  readonly sealedAt: string;
  readonly by: string;
  /** Fingerprint of the key that signed it. */
  readonly key: string;
  /** The key is one the audit lists or the caller gave. */
  readonly known: boolean;
  /** SHA-256 of reports/assessment.json when it was sealed. */
  readonly assessment?: string;
}

/** The dossier as read back: the entries that can be trusted, and everything that cannot. */
export interface DossierState {
  readonly entries: readonly Entry[];
  readonly problems: readonly DossierProblem[];
  /** True when it can no longer be told which items the index held: then no item can be trusted. */
  readonly indexBroken: boolean;
  /** SHA-256 of every blob that is missing or differs from its name. */
  readonly brokenBlobs: ReadonlySet<string>;
  /** Torn tail or stray temporary files of a process that was killed: harmless, named. */
  readonly notices: readonly string[];
  readonly seal?: SealState;
}

/** Clock, key and names come from the command line; the dossier reads none of them itself. */
export interface DossierOptions {
  readonly now: () => Date;
  /** The audit's own key, 32 bytes: see loadAuditKey. */
  readonly key: Uint8Array;
  /** `biotoets@0.1.0` */
  readonly tool: string;
  readonly operator: string;
}

/** What is handed in for one slot; the dossier adds its place in the chain, the tool and the operator. */
export interface NewItem extends Omit<ItemEntry, keyof EntryBase | 'type' | 'collection' | 'artefacts' | 'card'> {
  readonly artefacts: readonly RawArtefact[];
  readonly card: Omit<ToolCard, 'tool' | 'operator'>;
}

export interface Begun {
  /** `2026-11-23.1`: the day, and which collection of this folder it is. */
  readonly collection: string;
  /** Measured slots that this collection, when resumed, has already: they need not be measured again. */
  readonly done: ReadonlySet<string>;
  readonly resumed: boolean;
}

/** An open dossier, held by this process alone until it is closed. Everything throws UserError `unwritable`. */
export interface Dossier {
  /** Opens a collection, or resumes the last one if it did not end and carries out the same plan. */
  begin(plan: Pick<Plan, 'scope' | 'tasks'>): Promise<Begun>;
  /** Artefacts first, entry after; false when a delivered item is what the dossier holds already. */
  store(item: NewItem): Promise<boolean>;
  end(): Promise<void>;
  /** Destroys an artefact's bytes on purpose; that it was there, and who destroyed it and why, stays. */
  tombstone(record: Pick<TombstoneEntry, 'slot' | 'sha256' | 'by' | 'why'>): Promise<void>;
  /** Appends a record that belongs to no collection. */
  record(record: NewRecord): Promise<void>;
  /** Gives the dossier back. Safe to call twice. */
  close(): Promise<void>;
}
