import type { DecisionKind, Identity, OnSite, Period, Person, SampleMethod } from '../../audit/types.ts';
import type { Addressee, Strength } from '../../catalogue/types.ts';
import type { Access, Attribution, Integrity } from '../types.ts';

/** One row of the ledger, as printed in the evidence register. */
export interface ItemShown {
  readonly id: string;
  readonly slot: string;
  readonly targets: readonly string[];
  readonly kind: 'measured' | 'delivered' | 'refused';
  readonly request?: string;
  readonly file?: string;
  readonly what?: string;
  readonly access: Access;
  readonly strength?: Strength;
  readonly madeBy?: string;
  readonly explained: boolean;
  readonly integrity: Integrity;
  readonly sha256?: string;
  readonly size?: number;
  readonly redactions: number;
  readonly observedAt?: string;
  readonly collectedAt?: string;
  readonly receivedAt?: string;
  readonly trouble?: { readonly code: string; readonly detail: string };
  readonly limitations?: string;
  readonly onSite?: OnSite;
  /** The document shown on site is the one committed to before: proved in the reading room, not proved, or another one. */
  readonly commitment?: 'proved' | 'not-proved' | 'another';
  readonly redaction?: { readonly what: string; readonly by: Person; readonly ground: string };
  readonly purged?: { readonly by: string; readonly why: string };
}

export interface SampleShown {
  readonly id: string;
  readonly criterion: string;
  readonly need?: string;
  readonly population: string;
  readonly size: number;
  readonly method: SampleMethod;
  readonly n: number;
  readonly k: number;
  readonly seed: string;
  readonly fixedAt?: string;
  readonly drawnAt?: string;
  readonly drawn: readonly number[];
  readonly examined: number;
  readonly deviations: number;
  readonly by: string;
  readonly reviewedBy?: string;
  readonly standing: boolean;
  readonly because?: { readonly code: string; readonly params?: Readonly<Record<string, string | number>> };
}

/** A third party's report, and what it covers of these catalogues. */
export interface AssuranceShown {
  readonly item: string;
  readonly type: string;
  readonly period?: Period;
  readonly carveOuts: readonly string[];
  /** Duties the report leaves to the client. */
  readonly userControls: readonly { readonly id: string; readonly text: string; readonly control?: string }[];
  /** Days of the audited period after the end of the report. */
  readonly bridgeDays?: number;
  readonly coverage: readonly {
    readonly criterion: string;
    readonly says: 'effective' | 'exception' | 'not-tested';
    readonly counts: boolean;
    readonly because?: { readonly code: string; readonly params?: Readonly<Record<string, string | number>> };
  }[];
}

export interface ResponseShown {
  readonly control: string;
  readonly reaction?: {
    readonly by: Person;
    readonly at: string;
    readonly position: 'agrees' | 'partly' | 'disagrees';
    readonly text: string;
  };
  readonly rejoinder?: { readonly by: Person; readonly at: string; readonly text: string };
  readonly plan?: {
    readonly action: string;
    readonly party: Addressee;
    readonly owner: string;
    readonly due: string;
    readonly retest?: string;
    readonly overdue: boolean;
  };
}

export interface RequestShown {
  readonly id: string;
  readonly to: Addressee;
  readonly ask: string;
  readonly why?: string;
  readonly form?: string;
  readonly explain: readonly string[];
  readonly criteria: readonly string[];
  /** Absent: not sent yet. */
  readonly askedAt?: string;
  readonly due?: string;
  readonly reminders: readonly { readonly at: string; readonly note?: string }[];
  readonly overdue: boolean;
  readonly status: string;
  readonly auditorView?: string;
  readonly ground?: string;
  readonly offered?: string;
  readonly answeredBy?: Person;
  readonly answeredAt?: string;
}

export interface JudgementShown {
  readonly criterion: string;
  readonly verdict: 'met' | 'fail';
  readonly standing: boolean;
  readonly because?: { readonly code: string; readonly params?: Readonly<Record<string, string | number>> };
  readonly items: readonly string[];
  readonly refutes: readonly string[];
  readonly why: string;
  readonly by: string;
  readonly reviewedBy?: string;
  /** Were the names signed with a key that the audit lists, both of them? */
  readonly identity: Identity;
}

export interface DecisionShown {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly about: string;
  readonly why: string;
  readonly by: string;
  readonly approver?: string;
  readonly expires?: string;
  readonly active: boolean;
  readonly because?: { readonly code: string; readonly params?: Readonly<Record<string, string | number>> };
}

export interface Limitation {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly party: Attribution;
}
