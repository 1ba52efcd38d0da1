import type { Audit, DecisionKind, PartyRole, Period, Settlement } from '../audit/types.ts';
import type { Addressee, Aspect, Catalogue, ProfileName, Reference, TargetKind, Text } from '../catalogue/types.ts';
import type { DossierState } from '../dossier/types.ts';
import type { FactAt, Reading } from '../facts/types.ts';
import type { Plan } from '../plan/types.ts';

import type {
  AssuranceShown,
  DecisionShown,
  ItemShown,
  JudgementShown,
  Limitation,
  RequestShown,
  ResponseShown,
  SampleShown,
} from './registers/types.ts';

export type * from './registers/types.ts';

/** Outcome of a need, a criterion or an aspect. */
export type Outcome = 'met' | 'fail' | 'not-established' | 'did-not-occur' | 'not-applicable';
export type Status = Outcome | 'not-examined';
/** What a control gets. `pass` always comes with the depth that was reached. */
export type Verdict = 'pass' | 'fail' | 'not-established' | 'not-applicable';
export type ConclusionWord = 'meets' | 'does-not-meet' | 'cannot-be-established';

/** Why something could not be established. */
export type Cause =
  | 'not-requested'
  | 'not-received'
  | 'withheld'
  | 'not-explained'
  | 'statement-only'
  | 'redacted'
  | 'stale'
  | 'out-of-period'
  | 'integrity-broken'
  | 'unverifiable-origin'
  | 'coverage-incomplete'
  | 'no-baseline'
  | 'sample-too-small'
  | 'indeterminate'
  | 'not-attempted'
  | 'unreachable'
  | 'measurement-failed'
  | 'purged'
  | 'not-judged';

/** Whose doing a cause is. */
export type Attribution = 'auditor' | 'client' | 'supplier' | 'tool';

/** The rule of DESIGN §3 that produced an outcome. */
export type Rule =
  | 'precondition-absent'
  | 'decided-not-applicable'
  | 'against'
  | 'blocked'
  | 'supported'
  | 'population-empty'
  | 'nothing-usable'
  | 'worst-of'
  | 'best-of'
  | 'scope-shrunk'
  | 'no-target'
  | 'nothing-left'
  | 'outside-depth'
  | 'advisory-unexplained'
  | 'advisory-strict'
  | 'established-earlier';

/** How far one may get at an item. */
export type Access =
  | 'received'
  | 'on-site'
  | 'redacted'
  | 'partial'
  | 'withheld'
  | 'not-received'
  | 'purged'
  | 'not-attempted'
  | 'unreachable'
  | 'measurement-failed';

export type Integrity = 'intact' | 'broken' | 'none';

export interface FactShown {
  readonly expected: string;
  readonly actual: string;
  readonly path: string;
  readonly origin: string;
  readonly at?: FactAt;
}

/** One step of a predicate, in order of evaluation; `depth` gives the tree. */
export interface TraceStep {
  readonly depth: number;
  readonly form: string;
  readonly result: 'true' | 'false' | 'unknown';
  readonly path?: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly at?: FactAt;
  readonly assuming?: string;
}

export interface AdvisoryShown {
  readonly id: string;
  readonly text: Text;
  readonly explained: boolean;
  readonly decision?: string;
}

export type Stance = 'support' | 'against' | 'blocks' | 'neutral' | 'precondition-absent' | 'population-empty';

/** How one ledger item bears on one need; everything that was considered is printed. */
export interface ItemBearing {
  readonly item: string;
  readonly stance: Stance;
  /** Set where the item neither supports nor is against: why. */
  readonly cause?: Cause;
  readonly attributableTo?: Attribution;
  /** Card fields that are missing, where the cause is `not-explained`. */
  readonly missing?: readonly string[];
  /** The sample that speaks through this population. */
  readonly sample?: string;
  readonly supersededBy?: string;
  readonly refutedBy?: string;
  readonly superfluousBy?: string;
  readonly allowedBy?: string;
}

/** One need on one target. */
export interface Observation {
  readonly need: string;
  /** Set on the branches of an `anyOf`: they are shown, and only their best one counts. */
  readonly branchOf?: string;
  readonly check: string;
  readonly text?: Text;
  readonly target: string;
  readonly outcome: Outcome;
  readonly rule: Rule;
  readonly because: { readonly code: string; readonly params?: Readonly<Record<string, string | number>> };
  readonly causes: readonly CauseShown[];
  readonly ruleset: string;
  readonly profile: ProfileName;
  readonly contested: boolean;
  readonly trace: readonly TraceStep[];
  readonly facts: readonly FactShown[];
  readonly advisories: readonly AdvisoryShown[];
  readonly items: readonly ItemBearing[];
}

export interface CauseShown {
  readonly cause: Cause;
  readonly attributableTo: Attribution;
  readonly items: readonly string[];
  /** What would settle it. */
  readonly next: { readonly code: string; readonly params?: Readonly<Record<string, string | number>> };
}

export interface CriterionResult {
  readonly id: string;
  readonly ref: string;
  readonly aspect: Aspect;
  readonly addressee: Addressee;
  readonly text: Text;
  readonly status: Status;
  readonly rule: Rule;
  readonly causes: readonly CauseShown[];
  readonly observations: readonly Observation[];
}

export interface AspectResult {
  readonly status: Status;
  readonly causes: readonly Cause[];
}

