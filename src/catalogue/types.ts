import type { SourcePosition } from '../errors.ts';
import type { JsonScalar, Predicate } from './predicate.ts';
import type { Product, Topic } from './products.ts';

export type { Absent, As, Bounds, JsonScalar, Leaf, Operand, Operator, Predicate } from './predicate.ts';
export type { Product, Topic, TopicField } from './products.ts';

/** A text as the catalogue or the auditor wrote it, in both languages. */
export interface Text {
  readonly nl: string;
  readonly en: string;
}

/** NOREA: opzet, bestaan, werking. */
export type Aspect = 'design' | 'existence' | 'operation';

/** Who must have the thing in order. A control may be of both; a criterion is of exactly one. */
export type Addressee = 'supplier' | 'client';

/** R1 strongest. See DESIGN §3, Strength. */
export type Strength = 'R1' | 'R2' | 'R3' | 'R4' | 'R5';

/** What can be examined. `service` and `client` stand for the organisations, for papers, records and judgements. */
export type TargetKind = 'web' | 'tls' | 'nginx' | 'config' | 'service' | 'client';

/** A family of facts: what a reader yields, whatever the product or the file it came from. */
export type FactFamily =
  'tls' | 'http' | 'certificate' | 'nginx' | 'config' | 'tree' | 'records' | 'register' | 'document' | 'assurance';

export type CollectorName = 'file' | 'tls' | 'http';

/** Fields of an evidence card: the explanation that makes an item interpretable. */
export type CardField =
  | 'what'
  | 'madeBy'
  | 'period'
  | 'observedAt'
  | 'columns'
  | 'complete'
  | 'adopted'
  | 'signed'
  | 'scope'
  | 'limitations'
  | 'confirmed'
  | 'onSite';

/** `bio2@1.3/8.24.04` */
export type ControlRef = string;
/** `bio2@1.3/8.24.04#a` */
export type CriterionRef = string;

/** A recommended setting whose absence is not a deviation but asks for a reason, an owner and an end date. */
export interface Advice {
  readonly id: string;
  readonly text: Text;
  readonly assert: Predicate;
}

/** A second export that is read beside the first: a list it is held against, a count it must agree with. */
export interface Beside {
  readonly name: string;
  readonly from: string;
  readonly family: FactFamily;
  /** Of whom it is asked, where that is another party than the criterion is of. */
  readonly addressee?: Addressee;
  readonly card: readonly CardField[];
}

/**
 * Something to work out over the rows of an export while they go by; facts under `derived.<name>`. Columns go by the
 * name their legend gives them.
 */
export type Derivation = { readonly name: string } & (
  | {
      readonly span: {
        readonly from: string;
        readonly to: string;
        /** ISO 8601; a parameter where the limit is ours. */
        readonly limit: string | { readonly $param: string };
        /** A dated decision in this column, taken within the limit, excuses a row. */
        readonly unless?: string;
      };
    }
  | { readonly same: readonly [string, string] }
  | { readonly sequence: string }
  | { readonly chain: { readonly over: readonly string[]; readonly previous: string; readonly hash: string } }
  | { readonly backlog: { readonly opened: string; readonly closed: string } }
  | { readonly sensitive: 'any' }
  /** The results of a shipped regression set, by the id of the case: every case, and every result that is not due. */
  | { readonly cases: { readonly set: string; readonly case: string; readonly result: string } }
  | {
      /** How many rows hold an entry of the list; `canary` marks entries that were planted and must be found. */
      readonly join: {
        readonly column: string;
        readonly list: string;
        readonly key: string;
        readonly canary?: string;
      };
    }
);

