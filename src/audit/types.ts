import type { SourcePosition } from '../errors.ts';
import type {
  Addressee,
  Aspect,
  CardField,
  ControlRef,
  CriterionRef,
  JsonScalar,
  ProfileName,
  TargetKind,
} from '../catalogue/types.ts';

/** A party by its role, never by a person's name. */
export type PartyRole = 'supplier' | 'client' | 'auditor' | 'third-party';

export interface Person {
  readonly party: PartyRole;
  readonly role: string;
}

export interface Period {
  /** ISO 8601 date or moment, inclusive. */
  readonly from: string;
  readonly to: string;
}

export interface Target {
  readonly id: string;
  readonly kind: TargetKind;
  readonly party: Addressee;
  readonly host?: string;
  /** Address to connect to instead of resolving `host`; only for test set-ups and inventories with fixed addresses. */
  readonly address?: string;
  readonly port?: number;
  /** Port of the same host for plain HTTP; 80 unless said otherwise. */
  readonly httpPort?: number;
  /** PEM file inside the audit folder with a private trust anchor, beside the public ones. */
  readonly trust?: string;
  /** Version of the product, where it is known. */
  readonly version?: string;
  /** File or folder inside the audit folder. */
  readonly path?: string;
  readonly environment: 'production' | 'acceptance' | 'test' | 'repository';
  readonly private: boolean;
  readonly sensitive: boolean;
  readonly consent?: { readonly by: Person; readonly at: string; readonly scope?: string };
  readonly profile?: ProfileName;
  readonly at: SourcePosition;
}

export interface Owner {
  readonly control: ControlRef;
  readonly party: Addressee;
  readonly role: string;
  readonly acceptedAt?: string;
  readonly at?: SourcePosition;
}

export type AnswerStatus = 'received' | 'partial' | 'on-site' | 'redacted' | 'withheld' | 'none';

/** An information request (informatieverzoek). `none`: the addressee states in writing that it does not exist. */
export interface InformationRequest {
  readonly id: string;
  readonly criteria: readonly CriterionRef[];
  readonly ask: string;
  readonly to: Addressee;
  readonly askedAt: string;
  readonly due?: string;
  readonly answer?: {
    readonly status: AnswerStatus;
    readonly by?: Person;
    readonly at?: string;
    readonly ground?: string;
    readonly offered?: string;
    /** For `redacted`: does the redaction hide what the criterion tests? Unknown counts as yes. */
    readonly hidesTested?: boolean;
    /** For `on-site`: who saw it. */
    readonly seenBy?: readonly Person[];
  };
  readonly at: SourcePosition;
}

/** How the thing was made decides its strength: it is derived, never declared. */
export type MadeHow = 'system-export' | 'observation' | 'third-party-report' | 'document' | 'statement';

/** A legend for one column or path of an export: without it there are no facts in it. */
export interface ColumnLegend {
  readonly column: string;
  readonly as: string;
  readonly type?: 'string' | 'enum' | 'int' | 'number' | 'bool' | 'timestamp' | 'duration' | 'hash';
  /** For enum and bool: what each raw value means. */
  readonly values?: Readonly<Record<string, JsonScalar>>;
  readonly unit?: string;
}

/** The supplier's explanation of one delivered item. */
export interface Card {
  readonly item: string;
  readonly file?: string;
  readonly request: string;
  readonly kind: string;
  readonly targets: readonly string[];
  readonly what?: string;
  readonly madeBy?: {
    readonly party: PartyRole;
    readonly role?: string;
    readonly how: MadeHow;
    readonly observers?: readonly Person[];
  };
  readonly period?: Period;
  readonly observedAt?: string;
  readonly receivedAt?: string;
  readonly columns?: readonly ColumnLegend[];
  readonly complete?: { readonly population: number | string; readonly how: string };
  readonly adopted?: { readonly by: Person; readonly at: string };
  readonly signed?: readonly Person[];
  /** For a third party's report: does its scope cover the audited service? */
  readonly scope?: { readonly covers: boolean; readonly description: string };
  /** Access of this one item, where it differs from the answer to its request. */
  readonly access?: Exclude<AnswerStatus, 'none'>;
  readonly hidesTested?: boolean;
  /** The addressee confirms in writing what the item shows. */
  readonly acknowledged?: { readonly by: Person; readonly at: string };
  /** The fields that are filled in. */
  readonly filled: readonly CardField[];
  readonly at: SourcePosition;
}

export interface Judgement {
  readonly criterion: CriterionRef;
  readonly need?: string;
  readonly verdict: 'met' | 'fail';
  readonly items: readonly string[];
  /** Item id with hash (`slot@ab12cd34`): the refutation follows the bytes. */
  readonly refutes: readonly string[];
  readonly why: string;
  readonly by: Person & { readonly id: string };
  readonly review?: { readonly by: Person & { readonly id: string }; readonly at: string };
  readonly at: SourcePosition;
}

export type DecisionKind =
  /** The control cannot apply: the fact that makes it impossible. */
  | 'not-applicable'
  /** Which other evidence makes a blocking item superfluous. */
  | 'superfluous'
  /** A reason, owner and end date for an advisory. */
  | 'explained-advisory'
  /** k deviations allowed in a sample, fixed before the draw. */
  | 'sample-rule'
  /** Accepts a deviation for a while; stands beside the verdict and changes nothing in it. */
  | 'waiver';

export interface Decision {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly control?: ControlRef;
  readonly criterion?: CriterionRef;
  readonly need?: string;
  readonly item?: string;
  /** For `superfluous`: the state of the item the two people looked at; void when it changes. */
  readonly itemState?: string;
  readonly advice?: string;
  readonly fact?: string;
  readonly items: readonly string[];
  readonly riskAnalysis?: string;
  readonly k?: number;
  readonly fixedAt?: string;
  readonly drawnAt?: string;
  readonly owner?: string;
  readonly why: string;
  readonly by: Person & { readonly id: string };
  readonly approver?: Person & { readonly id: string };
  /** ISO 8601 date; a decision expires hard at its end. */
  readonly expires?: string;
  readonly at: SourcePosition;
}

export interface Audit {
  readonly id: string;
  readonly client: string;
  readonly supplier: string;
  readonly operator: { readonly party: PartyRole; readonly name: string };
  readonly catalogues: readonly string[];
  readonly subject: Addressee;
  readonly depth: readonly Aspect[];
  readonly period: Period;
  readonly asOf?: string;
  readonly phase: 'tender' | 'contract' | 'operation';
  readonly profile: ProfileName;
  readonly targets: readonly Target[];
  readonly none: readonly { readonly kind: TargetKind; readonly why: string; readonly by: Person }[];
  readonly owners: readonly Owner[];
  readonly parameters: Readonly<
    Record<
      string,
      { readonly value: JsonScalar; readonly setAt: string; readonly by: string; readonly at?: SourcePosition }
    >
  >;
  /** The audit before this one, by the SHA-256 of its seal. */
  readonly predecessor?: { readonly sha256: string };
  readonly requests: readonly InformationRequest[];
  readonly cards: readonly Card[];
  readonly judgements: readonly Judgement[];
  readonly decisions: readonly Decision[];
  /** SHA-256 over the sorted source files of the audit folder (dossier, reports and key left out). */
  readonly sha256: string;
}