export interface Disposition {
  readonly decision: string;
  readonly kind: DecisionKind;
  readonly active: boolean;
  /** Why an inert decision is inert. */
  readonly because?: { readonly code: string; readonly params?: Readonly<Record<string, string | number>> };
}

export interface Finding {
  /** `bio2@1.3/8.24.04` */
  readonly control: string;
  readonly catalogue: string;
  readonly id: string;
  readonly title: Text;
  readonly topic: Text;
  /** What the user's own copy of the norm says at this number. */
  readonly official?: { readonly text: string; readonly file: string; readonly sha256: string };
  readonly theme: string;
  readonly addressee: Addressee | 'both';
  readonly mandatory: boolean;
  readonly knockout: boolean;
  readonly verdict: Verdict;
  /** The verdict over the criteria of one addressee; a party without criteria is absent. */
  readonly parties: { readonly supplier?: Verdict; readonly client?: Verdict };
  /** Aspects that were reached by a pass. */
  readonly depth: readonly Aspect[];
  readonly didNotOccur: boolean;
  readonly aspects: Readonly<Record<Aspect, AspectResult>>;
  readonly dispositions: readonly Disposition[];
  readonly owner?: { readonly role: string; readonly accepted: boolean };
  /** How much was found out, whatever the verdict: of the criteria examined none, some, or all have facts. */
  readonly basis: Basis;
  readonly request: { readonly ask: Text; readonly form: Text; readonly explain: readonly Text[] };
  readonly weak: readonly Text[];
  readonly remedy: Text;
  readonly criteria: readonly CriterionResult[];
}

/** The factual basis of a statement. */
export type Basis = 'none' | 'limited' | 'full';

export interface Totals {
  readonly controls: number;
  readonly pass: number;
  readonly fail: number;
  readonly notEstablished: number;
  readonly notApplicable: number;
  /** How many criteria have this cause, each criterion once per cause. */
  readonly causes: Readonly<Partial<Record<Cause, number>>>;
}

export interface Conclusion {
  readonly party: Addressee;
  readonly catalogue: string;
  readonly title: Text;
  readonly kind: 'norm' | 'own';
  readonly selectedFrom?: { readonly ref: string; readonly n: number; readonly of: number };
  readonly conclusion: ConclusionWord;
  readonly totals: Totals;
  readonly knockouts: { readonly fail: readonly string[]; readonly notEstablished: readonly string[] };
  readonly basis: Basis;
}

/** The one document every report and gate reads. No sentence is stored in it: codes, and catalogue texts in two languages. */
export interface Assessment {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'biotoets'; readonly version: string };
  readonly audit: {
    readonly id: string;
    readonly client: string;
    readonly supplier: string;
    readonly operator: { readonly party: PartyRole; readonly name: string };
    readonly asOf: string;
    readonly period: Period;
    readonly phase: string;
    readonly profile: ProfileName;
    readonly subject: Addressee;
    readonly depth: readonly Aspect[];
    readonly targets: readonly {
      readonly id: string;
      readonly kind: TargetKind;
      readonly party: Addressee;
      readonly where?: string;
    }[];
  };
  /** SHA-256 of sorted sets. */
  readonly inputs: { readonly catalogues: string; readonly audit: string; readonly items: string };
  readonly selection: { readonly only: readonly string[]; readonly n: number; readonly of: number };
  /** The answer to the audit's subject; null for a selection. */
  readonly conclusion: ConclusionWord | null;
  readonly integrity: 'intact' | 'broken';
  readonly conclusions: readonly Conclusion[];
  readonly totals: Totals;
  readonly findings: readonly Finding[];
  readonly items: readonly ItemShown[];
  readonly requests: readonly RequestShown[];
  readonly judgements: readonly JudgementShown[];
  readonly decisions: readonly DecisionShown[];
  readonly samples: readonly SampleShown[];
  readonly assurance: readonly AssuranceShown[];
  readonly responses: readonly ResponseShown[];
  /** Hearing the other side; absent while the findings were not sent. */
  readonly hearing?: {
    readonly sentAt: string;
    readonly due: string;
    /** At as-of. */
    readonly over: boolean;
    /** Findings to which a party that has to be heard about them has not reacted since they were sent. */
    readonly outstanding: readonly { readonly control: string; readonly party: Addressee }[];
  };
  readonly settlement?: Omit<Settlement, 'at'>;
  /** Who declared this assessment final, and when; absent: it is a draft. */
  readonly final?: { readonly version: number; readonly by: string; readonly at: string; readonly why?: string };
  /** The audit before this one, whose fails stay until new evidence refutes them. */
  readonly predecessor?: { readonly sha256: string; readonly id: string; readonly asOf: string };
  readonly limitations: readonly Limitation[];
}

/** Everything the verdicts depend on, and nothing else: no clock, no disk, no environment. */
export interface AssessInput {
  readonly catalogues: readonly Catalogue[];
  readonly reference: Reference;
  readonly audit: Audit;
  readonly plan: Plan;
  /** Files in `evidence/` that no card explains. */
  readonly loose?: readonly string[];
  readonly dossier: DossierState;
  /** The assessment before this one, its bytes checked against the hash that the audit pins. */
  readonly predecessor?: Assessment;
  /** By reading key, see `readingKey`. */
  readonly readings: ReadonlyMap<string, Reading>;
  readonly options: { readonly asOf?: string; readonly profile?: ProfileName; readonly only: readonly string[] };
  readonly tool: { readonly version: string };
}