export interface CheckNeed {
  readonly kind: 'check';
  readonly id: string;
  readonly text?: Text;
  readonly family: FactFamily;
  /** For the family `config`: what it is about, and the products that speak about it. */
  readonly about?: Topic;
  readonly products: readonly Product[];
  /** The kind of delivered evidence this check reads. Absent: it reads what the tool measures on the target. */
  readonly from?: string;
  /** Card fields without which a delivered item is not explained. */
  readonly card: readonly CardField[];
  /** When this is false on a usable item, the need does not apply to the target. */
  readonly when?: Predicate;
  readonly assert: Predicate;
  readonly advice: readonly Advice[];
  readonly beside: readonly Beside[];
  readonly derive: readonly Derivation[];
  /** Fact that counts the deviating records, where one item holds many. */
  readonly deviations?: string;
  /** Per column of which it counts values: every value that column may have. One outside these has no known meaning. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
  /** A complete source other than the register itself that can show that the population is empty. */
  readonly empty?: { readonly from: string; readonly family: FactFamily; readonly assert: Predicate };
}

export interface DocumentNeed {
  readonly kind: 'document';
  readonly id: string;
  readonly text?: Text;
  /** Which kind of document: `policy`, `contract`, `report` … */
  readonly from: string;
  readonly card: readonly CardField[];
}

export interface JudgementNeed {
  readonly kind: 'judgement';
  readonly id: string;
  readonly text?: Text;
  readonly questions: readonly Text[];
}

export interface AnyOfNeed {
  readonly kind: 'anyOf';
  readonly id: string;
  readonly text?: Text;
  readonly branches: readonly SingleNeed[];
}

export type SingleNeed = CheckNeed | DocumentNeed | JudgementNeed;
/** What satisfies a criterion; all needs of a criterion are required. */
export type Need = SingleNeed | AnyOfNeed;

/** One thing that must be true, on one aspect, of one addressee. */
export interface Criterion {
  readonly ref: CriterionRef;
  readonly id: string;
  readonly control: ControlRef;
  readonly aspect: Aspect;
  readonly addressee: Addressee;
  readonly text: Text;
  readonly targets: readonly TargetKind[];
  /** ISO 8601 duration: how old a supporting observation may be at as-of. */
  readonly window?: string;
  /** May only be stricter than the floor of the aspect. */
  readonly strength?: Strength;
  /** One deviation is one too many: no sample may allow any. */
  readonly zeroTolerance: boolean;
  readonly needs: readonly Need[];
  readonly at: SourcePosition;
}

export interface Control {
  readonly ref: ControlRef;
  readonly id: string;
  readonly title: Text;
  readonly topic: Text;
  /** Why it matters for a messaging service. */
  readonly matters?: Text;
  readonly theme: string;
  readonly addressee: Addressee | 'both';
  readonly mandatory: boolean;
  readonly knockout: boolean;
  /** True for a measure of the government: it cannot be risk-accepted. */
  readonly measure: boolean;
  readonly depth: readonly Aspect[];
  readonly provability: 'measurable' | 'partly' | 'human';
  /** What the norm itself says of time, in ISO 8601 durations: how often, within which time, how long to keep. */
  readonly term?: { readonly every?: string; readonly within?: string; readonly keep?: string };
  readonly request: { readonly ask: Text; readonly form: Text; readonly explain: readonly Text[] };
  readonly weak: readonly Text[];
  readonly remedy: Text;
  readonly relations: readonly string[];
  readonly criteria: readonly Criterion[];
  readonly at: SourcePosition;
}

export interface Catalogue {
  /** `bio2@1.3` */
  readonly ref: string;
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  /** `norm`: a published norm. `own`: norms of our own or of the user. */
  readonly kind: 'norm' | 'own';
  /** SHA-256 over the sorted source files. */
  readonly sha256: string;
  /** Where this catalogue takes its controls from another one: n of N, so that no report hides it. */
  readonly selectedFrom?: { readonly ref: string; readonly n: number; readonly of: number };
  readonly controls: readonly Control[];
  /** Ids of the norm that are no control here: moved, dropped, or a mere reference to another. */
  readonly elsewhere: readonly Elsewhere[];
  /** Slips of the published text, in our own words. */
  readonly errata: readonly { readonly id: string; readonly text: Text }[];
  /** Thresholds that are ours, with what they bound and a value of the right form. */
  readonly parameters: readonly ParameterMeaning[];
}

/** A threshold that the client sets and dates before anything is measured; without it there is no verdict. */
export interface ParameterMeaning {
  readonly name: string;
  readonly means: Text;
  readonly example: string | number;
}

