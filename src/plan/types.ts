import type {
  Addressee,
  Aspect,
  CollectorName,
  ControlRef,
  CriterionRef,
  Product,
  TargetKind,
  Text,
  Topic,
} from '../catalogue/types.ts';
import type { Period, Provenance } from '../audit/types.ts';

/** Bounds on everything outside: times in milliseconds, sizes in bytes. */
export interface Limits {
  readonly connectMs: number;
  readonly handshakeMs: number;
  readonly taskMs: number;
  readonly bodyBytes: number;
  readonly fileBytes: number;
  readonly files: number;
  readonly includeDepth: number;
  readonly redirects: number;
  readonly perHost: number;
  readonly concurrency: number;
  readonly attempts: number;
}

export interface EndpointParams {
  readonly host: string;
  readonly address?: string;
  readonly port: number;
  readonly httpPort: number;
  /** PEM file inside the audit folder. */
  readonly trust?: string;
  readonly private: boolean;
  /** Hosts a redirect may be followed to: those of the audit with consent. */
  readonly allowed: readonly string[];
}

export interface FileParams {
  /** Relative to the audit folder. */
  readonly path: string;
  /** `nginx`: follow its includes. */
  readonly follow?: 'nginx';
  /** Of a folder, the files of this product; and beside them what the running program said of itself. */
  readonly product?: Product;
  readonly dump?: string;
  /** What says which value of a generic export is which fact. */
  readonly mapping?: string;
}

/** Why a planned measurement may not be attempted. */
export type Refusal = 'no-consent' | 'private-address' | 'offline';

/** What ties a delivered file to its request, recorded with the item so that a card removed later does not cut it loose. */
export interface DeliveryLink {
  readonly request: string;
  readonly kind: string;
  readonly criteria: readonly CriterionRef[];
}

interface TaskBase {
  /** `portal/tls`, or the item id of a delivered file. */
  readonly slot: string;
  readonly targets: readonly string[];
  readonly origin: 'measured' | 'delivered';
  readonly criteria: readonly CriterionRef[];
  readonly link?: DeliveryLink;
  readonly refused?: Refusal;
  /** When the thing was as the file has it; absent: when it was collected. */
  readonly observedAt?: string;
}

export type CollectTask =
  | (TaskBase & { readonly collector: 'file'; readonly params: FileParams })
  | (TaskBase & { readonly collector: 'tls' | 'http'; readonly params: EndpointParams });

export interface SuggestedRequest {
  readonly criteria: readonly CriterionRef[];
  readonly kind: string;
  /** The request that was written down for it and has not been sent. */
  readonly written?: string;
}

/** One request of the first register, in the words of the catalogue. */
export interface FirstRequest {
  readonly control: ControlRef;
  readonly to: Addressee;
  readonly criteria: readonly CriterionRef[];
  /** Kinds of evidence, as the catalogue calls them. */
  readonly kinds: readonly string[];
  readonly ask: Text;
  readonly why: Text;
  readonly form: Text;
  readonly explain: readonly Text[];
}

/** Pinned by the first locked plan: later audits of this folder are held against it. */
export interface Scope {
  readonly targets: readonly {
    readonly id: string;
    readonly kind: TargetKind;
    readonly where?: string;
    readonly product?: Product;
    readonly about?: readonly Topic[];
    readonly provenance?: Provenance;
  }[];
  readonly period: Period;
  readonly depth?: readonly Aspect[];
  /** The predecessor the audit knew of when its work began, by the SHA-256 of its assessment. */
  readonly predecessor?: string;
}

/** A sample drawn again from what was fixed for it. */
export interface SampleDraw {
  readonly sample: string;
  /** Row numbers from 1, ascending. */
  readonly rows: readonly number[];
  /** Its size is not below what its method asks for. */
  readonly enough: boolean;
}

export interface Plan {
  readonly scope: Scope;
  readonly tasks: readonly CollectTask[];
  readonly requests: readonly SuggestedRequest[];
  readonly limits: Limits;
  readonly collectors: readonly CollectorName[];
  /** Samples of which as many rows were drawn as were fixed. */
  readonly samples: readonly SampleDraw[];
}