/** An id of the norm that has no control: `to` holds the ids of this catalogue that took its place. */
export interface Elsewhere {
  readonly id: string;
  readonly kind: 'moved' | 'dropped' | 'reference';
  readonly to: readonly string[];
  readonly note?: Text;
}

/** What became of an id of one version or norm in another. */
export type Relation = 'same' | 'moved' | 'changed' | 'merged' | 'split' | 'new' | 'dropped' | 'related';

export interface MappingEntry {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly relation: Relation;
  /** Seen in a published source; without it the entry never reaches a report. */
  readonly verified: boolean;
  readonly note?: Text;
}

/** Which ids of one norm or version answer to which of another. */
export interface Mapping {
  readonly id: string;
  readonly title: Text;
  /** `bio2@1.2` */
  readonly from: string;
  readonly to: string;
  readonly source: Text;
  readonly entries: readonly MappingEntry[];
}

/** A regression set: inputs with the results that are due, and the invented register they are held against. */
export interface CaseSet {
  readonly id: string;
  readonly title: Text;
  readonly results: readonly string[];
  readonly register: readonly {
    readonly id: string;
    readonly body: string;
    readonly mail: readonly string[];
    readonly phone: readonly string[];
    readonly from?: string;
    readonly until?: string;
  }[];
  readonly cases: readonly {
    readonly id: string;
    readonly kind: string;
    readonly input: Readonly<Record<string, string>>;
    readonly due: readonly string[];
    readonly why: Text;
  }[];
}

/** The ids of a norm that is here for mapping only. */
export interface NormIndex {
  /** `bio1@1.04zv` */
  readonly ref: string;
  readonly title: Text;
  readonly source: Text;
  readonly entries: readonly { readonly id: string; readonly topic: Text; readonly verified: boolean }[];
}

/** Lists and parameters a predicate may name, per norm profile, dated. */
export interface Ruleset {
  readonly id: string;
  readonly title: Text;
  readonly published: string;
  readonly lists: Readonly<Record<string, readonly JsonScalar[]>>;
}

export type ProfileName = 'bio2' | 'strict';

/** A profile names its ruleset and says whether an advisory is a deviation. Ordered: later in `stricter` is stricter. */
export interface Profile {
  readonly name: ProfileName;
  readonly rulesets: readonly string[];
  readonly advisoriesFail: boolean;
}

/** Sizes by convention and for calculation: how many to examine of a population. Named as convention wherever shown. */
export interface SamplingTable {
  readonly id: string;
  readonly title: Text;
  readonly source: Text;
  /** By frequency of the control, then by risk: how many to examine. */
  readonly sizes: Readonly<
    Record<string, { readonly low: number; readonly moderate: number; readonly high: number; readonly upTo?: number }>
  >;
}

/** What a product does with a setting that is not written down, in one version of it. */
export interface DefaultsTable {
  readonly product: Product;
  /** `9.2`: as far as defaults differ between versions. */
  readonly version: string;
  /** The program and package that said so, and when. */
  readonly source: {
    readonly package: string;
    readonly distribution: string;
    readonly command: string;
    readonly taken: string;
  };
  readonly settings: Readonly<Record<string, JsonScalar | readonly JsonScalar[]>>;
}

export interface Reference {
  /** The fields of each topic that configuration speaks about. */
  readonly topics: Readonly<Record<Topic, readonly string[]>>;
  /** By product, in order of version; only of the products that were asked for. */
  readonly defaults: Readonly<Partial<Record<Product, readonly DefaultsTable[]>>>;
  readonly sampling: Readonly<Record<string, SamplingTable>>;
  readonly mappings: readonly Mapping[];
  readonly cases: Readonly<Record<string, CaseSet>>;
  readonly indexes: readonly NormIndex[];
  readonly rulesets: Readonly<Record<string, Ruleset>>;
  readonly profiles: Readonly<Record<ProfileName, Profile>>;
  readonly sha256: string;
}

export interface LoadedCatalogues {
  readonly catalogues: readonly Catalogue[];
  readonly reference: Reference;
}
